//! Broken themes and unusable settings: an answer all the same.

use serde_json::{Value, json};

use super::{KINDS, PANICS, event, function, invoke, theme};

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
        ("BRAND_LOOK", "paper"),
        ("BRAND_LOGO_URL", "http://a.example/x.png"),
        ("BRAND_LOGO_DARK_URL", "https://a.example/x.svg"),
        ("BRAND_LOGO_ON_DARK", "platter"),
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
        "BRAND_LOOK",
        "BRAND_LOGO_URL",
        "BRAND_LOGO_DARK_URL",
        "BRAND_LOGO_ON_DARK",
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

/// Themes that once took longer than Cognito waits, filled the memory or ended the process.
fn attacks() -> Vec<(&'static str, String)> {
    let deep = 16_000;
    vec![
        ("messages/sign-up.html", "{% for i in range(end=50000) %}{% for j in range(end=50000) %}{% endfor %}{% endfor %}{{ code }}".to_owned()),
        ("messages/sign-up.html", format!("{{% set x = 'ab' %}}{}{{{{ code }}}}", "{% set x = x ~ x %}".repeat(39))),
        ("messages/sign-up.html", "{{ code }}{% include 'chain/0.html' %}".to_owned()),
        ("messages/sign-up.html", "{{ ".repeat(300_000)),
        ("messages/sign-up.html", format!("{{{{ a{} }}}}", " ~ a".repeat(200_000))),
        ("locales/en.ftl", format!("sign-up =\n    .subject = {}x{}\n", "{ ".repeat(deep), " }".repeat(deep))),
        ("locales/en.ftl", format!("sign-up =\n    .subject = {}\nt = {}\n", "{ t }".repeat(90), "x".repeat(900_000))),
        ("theme.toml", "motto = [\n".repeat(80_000)),
        ("theme.toml", "[brand]\nname = \"Acme\"\nwebsite = acme\n".to_owned()),
    ]
}

#[test]
fn no_theme_ends_the_process_or_holds_an_answer_up() {
    for (name, text) in attacks() {
        let folder = theme(&[(name, &text)]);
        std::fs::create_dir_all(folder.path().join("chain")).unwrap();
        for n in 0..1000 {
            let link = format!("{{% include \"chain/{}.html\" %}}", n + 1);
            std::fs::write(folder.path().join(format!("chain/{n}.html")), link).unwrap();
        }
        let theme_dir = folder.path().to_str().unwrap();
        let mut function = function(&[("THEME_DIR", theme_dir), ("BRAND_NAME", "Acme")]);
        let shown: String = text.chars().take(60).collect();
        for _ in 0..2 {
            let answer = invoke(&mut function, &event("CustomMessage_SignUp").to_string());
            assert!(answer.contains("Acme"), "{name}: {shown}");
        }
        assert!(function.is_running(), "{name}: {shown}");
        let logs = function.stop();
        let last: Value = serde_json::from_str(logs.last().unwrap()).unwrap();
        assert_eq!(last["FellBack"], 1, "{name}: {shown}");
        assert_eq!(last["Unbranded"], 0, "{name}: {shown}");
        let warning = &last["warnings"][0];
        assert!(
            warning["file"].is_string() && warning["reason"].is_string(),
            "{last}"
        );
    }
}

/// One that is there at start, and one that takes a file's place later.
#[test]
fn a_pipe_in_a_files_place_is_a_reason_and_no_wait() {
    let folder = theme(&[("theme.toml", "[brand]\nname = \"Acme\"\n")]);
    let theme_dir = folder.path().to_str().unwrap();
    let mut function = function(&[("THEME_DIR", theme_dir)]);
    invoke(&mut function, &event("CustomMessage_SignUp").to_string());
    std::fs::create_dir(folder.path().join("messages")).unwrap();
    let pipe = folder.path().join("messages/forgot-password.html");
    let made = std::process::Command::new("mkfifo").arg(pipe).status();
    assert!(made.unwrap().success());
    let answer = invoke(
        &mut function,
        &event("CustomMessage_ForgotPassword").to_string(),
    );
    assert!(answer.contains("Acme"));
    let logs = function.stop();
    let last: Value = serde_json::from_str(logs.last().unwrap()).unwrap();
    assert_eq!(last["step"], json!({"email": "default", "sms": "theme"}));
    let reason = last["warnings"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("a pipe"), "{reason}");
}
