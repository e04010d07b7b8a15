//! What is wrong with what is shown.

use std::path::Path;

use custom_message::handler::Outcome;
use custom_message::theme::Problem;
use serde::Serialize;

use crate::commands::lint;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It costs a rung, or a part of the theme.
    Error,
    /// It works, though not as it should.
    Warning,
}

/// One defect, and where to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The rule that found it.
    pub id: String,
    /// The file, relative to the theme, or the environment variable.
    pub file: String,
    /// Line, from 1; 0 where it is the whole file's.
    pub line: usize,
    /// Column, from 1; 0 where it is the whole line's.
    pub column: usize,
    /// What is wrong and how to mend it.
    pub message: String,
    /// The line with a caret below the column; empty where there is none to show.
    pub excerpt: String,
}

impl Finding {
    fn of(severity: Severity, id: &str, problem: &Problem) -> Self {
        Self {
            severity,
            id: id.to_owned(),
            file: problem.file.clone(),
            line: problem.line,
            column: problem.column,
            message: problem.reason.clone(),
            excerpt: problem.excerpt(),
        }
    }

    /// A finding of `signet lint`'s, its file as the theme names it.
    fn of_lint(found: &lint::finding::Finding, folder: Option<&Path>) -> Self {
        let place = found.place.as_ref();
        let problem = Problem {
            file: place.map_or_else(String::new, |place| relative(&place.file, folder)),
            line: place.map_or(0, |place| place.line),
            column: place.map_or(0, |place| place.column),
            reason: found.text.clone(),
            excerpt: place.and_then(|place| place.excerpt.clone()),
        };
        let severity = match found.rule.severity {
            lint::rule::Severity::Error => Severity::Error,
            lint::rule::Severity::Warning => Severity::Warning,
        };
        Self::of(severity, found.rule.id, &problem)
    }

    /// Whether both are about the same text, or one line of one file: the graver has told it already.
    fn is_as(&self, other: &Self) -> bool {
        self.file == other.file
            && self.line == other.line
            && (self.line > 0 || self.message == other.message)
    }
}

fn relative(file: &str, folder: Option<&Path>) -> String {
    let inside = folder.and_then(|folder| Path::new(file).strip_prefix(folder).ok());
    inside.map_or_else(|| file.to_owned(), |name| name.display().to_string())
}

/// What there is to say about a message.
pub struct Known<'a> {
    /// What became of it.
    pub outcome: Option<&'a Outcome>,
    /// What is wrong with the theme.
    pub theme: &'a [Problem],
    /// What was unusable at start.
    pub start: &'a [Problem],
    /// What lint found in it.
    pub lint: &'a [&'a lint::finding::Finding],
    /// The theme's folder.
    pub folder: Option<&'a Path>,
}

/// Every finding about a message, the gravest first: what cost it a rung, what is wrong with the
/// theme, what was unusable at start, what lint found. Each is named once.
pub fn findings(known: &Known<'_>) -> Vec<Finding> {
    let rung = known
        .outcome
        .iter()
        .flat_map(|outcome| &outcome.warnings)
        .map(|(_, problem)| Finding::of(Severity::Error, "fallback", problem));
    let of = |severity, id| move |problem: &Problem| Finding::of(severity, id, problem);
    let theme = known.theme.iter().map(of(Severity::Error, "theme"));
    let start = known.start.iter().map(of(Severity::Warning, "settings"));
    let lint = known
        .lint
        .iter()
        .map(|found| Finding::of_lint(found, known.folder));
    let mut findings: Vec<Finding> = Vec::new();
    for finding in rung.chain(theme).chain(start).chain(lint) {
        if !findings.iter().any(|earlier| earlier.is_as(&finding)) {
            findings.push(finding);
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_defect_is_named_once_by_the_gravest_who_found_it() {
        let one = Problem::at("theme.toml", "a = 1\nb = x", 10, "no value");
        let two = Problem::of_file("BRAND_NAME", "not set");
        let found = findings(&Known {
            outcome: None,
            theme: std::slice::from_ref(&one),
            start: &[one.clone(), two],
            lint: &[],
            folder: None,
        });
        let told: Vec<_> = found
            .iter()
            .map(|finding| (finding.severity, finding.file.as_str(), finding.line))
            .collect();
        assert_eq!(
            told,
            [
                (Severity::Error, "theme.toml", 2),
                (Severity::Warning, "BRAND_NAME", 0)
            ]
        );
        assert_eq!(found[0].excerpt, "  |\n2 | b = x\n  |     ^");
    }
}
