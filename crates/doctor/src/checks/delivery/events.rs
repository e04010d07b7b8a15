//! The requests of the last 24 hours that CloudTrail shows.

use super::figures;
use crate::case::Case;
use crate::counted::counted;
use crate::evidence::Node;
use crate::finding::Read;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};
use serde_json::Value;

/// The requests that send a mail.
const MAIL_EVENTS: [&str; 9] = [
    "SignUp",
    "ForgotPassword",
    "AdminCreateUser",
    "ResendConfirmationCode",
    "AdminResetUserPassword",
    "GetUserAttributeVerificationCode",
    "UpdateUserAttributes",
    "AdminUpdateUserAttributes",
    "InitiateAuth",
];

/// Those whose success means that a mail was due.
const ALWAYS_MAIL: [&str; 3] = [
    "ForgotPassword",
    "ResendConfirmationCode",
    "AdminResetUserPassword",
];

/// A request that sends a mail.
struct Request {
    name: String,
    time: String,
    /// The error type; empty for a success.
    error: String,
    message: String,
    /// True if the event names this pool, false if it names none.
    is_of_pool: bool,
    read: Read,
}

/// Returns the pool's requests, and those that name no pool.
fn requests(case: &Case<'_>) -> Result<Vec<Request>, Gap> {
    let pool = &case.target().pool;
    case.pool()?;
    let asked = case.evidence.ask(
        Operation::LookupEvents,
        case.region(),
        "EventSource=cognito-idp.amazonaws.com",
    );
    let events = asked.body()?.at("Events").list()?;
    let all: Result<Vec<Option<Request>>, Gap> =
        events.iter().map(|event| request(event, pool)).collect();
    Ok(all?.into_iter().flatten().collect())
}

fn request(event: &Node<'_>, pool: &str) -> Result<Option<Request>, Gap> {
    let text = event.at("CloudTrailEvent");
    let Ok(record) = serde_json::from_str::<Value>(text.text()?) else {
        return Err(Gap::new("an event of CloudTrail is not JSON"));
    };
    let name = record["eventName"].as_str().unwrap_or_default();
    let places = [
        &record["requestParameters"]["userPoolId"],
        &record["additionalEventData"]["userPoolId"],
        &record["responseElements"]["userPoolId"],
    ];
    let of = places.into_iter().find_map(Value::as_str);
    if !MAIL_EVENTS.contains(&name) || of.is_some_and(|of| of != pool) {
        return Ok(None);
    }
    let field = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
    let mut read = text.read();
    // The event holds names and addresses of users.
    read.value = format!("{name} {}", field("errorCode"));
    read.value = read.value.trim_end().to_owned();
    Ok(Some(Request {
        name: name.to_owned(),
        time: field("eventTime"),
        error: field("errorCode"),
        message: field("errorMessage"),
        is_of_pool: of.is_some(),
        read,
    }))
}

/// The kind of a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    /// The mail was not handed over.
    Mail,
    /// A function failed, or refused the user on purpose.
    Function,
}

impl Request {
    fn failure(&self) -> Option<Failure> {
        match self.error.as_str() {
            "CodeDeliveryFailureException" | "InvalidEmailRoleAccessPolicyException" => {
                Some(Failure::Mail)
            }
            // The same type says that a user tried too often.
            "LimitExceededException"
                if self.message.to_ascii_lowercase().contains("email limit") =>
            {
                Some(Failure::Mail)
            }
            "UserLambdaValidationException"
            | "UnexpectedLambdaException"
            | "InvalidLambdaResponseException" => Some(Failure::Function),
            _ => None,
        }
    }

    fn is_success(&self) -> bool {
        self.error.is_empty()
    }
}

pub(super) fn denied(case: &Case<'_>) -> Verdict {
    let requests = requests(case)?;
    let failures = requests
        .iter()
        .filter(|request| request.failure().is_some());
    let Some(last) = failures.max_by(|one, other| one.time.cmp(&other.time)) else {
        return Ok(None);
    };
    let since = requests
        .iter()
        .any(|request| request.is_success() && request.is_of_pool && request.time > last.time);
    let is_certain = last.is_of_pool && !since && last.failure() == Some(Failure::Mail);
    let count = requests
        .iter()
        .filter(|request| request.failure().is_some())
        .count();
    let tail = if since {
        "; later requests succeeded"
    } else {
        ""
    };
    let message = format!(
        "{} failed with {} at {} ({count} such failures in 24 hours){tail}",
        last.name, last.error, last.time
    );
    Outcome::broken_if(is_certain, message)
        .read(last.read.clone())
        .command(format!(
            "aws cloudtrail lookup-events --region {} --lookup-attributes AttributeKey=EventName,AttributeValue={}",
            case.region(), last.name
        ))
        .note("the other findings name the cause; the event has Cognito's own text")
        .into()
}

/// Returns the number of requests that should have become a mail, with the evidence; none if SES sent
/// some, or if nothing was asked of it.
fn unsent(case: &Case<'_>) -> Result<Option<(usize, Vec<Read>)>, Gap> {
    if case.has_custom_sender() {
        return Ok(None);
    }
    let Some((_, sent)) = figures::sent(case)? else {
        return Ok(None);
    };
    let is_due = |request: &Request| {
        request.is_success() && request.is_of_pool && ALWAYS_MAIL.contains(&request.name.as_str())
    };
    let mut due = requests(case)?;
    due.retain(is_due);
    let Some(last) = due.first() else {
        return Ok(None);
    };
    let mut reads = vec![last.read.clone()];
    let count = sent.as_ref().map_or(0.0, |(count, _)| *count);
    reads.extend(sent.map(|(_, read)| read));
    Ok((count == 0.0).then_some((due.len(), reads)))
}

pub(super) fn held_back(case: &Case<'_>) -> Verdict {
    let Some((due, reads)) = unsent(case)? else {
        return Ok(None);
    };
    Outcome::risk(format!("Cognito was asked for {} in 24 hours, and SES counted none: mail is refused between the two", counted(due, "mail")))
        .reads(reads)
        .note("look at the other findings, and switch on the log of user notifications (cognito-log)")
        .into()
}

pub(super) fn ses_denied(case: &Case<'_>) -> Verdict {
    match unsent(case) {
        Ok(Some(_)) => Err(Gap::new("SES's own refusals are data events, which only a trail for them keeps")
            .note("create a trail with data events of SES (AWS::SES::EmailIdentity), if nothing else explains it")),
        Ok(None) | Err(_) => Ok(None),
    }
}
