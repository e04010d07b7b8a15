//! Findings that a theme accepts: `lint.toml` and `lint-baseline.json`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A theme whose forgot-password mail has two images without alt, and whose German subject holds a character
/// that Cognito refuses.
struct Theme(TempDir);

const PAGE: &str = "{% extends \"layout.html\" %}
{% block content %}
{{ <paragraph text={text.intro} /> }}
{{ <code value={code} label={shared.code_label} note={text.expires} /> }}
<tr><td><img src=\"https://cdn.example.com/a.png\" width=\"10\"></td></tr>
<tr><td><img src=\"https://cdn.example.com/b.png\" width=\"10\"></td></tr>
{% endblock %}
{% block closing %}{{ <fine_print text={shared.never_share} /> }}{{ <fine_print text={text.ignore} /> }}{% endblock %}
";

impl Theme {
    fn new() -> Self {
        let theme = Self(tempfile::tempdir().expect("a temporary folder"));
        theme.write(
            "theme.toml",
            "[brand]\nname = \"Kestrel\"\n[locales]\noffered = [\"de\", \"en\"]\n",
        );
        theme.write("messages/forgot-password.html", PAGE);
        theme.write(
            "locales/de.ftl",
            "sign-up =\n    .subject = Adresse\u{a0}bestätigen\n",
        );
        theme
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_signet"))
            .arg("lint")
            .args(arguments)
            .env_clear()
            .current_dir(self.0.path())
            .output()
            .expect("signet runs")
    }

    fn lint(&self) -> Value {
        let output = self.run(&["--format", "json"]);
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
    }

    /// The rules and files of the findings.
    fn found(&self) -> Vec<String> {
        let document = self.lint();
        let findings = document["findings"].as_array().expect("findings");
        let lines = findings.iter().map(|finding| {
            let file = finding["file"].as_str().unwrap_or_default();
            format!(
                "{} {} {file}",
                text(&finding["severity"]),
                text(&finding["rule"])
            )
        });
        lines.collect()
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

const IMAGE: &str = "error image messages/forgot-password.html";
const CHARACTER: &str = "error forbidden-character locales/de.ftl";

#[test]
fn an_entry_ignores_by_rule_file_message_and_language() {
    let theme = Theme::new();
    assert_eq!(theme.found(), [CHARACTER, IMAGE, IMAGE]);
    for (entry, left) in [
        ("rule = \"image\"", &[CHARACTER][..]),
        ("rule = \"image\"\nfile = \"messages/*.html\"", &[CHARACTER]),
        (
            "rule = \"image\"\nmessage = \"forgot-password\"",
            &[CHARACTER],
        ),
        (
            "rule = \"forbidden-character\"\nlocale = \"de\"",
            &[IMAGE, IMAGE],
        ),
        (
            "rule = \"forbidden-character\"\nfile = \"locales/de.ftl\"",
            &[IMAGE, IMAGE],
        ),
    ] {
        theme.write(
            "lint.toml",
            &format!("[[ignore]]\n{entry}\nreason = \"known\"\n"),
        );
        assert_eq!(theme.found(), left, "{entry}");
        let ignored = 3 - left.len();
        assert_eq!(theme.lint()["ignored"], ignored, "{entry}");
    }
}

#[test]
fn an_entry_for_one_language_leaves_the_others() {
    let theme = Theme::new();
    let entry = "[[ignore]]\nrule = \"image\"\nlocale = \"de\"\nreason = \"known\"\n";
    theme.write("lint.toml", entry);
    let document = theme.lint();
    let findings = document["findings"].as_array().expect("findings");
    let images: Vec<_> = findings.iter().filter(|it| it["rule"] == "image").collect();
    assert_eq!(images.len(), 2);
    for image in images {
        assert_eq!(image["locales"], serde_json::json!(["en"]));
    }
    assert!(!findings.iter().any(|it| it["rule"] == "unused-ignore"));
}

#[test]
fn an_entry_that_matches_nothing_is_a_warning_at_its_line() {
    let theme = Theme::new();
    for entry in [
        "rule = \"image\"\nfile = \"layout.html\"",
        "rule = \"image\"\nmessage = \"sign-up\"",
        "rule = \"image\"\ntenant = \"north\"",
        "rule = \"title\"",
    ] {
        let unused = format!("\n[[ignore]]\n{entry}\nreason = \"known\"\n");
        theme.write("lint.toml", &unused);
        let found = theme.found();
        assert_eq!(found.len(), 4, "{entry}: {found:?}");
        assert!(
            found.contains(&"warning unused-ignore lint.toml".to_owned()),
            "{entry}"
        );
    }
}

#[test]
fn a_defect_of_lint_toml_is_an_error_at_its_line() {
    let theme = Theme::new();
    theme.write("lint.toml", "[[ignore]]\nrule = \"imgae\"\n");
    let document = theme.lint();
    let findings = document["findings"].as_array().expect("findings");
    let mut of_file = findings.iter().filter(|it| it["file"] == "lint.toml");
    let said = |finding: Option<&Value>| text(&finding.expect("a finding")["text"]).to_owned();
    assert!(said(of_file.next()).contains("needs a reason"));
    assert!(said(of_file.next()).contains("did you mean `image`?"));
    assert_eq!(of_file.next(), None);
}

#[test]
fn a_baseline_holds_what_a_team_starts_with_whatever_moves() {
    let theme = Theme::new();
    let output = theme.run(&["--write-baseline"]);
    assert_eq!(output.status.code(), Some(0));
    let written = fs::read_to_string(theme.0.path().join("lint-baseline.json")).unwrap();
    assert!(!written.contains("\"line\""), "{written}");
    assert_eq!(theme.run(&["--deny", "warnings"]).status.code(), Some(0));
    assert_eq!(theme.lint()["in_baseline"], 3);

    // The same defects three lines below.
    let moved = PAGE.replacen(
        "{% block content %}",
        "{# a\n   b\n#}\n{% block content %}",
        1,
    );
    theme.write("messages/forgot-password.html", &moved);
    assert_eq!(theme.found(), Vec::<String>::new());

    // One more of the same kind, and one less of another.
    let image = "<tr><td><img src=\"https://cdn.example.com/c.png\" width=\"10\"></td></tr>\n{% endblock %}";
    let more = PAGE.replacen("{% endblock %}", image, 1);
    theme.write("messages/forgot-password.html", &more);
    theme.write(
        "locales/de.ftl",
        "sign-up =\n    .subject = Adresse bestätigen\n",
    );
    assert_eq!(
        theme.found(),
        [IMAGE, "note unused-ignore lint-baseline.json"]
    );

    // Written again, it holds no more than there is.
    assert_eq!(theme.run(&["--write-baseline"]).status.code(), Some(0));
    assert_eq!(theme.found(), Vec::<String>::new());
}

#[test]
fn a_baseline_that_is_none_ends_the_run() {
    let theme = Theme::new();
    for text in [
        "",
        "[]",
        "{\"version\": 2, \"findings\": []}",
        "{\"version\": 1}",
    ] {
        theme.write("lint-baseline.json", text);
        let output = theme.run(&[]);
        assert_eq!(output.status.code(), Some(2), "{text}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("--write-baseline"), "{said}");
    }
}

#[test]
fn the_default_theme_has_no_baseline() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_signet"))
        .args(["lint", "--write-baseline"])
        .env_clear()
        .current_dir(folder.path())
        .output()
        .expect("signet runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(!Path::new(&folder.path().join("lint-baseline.json")).exists());
}
