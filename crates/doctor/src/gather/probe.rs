//! The probe: one real mail to SES's mailbox simulator, by a user that is made for it and deleted again.
//!
//! The user is deleted right after Cognito has answered, whatever the answer was, and not after the
//! watch: Cognito has handed the mail over by then, and nothing may stay behind.

use std::time::Duration;

use serde_json::{Value, json};

use crate::aws::Client;
use crate::aws::request::Input;
use crate::aws::response::Response;
use crate::aws::service::{self, Service};
use crate::facts::{Answer, Call, Facts, Target};
use crate::operation::Operation;

/// Tries to delete the user, before its deletion is left to a person.
const DELETIONS: u32 = 5;
const BETWEEN_DELETIONS: Duration = Duration::from_secs(1);

/// The user of a probe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProbeUser {
    /// The user name.
    pub name: String,
    /// The address, at the mailbox simulator.
    pub address: String,
}

/// The outcome of the call that sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// Cognito took the user and so, as it says, sent the mail.
    Accepted,
    /// Cognito refused, with its error.
    Refused {
        /// AWS's type.
        kind: String,
        /// AWS's text.
        message: String,
    },
    /// No answer, for this reason.
    Unanswered(String),
}

/// The outcome of a probe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probed {
    /// The outcome of the call that sends.
    pub sent: Sent,
    /// True if the user is gone; false if nobody knows.
    pub deleted: bool,
}

impl ProbeUser {
    /// Makes a user that the pool takes; none if its user names are telephone numbers.
    #[must_use]
    pub fn of(facts: &Facts, random: u64) -> Option<Self> {
        let target = &facts.target;
        let described = Call::new(Operation::DescribeUserPool, &target.region, &target.pool);
        let pool = facts.body(&described)?;
        let names = pool.pointer("/UserPool/UsernameAttributes");
        let names: Vec<&str> = names
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let address = format!("success+signet-{random:016x}@simulator.amazonses.com");
        let name = match names.as_slice() {
            [] => format!("signet-probe-{random:016x}"),
            names if names.contains(&"email") => address.clone(),
            _ => return None,
        };
        Some(Self { name, address })
    }
}

/// Makes the user, which sends its invitation, and deletes it again.
pub async fn probe(client: &Client, target: &Target, user: &ProbeUser) -> Probed {
    let service = service::of(Operation::DescribeUserPool);
    let input = fields(json!({
        "UserPoolId": target.pool,
        "Username": user.name,
        "DesiredDeliveryMediums": ["EMAIL"],
        "UserAttributes": [
            { "Name": "email", "Value": user.address },
            { "Name": "email_verified", "Value": "true" },
        ],
    }));
    let answer = client
        .post_once(service, "AdminCreateUser", &target.region, &input)
        .await;
    let sent = match answer {
        Err(reason) => Sent::Unanswered(reason),
        Ok(response) => sent(&response),
    };
    let deleted = delete(client, service, target, user).await;
    Probed { sent, deleted }
}

fn sent(response: &Response) -> Sent {
    if (200..300).contains(&response.status) {
        return Sent::Accepted;
    }
    let failure = response.failure();
    match failure.bare_kind() {
        Some(kind) => Sent::Refused {
            kind,
            message: failure.message,
        },
        None => Sent::Unanswered(format!("the answer was HTTP {}", response.status)),
    }
}

/// A user may exist although its creation failed ("CodeDeliveryFailureException, but the user was
/// created"), so it is deleted in any case.
async fn delete(client: &Client, service: &Service, target: &Target, user: &ProbeUser) -> bool {
    let input = fields(json!({ "UserPoolId": target.pool, "Username": user.name }));
    for _ in 0..DELETIONS {
        let answer = client
            .post(service, "AdminDeleteUser", &target.region, &input)
            .await;
        if let Ok(response) = answer {
            let is_gone =
                response.failure().bare_kind().as_deref() == Some("UserNotFoundException");
            if is_gone || (200..300).contains(&response.status) {
                return true;
            }
        }
        tokio::time::sleep(BETWEEN_DELETIONS).await;
    }
    false
}

/// The mail that SES counted in a Region.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Counted {
    /// Mails taken.
    pub send: f64,
    /// Mails that the receiver took.
    pub delivery: f64,
}

/// Returns what CloudWatch has counted in the last day; none if it cannot be read.
pub async fn counted(client: &Client, target: &Target, region: &str) -> Option<Counted> {
    let call = Call::new(Operation::GetMetricData, region, "AWS/SES");
    let Answer::Given(body) = client.ask(&call, target).await else {
        return None;
    };
    Some(Counted {
        send: sum(&body, "send")?,
        delivery: sum(&body, "delivery")?,
    })
}

/// A metric without values is a day without mail.
fn sum(body: &Value, id: &str) -> Option<f64> {
    let mut results = body.get("MetricDataResults")?.as_array()?.iter();
    let result = results.find(|result| result.get("Id").and_then(Value::as_str) == Some(id))?;
    let values = result.get("Values")?.as_array()?;
    Some(values.iter().filter_map(Value::as_f64).sum())
}

fn fields(input: Value) -> Input {
    match input {
        Value::Object(fields) => fields,
        _ => unreachable!("an input is written as an object"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(names: &Value) -> Facts {
        let mut facts = Facts::default();
        facts.target.pool = "eu-west-1_A".to_owned();
        facts.target.region = "eu-west-1".to_owned();
        let call = Call::new(Operation::DescribeUserPool, "eu-west-1", "eu-west-1_A");
        let body = json!({ "UserPool": { "UsernameAttributes": names } });
        facts.answers.insert(call, Answer::Given(body));
        facts
    }

    #[test]
    fn the_user_has_a_name_that_the_pool_takes() {
        let named = ProbeUser::of(&facts(&json!([])), 7).unwrap();
        assert_eq!(named.name, "signet-probe-0000000000000007");
        assert_eq!(
            named.address,
            "success+signet-0000000000000007@simulator.amazonses.com"
        );
        let by_address = ProbeUser::of(&facts(&json!(["email", "phone_number"])), 7).unwrap();
        assert_eq!(by_address.name, by_address.address);
        assert_eq!(ProbeUser::of(&facts(&json!(["phone_number"])), 7), None);
        assert_eq!(ProbeUser::of(&Facts::default(), 7), None);
    }

    #[test]
    fn a_day_without_mail_is_zero_and_an_answer_without_the_metric_is_nothing() {
        let body = json!({ "MetricDataResults": [{ "Id": "send", "Values": [] }] });
        assert_eq!(sum(&body, "send"), Some(0.0));
        assert_eq!(sum(&body, "delivery"), None);
    }
}
