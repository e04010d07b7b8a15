//! Servers that misbehave: each call is tried again by its status, no answer is read without a bound, and the stack
//! hears one sentence.

use crate::function::Function;
use crate::stack::{Ending, Stack};
use doubles::bucket::Bucket;
use doubles::http::{Reply, Response};
use doubles::ses::Ses;
use serde_json::{Value, json};
use std::time::Duration;

/// Time for a few attempts.
const LEFT: Duration = Duration::from_secs(4);

fn properties() -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/me@example.com",
        "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
    })
}

fn doubles() -> (Ses, Bucket, Function) {
    let (ses, bucket) = (Ses::start(None), Bucket::start(None));
    ses.with_identity("us-east-1", "me@example.com", |_| ());
    let function = Function::start(&ses.url);
    (ses, bucket, function)
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Reply {
    Reply::Send(Response::new(status, headers, body.as_bytes()))
}

#[test]
fn a_busy_or_failing_server_is_called_again_by_its_status() {
    let day = ("Retry-After", "86400");
    let days = ("x-amz-retry-after", "86400000");
    for strange in [
        answer(429, &[day], ""),
        answer(429, &[days], ""),
        answer(429, &[day, ("x-amzn-errortype", "Odd")], "{}"),
        answer(429, &[], "<html>slow down</html>"),
        answer(408, &[], ""),
        answer(500, &[], ""),
        answer(503, &[day], "<html></html>"),
        answer(520, &[], "x"),
        Reply::Endless(200),
    ] {
        let (ses, bucket, function) = doubles();
        let mut stack = Stack::new(&function, &bucket, "mail", 1);
        ses.world().strange = [strange.clone()].into();
        assert_eq!(stack.create(&properties()), Ending::Complete, "{strange:?}");
        ses.world().strange = [strange.clone()].into();
        assert_eq!(stack.delete(), Ending::Complete, "{strange:?}");
    }
}

/// Words of the SDK's own types, and of what a server may send.
const DUMPS: [&str; 12] = [
    "Error",
    "unhandled",
    "service error",
    "dispatch",
    "Some(",
    "None",
    "{",
    "<html",
    "\n",
    "\u{1b}",
    "xxxx",
    "source",
];

#[test]
fn the_stack_hears_one_sentence_whatever_the_server_says() {
    let odd = ("x-amzn-errortype", "<script>alert(1)</script>");
    for strange in [
        answer(200, &[], "<html>welcome to the proxy</html>"),
        answer(200, &[], "{\"VerifiedForSendingStatus\": tr"),
        answer(200, &[], "[[[["),
        answer(400, &[odd], "<html>no</html>"),
        answer(400, &[], ""),
        answer(403, &[], "{\"message\": {\"a\": [1]}}"),
        answer(404, &[], "nothing here"),
        answer(418, &[], &"xxxx".repeat(10_000)),
        answer(429, &[], ""),
        answer(500, &[odd], "{\"message\": \"a\\n\u{1b}[31mb\"}"),
        answer(503, &[], ""),
        Reply::Endless(200),
        Reply::Endless(500),
        Reply::Silence,
    ] {
        let (ses, bucket, function) = doubles();
        ses.world().strange = vec![strange.clone(); 10_000].into();
        let stack = Stack::new(&function, &bucket, "mail", 1);
        let event = stack.event("Create", "r", None, &properties(), None);
        assert_eq!(
            function.invoke(&event, LEFT),
            Ok(Value::Null),
            "{strange:?}"
        );
        let taken = &bucket.take("r")[0];
        let reason = taken["Reason"].as_str().unwrap();
        assert_eq!(taken["Status"], "FAILED", "{strange:?}");
        assert!(reason.contains("GetEmailIdentity in us-east-1"), "{reason}");
        assert!(reason.len() < 400, "{reason}");
        for dump in DUMPS {
            assert!(!reason.contains(dump), "{dump}: {reason}");
        }
    }
}

#[test]
fn a_refused_connection_is_a_sentence_too() {
    let (_ses, bucket, _function) = doubles();
    let function = Function::start("http://127.0.0.1:9");
    let stack = Stack::new(&function, &bucket, "mail", 1);
    let event = stack.event("Create", "r", None, &properties(), None);
    assert_eq!(function.invoke(&event, LEFT), Ok(Value::Null));
    let taken = &bucket.take("r")[0];
    let reason = taken["Reason"].as_str().unwrap();
    assert!(reason.contains("(the connection was refused)"), "{reason}");
}
