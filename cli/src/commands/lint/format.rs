//! Output formats of findings.

mod github;
mod json;
mod sarif;
mod text;

use theme::ScopeFile;

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

/// Renderings that a finding concerns, each list in order and without repetition.
#[derive(Default)]
struct Concerned<'f> {
    messages: Vec<&'f str>,
    locales: Vec<&'f str>,
    clients: Vec<&'f str>,
    pools: Vec<&'f str>,
    tenants: Vec<&'f str>,
}

/// Returns the renderings that a finding concerns.
fn concerned(finding: &Finding) -> Concerned<'_> {
    let mut concerned = Concerned::default();
    for concern in &finding.concerns {
        concerned.messages.push(concern.message);
        concerned.locales.push(&concern.locale);
        let ids = match &concern.scope {
            None => continue,
            Some(ScopeFile::Client(_)) => &mut concerned.clients,
            Some(ScopeFile::Pool(_)) => &mut concerned.pools,
            Some(ScopeFile::Tenant(_)) => &mut concerned.tenants,
        };
        ids.extend(concern.scope.as_ref().map(ScopeFile::id));
    }
    for list in [
        &mut concerned.messages,
        &mut concerned.locales,
        &mut concerned.clients,
        &mut concerned.pools,
        &mut concerned.tenants,
    ] {
        list.sort_unstable();
        list.dedup();
    }
    concerned
}
