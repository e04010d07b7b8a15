//! The baseline: the findings that a team starts with. Only new ones count from then on.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use super::is_failure;
use crate::commands::lint::finding::{Finding, SourcePlace};
use crate::commands::lint::rule::{self, Severity};
use crate::commands::lint::sources::Sources;
use crate::output_folder;
use crate::visible;

/// The file's name, in the theme's folder.
pub const FILE: &str = "lint-baseline.json";

/// The findings of a baseline. Lines are no part of it, since they move as a file is edited.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

/// Findings that look the same without their lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    rule: String,
    /// The file in the theme, or the rendered element; empty for the whole theme.
    place: String,
    /// The defect; empty for a measured one, whose size may change.
    text: String,
    count: usize,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// The text is not a baseline.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let advice = "write it again with signet lint --write-baseline";
        let baseline: Self = serde_json::from_str(text)
            .with_context(|| format!("{FILE} is not a baseline of lint; {advice}"))?;
        if baseline.version != 1 {
            bail!(
                "{FILE} has version {}, and this signet knows 1; {advice}",
                baseline.version
            );
        }
        Ok(baseline)
    }

    /// Makes the baseline of findings.
    pub fn of(findings: &[Finding], sources: &Sources<'_>) -> Self {
        let mut counts: BTreeMap<(String, String, String), usize> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| is_failure(finding)) {
            *counts.entry(key(finding, sources)).or_default() += 1;
        }
        let findings = counts
            .into_iter()
            .map(|((rule, place, text), count)| Known {
                rule,
                place,
                text,
                count,
            });
        Self {
            version: 1,
            findings: findings.collect(),
        }
    }

    /// Returns the number of findings.
    pub fn len(&self) -> usize {
        self.findings.iter().map(|known| known.count).sum()
    }

    /// Writes the baseline into a theme's folder.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, folder: &Path) -> anyhow::Result<()> {
        let path = folder.join(FILE);
        let text = serde_json::to_string_pretty(self).expect("texts and numbers fit into JSON");
        let text = visible::json(text) + "\n";
        output_folder::replace(&path, text.as_bytes())
    }

    /// Removes the findings that the baseline holds; returns their number. Findings that are gone become one
    /// note.
    pub fn apply(&self, findings: &mut Vec<Finding>, sources: &Sources<'_>) -> usize {
        let before = findings.len();
        let mut left: BTreeMap<(String, String, String), usize> = BTreeMap::new();
        for known in &self.findings {
            let key = (known.rule.clone(), known.place.clone(), known.text.clone());
            *left.entry(key).or_default() += known.count;
        }
        findings.retain(|finding| {
            if !is_failure(finding) {
                return true;
            }
            match left.get_mut(&key(finding, sources)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            }
        });
        let removed = before - findings.len();
        let gone: usize = left.values().sum();
        if gone > 0 {
            findings.push(note(gone, sources));
        }
        removed
    }
}

/// Returns the note that findings of the baseline are gone.
fn note(gone: usize, sources: &Sources<'_>) -> Finding {
    let (what, them) = match gone {
        1 => ("a finding of the baseline is".to_owned(), "it"),
        _ => (format!("{gone} findings of the baseline are"), "them"),
    };
    let text = format!("{what} gone: signet lint --write-baseline takes {them} out");
    Finding::new(&rule::UNUSED_IGNORE, text)
        .of_severity(Severity::Note)
        .at(sources.place_of_file(FILE))
}

/// Returns the identity of a finding without its line.
fn key(finding: &Finding, sources: &Sources<'_>) -> (String, String, String) {
    let name = |place: &SourcePlace| sources.name_in_theme(place).to_owned();
    let place = finding.place.as_ref().map(name);
    let place = place.or_else(|| finding.element.clone());
    let text = match finding.is_measured() {
        true => String::new(),
        false => finding.text.clone(),
    };
    (finding.rule.id.to_owned(), place.unwrap_or_default(), text)
}
