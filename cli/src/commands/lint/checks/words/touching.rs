//! Check that nothing touches the code: who copies it copies that as well, and behind a temporary password
//! nobody can tell a full stop from the password's last character.

use theme::syntax::Span;

use crate::commands::lint::case::CODE;
use crate::commands::lint::checks::unseen::prints_of;
use crate::commands::lint::checks::{MailReport, RenderedMail};
use crate::commands::lint::document::flow::Flow;
use crate::commands::lint::document::tag;
use crate::commands::lint::finding::{Finding, SourcePlace};
use crate::commands::lint::rule::{self, Severity};

/// The sides of a code that a character may touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

pub fn check(mail: &RenderedMail<'_>, flow: &Flow<'_>, report: &mut MailReport<'_>) {
    let is_password = mail.case.kind.is_invitation();
    for (at, _) in flow.text.match_indices(CODE) {
        let sides = touching(&flow.text, at);
        let Some(finding) = finding(is_password, &sides) else {
            continue;
        };
        let element = flow.element(at);
        let of_element = || {
            report
                .sources
                .place_of_tag(report.template, &tag(&element?))
        };
        let place = place_of(sides[0], report).or_else(of_element);
        report.add(finding.at(place));
    }
}

/// Checks an invitation's SMS. In other SMS, phones decide: they know some characters that may touch a code.
pub fn check_sms(text: &str, report: &mut MailReport<'_>) {
    for (at, _) in text.match_indices(CODE) {
        if let Some(finding) = finding(true, &touching(text, at)) {
            report.part("sms", finding);
        }
    }
}

/// Returns the finding about the characters beside one code; nothing if there are none.
fn finding(is_password: bool, sides: &[(Side, char)]) -> Option<Finding> {
    let behind = sides.iter().find(|(side, _)| *side == Side::Behind);
    if let (true, Some((_, c))) = (is_password, behind) {
        let text =
            format!("{c:?} right behind the temporary password looks like its last character");
        return Some(Finding::new(&rule::TEXT_TOUCHES_CODE, text).of_severity(Severity::Error));
    }
    let text = match (is_password, sides) {
        (_, []) => return None,
        (true, [(_, c), ..]) => {
            format!("{c:?} right before the temporary password looks like its first character")
        }
        (false, [(Side::Before, c)]) => {
            format!("{c:?} touches the code, right before it, and is copied with it")
        }
        (false, [(Side::Behind, c)]) => {
            format!("{c:?} touches the code, right behind it, and is copied with it")
        }
        (false, [(_, before), (_, behind), ..]) => {
            format!("{before:?} and {behind:?} touch the code and are copied with it")
        }
    };
    Some(Finding::new(&rule::TEXT_TOUCHES_CODE, text))
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
fn place_of((side, c): (Side, char), report: &MailReport<'_>) -> Option<SourcePlace> {
    let files = report
        .sources
        .judged()
        .filter(|file| report.is_part_of_message(file));
    let printed = files.into_iter().find_map(|file| {
        let mut spans = prints_of("code", file).into_iter();
        let at = spans.find(|span| is_beside(file.text, span, side, c))?;
        Some(file.place_at(at.start))
    });
    printed.or_else(|| place_in_strings(report))
}

/// Returns the place of the first string of the message's body that holds the code.
fn place_in_strings(report: &MailReport<'_>) -> Option<SourcePlace> {
    let mut parts = report.language.parts.iter();
    let (name, _) = parts.find(|((message, part), defined)| {
        report.has_strings_of(message) && part != "sms" && defined.part.arguments.contains("code")
    })?;
    report.language.place(&name.0, &name.1)
}

/// Returns true if the character is the next one beside a range, tags of HTML left out.
fn is_beside(text: &str, span: &Span, side: Side, c: char) -> bool {
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
