//! `signet doctor`, run as a command against doubles of AWS and DNS.

#![cfg(feature = "aws")]
#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

mod arguments;
mod credentials;
mod network;
mod report;

use std::process::{Command, Output, Stdio};

use doubles::aws::Aws;
use doubles::dns::Dns;
use doubles::scenario::{Scenario, Wire};
use serde_json::{Value, json};
use tempfile::TempDir;

const POOL: &str = "eu-west-1_AbC123";
const DESCRIBE: &str = "cognito-idp DescribeUserPool eu-west-1 eu-west-1_AbC123";
const ACCOUNT: &str = "sesv2 GetAccount eu-west-1";

/// A machine with an AWS to talk to and a home of its own.
struct Desk {
    aws: Aws,
    dns: Dns,
    home: TempDir,
    environment: Vec<(String, String)>,
}

/// The output of a run, and its exit code.
struct Run {
    exit: i32,
    out: String,
    err: String,
}

impl Desk {
    /// A pool that sends through an account whose SES is in its sandbox. Nothing else can be read.
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        std::fs::write(home.path().join("scenario.json"), "{}").unwrap();
        let zone = Scenario::load(home.path()).unwrap();
        let aws = Aws::start(None);
        aws.give(DESCRIBE, pool());
        aws.give(ACCOUNT, ses(false));
        Self {
            aws,
            dns: Dns::start(zone),
            home,
            environment: vec![],
        }
    }

    fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    fn keys(self) -> Self {
        self.env("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT")
            .env("AWS_SECRET_ACCESS_KEY", "secret")
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.home.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_signet"));
        command
            .arg("doctor")
            .args(arguments)
            .env_clear()
            .env("HOME", self.home.path())
            // No AWS CLI of the machine, and no request to the address of EC2's metadata.
            .env("PATH", self.home.path())
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_ENDPOINT_URL", &self.aws.url)
            .stdin(Stdio::null());
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command.output().unwrap().into()
    }

    fn examine(&self, more: &[&str]) -> Run {
        let resolver = self.dns.address().to_string();
        let arguments = ["--user-pool-id", POOL, "--resolver", &resolver];
        self.run(&[&arguments[..], more].concat())
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            exit: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn pool() -> Value {
    json!({ "UserPool": {
        "Id": POOL,
        "Name": "northwind-users",
        "Arn": format!("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/{POOL}"),
        "AutoVerifiedAttributes": ["email"],
        "EmailConfiguration": {
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws:ses:eu-west-1:123456789012:identity/hello@example.com",
            "From": "hello@example.com",
        },
    }})
}

fn ses(production: bool) -> Value {
    json!({
        "ProductionAccessEnabled": production,
        "SendingEnabled": true,
        "EnforcementStatus": "HEALTHY",
        "SendQuota": { "Max24HourSend": 50000.0, "MaxSendRate": 14.0, "SentLast24Hours": 10.0 },
    })
}

fn page(status: u16, text: &str) -> Wire {
    Wire::Page {
        status,
        text: text.to_owned(),
    }
}

fn json_of(run: &Run) -> Value {
    serde_json::from_str(&run.out)
        .unwrap_or_else(|error| panic!("{error}: {} {}", run.out, run.err))
}
