//! A request that cannot help anybody fails and says what to do; a doubt is a warning.

use serde_json::json;

use super::{DOMAIN, POOL, Scene, developer, with};
use crate::stack::Ending;

#[test]
fn every_preflight_failure_says_what_to_do() {
    let scene = Scene::new();
    scene
        .ses
        .with_identity("us-east-1", "new.example.com", |identity| {
            identity.verified = false;
        });
    scene.ses.world().sandbox = true;
    let new = json!({ "SourceArn": DOMAIN.replace("example.com", "new.example.com"), "From": "a@new.example.com" });
    for (changes, said) in [
        (
            json!({ "SourceArn": DOMAIN.replace("example.com", "none.example.com"), "From": "a@none.example.com" }),
            "does not exist in us-east-1: create and verify it",
        ),
        (
            new,
            "is not verified (HOST_NOT_FOUND): publish its DKIM records",
        ),
        (
            json!({ "ConfigurationSet": "missing" }),
            "create it there, or remove ConfigurationSet",
        ),
        (
            json!({ "RequireProductionAccess": "true" }),
            "request production access",
        ),
        (
            json!({ "SourceArn": DOMAIN.replace("us-east-1", "eu-central-1") }),
            "verify the identity in us-east-1",
        ),
        (
            json!({ "From": "a@example.org" }),
            "use an address of the identity",
        ),
        (
            json!({ "From": "" }),
            "is a domain, so the pool needs a From",
        ),
        (
            json!({ "EmailSendingAccount": "COGNITO_DEFAULT" }),
            "remove From",
        ),
        (
            json!({ "EmailSendingAccount": ["x"], "PolicyName": "a b" }),
            "EmailSendingAccount: give one text; PolicyName: ",
        ),
        (
            json!({ "UserPoolArn": POOL.replace("123456789012", "999999999999") }),
            "own account",
        ),
    ] {
        let mut stack = scene.stack("mail");
        assert_eq!(
            stack.create(&with(developer(), changes)),
            Ending::RolledBack
        );
        assert!(
            stack.last().reason.contains(said),
            "{said} in {}",
            stack.last().reason
        );
        assert_eq!(stack.last().physical_id, "nothing-created");
    }
}

#[test]
fn what_only_warns_comes_back_as_warnings() {
    let scene = Scene::new();
    scene
        .ses
        .with_identity("us-east-1", "example.com", |identity| {
            identity.verified = false;
        });
    scene.ses.world().sandbox = true;
    let mut stack = scene.stack("mail");
    let lenient = json!({ "RequireVerifiedIdentity": false, "SourceARN": "x" });
    assert_eq!(stack.create(&with(developer(), lenient)), Ending::Complete);
    let warnings = stack.last().data["Warnings"]
        .as_str()
        .unwrap()
        .lines()
        .count();
    assert_eq!(warnings, 3, "{}", stack.last().data["Warnings"]);
}

#[test]
fn permissions_that_only_inform_are_not_needed() {
    let scene = Scene::new();
    scene.ses.world().denied = ["GetAccount", "GetConfigurationSet"].into();
    let mut stack = scene.stack("mail");
    assert_eq!(
        stack.create(&with(developer(), json!({ "ConfigurationSet": "x" }))),
        Ending::Complete
    );
    assert!(
        stack.last().data["Warnings"]
            .as_str()
            .unwrap()
            .contains("allow ses:GetAccount on *")
    );
}

#[test]
fn a_missing_permission_is_named_and_the_delete_needs_none() {
    let scene = Scene::new();
    scene.ses.world().denied = ["CreateEmailIdentityPolicy", "GetEmailIdentityPolicies"].into();
    let mut stack = scene.stack("mail");
    assert_eq!(stack.create(&developer()), Ending::RolledBack);
    assert!(
        stack
            .last()
            .reason
            .contains("allow ses:CreateEmailIdentityPolicy on arn:aws:ses:"),
        "{}",
        stack.last().reason
    );
    assert_eq!(stack.last().physical_id, "nothing-created");
}

#[test]
fn a_full_identity_is_said_at_once() {
    let scene = Scene::new();
    scene
        .ses
        .with_identity("us-east-1", "example.com", |identity| {
            identity.policies = (0..20)
                .map(|n| (format!("p{n}"), "{}".to_owned()))
                .collect();
        });
    let mut stack = scene.stack("mail");
    assert_eq!(stack.create(&developer()), Ending::RolledBack);
    assert!(
        stack.last().reason.contains("20 policies: remove one"),
        "{}",
        stack.last().reason
    );
    assert_eq!(
        scene
            .calls()
            .iter()
            .filter(|call| *call == "CreateEmailIdentityPolicy")
            .count(),
        1
    );
}
