//! Cognito as these tests know it: the events it sends, and the answers it would refuse, drop or
//! mis-send. Written from what is known of the service, with nothing of the crate's `limits`.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test binary uses a part of it; a test's own steps are tests as well"
)]

use std::path::Path;
use std::sync::LazyLock;

use custom_message::config::Config;
use custom_message::handler::{Handler, Messages};
use regex_syntax::hir::{Class, HirKind};
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

pub fn raw(event: &Value) -> Box<RawValue> {
    serde_json::value::to_raw_value(event).unwrap()
}

/// What the function answers, as Cognito reads it.
pub fn answer(function: &mut Handler, event: &Value) -> Value {
    serde_json::from_str(function.answer(&raw(event)).0.to_json()).unwrap()
}

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

/// What the pool is set to, where the event does not say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pool {
    Code,
    Link,
}

/// Everything for which Cognito would refuse, drop or mis-send this answer to that event.
pub fn complaints(kind: Kind, pool: Pool, texts: &Texts) -> Vec<String> {
    let by_link = pool == Pool::Link && matches!(kind, Kind::SignUp | Kind::ResendCode);
    let invitation = kind == Kind::AdminCreateUser;
    let code_grows = if invitation { 256 - 6 } else { 8 - 6 };
    let mut complaints = Vec::new();
    let mut complain = |fault: bool, what: &str| {
        if fault {
            complaints.push(what.to_owned());
        }
    };
    let utf16 = |text: &str| text.encode_utf16().count();
    let count = |text: &str, placeholder: &str| text.matches(placeholder).count();

    if let Some(body) = &texts.body {
        let grown = utf16(body)
            + count(body, "{####}") * code_grows
            + count(body, "{username}") * (128 - 10)
            + count(body, "{##Click Here##}") * 400;
        complain(utf16(body) < 6, "body shorter than 6");
        complain(utf16(body) > 20_000, "body over 20,000");
        complain(grown > 20_000, "body over 20,000 once substituted");
        complain(
            !body.chars().all(is_accepted),
            "forbidden character in the body",
        );
        complain(
            body.contains("{####}") == by_link,
            "code where it must not be, or missing",
        );
        complain(
            body.contains("{##Click Here##}") != by_link,
            "link where it must not be, or missing",
        );
        complain(
            body.contains("{username}") != invitation,
            "user name where it must not be, or missing",
        );
        let rest = body.replace("{####}", " ").replace("{##Click Here##}", " ");
        complain(
            rest.contains("{##"),
            "something like a placeholder in the body",
        );
    }
    if let Some(subject) = &texts.subject {
        complain(subject.is_empty(), "empty subject");
        complain(utf16(subject) > 140, "subject over 140");
        complain(
            !subject.chars().all(is_accepted),
            "forbidden character in the subject",
        );
        complain(subject.contains(ends_line), "line break in the subject");
        complain(
            subject.contains("{##") || subject.contains("{username}"),
            "placeholder in the subject",
        );
    }
    if let Some(sms) = &texts.sms {
        complain(utf16(sms) < 6, "SMS shorter than 6");
        complain(
            utf16(sms) + if invitation { 0 } else { 2 } > 140,
            "SMS over 140",
        );
        complain(
            !sms.chars().all(is_accepted),
            "forbidden character in the SMS",
        );
        complain(sms.contains(ends_line), "line break in the SMS");
        complain(!sms.contains("{####}"), "SMS without the code");
        complain(
            sms.contains("{username}") != invitation,
            "user name where it must not be, or missing, in the SMS",
        );
        complain(
            sms.replace("{####}", " ").contains("{##"),
            "something like a placeholder in the SMS",
        );
    }
    complain(
        texts.subject.is_some() != texts.body.is_some(),
        "a subject on Cognito's own body, or a body without one",
    );
    complaints
}

/// `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]` as Java has it: six white spaces, and no character younger than
/// the oldest Unicode table that Cognito may run on.
pub fn is_accepted(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r') || is_in(&PRINTABLE, c)
}

static PRINTABLE: LazyLock<Vec<(char, char)>> =
    LazyLock::new(|| class(r"[\p{L}\p{M}\p{S}\p{N}\p{P}&&\p{Age:10.0}]"));

fn is_in(class: &[(char, char)], c: char) -> bool {
    let after = class.partition_point(|&(first, _)| first <= c);
    after > 0 && c <= class[after - 1].1
}

/// The ranges of a character class, by Unicode's own tables.
fn class(pattern: &str) -> Vec<(char, char)> {
    let hir = regex_syntax::parse(pattern).unwrap();
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => class
            .iter()
            .map(|range| (range.start(), range.end()))
            .collect(),
        _ => panic!("no class: {pattern}"),
    }
}

/// A line terminator of Java's `.`, or what ends a mail's header.
fn ends_line(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
