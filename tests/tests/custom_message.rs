//! The `custom-message` binary as it is deployed: the release profile, driven over the loopback Runtime
//! API. Build it first: `cargo build --release -p custom-message -p signet`.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use doubles::{Function, Launch, Outcome, Profile, binary};
use serde_json::{Value, json};
use tempfile::TempDir;

/// As in `functions/custom-message/tests/ladder.rs`: Tera's `sort` over arrays that have no order panics.
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
        binary("custom-message", Profile::Release).unwrap(),
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

// ---- events ----

/// "What it shows is what is sent": the function's answer and `signet render` say the same.
#[test]
fn every_sample_is_answered_as_signet_renders_it() {
    let signet = binary("signet", Profile::Release).unwrap();
    let environment = [
        ("BRAND_NAME", "Acme"),
        ("BRAND_SUPPORT_EMAIL", "help@acme.example"),
    ];
    let mut function = function(&environment);
    for sample in samples() {
        let sent = std::fs::read_to_string(&sample).unwrap();
        let answer = invoke(&mut function, &sent);
        assert_eq!(
            without_response(&answer),
            without_response(&sent),
            "{}",
            sample.display()
        );

        let rendered = Command::new(&signet)
            .args(["render", "--format", "json"])
            .arg(&sample)
            .env_clear()
            .envs(environment)
            .output()
            .unwrap();
        assert!(
            rendered.status.success(),
            "{}",
            String::from_utf8_lossy(&rendered.stderr)
        );
        let rendered: Value = serde_json::from_slice(&rendered.stdout).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let response = &answer["response"];
        assert!(response["emailMessage"].is_string(), "{}", sample.display());
        assert_eq!(response["emailMessage"], rendered[0]["body"]);
        assert_eq!(response["emailSubject"], rendered[0]["subject"]);
        assert_eq!(response["smsMessage"], rendered[0]["sms"]);
    }
}

#[test]
fn what_is_no_custom_message_event_comes_back_as_it_came() {
    let mut function = function(&[]);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for odd in [
        "null",
        "true",
        "7",
        "-0.0",
        "1e999999",
        "\"text\"",
        "[]",
        "{}",
        "[{\"a\":[1,2,{}]}]",
        r#"{"triggerSource":"PreSignUp_SignUp","request":{},"response":{}}"#,
        r#"{"triggerSource":"CustomMessage_SignUp"}"#,
        r#"{"triggerSource":"\ud800"}"#,
        r#"{"\udc00":1,"triggerSource":"CustomMessage_SignUp"}"#,
        r#"{"a":1,"a":2}"#,
        &deep,
    ] {
        assert_eq!(invoke(&mut function, odd), odd);
    }
    assert!(function.is_running());
}

#[test]
fn odd_fields_of_an_event_are_echoed_and_the_mail_is_branded() {
    let mut function = function(&[("BRAND_NAME", "Acme")]);
    let usual = event("CustomMessage_SignUp").to_string();
    let body = &usual[1..];
    let deep = format!("\"deep\":{}{},", "[".repeat(50_000), "]".repeat(50_000));
    let large = format!("\"large\":\"{}\",", "x".repeat(5 << 20));
    for odd in [
        "\"number\":1e999999,",
        "\"lone\":\"\\ud800\",",
        "\"version\":1,\"version\":[2],",
        "\"triggerSource\":\"CustomMessage_Authentication\",",
        &deep,
        &large,
    ] {
        let answer = invoke(&mut function, &format!("{{{odd}{body}"));
        assert!(
            answer.starts_with(&format!("{{{odd}")),
            "{}",
            &odd[..odd.len().min(40)]
        );
        let response = &answer[answer.rfind("\"response\"").unwrap_or_default()..];
        assert!(
            answer.contains("Confirm your email address for Acme"),
            "{response}"
        );
    }
}

#[test]
fn what_is_no_json_is_an_error_and_the_next_event_is_answered() {
    let mut function = function(&[]);
    for broken in [
        &b"{"[..],
        b"",
        b"{\"a\":}",
        b"\xff\xfe",
        b"{\"a\":\"\xc3\x28\"}",
    ] {
        let outcome = function.invoke(broken).unwrap();
        assert!(
            matches!(outcome, Outcome::Error { .. }),
            "{broken:?}: {outcome:?}"
        );
    }
    assert!(invoke(&mut function, &event("CustomMessage_SignUp").to_string()).contains("{####}"));
    assert!(function.is_running());
}

// ---- the ladder ----

#[test]
fn a_panicking_filter_costs_one_step_and_not_the_process() {
    let folder = theme(&[("messages/sign-up.html", PANICS)]);
    let mut function = function(&[
        ("THEME_DIR", folder.path().to_str().unwrap()),
        ("BRAND_NAME", "Acme"),
    ]);
    for _ in 0..20 {
        let answer = invoke(&mut function, &event("CustomMessage_SignUp").to_string());
        assert!(
            answer.contains("Confirm your email address for Acme"),
            "the default theme's"
        );
    }
    assert!(function.is_running());
    let logs = function.stop();
    let fallen: Vec<Value> = logs
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(fallen.len(), 20, "no line of the panic's own: {logs:?}");
    for line in fallen {
        assert_eq!(line["step"], json!({"email": "default", "sms": "theme"}));
        assert_eq!(line["warnings"][0]["file"], "messages/sign-up.html");
        assert!(
            line["warnings"][0]["reason"]
                .as_str()
                .unwrap()
                .contains("panic")
        );
    }
}

#[test]
fn a_theme_that_is_broken_everywhere_still_answers() {
    let folder = theme(&[
        ("theme.toml", "[brand\nname = 1"),
        ("layout.html", "{% bloc"),
        ("components.html", "{%- component"),
        ("locales/en.ftl", "sign-up =\n    .subject = {"),
        ("messages/sign-up.html", "{{"),
    ]);
    let mut function = function(&[
        ("THEME_DIR", folder.path().to_str().unwrap()),
        ("BRAND_NAME", "Acme"),
    ]);
    for (source, _) in KINDS {
        let answer: Value =
            serde_json::from_str(&invoke(&mut function, &event(source).to_string())).unwrap();
        assert!(
            answer["response"]["emailMessage"]
                .as_str()
                .unwrap()
                .contains("Acme"),
            "{source}"
        );
        assert!(
            answer["response"]["smsMessage"]
                .as_str()
                .unwrap()
                .contains("{####}"),
            "{source}"
        );
    }
}

#[test]
fn unusable_settings_are_a_clear_line_each_and_a_start_all_the_same() {
    let mut function = function(&[
        ("EMAIL_SENDING_ACCOUNT", "SES"),
        ("CUSTOM_EMAIL", "sometimes"),
        ("VERIFICATION", "magic"),
        ("THEME_DIR", "/nowhere/at/all"),
        ("BRAND_NAME", "Ac{me}"),
        ("BRAND_LOGO_URL", "http://a.example/x.png"),
        ("BRAND_ACCENT_COLOR", "blueish"),
        ("BRAND_WEBSITE", "javascript:alert(1)"),
        ("BRAND_SUPPORT_EMAIL", "nobody"),
        ("BRAND_POSTAL_ADDRESS", "a\u{202a}\u{2068}b"),
        ("DEFAULT_LOCALE", "klingon klingon"),
    ]);
    assert!(invoke(&mut function, &event("CustomMessage_SignUp").to_string()).contains("{####}"));
    let logs: Vec<Value> = function
        .stop()
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for variable in [
        "EMAIL_SENDING_ACCOUNT",
        "CUSTOM_EMAIL",
        "VERIFICATION",
        "THEME_DIR",
        "BRAND_NAME",
        "BRAND_LOGO_URL",
        "BRAND_ACCENT_COLOR",
        "BRAND_WEBSITE",
        "BRAND_SUPPORT_EMAIL",
        "BRAND_POSTAL_ADDRESS",
        "DEFAULT_LOCALE",
    ] {
        let line = logs.iter().find(|line| line["file"] == variable);
        let line = line.unwrap_or_else(|| panic!("{variable}: {logs:?}"));
        assert_eq!(line["level"], "WARN");
        assert!(
            line["reason"]
                .as_str()
                .is_some_and(|reason| reason.len() > 10),
            "{line}"
        );
    }
    assert_eq!(logs.last().unwrap()["message"], "rendered");
}

// ---- the log ----

#[test]
fn the_log_is_one_json_line_an_invocation_with_metrics_and_nothing_personal() {
    let folder = theme(&[
        (
            "theme.toml",
            "[brand]\nname = \"Acme\"\n[links]\nsign-up = \"https://a.example/?e={email}&c={code}\"\n",
        ),
        (
            "messages/resend-code.html",
            "{{ user.name | int }} {{ links.sign_up }}",
        ),
    ]);
    let mut function = function(&[("THEME_DIR", folder.path().to_str().unwrap())]);
    let mut bodies = Vec::new();
    for (source, _) in KINDS {
        for code in ["{####}", "840217"] {
            let mut event = event(source);
            event["request"]["codeParameter"] = code.into();
            event["request"]["clientMetadata"] =
                json!({"locale": "de", "secret": "metadata-of-quux"});
            let answer: Value =
                serde_json::from_str(&invoke(&mut function, &event.to_string())).unwrap();
            bodies.push(
                answer["response"]["emailSubject"]
                    .as_str()
                    .unwrap()
                    .to_owned(),
            );
        }
    }
    invoke(
        &mut function,
        r#"{"triggerSource":"PreSignUp_SignUp","userName":"name-of-quux"}"#,
    );
    let logs = function.stop();
    assert_eq!(logs.len(), 15, "{logs:#?}");
    for line in &logs {
        let lower = line.to_lowercase();
        for personal in [
            "quux",
            "zebedee",
            "840217",
            "15550100199",
            "<td",
            "bestätigen sie",
        ] {
            assert!(!lower.contains(personal), "{personal}: {line}");
        }
        assert!(
            bodies
                .iter()
                .all(|subject| !line.contains(subject.as_str())),
            "{line}"
        );
    }
    for (line, (_, name)) in logs.iter().zip(KINDS.iter().flat_map(|kind| [kind, kind])) {
        is_embedded_metrics(&serde_json::from_str(line).unwrap(), name);
    }
}

/// "Specification: Embedded metric format", Amazon CloudWatch User Guide.
fn is_embedded_metrics(line: &Value, source: &str) {
    assert_eq!(line["Source"], source);
    assert_eq!(line["locale"], "de");
    assert_eq!(line["clientId"], "1example23456789");
    assert!(
        line["_aws"]["Timestamp"]
            .as_u64()
            .is_some_and(|ms| ms > 1_700_000_000_000),
        "{line}"
    );
    let directive = &line["_aws"]["CloudWatchMetrics"][0];
    assert_eq!(directive["Namespace"], "Signet");
    let dimensions = directive["Dimensions"].as_array().unwrap();
    for dimension in dimensions.iter().flat_map(|set| set.as_array().unwrap()) {
        assert!(
            line[dimension.as_str().unwrap()].is_string(),
            "{dimension} of {line}"
        );
    }
    let metrics = directive["Metrics"].as_array().unwrap();
    assert_eq!(metrics.len(), 4);
    for metric in metrics {
        let value = &line[metric["Name"].as_str().unwrap()];
        assert!(value.is_u64(), "{metric} of {line}");
        assert!(["Count", "Microseconds"].contains(&metric["Unit"].as_str().unwrap()));
    }
    assert_eq!(line["Rendered"], 1);
    assert_eq!(line["characters"]["body"], line["BodyCharacters"]);
    assert!(line["characters"]["subject"].is_u64() && line["characters"]["sms"].is_u64());
}

// ---- memory ----

/// Callers choose app clients and languages: neither may grow the process.
#[test]
fn a_thousand_events_do_not_grow_the_process() {
    let clients: String = (0..40)
        .map(|id| format!("[clients.\"client{id}\".brand]\nname = \"Brand {id}\"\n"))
        .collect();
    let folder = theme(&[("theme.toml", &clients)]);
    let path = binary("custom-message", Profile::Release).unwrap();
    let launch = Launch::of(path)
        .env("THEME_DIR", folder.path())
        .without_log();
    let mut function = launch.start().unwrap();
    let mut send = |number: usize| {
        let (source, _) = KINDS[number % 7];
        let mut event = event(source);
        // known and unknown clients, known and unknown languages, never the same twice
        let client = if number.is_multiple_of(2) {
            format!("client{}", number % 40)
        } else {
            format!("unknown-{number}")
        };
        event["callerContext"]["clientId"] = client.into();
        let region = [b'A' + (number % 26) as u8, b'A' + (number / 26 % 26) as u8];
        let region = String::from_utf8_lossy(&region).into_owned();
        let locale = match number % 4 {
            0 => format!("de-{region}"),
            1 => format!("ar-{region}"),
            2 => format!("{}-{region}", ["ja", "fr", "xx", "zh-Hant"][number / 4 % 4]),
            _ => "x".repeat(number),
        };
        event["request"]["userAttributes"]["locale"] = locale.into();
        event["request"]["userAttributes"]["name"] = format!("User {number}").into();
        assert!(invoke(&mut function, &event.to_string()).contains("{####}"));
        function.resident_kib().unwrap()
    };
    let warm = (0..400).map(&mut send).last().unwrap();
    let late = (400..1_400).map(&mut send).last().unwrap();
    assert!(
        late <= warm + 1_024,
        "{warm} KiB after 400 events, {late} KiB after 1,400"
    );
}
