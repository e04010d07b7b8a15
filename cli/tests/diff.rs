//! `signet diff`: folders and revisions of a theme, and what of their mails differs.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A folder to work in.
struct Desk {
    folder: TempDir,
    /// True where no picture is taken: one takes a second, and a machine may have no browser.
    without_browser: bool,
}

/// The output of a run, and its exit code.
struct Run {
    exit: i32,
    out: String,
    err: String,
}

const THEME: [(&str, &str); 3] = [
    (
        "theme.toml",
        "[brand]\nname = \"Siskin\"\n[locales]\ndefault = \"en\"\noffered = [\"en\", \"de\"]\n[links]\nsign-up = \"https://a.example/c?c={code}\"\n",
    ),
    (
        "messages/sign-up.html",
        "<html><body><p>Hello {{ user.name }}</p><p>{{ code }}</p><a href=\"{{ link }}\">Go</a></body></html>",
    ),
    ("locales/en.ftl", "sign-up =\n    .subject = Your code\n"),
];

impl Desk {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            without_browser: false,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn theme(&self, folder: &str) {
        for (name, text) in THEME {
            self.write(&format!("{folder}/{name}"), text);
        }
    }

    fn run(&self, folder: &str, program: &str, arguments: &[&str]) -> Run {
        let output = Command::new(program)
            .current_dir(self.path(folder))
            .args(arguments)
            .env_remove("THEME_DIR")
            .env_remove("BRAND_NAME")
            .envs(self.without_browser.then_some(("PATH", "/nowhere")))
            .output()
            .unwrap();
        Run {
            exit: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn diff(&self, folder: &str, arguments: &[&str]) -> Run {
        let mut all = vec!["diff"];
        all.extend(arguments);
        self.run(folder, env!("CARGO_BIN_EXE_signet"), &all)
    }

    fn git(&self, arguments: &[&str]) {
        let mut all = vec!["-c", "user.name=t", "-c", "user.email=t@example.com"];
        all.extend(arguments);
        let run = self.run("", "git", &all);
        assert_eq!(run.exit, 0, "{}", run.err);
    }
}

/// The groups of a report as `message: places: parts`.
fn groups(report: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value, key: &str| -> String {
        let items = value.as_array().unwrap().iter();
        items
            .map(|item| text(&item[key]))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let groups = report["changed"].as_array().unwrap().iter();
    let groups = groups.map(|group| {
        format!(
            "{}: {}: {}",
            text(&group["message"]),
            list(&group["places"], "locale"),
            list(&group["differences"], "part")
        )
    });
    groups.collect()
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err))
}

#[test]
fn the_same_theme_does_not_differ() {
    let desk = Desk::new();
    desk.theme("one");
    desk.theme("other");
    let run = desk.diff("", &["one", "other"]);
    assert_eq!(run.exit, 0, "{}{}", run.out, run.err);
    assert!(
        run.out
            .contains("mails compared, all the same (one and other)"),
        "{}",
        run.out
    );
}

#[test]
fn each_part_that_differs_is_named_where_it_does() {
    let desk = Desk::new();
    desk.theme("one");
    desk.theme("other");
    desk.write(
        "other/locales/en.ftl",
        "sign-up =\n    .subject = Welcome\n",
    );
    let page = THEME[1]
        .1
        .replace("Hello", "Dear")
        .replace("<p>{{ code", "<p id=c>{{ code");
    desk.write("other/messages/sign-up.html", &page);
    desk.write(
        "other/theme.toml",
        &THEME[0].1.replace("?c={code}", "?code={code}"),
    );
    let run = desk.diff("", &["one", "other", "--format", "json"]);
    assert_eq!(run.exit, 1);
    let report = json(&run);
    assert_eq!(
        groups(&report),
        [
            "sign-up: en: subject text links size",
            "sign-up: de: text links size"
        ]
    );
    let subject = &report["changed"][0]["differences"][0];
    assert_eq!(
        (&subject["old"][0], &subject["new"][0]),
        (&"Your code".into(), &"Welcome".into())
    );
    let text = desk.diff("", &["one", "other"]).out;
    assert!(
        text.contains("  subject  - Your code\n           + Welcome\n"),
        "{text}"
    );
    assert!(
        text.contains("  text     - Hello Ana Souza\n           + Dear Ana Souza\n"),
        "{text}"
    );
    let markdown = desk.diff("", &["one", "other", "--format", "markdown"]).out;
    assert!(
        markdown.contains("| sign-up | en | subject, text, links, size |"),
        "{markdown}"
    );
    assert!(
        markdown.contains("```diff\n# subject\n- Your code\n+ Welcome\n"),
        "{markdown}"
    );
}

#[test]
fn of_a_message_that_differs_in_many_languages_one_is_shown() {
    let desk = Desk::new();
    for (folder, name) in [("one", "Siskin"), ("other", "Wren")] {
        desk.write(
            &format!("{folder}/theme.toml"),
            &format!("[brand]\nname = \"{name}\"\n"),
        );
    }
    let run = desk.diff("", &["one", "other"]);
    assert!(run.out.contains("200 of 200 mails differ"), "{}", run.out);
    let shown = |text: &str| text.matches("\nsign-up (").count();
    assert_eq!(shown(&run.out), 1, "{}", run.out);
    assert!(run.out.contains("  likewise ar cs de es"), "{}", run.out);
    assert_eq!(
        shown(&desk.diff("", &["one", "other", "--verbose"]).out),
        20
    );
    let report = json(&desk.diff("", &["one", "other", "--format", "json"]));
    assert_eq!(report["changed"].as_array().unwrap().len(), 200);
}

#[test]
fn languages_and_scopes_that_one_theme_lacks_are_named() {
    let desk = Desk::new();
    desk.theme("one");
    desk.theme("other");
    desk.write("other/theme.toml", &THEME[0].1.replace("\"de\"", "\"fr\""));
    desk.write(
        "other/clients/1example23456789.toml",
        "[brand]\nname = \"Other\"\n",
    );
    let report = json(&desk.diff("", &["one", "other", "--format", "json"]));
    assert_eq!(
        report["added"],
        serde_json::json!(["clients/1example23456789.toml", "fr"])
    );
    assert_eq!(report["removed"], serde_json::json!(["de"]));
    assert_eq!(groups(&report), Vec::<String>::new());
}

#[test]
fn a_brand_of_one_client_differs_there_alone() {
    let desk = Desk::new();
    for (folder, name) in [("one", "Pro"), ("other", "Max")] {
        desk.theme(folder);
        let toml = format!("[brand]\nname = \"{name}\"\n");
        desk.write(&format!("{folder}/clients/1example23456789.toml"), &toml);
    }
    let report = json(&desk.diff("", &["one", "other", "--format", "json"]));
    let places = report["changed"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["places"].as_array().unwrap());
    let scopes: Vec<_> = places.map(|place| place["scope"].as_str()).collect();
    assert!(
        !scopes.is_empty()
            && scopes
                .iter()
                .all(|scope| *scope == Some("clients/1example23456789.toml")),
        "{scopes:?}"
    );
}

#[test]
fn revisions_of_the_theme_that_one_stands_in() {
    let desk = Desk::new();
    desk.theme("mail/theme");
    desk.git(&["init", "-q", "-b", "main"]);
    desk.git(&["add", "-A"]);
    desk.git(&["commit", "-qm", "one"]);
    assert_eq!(desk.diff("mail/theme", &["main"]).exit, 0);
    desk.write(
        "mail/theme/locales/en.ftl",
        "sign-up =\n    .subject = Welcome\n",
    );
    let run = desk.diff("mail/theme", &["main", "--format", "json"]);
    assert_eq!(run.exit, 1, "{}", run.err);
    assert_eq!(groups(&json(&run)), ["sign-up: en: subject"]);
    desk.git(&["commit", "-qam", "two"]);
    for arguments in [
        &["HEAD~1", "HEAD"][..],
        &["HEAD~1", "--theme", "."],
        &["HEAD~1", "main"],
    ] {
        let run = desk.diff("mail/theme", arguments);
        assert_eq!(run.exit, 1, "{arguments:?}: {}", run.err);
        assert!(run.out.contains("- Your code"), "{}", run.out);
    }
    assert_eq!(desk.diff("", &["HEAD~1", "--theme", "mail/theme"]).exit, 1);
    assert_eq!(desk.diff("mail/theme", &["HEAD"]).exit, 0);
}

#[test]
fn what_is_no_theme_is_a_line() {
    let desk = Desk::new();
    desk.theme("theme");
    std::fs::create_dir(desk.path("empty")).unwrap();
    let refused = |folder: &str, arguments: &[&str], reason: &str| {
        let run = desk.diff(folder, arguments);
        assert_eq!((run.exit, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains(reason), "{reason}: {}", run.err);
    };
    refused("theme", &["main"], "neither a folder, nor a revision");
    refused("", &["empty", "theme"], "holds no file of a theme");
    refused("empty", &["main"], "there is no theme here");
    desk.git(&["init", "-q", "-b", "main"]);
    desk.git(&["commit", "-qm", "nothing", "--allow-empty"]);
    refused("theme", &["main"], "has no files");
    refused(
        "theme",
        &["--", "--output=x"],
        "neither a folder, nor a revision",
    );
}

#[test]
fn pages_before_and_after() {
    let desk = Desk {
        without_browser: true,
        ..Desk::new()
    };
    desk.theme("one");
    desk.theme("other");
    desk.write(
        "other/messages/sign-up.html",
        &THEME[1].1.replace("Hello", "Dear"),
    );
    let run = desk.diff("", &["one", "other", "--out", "pages"]);
    assert_eq!(run.exit, 1, "{}", run.err);
    let index = std::fs::read_to_string(desk.path("pages/index.html")).unwrap();
    assert!(run.err.contains("Chromium is not installed"), "{}", run.err);
    assert!(
        index.contains("<iframe sandbox src=\"001-sign-up-en.before.html\""),
        "{index}"
    );
    let after = std::fs::read_to_string(desk.path("pages/001-sign-up-en.after.html")).unwrap();
    assert!(
        after.contains("Dear Ana Souza") && after.contains("482913"),
        "{after}"
    );
    assert!(after.contains("Content-Security-Policy"), "{after}");
    // What somebody else put there stays.
    desk.write("mine/index.html", "mine");
    assert_eq!(desk.diff("", &["one", "other", "--out", "mine"]).exit, 2);
    assert_eq!(
        std::fs::read_to_string(desk.path("mine/index.html")).unwrap(),
        "mine"
    );
}

#[test]
fn the_report_keeps_to_its_schema() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diff.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let desk = Desk::new();
    desk.theme("one");
    desk.theme("other");
    desk.write(
        "other/locales/en.ftl",
        "sign-up =\n    .subject = Welcome\n",
    );
    let mut report = json(&desk.diff("", &["one", "other", "--format", "json"]));
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    report["changed"][0]["differences"][0]["part"] = "another".into();
    assert!(!validator.is_valid(&report), "the schema refuses nothing");
}
