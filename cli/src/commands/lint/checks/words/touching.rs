//! Check that nothing touches the code: who copies it copies that as well, and behind a temporary password
//! nobody can tell a full stop from the password's last character.

use theme::syntax::{Component, Expression, Node};

use crate::commands::lint::case::CODE;
use crate::commands::lint::checks::{MailReport, RenderedMail};
use crate::commands::lint::document::flow::Flow;
use crate::commands::lint::finding::{Finding, SourcePlace};
use crate::commands::lint::rule::{self, Severity};
use crate::commands::lint::sources::{Source, Sources};

/// The sides of a code that a character may touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

pub fn check(mail: &RenderedMail<'_>, flow: &Flow<'_>, report: &mut MailReport<'_>) {
    let is_password = mail.case.kind.is_invitation();
    for (at, _) in flow.text.match_indices(CODE) {
        for (side, c) in touching(&flow.text, at) {
            let place = place_of(side, c, mail, report.sources);
            let finding = finding(is_password, side, c);
            let element = flow.element(at);
            match (place, element) {
                (None, Some(element)) => report.element(finding.rule, &element, finding.text),
                (place, _) => report.add(finding.at(place)),
            }
        }
    }
}

/// Checks an invitation's SMS. In other SMS, phones decide: they know some characters that may touch a code.
pub fn check_sms(text: &str, report: &mut MailReport<'_>) {
    for (at, _) in text.match_indices(CODE) {
        for (side, c) in touching(text, at) {
            report.part("sms", finding(true, side, c));
        }
    }
}

fn finding(is_password: bool, side: Side, c: char) -> Finding {
    match (is_password, side) {
        (true, Side::Behind) => {
            let text =
                format!("{c:?} right behind the temporary password looks like its last character");
            Finding::new(&rule::TEXT_TOUCHES_CODE, text).of_severity(Severity::Error)
        }
        (true, Side::Before) => {
            let text =
                format!("{c:?} right before the temporary password looks like its first character");
            Finding::new(&rule::TEXT_TOUCHES_CODE, text)
        }
        (false, side) => {
            let side = if side == Side::Before {
                "before"
            } else {
                "behind"
            };
            let text = format!("{c:?} touches the code, right {side} it, and is copied with it");
            Finding::new(&rule::TEXT_TOUCHES_CODE, text)
        }
    }
}

/// Returns the characters that touch the code at a byte offset.
fn touching(text: &str, at: usize) -> Vec<(Side, char)> {
    let (before, behind) = (&text[..at], &text[at + CODE.len()..]);
    if is_in_address(before) {
        return Vec::new();
    }
    let before = before.chars().next_back().map(|c| (Side::Before, c));
    let behind = behind.chars().next().map(|c| (Side::Behind, c));
    let sides = [before, behind].into_iter().flatten();
    sides.filter(|(_, c)| touches(*c)).collect()
}

/// Returns true if the code is part of an address that is shown as text.
fn is_in_address(before: &str) -> bool {
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    word.contains("://") || word.starts_with("www.")
}

/// Chinese and Japanese have no spaces, and nobody takes their characters for part of a code.
fn touches(c: char) -> bool {
    let is_east_asian = matches!(c,
        '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3fffd}');
    !c.is_whitespace() && !is_east_asian
}

/// Returns the place where a template prints the code, or where a string uses it, beside that character.
fn place_of(
    side: Side,
    c: char,
    mail: &RenderedMail<'_>,
    sources: &Sources<'_>,
) -> Option<SourcePlace> {
    let message = mail.case.kind.name();
    let worded = mail.case.worded_names();
    let template = worded.iter().map(|name| format!("messages/{name}.html"));
    let template = template
        .into_iter()
        .find(|name| sources.file(name).is_some())
        .unwrap_or_else(|| mail.case.kind.template().to_owned());
    let files = sources
        .judged()
        .filter(|file| sources.is_part_of(&template, file));
    let printed = files.into_iter().find_map(|file| {
        let at = prints_of_code(file)
            .into_iter()
            .find(|span| is_beside(file.text, span, side, c))?;
        Some(file.place_at(at.start))
    });
    let in_string = || {
        let mut parts = mail.language.parts.iter();
        let (name, _) = parts.find(|((of, part), defined)| {
            (of == message || worded.contains(of))
                && part != "sms"
                && defined.part.arguments.contains("code")
        })?;
        mail.language.place(&name.0, &name.1)
    };
    printed.or_else(in_string)
}

/// Returns the ranges of the tags that print the code itself.
fn prints_of_code(source: &Source<'_>) -> Vec<theme::syntax::Span> {
    let Some(template) = &source.template else {
        return Vec::new();
    };
    let of_components = template.components.iter().flat_map(Component::all_nodes);
    let nodes = template.all_nodes().into_iter().chain(of_components);
    nodes
        .filter_map(|node| match node {
            Node::Print(Expression::Path(path), span) if path.root == "code" => Some(span.clone()),
            _ => None,
        })
        .collect()
}

/// Returns true if the character is the next one beside a range, tags of HTML left out.
fn is_beside(text: &str, span: &theme::syntax::Span, side: Side, c: char) -> bool {
    let mut is_tag = false;
    let mut is_text = |c: &char, open: char, close: char| {
        let was_tag = is_tag;
        is_tag = *c == open || is_tag && *c != close;
        !is_tag && !was_tag
    };
    let next = match side {
        Side::Behind => text[span.end..].chars().find(|c| is_text(c, '<', '>')),
        Side::Before => text[..span.start]
            .chars()
            .rev()
            .find(|c| is_text(c, '>', '<')),
    };
    next == Some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Side, char)> {
        touching(text, text.find(CODE).unwrap())
    }

    #[test]
    fn a_character_beside_the_code_touches_it() {
        assert_eq!(found("is {####}."), [(Side::Behind, '.')]);
        assert_eq!(
            found("({####})"),
            [(Side::Before, '('), (Side::Behind, ')')]
        );
        assert_eq!(found("Code:{####} x"), [(Side::Before, ':')]);
        assert_eq!(found("코드는 {####}입니다"), [(Side::Behind, '입')]);
        for text in [
            "{####}",
            "\n{####}\n.",
            "is {####} .",
            "a\u{a0}{####}\u{a0}b",
            "コードは{####}です。",
            "验证码：{####}，请",
            "https://x.example/?c={####}&d=1",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn tags_are_not_beside_a_print() {
        let text = "<b>{{ code }}</b><i>. x</i>";
        let span = text.find("{{").unwrap()..text.find("}}").unwrap() + 2;
        assert!(is_beside(text, &span, Side::Behind, '.'));
        assert!(!is_beside(text, &span, Side::Before, 'b'));
    }
}
