//! The program `cold-and-warm` runs. No test looks at a figure: figures depend on the machine.

#![allow(
    clippy::unwrap_used,
    reason = "helper functions of a test may panic like the test; clippy only knows `#[test]` functions"
)]

use std::process::{Command, Output};

const ECHO: &str = env!("CARGO_BIN_EXE_bare-echo");
const SIGN_UP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/events/sign-up.json");

fn cold_and_warm(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cold-and-warm"))
        .args(["--cold", "2", "--warm", "10", SIGN_UP])
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn the_table_has_a_row_for_each_contestant() {
    let output = cold_and_warm(&[
        &format!("one={ECHO}"),
        &format!("another={ECHO},UNUSED=1,2"),
    ]);
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for row in ["| one ", "| another "] {
        assert_eq!(
            table.lines().filter(|line| line.starts_with(row)).count(),
            1,
            "{table}"
        );
    }
}

#[test]
fn json_has_the_spread_of_every_figure() {
    let output = cold_and_warm(&["--json", &format!("one={ECHO}")]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for figure in [
        "cold_ms",
        "init_ms",
        "cold_cpu_ms",
        "warm_us",
        "cpu_us_per_event",
    ] {
        assert!(
            report[0][figure]["median"].as_f64().unwrap() > 0.0,
            "{figure}: {report}"
        );
    }
    assert!(report[0]["peak_mb"].as_f64().unwrap() > 0.0);
}

#[test]
fn a_contestant_that_does_not_run_is_named_with_its_log() {
    let output = cold_and_warm(&["--logs", "broken=/bin/cat /no/such/file"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("contestant `broken` does not run"), "{said}");
    assert!(said.contains("/no/such/file: No such file"), "{said}");
}
