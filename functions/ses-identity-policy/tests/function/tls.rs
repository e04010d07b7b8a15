//! Whose certificates are believed: Amazon's authorities, or those of `SSL_CERT_FILE` instead.

use crate::function::Function;
use crate::stack::{Ending, Stack};
use doubles::bucket::Bucket;
use doubles::ses::Ses;
use doubles::tls;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;

fn doubles() -> (Ses, Bucket, PathBuf) {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("test-tls");
    let server = tls::server(&directory);
    let (ses, bucket) = (
        Ses::start(Some(server.clone())),
        Bucket::start(Some(server)),
    );
    ses.with_identity("us-east-1", "me@example.com", |_| ());
    (ses, bucket, directory.join("ca.pem"))
}

fn properties() -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/me@example.com",
        "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
    })
}

#[test]
fn only_given_or_amazons_authorities_are_believed() {
    let (ses, bucket, roots) = doubles();
    let function = Function::start_trusting(&ses.url, Some(&roots));
    let mut stack = Stack::new(&function, &bucket, "mail", 1);
    assert_eq!(stack.create(&properties()), Ending::Complete);
    assert_eq!(stack.delete(), Ending::Complete);

    ses.world().calls.clear();
    let doubtful = Function::start(&ses.url);
    let event =
        Stack::new(&doubtful, &bucket, "mail", 1).event("Create", "r", None, &properties(), None);
    let error = doubtful.invoke(&event, Duration::from_secs(3)).unwrap_err();
    assert_eq!(error["errorType"], "AnswerNotDelivered");
    assert!(error.to_string().contains("certificate"), "{error}");
    assert!(ses.world().calls.is_empty() && bucket.take("r").is_empty());
}

#[test]
fn roots_that_cannot_be_read_stop_the_start() {
    let function = Function::start_trusting(
        "http://127.0.0.1:9",
        Some(&PathBuf::from("/nowhere/ca.pem")),
    );
    function.wait_for_log("No such file");
}
