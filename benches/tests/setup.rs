//! `contestants/setup.sh` goes on behind a contestant that cannot be set up, and says which and why.

#![allow(
    clippy::unwrap_used,
    reason = "helper functions of a test may panic like the test; clippy only knows `#[test]` functions"
)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

const SETUP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/contestants/setup.sh");

/// Runs the script with an npm that says this and fails.
fn setup(folder: &str, npm_says: &str, names: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let programs = folder.join("bin");
    fs::create_dir_all(&programs).unwrap();
    program(&programs.join("node"), "echo v20.0.0");
    program(&programs.join("npm"), &format!("echo {npm_says}; exit 1"));
    Command::new("sh")
        .args(["-c", "PATH=$0:$PATH exec \"$@\""])
        .arg(&programs)
        .args([SETUP, "--answers"])
        .args(names)
        .env("CARGO_TARGET_DIR", &folder)
        .output()
        .unwrap()
}

fn program(path: &Path, command: &str) {
    fs::write(path, format!("#!/bin/sh\n{command}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn last_lines(output: &Output, prefix: &str) -> Vec<String> {
    let said = String::from_utf8_lossy(&output.stderr);
    let lines = said.lines().filter_map(|line| line.strip_prefix(prefix));
    lines.map(str::to_owned).collect()
}

#[test]
fn each_contestant_that_cannot_be_set_up_is_named_with_its_reason() {
    let output = setup(
        "setup-broken",
        "npm error code EUSAGE",
        &["nobody", "node-ses", "nothing"],
    );
    assert_eq!(output.status.code(), Some(1));
    let named = last_lines(&output, "contestants: ");
    let [nobody, node, nothing] = &named[..] else {
        panic!("{named:?}")
    };
    assert_eq!(nobody, "nobody is left out: its name is unknown");
    assert!(node.starts_with("node-ses is left out: `npm ci "), "{node}");
    assert_eq!(nothing, "nothing is left out: its name is unknown");
}

#[test]
fn a_registry_that_cannot_be_reached_has_an_exit_code_of_its_own() {
    let output = setup(
        "setup-offline",
        "npm error code ENOTFOUND",
        &["node-ses", "node-sender"],
    );
    assert_eq!(output.status.code(), Some(69));
    let reason = "is left out: the npm registry or PyPI cannot be reached";
    let expected = ["node-ses", "node-sender"].map(|name| format!("{name} {reason}"));
    assert_eq!(last_lines(&output, "contestants: "), expected);
}
