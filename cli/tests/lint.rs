//! `signet lint`, run as a command.
//!
//! Golden cases: `tests/lint/<rule>/{fail,pass}/theme/` is a theme, and `findings.snap` beside it holds its
//! findings; a file `environment` beside them holds variables, one in a line, and `arguments` further arguments. To add a case, add a folder
//! (`fail-<name>` and `pass-<name>` are cases, too);
//! `INSTA_UPDATE=always cargo test --package signet --test lint` writes the findings.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn signet(arguments: &[&str]) -> Output {
    signet_with(&[], arguments)
}

fn signet_with(environment: &[(String, String)], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_signet"))
        .args(arguments)
        .env_clear()
        .envs(environment.iter().cloned())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("signet runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Returns exit code, standard output and standard error in one text.
fn transcript(output: &Output) -> String {
    format!(
        "exit: {}\n--- stdout\n{}--- stderr\n{}",
        output.status.code().unwrap_or(-1),
        text(&output.stdout),
        text(&output.stderr)
    )
}

fn json(arguments: &[&str]) -> Value {
    json_with(&[], arguments)
}

fn json_with(environment: &[(String, String)], arguments: &[&str]) -> Value {
    let output = signet_with(environment, arguments);
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", transcript(&output)))
}

/// Returns the variables of a case.
fn environment(case: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(case.join("environment")).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.split_once('='));
    lines
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// Returns the folders of a folder, sorted.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn name(path: &Path) -> String {
    path.file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

/// Removes a body's length: it depends on the default templates, and no case is about those.
fn without_lengths(text: &str) -> String {
    match text
        .strip_prefix("up to ")
        .and_then(|rest| rest.split_once(" characters"))
    {
        Some((_, rest)) => format!("up to … characters{rest}"),
        None => without_count(text, " and in "),
    }
}

/// Removes the number of texts of the default theme that a finding is about, for the same reason.
fn without_count(text: &str, before: &str) -> String {
    let numbered = text.split_once(before).and_then(|(start, rest)| {
        let (_, end) = rest.split_once(" other texts")?;
        Some(format!("{start}{before}… other texts{end}"))
    });
    numbered.unwrap_or_else(|| text.to_owned())
}

/// Returns findings as lines, with paths relative to the theme.
fn lines(theme: &str, document: &Value) -> String {
    let findings = document["findings"].as_array().expect("findings");
    let lines = findings.iter().map(|finding| {
        let place = match finding["file"].as_str() {
            Some(file) => {
                let file = file
                    .strip_prefix(theme)
                    .unwrap_or(file)
                    .trim_start_matches('/');
                format!("{file}:{}:{}", finding["line"], finding["column"]).replace(":null", "")
            }
            None => finding["element"].as_str().unwrap_or("theme").to_owned(),
        };
        let field = |name: &str| finding[name].as_str().expect("a text").to_owned();
        format!(
            "{}[{}] {place}: {}",
            field("severity"),
            field("rule"),
            without_lengths(&field("text"))
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_case_breaks_or_passes_its_rule() {
    let root = Path::new("tests/lint");
    for rule in folders(root) {
        for case in folders(&rule) {
            let theme = case.join("theme").display().to_string();
            let further = fs::read_to_string(case.join("arguments")).unwrap_or_default();
            let usual = ["lint", "--theme", &theme, "--format", "json"];
            let arguments: Vec<&str> = usual
                .into_iter()
                .chain(further.split_whitespace())
                .collect();
            let document = json_with(&environment(&case), &arguments);
            let found = lines(&theme, &document);
            let id = name(&rule);
            let is_found = document["findings"]
                .as_array()
                .unwrap()
                .iter()
                .any(|finding| finding["rule"] == id.as_str());
            if name(&case).starts_with("pass") {
                assert!(!is_found, "{theme} breaks {id}:\n{found}");
                let defect = found.lines().find(|line| !line.starts_with("note["));
                assert_eq!(defect, None, "{theme} has no defect at all");
            } else {
                assert!(is_found, "{theme} breaks {id}, and lint found\n{found}");
            }
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(fs::canonicalize(&case).unwrap());
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!("findings", found));
        }
    }
}

#[test]
fn every_rule_has_a_failing_and_a_passing_case() {
    let listed = text(&signet(&["lint", "--explain"]).stdout);
    let mut cases: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for rule in folders(Path::new("tests/lint")) {
        cases.insert(
            name(&rule),
            folders(&rule).iter().map(|case| name(case)).collect(),
        );
    }
    let ids: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(ids.len() > 25, "{listed}");
    for id in &ids {
        let cases = cases.remove(*id).unwrap_or_default();
        for kind in ["fail", "pass"] {
            assert!(
                cases.iter().any(|case| case.starts_with(kind)),
                "{id} has no {kind} case"
            );
        }
    }
    assert!(cases.is_empty(), "no rules: {cases:?}");
}

#[test]
fn the_default_theme_has_no_finding_whichever_way_it_is_named() {
    for arguments in [
        &["lint", "--deny", "warnings"][..],
        &["lint", "--deny", "warnings", "--theme", "../templates"],
        &["lint", "--deny", "warnings", "--for", "custom-email-sender"],
    ] {
        let output = signet(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", transcript(&output));
    }
}

/// The theme sets everything that a theme can set, so that every branch of the default templates renders.
#[test]
fn the_default_theme_has_no_finding_with_every_setting() {
    let output = signet(&[
        "lint",
        "--deny",
        "warnings",
        "--theme",
        "tests/themes/dressed",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", transcript(&output));
}

#[test]
fn json_and_sarif_hold_to_their_schemas() {
    for (format, schema) in [
        ("json", "../docs/lint.schema.json"),
        ("sarif", "tests/schemas/sarif-2.1.0.json"),
    ] {
        // OASIS's schema has a pattern with a bracket that only JavaScript accepts unescaped.
        let schema = fs::read_to_string(schema)
            .unwrap()
            .replace("{2}]?$", "{2}\\\\]?$");
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for case in [
            "contrast/fail",
            "unknown-variable/fail",
            "body-too-long/fail",
            "title/pass",
            "fallback/fail-several",
            "contrast/fail-scopes",
            "slow-template/fail",
        ] {
            let theme = format!("tests/lint/{case}/theme");
            let document = json(&["lint", "--theme", &theme, "--format", format]);
            let errors: Vec<String> = validator
                .iter_errors(&document)
                .map(|error| error.to_string())
                .collect();
            assert!(errors.is_empty(), "{format} of {case}: {errors:#?}");
        }
        assert!(
            !validator.is_valid(&serde_json::json!({"version": "x"})),
            "{format}: the schema refuses nothing"
        );
    }
}

#[test]
fn a_finding_names_the_scopes_that_show_it() {
    let theme = "tests/lint/contrast/fail-scopes/theme";
    let document = json(&["lint", "--theme", theme, "--format", "json"]);
    let findings = document["findings"].as_array().expect("findings");
    for (field, id) in [
        ("clients", "1example23456789"),
        ("pools", "eu-west-1_Example12"),
        ("tenants", "north"),
    ] {
        let of_scope = findings
            .iter()
            .find(|it| it[field] == serde_json::json!([id]));
        let finding = of_scope.expect("a finding of the scope");
        let file = finding["file"].as_str().expect("a file");
        assert!(file.ends_with(&format!("{field}/{id}.toml")), "{file}");
    }
    // Seven messages, two of them by link, three on an occasion, five users; the theme itself and three scopes.
    // An administrator's change has no app client.
    assert_eq!(document["rendered"], 4 * 60 - 5);
}

#[test]
fn each_output_has_its_snapshot() {
    let theme = |rule: &str| format!("tests/lint/{rule}/fail/theme");
    let (unknown, body, table, slow) = (
        theme("unknown-variable"),
        theme("body-too-long"),
        theme("table-role"),
        theme("slow-template"),
    );
    for (snapshot, arguments) in [
        ("text", &["lint", "--theme", &unknown][..]),
        ("text_of_a_rendered_finding", &["lint", "--theme", &body]),
        (
            "github",
            &["lint", "--theme", &unknown, "--format", "github"],
        ),
        ("warnings_are_no_failure", &["lint", "--theme", &table]),
        (
            "warnings_are_a_failure_if_denied",
            &["lint", "--theme", &table, "--deny", "warnings"],
        ),
        (
            "notes_are_no_failure",
            &["lint", "--theme", &slow, "--deny", "warnings"],
        ),
        (
            "github_notice",
            &["lint", "--theme", &slow, "--format", "github"],
        ),
        ("clean", &["lint", "--theme", "tests/lint/title/pass/theme"]),
        (
            "a_mail_that_does_not_render",
            &["lint", "--theme", "tests/lint/fallback/fail/theme"],
        ),
        ("explain", &["lint", "--explain", "contrast"]),
        ("explain_all", &["lint", "--explain"]),
        ("explain_unknown", &["lint", "--explain", "contrasts-link"]),
        ("no_folder", &["lint", "--theme", "tests/lint/none"]),
        ("a_file_for_a_folder", &["lint", "--theme", "Cargo.toml"]),
        (
            "path_traversal",
            &["lint", "--theme", "tests/themes/traversal"],
        ),
    ] {
        insta::assert_snapshot!(snapshot, transcript(&signet(arguments)));
    }
}

#[test]
fn the_table_in_the_documentation_matches_the_rules() {
    let document = fs::read_to_string("../docs/lint.md").unwrap();
    let listed = text(&signet(&["lint", "--explain"]).stdout);
    for line in listed.lines() {
        let mut words = line.splitn(2, ' ');
        let id = words.next().unwrap();
        let (severity, title) = words.next().unwrap().trim().split_once(' ').unwrap();
        let row = format!("| `{id}` | {severity} | {} |", title.trim());
        assert!(document.contains(&row), "docs/lint.md lacks\n{row}");
    }
    let rows = document
        .lines()
        .filter(|line| line.starts_with("| `"))
        .count();
    assert_eq!(
        rows,
        listed.lines().count(),
        "docs/lint.md has rules that do not exist"
    );
}

mod hostile_themes {
    use super::*;

    fn lint(theme: &Path) -> Output {
        signet(&["lint", "--theme", &theme.display().to_string()])
    }

    #[test]
    fn five_thousand_files_are_read() {
        let theme = tempfile::tempdir().unwrap();
        fs::write(
            theme.path().join("theme.toml"),
            "[locales]\noffered = [\"en\"]\n",
        )
        .unwrap();
        for folder in ["messages", "partials", "locales"] {
            fs::create_dir(theme.path().join(folder)).unwrap();
        }
        let mut included = String::new();
        for number in 0..2500 {
            let html = "<p>{{ brand.name }}</p>";
            for folder in ["messages", "partials"] {
                let name = format!("{folder}/{number}.html");
                fs::write(theme.path().join(&name), html).unwrap();
                included.push_str(&format!("{{% include {name:?} %}}"));
            }
        }
        // Behind a condition that never holds, so that the mail stays short.
        let all = format!("{{% if brand.website %}}{included}{{% endif %}}");
        fs::write(theme.path().join("layout.txt"), all).unwrap();
        let output = lint(theme.path());
        assert_eq!(output.status.code(), Some(0), "{}", transcript(&output));
    }

    #[test]
    fn elements_nested_without_end_are_a_finding() {
        let theme = tempfile::tempdir().unwrap();
        fs::create_dir(theme.path().join("messages")).unwrap();
        fs::write(
            theme.path().join("theme.toml"),
            "[locales]\noffered = [\"en\"]\n",
        )
        .unwrap();
        fs::write(
            theme.path().join("messages/sign-up.html"),
            format!("{}{{{{ code }}}}", "<div>".repeat(20_000)),
        )
        .unwrap();
        let output = lint(theme.path());
        assert_eq!(output.status.code(), Some(1), "{}", transcript(&output));
        assert!(
            text(&output.stdout).contains("more than 500 elements in each other"),
            "{}",
            transcript(&output)
        );
    }

    #[test]
    fn a_template_of_20_megabytes_is_a_finding() {
        let theme = tempfile::tempdir().unwrap();
        fs::create_dir(theme.path().join("messages")).unwrap();
        fs::write(
            theme.path().join("theme.toml"),
            "[locales]\noffered = [\"en\"]\n",
        )
        .unwrap();
        fs::write(
            theme.path().join("messages/sign-up.html"),
            "a".repeat(20 << 20),
        )
        .unwrap();
        let output = lint(theme.path());
        assert_eq!(output.status.code(), Some(1), "{}", transcript(&output));
        assert!(
            text(&output.stdout).contains("20971520 bytes"),
            "{}",
            transcript(&output)
        );
    }

    /// Tests may run as root, who may read everything. A folder, and bytes that are not text, take the
    /// place of a file without permission: the library has the same words for all three.
    #[test]
    fn files_that_cannot_be_read_are_findings() {
        let theme = tempfile::tempdir().unwrap();
        fs::create_dir(theme.path().join("theme.toml")).unwrap();
        fs::write(theme.path().join("layout.html"), b"\xff\xfe<html>").unwrap();
        let output = lint(theme.path());
        assert_eq!(output.status.code(), Some(1), "{}", transcript(&output));
        let out = text(&output.stdout);
        assert!(
            out.contains("theme.toml") && out.contains("layout.html"),
            "{out}"
        );
        assert!(out.contains("cannot be read"), "{out}");
    }

    #[cfg(unix)]
    #[test]
    fn a_theme_without_permission_is_an_error() {
        use std::os::unix::fs::PermissionsExt;
        let theme = tempfile::tempdir().unwrap();
        fs::set_permissions(theme.path(), fs::Permissions::from_mode(0o000)).unwrap();
        let is_root = fs::read_dir(theme.path()).is_ok();
        let output = lint(theme.path());
        fs::set_permissions(theme.path(), fs::Permissions::from_mode(0o700)).unwrap();
        if is_root {
            eprintln!("root may read every folder, so this is an empty theme");
        }
        assert_eq!(output.status.code(), Some(2), "{}", transcript(&output));
        if !is_root {
            assert!(
                text(&output.stderr).contains("ermission"),
                "{}",
                transcript(&output)
            );
        }
    }
}
