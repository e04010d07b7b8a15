//! The service-linked role: one signed call to IAM, which may fail without harm.

use std::sync::{Arc, Mutex};

use doubles::bucket::Bucket;
use doubles::http::{Reply, Request, Response, Server, Service};
use doubles::ses::Ses;
use serde_json::{Value, json};

use crate::function::Function;
use crate::stack::{Ending, Stack};

/// IAM, which gives one answer to every request.
struct Iam {
    reply: Reply,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Service for Iam {
    fn answer(&self, request: Request) -> Reply {
        let authorization = request.header("authorization").unwrap_or_default();
        let line = format!("{} {} {authorization}", request.method, request.target);
        self.requests.lock().unwrap().push(line);
        self.reply.clone()
    }
}

/// The warnings of a Create, and the requests that IAM got.
fn create(reply: Reply, properties: &Value) -> (String, Vec<String>) {
    let requests = Arc::default();
    let iam = Iam {
        reply,
        requests: Arc::clone(&requests),
    };
    let server = Server::start(iam, None).unwrap();
    let url = format!("http://{}", server.address());
    let (ses, bucket) = (Ses::start(None), Bucket::start(None));
    ses.with_identity("us-east-1", "me@example.com", |_| ());
    let function = Function::start_with(&ses.url, &[("AWS_ENDPOINT_URL_IAM", &url)]);
    let mut stack = Stack::new(&function, &bucket, "mail", 1);
    assert_eq!(stack.create(properties), Ending::Complete);
    let warnings = stack.last().data["Warnings"].as_str().unwrap().to_owned();
    let requests = requests.lock().unwrap().clone();
    (warnings, requests)
}

fn properties(pool: &str) -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/me@example.com",
        "UserPoolArn": format!("arn:aws:cognito-idp:us-east-1:123456789012:userpool/{pool}"),
    })
}

fn status(status: u16) -> Reply {
    Reply::Send(Response::empty(status))
}

#[test]
fn a_missing_role_is_a_warning() {
    let (warnings, requests) = create(status(404), &properties("us-east-1_EXAMPLE"));
    let role = "AWSServiceRoleForAmazonCognitoIdpEmailService";
    assert!(warnings.contains(role), "{warnings}");
    assert_eq!(requests.len(), 1);
    assert!(
        requests[0].starts_with(&format!("GET /?Action=GetRole&RoleName={role}&")),
        "{requests:?}"
    );
    assert!(
        requests[0].contains("/us-east-1/iam/aws4_request"),
        "{requests:?}"
    );
}

#[test]
fn whatever_else_iam_answers_says_nothing() {
    for reply in [status(200), status(403), status(500), Reply::Silence] {
        let (warnings, requests) = create(reply, &properties("us-east-1_EXAMPLE"));
        assert_eq!((warnings.as_str(), requests.len()), ("", 1));
    }
}

#[test]
fn before_there_is_a_pool_there_is_no_role_to_look_for() {
    let (warnings, requests) = create(status(404), &properties("*"));
    assert_eq!((warnings.as_str(), requests.len()), ("", 0));
}
