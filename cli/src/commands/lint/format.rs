//! Output formats of findings.

mod github;
mod json;
mod sarif;
mod text;

use std::borrow::Cow;
use std::collections::BTreeMap;

use theme::ScopeFile;

use super::LintResult;
use super::finding::Finding;
use crate::args::{LintArguments, LintFormat};
use crate::printer::Printer;

/// Prints findings.
pub fn print(arguments: &LintArguments, result: &LintResult, printer: &mut Printer) {
    match arguments.format {
        LintFormat::Text => print_text(result, printer),
        LintFormat::Json => printer.result(&json::document(result)),
        LintFormat::Sarif => printer.result(&sarif::document(result)),
        LintFormat::Github => {
            for finding in &result.findings {
                printer.result(&github::command(finding));
            }
            printer.hint(&text::summary(result));
        }
    }
}

/// Prints findings for people; all of them with --verbose, or else one for each rule and line.
pub fn print_text(result: &LintResult, printer: &mut Printer) {
    let groups = match printer.is_verbose() {
        true => result.findings.iter().map(|one| (one, 0)).collect(),
        false => by_line(&result.findings),
    };
    for (finding, more) in groups {
        printer.result(&text::finding(finding, more));
        printer.result(" ");
    }
    printer.summary(&text::summary(result));
}

/// Returns the first finding for each rule and line, with the number of others there. Findings without a line
/// stand for themselves.
fn by_line(findings: &[Finding]) -> Vec<(&Finding, usize)> {
    let mut groups: Vec<(&Finding, usize)> = Vec::new();
    let mut known = BTreeMap::new();
    for finding in findings {
        let place = finding.place.as_ref().filter(|place| place.line > 0);
        let key = place.map(|place| (finding.rule.id, &place.file, place.line));
        match key.and_then(|key| known.get(&key).copied()) {
            Some(at) => {
                let (_, more): &mut (&Finding, usize) = &mut groups[at];
                *more += 1;
            }
            None => {
                known.extend(key.map(|key| (key, groups.len())));
                groups.push((finding, 0));
            }
        }
    }
    groups
}

/// Renderings that a finding concerns, each list in order and without repetition.
#[derive(Default)]
struct Concerned<'f> {
    messages: Vec<Cow<'f, str>>,
    locales: Vec<&'f str>,
    clients: Vec<&'f str>,
    pools: Vec<&'f str>,
    tenants: Vec<&'f str>,
}

/// Returns true if a finding concerns the usual words of a message.
fn has_usual(finding: &Finding, message: &str) -> bool {
    let mut concerns = finding.concerns.iter();
    concerns.any(|one| one.message == message && one.variant.is_none())
}

/// Returns the renderings that a finding concerns.
fn concerned(finding: &Finding) -> Concerned<'_> {
    let mut concerned = Concerned::default();
    for concern in &finding.concerns {
        // A defect that a message's usual words show as well is not one of a variant.
        if concern.variant.is_none() || !has_usual(finding, concern.message) {
            concerned.messages.push(concern.name());
        }
        concerned.locales.push(&concern.locale);
        let ids = match &concern.scope {
            None => continue,
            Some(ScopeFile::Client(_)) => &mut concerned.clients,
            Some(ScopeFile::Pool(_)) => &mut concerned.pools,
            Some(ScopeFile::Tenant(_)) => &mut concerned.tenants,
        };
        ids.extend(concern.scope.as_ref().map(ScopeFile::id));
    }
    concerned.messages.sort_unstable();
    concerned.messages.dedup();
    for list in [
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
