//! Refusals of the operating system, in plain words: the file or address, the reason, and what to do. Never the
//! system's error number.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const SAMPLE: &str = "theme/samples/sign-up-long-name.json";
const NO_PLACE: &str = "a file stands where a folder is needed: name another path";

/// A theme, a file, a folder, and a text that is not UTF-8.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    refused(folder.path(), &["init", "theme"], &[], 0);
    fs::write(folder.path().join("file"), "{}").unwrap();
    fs::write(folder.path().join("latin.json"), b"{\"a\": \"\xff\"}").unwrap();
    fs::create_dir(folder.path().join("dir")).unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_signet"));
    command.args(arguments).current_dir(folder).env_clear();
    command.envs(environment.iter().copied());
    command
}

/// Returns what is said on standard error.
fn refused(folder: &Path, arguments: &[&str], environment: &[(&str, &str)], code: i32) -> String {
    let ended = command(folder, arguments, environment).output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(code), "{arguments:?}: {said}");
    assert!(!said.contains("os error"), "{arguments:?}: {said}");
    said
}

fn expect(folder: &Path, cases: &[(&[&str], &str)]) {
    for (arguments, words) in cases {
        let said = refused(folder, arguments, &[], 2);
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
}

#[test]
fn what_cannot_be_read() {
    let desk = desk();
    expect(
        desk.path(),
        &[
            (
                &["render", "none.json"],
                "none.json: no such file or folder",
            ),
            (
                &["render", "dir"],
                "dir: this is a folder, not a file: name a file in it",
            ),
            (
                &["render", "latin.json"],
                "latin.json: not UTF-8 text: save it as UTF-8",
            ),
            (
                &["render", "file/x.json"],
                &format!("file/x.json: {NO_PLACE}"),
            ),
            (&["lint", "file"], "theme file: not a folder"),
            (
                &["import", "none.json", "--out", "new"],
                "none.json: no such file or folder",
            ),
            (
                &["import", "/dev/null", "--out", "new"],
                "/dev/null: no regular file",
            ),
        ],
    );
    fs::write(desk.path().join("theme/lint-baseline.json"), b"\xff").unwrap();
    expect(
        desk.path(),
        &[(
            &["lint", "theme"],
            "lint-baseline.json: cannot be read: line 1 is not UTF-8, save it as UTF-8",
        )],
    );
    fs::write(
        desk.path().join("theme/theme.toml"),
        "[locales]\noffered = [\"en\"]\n",
    )
    .unwrap();
    fs::write(desk.path().join("theme/samples/bad.json"), b"\xff").unwrap();
    let said = refused(
        desk.path(),
        &["preview", "theme", "--export", "pages"],
        &[],
        0,
    );
    assert!(
        said.contains("error: samples/bad.json: cannot be read: line 1"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_written() {
    let desk = desk();
    let below_a_file = format!("file/x: {NO_PLACE}");
    let a_file = format!("file: {NO_PLACE}");
    expect(
        desk.path(),
        &[
            (&["init", "file"], &a_file),
            (&["init", "file/x"], &below_a_file),
            (
                &["render", SAMPLE, "--out", "file"],
                &format!("--out: {a_file}"),
            ),
            (
                &["render", SAMPLE, "--out", "file/x"],
                &format!("--out: {below_a_file}"),
            ),
            (
                &["preview", "--export", "file"],
                &format!("--export: {a_file}"),
            ),
            (
                &["package", "theme", "--out", "file/x.zip"],
                &format!("--out {a_file}"),
            ),
            (
                &["package", "theme", "--out", "dir"],
                "--out: dir: it is there, and signet did not make it",
            ),
            (
                &["import", "--probes", "file"],
                "file: not a folder: name another path",
            ),
            (&["import", "--probes", "file/x"], &below_a_file),
            (&["manual-pages", "none"], "none: no such file or folder"),
            (&["manual-pages", "file"], &a_file),
        ],
    );
}

#[test]
fn a_result_that_standard_output_cannot_take_is_an_error_and_a_closed_pipe_is_none() {
    let desk = desk();
    let run = |out: Stdio| {
        let mut signet = command(desk.path(), &["completions", "bash"], &[]);
        signet.stdout(out).stderr(Stdio::piped());
        let ended = signet.spawn().unwrap().wait_with_output().unwrap();
        (
            ended.status.code(),
            String::from_utf8(ended.stderr).unwrap(),
        )
    };
    if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
        let (code, said) = run(full.into());
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.starts_with("error: standard output: the disk is full"),
            "{said}"
        );
    }
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(run(writer.into()), (Some(0), String::new()));
}

#[test]
fn a_port_that_is_in_use() {
    let desk = desk();
    // The last port has none behind it. If another program has it, it is in use as well.
    let _listener = TcpListener::bind(("127.0.0.1", 65535));
    let said = refused(desk.path(), &["preview", "--port", "65535"], &[], 2);
    let expected =
        "--port 65535: all ports up to 65535 are in use; choose another port, or 0 for any";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_revision_without_git_or_without_a_place_for_it() {
    let desk = desk();
    let diff = ["diff", "HEAD", "--theme", "theme"];
    let said = refused(desk.path(), &diff, &[("PATH", "/none")], 2);
    assert!(
        said.contains("git is not installed; without it, two folders can be compared"),
        "{said}"
    );
    let path = "/usr/local/bin:/usr/bin:/bin";
    let said = refused(desk.path(), &diff, &[("PATH", path)], 2);
    assert!(
        said.contains("HEAD: neither a folder, nor a revision that git knows in theme"),
        "{said}"
    );
    for git in [
        &["init", "--quiet"][..],
        &["add", "theme"],
        &[
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.com",
            "commit",
            "--quiet",
            "-m",
            "a",
        ],
    ] {
        let ended = Command::new("git")
            .args(git)
            .current_dir(desk.path())
            .status();
        assert!(ended.unwrap().success());
    }
    let said = refused(
        desk.path(),
        &diff,
        &[("PATH", path), ("TMPDIR", "/none")],
        2,
    );
    let expected = "revision in /none: no such file or folder; TMPDIR names another place";
    assert!(said.contains(expected), "{said}");
}

#[cfg(feature = "send")]
mod servers {
    use std::io::Write;

    use super::*;

    fn said_of(url: &str) -> String {
        let send = [
            "send",
            "--message",
            "sign-up",
            "--to",
            "a@example.com",
            "--from",
            "a@example.com",
        ];
        refused(
            desk().path(),
            &[&send[..], &["--smtp", url]].concat(),
            &[],
            2,
        )
    }

    /// A port of a server that says these words and then only listens.
    fn babbler(words: &'static [u8]) -> u16 {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                // The client may be gone by now. Until then all that it writes is read: bytes left unread would cut
                // the connection.
                let _ = stream.write_all(words);
                let _ = std::io::copy(&mut stream, &mut std::io::sink());
            }
        });
        port
    }

    #[test]
    fn a_server_that_is_none() {
        for (url, words) in [
            (
                "smtp://127.0.0.1:1".to_owned(),
                "nothing listens there; look at host and port in --smtp",
            ),
            (
                format!("smtp://127.0.0.1:{}", babbler(b"hello\r\n")),
                "what answers there is not an SMTP server",
            ),
            (
                format!("smtps://127.0.0.1:{}", babbler(b"220 not TLS\r\n")),
                "it does not begin with TLS",
            ),
        ] {
            let said = said_of(&url);
            assert!(said.contains(words), "{url}: {said}");
        }
    }

    #[cfg(feature = "aws")]
    #[test]
    fn certificates_that_are_not_there() {
        let send = [
            "send",
            "--message",
            "sign-up",
            "--to",
            "a@example.com",
            "--ses",
        ];
        let said = refused(desk().path(), &send, &[("AWS_CA_BUNDLE", "/none")], 2);
        assert!(
            said.contains("certificates of /none: there is no such file (AWS_CA_BUNDLE"),
            "{said}"
        );
    }
}
