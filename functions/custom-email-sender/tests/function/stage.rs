//! The binary with its doubles, and the events of Cognito.

use std::time::Duration;

use crate::material::{Message, named};
use aws_smithy_types::base64;
use custom_email_sender::ciphertext::{Envelope, KeyArn};
use doubles::kms::{DataKey, Kms};
use doubles::outbox::{Accepted, Outbox};
use doubles::{Function, Launch, Outcome};
use serde_json::{Value, json};

pub const KEY: &str = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
pub const POOL: &str = "eu-west-1_Example12";
pub const ADDRESS: &str = "zebedee@quux.example";
/// Personal data of the events: none of it may be logged.
const PERSONAL: [&str; 6] = ["zebedee", "Zebedee", "Quux", "quux", "123456", "a<b"];
/// The deadline that Lambda tells; what hangs uses it up.
const DEADLINE: Duration = Duration::from_secs(25);
const GRACE: Duration = Duration::from_secs(20);

/// A function and all that it talks to.
pub struct Stage {
    pub kms: Kms,
    pub ses: Outbox,
    function: Function,
}

impl Stage {
    /// Starts the binary with the variables that a pool's sender has, and further ones over them.
    pub fn start(variables: &[(&str, &str)]) -> Self {
        let (kms, ses) = (Kms::start(None), Outbox::start(None));
        let launch = Launch::of(env!("CARGO_BIN_EXE_custom-email-sender"))
            .patience(DEADLINE + GRACE)
            .deadline(DEADLINE)
            .env("AWS_REGION", "eu-west-1")
            .env("AWS_ENDPOINT_URL_KMS", &kms.url)
            .env("AWS_ENDPOINT_URL_SESV2", &ses.url)
            .env("KEY_ARN", KEY)
            .env("FROM", "Exämple, Inc. <no-reply@example.com>")
            .env("BRAND_NAME", "Example Inc");
        let launch = variables
            .iter()
            .fold(launch, |launch, (name, value)| launch.env(name, value));
        let function = launch.start().unwrap();
        Self { kms, ses, function }
    }

    /// Puts the data keys of a message into KMS.
    pub fn knows(&self, message: &Message) {
        let envelope = Envelope::read(&message.code).unwrap();
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        for key in &message.keys {
            let data_keys = envelope.data_keys(&KeyArn::parse(key).unwrap()).unwrap();
            let data_keys = data_keys.into_iter().map(|data_key| DataKey {
                key: key.clone(),
                wrapped: base64::encode(&data_key.wrapped),
                context: envelope.context().map(owned).collect(),
                plaintext: base64::encode(&message.data_key),
            });
            self.kms.vault().data_keys.extend(data_keys);
        }
    }

    /// Hands over an event. An answer is the event, byte for byte; a log line has no personal data.
    pub fn invoke(&mut self, event: &Value) -> Result<(), String> {
        self.invoke_for(event, DEADLINE)
    }

    pub fn invoke_for(&mut self, event: &Value, deadline: Duration) -> Result<(), String> {
        let text = event.to_string();
        let outcome = self
            .function
            .invoke_with_deadline(text.as_str(), deadline)
            .unwrap();
        // The ARN of the key may be named, and holds these digits too.
        let logs = self.function.logs().join("\n").replace(KEY, "");
        for personal in PERSONAL {
            assert!(!logs.contains(personal), "{personal} in {logs}");
        }
        match outcome {
            Outcome::Response(body) => {
                assert_eq!(String::from_utf8(body).unwrap(), text);
                Ok(())
            }
            Outcome::Error {
                error_type,
                message,
            } => {
                let told = message.replace(KEY, "");
                assert!(
                    PERSONAL.iter().all(|personal| !told.contains(personal)),
                    "{message}"
                );
                Err(format!("{error_type}: {message}"))
            }
        }
    }

    /// The last line of the log.
    pub fn line(&mut self) -> Value {
        self.function.wait_for_log("_aws").unwrap();
        let logs = self.function.logs();
        serde_json::from_str(logs.last().unwrap()).unwrap()
    }

    pub fn accepted(&self) -> Vec<Accepted> {
        self.ses.world().accepted.clone()
    }

    /// The only mail that SES accepted.
    pub fn mail(&self) -> Value {
        let accepted = self.accepted();
        assert_eq!(accepted.len(), 1);
        accepted[0].mail.clone()
    }
}

/// A stage on which the code 123456 of Cognito's own suite can be opened.
pub fn with_code(variables: &[(&str, &str)]) -> Stage {
    let stage = Stage::start(variables);
    stage.knows(&named("python-0378"));
    stage
}

/// An event as Cognito sends it.
pub fn event(source: &str, code: Option<&str>) -> Value {
    json!({
        "version": "1",
        "triggerSource": format!("CustomEmailSender_{source}"),
        "region": "us-east-1",
        "userPoolId": POOL,
        "userName": "zebedee-quux",
        "callerContext": { "awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "1example23456789" },
        "request": {
            "type": "customEmailSenderRequestV1",
            "code": code,
            "clientMetadata": null,
            "userAttributes": {
                "sub": "8a2f", "email_verified": "false", "cognito:user_status": "UNCONFIRMED",
                "email": ADDRESS, "given_name": "Zebedee",
            },
        },
    })
}

pub fn sign_up() -> Value {
    event("SignUp", Some(&named("python-0378").code))
}

pub fn text_of(mail: &Value) -> &str {
    mail["Content"]["Simple"]["Body"]["Text"]["Data"]
        .as_str()
        .unwrap()
}

pub fn html_of(mail: &Value) -> &str {
    mail["Content"]["Simple"]["Body"]["Html"]["Data"]
        .as_str()
        .unwrap()
}

pub fn subject_of(mail: &Value) -> &str {
    mail["Content"]["Simple"]["Subject"]["Data"]
        .as_str()
        .unwrap()
}

pub fn tag<'m>(mail: &'m Value, name: &str) -> Option<&'m str> {
    let tags = mail["EmailTags"].as_array().unwrap().iter();
    let mut found = tags.filter(|tag| tag["Name"] == name);
    found.next().and_then(|tag| tag["Value"].as_str())
}
