//! `signet import`: what teams have today, asked and imported, and compared with the mail of the new theme.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

mod field;
mod handlers;
mod hostile;
mod roundtrip;
mod sources;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A folder to work in.
struct Desk {
    folder: TempDir,
}

/// The output of a run, and its exit code.
struct Run {
    exit: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs a program in the folder.
    fn run(&self, program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Run {
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).args(arguments);
        for name in ["THEME_DIR", "BRAND_NAME", "LINK_BASE", "VERIFICATION"] {
            command.env_remove(name);
        }
        let output = command.output().unwrap();
        Run {
            exit: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn signet(&self, arguments: &[&str]) -> Run {
        self.run(env!("CARGO_BIN_EXE_signet"), arguments)
    }

    /// Imports as JSON, and returns the report.
    fn import(&self, arguments: &[&str]) -> (i32, Value) {
        let mut all = vec!["import"];
        all.extend(arguments);
        all.extend(["--out", "theme", "--format", "json"]);
        let run = self.signet(&all);
        let report = serde_json::from_str(&run.out);
        (
            run.exit,
            report.unwrap_or_else(|_| panic!("{}{}", run.out, run.err)),
        )
    }

    /// Asks a handler as the probes' README says, and imports its answers.
    fn ask(&self, handler: &Path, probes: &[&str], arguments: &[&str]) -> (i32, Value) {
        let mut all = vec!["import", "--probes", "probes"];
        all.extend(probes);
        let run = self.signet(&all);
        assert_eq!(run.exit, 0, "{}", run.err);
        let handler = handler.to_str().unwrap();
        let asked = match handler.ends_with(".py") {
            true => self.run("python3", &["probes/ask.py", handler]),
            false => self.run("node", &["probes/ask.mjs", handler]),
        };
        assert_eq!(asked.exit, 0, "{}{}", asked.out, asked.err);
        let mut sources = vec!["probes/answers"];
        sources.extend(arguments);
        self.import(&sources)
    }
}

/// Lists the differences of a report: `message locale part`.
fn differences(report: &Value) -> Vec<String> {
    let rows = report["messages"].as_array().unwrap().iter();
    let differences = rows.flat_map(|row| {
        let differences = row["differences"].as_array().unwrap().iter();
        differences.map(|difference| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            format!(
                "{} {} {}",
                text(&row["message"]),
                text(&row["locale"]),
                text(&difference["part"])
            )
        })
    });
    differences.collect()
}

/// Returns the number of mails that a report compared.
fn compared(report: &Value) -> u64 {
    let rows = report["messages"].as_array().unwrap().iter();
    rows.map(|row| row["events"].as_u64().unwrap()).sum()
}

fn texts(list: &Value) -> String {
    serde_json::to_string(list).unwrap()
}
