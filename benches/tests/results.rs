//! `results` writes its page, whatever it measures: figures belong into a bench and not into a test.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
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

/// A package's test builds its own binaries alone: the functions may be there or not.
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
        "## Wanted and measured",
        "## Side by side",
        "## How cost grows",
        "## ses-identity-policy",
        "## Money",
    ] {
        let times = page.lines().filter(|line| *line == section).count();
        assert_eq!(times, 1, "{section}:\n{page}");
    }
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), page.trim());
    for fact in ["- date: 2", "- CPU: ", "- rustc: rustc ", "- commit: "] {
        assert!(page.contains(fact), "{fact}:\n{page}");
    }
    everybody_is_there_or_named(&page);
    plots_are_images(&out, &page);
}

/// A row in the first table of the side by side, or a line that says why not.
fn everybody_is_there_or_named(page: &str) {
    for name in ["custom-message", "ses-identity-policy"] {
        if is_built(name) {
            assert!(page.contains(&format!("\n| {name} ")), "{name}:\n{page}");
        } else {
            let line = format!("**`{name}` was left out: ");
            assert!(page.contains(&line), "{name}:\n{page}");
        }
    }
    for name in ["node-handlebars", "python-jinja", "python-ses", "node-ses"] {
        let line = format!("**`{name}` was left out: a quick run");
        assert!(page.contains(&line), "{name}:\n{page}");
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
fn a_part_is_printed_and_nothing_is_written() {
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
fn help_and_what_is_wrong() {
    let help = String::from_utf8(results(&["--help"]).stdout).unwrap();
    assert!(help.contains("--only") && help.contains("benches/contestants/setup.sh"));
    let output = results(&["--only", "everything"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("side-by-side, growth, ses, money"));
}
