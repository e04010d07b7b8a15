//! Defects of a Fluent file, and the line that defines a part.

use std::borrow::Cow;

use fluent_syntax::parser::{self, ErrorKind};

use super::merge::entries;
use crate::problem::{Cause, Defects, Problem};

/// The bound on placeables and calls in each other. Translators need two or three; the parser recurses.
const DEPTH_MAX: usize = 32;

/// The most parts of a message: each is looked up by its name.
pub(super) const PARTS_MAX: usize = 1000;

/// The defects of a file.
pub(super) fn syntax_problems(file: &str, text: &str) -> Vec<Problem> {
    let mut defects = Defects::default();
    let (text, refused) = without_refused_entries(text);
    for (position, reason) in refused {
        defects.add(|| Problem::at(file, &text, position, reason).of_cause(Cause::Unreadable));
    }
    if let Err((_, errors)) = parser::parse_runtime(&*text) {
        for error in &errors {
            defects.add(|| syntax_problem(file, &text, error).of_cause(Cause::Unreadable));
        }
    }
    defects.into_list(file)
}

/// Returns true if an entry can be parsed.
pub(super) fn is_readable(entry: &str) -> bool {
    refusal(entry).is_none() && parser::parse_runtime(entry).is_ok()
}

/// The place and the reason of an entry that is not parsed at all.
pub(super) fn refusal(entry: &str) -> Option<(usize, String)> {
    if let Some(at) = too_deep(entry) {
        let reason = format!("more than {DEPTH_MAX} placeables and calls in each other");
        return Some((at, reason));
    }
    let parts = entry
        .lines()
        .filter(|line| line.trim_start().starts_with('.'));
    let is_long = parts.take(PARTS_MAX + 1).count() > PARTS_MAX;
    is_long.then(|| (0, format!("a message of more than {PARTS_MAX} parts")))
}

/// A text with blanks in place of entries that are not parsed, and where these are.
pub(super) fn without_refused_entries(text: &str) -> (Cow<'_, str>, Vec<(usize, String)>) {
    let (mut kept, mut refused, mut copied) = (String::new(), Vec::new(), 0);
    for (_, entry) in entries(text) {
        let Some((at, reason)) = refusal(entry) else {
            continue;
        };
        let start = entry.as_ptr() as usize - text.as_ptr() as usize;
        refused.push((start + at, reason));
        kept.push_str(&text[copied..start]);
        copied = start + entry.len();
        kept.extend(
            entry
                .bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
        );
    }
    if refused.is_empty() {
        return (Cow::Borrowed(text), refused);
    }
    kept.push_str(&text[copied..]);
    (Cow::Owned(kept), refused)
}

/// The position where placeables and calls are nested too deeply.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut is_literal) = (0_usize, false);
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if is_literal => escaped = true,
            b'"' if depth > 0 => is_literal = !is_literal,
            b'\n' => is_literal = false,
            _ if is_literal => {}
            b'{' => depth += 1,
            b'(' if depth > 0 => depth += 1,
            b'}' | b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Some(at);
        }
    }
    None
}

fn syntax_problem(file: &str, text: &str, error: &parser::ParserError) -> Problem {
    let Some(at) = unreadable_part(text, error) else {
        // What is unclosed is noticed lines later: point at the last text before.
        let at = text.get(..error.pos.start).unwrap_or(text).trim_end().len();
        return Problem::at(file, text, at, error.kind.to_string());
    };
    let reason = "this part cannot be read: look for an open brace or a missing value";
    Problem::at(file, text, at, reason)
}

/// The position of the part that the parser could not read: it gives up the message before it, and its
/// error is about whatever it took the part for.
fn unreadable_part(text: &str, error: &parser::ParserError) -> Option<usize> {
    let gave_up = match error.kind {
        ErrorKind::ExpectedMessageField { .. } => error.pos.end,
        _ => error.pos.start,
    };
    let rest = text.get(gave_up..)?;
    let part = rest.trim_start();
    part.starts_with('.')
        .then_some(gave_up + rest.len() - part.len())
}

/// The line, from 1, where a file defines a message's part (the message itself for an empty part).
pub(super) fn line_of(text: &str, message: &str, part: &str) -> Option<usize> {
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') {
            inside = line.split(['=', ' ']).next() == Some(message);
            if inside && part.is_empty() {
                return Some(at + 1);
            }
        }
        let attribute = line
            .trim_start()
            .strip_prefix('.')
            .and_then(|rest| rest.split(['=', ' ']).next());
        if inside && attribute == Some(part) {
            return Some(at + 1);
        }
    }
    None
}
