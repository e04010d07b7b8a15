//! The hosts, the fields and the length of an answer.

use super::*;
use crate::request::ResourceRequest;
use proptest::prelude::*;
use serde_json::{Value, json};

fn request(url: &str) -> StackRequest {
    let text = json!({
        "RequestType": "Create", "ResponseURL": url, "RequestId": "r", "LogicalResourceId": "L",
        "StackId": "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1",
    });
    let raw = serde_json::value::to_raw_value(&text).unwrap();
    let Ok(ResourceRequest::CloudFormation(request)) = ResourceRequest::read(&raw) else {
        panic!("not a request")
    };
    request
}

fn answer(reason: &str, warnings: Vec<String>) -> StackAnswer {
    let mut attributes = Attributes::default();
    attributes.warnings = warnings;
    StackAnswer {
        success: false,
        reason: reason.to_owned(),
        physical_id: "nothing-created".to_owned(),
        attributes,
    }
}

#[test]
fn an_answer_goes_to_s3_only() {
    for good in [
        "https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/a|b?c=d",
        "https://s3.amazonaws.com/a",
        "https://bucket.s3.eu-south-1.amazonaws.com/",
        "https://bucket.s3-us-west-2.amazonaws.com/",
        "https://bucket.s3.dualstack.us-west-2.amazonaws.com/",
        "https://bucket.s3.cn-north-1.amazonaws.com.cn/",
    ] {
        for is_local in [true, false] {
            let url = &request(good).response_url;
            assert_eq!(check_url(url, is_local), Ok(()), "{good}");
        }
    }
    for bad in [
        "",
        "x",
        "https://example.com/",
        "https://s3.example.com/",
        "https://s3.amazonaws.com.example.com/",
        "https://lambda.us-east-1.amazonaws.com/",
        "https://s3-mine-123.us-east-1.elb.amazonaws.com/",
        "https://s3.us-east-1.rds.amazonaws.com/",
        "https://s3.xamazonaws.com/",
        "http://bucket.s3.amazonaws.com/",
        "ftp://127.0.0.1/",
        "http://127.0.0.1@example.com/",
        "http://127.0.0.1.example.com/",
        "file:///etc/passwd",
    ] {
        let url = &request(bad).response_url;
        assert_eq!(check_url(url, true), Err(UnsafeUrl), "{bad}");
    }
}

#[test]
fn this_machine_only_beside_an_emulator() {
    for local in [
        "http://127.0.0.1:8080/",
        "http://localhost/x",
        "https://localhost/x",
        "http://[::1]:1/",
    ] {
        let url = &request(local).response_url;
        assert_eq!(check_url(url, true), Ok(()), "{local}");
        assert_eq!(check_url(url, false), Err(UnsafeUrl), "{local}");
    }
}

#[test]
fn the_body_has_the_documented_fields() {
    let request = request("https://x/");
    let body: Value = serde_json::from_str(&body(&request, &answer("why", vec![]))).unwrap();
    assert_eq!(body["Status"], "FAILED");
    assert_eq!(body["Reason"], "why");
    assert_eq!(body["PhysicalResourceId"], "nothing-created");
    assert_eq!(
        (&body["StackId"], &body["RequestId"]),
        (&json!(request.stack_id), &json!("r"))
    );
    assert_eq!(
        (&body["LogicalResourceId"], &body["NoEcho"]),
        (&json!("L"), &json!(false))
    );
    assert_eq!(body["Data"]["Attached"], "false");
}

proptest! {
    #[test]
    fn no_reason_is_too_long(reason in "\\PC{0,3000}", warnings in prop::collection::vec("\\PC{0,900}", 0..6)) {
        let text = body(&request("https://x/"), &answer(&reason, warnings.clone()));
        prop_assert!(text.len() <= BODY_MAX);
        let read: Value = serde_json::from_str(&text).unwrap();
        let said = read["Reason"].as_str().unwrap();
        prop_assert!(said == reason || (said.ends_with('…') && reason.starts_with(said.trim_end_matches('…'))) || said.is_empty());
        // The reason is what a person needs: it gives way only when no warning is left.
        prop_assert!(said == reason || read["Data"]["Warnings"] == "");
    }

    #[test]
    fn escapes_count(quotes in 1000usize..4000) {
        let text = body(&request("https://x/"), &answer(&"\"\u{1}".repeat(quotes), vec![]));
        prop_assert!(text.len() <= BODY_MAX);
        prop_assert!(serde_json::from_str::<Value>(&text).is_ok());
    }
}
