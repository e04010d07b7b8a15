//! Defects of theme.toml: warnings at start that cost their key alone.

use std::time::Duration;

use custom_message::handler::{Messages, Step, record};
use serde_json::{Value, json};
use theme::Kind;

use crate::cognito::{event, event_with, function_with_theme, outcome, theme};

#[test]
fn a_defect_of_theme_toml_is_a_warning_with_its_line_and_costs_its_key_alone() {
    for (toml, line, reason) in [
        (
            "[brand]\nname = \"Mine\"\n[colors]\naccent = \"blue-ish\"\n",
            4,
            "not a colour",
        ),
        (
            "[brand]\nname = \"Mine\"\nmotto = \"x\"\n",
            3,
            "has no field \"motto\"",
        ),
        (
            "[brand]\nname = \"Mine\"\n\n[colours]\naccent = \"#123456\"\n",
            4,
            "has no field \"colours\"",
        ),
        (
            "[brand]\nname = \"Mine\"\nlogo_url = \"http://a.example/x.png\"\n",
            3,
            "https://",
        ),
        (
            "[brand]\nname = \"Mine\"\nlogo_width = 9000\n",
            3,
            "from 1 to 600",
        ),
        (
            "[brand]\nname = \"Mine\"\nsupport_email = [1]\n",
            3,
            "an array where text belongs",
        ),
        (
            "[brand]\nname = \"Mine\"\n[links]\nadmin-create-user = \"https://a.example/{code}\"\n",
            4,
            "temporary password",
        ),
        (
            "[brand]\nname = \"Mine\"\n[links]\nsign-up = \"https://{name}.example/\"\n",
            4,
            "https://",
        ),
        (
            "[brand]\nname = \"Mine\"\n[locales]\ndefault = \"not a tag\"\n",
            4,
            "not a language tag",
        ),
        (
            "[brand]\nname = \"Mine\"\n[attributes]\n\"a b\" = \"name\"\n",
            4,
            "cannot name a template variable",
        ),
    ] {
        let folder = theme(&[("theme.toml", toml)]);
        let mut function = function_with_theme(folder.path(), &[]);
        let [problem] = function.start_problems() else {
            panic!("{toml}: {:?}", function.start_problems())
        };
        assert_eq!(
            (problem.file.as_str(), problem.line),
            ("theme.toml", line),
            "{problem}"
        );
        assert!(problem.reason.contains(reason), "{problem}");
        let outcome = outcome(&mut function, &event(Kind::SignUp));
        assert_eq!(
            (outcome.email.step, outcome.sms.step),
            (Step::Theme, Step::Theme),
            "{toml}"
        );
        let email = outcome.email.message.unwrap();
        assert!(
            email.subject.as_str().contains("Mine"),
            "the other keys hold: {toml}"
        );
    }
}

/// The messages of a theme whose settings are broken, and the line of the log.
fn sent(files: &[(&str, &str)], environment: &[(&str, &str)]) -> (Messages, Value) {
    let folder = theme(files);
    let mut function = function_with_theme(folder.path(), environment);
    let messages = outcome(&mut function, &event(Kind::SignUp));
    let line = record(&messages, Duration::ZERO);
    (messages, serde_json::from_str(&line).unwrap())
}

#[test]
fn one_wrong_character_in_theme_toml_changes_no_sender_and_is_counted() {
    let toml = "[brand]\nname = \"Acme\"\nwebsite = https://acme.example\n";
    let (messages, log) = sent(&[("theme.toml", toml)], &[]);
    let email = messages.email.message.unwrap();
    assert!(email.subject.as_str().contains("Acme"));
    assert_eq!(messages.email.step, Step::Theme);
    assert_eq!(
        (&log["FellBack"], &log["Unbranded"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(log["level"], "WARN");
    let warning = &log["warnings"][0];
    assert_eq!(
        (&warning["file"], &warning["line"]),
        (&json!("theme.toml"), &json!(3))
    );
}

/// The same words wherever a brand is set: who knows the one knows the other.
#[test]
fn a_variable_is_refused_as_the_key_of_theme_toml_is() {
    for (key, value) in [
        ("look", "plane"),
        ("logo_url", "http://a.example/x.png"),
        ("logo_dark_url", "https://a.example/x.svg"),
        ("logo_on_dark", "platter"),
        ("website", "a.example"),
    ] {
        let variable = format!("BRAND_{}", key.to_uppercase());
        let folder = theme(&[("theme.toml", &format!("[brand]\n{key} = \"{value}\"\n"))]);
        let environment = [("BRAND_NAME", "Acme"), (&variable, value)];
        let function = function_with_theme(folder.path(), &environment);
        let [of_key, of_variable] = function.start_problems() else {
            panic!("{key}: {:?}", function.start_problems())
        };
        assert_eq!(
            of_key.reason,
            format!("brand.{key}: {}", of_variable.reason)
        );
        assert_eq!(of_variable.file, variable);
    }
}

#[test]
fn a_brand_that_the_file_has_lost_comes_from_the_environment() {
    let toml = "[brand]\nname = Acme\n";
    let (messages, log) = sent(&[("theme.toml", toml)], &[("BRAND_NAME", "Acme")]);
    assert!(
        messages
            .email
            .message
            .unwrap()
            .subject
            .as_str()
            .contains("Acme")
    );
    assert_eq!(
        (&log["FellBack"], &log["Unbranded"]),
        (&json!(1), &json!(0))
    );

    let (messages, log) = sent(&[("theme.toml", toml)], &[]);
    assert!(
        messages
            .email
            .message
            .unwrap()
            .subject
            .as_str()
            .contains("Example")
    );
    assert_eq!(
        (&log["FellBack"], &log["Unbranded"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn a_wrong_character_in_a_clients_file_is_counted_for_that_client() {
    let client = "clients/1example23456789.toml";
    let files = [
        ("theme.toml", "[brand]\nname = \"Acme\"\n"),
        (
            client,
            "[brand]\nname = \"Shop\"\n[colors]\naccent = #123456\n",
        ),
    ];
    let (messages, log) = sent(&files, &[]);
    assert!(
        messages
            .email
            .message
            .unwrap()
            .subject
            .as_str()
            .contains("Shop")
    );
    assert_eq!(log["FellBack"], 1);
    let warning = &log["warnings"][0];
    assert_eq!(
        (&warning["file"], &warning["line"]),
        (&json!(client), &json!(4))
    );
}

/// Nobody reads a scope's file at start, so its bad values are told with each message for the scope.
#[test]
fn a_bad_value_in_a_scopes_file_is_counted_for_that_scope() {
    for (file, text, line, reason) in [
        (
            "clients/1example23456789.toml",
            "[brand]\nname = \"Shop\"\n[colors]\naccent = \"blue\"\n",
            4,
            "not a colour",
        ),
        (
            "pools/eu-west-1_Example12.toml",
            "[brand]\nname = \"Shop\"\nlogo_width = 9000\n",
            3,
            "from 1 to 600",
        ),
        (
            "tenants/shop.toml",
            "[brand]\nname = \"Shop\"\nmotto = \"x\"\n",
            3,
            "no field \"motto\"",
        ),
        (
            "clients/1example23456789.toml",
            "brand = 1\n",
            1,
            "a table belongs",
        ),
        (
            "clients/1example23456789.toml",
            "[brand]\nname = \"Shop\"\n[links]\nsign-up = \"/x\"\n",
            4,
            "there is no base",
        ),
        (
            "tenants/shop.toml",
            "[brand]\nname = \"Shop\"\n[attributes]\nx = { from = [\"y\"], shape = \"txt\" }\n",
            4,
            "did you mean `text`",
        ),
    ] {
        let toml = "[brand]\nname = \"Acme\"\n[tenants]\nfrom = [\"custom:org\"]\n";
        let folder = theme(&[("theme.toml", toml), (file, text)]);
        let mut function = function_with_theme(folder.path(), &[]);
        assert_eq!(function.start_problems(), []);
        let of_scope = event_with(Kind::SignUp, |event| {
            event["request"]["userAttributes"]["custom:org"] = json!("shop");
            event["userPoolId"] = json!("eu-west-1_Example12");
        });
        for _ in 0..2 {
            let messages = outcome(&mut function, &of_scope);
            assert_eq!(messages.email.step, Step::Theme);
            let log: Value = serde_json::from_str(&record(&messages, Duration::ZERO)).unwrap();
            assert_eq!(
                (&log["FellBack"], &log["level"]),
                (&json!(1), &json!("WARN"))
            );
            let warning = &log["warnings"][0];
            assert_eq!(
                (&warning["file"], &warning["line"]),
                (&json!(file), &json!(line)),
                "{log}"
            );
            assert!(
                warning["reason"].as_str().unwrap().contains(reason),
                "{log}"
            );
        }
        let other = event_with(Kind::SignUp, |event| {
            event["userPoolId"] = json!("eu-west-1_Other");
            event["callerContext"]["clientId"] = json!("other");
        });
        assert!(!outcome(&mut function, &other).fell_back, "{file}");
    }
}

#[test]
fn a_theme_that_nobody_named_is_counted() {
    let (messages, log) = sent(&[], &[]);
    assert!(messages.warnings.is_empty());
    assert_eq!(
        (&log["FellBack"], &log["Unbranded"]),
        (&json!(0), &json!(1))
    );
}

#[test]
fn a_theme_toml_that_cannot_be_read_is_counted() {
    let folder = theme(&[]);
    std::fs::create_dir(folder.path().join("theme.toml")).unwrap();
    let mut function = function_with_theme(folder.path(), &[("BRAND_NAME", "Acme")]);
    let messages = outcome(&mut function, &event(Kind::SignUp));
    assert!(messages.fell_back);
    let (_, problem) = &messages.warnings[0];
    assert_eq!(
        problem.to_string(),
        "theme.toml: is a folder where a file belongs"
    );
}
