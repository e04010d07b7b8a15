//! `Custom::CognitoEmailConfiguration`: a look before the pool is made.

use std::time::Duration;

use doubles::bucket::Bucket;
use doubles::ses::{Fault, Identity, Ses};
use serde_json::{Value, json};

use crate::function::Function;
use crate::stack::{Answer, Stack};

const TYPE: &str = "Custom::CognitoEmailConfiguration";
const SOURCE: &str = "arn:aws:ses:us-east-1:123456789012:identity/Example.org";

fn properties() -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": SOURCE,
        "From": "Example, Inc. <no-reply@example.org>",
        "ReplyToEmailAddress": "help@example.org",
        "ConfigurationSet": "mail",
    })
}

struct Scene {
    ses: Ses,
    bucket: Bucket,
    function: Function,
}

impl Scene {
    fn new(change: impl FnOnce(&mut Identity)) -> Self {
        let ses = Ses::start(None);
        ses.with_identity("us-east-1", "example.org", change);
        ses.world().configuration_sets = ["mail".to_owned()].into();
        let function = Function::start(&ses.url);
        let bucket = Bucket::start(None);
        Self {
            ses,
            bucket,
            function,
        }
    }

    fn create(&self, changes: Value, deadline: Duration) -> Answer {
        let mut properties = properties();
        let Value::Object(changes) = changes else {
            panic!("changes are an object")
        };
        properties.as_object_mut().unwrap().extend(changes);
        let stack = Stack::new(&self.function, &self.bucket, "mail", 1);
        let mut event = stack.event("Create", "r", None, &properties, None);
        event["ResourceType"] = json!(TYPE);
        assert_eq!(self.function.invoke(&event, deadline), Ok(Value::Null));
        let body = self.bucket.take("r").remove(0);
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        Answer {
            success: body["Status"] == "SUCCESS",
            reason: text("Reason"),
            physical_id: text("PhysicalResourceId"),
            data: body["Data"].clone(),
        }
    }

    fn calls(&self) -> Vec<String> {
        std::mem::take(&mut self.ses.world().calls)
    }
}

const AMPLE: Duration = Duration::from_secs(30);

#[test]
fn its_attributes_are_the_pools_members() {
    let scene = Scene::new(|_| ());
    let answer = scene.create(json!({}), AMPLE);
    assert!(answer.success, "{}", answer.reason);
    assert_eq!(answer.physical_id, "email-configuration");
    assert_eq!(
        answer.data,
        json!({
            "SourceArn": SOURCE.replace("Example", "example"),
            "From": "\"Example, Inc.\" <no-reply@example.org>",
            "ReplyToEmailAddress": "help@example.org",
            "ConfigurationSet": "mail",
            "IdentityRegion": "us-east-1",
            "Warnings": "",
        })
    );
    let read_only = ["GetEmailIdentity", "GetConfigurationSet", "GetAccount"];
    assert_eq!(scene.calls(), read_only);
}

#[test]
fn with_cognitos_own_ses_there_is_nothing_to_check() {
    let scene = Scene::new(|_| ());
    let answer = scene.create(
        json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": "", "From": "", "ConfigurationSet": "" }),
        AMPLE,
    );
    assert!(answer.success, "{}", answer.reason);
    assert_eq!(answer.data["ReplyToEmailAddress"], "help@example.org");
    assert_eq!(answer.data["SourceArn"], "");
    assert_eq!(scene.calls(), [""; 0]);
}

#[test]
fn an_unverified_identity_fails_with_its_dns_records() {
    let scene = Scene::new(|identity| {
        identity.verified = false;
        identity.dkim_tokens = vec!["abc".to_owned(), "def".to_owned()];
    });
    let answer = scene.create(json!({}), AMPLE);
    assert!(!answer.success);
    for record in [
        "abc._domainkey.example.org CNAME abc.dkim.amazonses.com",
        "def.",
    ] {
        assert!(answer.reason.contains(record), "{}", answer.reason);
    }
    assert_eq!(answer.physical_id, "nothing-created");
    let lenient = scene.create(json!({ "RequireVerifiedIdentity": "false" }), AMPLE);
    assert!(lenient.success, "{}", lenient.reason);
    assert!(
        lenient.data["Warnings"]
            .as_str()
            .unwrap()
            .contains("abc._domainkey")
    );
}

#[test]
fn it_waits_until_the_identity_is_verified() {
    let scene = Scene::new(|identity| {
        identity.verified = false;
        identity.verified_after = Some(1);
    });
    let answer = scene.create(
        json!({ "WaitForVerification": "600" }),
        Duration::from_secs(60),
    );
    assert!(answer.success, "{}", answer.reason);
    assert_eq!(scene.calls()[..2], ["GetEmailIdentity", "GetEmailIdentity"]);
}

#[test]
fn the_wait_ends_before_the_deadline_with_what_is_missing() {
    let scene = Scene::new(|identity| identity.verified = false);
    let wait = json!({ "WaitForVerification": 840 });
    let answer = scene.create(wait.clone(), Duration::from_secs(6));
    assert!(
        answer.reason.contains("is not verified"),
        "{}",
        answer.reason
    );
    scene.ses.world().identities.clear();
    let answer = scene.create(wait.clone(), Duration::from_secs(6));
    assert!(
        answer.reason.contains("does not exist in us-east-1"),
        "{}",
        answer.reason
    );
    // CloudFormation's own limit counts as well.
    let mut hasty = wait;
    hasty["ServiceTimeout"] = json!("4");
    let answer = scene.create(hasty, Duration::from_secs(600));
    assert!(
        answer.reason.contains("does not exist in us-east-1"),
        "{}",
        answer.reason
    );
}

#[test]
fn a_policy_that_others_manage_must_be_there() {
    let managed = json!({ "ManageSendingPolicy": "false" });
    let scene = Scene::new(|_| ());
    let answer = scene.create(managed.clone(), AMPLE);
    let warnings = answer.data["Warnings"].as_str().unwrap();
    assert!(
        warnings.contains("no policy on the identity example.org"),
        "{warnings}"
    );
    let policy = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": { "Service": ["cognito-idp.amazonaws.com", "email.cognito-idp.amazonaws.com"] },
        "Action": ["ses:SendEmail", "ses:SendRawEmail"],
        "Resource": "arn:aws:ses:us-east-1:123456789012:identity/example.org",
        "Condition": {
            "StringEquals": { "aws:SourceAccount": "123456789012" },
            "ArnLike": { "aws:SourceArn": "arn:aws:cognito-idp:*:123456789012:userpool/*" },
        },
    }] });
    scene
        .ses
        .with_identity("us-east-1", "example.org", |identity| {
            identity
                .policies
                .insert("shared".to_owned(), policy.to_string());
        });
    assert_eq!(scene.create(managed, AMPLE).data["Warnings"], "");
}

#[test]
fn out_of_time_tells_the_last_cause() {
    let scene = Scene::new(|_| ());
    scene.ses.world().fault = Some(Fault {
        status: 503,
        code: "ServiceUnavailableException",
        message: "later".to_owned(),
        calls: None,
    });
    let answer = scene.create(json!({}), Duration::from_secs(4));
    assert!(answer.reason.contains("out of time"), "{}", answer.reason);
    assert!(
        answer.reason.contains("it last answered 503"),
        "{}",
        answer.reason
    );
}

#[test]
fn out_of_time_without_a_server_says_so() {
    let bucket = Bucket::start(None);
    // A port on loopback on which nobody listens: bound once, then closed.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", closed.local_addr().unwrap());
    drop(closed);
    let function = Function::start(&url);
    let stack = Stack::new(&function, &bucket, "mail", 1);
    let mut event = stack.event("Create", "r", None, &properties(), None);
    event["ResourceType"] = json!(TYPE);
    let deadline = Duration::from_secs(4);
    assert_eq!(function.invoke(&event, deadline), Ok(Value::Null));
    let reason = bucket.take("r")[0]["Reason"].to_string();
    assert!(reason.contains("refused"), "{reason}");
}
