//! `signet render --format json` keeps to `docs/render.schema.json`.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn rendered(theme: Option<&Path>, environment: &[(&str, &str)]) -> Value {
    let samples = std::fs::read_dir(repository().join("templates/samples")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_signet"));
    command.env_clear().envs(environment.iter().copied());
    command.args(["render", "--format", "json"]);
    command.args(samples.map(|sample| sample.unwrap().path()));
    if let Some(theme) = theme {
        command.arg("--theme").arg(theme);
    }
    serde_json::from_slice(&command.output().unwrap().stdout).unwrap()
}

#[test]
fn every_kind_of_answer_keeps_to_the_schema() {
    let schema = std::fs::read_to_string(repository().join("docs/render.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();

    let broken = tempfile::tempdir().unwrap();
    std::fs::create_dir(broken.path().join("messages")).unwrap();
    std::fs::write(broken.path().join("messages/sign-up.html"), "{{ nmae }}").unwrap();
    let cases = [
        rendered(None, &[("BRAND_NAME", "Acme")]),
        rendered(None, &[("EMAIL_SENDING_ACCOUNT", "COGNITO_DEFAULT")]),
        rendered(Some(broken.path()), &[("BRAND_NAME", "Acme")]),
    ];
    for case in &cases {
        let errors: Vec<String> = validator
            .iter_errors(case)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
        assert!(case.as_array().unwrap().len() >= 7);
    }
    let warned = cases[2].as_array().unwrap().iter();
    assert!(
        warned
            .clone()
            .any(|message| !message["warnings"].as_array().unwrap().is_empty())
    );
    let mut other = cases[0].clone();
    other[0]["step"]["email"] = "another".into();
    assert!(!validator.is_valid(&other), "the schema refuses nothing");
}
