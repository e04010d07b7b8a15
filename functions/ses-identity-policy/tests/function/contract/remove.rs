//! A policy is removed, and nothing else with it.

use serde_json::json;

use super::{Scene, developer, with};
use crate::stack::Ending;

#[test]
fn delete_takes_two_calls_and_nothing_else_with_it() {
    let scene = Scene::new();
    let mut stack = scene.stack("mail");
    stack.create(&developer());
    scene
        .ses
        .with_identity("us-east-1", "example.com", |identity| {
            identity.policies.insert("theirs".into(), "{}".into())
        });
    scene.calls();
    assert_eq!(stack.delete(), Ending::Complete);
    assert_eq!(
        scene.calls(),
        ["GetEmailIdentityPolicies", "DeleteEmailIdentityPolicy"]
    );
    assert_eq!(
        scene.policies("example.com"),
        [("theirs".to_owned(), json!({}))]
    );
}

#[test]
fn a_foreign_policy_of_the_name_fails_create_and_survives_the_delete() {
    let scene = Scene::new();
    let theirs = json!({ "Version": "2012-10-17", "Statement": [] });
    scene
        .ses
        .with_identity("us-east-1", "example.com", |identity| {
            identity
                .policies
                .insert("shared".into(), theirs.to_string())
        });
    let mut stack = scene.stack("mail");
    assert_eq!(
        stack.create(&with(developer(), json!({ "PolicyName": "shared" }))),
        Ending::RolledBack
    );
    assert_eq!(stack.last().physical_id, "nothing-created");
    assert!(
        stack
            .last()
            .reason
            .contains("did not make: give another PolicyName"),
        "{}",
        stack.last().reason
    );
    assert_eq!(
        scene.policies("example.com"),
        [("shared".to_owned(), theirs)]
    );
    assert!(
        !scene
            .calls()
            .contains(&"DeleteEmailIdentityPolicy".to_owned())
    );
}

#[test]
fn delete_succeeds_when_policy_or_identity_is_gone() {
    let scene = Scene::new();
    for gone in ["policy", "identity"] {
        let mut stack = scene.stack("mail");
        scene.ses.with_identity("us-east-1", "example.com", |_| ());
        stack.create(&developer());
        match gone {
            "policy" => scene
                .ses
                .with_identity("us-east-1", "example.com", |identity| {
                    identity.policies.clear();
                }),
            _ => drop(
                scene
                    .ses
                    .world()
                    .identities
                    .remove(&("us-east-1".to_owned(), "example.com".to_owned())),
            ),
        }
        assert_eq!(stack.delete(), Ending::Complete, "{gone}");
    }
}

#[test]
fn old_shapes_cannot_keep_a_stack_from_going() {
    let scene = Scene::new();
    let mut stack = scene.stack("mail");
    stack.create(&developer());
    let (id, _) = stack.resource.clone().unwrap();
    for odd in [
        json!(null),
        json!({ "SourceArn": { "old": ["shape"] } }),
        json!([1]),
    ] {
        stack.resource = Some((id.clone(), odd.clone()));
        assert_eq!(
            stack.update(
                &with(
                    developer(),
                    json!({ "From": format!("a{}@example.com", odd.to_string().len()) })
                ),
                false
            ),
            Ending::Complete
        );
        stack.resource = Some((id.clone(), odd));
    }
    assert_eq!(stack.delete(), Ending::Complete);
    assert!(scene.policies("example.com").is_empty());
}
