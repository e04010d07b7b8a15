//! The log: one line for each invocation, with metrics and nothing personal.

use std::io::{ErrorKind, Read, Write, pipe};
use std::sync::Arc;

use doubles::{Launch, Profile, binary};
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

/// Nobody who signs up waits for a log, and no line of a frozen process is lost.
#[test]
fn a_line_is_written_after_the_answer_and_before_the_next_event_is_asked_for() {
    let binary = binary("custom-message", Profile::Packaged).unwrap();
    let launch = Launch::of(binary)
        .env("BRAND_NAME", "Acme")
        .with_requests_in_log();
    let mut function = launch.start().unwrap();
    for (source, _) in KINDS {
        invoke(&mut function, &event(source).to_string());
    }
    let log = function.stop();
    let (events, rest) = log.as_chunks::<3>();
    assert_eq!(events.len(), KINDS.len(), "{log:#?}");
    for ([asked, answered, line], (source, name)) in events.iter().zip(KINDS) {
        assert_eq!(
            (asked.as_str(), answered.as_str()),
            ("GET next", "POST response"),
            "{source}"
        );
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["Source"], name);
    }
    assert_eq!(rest, ["GET next"]);
}

/// CloudWatch falls behind: the function goes on, and its next line counts for those that were lost.
#[test]
fn a_full_pipe_delays_no_answer_and_loses_no_count() {
    let folder = theme(&[("messages/sign-up.html", "{{ nothing.here }}")]);
    let (mut reader, writer) = pipe().unwrap();
    let writer = Arc::new(writer);
    let mut function = Launch::of(binary("custom-message", Profile::Packaged).unwrap())
        .env("THEME_DIR", folder.path())
        .env("BRAND_NAME", "Acme")
        .log_to(&writer)
        .start()
        .unwrap();
    function.wait_until_idle().unwrap();
    let filled = fill(&writer);
    let falls_back = event("CustomMessage_SignUp").to_string();
    let stranger = r#"{"triggerSource":"PreSignUp_SignUp"}"#;
    for event in [&falls_back, stranger, &falls_back, stranger] {
        invoke(&mut function, event);
        // It gives the line up by itself, since nobody reads.
        function.wait_until_idle().unwrap();
    }
    reader.read_exact(&mut vec![0; filled]).unwrap();
    for event in [stranger, &falls_back, &falls_back] {
        invoke(&mut function, event);
    }
    function.stop();
    drop(writer);
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let [passed, first, second] = &lines[..] else {
        panic!("{text}")
    };
    assert_eq!(passed["message"], "passed through unchanged");
    // A count is a metric only in a line that says so.
    assert_eq!(passed["FellBack"], Value::Null);
    assert_eq!(
        (&first["FellBack"], &first["Rendered"]),
        (&json!(3), &json!(3))
    );
    is_metric(first, "FellBack");
    assert_eq!(
        (&second["FellBack"], &second["Rendered"]),
        (&json!(1), &json!(1))
    );
}

fn is_metric(line: &Value, name: &str) {
    let metrics = line["_aws"]["CloudWatchMetrics"][0]["Metrics"].as_array();
    assert!(
        metrics.unwrap().iter().any(|metric| metric["Name"] == name),
        "{line}"
    );
}

/// Fills a pipe that the function has made non-blocking; returns the number of bytes.
fn fill(mut pipe: &std::io::PipeWriter) -> usize {
    let mut filled = 0;
    // Byte by byte in the end: a pipe takes short writes whole or not at all.
    for piece in [&[b'x'; 4096][..], b"x"] {
        loop {
            match pipe.write(piece) {
                Ok(length) => filled += length,
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => panic!("{error}"),
            }
        }
    }
    filled
}
