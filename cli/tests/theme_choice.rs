//! The theme that commands choose: the folder of the command line, the folder that the user stands in,
//! `THEME_DIR`, or the default theme.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with the themes of a test.
struct Folder(TempDir);

impl Folder {
    /// A folder with these files; each says its own name, so that it is a file of a theme at least.
    fn of(files: &[&str]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        for file in files {
            let path = folder.0.path().join(file);
            let parent = path.parent().expect("a folder");
            fs::create_dir_all(parent).expect("a folder");
            let text = match path.extension().and_then(|ending| ending.to_str()) {
                Some("toml") => "[locales]\noffered = [\"en\"]\n",
                Some("ftl") => "sign-up =\n    .subject = Confirm your address\n",
                _ => "",
            };
            fs::write(path, text).expect("a file");
        }
        folder
    }

    /// The theme that lint chooses in a folder in here, relative to this folder, and the used files.
    fn chosen(&self, current: &str, arguments: &[&str]) -> (Option<String>, Vec<String>) {
        let arguments = [&["lint", "--format", "json"], arguments].concat();
        let output = signet(&self.0.path().join(current), &arguments);
        let document: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", text(&output.stderr)));
        let root = fs::canonicalize(self.0.path()).expect("a folder");
        let theme = document["theme"].as_str().map(|theme| {
            let theme = Path::new(theme);
            let inner = theme.strip_prefix(&root).unwrap_or(theme);
            inner.display().to_string()
        });
        let files = document["files"].as_array().expect("files");
        let files = files
            .iter()
            .map(|file| file.as_str().expect("a name").to_owned());
        (theme, files.collect())
    }

    /// Standard error of a command that cannot run.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = signet(self.0.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
        text(&output.stderr)
    }
}

fn signet(current: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_signet"))
        .args(arguments)
        .env_clear()
        // The system's own path of a temporary folder may hold a link.
        .current_dir(fs::canonicalize(current).expect("a folder"))
        .output()
        .expect("signet runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_nearest_theme_upwards_is_chosen() {
    let folder = Folder::of(&[
        "outer/theme.toml",
        "outer/inner/theme.toml",
        "outer/inner/messages/a/b.txt",
        "outer/docs/x.txt",
    ]);
    for (current, theme) in [
        ("outer", "outer"),
        ("outer/inner", "outer/inner"),
        ("outer/inner/messages/a", "outer/inner"),
        ("outer/docs", "outer"),
    ] {
        let chosen = folder.chosen(current, &[]).0;
        assert_eq!(chosen.as_deref(), Some(theme), "{current}");
    }
}

#[test]
fn the_search_ends_at_a_repository() {
    let folder = Folder::of(&["theme.toml", "repository/.git", "repository/src/x.txt"]);
    assert_eq!(folder.chosen("repository/src", &[]).0, None);
    // The folder of the repository itself still counts.
    let folder = Folder::of(&["theme.toml", ".git/HEAD", "src/x.txt"]);
    assert_eq!(folder.chosen("src", &[]).0.as_deref(), Some(""));
}

#[test]
fn a_current_folder_with_messages_or_strings_is_a_theme() {
    for (file, used) in [
        ("locales/en.ftl", "locales/en.ftl"),
        ("messages/sign-up.html", "messages/sign-up.html"),
    ] {
        let folder = Folder::of(&[file]);
        let (theme, files) = folder.chosen("", &[]);
        assert_eq!(theme.as_deref(), Some(""), "{file}");
        assert_eq!(files, [used]);
    }
    assert_eq!(Folder::of(&["notes/x.html"]).chosen("", &[]).0, None);
}

#[test]
fn a_folder_is_a_position_or_an_option() {
    let folder = Folder::of(&["theme.toml", "other/theme.toml"]);
    for arguments in [&["other"][..], &["--theme", "other"]] {
        let (theme, files) = folder.chosen("", arguments);
        assert_eq!(theme.as_deref(), Some("other"));
        assert_eq!(files, ["theme.toml"]);
    }
    folder.refused(&["lint", "other", "--theme", "other"]);
}

#[test]
fn a_folder_without_a_theme_is_refused_with_the_names_that_it_should_have() {
    let folder = Folder::of(&[
        "misnamed/theme.tml",
        "misnamed/message/sign-up.html",
        "around/kestrel/theme.toml",
        "empty/.gitkeep",
    ]);
    let refused = |name: &str| folder.refused(&["lint", name]);
    assert!(refused("empty").contains("holds no file of a theme"));
    assert!(refused("nothing").contains("no such folder"));
    assert!(refused("misnamed/theme.tml").contains("not a folder"));
    let reason = refused("misnamed");
    assert!(reason.contains("theme.tml to theme.toml"), "{reason}");
    assert!(reason.contains("message to messages/"), "{reason}");
    let reason = refused("around");
    assert!(
        reason.contains("the theme is in around/kestrel"),
        "{reason}"
    );
}

#[test]
fn what_was_linted_is_always_said() {
    let folder = Folder::of(&["theme.toml", "locales/en.ftl"]);
    for format in ["text", "json", "sarif", "github"] {
        let output = signet(folder.0.path(), &["lint", "--format", format]);
        let said = text(&output.stderr);
        assert!(said.contains("theme: /"), "{format}: {said}");
        let files = "files: locales/en.ftl, theme.toml";
        assert!(said.contains(files), "{format}: {said}");
    }
}

#[test]
fn a_theme_of_the_environment_that_does_not_exist_is_refused() {
    let folder = Folder::of(&["x.txt"]);
    let lint = |theme: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_signet"));
        command.args(["lint"]).env_clear().env("THEME_DIR", theme);
        let output = command.current_dir(folder.0.path()).output().unwrap();
        (output.status.code(), text(&output.stderr))
    };
    let (code, said) = lint("nowhere");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("THEME_DIR"), "{said}");
}

/// A file's name may hold what a terminal obeys, or a line that GitHub takes for a command.
#[cfg(unix)]
#[test]
fn no_name_of_a_file_acts_on_a_terminal_or_a_report() {
    let evil = "a\n::error file=x::y\u{1b}[2J\u{202e}\u{9b}b.html";
    let folder = Folder::of(&["theme.toml", &format!("messages/{evil}")]);
    for format in ["text", "json", "sarif", "github"] {
        let output = signet(folder.0.path(), &["lint", "--format", format]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        for said in [text(&output.stdout), text(&output.stderr)] {
            assert!(!said.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{said:?}");
            let mut lines = said.lines();
            assert!(
                !lines.any(|line| line.starts_with("::error file=x")),
                "{said:?}"
            );
        }
    }
}

#[test]
fn render_uses_the_theme_of_the_current_folder_and_says_so() {
    let folder = Folder::of(&["theme.toml", "locales/en.ftl"]);
    let sample = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../templates/samples/sign-up.json"
    );
    let output = signet(folder.0.path(), &["render", sample, "--locale", "en"]);
    assert!(text(&output.stdout).contains("Confirm your address"));
    assert!(text(&output.stderr).contains("the nearest theme.toml"));
}
