use super::*;

const KEY: &str = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";

fn config(variables: &[(&str, &str)]) -> Config {
    Config::read(|name| {
        let found = variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    })
}

#[test]
fn what_is_required_is_named() {
    let config = config(&[("KEY_ARN", " "), ("FROM", "")]);
    assert!(config.key.unwrap_err().starts_with("KEY_ARN is not set"));
    assert!(config.from.unwrap_err().starts_with("FROM is not set"));
    assert_eq!(config.staging, Ok(Staging::default()));
}

#[test]
fn an_unusable_value_that_could_reach_people_is_kept_as_the_reason() {
    let config = config(&[
        ("KEY_ARN", "alias/codes"),
        ("FROM", "Example no-reply@example.com"),
        ("SEND", "yes"),
    ]);
    assert!(
        config
            .key
            .unwrap_err()
            .starts_with("KEY_ARN: `alias/codes`")
    );
    assert!(config.from.unwrap_err().starts_with("FROM: "));
    assert!(config.staging.unwrap_err().starts_with("SEND: "));
}

#[test]
fn a_domain_is_a_host_name_and_nothing_else() {
    for (value, expected) in [
        ("auth.example.com", Some("auth.example.com")),
        ("Auth.Example.COM", Some("auth.example.com")),
        ("", None),
        ("https://auth.example.com", None),
        ("auth.example.com/x", None),
        ("auth.example.com:8443", None),
        ("evil.example@auth.example.com", None),
        ("auth..example.com", None),
        ("localhost", None),
        ("b\u{fc}cher.example", None),
    ] {
        let config = config(&[("LINK_DOMAIN", value)]);
        assert_eq!(config.link_domain.as_deref(), expected, "{value}");
        let is_named = config
            .problems
            .iter()
            .any(|problem| problem.file == "LINK_DOMAIN");
        assert_eq!(is_named, expected.is_none() && !value.is_empty(), "{value}");
    }
}

#[test]
fn an_unusable_value_elsewhere_is_a_problem() {
    let config = config(&[
        ("KEY_ARN", KEY),
        ("FROM", "Example <no-reply@example.com>"),
        ("REPLY_TO", "nobody"),
        ("NOTICES", "welcome, birthday"),
        ("VERIFICATION", "magic"),
        ("THEME_DIR", "/nowhere/at/all"),
        ("SENDERS", "Region=eu-central-1"),
    ]);
    assert_eq!(config.key.unwrap().as_str(), KEY);
    assert_eq!(
        (config.reply_to, config.by_link, config.theme),
        (None, false, None)
    );
    assert_eq!(
        config.notices,
        Notices {
            password_changed: false,
            welcome: true
        }
    );
    let named: Vec<&str> = config
        .problems
        .iter()
        .map(|problem| problem.file.as_str())
        .collect();
    assert_eq!(
        named,
        [
            "REPLY_TO",
            "SENDERS",
            "NOTICES",
            "VERIFICATION",
            "THEME_DIR"
        ]
    );
}

#[test]
fn every_token_is_a_documented_variable() {
    assert!(
        theme::config::TOKENS
            .iter()
            .all(|(name, _)| VARIABLES.contains(name))
    );
}
