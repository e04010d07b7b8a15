//! The program `results` writes its page. No test looks at a figure: figures depend on the machine.

#![allow(
    clippy::unwrap_used,
    reason = "helper functions of a test may panic like the test; clippy only knows `#[test]` functions"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn results(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_results"))
        .args(arguments)
        .output()
        .unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    folder
}

/// Reports if a function is there. A test of this package does not build the functions.
fn is_built(name: &str) -> bool {
    Path::new(env!("CARGO_BIN_EXE_results"))
        .with_file_name(name)
        .is_file()
}

#[test]
fn a_quick_run_writes_the_whole_page() {
    let out = folder("results");
    let output = results(&["--quick", "--out", out.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let page = fs::read_to_string(out.join("RESULTS.md")).unwrap();
    for section in [
        "# Results",
        "## Goals",
        "## Side by side",
        "## Default theme and owner's theme",
        "## How cost grows",
        "## ses-identity-policy",
        "## custom-email-sender",
        "## Money",
    ] {
        let times = page.lines().filter(|line| *line == section).count();
        assert_eq!(times, 1, "{section}:\n{page}");
    }
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), page.trim());
    for fact in ["- date: 2", "- CPU: ", "- rustc: rustc ", "- commit: "] {
        assert!(page.contains(fact), "{fact}:\n{page}");
    }
    contestants_are_shown_or_named_as_missing(&page);
    both_themes_have_rows_and_goals(&page);
    plots_are_images(&out, &page);
}

fn contestants_are_shown_or_named_as_missing(page: &str) {
    for name in [
        "custom-message",
        "ses-identity-policy",
        "custom-email-sender",
    ] {
        if is_built(name) {
            assert!(page.contains(&format!("\n| {name} ")), "{name}:\n{page}");
        } else {
            let line = format!("**`{name}` was left out: ");
            assert!(page.contains(&line), "{name}:\n{page}");
        }
    }
    for name in [
        "node-handlebars",
        "python-jinja",
        "python-ses",
        "node-ses",
        "python-sender",
        "node-sender",
    ] {
        let line = format!("**`{name}` was left out: this is a quick run");
        assert!(page.contains(&line), "{name}:\n{page}");
    }
}

fn both_themes_have_rows_and_goals(page: &str) {
    let is_built = is_built("custom-message");
    for row in ["\n| bare-echo ", "\n| constant-mail "] {
        assert!(page.contains(row), "{row}:\n{page}");
    }
    assert_eq!(
        page.contains("\n| custom-message, owner's theme "),
        is_built
    );
    for goal in [
        "default theme, cold, of the bare echo",
        "default theme, peak memory, more than the bare echo",
        "owner's theme, warm without a name, of the ready mail",
        "owner's theme, warm with a name, of the ready mail",
    ] {
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| {goal} ")));
        let row = row.unwrap_or_else(|| panic!("{goal}:\n{page}"));
        assert_eq!(row.contains("not measured"), !is_built, "{row}");
    }
}

fn plots_are_images(out: &Path, page: &str) {
    let files = fs::read_dir(out).unwrap().map(|entry| entry.unwrap());
    let names: Vec<String> = files
        .map(|file| file.file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".svg"))
        .collect();
    let shown = page.matches(".svg)").count();
    assert_eq!(names.len(), shown);
    assert_eq!(shown > 0, is_built("custom-message"));
    for name in names {
        assert!(page.contains(&format!("({name})")), "{name}:\n{page}");
        let svg = fs::read_to_string(out.join(&name)).unwrap();
        let image = roxmltree::Document::parse(&svg).unwrap();
        assert_eq!(image.root_element().tag_name().name(), "svg", "{name}");
        assert!(!svg.contains("NaN"), "{name}:\n{svg}");
    }
}

#[test]
fn one_section_is_printed_and_nothing_is_written() {
    let output = results(&["--quick", "--only", "side-by-side"]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("## Side by side") && !page.contains("## Money"));
    assert!(
        !Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("benches")
            .exists()
    );
}

#[test]
fn help_and_mistakes() {
    let help = String::from_utf8(results(&["--help"]).stdout).unwrap();
    assert!(help.contains("--only") && help.contains("benches/contestants/setup.sh"));
    let output = results(&["--only", "everything"]);
    assert!(!output.status.success());
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .contains("side-by-side, themes, growth, ses, sender, money")
    );
}
