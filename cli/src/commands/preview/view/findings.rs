//! Findings about a message, from everything that checks a theme.

use std::path::Path;

use serde::Serialize;
use theme::{Cause, Problem};

use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule::Severity;
use crate::commands::maker::Made;

/// One defect of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageFinding {
    /// `error` if a message or a part of the theme is lost, else `warning`.
    #[serde(serialize_with = "severity_name")]
    pub severity: Severity,
    /// The lint rule, or `fallback`, `theme` or `settings`.
    pub id: String,
    /// The file, relative to the theme, or the environment variable.
    pub file: String,
    /// Line, from 1; 0 for the whole file.
    pub line: usize,
    /// Column, from 1; 0 for the whole line.
    pub column: usize,
    /// The defect and its fix.
    pub message: String,
    /// The line with a caret below the column; empty without a line to show.
    pub excerpt: String,
}

fn severity_name<S: serde::Serializer>(
    severity: &Severity,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.name())
}

impl MessageFinding {
    fn of_problem(severity: Severity, id: &str, problem: &Problem) -> Self {
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

    /// Converts a finding of `signet lint`; the page names files relative to the theme.
    fn of_lint(finding: &Finding, folder: Option<&Path>) -> Self {
        let place = finding.place.as_ref();
        let problem = Problem {
            file: place.map_or_else(String::new, |place| relative(&place.file, folder)),
            line: place.map_or(0, |place| place.line),
            column: place.map_or(0, |place| place.column),
            reason: finding.text.clone(),
            cause: Cause::Other,
            excerpt: place.and_then(|place| place.excerpt.clone()),
        };
        Self::of_problem(finding.severity, finding.rule.id, &problem)
    }

    /// Returns true if both name one line of one file, or the same text about a whole file.
    fn repeats(&self, earlier: &Self) -> bool {
        self.file == earlier.file
            && self.line == earlier.line
            && (self.line > 0 || self.message == earlier.message)
    }
}

fn relative(file: &str, folder: Option<&Path>) -> String {
    let inside = folder.and_then(|folder| Path::new(file).strip_prefix(folder).ok());
    inside.map_or_else(|| file.to_owned(), |name| name.display().to_string())
}

/// The sources of findings about one message.
pub struct FindingSources<'a> {
    /// The rendered message; none if the event cannot be rendered.
    pub made: Option<&'a Made>,
    /// Problems of the theme's files.
    pub theme: &'a [Problem],
    /// Unusable settings of the environment.
    pub settings: &'a [Problem],
    /// Findings of `signet lint` that concern the message.
    pub lint: &'a [&'a Finding],
    /// The theme's folder.
    pub folder: Option<&'a Path>,
}

impl FindingSources<'_> {
    /// Returns every finding, the most serious first: the reasons for a fallback, problems of the
    /// theme, unusable settings, findings of lint. A later one that repeats an earlier one is left out.
    pub fn findings(&self) -> Vec<MessageFinding> {
        let fallback = self
            .made
            .iter()
            .flat_map(|made| &made.warnings)
            .map(|(_, problem)| MessageFinding::of_problem(Severity::Error, "fallback", problem));
        let of = |severity, id| {
            move |problem: &Problem| MessageFinding::of_problem(severity, id, problem)
        };
        let theme = self.theme.iter().map(of(Severity::Error, "theme"));
        let settings = self.settings.iter().map(of(Severity::Warning, "settings"));
        let lint = self
            .lint
            .iter()
            .map(|finding| MessageFinding::of_lint(finding, self.folder));
        let mut findings: Vec<MessageFinding> = Vec::new();
        for finding in fallback.chain(theme).chain(settings).chain(lint) {
            if !findings.iter().any(|earlier| finding.repeats(earlier)) {
                findings.push(finding);
            }
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_defect_is_named_once_with_its_highest_severity() {
        let one = Problem::at("theme.toml", "a = 1\nb = x", 10, "no value");
        let two = Problem::of_file("BRAND_NAME", "not set");
        let findings = FindingSources {
            made: None,
            theme: std::slice::from_ref(&one),
            settings: &[one.clone(), two],
            lint: &[],
            folder: None,
        }
        .findings();
        let lines: Vec<_> = findings
            .iter()
            .map(|finding| (finding.severity, finding.file.as_str(), finding.line))
            .collect();
        assert_eq!(
            lines,
            [
                (Severity::Error, "theme.toml", 2),
                (Severity::Warning, "BRAND_NAME", 0)
            ]
        );
        assert_eq!(findings[0].excerpt, "  |\n2 | b = x\n  |     ^");
    }
}
