//! Every request is answered, at a safe URL alone; the log tells the steps and no secret.

use std::time::Duration;

use doubles::bucket::SECRET;
use serde_json::{Value, json};

use super::{ADDRESS, Scene, developer, with};
use crate::stack::{AMPLE, Ending};

#[test]
fn an_unknown_request_type_is_answered_too() {
    let scene = Scene::new();
    let stack = scene.stack("mail");
    let event = stack.event("Import", "r1", None, &developer(), None);
    assert_eq!(scene.function.invoke(&event, AMPLE), Ok(Value::Null));
    let answer = &scene.bucket.take("r1")[0];
    assert_eq!(
        (
            answer["Status"].as_str(),
            answer["PhysicalResourceId"].as_str()
        ),
        (Some("FAILED"), Some("nothing-created"))
    );
}

#[test]
fn properties_too_deep_to_hold_are_answered() {
    let scene = Scene::new();
    let event = scene
        .stack("mail")
        .event("Create", "r2", None, &json!("DEEP"), None);
    let deep = event.to_string().replace(
        "\"DEEP\"",
        &format!("{}{}", "[".repeat(4000), "]".repeat(4000)),
    );
    assert_eq!(scene.function.invoke_text(&deep, AMPLE), Ok(Value::Null));
    assert!(
        scene.bucket.take("r2")[0]["Reason"]
            .as_str()
            .unwrap()
            .contains("properties cannot be used")
    );
}

#[test]
fn a_long_reason_is_shortened_between_characters() {
    let scene = Scene::new();
    let mut stack = scene.stack("mail");
    let odd: Value = (0..60)
        .map(|n| (format!("ü{n}{}", "ü".repeat(60)), json!(1)))
        .collect::<serde_json::Map<_, _>>()
        .into();
    assert_eq!(stack.create(&with(developer(), odd)), Ending::Complete);
    assert!(
        stack.last().data["Warnings"]
            .as_str()
            .unwrap()
            .ends_with('…')
    );
    assert!(scene.bucket.puts().refused.is_empty());
}

#[test]
fn only_safe_urls_are_answered_and_nothing_is_done_before() {
    let scene = Scene::new();
    for url in ["http://example.com/?Signature=S3CR3T", "not a url"] {
        let mut event = scene
            .stack("mail")
            .event("Create", "r3", None, &developer(), None);
        event["ResponseURL"] = json!(url);
        let error = scene.function.invoke(&event, AMPLE).unwrap_err();
        assert_eq!(error["errorType"], "UnsafeResponseUrl");
    }
    assert!(scene.calls().is_empty());
    assert!(
        scene
            .function
            .invoke(&json!({ "hello": 1 }), AMPLE)
            .unwrap_err()["errorMessage"]
            .as_str()
            .unwrap()
            .contains("neither")
    );
}

#[test]
fn the_log_tells_the_steps_and_no_secrets() {
    let scene = Scene::new();
    let mut stack = scene.stack("mail");
    stack.create(&with(
        developer(),
        json!({ "SourceArn": ADDRESS, "From": "" }),
    ));
    stack.update(
        &with(
            developer(),
            json!({ "SourceArn": ADDRESS, "From": "other@example.com" }),
        ),
        false,
    );
    scene.bucket.puts().silent = true;
    let event = stack.event(
        "Delete",
        "r4",
        Some("us-east-1/me@example.com/x"),
        &developer(),
        None,
    );
    let returned = scene.function.invoke(&event, Duration::from_secs(3));
    assert_eq!(returned.unwrap_err()["errorType"], "AnswerNotDelivered");
    let log = scene.function.stop();
    for line in &log {
        assert!(
            !line.contains(SECRET)
                && !line.contains("arn%3Aaws")
                && !line.contains("me@example.com"),
            "{line}"
        );
    }
    let lines: Vec<Value> = log
        .iter()
        .map(|line| serde_json::from_str(line).expect("a JSON line"))
        .collect();
    let done: Vec<&Value> = lines.iter().filter(|line| line["step"] == "done").collect();
    assert_eq!(done[0]["requestType"], "Create");
    assert_eq!(
        done[0]["calls"],
        json!([
            "GetEmailIdentity",
            "GetAccount",
            "CreateEmailIdentityPolicy"
        ])
    );
    for field in ["stack", "logicalId", "decision", "durationMs"] {
        assert!(!done[0][field].is_null(), "{field}");
    }
    assert_eq!(done[1]["success"], false);
}
