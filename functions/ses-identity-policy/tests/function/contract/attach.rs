//! A policy is attached, moved and kept right.

use serde_json::json;

use super::{ADDRESS, DOMAIN, POOL, Scene, developer, with};
use crate::stack::Ending;

#[test]
fn create_attaches_in_three_calls_and_answers_every_attribute() {
    let scene = Scene::new();
    let mut stack = scene.stack("mail");
    assert_eq!(stack.create(&developer()), Ending::Complete);
    assert_eq!(
        scene.calls(),
        [
            "GetEmailIdentity",
            "GetAccount",
            "CreateEmailIdentityPolicy"
        ]
    );
    let name = &scene.policies("example.com")[0].0;
    let answer = stack.last();
    assert_eq!(answer.physical_id, format!("us-east-1/example.com/{name}"));
    assert_eq!(
        answer.data,
        json!({
            "Attached": "true",
            "PolicyName": name,
            "IdentityArn": DOMAIN,
            "IdentityRegion": "us-east-1",
            "Principals": "cognito-idp.amazonaws.com,email.cognito-idp.amazonaws.com",
            "From": "\"Example, Inc.\" <no-reply@example.com>",
            "Warnings": "",
        })
    );
}

#[test]
fn cognito_default_alone_attaches_nothing_and_says_so() {
    let scene = Scene::new();
    let mut stack = scene.stack("mail");
    stack.create(&json!({ "EmailSendingAccount": "COGNITO_DEFAULT" }));
    assert_eq!(stack.last().physical_id, "nothing-attached");
    assert_eq!(stack.last().data["Attached"], "false");
    assert_eq!(stack.delete(), Ending::Complete);
    assert_eq!(scene.calls(), [""; 0]);
}

#[test]
fn a_custom_from_attaches_without_asking_for_the_sandbox() {
    let scene = Scene::new();
    scene.ses.world().sandbox = true;
    let mut stack = scene.stack("mail");
    let pattern = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/*";
    stack.create(&json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": ADDRESS, "UserPoolArn": pattern }));
    assert_eq!(stack.last().data["Attached"], "true");
    assert_eq!(stack.last().data["Warnings"], "");
    assert_eq!(
        scene.calls(),
        ["GetEmailIdentity", "CreateEmailIdentityPolicy"]
    );
    // Tightened once the pool exists: in place.
    assert_eq!(stack.update(&json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": ADDRESS, "UserPoolArn": POOL }), false), Ending::Complete);
    let condition = &scene.policies("me@example.com")[0].1["Statement"][0]["Condition"];
    assert_eq!(condition["ArnLike"]["aws:SourceArn"], POOL);
}

#[test]
fn the_old_policy_goes_only_after_the_update_has_held() {
    let scene = Scene::new();
    let mut stack = scene.stack("mail");
    stack.create(&developer());
    let elsewhere = with(developer(), json!({ "SourceArn": ADDRESS, "From": "" }));
    assert_eq!(stack.update(&elsewhere, true), Ending::RolledBack);
    assert_eq!(
        (
            scene.policies("example.com").len(),
            scene.policies("me@example.com").len()
        ),
        (1, 0)
    );
    assert_eq!(stack.update(&elsewhere, false), Ending::Complete);
    assert_eq!(
        (
            scene.policies("example.com").len(),
            scene.policies("me@example.com").len()
        ),
        (0, 1)
    );
}

#[test]
fn two_stacks_share_an_identity() {
    let scene = Scene::new();
    let (mut one, mut other) = (scene.stack("one"), scene.stack("other"));
    one.create(&developer());
    other.create(&with(
        developer(),
        json!({ "UserPoolArn": POOL.replace("EXAMPLE", "OTHER") }),
    ));
    assert_eq!(scene.policies("example.com").len(), 2);
    one.delete();
    let left = scene.policies("example.com");
    assert_eq!(left.len(), 1);
    assert!(left[0].0.starts_with("other-SendingPolicy-"));
}

#[test]
fn hands_are_put_right_at_the_next_update() {
    let scene = Scene::new();
    let mut stack = scene.stack("mail");
    stack.create(&developer());
    let right = scene.policies("example.com");
    for (n, damage) in ["\"Deny\"", "remove"].into_iter().enumerate() {
        scene
            .ses
            .with_identity("us-east-1", "example.com", |identity| match damage {
                "remove" => identity.policies.clear(),
                effect => identity
                    .policies
                    .values_mut()
                    .for_each(|text| *text = text.replace("\"Allow\"", effect)),
            });
        assert_ne!(scene.policies("example.com"), right);
        let touched = with(developer(), json!({ "From": format!("a{n}@example.com") }));
        assert_eq!(stack.update(&touched, false), Ending::Complete);
        assert_eq!(scene.policies("example.com"), right);
    }
}
