//! A file of an owner's theme: it costs a step at most, and each defect names a line that the file has.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use custom_message::config::Config;
use custom_message::handler::Handler;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use tempfile::TempDir;
use theme::Theme;

const CLIENT: &str = "1example23456789";

thread_local! {
    static FOLDER: RefCell<TempDir> = RefCell::new(tempfile::tempdir().unwrap());
}

/// Looks at a template.
pub fn template(bytes: &[u8]) {
    in_theme("messages/sign-up.html", bytes);
}

/// Looks at a language file.
pub fn strings(bytes: &[u8]) {
    in_theme("locales/en.ftl", bytes);
}

/// Looks at the settings.
pub fn settings(bytes: &[u8]) {
    in_theme("theme.toml", bytes);
}

/// Looks at the settings of an app client.
pub fn scope(bytes: &[u8]) {
    in_theme(&format!("clients/{CLIENT}.toml"), bytes);
}

fn in_theme(file: &str, bytes: &[u8]) {
    FOLDER.with_borrow(|folder| {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        look(folder.path(), file, bytes);
        fs::remove_file(path).unwrap();
    });
}

fn look(theme: &Path, file: &str, bytes: &[u8]) {
    let folder = theme.to_str().unwrap();
    let config = Config::parse(|name| (name == "THEME_DIR").then(|| folder.to_owned()));
    let mut handler = Handler::new(config);
    let (answer, _) = handler.answer(&sign_up());
    let answer: Value = serde_json::from_str(answer.to_json()).expect("an answer is JSON");
    assert_accepted(&answer);
    assert!(
        answer["response"]["emailMessage"].is_string(),
        "the default theme is always left"
    );

    // Lint reads the whole theme for it, so that a tenth of the inputs takes as long as all the others.
    if !bytes.len().is_multiple_of(10) {
        return;
    }
    let lines = String::from_utf8_lossy(bytes).lines().count() + 1;
    for problem in Theme::load(Some(theme), &[]).check() {
        assert!(!problem.reason.is_empty(), "{problem:?}");
        assert!(
            problem.file != file || problem.line <= lines,
            "{lines} lines: {problem:?}"
        );
    }
}

fn sign_up() -> Box<RawValue> {
    let event = json!({
        "version": "1",
        "triggerSource": "CustomMessage_SignUp",
        "userPoolId": "us-east-1_EXAMPLE",
        "userName": "ana",
        "callerContext": { "clientId": CLIENT },
        "request": {
            "userAttributes": { "name": "Ana Souza", "email": "ana@example.com" },
            "codeParameter": "{####}",
            "linkParameter": "{##Click Here##}",
        },
        "response": { "smsMessage": null, "emailMessage": null, "emailSubject": null },
    });
    RawValue::from_string(event.to_string()).unwrap()
}

/// Panics where Cognito would refuse or drop a part of an answer. Its limits:
/// <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html>.
pub fn assert_accepted(answer: &Value) {
    let text = |name: &str| answer["response"][name].as_str();
    let units = |text: &str| text.encode_utf16().count();
    let code = answer["request"]["codeParameter"]
        .as_str()
        .unwrap_or("{####}");
    let is_invitation = answer["triggerSource"] == "CustomMessage_AdminCreateUser";
    if let Some(mail) = text("emailMessage") {
        assert!(units(mail) <= 20_000, "{} characters", units(mail));
        assert!(
            mail.contains(code) || is_invitation,
            "the code is in the mail"
        );
    }
    if let Some(subject) = text("emailSubject") {
        assert!((1..=140).contains(&units(subject)), "{subject:?}");
        assert!(!subject.contains(['\r', '\n']), "{subject:?}");
    }
    if let Some(sms) = text("smsMessage") {
        assert!(units(sms) <= 140, "{sms:?}");
    }
}
