//! Nothing is installed that was not chosen: lock files, hashes, and actions by their commit.

use std::path::{Path, PathBuf};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(repository().join(name)).expect(name)
}

/// The lines of a file that run `command`, comments left out.
fn lines_with(name: &str, command: &str) -> Vec<String> {
    let text = text(name).replace("\\\n", " ");
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    lines
        .filter(|line| line.contains(command))
        .map(str::to_owned)
        .collect()
}

#[test]
fn cargo_builds_what_the_lock_file_says() {
    for command in [
        "$(CARGO) build",
        "$(CARGO) test",
        "$(CARGO) clippy",
        "cargo-deny",
    ] {
        let lines = lines_with("Makefile", command);
        assert!(!lines.is_empty(), "{command}");
        for line in lines.iter().filter(|line| !line.contains(": $(VENVS)")) {
            assert!(line.contains("--locked"), "{line}");
        }
    }
    assert!(text("infra/package.py").contains("\"lambda\", \"build\", \"--locked\""));
    for name in ["packaging/dist.py", "tests/soak.sh"] {
        assert!(text(name).contains("--locked"), "{name}");
    }
}

#[test]
fn pip_installs_by_hash() {
    for name in ["Makefile", "benches/contestants/setup.sh"] {
        for line in lines_with(name, "pip\" install")
            .iter()
            .chain(&lines_with(name, "pip install"))
        {
            assert!(line.contains("--require-hashes"), "{name}: {line}");
        }
    }
    for folder in [
        "infra",
        "packaging",
        "benches/contestants/python-jinja",
        "benches/contestants/python-runtime",
        "benches/contestants/python-ses",
    ] {
        let files = std::fs::read_dir(repository().join(folder)).expect(folder);
        for file in files.map(|file| file.expect(folder).path()) {
            if file.extension().is_some_and(|ending| ending == "in") {
                check_locked(&file);
            }
        }
    }
}

/// Every tool that is asked for is locked, and every package has hashes.
fn check_locked(input: &Path) {
    let asked = std::fs::read_to_string(input).expect("a file that was listed");
    let locked = std::fs::read_to_string(input.with_extension("txt")).expect("run infra/lock.sh");
    for line in asked.lines().filter(|line| !line.starts_with('#')) {
        // An extra (`moto[server]`) may be sorted among others.
        let (name, version) = line.split_once("==").expect("every tool is pinned");
        let name = name.split('[').next().unwrap_or(name);
        let is_locked =
            |locked: &str| locked.starts_with(name) && locked.contains(&format!("=={version} "));
        assert!(locked.lines().any(is_locked), "{line}: run infra/lock.sh");
    }
    let joined = locked.replace("\\\n", " ");
    let packages = joined.lines().filter(|line| line.contains("=="));
    for package in packages {
        assert!(package.contains("--hash=sha256:"), "{package}");
    }
}

#[test]
fn npm_installs_from_lock_files_and_runs_no_scripts() {
    for name in ["Makefile", "benches/contestants/setup.sh"] {
        assert!(lines_with(name, "npm install").is_empty(), "{name}");
        let lines = lines_with(name, "npm ci");
        assert!(!lines.is_empty(), "{name}");
        for line in lines {
            assert!(line.contains("--ignore-scripts"), "{line}");
        }
    }
    for folder in [
        "tests/browser",
        "tests/checkers",
        "tests/cloud/cognito-local",
        "packaging/tests",
        "infra/cdk",
    ] {
        assert!(
            text(&format!("{folder}/package-lock.json")).contains("\"integrity\""),
            "{folder}"
        );
    }
}

#[test]
fn actions_are_pinned_by_commit() {
    for line in lines_with("action.yml", "uses:") {
        let (_, version) = line.split_once('@').expect("an action has a version");
        let commit = version.split_whitespace().next().unwrap_or_default();
        let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(is_commit, "{line}");
    }
}
