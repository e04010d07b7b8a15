//! One scenario a rule, in the words of the issue.

use crate::double::bucket::{Bucket, SECRET};
use crate::double::function::Function;
use crate::double::ses::Ses;
use crate::stack::{AMPLE, Ending, Stack};
use serde_json::{Value, json};

const DOMAIN: &str = "arn:aws:ses:us-east-1:123456789012:identity/example.com";
const ADDRESS: &str = "arn:aws:ses:us-east-1:123456789012:identity/me@example.com";
const POOL: &str = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE";

struct Scene {
    ses: Ses,
    bucket: Bucket,
    function: Function,
}

impl Scene {
    fn new() -> Self {
        let (ses, bucket) = (Ses::start(None, 1), Bucket::start(None, 1));
        for name in ["example.com", "me@example.com"] {
            ses.with_identity("us-east-1", name, |_| ());
        }
        let function = Function::start(&ses.url);
        Self {
            ses,
            bucket,
            function,
        }
    }

    fn stack(&self, name: &str) -> Stack<'_> {
        Stack::new(&self.function, &self.bucket, name, 7)
    }

    fn policies(&self, identity: &str) -> Vec<(String, Value)> {
        let read =
            |(name, text): (&String, &String)| (name.clone(), serde_json::from_str(text).unwrap());
        self.ses.with_identity("us-east-1", identity, |identity| {
            identity.policies.iter().map(read).collect()
        })
    }

    fn calls(&self) -> Vec<String> {
        std::mem::take(&mut self.ses.world().calls)
    }
}

fn developer() -> Value {
    json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": DOMAIN, "UserPoolArn": POOL, "From": "Example, Inc. <no-reply@example.com>" })
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "every caller writes it on the spot"
)]
fn with(mut properties: Value, changes: Value) -> Value {
    properties
        .as_object_mut()
        .unwrap()
        .extend(changes.as_object().unwrap().clone());
    properties
}

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

#[test]
fn an_unknown_request_type_is_answered_too() {
    let scene = Scene::new();
    let stack = scene.stack("mail");
    let event = stack.event("Import", "r1", None, &developer(), None);
    assert_eq!(scene.function.api.invoke(&event, AMPLE), Ok(Value::Null));
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
    assert_eq!(scene.function.api.invoke_raw(&deep, AMPLE), Ok(Value::Null));
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
    assert!(scene.bucket.puts.lock().unwrap().refused.is_empty());
}

#[test]
fn only_safe_urls_are_answered_and_nothing_is_done_before() {
    let scene = Scene::new();
    for url in ["http://example.com/?Signature=S3CR3T", "not a url"] {
        let mut event = scene
            .stack("mail")
            .event("Create", "r3", None, &developer(), None);
        event["ResponseURL"] = json!(url);
        let error = scene.function.api.invoke(&event, AMPLE).unwrap_err();
        assert_eq!(error["errorType"], "UnsafeResponseUrl");
    }
    assert!(scene.calls().is_empty());
    assert!(
        scene
            .function
            .api
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
    scene.bucket.puts.lock().unwrap().silent = true;
    let event = stack.event(
        "Delete",
        "r4",
        Some("us-east-1/me@example.com/x"),
        &developer(),
        None,
    );
    let returned = scene
        .function
        .api
        .invoke(&event, std::time::Duration::from_millis(600));
    assert_eq!(returned.unwrap_err()["errorType"], "AnswerNotDelivered");
    std::thread::sleep(std::time::Duration::from_millis(50));
    let log = scene.function.log();
    assert!(
        !log.contains(SECRET) && !log.contains("arn%3Aaws") && !log.contains("me@example.com"),
        "{log}"
    );
    let lines: Vec<Value> = log
        .lines()
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
