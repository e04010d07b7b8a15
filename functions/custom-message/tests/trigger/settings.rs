//! The settings that follow the pool: EMAIL_SENDING_ACCOUNT and VERIFICATION.

use serde_json::json;
use theme::Kind;

use crate::cognito::{Pool, complaints, event, event_with, texts};

/// "Custom message Lambda trigger": emailMessage and emailSubject only where EmailSendingAccount is
/// DEVELOPER, otherwise 400 InvalidLambdaResponseException.
#[test]
fn cognito_default_leaves_the_email_null_and_fills_the_sms() {
    for kind in Kind::ALL {
        let event = event(kind);
        let left = texts(&[("EMAIL_SENDING_ACCOUNT", "COGNITO_DEFAULT")], &event);
        assert!(left.subject.is_none() && left.body.is_none(), "{kind:?}");
        assert!(left.sms.is_some(), "{kind:?}");
        let insisted = texts(
            &[
                ("EMAIL_SENDING_ACCOUNT", "COGNITO_DEFAULT"),
                ("CUSTOM_EMAIL", "always"),
            ],
            &event,
        );
        assert!(
            insisted.body.is_some() && insisted.subject.is_some(),
            "{kind:?}"
        );
    }
}

/// A link pool that gets `{####}` shows "##"; a code pool must get it.
#[test]
fn a_link_pool_gets_the_link_for_sign_up_and_resend_alone() {
    for kind in Kind::ALL {
        let texts = texts(&[("VERIFICATION", "link")], &event(kind));
        assert_eq!(complaints(kind, Pool::Link, &texts), [""; 0], "{kind:?}");
        let linked = texts.body.unwrap().contains("{##Click Here##}");
        assert_eq!(
            linked,
            matches!(kind, Kind::SignUp | Kind::ResendCode),
            "{kind:?}"
        );
    }
}

/// A mail that confirms by a link carries no code that one could share.
#[test]
fn a_mail_with_a_link_says_nothing_of_a_code() {
    for kind in [Kind::SignUp, Kind::ResendCode] {
        let event = event_with(kind, |event| {
            event["request"]["clientMetadata"] = json!({ "locale": "en" });
        });
        let body = |by| texts(&[("VERIFICATION", by)], &event).body.unwrap();
        assert!(body("code").contains("Never share this code"), "{kind:?}");
        assert!(!body("link").contains("code "), "{kind:?}");
    }
}

/// Old logs have no linkParameter.
#[test]
fn a_link_pool_without_a_link_is_left_to_cognito() {
    let event = event_with(Kind::ResendCode, |event| {
        event["request"]
            .as_object_mut()
            .unwrap()
            .remove("linkParameter");
    });
    let texts = texts(&[("VERIFICATION", "link")], &event);
    assert!(texts.body.is_none() && texts.subject.is_none());
    assert!(
        texts.sms.unwrap().contains("{####}"),
        "a link cannot confirm a number"
    );
}
