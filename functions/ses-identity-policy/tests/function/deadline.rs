//! Nobody answers, and 3 seconds are left. How they are shared is arithmetic, held by the tests of
//! `src/deadline.rs`; here a function that waits for longer is given up by `Function::invoke`.

use crate::function::Function;
use crate::stack::Stack;
use doubles::bucket::Bucket;
use doubles::ses::Ses;
use serde_json::{Value, json};
use std::time::Duration;

const LEFT: Duration = Duration::from_secs(3);

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

#[test]
fn ses_never_answers_and_the_stack_hears_in_time() {
    let (ses, bucket, function) = doubles();
    ses.world().silent = true;
    let stack = Stack::new(&function, &bucket, "mail", 1);
    for (kind, id) in [
        ("Create", None),
        ("Update", Some("us-east-1/me@example.com/p")),
        ("Delete", Some("us-east-1/me@example.com/p")),
    ] {
        let event = stack.event(kind, kind, id, &properties(), None);
        assert_eq!(function.invoke(&event, LEFT), Ok(Value::Null));
        let answer = &bucket.take(kind)[0];
        let reason = answer["Reason"].as_str().unwrap();
        assert_eq!(answer["Status"], "FAILED");
        assert!(
            reason.starts_with("out of time before the function's deadline")
                && reason.contains("waiting for SES GetEmailIdentit")
                && reason.contains("us-east-1"),
            "{reason}"
        );
    }
}

#[test]
fn a_response_url_that_never_answers_is_a_function_error_in_time() {
    let (_ses, bucket, function) = doubles();
    bucket.puts().silent = true;
    let event =
        Stack::new(&function, &bucket, "mail", 1).event("Create", "r", None, &properties(), None);
    let error = function.invoke(&event, LEFT).unwrap_err();
    assert_eq!(error["errorType"], "AnswerNotDelivered");
    assert!(!error.to_string().contains(doubles::bucket::SECRET));
    // Lambda repeats the request, and now there is an answer.
    bucket.puts().silent = false;
    assert_eq!(function.invoke(&event, LEFT), Ok(Value::Null));
    assert_eq!(bucket.take("r")[0]["Status"], "SUCCESS");
}

#[test]
fn throttling_fails_no_stack_while_there_is_time() {
    let (ses, bucket, function) = doubles();
    ses.world().busy_percent = 97;
    let mut stack = Stack::new(&function, &bucket, "mail", 1);
    assert_eq!(stack.create(&properties()), crate::stack::Ending::Complete);
    assert_eq!(stack.delete(), crate::stack::Ending::Complete);
}

#[test]
fn the_window_of_one_second_is_waited_out() {
    let (ses, bucket, function) = doubles();
    ses.world().window = Duration::from_secs(1);
    let mut stacks: Vec<_> = (0..3)
        .map(|n| Stack::new(&function, &bucket, &format!("mail-{n}"), n))
        .collect();
    for stack in &mut stacks {
        assert_eq!(stack.create(&properties()), crate::stack::Ending::Complete);
    }
}

#[test]
fn a_refused_connection_is_tried_again_until_the_deadline() {
    let (_ses, bucket, _function) = doubles();
    let function = Function::start("http://127.0.0.1:9");
    let stack = Stack::new(&function, &bucket, "mail", 1);
    let event = stack.event("Create", "r", None, &properties(), None);
    assert_eq!(function.invoke(&event, LEFT), Ok(Value::Null));
    assert!(
        bucket.take("r")[0]["Reason"]
            .as_str()
            .unwrap()
            .contains("out of time")
    );
}

/// After a cancelled Create its Delete looks for 35 s, so the Create must not write any later.
#[test]
fn a_create_gives_up_while_its_delete_would_still_look() {
    let (ses, bucket, function) = doubles();
    ses.world().busy_percent = 100;
    let stack = Stack::new(&function, &bucket, "mail", 1);
    let event = stack.event("Create", "r", None, &properties(), None);
    let deadline = Duration::from_secs(120);
    assert_eq!(function.invoke(&event, deadline), Ok(Value::Null));
    let answer = &bucket.take("r")[0];
    let reason = answer["Reason"].as_str().unwrap();
    // The write window has ended it, not the function's own deadline.
    assert!(!reason.contains("out of time"), "{reason}");
    assert!(reason.contains("TooManyRequestsException"), "{reason}");
    let id = answer["PhysicalResourceId"].as_str().unwrap();
    assert!(id.starts_with("us-east-1/me@example.com/"), "{id}");
}
