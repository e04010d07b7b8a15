//! Defects of a Fluent file, and the line that defines a part.

use fluent_syntax::parser::{self, ErrorKind};

use crate::problem::Problem;

/// The defects of a file.
pub(super) fn syntax_problems(file: &str, text: &str) -> Vec<Problem> {
    match parser::parse_runtime(text) {
        Ok(_) => Vec::new(),
        Err((_, errors)) => errors
            .iter()
            .map(|error| syntax_problem(file, text, error))
            .collect(),
    }
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
