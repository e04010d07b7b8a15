//! The most frequent value by far, read in one go.

use super::lexer::TAG_MAX;
use super::{Path, PathStep};

/// Words that cannot name a variable.
const KEYWORDS: [&str; 8] = [
    "not", "true", "True", "false", "False", "none", "None", "null",
];

/// A variable or a field with nothing else up to `}}`, and the byte behind that. [`super::reader::Reader`] says the same
/// of it; nine in ten values of a theme are such paths, and reading them word by word was a third of a
/// message's first parse.
pub(super) fn plain_path(source: &str, at: usize) -> Option<(Path<'_>, usize)> {
    let bytes = source.as_bytes();
    let behind_spaces = |from: usize| {
        from + bytes[from..]
            .iter()
            .take_while(|byte| **byte == b' ')
            .count()
    };
    let behind_name = |from: usize| {
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
        let starts = bytes
            .get(from)
            .is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
        starts.then(|| from + bytes[from..].iter().take_while(is_name).count())
    };
    let start = behind_spaces(at);
    let mut end = behind_name(start)?;
    let root = &source[start..end];
    let mut steps = Vec::new();
    while bytes.get(end) == Some(&b'.') {
        let span = end + 1..behind_name(end + 1)?;
        end = span.end;
        if end - at > TAG_MAX {
            return None;
        }
        steps.push(PathStep {
            name: source[span.clone()].into(),
            optional: false,
            span,
        });
    }
    let closing = behind_spaces(end);
    let is_path = bytes[closing..].starts_with(b"}}") && !KEYWORDS.contains(&root);
    is_path.then(|| {
        (
            Path {
                root,
                steps,
                span: start..end,
            },
            closing + 2,
        )
    })
}
