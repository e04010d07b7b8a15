//! The program `same-work` finds contestants that answer differently.

#![allow(
    clippy::unwrap_used,
    reason = "helper functions of a test may panic like the test; clippy only knows `#[test]` functions"
)]

use std::process::{Command, Output};

const ECHO: &str = env!("CARGO_BIN_EXE_bare-echo");
const EVENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/events");

fn same_work(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_same-work"))
        .arg(format!("{EVENTS}/sign-up.json"))
        .arg(format!("{EVENTS}/name-right-to-left.json"))
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn a_contestant_is_equal_to_itself() {
    let other = format!("other={ECHO}");
    let output = same_work(&[&format!("echo={ECHO}"), &other, "--visible", &other]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            "other: 2 answers, equal to those of echo",
            "other: 2 answers, visibly equal to those of echo"
        ]
    );
}

#[test]
fn events_are_sent_in_every_language() {
    let output = same_work(&[
        "--every-language",
        &format!("echo={ECHO}"),
        &format!("other={ECHO}"),
    ]);
    let said = String::from_utf8(output.stdout).unwrap();
    let answers = said.split_whitespace().nth(1).unwrap();
    assert!(answers.parse::<usize>().unwrap() >= 2 + 2 * 20, "{said}");
}

#[test]
fn a_contestant_that_does_not_run_is_named_with_its_log() {
    let output = same_work(&[&format!("echo={ECHO}"), "broken=/bin/cat /no/such/file"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(
        said.contains("contestant `broken`, event 1 (CustomMessage_SignUp): it does not run"),
        "{said}"
    );
    assert!(said.contains("/no/such/file: No such file"), "{said}");
}

#[test]
fn without_a_second_contestant_the_usage_is_shown() {
    let output = same_work(&[&format!("echo={ECHO}")]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("usage: same-work"), "{said}");
}
