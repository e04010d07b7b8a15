//! Findings for people, in the style of compilers: the line, a caret, the fix.
//!
//! Writing to a `String` cannot fail, so the results of `write!` are ignored.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::concerned;
use crate::commands::lint::finding::{Finding, SourcePlace};
use crate::commands::lint::fix;
use crate::commands::lint::rule::Severity;
use crate::commands::lint::{LintResult, listed};
use crate::counted::counted;
use crate::visible;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();
const FRAME: Style = AnsiColor::Blue.on_default().bold();
const BOLD: Style = Style::new().bold();
/// Characters of an excerpt at most: a line of HTML may have a thousand.
const EXCERPT: usize = 96;

/// Formats a finding, always with colours; the printer removes them where they are not wanted. `more` is the
/// number of others of its rule in the same line.
pub fn finding(finding: &Finding, more: usize) -> String {
    let style = match finding.severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note => NOTE,
    };
    let (severity, id) = (finding.severity.name(), finding.rule.id);
    let mut output = format!(
        "{style}{severity}[{id}]{style:#}{BOLD}: {}{BOLD:#}\n",
        finding.text
    );
    if let Some(place) = &finding.place {
        excerpt(&mut output, place);
    }
    output.push_str(&notes(finding, more));
    output
}

/// Formats the summary of a run.
pub fn summary(result: &LintResult) -> String {
    let theme = visible::line(result.theme.as_deref().unwrap_or("the default theme"));
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (result.count(severity), severity.name()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| counted(count, name))
        .collect();
    let found = if counts.is_empty() {
        "no findings".to_owned()
    } else {
        counts.join(", ")
    };
    let mut summary = format!(
        "{theme}: {found} in {} of {}",
        counted(result.rendered, "rendering"),
        counted(result.locales, "language"),
    );
    for (count, by) in [
        (result.ignored, "ignored by lint.toml"),
        (result.in_baseline, "in the baseline"),
    ] {
        if count > 0 {
            let _ = write!(summary, "; {count} {by}");
        }
    }
    summary
}

fn excerpt(output: &mut String, place: &SourcePlace) {
    let number = place.line.to_string();
    let gutter = " ".repeat(if place.line == 0 { 1 } else { number.len() });
    let _ = write!(output, "{gutter}{FRAME}-->{FRAME:#} {}", place.file);
    if place.line > 0 {
        let _ = write!(output, ":{number}");
    }
    if place.column > 0 {
        let _ = write!(output, ":{}", place.column);
    }
    output.push('\n');
    let Some(line) = place.excerpt.as_deref().filter(|_| place.line > 0) else {
        return;
    };
    let (line, column) = window(line, place.column);
    let caret = if column > 0 {
        let before: String = line
            .chars()
            .take(column - 1)
            // A tab stays a tab, so that the caret is below its character.
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        format!(" {before}^")
    } else {
        String::new()
    };
    let _ = writeln!(
        output,
        "{gutter} {FRAME}|{FRAME:#}\n{FRAME}{number} |{FRAME:#} {line}\n{gutter} {FRAME}|{FRAME:#}{caret}"
    );
}

/// Returns the part of a line around a column, and the column in that part.
fn window(line: &str, column: usize) -> (String, usize) {
    let length = line.chars().count();
    if length <= EXCERPT {
        return (line.to_owned(), column);
    }
    // More text after the column than before it: the element goes on there.
    let start = column.saturating_sub(EXCERPT / 3).min(length - EXCERPT);
    let part: String = line.chars().skip(start).take(EXCERPT).collect();
    let (front, shift) = if start > 0 { ("…", 1) } else { ("", 0) };
    let back = if start + EXCERPT < length { "…" } else { "" };
    (
        format!("{front}{part}{back}"),
        (column + shift).saturating_sub(start),
    )
}

fn notes(finding: &Finding, more: usize) -> String {
    let concerned = concerned(finding);
    let mut notes = String::new();
    let mut note = |text: &str| {
        let _ = writeln!(notes, "  {FRAME}={FRAME:#} {text}");
    };
    if let Some(element) = &finding.element {
        note(&format!("element: {element}"));
    }
    if !concerned.messages.is_empty() {
        let mut text = format!(
            "in {}; {}",
            listed(concerned.messages.iter().map(|name| &**name)),
            listed(concerned.locales)
        );
        for (name, ids) in [
            ("app clients", concerned.clients),
            ("pools", concerned.pools),
            ("tenants", concerned.tenants),
        ] {
            if !ids.is_empty() {
                text.push_str(&format!("; {name} {}", listed(ids)));
            }
        }
        note(&text);
    }
    if more > 0 {
        note(&format!("{more} more in this line; --verbose shows them"));
    }
    note(&format!("fix: {}", fix::of(finding)));
    note(&format!("more: signet lint --explain {}", finding.rule.id));
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
