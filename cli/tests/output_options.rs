//! `--color`, `--quiet` and `--verbose`, which every command has, seen from outside of the process.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SAMPLE: &str = "theme/samples/sign-up-long-name.json";

/// A theme of `signet init`, and one with an error, in one language, so that checking them takes no time.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(signet(folder.path(), &["init", "theme"]).status.success());
    let settings = folder.path().join("theme/theme.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let offered = text.replace("# offered = [\"en\", \"de\"]", "offered = [\"en\"]");
    assert_ne!(text, offered);
    std::fs::write(settings, &offered).unwrap();
    let broken = folder.path().join("broken");
    std::fs::create_dir(&broken).unwrap();
    std::fs::write(
        broken.join("theme.toml"),
        format!("nmae = \"A\"\n{offered}"),
    )
    .unwrap();
    folder
}

fn signet_with(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_signet"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

fn signet(folder: &Path, arguments: &[&str]) -> Output {
    signet_with(folder, arguments, &[])
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn quiet_leaves_results_and_exit_codes_as_they_are() {
    let desk = desk();
    for (arguments, has_result) in [
        (vec!["init", "other"], false),
        (vec!["lint", "theme"], false),
        (vec!["lint", "broken"], true),
        (vec!["lint", "theme", "--format", "json"], true),
        (vec!["render", SAMPLE, "--theme", "theme"], true),
        (
            vec!["render", SAMPLE, "--theme", "theme", "--out", "gallery"],
            true,
        ),
        (vec!["package", "theme"], false),
        (vec!["package", "broken"], true),
        (vec!["diff", "theme", "theme"], true),
        (vec!["import", "--probes", "probes"], false),
        (vec!["preview", "theme", "--export", "pages"], false),
    ] {
        let quiet = [&["--quiet"][..], &arguments].concat();
        let first = signet(desk.path(), &quiet);
        assert_eq!(text(&first.stderr), "", "{arguments:?}");
        assert_eq!(!first.stdout.is_empty(), has_result, "{arguments:?}");
        if arguments[0] != "import" {
            let usual = signet(desk.path(), &arguments);
            assert_eq!(first.status, usual.status, "{arguments:?}");
            assert!(text(&usual.stdout).contains(text(&first.stdout).trim()));
        }
    }
}

#[test]
fn quiet_says_what_went_wrong() {
    let desk = desk();
    let refused = signet(desk.path(), &["lint", "nowhere", "-q"]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(
        text(&refused.stderr),
        "error: theme nowhere: no such folder\n"
    );
    let warned = signet_with(
        desk.path(),
        &["-q", "render", SAMPLE, "--theme", "theme"],
        &[("VERIFICATION", "magic")],
    );
    assert!(text(&warned.stderr).starts_with("warning: VERIFICATION"));
}

#[test]
fn verbose_adds_reasons_on_standard_error_alone() {
    let desk = desk();
    let git = desk.path().join(".git");
    std::fs::create_dir(git).unwrap();
    for (arguments, reasons) in [
        (
            vec!["lint", "theme"],
            vec![
                "theme chosen: the folder of the command line",
                "read: locales/en.ftl",
                "checked: ",
            ],
        ),
        (
            vec!["lint", "theme", "--format", "json"],
            vec!["accepted: lint.toml: 0 ignores; lint-baseline.json: none"],
        ),
        (
            vec!["render", SAMPLE],
            vec![
                "nor in THEME_DIR or /opt/theme",
                "layers: the default theme alone",
                "variables of the function that are set: BRAND_NAME",
                "sign-up-long-name: sign-up, language en, variant none",
                "rendered: 1 event in ",
            ],
        ),
        (
            vec!["diff", "theme", "theme"],
            vec!["before: the folder theme", "rendered: "],
        ),
        (vec!["package", "theme"], vec!["packed: theme/theme.toml"]),
    ] {
        let environment = [("BRAND_NAME", "Acme")];
        let usual = signet_with(desk.path(), &arguments, &environment);
        let verbose = signet_with(
            desk.path(),
            &[&arguments[..], &["-v"]].concat(),
            &environment,
        );
        assert_eq!(usual.status, verbose.status, "{arguments:?}");
        assert_eq!(text(&usual.stdout), text(&verbose.stdout), "{arguments:?}");
        let (said, usual) = (text(&verbose.stderr), text(&usual.stderr));
        for reason in reasons {
            assert!(
                said.contains(reason) && !usual.contains(reason),
                "{arguments:?}: {said}"
            );
        }
    }
}

#[cfg(feature = "send")]
#[test]
fn verbose_names_the_server_without_its_password() {
    let desk = desk();
    let send = [
        "send",
        "--message",
        "sign-up",
        "--to",
        "ana@example.com",
        "-v",
    ];
    let secret = [("SMTP_URL", "smtp://ana:s3cret@127.0.0.1:9?tls=required")];
    let said = text(&signet_with(desk.path(), &send, &secret).stderr);
    let expected = "server: 127.0.0.1:9 (SMTP_URL), STARTTLS required, with a login";
    assert!(
        said.contains(expected) && !said.contains("s3cret"),
        "{said}"
    );
}

#[test]
fn quiet_and_verbose_exclude_each_other_wherever_they_stand() {
    let desk = desk();
    for arguments in [
        ["-q", "lint", "-v"],
        ["-v", "lint", "-q"],
        ["lint", "-q", "-v"],
    ] {
        let refused = signet(desk.path(), &arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        assert!(text(&refused.stderr).contains("--quiet and --verbose contradict"));
    }
}

#[test]
fn color_is_decided_by_the_option_then_by_the_environment() {
    let desk = desk();
    let forced = [("CLICOLOR_FORCE", "1")];
    let refused = [("NO_COLOR", "1")];
    for (options, environment, is_colored) in [
        (&[][..], &[][..], false),
        (&["--color=auto"], &forced, true),
        (&["--color", "always"], &refused, true),
        (&["--color=never"], &forced, false),
        (&[], &refused, false),
    ] {
        // An error of signet's, two of clap's, and a finding.
        for command in [
            &["lint", "nowhere"][..],
            &["lnt"],
            &["lint", "--theme"],
            &["lint", "broken"],
        ] {
            let arguments = [options, command].concat();
            let ended = signet_with(desk.path(), &arguments, environment);
            let said = [text(&ended.stdout), text(&ended.stderr)].concat();
            assert!(said.contains("error"), "{arguments:?}: {said}");
            assert_eq!(said.contains('\u{1b}'), is_colored, "{arguments:?}: {said}");
        }
    }
}

#[test]
fn completions_and_manual_pages_have_the_options_of_every_command() {
    let desk = desk();
    let options = ["color", "quiet", "verbose"];
    let completions = text(&signet(desk.path(), &["completions", "bash"]).stdout);
    signet(desk.path(), &["manual-pages", "."]);
    for name in ["signet", "signet-lint", "signet-diff", "signet-init"] {
        let page = std::fs::read_to_string(desk.path().join(format!("{name}.1"))).unwrap();
        for option in options {
            assert!(
                page.contains(&format!("\\-\\-{option}")),
                "{name}: {option}"
            );
            assert!(completions.contains(&format!("--{option}")), "{option}");
        }
    }
}
