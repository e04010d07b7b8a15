//! A run of custom resources: from a cold start to the delivered answer.
//!
//! Each start is a Create as CloudFormation sends it. A contestant calls SES (GetEmailIdentity,
//! GetAccount, CreateEmailIdentityPolicy) and puts its answer to the presigned URL. A start that does
//! not leave one policy and one answer fails the run.

use std::path::{Path, PathBuf};
use std::time::Duration;

use doubles::bucket::Bucket;
use doubles::ses::Ses;
use doubles::{Launch, tls};
use serde_json::{Value, json};

use crate::failure::FailureCause;
use crate::measure::order;
use crate::run::start;
use crate::{Contestant, ContestantFailure, Measured, ProgressLine, Start};

const REGION: &str = "us-east-1";
const IDENTITY: &str = "me@example.com";

/// Long enough for slow starts: Python alone may need a second over TLS.
const DEADLINE: Duration = Duration::from_secs(30);

/// The way to SES and to the presigned URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SesTransport {
    /// Plain HTTP, to see the cost without TLS.
    Http,
    /// TLS as on AWS, with a certificate made for this run.
    Tls,
}

impl SesTransport {
    /// The name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Http => "HTTP",
            Self::Tls => "TLS",
        }
    }
}

/// Measures `cold` starts of each contestant in turns. The first contestant is the baseline and only has
/// to answer the invocation; all others must do the work. Certificates are made in `scratch`.
///
/// # Errors
/// When a contestant does not run, or does not do the work.
pub fn measure_ses(
    contestants: &[Contestant],
    transport: SesTransport,
    cold: usize,
    scratch: &Path,
    progress: &ProgressLine,
) -> Result<Vec<Measured>, ContestantFailure> {
    let doubles = AwsDoubles::start(transport, scratch);
    let mut measured: Vec<Measured> = contestants.iter().map(Measured::nothing_yet).collect();
    // The first round brings files into memory and is not counted.
    for round in 0..=cold {
        for number in order(round, contestants.len()) {
            let contestant = &contestants[number];
            let start = doubles
                .create(contestant, &format!("{round}-{number}"), number > 0)
                .map_err(|cause| cause.of(&contestant.name))?;
            if round > 0 {
                measured[number].starts.push(start);
            }
        }
        progress.show(round, cold);
    }
    Ok(measured)
}

/// The doubles of SES and of the bucket for answers.
struct AwsDoubles {
    transport: SesTransport,
    ses: Ses,
    bucket: Bucket,
    authority: PathBuf,
}

impl AwsDoubles {
    fn start(transport: SesTransport, scratch: &Path) -> Self {
        let tls = (transport == SesTransport::Tls).then(|| tls::server(scratch));
        Self {
            transport,
            ses: Ses::start(tls.clone()),
            bucket: Bucket::start(tls),
            authority: scratch.join("ca.pem"),
        }
    }

    fn create(
        &self,
        contestant: &Contestant,
        request_id: &str,
        works: bool,
    ) -> Result<Start, FailureCause> {
        self.ses
            .with_identity(REGION, IDENTITY, |identity| identity.policies.clear());
        let event = create_event(&self.bucket.url(request_id), request_id).to_string();
        let start = start(&self.launch(contestant), event.as_bytes())?;
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
        if self.transport == SesTransport::Http {
            // crhelper always uses HTTPS; its contestant patches that when it sees this variable.
            return launch.env("PLAIN_HTTP", "1");
        }
        // In this order: OpenSSL and ses-identity-policy, boto3, Node.
        ["SSL_CERT_FILE", "AWS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"]
            .into_iter()
            .fold(launch, |launch, name| launch.env(name, &self.authority))
    }

    fn check(&self, request_id: &str) -> Result<(), FailureCause> {
        let answers = self.bucket.take(request_id);
        if answers.len() != 1 || answers[0]["Status"] != "SUCCESS" {
            return Err(FailureCause::Undone(format!(
                "the presigned URL received {answers:?} instead of one SUCCESS"
            )));
        }
        let policies = self
            .ses
            .with_identity(REGION, IDENTITY, |identity| identity.policies.len());
        match policies {
            1 => Ok(()),
            other => Err(FailureCause::Undone(format!(
                "the identity has {other} policies instead of one"
            ))),
        }
    }
}

fn create_event(url: &str, request_id: &str) -> Value {
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
