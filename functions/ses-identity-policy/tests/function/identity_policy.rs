//! `Custom::SesEmailIdentityPolicy`: any policy on any identity, as a native resource would be.

use std::time::Duration;

use doubles::bucket::Bucket;
use doubles::ses::Ses;
use serde_json::{Value, json};

use crate::function::Function;
use crate::stack::Stack;

const ARN: &str = "arn:aws:ses:us-east-1:123456789012:identity/example.org";
const AMPLE: Duration = Duration::from_secs(30);

/// The form of 2008-10-17, without conditions.
fn old_form() -> Value {
    json!({
        "Version": "2008-10-17",
        "Statement": [{
            "Sid": "stmt1",
            "Effect": "Allow",
            "Principal": { "Service": "cognito-idp.amazonaws.com" },
            "Action": ["ses:SendEmail", "ses:SendRawEmail"],
            "Resource": ARN,
        }],
    })
}

/// The form of 2012-10-17, with conditions.
fn new_form() -> Value {
    let mut document = old_form();
    document["Version"] = json!("2012-10-17");
    document["Id"] = json!("mine");
    document["Statement"][0]["Condition"] =
        json!({ "StringEquals": { "aws:SourceAccount": "123456789012" } });
    document
}

fn properties(policy: &Value) -> Value {
    json!({ "EmailIdentity": "Example.org", "PolicyName": "partner", "Policy": policy })
}

struct Scene {
    ses: Ses,
    bucket: Bucket,
    function: Function,
}

impl Scene {
    fn new(allow: &str) -> Self {
        let ses = Ses::start(None);
        for name in ["example.org", "example.com"] {
            ses.with_identity("us-east-1", name, |_| ());
        }
        let function = Function::start_with(&ses.url, &[("ALLOW_ANY_POLICY", allow)]);
        let bucket = Bucket::start(None);
        Self {
            ses,
            bucket,
            function,
        }
    }

    fn request(
        &self,
        kind: &str,
        id: Option<&str>,
        properties: &Value,
        old: Option<&Value>,
    ) -> Value {
        let stack = Stack::new(&self.function, &self.bucket, "mail", 1);
        let mut event = stack.event(kind, "r", id, properties, old);
        event["ResourceType"] = json!("Custom::SesEmailIdentityPolicy");
        assert_eq!(self.function.invoke(&event, AMPLE), Ok(Value::Null));
        self.bucket.take("r").remove(0)
    }

    fn stored(&self, identity: &str) -> Vec<Value> {
        self.ses.with_identity("us-east-1", identity, |identity| {
            let policies = identity.policies.values();
            policies
                .map(|text| serde_json::from_str(text).unwrap())
                .collect()
        })
    }
}

#[test]
fn both_forms_can_be_made_updated_and_removed() {
    let scene = Scene::new("true");
    let created = scene.request("Create", None, &properties(&old_form()), None);
    let id = "us-east-1/example.org/partner";
    assert_eq!(created["PhysicalResourceId"], id, "{created}");
    assert_eq!(created["Data"]["IdentityArn"], ARN);
    assert!(
        created["Data"]["Warnings"]
            .as_str()
            .unwrap()
            .contains("aws:SourceAccount")
    );
    assert_eq!(scene.stored("example.org")[0]["Version"], "2008-10-17");
    let (old, new) = (
        properties(&old_form()),
        properties(&json!(new_form().to_string())),
    );
    let updated = scene.request("Update", Some(id), &new, Some(&old));
    assert_eq!(
        (&updated["PhysicalResourceId"], &updated["Data"]["Warnings"]),
        (&json!(id), &json!(""))
    );
    let stored = &scene.stored("example.org")[0];
    assert_eq!(stored["Statement"], new_form()["Statement"]);
    assert!(
        stored["Id"].as_str().unwrap().starts_with("mine-Signet"),
        "{stored}"
    );
    scene.ses.world().calls.clear();
    scene.request("Update", Some(id), &new, Some(&new));
    assert_eq!(scene.ses.world().calls, ["GetEmailIdentity"]);
    assert_eq!(
        scene.request("Delete", Some(id), &new, None)["Status"],
        "SUCCESS"
    );
    assert!(scene.stored("example.org").is_empty());
}

#[test]
fn another_identity_or_name_is_a_replacement() {
    let scene = Scene::new("true");
    let old = properties(&new_form());
    let id = scene.request("Create", None, &old, None)["PhysicalResourceId"].clone();
    let mut new = old.clone();
    new["EmailIdentity"] = json!("example.com");
    new["Policy"]["Statement"][0]["Resource"] = json!(ARN.replace("org", "com"));
    let answer = scene.request("Update", id.as_str(), &new, Some(&old));
    assert_eq!(
        answer["PhysicalResourceId"], "us-east-1/example.com/partner",
        "{answer}"
    );
    assert_eq!(
        scene.request("Delete", id.as_str(), &old, None)["Status"],
        "SUCCESS"
    );
    assert_eq!(scene.stored("example.org").len(), 0);
    assert_eq!(scene.stored("example.com").len(), 1);
}

#[test]
fn a_policy_of_another_owner_is_left_alone() {
    let scene = Scene::new("true");
    let theirs = json!({ "Id": "theirs", "Statement": [] });
    scene
        .ses
        .with_identity("us-east-1", "example.org", |identity| {
            identity
                .policies
                .insert("partner".to_owned(), theirs.to_string())
        });
    let answer = scene.request("Create", None, &properties(&new_form()), None);
    assert!(
        answer["Reason"].as_str().unwrap().contains("did not make"),
        "{answer}"
    );
    let id = "us-east-1/example.org/partner";
    let deleted = scene.request("Delete", Some(id), &properties(&new_form()), None);
    assert_eq!(deleted["Status"], "SUCCESS");
    assert_eq!(scene.stored("example.org"), [theirs]);
}

#[test]
fn it_is_served_only_where_the_owner_allows_it() {
    let (open, closed) = (Scene::new("true"), Scene::new("false"));
    let (old, new) = (properties(&old_form()), properties(&new_form()));
    let refused = closed.request("Create", None, &old, None);
    assert!(
        refused["Reason"]
            .as_str()
            .unwrap()
            .contains("ALLOW_ANY_POLICY"),
        "{refused}"
    );
    assert!(closed.stored("example.org").is_empty());
    // A stack that was made before: its policy may stay and go, but not change.
    let id = open.request("Create", None, &old, None)["PhysicalResourceId"].clone();
    let policies = open.ses.world().identities.clone();
    closed.ses.world().identities = policies;
    let update = |new: &Value, old: &Value| closed.request("Update", id.as_str(), new, Some(old));
    assert_eq!(update(&new, &old)["Status"], "FAILED");
    assert_eq!(update(&old, &new)["Status"], "SUCCESS");
    assert_eq!(
        closed.request("Delete", id.as_str(), &old, None)["Status"],
        "SUCCESS"
    );
    assert!(closed.stored("example.org").is_empty());
}

#[test]
fn terraform_makes_it_as_well() {
    let scene = Scene::new("true");
    let input = |action: &str, previous: &Value| {
        let mut input = properties(&new_form());
        input["ResourceType"] = json!("Custom::SesEmailIdentityPolicy");
        input["IdentityRegion"] = json!("us-east-1");
        input["terraform_lifecycle"] = json!({ "action": action, "prev_input": previous });
        input
    };
    let created = scene
        .function
        .invoke(&input("create", &Value::Null), AMPLE)
        .unwrap();
    assert_eq!(created["PolicyName"], "partner");
    assert_eq!(created["Warnings"], json!([]));
    scene
        .function
        .invoke(&input("delete", &properties(&new_form())), AMPLE)
        .unwrap();
    assert!(scene.stored("example.org").is_empty());
}
