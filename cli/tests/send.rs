//! `signet send` and the mails of `signet render`, run as commands: what an SMTP server and SES get, and
//! what is said of servers that do not take it.

#![cfg(feature = "send")]

use std::process::Command;

use doubles::smtp::{Reaction, Smtp};
use doubles::tls;
use serde_json::Value;

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../templates/samples/sign-up.json"
);

struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

fn signet(arguments: &[&str], environment: &[(&str, &str)]) -> Ended {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_signet"))
        .args(arguments)
        .current_dir(folder.path())
        .env_clear()
        .env("BRAND_NAME", "Acme")
        .envs(environment.iter().copied())
        .output()
        .expect("signet runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ended {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A quoted-printable text as a reader sees it.
fn decoded(mail: &str) -> String {
    let mail = mail.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = mail.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        (rest, bytes) = match (first, byte) {
            (b'=', Some(byte)) => (&tail[2..], [bytes, vec![byte]].concat()),
            _ => (tail, [bytes, vec![*first]].concat()),
        };
    }
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_sample_reaches_the_server() {
    let server = Smtp::start(Reaction::Takes);
    let ended = signet(
        &[
            "send",
            "--message",
            "sign-up",
            "--to",
            "me@example.com",
            "--locale",
            "ar",
        ],
        &[("SMTP_URL", &format!("smtp://{}", server.address))],
    );
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let told = format!(
        "sent: sign-up to me@example.com through {}\n",
        server.address
    );
    assert_eq!(ended.out, told);
    let taken = server.taken();
    let [taken] = taken.as_slice() else {
        panic!("one mail, not {taken:?}");
    };
    assert_eq!(taken.from, "no-reply@example.com");
    assert_eq!(taken.to, ["me@example.com"]);
    let mail = decoded(&taken.mail);
    for part in [
        "text/plain",
        "text/html",
        "dir=\"rtl\"",
        "482913",
        "From: Acme <no-reply@example.com>",
    ] {
        assert!(mail.contains(part), "{part}: {mail}");
    }
    assert!(!mail.contains("{####}"), "{mail}");
}

#[test]
fn a_sample_is_in_the_default_language_whatever_its_own() {
    let server = Smtp::start(Reaction::Takes);
    let url = format!("smtp://{}", server.address);
    let send = ["send", "--message", "sign-up", "--to", "me@example.com"];
    for (default, lang) in [("en", "lang=\"en\""), ("de", "lang=\"de\"")] {
        let environment = [("SMTP_URL", url.as_str()), ("DEFAULT_LOCALE", default)];
        assert_eq!(signet(&send, &environment).code, Some(0));
        let mail = decoded(&server.taken().last().expect("a mail").mail);
        assert!(mail.contains(lang), "{mail}");
    }
}

#[test]
fn the_option_beats_the_environment_and_a_password_is_used_and_never_printed() {
    let server = Smtp::start(Reaction::Takes);
    let url = format!("smtp://ana:s3cret@{}", server.address);
    let ended = signet(
        &[
            "send",
            SAMPLE,
            "--to",
            "Me <me@example.com>",
            "--smtp",
            &url,
            "--from",
            "Acme, Inc. <a@acme.example>",
        ],
        &[("SMTP_URL", "smtp://nowhere.invalid")],
    );
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(!format!("{}{}", ended.out, ended.err).contains("s3cret"));
    let taken = server.taken();
    assert_eq!(taken[0].from, "a@acme.example");
    // base64 of \0ana\0s3cret
    assert_eq!(taken[0].credentials.as_deref(), Some("AGFuYQBzM2NyZXQ="));
    let from = taken[0].mail.lines().find(|line| line.starts_with("From:"));
    assert_eq!(
        from,
        Some("From: =?utf-8?b?QWNtZSwgSW5jLg==?= <a@acme.example>")
    );
}

#[test]
fn a_server_that_does_not_take_it_is_named_with_its_reason() {
    for (reaction, told) in [
        (Reaction::RefusesRecipient, "refuses the mail (550)"),
        (Reaction::HangsUp, "cannot be used"),
    ] {
        let server = Smtp::start(reaction);
        let url = format!("smtp://ana:s3cret@{}", server.address);
        let ended = signet(
            &[
                "send",
                "--message",
                "authentication",
                "--to",
                "me@example.com",
                "--smtp",
                &url,
            ],
            &[],
        );
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
        assert!(ended.err.contains(told), "{}", ended.err);
        assert!(ended.err.contains(&server.address), "{}", ended.err);
        assert!(
            !ended.err.contains("s3cret") && !ended.err.contains("os error"),
            "{}",
            ended.err
        );
        assert_eq!(server.taken().len(), 0);
    }
}

/// Sends through a server that offers STARTTLS or not, with or without trust in its certificate.
fn sent_with_starttls(offers: bool, trusts: bool) -> (Ended, Smtp) {
    let folder = tempfile::tempdir().expect("a folder");
    let config = tls::server(folder.path());
    let server = Smtp::start_with(Reaction::Takes, offers.then_some(config));
    let url = format!("smtp://ana:s3cret@{}?tls=required", server.address);
    let authority = folder.path().join("ca.pem");
    let authority = authority.to_str().expect("UTF-8");
    let environment = [("SMTP_URL", url.as_str()), ("SSL_CERT_FILE", authority)];
    let environment = if trusts {
        &environment[..]
    } else {
        &environment[..1]
    };
    let arguments = ["send", "--message", "sign-up", "--to", "me@example.com"];
    let ended = signet(&arguments, environment);
    (ended, server)
}

#[test]
fn starttls_hides_the_password_and_the_mail() {
    let (ended, server) = sent_with_starttls(true, true);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let taken = server.taken();
    assert!(taken[0].is_encrypted);
    assert_eq!(taken[0].credentials.as_deref(), Some("AGFuYQBzM2NyZXQ="));
}

#[test]
fn nothing_is_sent_in_the_clear_to_a_server_without_starttls() {
    let (ended, server) = sent_with_starttls(false, true);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
    assert!(ended.err.contains("STARTTLS"), "{}", ended.err);
    assert!(ended.err.contains("smtps://"), "{}", ended.err);
    assert!(!ended.err.contains("s3cret"), "{}", ended.err);
    assert_eq!(server.taken().len(), 0);
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused_with_the_way_to_trust_it() {
    let (ended, server) = sent_with_starttls(true, false);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
    assert!(ended.err.contains("certificate"), "{}", ended.err);
    assert!(ended.err.contains("SSL_CERT_FILE"), "{}", ended.err);
    assert!(!ended.err.contains("s3cret"), "{}", ended.err);
    assert_eq!(server.taken().len(), 0);
}

#[test]
fn unusable_arguments_are_named_and_exit_with_two() {
    for (arguments, told) in [
        (
            vec!["--message", "sign-up", "--to", "me"],
            "--to me: not an address",
        ),
        (
            vec!["--message", "birthday", "--to", "me@example.com"],
            "there are sign-up, resend-code",
        ),
        (
            vec!["--message", "signup", "--to", "me@example.com"],
            "--message signup: no such message; did you mean sign-up?",
        ),
        (
            vec!["--message", "welcome", "--to", "me@example.com"],
            "add --for custom-email-sender",
        ),
        (
            vec![
                "--message",
                "sign-up",
                "--to",
                "me@example.com",
                "--smtp",
                "http://a:s3cret@b",
            ],
            "smtp://",
        ),
        (
            vec![
                "--message",
                "sign-up",
                "--to",
                "me@example.com",
                "--smtp",
                "smtp://a:s3cret@b.example:x",
            ],
            "percent-encoded",
        ),
        (
            vec![
                "--message",
                "sign-up",
                "--to",
                "me@example.com",
                "--smtp",
                "smtp://mail.example.com",
            ],
            "no sender: give --from",
        ),
        (
            vec![
                "--message",
                "sign-up",
                "--to",
                "me@example.com",
                "--locale",
                "xx",
            ],
            "no such language",
        ),
        (vec!["--to", "me@example.com"], "--message"),
    ] {
        let ended = signet(&[&["send"], arguments.as_slice()].concat(), &[]);
        assert_eq!(ended.code, Some(2), "{arguments:?} {}", ended.err);
        assert!(ended.err.contains(told), "{arguments:?} {}", ended.err);
        assert!(!ended.err.contains("s3cret"), "{}", ended.err);
    }
}

#[cfg(feature = "aws")]
#[test]
fn ses_gets_the_mail_in_its_own_form() {
    use doubles::outbox::{Outbox, Reaction as Answer};

    let ses = Outbox::start(None);
    let environment = [
        ("AWS_ENDPOINT_URL_SESV2", ses.url.as_str()),
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "top-secret"),
        ("AWS_REGION", "eu-west-1"),
        ("FROM", "Ünsal <hello@acme.example>"),
    ];
    let arguments = [
        "send",
        "--message",
        "welcome",
        "--for",
        "custom-email-sender",
        "--to",
        "me@example.com",
        "--ses",
    ];
    let ended = signet(&arguments, &environment);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(
        ended.out,
        "sent: welcome to me@example.com through SES in eu-west-1\n"
    );
    let mail: Value = ses.world().accepted[0].mail.clone();
    assert_eq!(
        mail["FromEmailAddress"],
        "=?UTF-8?Q?=C3=9Cnsal?= <hello@acme.example>"
    );
    assert_eq!(
        mail["Content"]["Simple"]["Subject"]["Data"],
        "Welcome to Acme"
    );

    let refuses = Answer::Refuses(400, "MessageRejected", "Email address is not verified.");
    ses.world().always.insert("eu-west-1".to_owned(), refuses);
    let ended = signet(&arguments, &environment);
    assert_eq!(ended.code, Some(2));
    let told = "SES in eu-west-1 refuses the mail: MessageRejected Email address is not verified.";
    assert!(ended.err.contains(told), "{}", ended.err);
    assert_eq!(ses.world().accepted.len(), 1);
}

#[test]
fn a_mail_as_a_file_has_both_parts_and_crlf() {
    let ended = signet(
        &["render", SAMPLE, "--format", "eml"],
        &[("FROM", "hello@acme.example")],
    );
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let mail = decoded(&ended.out);
    for part in [
        "From: hello@acme.example",
        "To: ana@example.com",
        "multipart/alternative",
        "482913",
    ] {
        assert!(mail.contains(part), "{part}: {mail}");
    }
    let is_crlf = |line: &str| line.ends_with('\r');
    assert!(ended.out.trim_end_matches('\n').split('\n').all(is_crlf));
}

#[test]
fn the_plain_text_is_the_themes() {
    let text = signet(
        &["render", SAMPLE, "--format", "text", "--locale", "en"],
        &[],
    );
    assert!(
        text.out.contains("{####}") && !text.out.contains('<'),
        "{}",
        text.out
    );
    let arguments = [
        "render",
        SAMPLE,
        "--format",
        "text",
        "--locale",
        "en",
        "--for",
        "custom-email-sender",
    ];
    let text = signet(&arguments, &[]);
    assert!(text.out.contains("482913"), "{}", text.out);
}
