use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::{FILE_MAX, SETTINGS_MAX, list, read, unreadable};
use crate::theme::Theme;

/// A file outside of the theme: what it holds must reach no answer.
const SECRET: &str = "SECRET=token";

/// A theme in a folder with a file beside it.
fn theme() -> tempfile::TempDir {
    let around = tempfile::tempdir().unwrap();
    let theme = around.path().join("theme");
    std::fs::create_dir_all(theme.join("messages")).unwrap();
    std::fs::write(around.path().join("environ"), SECRET).unwrap();
    std::fs::write(theme.join("layout.html"), "layout").unwrap();
    around
}

fn reason(theme: &Path, name: &str) -> String {
    let problem = read(theme, name).expect_err(name);
    assert_eq!(problem.file, name);
    assert!(!problem.reason.contains("environ"), "{problem}");
    problem.reason
}

#[test]
fn what_the_system_refuses_has_no_error_number() {
    for number in 1..134 {
        let reason = unreadable(&std::io::Error::from_raw_os_error(number));
        assert!(reason.starts_with("cannot be read: "), "{reason}");
        assert!(!reason.contains("os error"), "{number}: {reason}");
    }
    let denied = unreadable(&std::io::ErrorKind::PermissionDenied.into());
    assert!(denied.contains("chmod"), "{denied}");
}

#[test]
fn a_link_that_leads_out_is_refused_and_its_target_is_not_named() {
    let around = theme();
    let theme = around.path().join("theme");
    for (name, target) in [
        ("theme.toml", "/proc/self/environ"),
        ("messages/a.html", "../../environ"),
        ("messages/b.html", "/etc/passwd"),
        ("messages/c.html", "nothing-of-this-name"),
        ("messages/d.html", "/nothing/of/this/name"),
        ("messages/e.html", "e.html"),
        ("messages/f.html", ".."),
    ] {
        symlink(target, theme.join(name)).unwrap();
        assert!(
            reason(&theme, name).contains("a link that leads out"),
            "{name}"
        );
    }
}

#[test]
fn a_folder_that_is_a_link_out_has_no_files() {
    let around = theme();
    let theme = around.path().join("theme");
    symlink(around.path(), theme.join("locales")).unwrap();
    assert!(reason(&theme, "locales/environ").contains("a link that leads out"));
    assert!(reason(&theme, "locales/none.ftl").contains("a link that leads out"));
    assert!(list(&theme, "locales").is_err());
    let problems = Theme::load(Some(&theme), &[]).check();
    assert!(
        problems.iter().any(|problem| problem.file == "locales"),
        "{problems:?}"
    );
}

#[test]
fn a_link_within_the_theme_is_followed() {
    let around = theme();
    let theme = around.path().join("theme");
    symlink("../layout.html", theme.join("messages/sign-up.html")).unwrap();
    symlink("messages", theme.join("mails")).unwrap();
    for name in ["messages/sign-up.html", "mails/sign-up.html"] {
        assert_eq!(
            read(&theme, name).unwrap().as_deref(),
            Some("layout"),
            "{name}"
        );
    }
    // The theme itself may be a link: a Lambda layer or a deployment tool makes it so.
    let link = around.path().join("link");
    symlink(&theme, &link).unwrap();
    assert!(read(&link, "messages/sign-up.html").unwrap().is_some());
}

#[test]
fn what_is_no_regular_file_is_a_reason_and_never_a_wait() {
    let around = theme();
    let theme = around.path().join("theme");
    let fifo = theme.join("messages/sign-up.html");
    let made = Command::new("mkfifo").arg(&fifo).status().unwrap();
    assert!(made.success());
    assert!(reason(&theme, "messages/sign-up.html").contains("a pipe"));
    std::fs::create_dir(theme.join("components.html")).unwrap();
    assert!(reason(&theme, "components.html").contains("a folder where a file belongs"));
    let socket = theme.join("theme.toml");
    let _listener = std::os::unix::net::UnixListener::bind(socket).unwrap();
    assert!(reason(&theme, "theme.toml").contains("a socket"));
    symlink("/dev/zero", theme.join("messages/zero.html")).unwrap();
    assert!(reason(&theme, "messages/zero.html").contains("a link"));
    // It is opened without a wait even where it took the file's place at the last moment.
    assert!(super::opened(&fifo).is_ok());
}

#[test]
fn each_file_has_its_size() {
    let around = theme();
    let theme = around.path().join("theme");
    for (name, max) in [("layout.html", FILE_MAX), ("theme.toml", SETTINGS_MAX)] {
        let most = "#".repeat(usize::try_from(max).unwrap());
        std::fs::write(theme.join(name), &most).unwrap();
        assert!(read(&theme, name).is_ok(), "{name}");
        std::fs::write(theme.join(name), format!("{most}#")).unwrap();
        assert!(reason(&theme, name).contains("at most"), "{name}");
    }
    let sparse = std::fs::File::create(theme.join("messages/x.html")).unwrap();
    sparse.set_len(1 << 40).unwrap();
    assert!(reason(&theme, "messages/x.html").contains("at most"));
}

#[test]
fn names_that_no_file_has_are_missing() {
    let around = theme();
    let theme = around.path().join("theme");
    for name in ["none.html", "layout.html/x", &"x".repeat(5000)] {
        assert_eq!(read(&theme, name), Ok(None), "{name}");
    }
    for name in [".", "./layout.html", "a\0b", "messages/..", "messages/"] {
        assert!(read(&theme, name).is_err(), "{name}");
    }
}
