//! `signet render`, run as a command: exit code, standard output and standard error of each case. Accept changes with `INSTA_UPDATE=always cargo test -p signet`, then read the diff.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use tempfile::TempDir;

/// A folder in which `signet` runs, so that file names are short and the same on every machine.
struct WorkFolder {
    temporary: TempDir,
    environment: Vec<(&'static str, &'static str)>,
}

impl WorkFolder {
    /// Makes a folder with the samples of the default theme.
    fn new() -> Self {
        let folder = Self {
            temporary: TempDir::new().unwrap(),
            environment: vec![("BRAND_NAME", "Acme")],
        };
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates/samples");
        for sample in std::fs::read_dir(samples).unwrap() {
            let sample = sample.unwrap();
            std::fs::copy(sample.path(), folder.path().join(sample.file_name())).unwrap();
        }
        folder
    }

    fn path(&self) -> &Path {
        self.temporary.path()
    }

    fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    fn env(mut self, name: &'static str, value: &'static str) -> Self {
        self.environment.push((name, value));
        self
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path().join(folder)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn signet(&self, arguments: &[&str]) -> String {
        self.signet_reading(arguments, "")
    }

    /// Runs `signet` and returns everything that the terminal would show.
    fn signet_reading(&self, arguments: &[&str], input: &str) -> String {
        let mut child = Command::new(env!("CARGO_BIN_EXE_signet"))
            .args(arguments)
            .current_dir(self.path())
            .env_clear()
            .envs(self.environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Fails if the run has ended without reading its input.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            lines.join("\n")
        };
        format!(
            "$ signet {}\nexit code: {}\n----- stdout -----\n{}\n----- stderr -----\n{}",
            arguments.join(" "),
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    }
}

const EVERY_SAMPLE: [&str; 8] = [
    "render",
    "sign-up.json",
    "resend-code.json",
    "admin-create-user.json",
    "forgot-password.json",
    "update-user-attribute.json",
    "verify-user-attribute.json",
    "authentication.json",
];

// ---- output ----

#[test]
fn a_table_of_every_sample() {
    assert_snapshot!(WorkFolder::new().signet(&EVERY_SAMPLE));
}

#[test]
fn a_table_in_another_language() {
    let arguments = [
        "render",
        "sign-up.json",
        "authentication.json",
        "--locale",
        "de_AT",
    ];
    assert_snapshot!(WorkFolder::new().signet(&arguments));
}

#[test]
fn a_table_where_emails_are_left_to_cognito() {
    let folder = WorkFolder::new().env("EMAIL_SENDING_ACCOUNT", "COGNITO_DEFAULT");
    assert_snapshot!(folder.signet(&["render", "sign-up.json"]));
}

#[test]
fn json_holds_everything() {
    let theme = "{{ code }} {{ locale.tag }} {{ brand.name }}";
    let folder = WorkFolder::new().with("theme/messages/forgot-password.html", theme);
    assert_snapshot!(folder.signet(&[
        "render",
        "forgot-password.json",
        "--theme",
        "theme",
        "--locale",
        "ar",
        "--format",
        "json"
    ]));
}

#[test]
fn html_is_the_body_alone() {
    let folder = WorkFolder::new().with("theme/messages/sign-up.html", "<p>{{ code }}</p>");
    assert_snapshot!(folder.signet(&[
        "render",
        "sign-up.json",
        "--theme",
        "theme",
        "--format",
        "html"
    ]));
}

#[test]
fn html_where_there_is_no_email() {
    let folder = WorkFolder::new().env("EMAIL_SENDING_ACCOUNT", "COGNITO_DEFAULT");
    assert_snapshot!(folder.signet(&["render", "sign-up.json", "--format", "html"]));
}

#[test]
fn a_dash_reads_standard_input() {
    let folder = WorkFolder::new();
    let event = folder.read("sign-up.json");
    assert_snapshot!(folder.signet_reading(&["render", "-"], &event));
}

/// Windows editors and PowerShell write a byte-order mark.
#[test]
fn a_byte_order_mark_is_not_part_of_an_event() {
    let folder = WorkFolder::new();
    let event = folder.read("sign-up.json");
    let marked = format!("\u{feff}{event}");
    assert_eq!(
        folder.signet_reading(&["render", "-"], &marked),
        folder.signet_reading(&["render", "-"], &event)
    );
}

#[test]
fn an_app_client_has_its_brand() {
    let folder = WorkFolder::new().with(
        "theme/clients/pro.toml",
        "[locales]\ndefault = \"ar\"\n\n[brand]\nname = \"Acme Pro\"\n",
    );
    assert_snapshot!(folder.signet(&[
        "render",
        "authentication.json",
        "--theme",
        "theme",
        "--client",
        "pro"
    ]));
}

#[test]
fn help_names_all_options_and_exit_codes() {
    assert_snapshot!(WorkFolder::new().signet(&["render", "--help"]));
}

// ---- the gallery ----

#[test]
fn out_writes_a_gallery() {
    let folder = WorkFolder::new();
    let arguments = [&EVERY_SAMPLE[..], &["--out", "gallery"]].concat();
    assert_snapshot!(folder.signet(&arguments));
    let names = folder.names("gallery");
    assert_eq!(names.len(), 7 * 3 + 1 + 1, "{names:?}");
    let index = folder.read("gallery/index.html");
    for sample in &EVERY_SAMPLE[1..] {
        let name = sample.trim_end_matches(".json");
        assert!(index.contains(&format!("src=\"{name}.html\"")), "{name}");
        let mail = folder.read(&format!("gallery/{name}.html"));
        let sms = folder.read(&format!("gallery/{name}.sms.txt"));
        for text in [&mail, &sms] {
            assert!(
                !text.contains("{####}") && !text.contains("{username}"),
                "samples are in place: {text}"
            );
        }
    }
    assert!(folder.read("gallery/sign-up.sms.txt").contains("482913"));
    assert!(
        folder
            .read("gallery/admin-create-user.html")
            .contains("ana@example.com")
    );
}

#[test]
fn a_gallery_of_events_of_one_name_loses_none() {
    let sample = WorkFolder::new().read("sign-up.json");
    let folder = WorkFolder::new()
        .with("a/event.json", &sample)
        .with("b/event.json", &sample)
        .with("index.json", &sample);
    folder.signet(&[
        "render",
        "a/event.json",
        "b/event.json",
        "index.json",
        "--out",
        "gallery",
    ]);
    assert_eq!(
        folder.names("gallery"),
        [
            ".signet-files",
            "event-2.html",
            "event-2.sms.txt",
            "event-2.txt",
            "event.html",
            "event.sms.txt",
            "event.txt",
            "index-2.html",
            "index-2.sms.txt",
            "index-2.txt",
            "index.html"
        ]
    );
    assert!(
        folder.read("gallery/index.html").contains("<main>"),
        "the index is the index"
    );
}

#[test]
fn a_gallery_links_to_files_of_any_name() {
    let sample = WorkFolder::new().read("sign-up.json");
    let folder = WorkFolder::new().with("100% #1 \"x\"?.json", &sample);
    folder.signet(&["render", "100% #1 \"x\"?.json", "--out", "gallery"]);
    assert!(
        folder
            .names("gallery")
            .contains(&"100% #1 \"x\"?.html".to_owned())
    );
    assert!(
        folder
            .read("gallery/index.html")
            .contains("src=\"100%25%20%231%20%22x%22%3F.html\"")
    );
}

// ---- broken themes: exit code 1, file, line and excerpt ----

fn broken(name: &str, text: &str) -> String {
    let folder = WorkFolder::new().with(&format!("theme/{name}"), text);
    folder.signet(&[
        "render",
        "sign-up.json",
        "--theme",
        "theme",
        "--locale",
        "en",
    ])
}

#[test]
fn a_syntax_error_in_a_template() {
    assert_snapshot!(broken("messages/sign-up.html", "<p>\n  {{ code }\n</p>\n"));
}

#[test]
fn an_unknown_variable() {
    assert_snapshot!(broken(
        "messages/sign-up.html",
        "{{ code }}\n<p>{{ nobody }}</p>\n"
    ));
}

#[test]
fn a_body_without_its_code() {
    assert_snapshot!(broken(
        "messages/sign-up.html",
        "<p>Your code is {####}</p>\n"
    ));
}

#[test]
fn a_syntax_error_in_a_language() {
    assert_snapshot!(broken("locales/en.ftl", "sign-up =\n    .subject = { $x\n"));
}

#[test]
fn a_part_that_is_missing_in_a_language() {
    let strings = "sign-up =\n    .subject = Xx\n    .sms = { $code } xx\n";
    let folder = WorkFolder::new().with("theme/locales/xx.ftl", strings);
    assert_snapshot!(folder.signet(&[
        "render",
        "sign-up.json",
        "--theme",
        "theme",
        "--locale",
        "xx"
    ]));
}

#[test]
fn a_language_file_of_no_language() {
    assert_snapshot!(broken("locales/pt_br.ftl", "a = b\n"));
}

#[test]
fn an_sms_that_is_too_long() {
    let strings = format!("sign-up =\n    .sms = {{ $code }} {}\n", "x".repeat(140));
    assert_snapshot!(broken("locales/en.ftl", &strings));
}

#[test]
fn a_wrong_colour_and_an_unknown_field() {
    let toml = "[brand]\nmotto = \"x\"\n\n[colors]\naccent = \"blueish\"\n\n[colors.dark]\ncard = \"#12345\"\n";
    assert_snapshot!(broken("theme.toml", toml));
}

#[test]
fn a_theme_toml_that_is_not_toml() {
    assert_snapshot!(broken("theme.toml", "[brand]\nname = Acme\n"));
}

// ---- unusable arguments and events: exit code 2 ----

#[test]
fn an_event_that_is_not_json() {
    let folder = WorkFolder::new().with("event.json", "{\n  \"version\": 1,\n}\n");
    assert_snapshot!(folder.signet(&["render", "event.json"]));
}

#[test]
fn an_event_that_is_another_type() {
    assert_snapshot!(
        WorkFolder::new()
            .with("event.json", "[]")
            .signet(&["render", "event.json"])
    );
}

#[test]
fn an_event_of_another_trigger() {
    let event = r#"{"triggerSource":"PreSignUp_SignUp","request":{},"response":{}}"#;
    assert_snapshot!(
        WorkFolder::new()
            .with("event.json", event)
            .signet(&["render", "event.json"])
    );
}

#[test]
fn an_event_without_its_code() {
    let event = r#"{"triggerSource":"CustomMessage_SignUp","request":{},"response":{}}"#;
    assert_snapshot!(WorkFolder::new().signet_reading(&["render", "-"], event));
}

#[test]
fn an_event_that_is_not_text() {
    assert_snapshot!(
        WorkFolder::new()
            .with("event.json", [0xff, 0xfe])
            .signet(&["render", "event.json"])
    );
}

#[test]
fn an_event_that_does_not_exist() {
    assert_snapshot!(WorkFolder::new().signet(&["render", "nowhere.json"]));
}

#[test]
fn a_theme_that_does_not_exist() {
    assert_snapshot!(WorkFolder::new().signet(&["render", "sign-up.json", "--theme", "nowhere"]));
}

#[test]
fn a_locale_that_is_not_a_tag() {
    assert_snapshot!(WorkFolder::new().signet(&[
        "render",
        "sign-up.json",
        "--locale",
        "not a tag"
    ]));
}

#[test]
fn several_events_as_html() {
    let arguments = [
        "render",
        "sign-up.json",
        "resend-code.json",
        "--format",
        "html",
    ];
    assert_snapshot!(WorkFolder::new().signet(&arguments));
}

#[test]
fn no_event_at_all() {
    assert_snapshot!(WorkFolder::new().signet(&["render"]));
}

#[test]
fn an_unusable_setting_is_a_warning() {
    let folder = WorkFolder::new().env("VERIFICATION", "magic");
    assert_snapshot!(folder.signet(&["render", "sign-up.json"]));
}

// ---- colours ----

#[test]
fn colours_are_for_terminals_only() {
    let piped = WorkFolder::new().signet(&["render", "nowhere.json"]);
    assert!(!piped.contains('\u{1b}'), "{piped}");
    let forced = WorkFolder::new()
        .env("CLICOLOR_FORCE", "1")
        .signet(&["render", "nowhere.json"]);
    assert!(forced.contains("\u{1b}["), "{forced}");
}
