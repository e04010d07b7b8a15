//! What templates print and compute: the expressions between `{{ }}` and `{% %}`, as far as rules
//! need them.

use std::collections::BTreeSet;
use std::ops::Range;

/// An expression or statement of a template.
#[derive(Debug, PartialEq, Eq)]
pub struct Expression<'a> {
    /// Byte offset of what is between the braces.
    pub offset: usize,
    /// What is between the braces.
    pub text: &'a str,
    /// Whether it prints (`{{ }}`).
    pub prints: bool,
}

/// A path such as `brand.name`: its parts and its byte offset in the template.
#[derive(Debug, PartialEq, Eq)]
pub struct Path<'a> {
    /// Byte offset of the first part.
    pub offset: usize,
    /// The parts.
    pub parts: Vec<&'a str>,
}

/// Every expression of a template, comments left out.
pub fn expressions(text: &str) -> Vec<Expression<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        let close = match &bytes[at..at + 2] {
            b"{#" => "#}",
            b"{{" => "}}",
            b"{%" => "%}",
            _ => {
                at += 1;
                continue;
            }
        };
        let start = at + 2;
        let end = text[start..].find(close).map_or(text.len(), |n| start + n);
        if close != "#}" {
            found.push(Expression {
                offset: start,
                text: &text[start..end],
                prints: close == "}}",
            });
        }
        at = end + 2;
    }
    found
}

/// Comments of the template: the ranges between `{#` and `#}`, braces included.
pub fn comments(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        let close = match &bytes[at..at + 2] {
            b"{#" => "#}",
            b"{{" => "}}",
            b"{%" => "%}",
            _ => {
                at += 1;
                continue;
            }
        };
        let end = text[at + 2..]
            .find(close)
            .map_or(text.len(), |n| at + 2 + n + 2);
        if close == "#}" {
            found.push(at..end);
        }
        at = end;
    }
    found
}

impl<'a> Expression<'a> {
    /// The statement's first word: `if`, `for`, `set`, `component` …
    pub fn keyword(&self) -> &'a str {
        self.text
            .trim_start_matches('-')
            .split_whitespace()
            .next()
            .unwrap_or_default()
    }

    /// The paths in it: what is neither in a string, a filter's name, a named argument, a
    /// component's name, nor a keyword.
    pub fn paths(&self) -> Vec<Path<'a>> {
        let bytes = self.text.as_bytes();
        let mut paths = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                quote @ (b'"' | b'\'' | b'`') => at = behind_string(bytes, at, quote),
                byte if byte.is_ascii_alphabetic() || byte == b'_' => {
                    let end = end_of_path(bytes, at);
                    let before = self.text[..at].trim_end();
                    let behind = self.text[end..].trim_start();
                    if !is_named_otherwise(before, behind) {
                        paths.push(Path {
                            offset: self.offset + at,
                            parts: self.text[at..end]
                                .split(['.', '?'])
                                .filter(|part| !part.is_empty())
                                .collect(),
                        });
                    }
                    at = end;
                }
                byte if byte.is_ascii_digit() => at = end_of_path(bytes, at),
                _ => at += 1,
            }
        }
        paths.retain(|path| path.parts.len() > 1 || !KEYWORDS.contains(&path.parts[0]));
        paths
    }
}

const KEYWORDS: [&str; 24] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "set",
    "set_global",
    "endset",
    "block",
    "endblock",
    "and",
    "or",
    "not",
    "is",
    "true",
    "false",
    "none",
    "loop",
    "break",
    "continue",
    "extends",
    "include",
];

/// A filter behind a pipe, a test behind `is`, a component behind `<`, a named argument or a call.
fn is_named_otherwise(before: &str, behind: &str) -> bool {
    before.ends_with('|')
        || before.ends_with('<')
        || before.ends_with("</")
        || before.ends_with(" is")
        || before.ends_with(" is not")
        || (behind.starts_with('=') && !behind.starts_with("=="))
        || behind.starts_with('(')
}

fn behind_string(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

fn end_of_path(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len() {
        let continues = bytes[at].is_ascii_alphanumeric()
            || bytes[at] == b'_'
            || (matches!(bytes[at], b'.' | b'?')
                && bytes
                    .get(at + 1)
                    .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'_' | b'.')));
        if !continues {
            break;
        }
        at += 1;
    }
    at
}

/// The names that a template gives itself: loop variables, `set`, components' parameters. One that
/// a component takes from its caller keeps its `@`.
pub fn local_names<'a>(expressions: &[Expression<'a>]) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for expression in expressions.iter().filter(|one| !one.prints) {
        let text = expression.text.trim_start_matches('-').trim_start();
        let declared = match expression.keyword() {
            "for" => text
                .strip_prefix("for")
                .and_then(|rest| rest.split(" in ").next()),
            "set" | "set_global" => text
                .split_once(char::is_whitespace)
                .and_then(|(_, rest)| rest.split(['=', '%', '-']).next()),
            "component" => text
                .split_once('(')
                .and_then(|(_, rest)| rest.rsplit_once(')'))
                .map(|(parameters, _)| parameters),
            _ => None,
        };
        for parameter in declared.unwrap_or_default().split(',') {
            let name = parameter
                .split([':', '='])
                .next()
                .unwrap_or_default()
                .trim();
            if !name.is_empty() {
                names.insert(name);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_leave_out_what_is_no_variable() {
        let text = r#"{# {{ no }} #}{% if user.name and not x is defined %}{{ <note text={text.expires | safe} label="a.b" /> }}{{ f(n=brand.name) }}"#;
        let found: Vec<String> = expressions(text)
            .iter()
            .flat_map(Expression::paths)
            .map(|path| path.parts.join("."))
            .collect();
        assert_eq!(found, ["user.name", "x", "text.expires", "brand.name"]);
    }

    #[test]
    fn templates_name_things_themselves() {
        let text = "{% for key, one in links %}{% set x = 1 %}{%- component note(text: string, @color) -%}";
        let all = expressions(text);
        assert_eq!(
            local_names(&all).into_iter().collect::<Vec<_>>(),
            ["@color", "key", "one", "text", "x"]
        );
    }
}
