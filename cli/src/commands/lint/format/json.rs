//! For a program: `docs/lint.schema.json` says what is in it.

use serde::Serialize;

use super::concerned;
use crate::commands::lint::Linted;
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule::Severity;

/// The document.
pub fn document(linted: &Linted) -> String {
    let document = Document {
        version: 1,
        theme: linted
            .theme
            .as_ref()
            .map(|theme| theme.display().to_string()),
        errors: linted.count(Severity::Error),
        warnings: linted.count(Severity::Warning),
        rendered: linted.rendered,
        locales: linted.locales,
        findings: linted.findings.iter().map(Told::of).collect(),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    theme: Option<String>,
    errors: usize,
    warnings: usize,
    rendered: usize,
    locales: usize,
    findings: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    rule: &'static str,
    severity: &'static str,
    text: &'a str,
    mend: &'static str,
    file: Option<&'a str>,
    is_own_file: bool,
    line: Option<usize>,
    column: Option<usize>,
    element: Option<&'a str>,
    messages: Vec<&'a str>,
    locales: Vec<&'a str>,
    clients: Vec<&'a str>,
}

impl<'a> Told<'a> {
    fn of(finding: &'a Finding) -> Self {
        let place = finding.place.as_ref();
        let positive = |number: usize| (number > 0).then_some(number);
        let (messages, locales, clients) = concerned(finding);
        Self {
            rule: finding.rule.id,
            severity: finding.rule.severity.name(),
            text: &finding.text,
            mend: finding.rule.mend,
            file: place.map(|place| place.file.as_str()),
            is_own_file: place.is_some_and(|place| place.is_own),
            line: place.and_then(|place| positive(place.line)),
            column: place.and_then(|place| positive(place.column)),
            element: finding.element.as_deref(),
            messages,
            locales,
            clients,
        }
    }
}
