//! Findings for whoever reads them.

mod github;
mod json;
mod sarif;
mod text;

use super::Linted;
use super::finding::Finding;
use crate::args::LintFormat;
use crate::printer::Printer;

/// Prints findings.
pub fn print(format: LintFormat, linted: &Linted, printer: &mut Printer) {
    match format {
        LintFormat::Text => {
            for finding in &linted.findings {
                printer.result(&text::finding(finding));
                printer.result(" ");
            }
            printer.result(&text::summary(linted));
        }
        LintFormat::Json => printer.result(&json::document(linted)),
        LintFormat::Sarif => printer.result(&sarif::document(linted)),
        LintFormat::Github => {
            for finding in &linted.findings {
                printer.result(&github::command(finding));
            }
            printer.note(&text::summary(linted));
        }
    }
}

/// The messages, languages and app clients that a finding concerns, each once and in order.
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
