//! Findings that are switched off: by `lint.toml` with a reason, or by a baseline of what a team starts with.

pub mod baseline;
mod glob;
mod reader;

use crate::counted::counted;
use std::path::Path;

use theme::{Files, Problem, ScopeFile};

use super::finding::{Concern, Finding, Findings};
use super::rule::{self, Rule, Severity};
use super::sources::Sources;
use baseline::Baseline;

/// The file of switched-off findings, in the theme's folder.
pub const FILE: &str = "lint.toml";

/// The findings that a theme accepts.
#[derive(Debug, Default)]
pub struct Accepted {
    /// The entries of `lint.toml`.
    pub ignores: Ignores,
    /// The baseline; none where the theme has no such file.
    pub baseline: Option<Baseline>,
}

impl Accepted {
    /// Reads both files of a theme's folder.
    ///
    /// # Errors
    /// A file cannot be read, or the baseline is none.
    pub fn read(folder: Option<&Path>) -> anyhow::Result<Self> {
        let Some(folder) = folder else {
            return Ok(Self::default());
        };
        let files = Files::Folder(folder.to_owned());
        let text = |name| files.read(name).map_err(anyhow::Error::from);
        let baseline = text(baseline::FILE)?;
        Ok(Self {
            ignores: Ignores::parse(text(FILE)?.unwrap_or_default().into_owned()),
            baseline: baseline.map(|text| Baseline::parse(&text)).transpose()?,
        })
    }

    /// Describes what is accepted, in one line.
    pub fn described(&self) -> String {
        let baseline = match &self.baseline {
            Some(baseline) => counted(baseline.len(), "finding"),
            None => "none".to_owned(),
        };
        let ignores = counted(self.ignores.entries.len(), "ignore");
        format!(
            "accepted: {FILE}: {ignores}; {}: {baseline}",
            baseline::FILE
        )
    }
}

/// One entry of `lint.toml`: everything that it names must match.
#[derive(Debug, Default)]
pub struct Ignore {
    /// The rule; none if the entry is not usable.
    rule: Option<&'static Rule>,
    file: Option<String>,
    message: Option<String>,
    locale: Option<String>,
    client: Option<String>,
    pool: Option<String>,
    tenant: Option<String>,
    /// Byte offset of the entry in the file.
    at: usize,
}

/// The entries of a theme's `lint.toml`.
#[derive(Debug, Default)]
pub struct Ignores {
    entries: Vec<Ignore>,
    problems: Vec<Problem>,
    text: String,
}

impl Ignores {
    /// Reads the entries of a text.
    pub fn parse(text: String) -> Self {
        let (entries, problems) = reader::read(&text);
        Self {
            entries,
            problems,
            text,
        }
    }

    /// Adds the defects of the file itself.
    pub fn report(&self, sources: &Sources<'_>, findings: &mut Findings) {
        for problem in &self.problems {
            let place = sources.place_of(problem);
            findings.add(Finding::new(&rule::THEME, problem.reason.clone()).at(place));
        }
    }

    /// Removes what the entries switch off; returns the number of findings that are gone. An entry that
    /// switches nothing off becomes a finding.
    pub fn apply(&self, findings: &mut Vec<Finding>, sources: &Sources<'_>) -> usize {
        let before = findings.len();
        for entry in &self.entries {
            let mut is_used = false;
            findings.retain_mut(|finding| {
                let (matches, is_kept) = entry.cut(finding, sources);
                is_used |= matches;
                is_kept
            });
            if !is_used {
                findings.push(self.unused(entry, sources));
            }
        }
        let unused = findings
            .iter()
            .filter(|it| it.rule.id == rule::UNUSED_IGNORE.id);
        before + unused.count() - findings.len()
    }

    fn unused(&self, entry: &Ignore, sources: &Sources<'_>) -> Finding {
        let problem = Problem::at(FILE, &self.text, entry.at, "");
        let text = "this entry ignores nothing: the finding is gone, so remove the entry";
        Finding::new(&rule::UNUSED_IGNORE, text).at(sources.place_of(&problem))
    }
}

impl Ignore {
    /// Removes the renderings that match from a finding; returns whether any did, and whether the finding
    /// stays.
    fn cut(&self, finding: &mut Finding, sources: &Sources<'_>) -> (bool, bool) {
        let is_about = self.rule.is_some_and(|rule| rule.id == finding.rule.id)
            && self.matches_file(finding, sources);
        if !is_about {
            return (false, true);
        }
        if finding.concerns.is_empty() {
            let matches = self.matches_place(finding, sources);
            return (matches, !matches);
        }
        let before = finding.concerns.len();
        finding.concerns.retain(|concern| !self.matches(concern));
        (
            finding.concerns.len() < before,
            !finding.concerns.is_empty(),
        )
    }

    fn matches_file(&self, finding: &Finding, sources: &Sources<'_>) -> bool {
        let Some(pattern) = &self.file else {
            return true;
        };
        let place = finding.place.as_ref();
        place.is_some_and(|place| glob::matches(pattern, sources.name_in_theme(place)))
    }

    /// Returns true if the entry is about a rendering.
    fn matches(&self, concern: &Concern) -> bool {
        let is = |wanted: &Option<String>, value: &str| {
            wanted.as_ref().is_none_or(|wanted| wanted == value)
        };
        let has = |wanted: &Option<String>, scope: fn(&ScopeFile) -> bool| match wanted {
            None => true,
            Some(wanted) => {
                let mut found = concern.scope.iter().filter(|it| scope(it));
                found.any(|it| it.id() == wanted)
            }
        };
        let is_message = is(&self.message, concern.message) || is(&self.message, &concern.name());
        is_message
            && is(&self.locale, &concern.locale)
            && has(&self.client, |it| matches!(it, ScopeFile::Client(_)))
            && has(&self.pool, |it| matches!(it, ScopeFile::Pool(_)))
            && has(&self.tenant, |it| matches!(it, ScopeFile::Tenant(_)))
    }

    /// Returns true if the entry is about the file of a finding that concerns no single rendering: its name
    /// says which message, language or scope it belongs to.
    fn matches_place(&self, finding: &Finding, sources: &Sources<'_>) -> bool {
        let name = finding.place.as_ref().map(|it| sources.name_in_theme(it));
        let name = name.unwrap_or_default();
        let name = name.strip_prefix("default/").unwrap_or(name);
        let is = |wanted: &Option<String>, folder: &str, ending: &str| {
            wanted
                .as_ref()
                .is_none_or(|wanted| name == format!("{folder}/{wanted}{ending}"))
        };
        let is_message =
            is(&self.message, "messages", ".html") || is(&self.message, "messages", ".txt");
        is_message
            && is(&self.locale, "locales", ".ftl")
            && is(&self.client, "clients", ".toml")
            && is(&self.pool, "pools", ".toml")
            && is(&self.tenant, "tenants", ".toml")
    }
}

/// Returns true for a finding that a baseline may hold. Notes never fail a run.
fn is_failure(finding: &Finding) -> bool {
    finding.severity != Severity::Note
}

#[cfg(test)]
mod tests;
