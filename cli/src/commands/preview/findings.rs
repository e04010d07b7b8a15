//! What is wrong with what is shown.

use custom_message::handler::Outcome;
use custom_message::theme::Problem;
use serde::Serialize;

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

    fn is_about(&self, problem: &Problem) -> bool {
        (&self.file, self.line, &self.message) == (&problem.file, problem.line, &problem.reason)
    }
}

/// Every finding about a message, the gravest first: what cost it a rung, what is wrong with the
/// theme, what was unusable at start. Each is named once.
pub fn findings(outcome: Option<&Outcome>, theme: &[Problem], start: &[Problem]) -> Vec<Finding> {
    let rung = outcome
        .iter()
        .flat_map(|outcome| &outcome.warnings)
        .map(|(_, problem)| (Severity::Error, "fallback", problem));
    let theme = theme
        .iter()
        .map(|problem| (Severity::Error, "theme", problem));
    let start = start
        .iter()
        .map(|problem| (Severity::Warning, "settings", problem));
    let mut findings: Vec<Finding> = Vec::new();
    for (severity, id, problem) in rung.chain(theme).chain(start) {
        if !findings.iter().any(|known| known.is_about(problem)) {
            findings.push(Finding::of(severity, id, problem));
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
        let found = findings(None, std::slice::from_ref(&one), &[one.clone(), two]);
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
