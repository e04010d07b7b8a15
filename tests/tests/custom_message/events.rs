//! Events: answered as `signet render` shows them, or echoed.

use std::process::Command;

use doubles::{Outcome, Profile, binary};
use serde_json::Value;

use super::{event, function, invoke, samples, without_response};

/// "What it shows is what is sent": the function's answer and `signet render` say the same.
#[test]
fn every_sample_is_answered_as_signet_renders_it() {
    let signet = binary("signet", Profile::Debug).unwrap();
    let environment = [
        ("BRAND_NAME", "Acme"),
        ("BRAND_SUPPORT_EMAIL", "help@acme.example"),
    ];
    let mut function = function(&environment);
    for sample in samples() {
        let sent = std::fs::read_to_string(&sample).unwrap();
        let answer = invoke(&mut function, &sent);
        assert_eq!(
            without_response(&answer),
            without_response(&sent),
            "{}",
            sample.display()
        );

        let rendered = Command::new(&signet)
            .args(["render", "--format", "json"])
            .arg(&sample)
            .env_clear()
            .envs(environment)
            .output()
            .unwrap();
        assert!(
            rendered.status.success(),
            "{}",
            String::from_utf8_lossy(&rendered.stderr)
        );
        let rendered: Value = serde_json::from_slice(&rendered.stdout).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let response = &answer["response"];
        assert!(response["emailMessage"].is_string(), "{}", sample.display());
        assert_eq!(response["emailMessage"], rendered[0]["body"]);
        assert_eq!(response["emailSubject"], rendered[0]["subject"]);
        assert_eq!(response["smsMessage"], rendered[0]["sms"]);
    }
}

#[test]
fn what_is_no_custom_message_event_comes_back_as_it_came() {
    let mut function = function(&[]);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for odd in [
        "null",
        "true",
        "7",
        "-0.0",
        "1e999999",
        "\"text\"",
        "[]",
        "{}",
        "[{\"a\":[1,2,{}]}]",
        r#"{"triggerSource":"PreSignUp_SignUp","request":{},"response":{}}"#,
        r#"{"triggerSource":"CustomMessage_SignUp"}"#,
        r#"{"triggerSource":"\ud800"}"#,
        r#"{"\udc00":1,"triggerSource":"CustomMessage_SignUp"}"#,
        r#"{"a":1,"a":2}"#,
        &deep,
    ] {
        assert_eq!(invoke(&mut function, odd), odd);
    }
    assert!(function.is_running());
}

#[test]
fn odd_fields_of_an_event_are_echoed_and_the_mail_is_branded() {
    let mut function = function(&[("BRAND_NAME", "Acme")]);
    let usual = event("CustomMessage_SignUp").to_string();
    let body = &usual[1..];
    let deep = format!("\"deep\":{}{},", "[".repeat(50_000), "]".repeat(50_000));
    let large = format!("\"large\":\"{}\",", "x".repeat(5 << 20));
    for odd in [
        "\"number\":1e999999,",
        "\"lone\":\"\\ud800\",",
        "\"version\":1,\"version\":[2],",
        "\"triggerSource\":\"CustomMessage_Authentication\",",
        &deep,
        &large,
    ] {
        let answer = invoke(&mut function, &format!("{{{odd}{body}"));
        assert!(
            answer.starts_with(&format!("{{{odd}")),
            "{}",
            &odd[..odd.len().min(40)]
        );
        let response = &answer[answer.rfind("\"response\"").unwrap_or_default()..];
        assert!(
            answer.contains("Confirm your email address for Acme"),
            "{response}"
        );
    }
}

#[test]
fn what_is_no_json_is_an_error_and_the_next_event_is_answered() {
    let mut function = function(&[]);
    for broken in [
        &b"{"[..],
        b"",
        b"{\"a\":}",
        b"\xff\xfe",
        b"{\"a\":\"\xc3\x28\"}",
    ] {
        let outcome = function.invoke(broken).unwrap();
        assert!(
            matches!(outcome, Outcome::Error { .. }),
            "{broken:?}: {outcome:?}"
        );
    }
    assert!(invoke(&mut function, &event("CustomMessage_SignUp").to_string()).contains("{####}"));
    assert!(function.is_running());
}
