//! A real emulator, over the real protocol: moto's SESv2. `tests/moto.sh` installs it.

use crate::function::Function;
use crate::stack::{Ending, Stack};
use doubles::bucket::Bucket;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;

struct Moto {
    address: String,
    process: Child,
}

impl Drop for Moto {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "where moto is installed is chosen from outside the process"
)]
fn venv() -> PathBuf {
    let default = concat!(env!("CARGO_TARGET_TMPDIR"), "/moto");
    std::env::var_os("SIGNET_MOTO_VENV").map_or_else(|| PathBuf::from(default), PathBuf::from)
}

impl Moto {
    fn start() -> Option<Self> {
        let server = venv().join("bin/moto_server");
        if !server.exists() {
            println!(
                "skipped: {} is missing; functions/ses-identity-policy/tests/moto.sh installs it",
                server.display()
            );
            return None;
        }
        let mut process = Command::new(server)
            .args(["-H", "127.0.0.1", "-p", "0"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = process.stderr.take().expect("stderr is piped");
        let mut lines = BufReader::new(stderr).lines().map_while(Result::ok);
        let address = lines
            .find_map(|line| Some(line.split_once("Running on http://")?.1.trim().to_owned()))
            .expect("moto says where it listens");
        // A pipe that is full would stop it.
        thread::spawn(move || lines.for_each(drop));
        Some(Self { address, process })
    }

    /// A call that is not the function's.
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = body.to_string();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let scope = "AWS4-HMAC-SHA256 Credential=EXAMPLE/20261120/us-east-1/ses/aws4_request, SignedHeaders=host, Signature=0";
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: {scope}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap_or_default()
    }

    fn policies(&self, identity: &str) -> Value {
        self.call(
            "GET",
            &format!("/v2/email/identities/{identity}/policies"),
            &json!({}),
        )["Policies"]
            .clone()
    }
}

#[test]
fn a_life_against_moto() {
    let Some(moto) = Moto::start() else { return };
    moto.call(
        "POST",
        "/v2/email/identities",
        &json!({ "EmailIdentity": "me@example.com" }),
    );
    moto.call(
        "POST",
        "/v2/email/configuration-sets",
        &json!({ "ConfigurationSetName": "transactional" }),
    );
    let bucket = Bucket::start(None);
    let function = Function::start(&format!("http://{}", moto.address));
    let mut stack = Stack::new(&function, &bucket, "mail", 1);
    let mut properties = json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/me@example.com",
        "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
        "ConfigurationSet": "transactional",
        // moto verifies no identity and has no GetAccount.
        "RequireVerifiedIdentity": "false",
    });
    assert_eq!(
        stack.create(&properties),
        Ending::Complete,
        "{:?}",
        stack.last()
    );
    let name = stack.last().data["PolicyName"].as_str().unwrap().to_owned();
    let document: Value =
        serde_json::from_str(moto.policies("me@example.com")[&name].as_str().unwrap()).unwrap();
    assert_eq!(
        document["Statement"][0]["Resource"],
        properties["SourceArn"]
    );

    properties["UserPoolArn"] =
        json!("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_OTHER");
    assert_eq!(stack.update(&properties, false), Ending::Complete);
    assert!(
        moto.policies("me@example.com")[&name]
            .as_str()
            .unwrap()
            .contains("us-east-1_OTHER")
    );

    moto.call(
        "POST",
        "/v2/email/identities/me@example.com/policies/theirs",
        &json!({ "Policy": "{\"Statement\":[]}" }),
    );
    let mut foreign = properties.clone();
    foreign["PolicyName"] = json!("theirs");
    assert_eq!(stack.update(&foreign, false), Ending::RolledBack);
    foreign["ConfigurationSet"] = json!("missing");
    assert_eq!(stack.update(&foreign, false), Ending::RolledBack);

    assert_eq!(stack.delete(), Ending::Complete);
    assert_eq!(
        moto.policies("me@example.com"),
        json!({ "theirs": "{\"Statement\":[]}" })
    );
    moto.call("DELETE", "/v2/email/identities/me@example.com", &json!({}));
    assert_eq!(stack.create(&properties), Ending::RolledBack);
    assert!(
        stack.last().reason.contains("does not exist in us-east-1"),
        "{}",
        stack.last().reason
    );
}
