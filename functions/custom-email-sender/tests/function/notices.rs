//! PostConfirmation: a notice, and in any case the event as it came.

use crate::stage::{ADDRESS, Stage, event, html_of, subject_of, text_of};
use doubles::outbox::Reaction;
use serde_json::{Value, json};

fn confirmation(source: &str) -> Value {
    let mut event = event("SignUp", None);
    event["triggerSource"] = format!("PostConfirmation_{source}").into();
    event["request"] = json!({ "userAttributes": { "email": ADDRESS, "given_name": "Zebedee" } });
    event["response"] = json!({});
    event
}

#[test]
fn each_notice_is_sent_if_it_is_named() {
    for (notices, source, subject) in [
        (
            "password-changed",
            "ConfirmForgotPassword",
            Some("password was changed"),
        ),
        ("welcome", "ConfirmSignUp", Some("Welcome")),
        ("welcome", "ConfirmForgotPassword", None),
        ("password-changed", "ConfirmSignUp", None),
        ("", "ConfirmSignUp", None),
    ] {
        // A notice has no code, so it needs no key.
        let mut stage = Stage::start(&[("NOTICES", notices), ("KEY_ARN", "")]);
        stage.invoke(&confirmation(source)).unwrap();
        let Some(subject) = subject else {
            assert!(stage.accepted().is_empty());
            continue;
        };
        let mail = stage.mail();
        assert!(subject_of(&mail).contains(subject), "{}", subject_of(&mail));
        assert!(html_of(&mail).contains("Zebedee") && text_of(&mail).contains("Zebedee"));
        assert!(stage.kms.vault().calls.is_empty());
        let line = stage.line();
        assert_eq!(
            (&line["step"], &line["FellBack"]),
            (&"default".into(), &0.into())
        );
    }
}

#[test]
fn the_confirmation_never_fails() {
    for reaction in [
        Reaction::Silent,
        Reaction::Refuses(400, "SendingPausedException", ""),
        Reaction::Refuses(429, "TooManyRequestsException", ""),
        Reaction::Refuses(500, "InternalServiceErrorException", ""),
    ] {
        let mut stage = Stage::start(&[("NOTICES", "welcome")]);
        stage
            .ses
            .world()
            .always
            .insert("eu-west-1".to_owned(), reaction);
        stage.invoke(&confirmation("ConfirmSignUp")).unwrap();
        assert_eq!(stage.line()["Failed"], 1);
    }
    let mut stage = Stage::start(&[("NOTICES", "welcome"), ("FROM", "")]);
    stage.invoke(&confirmation("ConfirmSignUp")).unwrap();
    assert_eq!(stage.line()["reason"], "SettingUnusable");
}
