//! `aws_lambda_invocation` with `lifecycle_scope = "CRUD"`.

use crate::function::{Function, Returned};
use crate::stack::AMPLE;
use doubles::ses::Ses;
use serde_json::{Value, json};

struct Apply {
    ses: Ses,
    function: Function,
    state: Option<Value>,
}

impl Apply {
    fn new() -> Self {
        let ses = Ses::start(None);
        for name in ["example.com", "me@example.com"] {
            ses.with_identity("us-east-1", name, |_| ());
        }
        let function = Function::start(&ses.url);
        Self {
            ses,
            function,
            state: None,
        }
    }

    fn invoke(&self, action: &str, input: &Value) -> Returned {
        let mut event = input.clone();
        event["tf"] = json!({ "action": action, "prev_input": self.state });
        self.function.invoke(&event, AMPLE)
    }

    fn apply(&mut self, input: &Value) -> Value {
        let action = if self.state.is_some() {
            "update"
        } else {
            "create"
        };
        let result = self.invoke(action, input).unwrap();
        assert_eq!(self.invoke(action, input).unwrap(), result, "repeated");
        self.state = Some(input.clone());
        result
    }

    fn names(&self, identity: &str) -> Vec<String> {
        self.ses.with_identity("us-east-1", identity, |identity| {
            identity.policies.keys().cloned().collect()
        })
    }
}

fn input(identity: &str, pool: &str) -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": format!("arn:aws:ses:us-east-1:123456789012:identity/{identity}"),
        "UserPoolArn": format!("arn:aws:cognito-idp:us-east-1:123456789012:userpool/{pool}"),
        "From": "Me <me@example.com>",
        "RequireVerifiedIdentity": true,
    })
}

#[test]
fn its_whole_life() {
    let mut apply = Apply::new();
    let created = apply.apply(&input("example.com", "p"));
    assert_eq!(
        (&created["Attached"], &created["Warnings"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(created["Principals"].as_array().unwrap().len(), 2);
    assert_eq!(
        apply.names("example.com"),
        [created["PolicyName"].as_str().unwrap()]
    );
    apply.apply(&input("example.com", "q"));
    assert_eq!(apply.names("example.com").len(), 1);
    apply.apply(&input("me@example.com", "q"));
    assert_eq!(
        (
            apply.names("example.com").len(),
            apply.names("me@example.com").len()
        ),
        (0, 1)
    );
    let mut named = input("me@example.com", "r");
    named["PolicyName"] = json!("mine");
    apply.apply(&named);
    named["UserPoolArn"] = json!("arn:aws:cognito-idp:us-east-1:123456789012:userpool/s");
    apply.apply(&named);
    assert_eq!(apply.names("me@example.com"), ["mine"]);
    let nothing = apply.apply(&json!({ "EmailSendingAccount": "COGNITO_DEFAULT" }));
    assert_eq!(
        (&nothing["Attached"], apply.names("me@example.com").len()),
        (&json!(false), 0)
    );
    apply.apply(&named);
    apply.invoke("delete", &named).unwrap();
    apply.invoke("delete", &named).unwrap();
    assert!(apply.names("me@example.com").is_empty());
}

#[test]
fn a_failure_is_a_function_error_that_says_what_to_do() {
    let apply = Apply::new();
    let error = apply
        .invoke("create", &input("none.example.com", "p"))
        .unwrap_err();
    assert_eq!(error["errorType"], "IdentityPolicyFailed");
    assert!(
        error["errorMessage"]
            .as_str()
            .unwrap()
            .contains("does not cover"),
        "{error}"
    );
}

#[test]
fn somebody_elses_policy_is_left_alone() {
    let apply = Apply::new();
    apply
        .ses
        .with_identity("us-east-1", "example.com", |identity| {
            identity.policies.insert("mine".into(), "{}".into())
        });
    let mut named = input("example.com", "p");
    named["PolicyName"] = json!("mine");
    assert!(apply.invoke("create", &named).is_err());
    assert_eq!(apply.invoke("delete", &named).unwrap()["Attached"], false);
    assert_eq!(apply.names("example.com"), ["mine"]);
}
