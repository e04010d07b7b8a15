//! One scenario a rule, in the words of the issue that asked for it.

mod answer;
mod attach;
mod preflight;
mod remove;

use crate::function::Function;
use crate::stack::Stack;
use doubles::bucket::Bucket;
use doubles::ses::Ses;
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
        let (ses, bucket) = (Ses::start(None), Bucket::start(None));
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
    json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": DOMAIN, "UserPoolArn": POOL, "From": "\"Example, Inc.\" <no-reply@example.com>" })
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
