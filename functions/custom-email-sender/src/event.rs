//! Cognito's JSON: the events of CustomEmailSender and of PostConfirmation.
//!
//! Real events have no `response`, a `clientMetadata` of null, and their fields in any order. Only texts
//! are read; a value of another type counts as absent, so that none of them can lose a mail.

use std::borrow::Cow;

use serde_json::{Map, Value};
use theme::Kind;
use theme::mail::Person;

/// The request of an event.
#[derive(Debug)]
pub enum Event {
    /// A mail.
    Mail(Box<Trigger>),
    /// A notice, if the settings want one: the event goes back whatever happens.
    PostConfirmation(Box<Trigger>),
    /// Nothing: a source that is not known, or no event of Cognito's. The reason for the log.
    Unknown(String),
}

/// The event of a mail.
#[derive(Debug)]
pub struct Trigger {
    /// The message.
    pub kind: Kind,
    /// `request.code`, encrypted.
    pub code: Option<String>,
    /// `userPoolId`.
    pub pool: Option<String>,
    /// `region`, the pool's.
    pub region: Option<String>,
    /// `callerContext.clientId`, unless it is `CLIENT_ID_NOT_APPLICABLE`.
    pub client: Option<String>,
    /// The user name, attributes and metadata. Untrusted, all of it.
    pub person: Person<'static>,
}

/// The prefix of this trigger's sources.
const PREFIX: &str = "CustomEmailSender_";
/// The longest foreign text in a log line, in characters.
const QUOTED_MAX: usize = 64;

const SOURCES: [(&str, Kind); 8] = [
    ("SignUp", Kind::SignUp),
    ("ResendCode", Kind::ResendCode),
    ("ForgotPassword", Kind::ForgotPassword),
    ("UpdateUserAttribute", Kind::UpdateUserAttribute),
    ("VerifyUserAttribute", Kind::VerifyUserAttribute),
    ("Authentication", Kind::Authentication),
    ("AdminCreateUser", Kind::AdminCreateUser),
    (
        "AccountTakeOverNotification",
        Kind::AccountTakeOverNotification,
    ),
];

/// Reads an event.
#[must_use]
pub fn read(json: &str) -> Event {
    let Ok(Value::Object(event)) = serde_json::from_str(json) else {
        return Event::Unknown("not a JSON object, so not an event of Cognito's".to_owned());
    };
    let source = text(&event, "triggerSource").unwrap_or_default();
    if let Some(kind) = notice(source) {
        return Event::PostConfirmation(Box::new(trigger(kind, &event)));
    }
    let name = source.strip_prefix(PREFIX);
    let known = SOURCES.iter().find(|(known, _)| Some(*known) == name);
    match known {
        Some((_, kind)) => Event::Mail(Box::new(trigger(*kind, &event))),
        None => Event::Unknown(format!("unknown trigger source {:?}", quoted(source))),
    }
}

/// The notice after a confirmation. Cognito has no event for a change of password by a signed-in user.
fn notice(source: &str) -> Option<Kind> {
    match source {
        "PostConfirmation_ConfirmForgotPassword" => Some(Kind::PasswordChanged),
        "PostConfirmation_ConfirmSignUp" => Some(Kind::Welcome),
        _ => None,
    }
}

fn trigger(kind: Kind, event: &Map<String, Value>) -> Trigger {
    let nothing = Map::new();
    let object = |parent: &Map<String, Value>, name: &str| {
        let found = parent.get(name).and_then(Value::as_object);
        found.cloned().unwrap_or_default()
    };
    let request = event.get("request").and_then(Value::as_object);
    let request = request.unwrap_or(&nothing);
    let client = object(event, "callerContext");
    let client = text(&client, "clientId").filter(|id| *id != "CLIENT_ID_NOT_APPLICABLE");
    Trigger {
        kind,
        code: text(request, "code").map(str::to_owned),
        pool: text(event, "userPoolId").map(str::to_owned),
        region: text(event, "region").map(str::to_owned),
        client: client.map(str::to_owned),
        person: Person {
            user_name: text(event, "userName").map(|name| Cow::Owned(name.to_owned())),
            attributes: texts(object(request, "userAttributes")),
            client_metadata: texts(object(request, "clientMetadata")),
        },
    }
}

fn text<'e>(fields: &'e Map<String, Value>, name: &str) -> Option<&'e str> {
    let text = fields.get(name).and_then(Value::as_str);
    text.filter(|text| !text.is_empty())
}

fn texts(fields: Map<String, Value>) -> Vec<(Cow<'static, str>, Cow<'static, str>)> {
    let texts = fields.into_iter().filter_map(|(name, value)| match value {
        Value::String(text) => Some((Cow::Owned(name), Cow::Owned(text))),
        _ => None,
    });
    texts.collect()
}

fn quoted(text: &str) -> String {
    text.chars().take(QUOTED_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(json: &str) -> Trigger {
        match read(json) {
            Event::Mail(trigger) => *trigger,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_real_event_has_no_response_and_null_metadata() {
        let trigger = mail(
            r#"{"version":"1","triggerSource":"CustomEmailSender_SignUp","region":"eu-west-1","userPoolId":"eu-west-1_x",
            "userName":"HenryFord","callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"abc"},
            "request":{"type":"customEmailSenderRequestV1","code":"AYADe","clientMetadata":null,
            "userAttributes":{"sub":"1","email_verified":false,"email":"a@example.com"}}}"#,
        );
        assert_eq!(trigger.kind, Kind::SignUp);
        assert_eq!(trigger.code.as_deref(), Some("AYADe"));
        assert_eq!(trigger.client.as_deref(), Some("abc"));
        assert_eq!(trigger.pool.as_deref(), Some("eu-west-1_x"));
        assert_eq!(trigger.person.text("email"), Some("a@example.com"));
        assert_eq!(trigger.person.text("userName"), Some("HenryFord"));
        assert!(trigger.person.client_metadata.is_empty());
    }

    #[test]
    fn fields_of_other_types_count_as_absent() {
        let trigger = mail(
            r#"{"request":{"userAttributes":[1],"clientMetadata":{"lang":"de","n":5},"code":7},"userName":null,
            "callerContext":{"clientId":"CLIENT_ID_NOT_APPLICABLE"},"triggerSource":"CustomEmailSender_AdminCreateUser"}"#,
        );
        assert_eq!(
            (trigger.code, trigger.client, trigger.pool),
            (None, None, None)
        );
        assert_eq!(trigger.person.text("clientMetadata.lang"), Some("de"));
        assert!(trigger.person.attributes.is_empty());
    }

    #[test]
    fn every_source_has_its_message() {
        for (source, kind) in SOURCES {
            let json = format!(r#"{{"triggerSource":"CustomEmailSender_{source}"}}"#);
            assert_eq!(mail(&json).kind, kind);
        }
    }

    #[test]
    fn anything_else_is_no_error() {
        for json in [
            "null",
            "[]",
            "{}",
            r#"{"triggerSource":7}"#,
            r#"{"triggerSource":"CustomEmailSender_Birthday"}"#,
            r#"{"triggerSource":"CustomSMSSender_SignUp"}"#,
            r#"{"triggerSource":"CustomMessage_SignUp"}"#,
            r#"{"triggerSource":"PreSignUp_SignUp"}"#,
            r#"{"triggerSource":"PostConfirmation_Other"}"#,
        ] {
            assert!(matches!(read(json), Event::Unknown(_)), "{json}");
        }
    }
}
