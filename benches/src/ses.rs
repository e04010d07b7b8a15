//! The custom resource: from a cold start to the answer delivered.
//!
//! Each start is a Create, as CloudFormation sends it: whoever takes part calls SES
//! (GetEmailIdentity, GetAccount, CreateEmailIdentityPolicy) and puts its answer to the presigned URL.
//! A start that leaves no policy or not exactly one answer fails the run.

use std::path::{Path, PathBuf};
use std::time::Duration;

use doubles::bucket::Bucket;
use doubles::ses::Ses;
use doubles::{Launch, tls};
use serde_json::{Value, json};

use crate::failure::Cause;
use crate::measure::{order, started};
use crate::{Contestant, Failure, Measured, Progress, Start};

const REGION: &str = "us-east-1";
const IDENTITY: &str = "me@example.com";

/// A stack waits longer than a mail: Python's start over TLS alone may take a second.
const DEADLINE: Duration = Duration::from_secs(30);

/// How SES and the presigned URL are spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// In the clear: what is not TLS.
    Http,
    /// As AWS does, with a certificate made for this run.
    Tls,
}

impl Wire {
    /// For tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Tls => "TLS",
        }
    }
}

/// Measures so many starts of all contestants in turns. The first, the floor, only has to answer the
/// invocation; all others must do the work. `scratch` is where certificates are made.
///
/// # Errors
/// When a contestant does not run, or does not do the work.
pub fn measure_ses(
    contestants: &[Contestant],
    wire: Wire,
    cold: usize,
    scratch: &Path,
    progress: &mut Progress<'_>,
) -> Result<Vec<Measured>, Failure> {
    let stage = Stage::set(wire, scratch);
    let mut measured: Vec<Measured> = contestants.iter().map(Measured::nothing_of).collect();
    // The first round brings files into memory and is not counted.
    for round in 0..=cold {
        for number in order(round, contestants.len()) {
            let contestant = &contestants[number];
            let start = stage
                .start(contestant, &format!("{round}-{number}"), number > 0)
                .map_err(|cause| cause.of(&contestant.name))?;
            if round > 0 {
                measured[number].starts.push(start);
            }
        }
        progress(round, cold);
    }
    Ok(measured)
}

/// The doubles, in the clear or over TLS.
struct Stage {
    wire: Wire,
    ses: Ses,
    bucket: Bucket,
    authority: PathBuf,
}

impl Stage {
    fn set(wire: Wire, scratch: &Path) -> Self {
        let tls = (wire == Wire::Tls).then(|| tls::server(scratch));
        Self {
            wire,
            ses: Ses::start(tls.clone()),
            bucket: Bucket::start(tls),
            authority: scratch.join("ca.pem"),
        }
    }

    fn start(
        &self,
        contestant: &Contestant,
        request_id: &str,
        works: bool,
    ) -> Result<Start, Cause> {
        self.ses
            .with_identity(REGION, IDENTITY, |identity| identity.policies.clear());
        let event = create(&self.bucket.url(request_id), request_id).to_string();
        let start = started(&self.launch(contestant), event.as_bytes())?;
        if works {
            self.check(request_id)?;
        }
        Ok(start)
    }

    fn launch(&self, contestant: &Contestant) -> Launch {
        let launch = contestant
            .launch()
            .without_log()
            .deadline(DEADLINE)
            .patience(DEADLINE)
            .env("AWS_ENDPOINT_URL_SESV2", &self.ses.url);
        if self.wire == Wire::Http {
            // crhelper knows only HTTPS, and is told so by this alone.
            return launch.env("PLAIN_HTTP", "1");
        }
        // OpenSSL's and ours, boto3's, Node's.
        ["SSL_CERT_FILE", "AWS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"]
            .into_iter()
            .fold(launch, |launch, name| launch.env(name, &self.authority))
    }

    fn check(&self, request_id: &str) -> Result<(), Cause> {
        let answers = self.bucket.take(request_id);
        if answers.len() != 1 || answers[0]["Status"] != "SUCCESS" {
            return Err(Cause::Undone(format!(
                "the presigned URL got {answers:?}, not one SUCCESS"
            )));
        }
        let policies = self
            .ses
            .with_identity(REGION, IDENTITY, |identity| identity.policies.len());
        match policies {
            1 => Ok(()),
            other => Err(Cause::Undone(format!(
                "the identity has {other} policies, not one"
            ))),
        }
    }
}

fn create(url: &str, request_id: &str) -> Value {
    json!({
        "RequestType": "Create",
        "ResponseURL": url,
        "StackId": "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1",
        "RequestId": request_id,
        "ResourceType": "Custom::CognitoSesIdentityPolicy",
        "LogicalResourceId": "SendingPolicy",
        "ResourceProperties": {
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": format!("arn:aws:ses:{REGION}:123456789012:identity/{IDENTITY}"),
            "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
        },
    })
}
