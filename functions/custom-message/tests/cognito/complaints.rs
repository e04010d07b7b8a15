//! The answers that Cognito would refuse, drop or mangle. Written from what is known of the service, with
//! nothing of the crate's `limits`.

use std::sync::LazyLock;

use regex_syntax::hir::{Class, HirKind};
use theme::Kind;

use super::Texts;

/// The pool's way to verify, where the event does not say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pool {
    Code,
    Link,
}

/// Everything for which Cognito would refuse, drop or mangle this answer to that event.
pub fn complaints(kind: Kind, pool: Pool, texts: &Texts) -> Vec<String> {
    complaints_of(kind, pool, true, texts)
}

/// The same for an answer to an invitation without a password.
pub fn complaints_without_password(texts: &Texts) -> Vec<String> {
    complaints_of(Kind::AdminCreateUser, Pool::Code, false, texts)
}

fn complaints_of(kind: Kind, pool: Pool, has_code: bool, texts: &Texts) -> Vec<String> {
    let by_link = pool == Pool::Link && matches!(kind, Kind::SignUp | Kind::ResendCode);
    let invitation = kind == Kind::AdminCreateUser;
    let halves = texts.subject.is_some() != texts.body.is_some();
    let faults = [
        texts
            .body
            .as_deref()
            .map(|body| of_body(body, invitation, by_link, has_code)),
        texts.subject.as_deref().map(of_subject),
        texts
            .sms
            .as_deref()
            .map(|sms| of_sms(sms, invitation, has_code)),
        Some(vec![(
            halves,
            "a subject on Cognito's own body, or a body without one",
        )]),
    ];
    let faults = faults.into_iter().flatten().flatten();
    faults
        .filter(|(holds, _)| *holds)
        .map(|(_, fault)| fault.to_owned())
        .collect()
}

/// Faults, and whether each is there.
type Faults = Vec<(bool, &'static str)>;

fn of_body(body: &str, invitation: bool, by_link: bool, has_code: bool) -> Faults {
    let count = |placeholder: &str| body.matches(placeholder).count();
    let code_grows = if invitation { 256 - 6 } else { 8 - 6 };
    let grown = utf16(body)
        + count("{####}") * code_grows
        + count("{username}") * (128 - 10)
        + count("{##Click Here##}") * 400;
    let rest = body.replace("{####}", " ").replace("{##Click Here##}", " ");
    vec![
        (utf16(body) < 6, "body shorter than 6"),
        (utf16(body) > 20_000, "body over 20,000"),
        (grown > 20_000, "body over 20,000 once substituted"),
        (
            !body.chars().all(is_accepted),
            "forbidden character in the body",
        ),
        (
            body.contains("{####}") != (has_code && !by_link),
            "code where it must not be, or missing",
        ),
        (
            body.contains("{##Click Here##}") != by_link,
            "link where it must not be, or missing",
        ),
        (
            body.contains("{username}") != invitation,
            "user name where it must not be, or missing",
        ),
        (
            rest.contains("{##"),
            "something like a placeholder in the body",
        ),
    ]
}

fn of_subject(subject: &str) -> Faults {
    vec![
        (subject.is_empty(), "empty subject"),
        (utf16(subject) > 140, "subject over 140"),
        (
            !subject.chars().all(is_accepted),
            "forbidden character in the subject",
        ),
        (subject.contains(ends_line), "line break in the subject"),
        (
            subject.contains("{##") || subject.contains("{username}"),
            "placeholder in the subject",
        ),
    ]
}

fn of_sms(sms: &str, invitation: bool, has_code: bool) -> Faults {
    let grown = utf16(sms) + if invitation { 0 } else { 2 };
    vec![
        (utf16(sms) < 6, "SMS shorter than 6"),
        (grown > 140, "SMS over 140"),
        (
            !sms.chars().all(is_accepted),
            "forbidden character in the SMS",
        ),
        (sms.contains(ends_line), "line break in the SMS"),
        (
            sms.contains("{####}") != has_code,
            "SMS without the code, or with one that there is not",
        ),
        (
            sms.contains("{username}") != invitation,
            "user name where it must not be, or missing, in the SMS",
        ),
        (
            sms.replace("{####}", " ").contains("{##"),
            "something like a placeholder in the SMS",
        ),
    ]
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]` as Java has it: six white spaces, and no character younger than
/// the oldest Unicode table that Cognito may run on.
pub fn is_accepted(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r') || is_in(&PRINTABLE, c)
}

static PRINTABLE: LazyLock<Vec<(char, char)>> =
    LazyLock::new(|| class(r"[\p{L}\p{M}\p{S}\p{N}\p{P}&&\p{Age:10.0}]"));

fn is_in(class: &[(char, char)], c: char) -> bool {
    let after = class.partition_point(|&(first, _)| first <= c);
    after > 0 && c <= class[after - 1].1
}

/// The ranges of a character class, by Unicode's own tables.
fn class(pattern: &str) -> Vec<(char, char)> {
    let hir = regex_syntax::parse(pattern).unwrap();
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => class
            .iter()
            .map(|range| (range.start(), range.end()))
            .collect(),
        _ => panic!("no class: {pattern}"),
    }
}

/// A line terminator of Java's `.`, or what ends a mail's header.
fn ends_line(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
