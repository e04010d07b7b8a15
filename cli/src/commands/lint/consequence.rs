//! Findings about the default theme that follow from what the owner set: one for each rule, where the owner can
//! change something.

use std::collections::BTreeMap;
use std::rc::Rc;

use theme::{Look, Settings, Token, TokenKey};

use super::finding::{Finding, SourcePlace};
use super::rule::Rule;
use super::sources::Sources;

/// Findings of one rule about files of the default theme.
struct Group {
    /// The worst of them, with all renderings.
    finding: Finding,
    /// The number of files and lines.
    count: usize,
}

/// The source of the brand's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameSource {
    /// The default theme.
    Default,
    /// The owner's files.
    Files,
    /// The environment.
    Environment,
}

impl NameSource {
    /// Returns the source for the settings of a theme and its scopes.
    pub fn of(settings: &[Rc<Settings>], tokens: &[Token]) -> Self {
        let sample = Look::default().brand.name;
        if tokens
            .iter()
            .any(|token| token.key == TokenKey::Brand("name"))
        {
            Self::Environment
        } else if settings.iter().any(|one| one.look.brand.name != sample) {
            Self::Files
        } else {
            Self::Default
        }
    }
}

/// Merges findings about the default theme's files, rule by rule. Where the brand has a name of its own, the
/// default strings break a rule because of it.
pub fn merge(findings: Vec<Finding>, sources: &Sources<'_>, name: NameSource) -> Vec<Finding> {
    let mut groups: BTreeMap<(&'static str, bool), Group> = BTreeMap::new();
    let mut merged = Vec::new();
    for finding in findings {
        let is_text = finding.place.as_ref().is_some_and(is_of_strings);
        let is_default = finding.place.as_ref().is_some_and(is_of_default_theme);
        // What a language lacks is the owner's to add, string by string.
        if !is_default || is_about_one_string(finding.rule) {
            merged.push(finding);
            continue;
        }
        match groups.get_mut(&(finding.rule.id, is_text)) {
            Some(group) => group.add(finding),
            None => {
                let group = Group { finding, count: 1 };
                groups.insert((group.finding.rule.id, is_text), group);
            }
        }
    }
    let groups = groups.into_iter();
    merged.extend(groups.map(|((_, is_text), group)| group.finding(sources, name, is_text)));
    merged
}

fn is_of_default_theme(place: &SourcePlace) -> bool {
    place.file.starts_with("default/")
}

fn is_of_strings(place: &SourcePlace) -> bool {
    place.file.starts_with("default/locales/")
}

fn is_about_one_string(rule: &Rule) -> bool {
    matches!(rule.id, "locale-parity" | "theme" | "slow-template")
}

impl Group {
    fn add(&mut self, finding: Finding) {
        self.count += 1;
        let Finding { concerns, .. } = &finding;
        let mut all = std::mem::take(&mut self.finding.concerns);
        all.extend(concerns.iter().cloned());
        if finding.is_worse_than(&self.finding) {
            self.finding = finding;
        }
        self.finding.concerns = all;
    }

    /// Returns the one finding: at the brand's name, if that is the cause.
    fn finding(mut self, sources: &Sources<'_>, name: NameSource, is_text: bool) -> Finding {
        let more = self.count - 1;
        let file = self.finding.place.as_ref().map(|place| place.file.clone());
        let file = file.unwrap_or_default();
        if is_text && name != NameSource::Default {
            let scope = self.finding.concerns.iter().next();
            let scope = scope.and_then(|concern| concern.scope.clone());
            self.finding.place = match name {
                NameSource::Environment => Some(environment("BRAND_NAME")),
                NameSource::Default | NameSource::Files => sources.place_of_brand(scope.as_ref()),
            };
            self.finding.text.push_str(&format!(
                ": the brand's name is in {file}{}",
                others(more, " and in", "other texts of the default theme")
            ));
        } else if more > 0 {
            self.finding.text.push_str(&others(
                more,
                "; also in",
                "other places of the default theme",
            ));
        }
        self.finding
    }
}

fn others(count: usize, before: &str, what: &str) -> String {
    match count {
        0 => String::new(),
        _ => format!("{before} {count} {what}"),
    }
}

fn environment(variable: &str) -> SourcePlace {
    SourcePlace {
        file: variable.to_owned(),
        line: 0,
        column: 0,
        is_own: false,
        excerpt: None,
    }
}
