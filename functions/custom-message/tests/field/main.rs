//! Themes and events as owners bring them, each made after a public report. Lint's side of the same cases is
//! tested in the command line's crate.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

#[path = "../cognito/mod.rs"]
mod cognito;
mod links;
mod seen;
mod strings;

use std::path::PathBuf;

use custom_message::handler::{Channel, Handler, Step};
use serde_json::Value;

use cognito::{Texts, function_with_theme, outcome, raw};

/// The folder of a case.
fn folder(case: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/field/cases")
        .join(case)
}

/// The event of a case.
fn event(case: &str) -> Value {
    let text = std::fs::read_to_string(folder(case).join("event.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The function with the theme of a case.
fn function(case: &str, variables: &[(&str, &str)]) -> Handler {
    function_with_theme(&folder(case).join("theme"), variables)
}

/// The answer of a case's theme to an event, both channels from the owner's theme.
fn answered(case: &str, variables: &[(&str, &str)], event: &Value) -> Texts {
    let mut function = function(case, variables);
    let messages = outcome(&mut function, event);
    assert_eq!(messages.email.step, Step::Theme, "{:?}", messages.warnings);
    let (answer, _) = function.answer(&raw(event));
    Texts::of(&serde_json::from_str(answer.to_json()).unwrap())
}

/// The reason why a case's email is not the owner's.
fn email_refused(case: &str, event: &Value) -> String {
    let messages = outcome(&mut function(case, &[]), event);
    assert_eq!(messages.email.step, Step::Default);
    let mut warnings = messages.warnings.into_iter();
    let warning = warnings.find(|(channel, _)| *channel == Channel::Email);
    warning.unwrap().1.to_string()
}
