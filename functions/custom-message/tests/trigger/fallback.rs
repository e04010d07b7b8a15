//! The fallback ladder, step by step: what of the owner's theme is used, what it costs when it is broken,
//! and what the log says about it.

mod budget;
mod language;
mod log;
mod result;
mod template;
mod theme_toml;

use custom_message::handler::{Channel, Messages, Step};
use serde_json::json;
use theme::Kind;

use crate::cognito::{
    self, Pool, Texts, answer, complaints, event, event_with, function_with_theme, outcome, theme,
};

/// A filter of Tera 2.4 that panics: arrays of different types compare as equal, so that the order
/// is none, which the standard library's sort notices.
pub(super) const PANICS: &str = "{{ [[37],['a'],['a'],['a'],['a'],[70],[98],['a'],['a'],[44],[11],['a'],[95],['a'],[49],[65],[83],[83],['a'],[40],['a'],['a'],[14],['a'],['a'],[41],['a'],[77],[17],['a'],['a'],['a'],['a'],['a'],['a'],['a'],[13],[2],[8],['a'],[86],['a'],[29],['a'],[56],[67],['a'],['a']] | sort }}";

pub(super) fn rendered(files: &[(&str, &str)], kind: Kind) -> Messages {
    let folder = theme(files);
    outcome(
        &mut function_with_theme(folder.path(), &[("BRAND_NAME", "Acme")]),
        &event(kind),
    )
}

/// The only warning: its channel, file, line and reason.
pub(super) fn warning(outcome: &Messages) -> (Channel, &str, usize, &str) {
    let [(channel, problem)] = &outcome.warnings[..] else {
        panic!("one warning expected: {:?}", outcome.warnings)
    };
    (*channel, &problem.file, problem.line, &problem.reason)
}

/// A defect that costs the email its first step and nothing else.
#[track_caller]
pub(super) fn email_falls(files: &[(&str, &str)], file: &str, line: usize, reason: &str) {
    let outcome = rendered(files, Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Theme)
    );
    let body = outcome.email.message.as_ref().unwrap().body.as_str();
    assert!(body.contains("Acme"), "the owner's brand is kept");
    let found = warning(&outcome);
    assert_eq!(
        (found.0, found.1, found.2),
        (Channel::Email, file, line),
        "{}",
        found.3
    );
    assert!(found.3.contains(reason), "{}", found.3);
    assert!(outcome.fell_back);
}

pub(super) const MESSAGE: &str = "messages/sign-up.html";

pub(super) const ENGLISH: &str = "locales/en.ftl";

#[test]
fn a_whole_theme_is_the_first_step() {
    let outcome = rendered(&[(MESSAGE, "<p>Mine: {{ code }}</p>")], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Theme, Step::Theme)
    );
    assert_eq!(
        outcome.email.message.unwrap().body.as_str(),
        "<p>Mine: {####}</p>"
    );
    assert!(outcome.warnings.is_empty() && !outcome.fell_back);
}

#[test]
fn no_theme_is_the_second_step_and_no_fall() {
    let outcome = outcome(&mut cognito::function(&[]), &event(Kind::SignUp));
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Default)
    );
    assert!(outcome.warnings.is_empty() && !outcome.fell_back);
}

#[test]
fn the_second_step_keeps_the_clients_brand() {
    let toml = "[brand]\nname = \"Client\"\n";
    let outcome = rendered(
        &[
            ("clients/1example23456789.toml", toml),
            (MESSAGE, "{{ nobody }}"),
        ],
        Kind::SignUp,
    );
    assert_eq!(outcome.email.step, Step::Default);
    let email = outcome.email.message.unwrap();
    assert!(email.subject.as_str().contains("Client") && email.body.as_str().contains("Client"));
}

#[test]
fn what_no_step_can_render_is_left_to_cognito() {
    let nobody = event_with(Kind::AdminCreateUser, |event| {
        event["request"]["usernameParameter"] = json!(null);
    });
    let folder = theme(&[(MESSAGE, "")]);
    let outcome = outcome(&mut function_with_theme(folder.path(), &[]), &nobody);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Cognito, Step::Cognito)
    );
    assert_eq!(outcome.warnings.len(), 4, "two steps on two channels");
    for (_, problem) in &outcome.warnings {
        assert!(
            problem
                .to_string()
                .contains("request.usernameParameter is missing")
        );
    }
}

/// Whatever is broken, what goes out is what Cognito takes.
#[test]
fn no_step_sends_what_cognito_refuses() {
    for template in [
        "{{ nobody }}",
        "{{ code",
        PANICS,
        "<p>",
        "{{ code }}{{ '{' ~ '##x##}' }}",
    ] {
        for kind in Kind::ALL {
            let file = format!("messages/{}.html", kind.name());
            let folder = theme(&[(&file, template)]);
            let mut function = function_with_theme(folder.path(), &[]);
            let texts = Texts::of(&answer(&mut function, &event(kind)));
            assert_eq!(
                complaints(kind, Pool::Code, &texts),
                [""; 0],
                "{kind:?} {template}"
            );
            assert!(texts.body.is_some() && texts.sms.is_some());
        }
    }
}
