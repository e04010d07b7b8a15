//! The commands that write files, in a folder of a stranger: nothing that signet did not make is overwritten, and
//! nothing is written through a link.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A theme of `signet init`, beside which is `victim/`, a folder with somebody's own files.
fn stranger() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(signet(folder.path(), &["init", "theme"]).0, Some(0));
    fs::create_dir(folder.path().join("victim")).unwrap();
    fs::write(folder.path().join("victim/index.html"), "mine").unwrap();
    folder
}

fn signet(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let ended = Command::new(env!("CARGO_BIN_EXE_signet"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap();
    let stderr = String::from_utf8(ended.stderr).unwrap();
    (ended.status.code(), stderr)
}

/// Everything in the folder of somebody else, which must be as it was.
fn victims(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder.join("victim")).unwrap();
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    entries
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                read(&entry.path()),
            )
        })
        .collect()
}

const SAMPLE: &str = "theme/samples/sign-up-long-name.json";

/// Each command that writes, with the option that names the place.
const WRITERS: [&[&str]; 2] = [
    &["render", SAMPLE, "--theme", "theme", "--out"],
    &["preview", "--theme", "theme", "--export"],
];

#[test]
fn a_folder_that_is_a_link_is_not_written_into() {
    let folder = stranger();
    symlink("victim", folder.path().join("out")).unwrap();
    for command in WRITERS {
        for place in ["out", "out/", "out/."] {
            let (code, stderr) = signet(folder.path(), &[command, &[place]].concat());
            assert_eq!(code, Some(2), "{command:?} {place}: {stderr}");
            assert!(stderr.contains("a link"), "{stderr}");
        }
    }
    assert_eq!(
        victims(folder.path()),
        [("index.html".into(), "mine".into())]
    );
}

#[test]
fn a_file_that_signet_did_not_make_stays() {
    let folder = stranger();
    for command in WRITERS {
        let (code, stderr) = signet(folder.path(), &[command, &["victim"]].concat());
        assert_eq!(code, Some(2), "{command:?}: {stderr}");
        assert!(
            stderr.contains("index.html: it is there, and signet did not make it"),
            "{stderr}"
        );
        assert_eq!(
            fs::read_to_string(folder.path().join("victim/index.html")).unwrap(),
            "mine"
        );
    }
}

#[test]
fn its_own_files_are_replaced_by_the_next_run() {
    let folder = stranger();
    for command in WRITERS {
        let (place, arguments) = (command[0], [command, &[command[0]]].concat());
        for run in 1..=2 {
            let (code, stderr) = signet(folder.path(), &arguments);
            assert_eq!(code, Some(0), "{place}, run {run}: {stderr}");
        }
        // One that became a link in the meantime is no longer its own.
        let index = folder.path().join(place).join("index.html");
        fs::remove_file(&index).unwrap();
        symlink("../victim/index.html", &index).unwrap();
        assert_eq!(signet(folder.path(), &arguments).0, Some(2));
        assert_eq!(
            victims(folder.path()),
            [("index.html".into(), "mine".into())]
        );
    }
}

#[test]
fn every_page_of_a_mail_begins_with_its_policy() {
    let folder = stranger();
    let script =
        "<script>alert(1)</script><!doctype html><html><head></head><body>{{ code }}</body></html>";
    fs::write(folder.path().join("theme/messages/sign-up.html"), script).unwrap();
    for command in WRITERS {
        signet(folder.path(), &[command, &[command[0]]].concat());
        let pages = fs::read_dir(folder.path().join(command[0])).unwrap();
        let mails = pages
            .map(|page| fs::read_to_string(page.unwrap().path()).unwrap())
            .filter(|page| page.contains("<script>alert"));
        let mut count = 0;
        for mail in mails {
            let policy = mail.find("Content-Security-Policy").expect("a policy");
            assert!(policy < mail.find("<script>").unwrap(), "{mail}");
            count += 1;
        }
        assert!(count > 0, "{command:?} wrote the mail");
        index_begins_with_its_policy(&folder.path().join(command[0]));
    }
    signet(folder.path(), &["diff", "theme", "theme", "--out", "diff"]);
    index_begins_with_its_policy(&folder.path().join("diff"));
}

fn index_begins_with_its_policy(folder: &Path) {
    let index = fs::read_to_string(folder.join("index.html")).unwrap();
    let policy = "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';";
    let policy = index.find(policy).expect("a policy");
    let first = ["<script", "<style", "<link", "<img", "<iframe"];
    let first = first.into_iter().filter_map(|tag| index.find(tag)).min();
    assert!(first.is_some_and(|first| policy < first), "{index}");
}

#[test]
fn init_writes_through_no_link() {
    let folder = stranger();
    let theme = folder.path().join("other");
    fs::create_dir(&theme).unwrap();
    symlink("../victim", theme.join("messages")).unwrap();
    let (code, stderr) = signet(folder.path(), &["init", "other"]);
    assert_eq!(code, Some(2), "{stderr}");
    assert!(stderr.contains("messages: a link"), "{stderr}");
    symlink("victim/new.toml", folder.path().join("third")).unwrap();
    assert_eq!(signet(folder.path(), &["init", "third"]).0, Some(2));
    assert_eq!(
        victims(folder.path()),
        [("index.html".into(), "mine".into())]
    );
}

#[test]
fn a_layer_replaces_a_layer_alone() {
    let folder = stranger();
    let package = ["package", "theme", "--out"];
    for (place, code) in [
        ("layer.zip", 0),
        ("layer.zip", 0),
        ("victim/index.html", 2),
        ("theme/theme.toml", 2),
        ("link.zip", 2),
        ("dangling.zip", 2),
    ] {
        let _ = symlink("layer.zip", folder.path().join("link.zip"));
        let _ = symlink("victim/new", folder.path().join("dangling.zip"));
        let (ended, stderr) = signet(folder.path(), &[&package[..], &[place]].concat());
        assert_eq!(ended, Some(code), "{place}: {stderr}");
        assert!(code == 0 || stderr.contains(place), "{stderr}");
    }
    assert_eq!(
        victims(folder.path()),
        [("index.html".into(), "mine".into())]
    );
}

#[test]
fn a_baseline_is_not_written_through_a_link() {
    let folder = stranger();
    symlink(
        "../victim/index.html",
        folder.path().join("theme/lint-baseline.json"),
    )
    .unwrap();
    let (code, stderr) = signet(folder.path(), &["lint", "theme", "--write-baseline"]);
    assert_eq!(code, Some(2), "{stderr}");
    assert_eq!(
        victims(folder.path()),
        [("index.html".into(), "mine".into())]
    );
}
