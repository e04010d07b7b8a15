//! Credentials by AWS CLI: `aws configure export-credentials` knows every way to sign in that AWS has,
//! also `aws login` and codes of MFA. Version 1 of AWS CLI has no such command.

use std::io::IsTerminal;
use std::process::Stdio;

use aws_credential_types::Credentials;
use serde_json::Value;
use tokio::process::Command;

/// Returns the credentials that AWS CLI gives; none if there is no AWS CLI, or if it has none.
pub async fn credentials(profile: Option<&str>) -> Option<Credentials> {
    let mut command = Command::new("aws");
    command.args(["configure", "export-credentials", "--format", "process"]);
    if let Some(profile) = profile {
        command.args(["--profile", profile]);
    }
    // AWS CLI asks for a code of MFA on the terminal; a job without one must not wait for it.
    if !std::io::stdin().is_terminal() {
        command.stdin(Stdio::null());
    }
    let output = command.stderr(Stdio::null()).output().await.ok()?;
    read(&output.stdout)
}

/// Reads the format of `credential_process`.
fn read(output: &[u8]) -> Option<Credentials> {
    let output: Value = serde_json::from_slice(output).ok()?;
    let text = |name| output.get(name)?.as_str();
    let session = text("SessionToken").map(str::to_owned);
    let key = text("AccessKeyId").filter(|key| !key.is_empty())?;
    let secret = text("SecretAccessKey").filter(|secret| !secret.is_empty())?;
    Some(Credentials::new(key, secret, session, None, "AWS CLI"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_of_a_process_is_read() {
        let output = br#"{"Version": 1, "AccessKeyId": "AKIA", "SecretAccessKey": "s", "SessionToken": "t"}"#;
        let credentials = read(output).unwrap();
        assert_eq!(credentials.access_key_id(), "AKIA");
        assert_eq!(credentials.secret_access_key(), "s");
        assert_eq!(credentials.session_token(), Some("t"));
    }

    #[test]
    fn anything_else_is_no_credentials() {
        for output in ["", "usage: aws", "{}", r#"{"AccessKeyId": "AKIA"}"#, "[]"] {
            assert!(read(output.as_bytes()).is_none(), "{output}");
        }
    }
}
