//! Terraform's `create_before_destroy` and its failed updates, with an `Instance` in the input.

use doubles::ses::Ses;
use serde_json::{Value, json};

use crate::function::{Function, Returned};
use crate::stack::AMPLE;

struct Scene {
    ses: Ses,
    function: Function,
}

impl Scene {
    fn new() -> Self {
        let ses = Ses::start(None);
        for name in ["example.org", "example.com"] {
            ses.with_identity("us-east-1", name, |_| ());
        }
        let function = Function::start(&ses.url);
        Self { ses, function }
    }

    fn invoke(&self, action: &str, input: &Value, previous: &Value) -> Returned {
        let mut event = input.clone();
        event["tf"] = json!({ "action": action, "prev_input": previous });
        self.function.invoke(&event, AMPLE)
    }

    fn create(&self, input: &Value) {
        self.invoke("create", input, &Value::Null).unwrap();
    }

    fn update(&self, input: &Value, previous: &Value) -> Returned {
        self.invoke("update", input, previous)
    }

    fn delete(&self, input: &Value) {
        self.invoke("delete", input, input).unwrap();
    }

    /// The marks of all policies on an identity.
    fn marks(&self, identity: &str) -> Vec<String> {
        self.ses.with_identity("us-east-1", identity, |identity| {
            let sid = |text: &String| {
                let document: Value = serde_json::from_str(text).unwrap();
                document["Statement"][0]["Sid"].as_str().unwrap().to_owned()
            };
            identity.policies.values().map(sid).collect()
        })
    }
}

fn input(identity: &str, pool: &str, instance: Option<&str>, name: Option<&str>) -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": format!("arn:aws:ses:us-east-1:123456789012:identity/{identity}"),
        "UserPoolArn": format!("arn:aws:cognito-idp:us-east-1:123456789012:userpool/{pool}"),
        "From": format!("no-reply@{identity}"),
        "Instance": instance,
        "PolicyName": name,
    })
}

#[test]
fn the_old_instances_delete_leaves_the_policy_of_the_new_one() {
    for name in [None, Some("mail")] {
        let scene = Scene::new();
        let of = |instance| input("example.org", "p", Some(instance), name);
        scene.create(&of("0a"));
        scene.create(&of("0b"));
        scene.delete(&of("0a"));
        let marks = scene.marks("example.org");
        assert!(marks.len() == 1 && marks[0].ends_with("I0b"), "{marks:?}");
        scene.delete(&of("0b"));
        assert_eq!(scene.marks("example.org"), [""; 0]);
    }
}

#[test]
fn an_instance_that_is_added_takes_the_policy_over() {
    let scene = Scene::new();
    let (without, with) = (
        input("example.org", "p", None, None),
        input("example.org", "p", Some("0a"), None),
    );
    scene.create(&without);
    let before = scene.marks("example.org");
    scene.update(&with, &without).unwrap();
    assert_eq!(scene.marks("example.org"), [format!("{}I0a", before[0])]);
    scene.delete(&without);
    assert_eq!(scene.marks("example.org").len(), 1);
    scene.delete(&with);
    assert_eq!(scene.marks("example.org").len(), 0);
}

/// terraform-provider-aws#43447: the state holds the input of the update that failed.
#[test]
fn the_first_policy_goes_after_a_failed_update() {
    let scene = Scene::new();
    let first = input("example.org", "p", Some("0a"), None);
    let second = input("example.org", "q", Some("0a"), None);
    scene.create(&first);
    scene.ses.world().sandbox = true;
    let mut strict = second.clone();
    strict["RequireProductionAccess"] = json!(true);
    assert!(scene.update(&strict, &first).is_err());
    assert_eq!(scene.marks("example.org").len(), 1);
    scene.delete(&strict);
    assert_eq!(scene.marks("example.org").len(), 0);
}

#[test]
fn another_states_policy_of_the_name_is_left_alone() {
    let scene = Scene::new();
    scene.create(&input("example.org", "p", Some("0a"), Some("mail")));
    let other = input("example.org", "q", Some("0b"), Some("mail"));
    let error = scene.invoke("create", &other, &Value::Null).unwrap_err();
    assert!(error.to_string().contains("did not make"), "{error}");
    scene.delete(&other);
    assert_eq!(scene.marks("example.org").len(), 1);
}

#[test]
fn every_pool_of_the_account_in_terraform() {
    let scene = Scene::new();
    let mut every = input("example.org", "p", None, None);
    every["UserPoolArn"] = json!("*");
    let result = scene.invoke("create", &every, &Value::Null).unwrap();
    assert_eq!(
        (&result["Attached"], &result["Warnings"]),
        (&json!(true), &json!([]))
    );
    scene.delete(&every);
    assert_eq!(scene.marks("example.org").len(), 0);
}
