//! The event: what is answered, what passes unchanged, and what comes back.

use serde_json::{Value, json};
use theme::Kind;

use crate::cognito::{Pool, Texts, answer, complaints, event, event_with, function, texts};

fn without_response(mut event: Value) -> Value {
    event.as_object_mut().unwrap().remove("response").unwrap();
    event
}

fn passes_unchanged(event: &Value) -> String {
    let text = event.to_string();
    let (answer, log) = function(&[]).answer(&serde_json::from_str::<Box<_>>(&text).unwrap());
    assert_eq!(answer.to_json(), text);
    log
}

#[test]
fn every_source_has_a_message_of_its_own() {
    let mut function = function(&[]);
    let all: Vec<Texts> = Kind::ALL
        .map(|kind| Texts::of(&answer(&mut function, &event(kind))))
        .into();
    for (at, (kind, texts)) in Kind::ALL.iter().zip(&all).enumerate() {
        assert_eq!(complaints(*kind, Pool::Code, texts), [""; 0], "{kind:?}");
        assert!(texts.body.is_some() && texts.sms.is_some(), "{kind:?}");
        for other in &all[..at] {
            assert_ne!(texts.subject, other.subject, "{kind:?}");
            assert_ne!(texts.body, other.body, "{kind:?}");
            assert_ne!(texts.sms, other.sms, "{kind:?}");
        }
    }
}

/// As cognito-local sends it: the parameter is set in every event, though only an invitation shows the name.
#[test]
fn a_user_name_parameter_changes_nothing_outside_invitations() {
    let mut function = function(&[]);
    for kind in Kind::ALL.into_iter().filter(|kind| !kind.is_invitation()) {
        let usual = Texts::of(&answer(&mut function, &event(kind)));
        let mut event = event(kind);
        event["request"]["usernameParameter"] = json!("{username}");
        let texts = Texts::of(&answer(&mut function, &event));
        assert_eq!(texts.body, usual.body, "{kind:?}");
        assert!(texts.body.is_some(), "{kind:?}");
    }
}

/// amazon-cognito-developer-guide, "Customizing user pool workflows": positions and names may grow,
/// and stricter validation can make a function fail.
#[test]
fn an_unknown_trigger_source_passes_unchanged() {
    for source in [
        json!("CustomMessage_Passkey"),
        json!("PreSignUp_SignUp"),
        json!("PostConfirmation_ConfirmSignUp"),
        json!("custommessage_signup"),
        json!(" CustomMessage_SignUp"),
        json!(""),
        json!(null),
        json!(7),
        json!(["CustomMessage_SignUp"]),
        json!({"CustomMessage_SignUp": null}),
    ] {
        let log = passes_unchanged(&event_with(Kind::SignUp, |event| {
            event["triggerSource"] = source.clone();
        }));
        assert!(log.contains("passed through unchanged"), "{source}: {log}");
    }
}

/// aws/aws-lambda-rust-runtime, `aws_lambda_events` 1.2.1: an event without one of these fails to
/// parse, and the sign-up with it.
#[test]
fn missing_or_mistyped_fields_pass_unchanged() {
    for field in ["triggerSource", "request"] {
        passes_unchanged(&event_with(Kind::SignUp, |event| {
            event.as_object_mut().unwrap().remove(field);
        }));
        for value in [json!(null), json!("x"), json!(1), json!([1]), json!(true)] {
            passes_unchanged(&event_with(Kind::SignUp, |event| event[field] = value));
        }
    }
    for code in [
        json!(null),
        json!("None"),
        json!(""),
        json!(1234),
        json!({}),
    ] {
        passes_unchanged(&event_with(Kind::SignUp, |event| {
            event["request"]["codeParameter"] = code;
        }));
    }
    for event in [json!([]), json!("x"), json!(null), json!(1e300), json!({})] {
        passes_unchanged(&event);
    }
}

/// amazon-cognito-developer-guide, the shape of a trigger's event; test events of consoles and emulators write
/// other things there.
#[test]
fn an_event_whose_response_is_nothing_is_answered_all_the_same() {
    let expected = answer(&mut function(&[]), &event(Kind::SignUp))["response"].clone();
    assert!(expected["emailMessage"].is_string());
    for response in [
        json!(null),
        json!("x"),
        json!(1),
        json!([1]),
        json!(true),
        json!({}),
        json!([]),
    ] {
        let event = event_with(Kind::SignUp, |event| event["response"] = response.clone());
        let answered = answer(&mut function(&[]), &event);
        assert_eq!(answered["response"], expected, "{response}");
        assert_eq!(without_response(answered), without_response(event));
    }
    let sent = without_response(event(Kind::SignUp));
    let mut answered = answer(&mut function(&[]), &sent);
    assert_eq!(answered["response"].take(), expected);
    assert_eq!(without_response(answered), sent);
}

/// Of two responses the last counts, as in JavaScript, and the first stays.
#[test]
fn the_last_of_two_responses_is_answered() {
    let text = event(Kind::SignUp).to_string();
    let text = format!("{{\"response\":7,{}", &text[1..]);
    let raw: Box<serde_json::value::RawValue> = serde_json::from_str(&text).unwrap();
    let (answer, _) = function(&[]).answer(&raw);
    assert!(answer.to_json().starts_with("{\"response\":7,"));
    let answer: Value = serde_json::from_str(answer.to_json()).unwrap();
    assert!(answer["response"]["smsMessage"].is_string());
}

#[test]
fn the_event_comes_back_whole_and_only_the_response_is_new() {
    for kind in Kind::ALL {
        let sent = event_with(kind, |event| {
            event["version"] = json!(1);
            event["somethingNew"] =
                json!({"deep": [1, {"a": null}], "big": 12345678901234567890u64});
            event["request"]["userAttributes"]["email_verified"] = json!(true);
            event["request"]["aNewField"] = json!([[[]]]);
            event["response"]["aNewAnswer"] = json!({"kept": true});
        });
        let answered = answer(&mut function(&[]), &sent);
        assert_eq!(answered["response"]["aNewAnswer"], json!({"kept": true}));
        assert_eq!(without_response(answered), without_response(sent));
    }
}

#[test]
fn a_numeric_version_and_bare_booleans_are_a_usual_event() {
    for change in [
        |event: &mut Value| event["version"] = json!(1),
        |event: &mut Value| event["request"]["userAttributes"]["email_verified"] = json!(false),
        |event: &mut Value| event["request"]["userAttributes"]["name"] = json!(["Ana"]),
        |event: &mut Value| event["userName"] = json!(7),
        |event: &mut Value| event["region"] = json!(null),
    ] {
        let texts = texts(&[], &event_with(Kind::SignUp, change));
        assert_eq!(complaints(Kind::SignUp, Pool::Code, &texts), [""; 0]);
        assert!(texts.body.is_some());
    }
}

/// The console's test event writes null as "None".
#[test]
fn none_as_text_is_null() {
    let event = event_with(Kind::SignUp, |event| {
        event["version"] = json!(1);
        event["request"]["usernameParameter"] = json!("None");
        event["request"]["linkParameter"] = json!("None");
        event["response"] =
            json!({"smsMessage": "None", "emailMessage": "None", "emailSubject": "None"});
    });
    let coded = texts(&[], &event);
    assert_eq!(complaints(Kind::SignUp, Pool::Code, &coded), [""; 0]);
    assert!(!coded.body.unwrap().contains("None"));

    // a link that is "None" is no link to verify by: Cognito's own message, never "None" as a link
    let linked = texts(&[("VERIFICATION", "link")], &event);
    assert_eq!((linked.body, linked.subject), (None, None));

    let nobody = event_with(Kind::AdminCreateUser, |event| {
        event["request"]["usernameParameter"] = json!("None");
    });
    let invitation = answer(&mut function(&[]), &nobody);
    assert_eq!(
        invitation["response"],
        json!({"smsMessage": null, "emailMessage": null, "emailSubject": null})
    );
}
