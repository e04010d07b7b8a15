//! The log of a fall.

use serde_json::json;
use theme::Kind;

use super::MESSAGE;
use crate::cognito::{event, event_with_attribute, function_with_theme, raw, theme};

#[test]
fn no_warning_holds_a_users_words() {
    let person = "Zebedee Quux";
    for template in [
        "{{ user.name | int }}",
        "{{ user.name | split(pat=' ') | first | int }}",
        "{{ user.name | upper | float }}",
        "{{ throw(message=user.name) }}",
        "{{ {'a': 1} | get(key=user.name) }}",
        "{{ links.all | int }}",
        "{{ user[user.name] }}",
        "{{ '{' ~ '##' ~ user.name ~ '##}' }}{{ code }}",
    ] {
        let folder = theme(&[
            (
                "theme.toml",
                "[links]\nall = \"https://a.example/?e={email}&n={name}\"\n",
            ),
            (MESSAGE, template),
        ]);
        let mut event = event_with_attribute(Kind::SignUp, "name", person);
        event["request"]["userAttributes"]["email"] = json!("zebedee@quux.example");
        let (_, log) = function_with_theme(folder.path(), &[]).answer(&raw(&event));
        assert!(
            log.contains("\"file\":\"messages/sign-up.html\""),
            "{template}: {log}"
        );
        let lower = log.to_lowercase();
        assert!(
            !lower.contains("zebedee") && !lower.contains("quux"),
            "{template}: {log}"
        );
    }
}

#[test]
fn a_fall_is_a_warning_and_counted() {
    let folder = theme(&[(MESSAGE, "{{ nobody }}")]);
    let (_, log) = function_with_theme(folder.path(), &[]).answer(&raw(&event(Kind::SignUp)));
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["level"], "WARN");
    assert_eq!(log["FellBack"], 1);
    assert_eq!(log["step"], json!({"email": "default", "sms": "theme"}));
    assert_eq!(log["warnings"][0]["file"], MESSAGE);
    assert_eq!(log["warnings"][0]["line"], 1);
}
