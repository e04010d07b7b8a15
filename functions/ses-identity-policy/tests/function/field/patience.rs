//! Refusals of AWS: a role that IAM does not know yet, a Deny, a Region that is not enabled.

use serde_json::json;
use std::time::Duration;

use super::{both, case, in_terraform, play, play_on, ses_of};

#[test]
fn iam_explicit_deny() {
    let case = case("iam-explicit-deny");
    for case in [case.clone(), in_terraform(&case)] {
        // Less time than the patience with a late IAM takes.
        let played = play_on(ses_of(&case), &case, Duration::from_secs(10));
        let reason = played.reason();
        assert!(
            reason.contains("a Deny in a service control policy"),
            "{reason}"
        );
        assert!(
            !reason.contains("out of time") && !reason.contains("; allow"),
            "{reason}"
        );
    }
}

#[test]
fn iam_late() {
    let case = case("iam-late");
    for played in both(&case) {
        assert_eq!(played.policies("us-east-1", "example.org").len(), 1);
    }
    // The Delete as well.
    let mut case = case.clone();
    let mut delete = case["requests"][0].clone();
    delete["RequestType"] = json!("Delete");
    delete["PhysicalResourceId"] = json!("us-east-1/example.org/p");
    case["requests"] = json!([delete]);
    assert_eq!(play(&case).last()["Status"], "SUCCESS");
}

#[test]
fn iam_that_stays_names_action_and_role() {
    let mut case = case("iam-late");
    case["faults"][0].as_object_mut().unwrap().remove("seconds");
    let played = play_on(ses_of(&case), &case, Duration::from_secs(6));
    let reason = played.reason();
    assert!(reason.contains("allow ses:GetEmailIdentity on"), "{reason}");
    assert!(reason.contains("role example"), "{reason}");
}

#[test]
fn region_not_enabled() {
    let case = case("region-not-enabled");
    for played in both(&case) {
        let reason = played.reason();
        assert!(reason.contains("af-south-1 may not be enabled"), "{reason}");
        assert!(!reason.contains("role"), "{reason}");
    }
}
