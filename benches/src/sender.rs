//! A run of senders: from a cold start to the mail that SES has accepted.
//!
//! Each start is a sign-up as Cognito hands it over, with a code that AWS's own SDK encrypted. A contestant asks KMS
//! for the data key, opens the code and sends the mail. A start that does not leave one mail with the code fails
//! the run.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use aws_smithy_types::base64;
use custom_email_sender::ciphertext::{Envelope, KeyArn};
use doubles::kms::{DataKey, Kms};
use doubles::outbox::Outbox;
use doubles::{Launch, tls};
use serde_json::{Value, json};

use crate::failure::FailureCause;
use crate::measure::order;
use crate::run::start;
use crate::{Contestant, ContestantFailure, Measured, ProgressLine, Start};

/// Messages of AWS's Encryption SDK for Python, made by the script beside them.
const MESSAGES: &str =
    include_str!("../../functions/custom-email-sender/tests/ciphertext/python.json");
/// The message in the suite that Cognito uses.
const COGNITOS: &str = "python-0378";
const FROM: &str = "no-reply@example.com";
const ADDRESS: &str = "ana@example.org";
const DEADLINE: Duration = Duration::from_secs(30);

/// Measures `cold` starts of each contestant in turns, over TLS. The first contestant is the baseline and only has
/// to answer the invocation; all others must send the mail. Certificates are made in `scratch`.
///
/// # Errors
/// When a contestant does not run, or does not do the work.
pub fn measure_senders(
    contestants: &[Contestant],
    cold: usize,
    scratch: &Path,
    progress: &ProgressLine,
) -> Result<Vec<Measured>, ContestantFailure> {
    let aws = AwsDoubles::start(scratch);
    let mut measured: Vec<Measured> = contestants.iter().map(Measured::nothing_yet).collect();
    // The first round brings files into memory and is not counted.
    for round in 0..=cold {
        for number in order(round, contestants.len()) {
            let contestant = &contestants[number];
            let start = aws
                .sign_up(contestant, number > 0)
                .map_err(|cause| cause.of(&contestant.name))?;
            if round > 0 {
                measured[number].starts.push(start);
            }
        }
        progress.show(round, cold);
    }
    Ok(measured)
}

/// Returns the times that reading, decrypting and verifying a code take in this process.
///
/// # Panics
/// When the SDK's own message cannot be opened.
pub fn time_codes(count: usize) -> Vec<Duration> {
    let message = Message::cognitos();
    let open = || {
        let envelope = Envelope::read(&message.code).expect("the SDK made it");
        let secret = envelope.open(&message.data_key);
        assert_eq!(secret.expect("the key is its own").expose(), message.text);
    };
    // The first ones bring tables into memory.
    (0..20).for_each(|_| open());
    let timed = |_| {
        let began = Instant::now();
        open();
        began.elapsed()
    };
    (0..count).map(timed).collect()
}

/// A message of the SDK's, with what opens it.
struct Message {
    code: String,
    text: String,
    key: String,
    pool: String,
    data_key: Vec<u8>,
}

impl Message {
    fn cognitos() -> Self {
        let file: Value = serde_json::from_str(MESSAGES).expect("a script wrote JSON");
        let messages = file["messages"].as_array().expect("a list").iter();
        let mut found = messages.filter(|message| message["name"] == COGNITOS);
        let message = found.next().expect("Cognito's suite is among them");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        Self {
            code: text(&message["code"]),
            text: text(&message["text"]),
            key: text(&message["keys"][0]),
            pool: text(&message["pool"]),
            data_key: base64::decode(text(&message["data_key"])).expect("base64"),
        }
    }

    /// The data key as KMS holds it.
    fn wrapped(&self) -> DataKey {
        let envelope = Envelope::read(&self.code).expect("the SDK made it");
        let key = KeyArn::parse(&self.key).expect("an ARN");
        let keys = envelope.data_keys(&key).expect("the key is its own");
        DataKey {
            key: self.key.clone(),
            wrapped: base64::encode(&keys[0].wrapped),
            context: envelope
                .context()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            plaintext: base64::encode(&self.data_key),
        }
    }

    fn event(&self) -> Value {
        json!({
            "version": "1",
            "triggerSource": "CustomEmailSender_SignUp",
            "region": "eu-west-1",
            "userPoolId": self.pool,
            "userName": "8a2f",
            "callerContext": { "awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "1example23456789" },
            "request": {
                "type": "customEmailSenderRequestV1",
                "code": self.code,
                "clientMetadata": null,
                "userAttributes": { "sub": "8a2f", "cognito:user_status": "UNCONFIRMED", "email": ADDRESS },
            },
        })
    }
}

/// KMS and SES over TLS.
struct AwsDoubles {
    kms: Kms,
    ses: Outbox,
    message: Message,
    authority: PathBuf,
}

impl AwsDoubles {
    fn start(scratch: &Path) -> Self {
        let tls = Some(tls::server(scratch));
        let (kms, ses, message) = (
            Kms::start(tls.clone()),
            Outbox::start(tls),
            Message::cognitos(),
        );
        kms.vault().data_keys.push(message.wrapped());
        Self {
            kms,
            ses,
            message,
            authority: scratch.join("ca.pem"),
        }
    }

    fn sign_up(&self, contestant: &Contestant, works: bool) -> Result<Start, FailureCause> {
        self.ses.world().accepted.clear();
        let event = self.message.event().to_string();
        let start = start(&self.launch(contestant), event.as_bytes())?;
        if works {
            self.check()?;
        }
        Ok(start)
    }

    fn launch(&self, contestant: &Contestant) -> Launch {
        let launch = contestant
            .launch()
            .without_log()
            .deadline(DEADLINE)
            .patience(DEADLINE)
            .env("AWS_REGION", "eu-west-1")
            .env("AWS_DEFAULT_REGION", "eu-west-1")
            .env("AWS_ENDPOINT_URL_KMS", &self.kms.url)
            .env("AWS_ENDPOINT_URL_SESV2", &self.ses.url)
            .env("KEY_ARN", &self.message.key)
            .env("FROM", FROM)
            .env("BRAND_NAME", "Northwind");
        // In this order: Signet, boto3, Node.
        ["SSL_CERT_FILE", "AWS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"]
            .into_iter()
            .fold(launch, |launch, name| launch.env(name, &self.authority))
    }

    /// One mail to the user, whose text has the code on a line of its own, and whose HTML shows it.
    fn check(&self) -> Result<(), FailureCause> {
        let world = self.ses.world();
        let undone = |reason: String| Err(FailureCause::Undone(reason));
        let [accepted] = world.accepted.as_slice() else {
            return undone(format!(
                "SES accepted {} mails instead of one",
                world.accepted.len()
            ));
        };
        let body = &accepted.mail["Content"]["Simple"]["Body"];
        let part = |name: &str| body[name]["Data"].as_str().unwrap_or_default();
        let code = self.message.text.as_str();
        let to = &accepted.mail["Destination"]["ToAddresses"][0];
        let is_whole = part("Text").lines().any(|line| line == code)
            && part("Html").contains(code)
            && to == ADDRESS;
        if is_whole {
            return Ok(());
        }
        undone(format!(
            "a part of the mail lacks the code: {}",
            accepted.mail
        ))
    }
}
