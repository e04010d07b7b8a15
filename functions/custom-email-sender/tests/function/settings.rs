//! Missing and unusable settings, and the settings of a stage.

use crate::stage::{Stage, event, sign_up, tag, with_code};
use serde_json::json;

#[test]
fn without_its_key_or_sender_the_function_says_so_at_each_event() {
    for (name, value) in [
        ("KEY_ARN", ""),
        ("KEY_ARN", "alias/codes"),
        ("FROM", ""),
        ("FROM", "Example"),
    ] {
        let mut stage = with_code(&[(name, value)]);
        for _ in 0..2 {
            let error = stage.invoke(&sign_up()).unwrap_err();
            assert!(
                error.starts_with(&format!("SettingUnusable: {name}")),
                "{error}"
            );
        }
        assert!(stage.accepted().is_empty() && stage.kms.vault().calls.is_empty());
    }
}

#[test]
fn an_unusable_rule_of_a_stage_lets_nothing_out() {
    for (name, value) in [
        ("SEND", "false"),
        ("REDIRECT_TO", "qa"),
        ("ALLOW_RECIPIENTS", "example.com"),
    ] {
        let mut stage = with_code(&[(name, value)]);
        let error = stage.invoke(&sign_up()).unwrap_err();
        assert!(error.contains(name), "{error}");
        assert!(stage.accepted().is_empty());
    }
}

#[test]
fn with_send_off_everything_happens_but_the_sending() {
    let mut stage = with_code(&[("SEND", "off")]);
    stage.invoke(&sign_up()).unwrap();
    let line = stage.line();
    assert_eq!(
        (&line["reason"], &line["step"]),
        (&"sending is off".into(), &"default".into())
    );
    assert_eq!(stage.kms.vault().calls.len(), 1);
    assert!(stage.ses.world().asked.is_empty());
}

#[test]
fn a_redirected_mail_goes_to_one_mailbox_alone() {
    let mut stage = with_code(&[("REDIRECT_TO", "qa@example.com")]);
    stage.invoke(&sign_up()).unwrap();
    let mail = stage.mail();
    assert_eq!(
        mail["Destination"],
        json!({ "ToAddresses": ["qa@example.com"] })
    );
    assert!(!mail.to_string().contains("zebedee@quux"));
    assert_eq!(tag(&mail, "recipient").map(str::len), Some(16));
}

#[test]
fn only_allowed_recipients_get_mail() {
    let mut stage = with_code(&[("ALLOW_RECIPIENTS", "@staging.example, x@quux.example")]);
    stage.invoke(&sign_up()).unwrap();
    assert_eq!(stage.line()["reason"], "kept out by ALLOW_RECIPIENTS");
    assert!(stage.kms.vault().calls.is_empty() && stage.accepted().is_empty());
    let mut stage = with_code(&[("ALLOW_RECIPIENTS", "@quux.example")]);
    stage.invoke(&sign_up()).unwrap();
    assert_eq!(stage.accepted().len(), 1);
}

#[test]
fn events_of_other_triggers_come_back() {
    let mut stage = Stage::start(&[("KEY_ARN", ""), ("FROM", ""), ("SEND", "?")]);
    for event in [
        json!({ "triggerSource": "CustomMessage_SignUp", "response": { "emailMessage": null } }),
        json!({ "triggerSource": "CustomSMSSender_SignUp" }),
        json!({ "triggerSource": "PostConfirmation_ConfirmSignUp", "response": {} }),
        event("Birthday", None),
        json!([1, 2]),
        json!(null),
    ] {
        stage.invoke(&event).unwrap();
    }
    assert!(stage.accepted().is_empty());
}
