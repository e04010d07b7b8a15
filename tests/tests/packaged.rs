//! Each function as `make package` built it: it starts and answers. `make arm64-test` runs the same for arm64, in an
//! emulator. What the functions answer in detail is tested beside their code.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use doubles::bucket::Bucket;
use doubles::ses::Ses;
use doubles::{Function, Outcome, Profile, binary};
use serde_json::{Value, json};

fn start(name: &str, environment: &[(&str, &str)]) -> Function {
    Function::start(binary(name, Profile::Packaged).unwrap(), environment).unwrap()
}

#[test]
fn custom_message_writes_the_mail() {
    let mut function = start("custom-message", &[("BRAND_NAME", "Northwind")]);
    let event = json!({
        "version": "1",
        "triggerSource": "CustomMessage_SignUp",
        "request": { "userAttributes": { "email": "zoe@example.com" }, "codeParameter": "{####}" },
        "response": { "smsMessage": null, "emailMessage": null, "emailSubject": null },
    });
    let Outcome::Response(body) = function.invoke(event.to_string()).unwrap() else {
        panic!("an error instead of an answer");
    };
    let answer: Value = serde_json::from_slice(&body).unwrap();
    let mail = answer["response"]["emailMessage"].as_str().unwrap();
    assert!(
        mail.contains("Northwind") && mail.contains("{####}"),
        "{mail}"
    );
}

/// An event of a trigger that waits for its answer gets it back, whatever is missing.
#[test]
fn custom_email_sender_gives_a_waiting_trigger_its_event_back() {
    let mut function = start("custom-email-sender", &[]);
    let event = r#"{"triggerSource":"PostConfirmation_ConfirmSignUp","request":{},"response":{}}"#;
    let Outcome::Response(body) = function.invoke(event).unwrap() else {
        panic!("an error instead of an answer");
    };
    assert_eq!(
        serde_json::from_slice::<Value>(&body).unwrap(),
        serde_json::from_str::<Value>(event).unwrap()
    );
}

/// A custom resource's life in one call: the identity is looked at over the network, the answer is put to its URL.
#[test]
fn ses_identity_policy_answers_the_stack() {
    let (ses, bucket) = (Ses::start(None), Bucket::start(None));
    ses.with_identity("us-east-1", "me@example.com", |_| ());
    let mut function = start(
        "ses-identity-policy",
        &[
            ("AWS_ENDPOINT_URL_SESV2", &ses.url),
            ("AWS_REGION", "us-east-1"),
            ("AWS_ACCESS_KEY_ID", "EXAMPLE"),
            ("AWS_SECRET_ACCESS_KEY", "example"),
        ],
    );
    let event = json!({
        "RequestType": "Create",
        "RequestId": "one",
        "StackId": "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1",
        "LogicalResourceId": "Policy",
        "ResourceType": "Custom::CognitoSesIdentityPolicy",
        "ResponseURL": bucket.url("one"),
        "ResourceProperties": {
            "ServiceToken": "arn:aws:lambda:us-east-1:123456789012:function:policy",
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/me@example.com",
            "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
        },
    });
    function.invoke(event.to_string()).unwrap();
    let [answer] = &bucket.take("one")[..] else {
        panic!("one answer: {:?}", bucket.puts().refused);
    };
    assert_eq!(answer["Status"], "SUCCESS", "{answer}");
    assert_eq!(answer["Data"]["Attached"], "true", "{answer}");
}
