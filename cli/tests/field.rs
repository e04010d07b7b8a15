//! Themes as owners bring them, made after public reports, and what `signet lint` says about each.
//!
//! `tests/field/` holds the themes. A case names the findings that must appear, as `rule file:line`, and the
//! rules that must not.

use std::process::Command;

use serde_json::Value;

/// A theme with its right findings.
struct FieldCase {
    theme: &'static str,
    environment: &'static [(&'static str, &'static str)],
    /// `severity rule file:line`; the line is 0 for a whole file.
    found: &'static [&'static str],
    /// Rules that have no finding.
    absent: &'static [&'static str],
}

const CASES: [FieldCase; 10] = [
    FieldCase {
        theme: "themes/blank-by-css-id",
        environment: &[],
        found: &["error code-missing messages/forgot-password.html:3"],
        absent: &["text-touches-code"],
    },
    FieldCase {
        theme: "themes/code-hidden",
        environment: &[],
        found: &["error code-missing messages/forgot-password.html:4"],
        absent: &["text-touches-code"],
    },
    FieldCase {
        theme: "themes/code-full-stop",
        environment: &[],
        found: &["warning text-touches-code messages/forgot-password.html:4"],
        absent: &["code-missing", "validity"],
    },
    FieldCase {
        theme: "themes/href-by-hand",
        environment: &[],
        found: &[
            "error attribute-in-href messages/forgot-password.html:4",
            "error attribute-never-shown messages/forgot-password.html:4",
        ],
        absent: &["link", "text-touches-code", "one-language-body"],
    },
    FieldCase {
        theme: "themes/invite-email",
        environment: &[],
        found: &["error attribute-never-shown messages/admin-create-user.html:4"],
        absent: &["attribute-in-href", "text-touches-code"],
    },
    FieldCase {
        theme: "themes/sms-markup",
        environment: &[],
        found: &["error sms-markup locales/en.ftl:2"],
        absent: &["one-language-body"],
    },
    FieldCase {
        theme: "themes/link-client-id",
        environment: &[],
        found: &[],
        absent: &["link-name", "link", "sample-brand", "sms-code-unseen"],
    },
    FieldCase {
        theme: "migrations/python-doubled-braces/theme",
        environment: &[],
        found: &["error foreign-syntax messages/forgot-password.html:2"],
        absent: &["fallback", "unknown-variable", "theme"],
    },
    FieldCase {
        theme: "migrations/variants/theme",
        environment: &[],
        found: &[],
        absent: &[
            "unknown-name",
            "locale-parity",
            "hidden-occasion",
            "unread-file",
        ],
    },
    FieldCase {
        theme: "migrations/one-language-body/theme",
        environment: &[("VERIFICATION", "code")],
        found: &[
            "warning one-language-body messages/sign-up.html:3",
            "warning page-without-twin messages/sign-up.html:0",
            "warning sample-brand theme.toml:0",
        ],
        absent: &["validity", "expiry", "text-touches-code", "link-scanners"],
    },
];

#[test]
fn every_theme_has_its_findings() {
    for case in &CASES {
        let found = findings(case);
        for expected in case.found {
            let is_found = found.iter().any(|one| one == expected);
            assert!(is_found, "{}: no {expected} among {found:#?}", case.theme);
        }
        for absent in case.absent {
            let has = |one: &String| one.split(' ').nth(1) == Some(absent);
            assert!(
                !found.iter().any(has),
                "{}: {absent} in {found:#?}",
                case.theme
            );
        }
    }
}

/// Ten lines with doubled braces are one mistake.
#[test]
fn another_template_language_is_one_finding() {
    let case = CASES.iter().find(|case| case.theme.contains("doubled"));
    let found = findings(case.expect("the case of doubled braces"));
    let count = found
        .iter()
        .filter(|one| one.contains(" foreign-syntax "))
        .count();
    assert_eq!(count, 1, "{found:#?}");
}

/// Renders the event of the migration to variants; returns standard output and standard error.
fn rendered(arguments: &[&str]) -> (String, String) {
    let folder = "tests/field/migrations/variants";
    let output = Command::new(env!("CARGO_BIN_EXE_signet"))
        .arg("render")
        .arg(format!("{folder}/event.json"))
        .args(["--theme", &format!("{folder}/theme")])
        .args(arguments)
        .env_clear()
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("signet runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

/// The event's own value chooses a variant, and so does the command line; a value that names none gives the
/// usual words and reaches no text.
#[test]
fn a_value_chooses_the_owners_words_and_is_never_shown() {
    let activate = "Activate your Kestrel Staff account";
    let (own, _) = rendered(&[]);
    assert!(own.contains(activate), "{own}");
    let (chosen, warned) = rendered(&["--variant", "activate"]);
    assert!(chosen.contains(activate), "{chosen}");
    assert!(!warned.contains("usual words"), "{warned}");
    for other in ["Activate", "<b>x</b>", "../x", "merchant", "by-admin"] {
        let (usual, warned) = rendered(&["--variant", other]);
        assert!(usual.contains("Kestrel Staff"), "{other}: {usual}");
        assert!(
            !usual.contains("Activate your") && !usual.contains(other),
            "{usual}"
        );
        assert!(warned.contains("usual words"), "{other}: {warned}");
    }
}

/// Returns the findings of a theme as `severity rule file:line`.
fn findings(case: &FieldCase) -> Vec<String> {
    let theme = format!("tests/field/{}", case.theme);
    let output = Command::new(env!("CARGO_BIN_EXE_signet"))
        .args(["lint", "--theme", &theme, "--format", "json"])
        .env_clear()
        .envs(case.environment.iter().copied())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("signet runs");
    let document: Value = serde_json::from_slice(&output.stdout).expect("a JSON document");
    let findings = document["findings"].as_array().expect("findings").iter();
    findings.map(|finding| shown(&theme, finding)).collect()
}

fn shown(theme: &str, finding: &Value) -> String {
    let text = |field: &str| finding[field].as_str().unwrap_or_default().to_owned();
    let file = text("file");
    let file = file
        .strip_prefix(theme)
        .unwrap_or(&file)
        .trim_start_matches('/');
    let line = finding["line"].as_u64().unwrap_or(0);
    format!("{} {} {file}:{line}", text("severity"), text("rule"))
}
