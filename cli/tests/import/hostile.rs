//! Sources that cannot be read, folders that are taken: a line, exit code 2, and nothing written.

use serde_json::json;

use super::Desk;

/// Imports a source that cannot be read.
fn refused(desk: &Desk, sources: &[&str], reason: &str) {
    let mut arguments = vec!["import"];
    arguments.extend(sources);
    arguments.extend(["--out", "theme"]);
    let run = desk.signet(&arguments);
    assert_eq!(run.exit, 2, "{sources:?}: {}{}", run.out, run.err);
    assert!(run.err.contains(reason), "{reason}: {}", run.err);
    assert_eq!(run.err.trim_end().lines().count(), 1, "{}", run.err);
    assert_eq!(run.out, "");
    assert!(!desk.path("theme").exists());
    for secret in ["hunter2", "\u{1b}"] {
        assert!(!run.err.contains(secret), "{}", run.err);
    }
}

#[test]
fn what_is_no_source_is_a_line() {
    let other = json!({"triggerSource": "PreTokenGeneration_Authentication", "request": {"password": "hunter2"}, "response": {}});
    let failed = json!({"errorType": "Error", "errorMessage": "hunter2", "trace": []});
    let cases: [(&str, Vec<u8>, &str); 12] = [
        ("text.txt", b"password = hunter2".to_vec(), "no source"),
        (
            "half.json",
            b"{\"password\": \"hunter2\"".to_vec(),
            "no source",
        ),
        (
            "plain.json",
            b"{\"password\": \"hunter2\"}".to_vec(),
            "without an answered event",
        ),
        ("number.json", b"42".to_vec(), "without an answered event"),
        ("binary.json", vec![0, 1, 2, 0xff, 0xfe, 0x1b], "no text"),
        (
            "windows.html",
            b"<p>gr\xfc\xdfe hunter2</p>".to_vec(),
            "no text",
        ),
        ("empty.json", b"".to_vec(), "the file is empty"),
        (
            "other.json",
            other.to_string().into_bytes(),
            "other triggers only",
        ),
        (
            "failed.json",
            failed.to_string().into_bytes(),
            "the handler failed",
        ),
        ("newsletter.html", b"<p>hunter2</p>".to_vec(), "--message"),
        (
            "sign-up.html",
            b"<p>{{#if name}}hunter2{{/if}}</p>".to_vec(),
            "conditions or loops",
        ),
        ("deep.json", "[".repeat(100_000).into_bytes(), "no source"),
    ];
    for (name, bytes, reason) in cases {
        let desk = Desk::new();
        desk.write(name, bytes);
        refused(&desk, &[name], reason);
    }
}

#[test]
fn a_template_of_signets_is_no_source() {
    let desk = Desk::new();
    desk.write(
        "sign-up.html",
        "<html lang=\"{{ locale.tag }}\"><p>{{ code }}</p></html>",
    );
    refused(&desk, &["sign-up.html"], "a template of Signet's");
}

#[test]
fn one_unreadable_file_stops_all() {
    let desk = Desk::new();
    desk.write("answers/1.json", json!({"triggerSource": "CustomMessage_SignUp", "request": {"codeParameter": "{####}"}, "response": {"smsMessage": "Code {####}"}}).to_string());
    desk.write("answers/2.json", "\u{1b}[2J hunter2");
    refused(&desk, &["answers"], "2.json");
}

#[test]
fn huge_files_pipes_and_missing_ones_are_named() {
    let desk = Desk::new();
    let huge = std::fs::File::create(desk.path("huge.log")).unwrap();
    huge.set_len(64 * 1024 * 1024).unwrap();
    refused(&desk, &["huge.log"], "larger than 32 MB");
    refused(&desk, &["missing.json"], "no such file or folder");
    std::fs::create_dir(desk.path("nothing")).unwrap();
    refused(&desk, &["nothing"], "holds no file");
    #[cfg(unix)]
    {
        assert_eq!(desk.run("mkfifo", &["pipe.json"]).exit, 0);
        refused(&desk, &["pipe.json"], "no regular file");
    }
}

#[test]
fn questions_that_nobody_answered_are_no_source() {
    let desk = Desk::new();
    assert_eq!(desk.signet(&["import", "--probes", "probes"]).exit, 0);
    refused(&desk, &["probes"], "no event is answered");
}

#[test]
fn nothing_is_overwritten() {
    let desk = Desk::new();
    let event = json!({"triggerSource": "CustomMessage_SignUp", "request": {"codeParameter": "{####}"}, "response": {"smsMessage": "Code {####}"}});
    desk.write("answer.json", event.to_string());
    desk.write("theme/locales/en.ftl", "mine");
    let run = desk.signet(&["import", "answer.json", "--out", "theme"]);
    assert_eq!(run.exit, 2, "{}", run.out);
    assert!(run.err.contains("nothing is overwritten"), "{}", run.err);
    assert_eq!(desk.read("theme/locales/en.ftl"), "mine");
    assert!(!desk.path("theme/theme.toml").exists());
    desk.write("probes/README.md", "mine");
    assert_eq!(desk.signet(&["import", "--probes", "probes"]).exit, 2);
    assert!(!desk.path("probes/ask.py").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let desk = Desk::new();
    let event = json!({"triggerSource": "CustomMessage_SignUp", "request": {"codeParameter": "{####}"}, "response": {"smsMessage": "Code {####}"}});
    desk.write("answer.json", event.to_string());
    std::fs::create_dir_all(desk.path("elsewhere")).unwrap();
    std::fs::create_dir_all(desk.path("theme")).unwrap();
    std::os::unix::fs::symlink(desk.path("elsewhere"), desk.path("theme/locales")).unwrap();
    let run = desk.signet(&["import", "answer.json", "--out", "theme"]);
    assert_eq!(run.exit, 2, "{}", run.out);
    assert_eq!(
        std::fs::read_dir(desk.path("elsewhere")).unwrap().count(),
        0
    );
}

#[test]
fn choices_that_cannot_be_taken_are_named() {
    let desk = Desk::new();
    desk.write("answer.json", "{}");
    for (arguments, reason) in [
        (
            vec!["import", "answer.json", "--out", "theme", "--locale", "x"],
            "invalid language tag",
        ),
        (
            vec![
                "import",
                "answer.json",
                "--out",
                "theme",
                "--message",
                "newsletter",
            ],
            "no message",
        ),
        (
            vec!["import", "--probes", "p", "--languages", "x"],
            "no language",
        ),
        (
            vec!["import", "--probes", "p", "--pools", "../x"],
            "no id of a user pool",
        ),
        (
            vec!["import", "--probes", "p", "--with", "custom:x"],
            "NAME=VALUE",
        ),
        (vec!["import"], "--probes"),
    ] {
        let run = desk.signet(&arguments);
        assert_eq!(run.exit, 2, "{arguments:?}");
        assert!(run.err.contains(reason), "{reason}: {}", run.err);
    }
}
