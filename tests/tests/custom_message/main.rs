//! The `custom-message` binary as it is deployed: what `make package` built, driven by the double of the
//! Runtime API. Build it first: `make package` and `cargo build -p signet`.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

mod events;
mod fallback;
mod log;
mod memory;

use std::path::{Path, PathBuf};

use doubles::{Function, Outcome, Profile, binary};
use serde_json::{Value, json};
use tempfile::TempDir;

/// As in `functions/custom-message/tests/trigger/fallback.rs`: Tera's `sort` over arrays that have no order panics.
const PANICS: &str = "{{ [[37],['a'],['a'],['a'],['a'],[70],[98],['a'],['a'],[44],[11],['a'],[95],['a'],[49],[65],[83],[83],['a'],[40],['a'],['a'],[14],['a'],['a'],[41],['a'],[77],[17],['a'],['a'],['a'],['a'],['a'],['a'],['a'],[13],[2],[8],['a'],[86],['a'],[29],['a'],[56],[67],['a'],['a']] | sort }}";

const KINDS: [(&str, &str); 7] = [
    ("CustomMessage_SignUp", "sign-up"),
    ("CustomMessage_ResendCode", "resend-code"),
    ("CustomMessage_AdminCreateUser", "admin-create-user"),
    ("CustomMessage_ForgotPassword", "forgot-password"),
    ("CustomMessage_UpdateUserAttribute", "update-user-attribute"),
    ("CustomMessage_VerifyUserAttribute", "verify-user-attribute"),
    ("CustomMessage_Authentication", "authentication"),
];

fn function(environment: &[(&str, &str)]) -> Function {
    Function::start(
        binary("custom-message", Profile::Packaged).unwrap(),
        environment,
    )
    .unwrap()
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates/samples");
    let mut samples: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    samples.sort();
    assert!(samples.len() >= 7, "{samples:?}");
    samples
}

fn text(outcome: Outcome) -> String {
    match outcome {
        Outcome::Response(body) => String::from_utf8(body).unwrap(),
        Outcome::Error {
            error_type,
            message,
        } => panic!("{error_type}: {message}"),
    }
}

fn invoke(function: &mut Function, event: &str) -> String {
    text(function.invoke(event).unwrap())
}

fn event(source: &str) -> Value {
    json!({
        "version": "1",
        "triggerSource": source,
        "userName": "name-of-quux",
        "callerContext": { "clientId": "1example23456789" },
        "request": {
            "userAttributes": { "name": "Zebedee Quux", "email": "zebedee@quux.example", "phone_number": "+15550100199" },
            "codeParameter": "{####}",
            "linkParameter": "{##Click Here##}",
            "usernameParameter": if source.ends_with("AdminCreateUser") { "{username}".into() } else { Value::Null },
        },
        "response": { "smsMessage": null, "emailMessage": null, "emailSubject": null },
    })
}

fn theme(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn without_response(event: &str) -> Value {
    let mut event: Value = serde_json::from_str(event).unwrap();
    event.as_object_mut().unwrap().remove("response").unwrap();
    event
}
