//! Output formats of findings.

mod github;
mod json;
mod sarif;
mod text;

use super::LintResult;
use super::finding::Finding;
use crate::args::LintFormat;
use crate::printer::Printer;

/// Prints findings.
pub fn print(format: LintFormat, result: &LintResult, printer: &mut Printer) {
    match format {
        LintFormat::Text => {
            for finding in &result.findings {
                printer.result(&text::finding(finding));
                printer.result(" ");
            }
            printer.result(&text::summary(result));
        }
        LintFormat::Json => printer.result(&json::document(result)),
        LintFormat::Sarif => printer.result(&sarif::document(result)),
        LintFormat::Github => {
            for finding in &result.findings {
                printer.result(&github::command(finding));
            }
            printer.note(&text::summary(result));
        }
    }
}

/// Returns the messages, languages and app clients that a finding concerns, each once and in order.
fn concerned(finding: &Finding) -> (Vec<&str>, Vec<&str>, Vec<&str>) {
    let mut messages: Vec<&str> = Vec::new();
    let mut locales: Vec<&str> = Vec::new();
    let mut clients: Vec<&str> = Vec::new();
    for concern in &finding.concerns {
        messages.push(concern.message);
        locales.push(&concern.locale);
        clients.extend(concern.client.as_deref());
    }
    for list in [&mut messages, &mut locales, &mut clients] {
        list.sort_unstable();
        list.dedup();
    }
    (messages, locales, clients)
}
