//! Credentials as people have them.

use doubles::scenario::Wire;
use serde_json::json;

use super::Desk;

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
fn an_sso_session_that_never_began_names_the_sign_in() {
    let desk = Desk::new();
    let path = desk.write(
        "config",
        "[profile corp]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Reader\n\
         [sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.awsapps.com/start\n",
    );
    let desk = desk.env("AWS_CONFIG_FILE", &path);
    let run = desk.examine(&["--profile", "corp"]);
    assert_eq!(run.exit, 2, "{}", run.out);
    let fix = "`aws sso login --profile corp`";
    assert!(run.err.contains(fix), "{}", run.err);
}

/// The answer of STS with keys of a role.
fn role(key: &str) -> serde_json::Value {
    json!({
        "Credentials": {
            "AccessKeyId": key,
            "SecretAccessKey": "s",
            "SessionToken": "t",
            "Expiration": "2099-01-01T00:00:00Z",
        },
        "AssumedRoleUser": {
            "AssumedRoleId": "AROAEXAMPLE:doctor",
            "Arn": "arn:aws:sts::123456789012:assumed-role/reader/doctor",
        },
    })
}

#[test]
fn the_role_of_a_profile_is_assumed() {
    let desk = Desk::new();
    desk.aws.give("sts AssumeRole eu-west-1", role("ASIAROLE"));
    let path = desk.write(
        "config",
        "[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n\
         [profile prod]\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = base\n",
    );
    let desk = desk.env("AWS_CONFIG_FILE", &path);
    let run = desk.examine(&["--profile", "prod"]);
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
    assert!(desk.aws.world().keys.contains("ASIAROLE"));
}

#[test]
fn a_web_identity_is_turned_into_a_role() {
    let desk = Desk::new();
    desk.aws
        .give("sts AssumeRoleWithWebIdentity unsigned", role("ASIAWEB"));
    let token = desk.write("token", "a.b.c");
    let desk = desk
        .env("AWS_WEB_IDENTITY_TOKEN_FILE", &token)
        .env("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/reader");
    let run = desk.examine(&[]);
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
    assert!(desk.aws.world().keys.contains("ASIAWEB"));
}
