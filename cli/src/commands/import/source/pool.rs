//! The templates of a user pool: what `aws cognito-idp describe-user-pool` prints, as answers that Cognito gives.

use serde_json::{Value, json};
use theme::Kind;

use super::Sources;
use crate::commands::import::person::Person;
use crate::commands::import::probes::Asking;
use crate::commands::import::question::{Answered, Question, Texts};

/// The settings of a pool that decide about its mail.
#[derive(Debug, Default)]
pub struct PoolFacts {
    /// Cognito's own account sends the mail.
    pub is_cognito_default: bool,
    /// The pool's name.
    pub name: Option<String>,
}

/// Members that only a pool has.
const MEMBERS: [&str; 6] = [
    "VerificationMessageTemplate",
    "EmailVerificationMessage",
    "SmsVerificationMessage",
    "AdminCreateUserConfig",
    "EmailConfiguration",
    "SchemaAttributes",
];

/// Finds a pool in a JSON value, with or without the member around it.
pub fn found(value: &Value) -> Option<&Value> {
    let pool = value.get("UserPool").unwrap_or(value);
    let is_pool = value.get("UserPool").is_some_and(Value::is_object)
        || MEMBERS.iter().any(|member| pool.get(member).is_some());
    is_pool.then_some(pool)
}

/// Returns the answers that Cognito gives from the pool's templates, for two users.
pub fn answers(pool: &Value, sources: &mut Sources) -> Vec<Answered> {
    let text = |place: &str| {
        pool.pointer(place)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let account = text("/EmailConfiguration/EmailSendingAccount");
    sources.pool = Some(PoolFacts {
        is_cognito_default: account.as_deref() == Some("COGNITO_DEFAULT"),
        name: text("/Name"),
    });
    let id = text("/Id");
    let mut answers = Vec::new();
    for kind in Kind::ALL {
        let texts = texts(kind, &text, sources);
        for person in [Person::First, Person::Second] {
            let mut event = Asking::of(kind, person).event();
            if let Some(id) = &id {
                event["userPoolId"] = json!(id);
            }
            let question = Question::of(&event).expect("a question of ours is an event");
            answers.push(Answered {
                question,
                texts: texts.clone(),
                origin: "the pool's templates".to_owned(),
            });
        }
    }
    answers
}

/// Returns what the pool's templates say in a message.
fn texts(kind: Kind, text: &impl Fn(&str) -> Option<String>, sources: &mut Sources) -> Texts {
    let template = "/VerificationMessageTemplate";
    let by_link =
        text(&format!("{template}/DefaultEmailOption")).as_deref() == Some("CONFIRM_WITH_LINK");
    let first = |places: [&str; 2]| places.iter().find_map(|place| text(place));
    let (subject, html, sms) = match kind {
        Kind::AdminCreateUser => {
            let invite = "/AdminCreateUserConfig/InviteMessageTemplate";
            let of = |name: &str| text(&format!("{invite}/{name}"));
            (of("EmailSubject"), of("EmailMessage"), of("SMSMessage"))
        }
        Kind::Authentication => (None, None, text("/SmsAuthenticationMessage")),
        _ => {
            let of = |name: &str| text(&format!("{template}/{name}"));
            let sms = of("SmsMessage").or_else(|| text("/SmsVerificationMessage"));
            match by_link && kind.may_verify_by_link() {
                true => (of("EmailSubjectByLink"), of("EmailMessageByLink"), sms),
                false => (
                    first([
                        &format!("{template}/EmailSubject"),
                        "/EmailVerificationSubject",
                    ]),
                    first([
                        &format!("{template}/EmailMessage"),
                        "/EmailVerificationMessage",
                    ]),
                    sms,
                ),
            }
        }
    };
    let html = html.filter(|html| !html.trim().is_empty());
    let html = html.map(|html| with_line_breaks(kind, &html, sources));
    Texts {
        // A subject alone is Cognito's own mail under another subject.
        subject: subject.filter(|_| html.is_some()),
        html,
        sms,
    }
}

/// Returns a text with an element for each line break. Cognito sends HTML, in which the lines of a text run
/// together.
fn with_line_breaks(kind: Kind, html: &str, sources: &mut Sources) -> String {
    let html = html.replace("\r\n", "\n");
    let is_markup = html.contains("</") || html.contains("<br") || html.contains("<p>");
    if is_markup || !html.trim().contains('\n') {
        return html;
    }
    sources.notes.push(format!(
        "{}: its lines stay lines. Cognito sends HTML, in which they run together today",
        kind.name()
    ));
    html.trim().replace('\n', "<br>\n")
}

/// Gives answers without a subject the pool's, as Cognito does.
pub fn fill_subjects(answers: &mut [Answered], pool: &[Answered]) {
    for answer in answers.iter_mut().filter(|it| lacks_subject(it)) {
        let kind = answer.question.kind;
        let of_pool = pool.iter().find(|it| it.question.kind == kind);
        answer.texts.subject = of_pool.and_then(|pool| pool.texts.subject.clone());
    }
}

/// Gives answers without a subject the one that Cognito has where a pool says nothing.
pub fn fill_usual_subjects(sources: &mut Sources) {
    let mut kinds: Vec<&str> = Vec::new();
    for answer in sources.answers.iter_mut().filter(|it| lacks_subject(it)) {
        let kind = answer.question.kind;
        let holds_link = answer
            .texts
            .html
            .as_deref()
            .is_some_and(|html| html.contains("{##"));
        let subject = match kind {
            Kind::AdminCreateUser => "Your temporary password",
            _ if holds_link && kind.may_verify_by_link() => "Your verification link",
            _ => "Your verification code",
        };
        answer.texts.subject = Some(subject.to_owned());
        if !kinds.contains(&kind.name()) {
            kinds.push(kind.name());
        }
    }
    if !kinds.is_empty() {
        sources.notes.push(format!(
            "no subject in {}: Cognito's usual one is written. If the pool has another, import describe-user-pool's \
             output with the answers",
            kinds.join(", ")
        ));
    }
}

fn lacks_subject(answer: &Answered) -> bool {
    answer.texts.html.is_some() && answer.texts.subject.is_none()
}
