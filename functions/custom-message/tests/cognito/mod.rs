//! The set-up of these tests: Cognito's events, the function, an owner's theme, and the answer as Cognito
//! reads it.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test binary uses a part of it; a test's own steps are tests as well"
)]

mod complaints;

#[allow(unused_imports, reason = "each test binary uses a part of it")]
pub use complaints::{Pool, complaints, complaints_without_password, is_accepted};

use std::path::Path;

use custom_message::config::Config;
use custom_message::handler::{Handler, Messages};
use custom_message::limits::{Placeholder, Violation};
use custom_message::message::Body;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use tempfile::TempDir;
use theme::Kind;

/// The trigger source of a message.
pub fn source(kind: Kind) -> &'static str {
    match kind {
        Kind::SignUp => "CustomMessage_SignUp",
        Kind::ResendCode => "CustomMessage_ResendCode",
        Kind::AdminCreateUser => "CustomMessage_AdminCreateUser",
        Kind::ForgotPassword => "CustomMessage_ForgotPassword",
        Kind::UpdateUserAttribute => "CustomMessage_UpdateUserAttribute",
        Kind::VerifyUserAttribute => "CustomMessage_VerifyUserAttribute",
        Kind::Authentication => "CustomMessage_Authentication",
        Kind::AccountTakeOverNotification | Kind::PasswordChanged | Kind::Welcome => {
            panic!("Cognito has no CustomMessage for {kind:?}")
        }
    }
}

/// An event as real logs show it.
pub fn event(kind: Kind) -> Value {
    let username = kind.is_invitation().then_some("{username}");
    json!({
        "version": "1",
        "region": "us-east-1",
        "userPoolId": "us-east-1_EXAMPLE",
        "userName": "7f1c2d3e-0000-4000-8000-000000000001",
        "callerContext": { "awsSdkVersion": "aws-sdk-js-3.614.0", "clientId": "1example23456789" },
        "triggerSource": source(kind),
        "request": {
            "userAttributes": {
                "sub": "7f1c2d3e-0000-4000-8000-000000000001",
                "email_verified": "false",
                "cognito:user_status": "UNCONFIRMED",
                "name": "Ana Souza",
                "email": "ana@example.com",
            },
            "codeParameter": "{####}",
            "linkParameter": "{##Click Here##}",
            "usernameParameter": username,
        },
        "response": { "smsMessage": null, "emailMessage": null, "emailSubject": null },
    })
}

/// The same with some of it changed.
pub fn event_with(kind: Kind, change: impl FnOnce(&mut Value)) -> Value {
    let mut event = event(kind);
    change(&mut event);
    event
}

/// An event of that kind on its occasion; the usual event for a kind that has none.
pub fn event_on_occasion(kind: Kind) -> Value {
    event_with(kind, |event| {
        let attributes = &mut event["request"]["userAttributes"];
        match kind {
            Kind::AdminCreateUser => {
                attributes["cognito:user_status"] = "CONFIRMED".into();
                event["request"]["codeParameter"] = Value::Null;
            }
            Kind::ForgotPassword => attributes["cognito:user_status"] = "RESET_REQUIRED".into(),
            Kind::UpdateUserAttribute => {
                event["callerContext"]["clientId"] = "CLIENT_ID_NOT_APPLICABLE".into();
            }
            _ => {}
        }
    })
}

/// An event of a user with that attribute.
pub fn event_with_attribute(kind: Kind, name: &str, value: impl Into<Value>) -> Value {
    event_with(kind, |event| {
        event["request"]["userAttributes"][name] = value.into();
    })
}

/// The function with these environment variables.
pub fn function(variables: &[(&str, &str)]) -> Handler {
    Handler::new(Config::parse(|name| {
        variables
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| (*value).to_owned())
    }))
}

/// The function with an owner's theme and these environment variables.
pub fn function_with_theme(theme: &Path, variables: &[(&str, &str)]) -> Handler {
    let theme = theme.to_str().unwrap();
    let variables: Vec<_> = [("THEME_DIR", theme)]
        .into_iter()
        .chain(variables.iter().copied())
        .collect();
    function(&variables)
}

/// An owner's theme of these files.
pub fn theme(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// The event as the runtime hands it over.
pub fn raw(event: &Value) -> Box<RawValue> {
    serde_json::value::to_raw_value(event).unwrap()
}

/// The function's answer, as Cognito reads it.
pub fn answer(function: &mut Handler, event: &Value) -> Value {
    serde_json::from_str(function.answer(&raw(event)).0.to_json()).unwrap()
}

/// The messages that an event gets, before they are an answer.
pub fn outcome(function: &mut Handler, event: &Value) -> Messages {
    function.messages(&raw(event)).unwrap()
}

/// The three texts of an answer.
pub struct Texts {
    pub subject: Option<String>,
    pub body: Option<String>,
    pub sms: Option<String>,
}

impl Texts {
    pub fn of(answer: &Value) -> Self {
        let text = |name: &str| answer["response"][name].as_str().map(str::to_owned);
        Self {
            subject: text("emailSubject"),
            body: text("emailMessage"),
            sms: text("smsMessage"),
        }
    }
}

/// The texts with which the function answers an event, under these environment variables.
pub fn texts(variables: &[(&str, &str)], event: &Value) -> Texts {
    Texts::of(&answer(&mut function(variables), event))
}

/// A body that carries these placeholders, as a theme may render it.
pub fn checked_body(
    text: impl Into<String>,
    carries: &[Placeholder<'_>],
) -> Result<Body, Violation> {
    Body::new(theme::mail::RenderedBody::of(text.into()), carries)
}
