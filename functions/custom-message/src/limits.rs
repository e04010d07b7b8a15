//! Amazon Cognito's lengths, characters and placeholders, as pure functions.
//!
//! A *character* is a UTF-16 code unit throughout: Cognito documents "UTF-8 characters" and counts
//! with a Java `String`, and the UTF-16 length is never the smaller of the two readings.
//!
//! Source of the patterns: `CustomMessage` limits in the Cognito API reference
//! (`EmailVerificationMessageType`, `EmailVerificationSubjectType`, `SmsVerificationMessageType`).

use memchr::{memchr, memmem};
use theme::characters;
pub use theme::characters::length;

/// The longest body, in characters, before and after substitution.
pub const BODY_MAX: usize = 20_000;
/// The longest subject, in characters.
pub const SUBJECT_MAX: usize = 140;
/// The longest SMS, in characters.
pub const SMS_MAX: usize = 140;
/// The shortest body and SMS, in characters.
pub const TEXT_MIN: usize = 6;
/// The longest code that replaces the code placeholder, in characters.
pub const CODE_MAX: usize = 8;
/// The longest temporary password that replaces the code placeholder of an invitation.
pub const PASSWORD_MAX: usize = 256;
/// The longest user name that replaces the user name's placeholder of an invitation.
pub const USERNAME_MAX: usize = 128;

/// A reason why Cognito would refuse, drop or garble a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// Fewer characters than Cognito takes.
    TooShort {
        /// Characters found.
        length: usize,
    },
    /// More characters than Cognito takes, after the longest substitution.
    TooLong {
        /// Characters found, with room for what is substituted.
        length: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// A placeholder that must be there is not: Cognito would send its own message instead.
    MissingPlaceholder(String),
    /// A placeholder that must not be there, or text that Cognito may take for one.
    StrayPlaceholder(String),
    /// A value that the reader needs, and that no mail client shows.
    Unseen(theme::mail::UnseenValue),
    /// A line break where Cognito's pattern allows none.
    LineBreak,
    /// A character that Cognito's pattern refuses.
    ForbiddenCharacter(char),
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooShort { length } => {
                write!(
                    f,
                    "a length of {length}, and Cognito takes no fewer than {TEXT_MIN} characters"
                )
            }
            Self::TooLong { length, limit } => {
                write!(
                    f,
                    "{length} characters with what Cognito substitutes, over its limit of {limit}"
                )
            }
            Self::MissingPlaceholder(placeholder) => {
                write!(
                    f,
                    "the placeholder {placeholder} is missing: print it through its variable"
                )
            }
            Self::StrayPlaceholder(placeholder) => {
                write!(
                    f,
                    "the placeholder {placeholder} stands where Cognito must not find one"
                )
            }
            Self::Unseen(unseen) => write!(f, "{unseen}"),
            Self::LineBreak => f.write_str("a line break, which Cognito refuses here"),
            Self::ForbiddenCharacter(c) => {
                write!(
                    f,
                    "the character U+{:04X}, which Cognito refuses",
                    u32::from(*c)
                )
            }
        }
    }
}

impl std::error::Error for Violation {}

/// Returns true if Cognito's `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]` accepts `c`.
///
/// Java's `\s` is the six ASCII ones; Rust's would let NBSP and U+3000 through.
pub fn accepts(c: char) -> bool {
    match c {
        ' '..='~' | '\t'..='\r' => true,
        _ if c.is_ascii() => false,
        _ => characters::is_visible(c),
    }
}

/// Returns true if `c` ends a line for Java's `.`, which is what an SMS is matched with, or for a mail header.
pub fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Every space separator (Zs) and line break: what a plain space stands for in a subject or SMS.
fn is_space_like(c: char) -> bool {
    c.is_whitespace() || c == '\u{1680}' || c == '\u{180e}'
}

/// The first character that Cognito refuses, and its byte offset.
///
/// Most of a body is plain ASCII: that is looked over in blocks, which the compiler vectorises.
fn first_refused(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let block = &bytes[at..];
        let block = block.first_chunk::<BLOCK>();
        if block.is_some_and(is_plain) {
            at += BLOCK;
            continue;
        }
        let end = at + BLOCK;
        for c in text[at..].chars() {
            if !accepts(c) {
                return Some((at, c));
            }
            at += c.len_utf8();
            if at >= end {
                break;
            }
        }
    }
    None
}

/// Bytes that are looked over at once.
const BLOCK: usize = 32;

/// Returns true if all of a block is accepted ASCII. Without a branch, so that it becomes a few instructions.
fn is_plain(block: &[u8; BLOCK]) -> bool {
    let refused = block.iter().fold(false, |refused, &byte| {
        let printed = byte.wrapping_sub(b' ') <= b'~' - b' ';
        let space = byte.wrapping_sub(b'\t') <= b'\r' - b'\t';
        refused | !(printed | space)
    });
    !refused
}

/// A body with each forbidden character as a numeric reference, or dropped where HTML has no
/// reference for it (control characters; the browser would read `&#133;` as an ellipsis).
pub fn with_references(body: String) -> String {
    if first_refused(&body).is_none() {
        return body;
    }
    let mut referenced = String::with_capacity(body.len() + 64);
    let mut rest = body.as_str();
    while let Some((at, c)) = first_refused(rest) {
        referenced.push_str(&rest[..at]);
        match c {
            '\u{85}' | '\u{2028}' | '\u{2029}' => referenced.push('\n'),
            c if c.is_control() => {}
            c => {
                referenced.push_str("&#");
                referenced.push_str(&u32::from(c).to_string());
                referenced.push(';');
            }
        }
        rest = &rest[at + c.len_utf8()..];
    }
    referenced.push_str(rest);
    referenced
}

/// A subject or SMS with each forbidden character replaced by its plain counterpart (a space for
/// whatever is one, line breaks too) or removed; runs of spaces become one, the ends are trimmed.
pub fn with_plain_characters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if is_space_like(c) || is_line_break(c) {
            if !plain.is_empty() && !plain.ends_with(' ') {
                plain.push(' ');
            }
        } else if accepts(c) {
            plain.push(c);
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// A placeholder that a text must carry, and the longest text that Cognito puts in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// The text to be replaced, as the event gives it.
    pub text: &'a str,
    /// Characters of the longest substitute.
    pub longest: usize,
}

/// Length in characters once every occurrence of every placeholder holds its longest substitute.
pub fn length_after_substitution(text: &str, placeholders: &[Placeholder<'_>]) -> usize {
    length(text) + growth(text, placeholders)
}

/// Characters that the longest substitutes add.
fn growth(text: &str, placeholders: &[Placeholder<'_>]) -> usize {
    let grown = |placeholder: &Placeholder<'_>| {
        count(text, placeholder.text) * placeholder.longest.saturating_sub(length(placeholder.text))
    };
    placeholders.iter().map(grown).sum()
}

/// Checks a body: length after substitution, characters, and each of `carries` and no other
/// placeholder in it. Returns that length.
///
/// # Errors
/// The first [`Violation`] found.
pub fn check_body(body: &str, carries: &[Placeholder<'_>]) -> Result<usize, Violation> {
    let before = length(body);
    check_length(before, TEXT_MIN, BODY_MAX)?;
    let length = before + growth(body, carries);
    check_length(length, TEXT_MIN, BODY_MAX)?;
    check_characters(body)?;
    check_placeholders(body, carries)?;
    Ok(length)
}

/// Checks a subject: length, characters, no line break, no placeholder at all. Returns its length.
///
/// Cognito does not replace a code in a subject (aws-amplify/amplify-js#936).
///
/// # Errors
/// The first [`Violation`] found.
pub fn check_subject(subject: &str) -> Result<usize, Violation> {
    let length = length(subject);
    check_length(length, 1, SUBJECT_MAX)?;
    check_line(subject)?;
    check_characters(subject)?;
    check_placeholders(subject, &[])?;
    Ok(length)
}

/// Checks an SMS: length, characters, no line break, each of `carries` and no other placeholder.
/// Returns its length with room for the codes.
///
/// An invitation's user name and password may together exceed an SMS three times over, so room is
/// kept only for substitutes that can fit; Cognito checks the text before substitution.
///
/// # Errors
/// The first [`Violation`] found.
pub fn check_sms(sms: &str, carries: &[Placeholder<'_>]) -> Result<usize, Violation> {
    check_length(length(sms), TEXT_MIN, SMS_MAX)?;
    let fitting: Vec<_> = carries
        .iter()
        .copied()
        .filter(|p| p.longest <= CODE_MAX)
        .collect();
    let length = length_after_substitution(sms, &fitting);
    check_length(length, TEXT_MIN, SMS_MAX)?;
    check_line(sms)?;
    check_characters(sms)?;
    check_placeholders(sms, carries)?;
    Ok(length)
}

fn count(text: &str, part: &str) -> usize {
    memmem::find_iter(text.as_bytes(), part.as_bytes()).count()
}

fn check_length(length: usize, least: usize, limit: usize) -> Result<(), Violation> {
    if length < least {
        Err(Violation::TooShort { length })
    } else if length > limit {
        Err(Violation::TooLong { length, limit })
    } else {
        Ok(())
    }
}

fn check_line(text: &str) -> Result<(), Violation> {
    if text.contains(is_line_break) {
        Err(Violation::LineBreak)
    } else {
        Ok(())
    }
}

fn check_characters(text: &str) -> Result<(), Violation> {
    match first_refused(text) {
        Some((_, c)) => Err(Violation::ForbiddenCharacter(c)),
        None => Ok(()),
    }
}

fn check_placeholders(text: &str, carries: &[Placeholder<'_>]) -> Result<(), Violation> {
    for placeholder in carries {
        if memmem::find(text.as_bytes(), placeholder.text.as_bytes()).is_none() {
            return Err(Violation::MissingPlaceholder(placeholder.text.to_owned()));
        }
    }
    match find_stray_placeholder(text, carries) {
        Some(stray) => Err(Violation::StrayPlaceholder(stray.to_owned())),
        None => Ok(()),
    }
}

/// The texts that Cognito may take for a placeholder, the longest first; behind the last a link's text follows.
const PLACEHOLDERS: [&str; 3] = ["{####}", "{username}", "{##"];

/// The first of [`PLACEHOLDERS`] that is none of `carries`. Never what follows it: that may be a
/// user's, and ends in a log.
fn find_stray_placeholder(text: &str, carries: &[Placeholder<'_>]) -> Option<&'static str> {
    let mut from = 0;
    while let Some(offset) = memchr(b'{', &text.as_bytes()[from..]) {
        let rest = &text[from + offset..];
        if let Some(carried) = carries.iter().find(|p| rest.starts_with(p.text)) {
            from += offset + carried.text.len().max(1);
        } else if let Some(stray) = PLACEHOLDERS.into_iter().find(|p| rest.starts_with(p)) {
            return Some(stray);
        } else {
            from += offset + 1;
        }
    }
    None
}
