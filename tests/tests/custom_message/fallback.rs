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
