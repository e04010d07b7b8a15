//! The log: one line for each invocation, with metrics and nothing personal.

use serde_json::{Value, json};

use super::{KINDS, event, function, invoke, theme};

#[test]
fn the_log_is_one_json_line_an_invocation_with_metrics_and_nothing_personal() {
    let folder = theme(&[
        (
            "theme.toml",
            "[brand]\nname = \"Acme\"\n[links]\nsign-up = \"https://a.example/?e={email}&c={code}\"\n",
        ),
        (
            "clients/1example23456789.toml",
            "[brand]\nname = \"Acme Apps\"\n",
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
    assert_eq!(metrics.len(), 5);
    for metric in metrics {
        let value = &line[metric["Name"].as_str().unwrap()];
        assert!(value.is_u64(), "{metric} of {line}");
        assert!(["Count", "Microseconds"].contains(&metric["Unit"].as_str().unwrap()));
    }
    assert_eq!(line["Rendered"], 1);
    assert_eq!(line["characters"]["body"], line["BodyCharacters"]);
    assert!(line["characters"]["subject"].is_u64() && line["characters"]["sms"].is_u64());
}
