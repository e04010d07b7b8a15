//! Whose certificates are believed: Amazon's authorities, or those of `SSL_CERT_FILE` instead.

use crate::function::Function;
use crate::stack::{AMPLE, Ending, Stack};
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

/// An hour's wait of the stack otherwise: the process would end before it could answer.
#[test]
fn roots_that_cannot_be_used_are_an_answer() {
    let (ses, bucket) = (Ses::start(None), Bucket::start(None));
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("test-roots");
    std::fs::create_dir_all(&folder).unwrap();
    let garbage = folder.join("garbage.pem");
    let begin = "-----BEGIN CERTIFICATE-----\nbm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n";
    std::fs::write(&garbage, begin).unwrap();
    let empty = folder.join("empty.pem");
    std::fs::write(&empty, "").unwrap();
    for roots in [PathBuf::from("/nowhere/ca.pem"), garbage, empty, folder] {
        let function = Function::start_trusting(&ses.url, Some(&roots));
        let stack = Stack::new(&function, &bucket, "mail", 1);
        let event = stack.event("Create", "r", None, &properties(), None);
        assert_eq!(function.invoke(&event, AMPLE), Ok(Value::Null));
        let answer = &bucket.take("r")[0];
        let reason = answer["Reason"].as_str().unwrap();
        assert_eq!(answer["Status"], "FAILED");
        assert!(reason.starts_with("SSL_CERT_FILE is "), "{reason}");
        assert_eq!(answer["PhysicalResourceId"], "nothing-created");
    }
    assert!(ses.world().calls.is_empty());
}
