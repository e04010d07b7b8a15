//! Findings for programs, by the schema in `docs/lint.schema.json`.

use std::borrow::Cow;

use serde::Serialize;

use super::concerned;
use crate::commands::lint::LintResult;
use crate::commands::lint::finding::Finding;
use crate::commands::lint::fix;
use crate::commands::lint::rule::Severity;
use crate::visible;

/// Returns the findings of a run as JSON.
pub fn document(result: &LintResult) -> String {
    let document = JsonDocument {
        version: 1,
        theme: result.theme.as_deref(),
        files: &result.files,
        errors: result.count(Severity::Error),
        warnings: result.count(Severity::Warning),
        notes: result.count(Severity::Note),
        ignored: result.ignored,
        in_baseline: result.in_baseline,
        rendered: result.rendered,
        locales: result.locales,
        findings: result.findings.iter().map(JsonFinding::of).collect(),
    };
    let text = serde_json::to_string_pretty(&document);
    visible::json(text.expect("strings and numbers fit into JSON"))
}

#[derive(Serialize)]
struct JsonDocument<'a> {
    version: u32,
    theme: Option<&'a str>,
    files: &'a [String],
    errors: usize,
    warnings: usize,
    notes: usize,
    ignored: usize,
    in_baseline: usize,
    rendered: usize,
    locales: usize,
    findings: Vec<JsonFinding<'a>>,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'static str,
    severity: &'static str,
    text: &'a str,
    fix: &'static str,
    file: Option<&'a str>,
    is_own_file: bool,
    line: Option<usize>,
    column: Option<usize>,
    element: Option<&'a str>,
    messages: Vec<Cow<'a, str>>,
    locales: Vec<&'a str>,
    clients: Vec<&'a str>,
    pools: Vec<&'a str>,
    tenants: Vec<&'a str>,
}

impl<'a> JsonFinding<'a> {
    fn of(finding: &'a Finding) -> Self {
        let place = finding.place.as_ref();
        // 0 stands for the whole file or line inside lint; JSON has null for that.
        let positive = |number: usize| (number > 0).then_some(number);
        let concerned = concerned(finding);
        Self {
            rule: finding.rule.id,
            severity: finding.severity.name(),
            text: &finding.text,
            fix: fix::of(finding),
            file: place.map(|place| place.file.as_str()),
            is_own_file: place.is_some_and(|place| place.is_own),
            line: place.and_then(|place| positive(place.line)),
            column: place.and_then(|place| positive(place.column)),
            element: finding.element.as_deref(),
            messages: concerned.messages,
            locales: concerned.locales,
            clients: concerned.clients,
            pools: concerned.pools,
            tenants: concerned.tenants,
        }
    }
}
