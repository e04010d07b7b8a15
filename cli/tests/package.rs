//! `signet package`, `signet completions` and the manual pages, as a person runs them.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::path::Path;
use std::process::{Command, Output};

fn signet(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_signet"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the built binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn theme(folder: &Path, toml: &str) {
    let theme = folder.join("mytheme");
    std::fs::create_dir_all(&theme).unwrap();
    std::fs::write(theme.join("theme.toml"), toml).unwrap();
}

#[test]
fn a_theme_becomes_a_layer() {
    let folder = tempfile::tempdir().unwrap();
    theme(folder.path(), "[brand]\nname = \"Northwind\"\n");
    let output = signet(
        folder.path(),
        &["package", "mytheme", "--out", "build/layer.zip"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).starts_with("build/layer.zip: 1 file,"));
    let zip = std::fs::read(folder.path().join("build/layer.zip")).unwrap();
    assert!(zip.starts_with(b"PK") && text(&zip).contains("theme/theme.toml"));
}

#[test]
fn a_theme_with_errors_is_not_packaged() {
    let folder = tempfile::tempdir().unwrap();
    theme(folder.path(), "[brand]\nnmae = \"Northwind\"\n");
    let output = signet(folder.path(), &["package", "mytheme"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stdout).contains("nmae"),
        "{}",
        text(&output.stdout)
    );
    assert!(text(&output.stderr).contains("nothing was written"));
    assert!(!folder.path().join("layer.zip").exists());
}

#[test]
fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = signet(folder.path(), &["package", "mytheme"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("mytheme"));
}

#[test]
fn every_shell_gets_completions_that_know_the_commands() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = signet(folder.path(), &["completions", shell]);
        assert_eq!(output.status.code(), Some(0), "{shell}");
        for command in ["init", "preview", "render", "lint", "package"] {
            assert!(text(&output.stdout).contains(command), "{shell}: {command}");
        }
    }
    let output = signet(folder.path(), &["completions", "cmd"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let output = signet(folder.path(), &["manual-pages", "."]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for name in ["signet", "signet-lint", "signet-render", "signet-package"] {
        let page = std::fs::read_to_string(folder.path().join(format!("{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH {name} 1")), "{page}");
    }
    let output = signet(folder.path(), &["manual-pages", "none"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("none: no such file or folder"));
}
