//! `signet doctor`, run as a command against doubles of AWS and DNS.

#![cfg(feature = "aws")]
#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::path::Path;
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

/// What a run printed, and its exit code.
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

#[test]
fn the_first_broken_step_is_the_headline() {
    let run = Desk::new().keys().examine(&[]);
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        lines[0],
        "northwind-users (eu-west-1_AbC123) · DEVELOPER · account 123456789012"
    );
    assert!(lines[2].starts_with("Mail does not leave"), "{}", run.out);
    assert!(run.out.contains("broken[ses-sandbox]"), "{}", run.out);
    assert!(
        run.out.contains("signet doctor --explain ses-sandbox"),
        "{}",
        run.out
    );
    assert_eq!(run.err, "");
}

#[test]
fn json_keeps_to_its_schema() {
    let run = Desk::new().keys().examine(&["--format", "json"]);
    let document = json_of(&run);
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/doctor.schema.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    let pool = &document["pools"][0];
    assert_eq!(pool["pool"], POOL);
    assert_eq!(pool["account"], "123456789012");
    assert_eq!(pool["exit"], run.exit);
}

#[test]
fn addresses_are_masked_unless_they_are_asked_for() {
    let user = "anna.private@example.org";
    let desk = Desk::new().keys();
    for format in ["text", "json"] {
        let run = desk.examine(&["--verbose", "--format", format, "--user", user]);
        for address in [user, "hello@example.com"] {
            assert!(!run.out.contains(address), "{format}: {}", run.out);
        }
    }
    let shown = desk.examine(&["--verbose", "--show-addresses"]);
    assert!(shown.out.contains("hello@example.com"), "{}", shown.out);
}

#[test]
fn what_may_not_be_read_is_told_with_its_action() {
    let desk = Desk::new().keys();
    desk.aws.world().denied = ["ses:GetAccount".to_owned()].into();
    let run = desk.examine(&["--only", "ses-sandbox"]);
    assert_eq!(run.exit, 3, "{}", run.out);
    assert!(
        run.out.contains("Not allowed: ses:GetAccount."),
        "{}",
        run.out
    );
    assert!(!run.out.contains("broken["), "{}", run.out);
    let allowed = desk.examine(&["--only", "ses-sandbox", "--allow-unknown"]);
    assert_eq!(allowed.exit, 0, "{}", allowed.out);
}

#[test]
fn what_is_not_from_aws_is_no_diagnosis() {
    let desk = Desk::new().keys();
    for (status, text) in [
        (200, "<html>Sign in</html>"),
        (404, "<html>Not Found</html>"),
    ] {
        let calls: Vec<String> = [DESCRIBE, ACCOUNT, "sts GetCallerIdentity eu-west-1"]
            .map(str::to_owned)
            .into();
        for call in calls {
            desk.aws.answer(&call, page(status, text));
        }
        let run = desk.examine(&[]);
        assert_eq!(run.exit, 2, "{status}: {}", run.out);
        assert!(run.err.contains("AWS cannot be asked"), "{}", run.err);
    }
}

#[test]
fn nothing_at_the_endpoint_is_no_diagnosis() {
    let desk = Desk::new()
        .keys()
        .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    let run = desk.examine(&[]);
    assert_eq!(run.exit, 2, "{}", run.out);
    assert!(run.err.contains("http://127.0.0.1:9"), "{}", run.err);
}

#[test]
fn credentials_that_aws_refuses_end_the_run() {
    let desk = Desk::new().keys();
    let refusal = Wire::Error {
        status: 403,
        kind: "ExpiredToken".to_owned(),
        message: "The security token included in the request is expired".to_owned(),
    };
    desk.aws.answer("sts GetCallerIdentity eu-west-1", refusal);
    let run = desk.examine(&[]);
    assert_eq!(run.exit, 2, "{}", run.out);
    assert!(run.err.contains("sign in again"), "{}", run.err);
}

#[test]
fn without_credentials_the_way_to_some_is_told() {
    let run = Desk::new().examine(&[]);
    assert_eq!(run.exit, 2, "{}", run.out);
    assert!(run.err.contains("--profile"), "{}", run.err);
    assert!(
        run.err.contains("aws configure export-credentials"),
        "{}",
        run.err
    );
}

#[test]
fn a_profile_beats_the_keys_of_the_environment() {
    let desk = Desk::new().keys();
    let path = desk.write(
        "config",
        "[profile prod]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s\n",
    );
    let desk = desk.env("AWS_CONFIG_FILE", &path);
    let run = desk.examine(&["--profile", "prod"]);
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
    let keys: Vec<String> = desk.aws.world().keys.iter().cloned().collect();
    assert_eq!(keys, ["AKIAPROFILE"]);
}

#[cfg(unix)]
#[test]
fn a_process_gives_credentials() {
    let desk = Desk::new();
    let script = "#!/bin/sh\necho '{\"Version\":1,\"AccessKeyId\":\"AKIAPROCESS\",\"SecretAccessKey\":\"s\"}'\n";
    let script = desk.write("credentials.sh", script);
    let process = format!("[default]\ncredential_process = /bin/sh {script}\n");
    let path = desk.write("config", &process);
    let desk = desk
        .env("AWS_CONFIG_FILE", &path)
        .env("PATH", "/usr/bin:/bin");
    let run = desk.examine(&[]);
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
    assert!(desk.aws.world().keys.contains("AKIAPROCESS"));
}

/// aws-config knows neither `aws login` nor codes of MFA; AWS CLI does.
#[cfg(unix)]
#[test]
fn aws_cli_gives_what_a_library_cannot() {
    let desk = Desk::new();
    let path = desk.write(
        "config",
        "[profile console]\nlogin_session = arn:aws:iam::123456789012:user/anna\n",
    );
    let desk = desk.env("AWS_CONFIG_FILE", &path);
    let without = desk.examine(&["--profile", "console"]);
    assert_eq!(without.exit, 2, "{}", without.out);
    let cli = "#!/bin/sh\n[ \"$*\" = \"configure export-credentials --format process --profile console\" ] || exit 1\n\
        echo '{\"Version\":1,\"AccessKeyId\":\"AKIACLI\",\"SecretAccessKey\":\"s\"}'\n";
    let cli = desk.write("aws", cli);
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(cli, executable).unwrap();
    let run = desk.examine(&["--profile", "console"]);
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
    assert!(desk.aws.world().keys.contains("AKIACLI"));
}

#[test]
fn a_service_may_have_an_endpoint_of_its_own() {
    let other = Aws::start(None);
    other.give(ACCOUNT, ses(true));
    let desk = Desk::new().keys().env("AWS_ENDPOINT_URL_SESV2", &other.url);
    let run = desk.examine(&["--only", "ses-sandbox"]);
    assert_eq!(run.exit, 0, "{} {}", run.out, run.err);
    assert_eq!(other.world().calls, [ACCOUNT]);
}

#[test]
fn aws_ca_bundle_is_trusted_and_nothing_else_is() {
    let folder = TempDir::new().unwrap();
    let aws = Aws::start(Some(doubles::tls::server(folder.path())));
    aws.give(DESCRIBE, pool());
    aws.give(ACCOUNT, ses(false));
    let authority = folder.path().join("ca.pem");
    let desk = Desk::new().keys().env("AWS_ENDPOINT_URL", &aws.url);
    let stranger = desk.examine(&[]);
    assert_eq!(stranger.exit, 2, "{}", stranger.out);
    assert!(stranger.err.contains("AWS_CA_BUNDLE"), "{}", stranger.err);
    let desk = desk.env("AWS_CA_BUNDLE", authority.to_str().unwrap());
    let run = desk.examine(&[]);
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
}

#[test]
fn the_pools_of_a_stack_and_of_a_region() {
    let desk = Desk::new().keys();
    desk.aws.give(
        "cloudformation DescribeStackResources eu-west-1 users",
        json!({ "StackResources": [
            { "ResourceType": "AWS::IAM::Role", "PhysicalResourceId": "role" },
            { "ResourceType": "AWS::Cognito::UserPool", "PhysicalResourceId": POOL },
        ]}),
    );
    let other = "eu-west-1_Other1";
    desk.aws.give(
        "cognito-idp ListUserPools eu-west-1",
        json!({ "UserPools": [{ "Id": POOL }, { "Id": other }] }),
    );
    let region = ["--region", "eu-west-1", "--no-dns", "--format", "json"];
    let ids = |run: &Run| -> Vec<Value> {
        let document = json_of(run);
        let pools = document["pools"].as_array().unwrap();
        pools.iter().map(|pool| pool["pool"].clone()).collect()
    };
    let stack = desk.run(&[&["--stack", "users"], &region[..]].concat());
    assert_eq!(ids(&stack), [POOL]);
    let all = desk.run(&[&["--all"], &region[..]].concat());
    assert_eq!(ids(&all), [POOL, other]);
    // 1 over 3: the second pool cannot be read.
    assert_eq!(all.exit, 1);
    let asked = desk
        .aws
        .world()
        .calls
        .iter()
        .filter(|call| *call == ACCOUNT)
        .count();
    // Once for the stack, once for both pools of the Region.
    assert_eq!(asked, 2);
}

#[test]
fn a_stack_without_a_pool_is_told() {
    let desk = Desk::new().keys();
    let empty = json!({ "StackResources": [] });
    desk.aws.give(
        "cloudformation DescribeStackResources eu-west-1 users",
        empty,
    );
    let run = desk.run(&["--stack", "users", "--region", "eu-west-1"]);
    assert_eq!(run.exit, 2);
    assert!(
        run.err
            .contains("the stack users in eu-west-1 has no user pool"),
        "{}",
        run.err
    );
}

#[test]
fn a_probe_without_a_terminal_writes_nothing() {
    let desk = Desk::new().keys();
    let run = desk.examine(&["--probe"]);
    assert_eq!(run.exit, 2, "{}", run.out);
    assert!(run.err.contains("terminal"), "{}", run.err);
    assert_eq!(desk.aws.world().written, []);
}

#[test]
fn a_run_writes_nothing() {
    let desk = Desk::new().keys();
    desk.examine(&["--user", "anna@example.org", "--paid"]);
    assert_eq!(desk.aws.world().written, []);
}

#[test]
fn checks_are_listed_and_explained_without_an_account() {
    let desk = Desk::new();
    let list = desk.run(&["--list"]);
    assert_eq!(list.exit, 0);
    assert!(list.out.contains("ses-sandbox"), "{}", list.out);
    let page = desk.run(&["--explain", "ses-sandbox"]);
    assert!(
        page.out.starts_with("ses-sandbox (account): "),
        "{}",
        page.out
    );
    assert!(page.out.contains("Fix: "), "{}", page.out);
    let unknown = desk.run(&["--explain", "sandbox-ses"]);
    assert_eq!(unknown.exit, 2);
    assert!(
        unknown.err.contains("did you mean ses-sandbox?"),
        "{}",
        unknown.err
    );
    let policy: Value = serde_json::from_str(&desk.run(&["--permissions"]).out).unwrap();
    assert!(policy.to_string().contains("ses:GetAccount"));
    assert_eq!(desk.aws.world().calls, Vec::<String>::new());
}

#[test]
fn what_is_typed_wrong_names_what_is_right() {
    let desk = Desk::new();
    for (arguments, words) in [
        (&["--user-pool-id", "AbC123"][..], "eu-west-1_AbC123"),
        (&["--all", "--only", "acount"], "account"),
        (&["--all", "--resolver", "dns.google"], "1.1.1.1"),
        (&["--user", "anna"], "--user-pool-id"),
        (&[], "--user-pool-id"),
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.exit, 2, "{arguments:?}");
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
    }
}
