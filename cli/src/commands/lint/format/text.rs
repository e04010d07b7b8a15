//! For a person at a terminal, as a good compiler says it.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::concerned;
use crate::commands::lint::finding::{Finding, Place};
use crate::commands::lint::rule::Severity;
use crate::commands::lint::{Linted, listed};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const FRAME: Style = AnsiColor::Blue.on_default().bold();
const BOLD: Style = Style::new().bold();
/// Columns of an excerpt: a line of HTML may have a thousand.
const EXCERPT: usize = 96;

/// One finding. Colours are the printer's to drop.
pub fn finding(finding: &Finding) -> String {
    let style = match finding.rule.severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
    };
    let (severity, id) = (finding.rule.severity.name(), finding.rule.id);
    let mut said = format!(
        "{style}{severity}[{id}]{style:#}{BOLD}: {}{BOLD:#}\n",
        finding.text
    );
    if let Some(place) = &finding.place {
        excerpt(&mut said, place);
    }
    // Writing to a String cannot fail.
    let _ = write!(said, "{}", notes(finding));
    said
}

/// What was looked at, and how it went.
pub fn summary(linted: &Linted) -> String {
    let (errors, warnings) = (
        linted.count(Severity::Error),
        linted.count(Severity::Warning),
    );
    let whose = linted.theme.as_ref().map_or_else(
        || "the default theme".to_owned(),
        |theme| theme.display().to_string(),
    );
    let found = match (errors, warnings) {
        (0, 0) => "no finding".to_owned(),
        (0, _) => counted(warnings, "warning"),
        (_, 0) => counted(errors, "error"),
        _ => format!(
            "{}, {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    };
    format!(
        "{whose}: {found} in {} of {}",
        counted(linted.rendered, "rendering"),
        counted(linted.locales, "language"),
    )
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn excerpt(said: &mut String, place: &Place) {
    let number = place.line.to_string();
    let gutter = " ".repeat(if place.line == 0 { 1 } else { number.len() });
    let _ = write!(said, "{gutter}{FRAME}-->{FRAME:#} {}", place.file);
    if place.line > 0 {
        let _ = write!(said, ":{number}");
    }
    if place.column > 0 {
        let _ = write!(said, ":{}", place.column);
    }
    said.push('\n');
    let Some(line) = place.excerpt.as_deref().filter(|_| place.line > 0) else {
        return;
    };
    let (line, column) = window(line, place.column);
    let caret = if column > 0 {
        let before: String = line
            .chars()
            .take(column - 1)
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        format!(" {before}^")
    } else {
        String::new()
    };
    let _ = writeln!(
        said,
        "{gutter} {FRAME}|{FRAME:#}\n{FRAME}{number} |{FRAME:#} {line}\n{gutter} {FRAME}|{FRAME:#}{caret}"
    );
}

/// The part of a line around a column, and the column in it.
fn window(line: &str, column: usize) -> (String, usize) {
    let length = line.chars().count();
    if length <= EXCERPT {
        return (line.to_owned(), column);
    }
    let start = column.saturating_sub(EXCERPT / 3).min(length - EXCERPT);
    let part: String = line.chars().skip(start).take(EXCERPT).collect();
    let (front, shift) = if start > 0 { ("…", 1) } else { ("", 0) };
    let back = if start + EXCERPT < length { "…" } else { "" };
    (
        format!("{front}{part}{back}"),
        (column + shift).saturating_sub(start),
    )
}

fn notes(finding: &Finding) -> String {
    let (messages, locales, clients) = concerned(finding);
    let mut notes = String::new();
    let mut note = |text: &str| {
        let _ = writeln!(notes, "  {FRAME}={FRAME:#} {text}");
    };
    if let Some(element) = &finding.element {
        note(&format!("element: {element}"));
    }
    if !messages.is_empty() {
        let mut text = format!("in {}; {}", listed(messages), listed(locales));
        if !clients.is_empty() {
            text.push_str(&format!("; app clients {}", listed(clients)));
        }
        note(&text);
    }
    note(&format!("mend: {}", finding.rule.mend));
    note(&format!("why: signet lint --explain {}", finding.rule.id));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_shown_around_its_column() {
        let line = format!("{}<b>{}", "a".repeat(200), "c".repeat(200));
        let (shown, column) = window(&line, 201);
        assert_eq!(shown.chars().nth(column - 1), Some('<'));
        assert_eq!(shown.chars().count(), EXCERPT + 2);
        assert_eq!(window("short", 3), ("short".to_owned(), 3));
        let (shown, column) = window(&line, 1);
        assert_eq!((shown.chars().next(), column), (Some('a'), 1));
    }
}
