//! Findings, each with its place in the source and the messages that it concerns.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use theme::{ScopeFile, wording_name};

use super::rule::{Rule, Severity};
use crate::visible;

/// A place in a theme's files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourcePlace {
    /// The file's path as the user would open it; `default/…` for a file of the default theme.
    pub file: String,
    /// Line, from 1; 0 for the whole file.
    pub line: usize,
    /// Column in Unicode code points, from 1; 0 for the whole line.
    pub column: usize,
    /// True for a file in the owner's folder, which an editor can open.
    pub is_own: bool,
    /// The text of the line.
    pub excerpt: Option<String>,
}

/// A rendering that a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concern {
    /// The message.
    pub message: &'static str,
    /// The owner's variant of it.
    pub variant: Option<String>,
    /// The language.
    pub locale: String,
    /// The app client, pool or tenant that has a file of its own; none for all others.
    pub scope: Option<ScopeFile>,
}

impl Concern {
    fn without_scope(&self) -> (&'static str, Option<&str>, &str) {
        (self.message, self.variant.as_deref(), &self.locale)
    }

    /// Returns the name of the message with its variant: `sign-up_merchant`.
    pub fn name(&self) -> Cow<'static, str> {
        match &self.variant {
            None => Cow::Borrowed(self.message),
            Some(variant) => Cow::Owned(wording_name(self.message, Some(variant))),
        }
    }
}

/// A defect of a theme.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The broken rule.
    pub rule: &'static Rule,
    /// The severity: the rule's, unless this case is better or worse than most.
    pub severity: Severity,
    /// The place in the source, if it is known.
    pub place: Option<SourcePlace>,
    /// The start tag of the element, for a defect of the rendered mail.
    pub element: Option<String>,
    /// The defect, in one line.
    pub text: String,
    /// The renderings that show the defect; empty if it concerns the whole theme.
    pub concerns: BTreeSet<Concern>,
    /// The measured size of the defect, if there is one. Of several at one place, the largest is told.
    weight: usize,
    /// True for the renderer's own error. A rule may explain the same line better.
    is_from_renderer: bool,
}

impl Finding {
    /// Makes a finding of a text. The methods below add the rest.
    pub fn new(rule: &'static Rule, text: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            place: None,
            element: None,
            text: visible::line(&text.into()).into_owned(),
            concerns: BTreeSet::new(),
            weight: 0,
            is_from_renderer: false,
        }
    }

    /// Marks the finding as an error of the renderer.
    pub const fn by_renderer(mut self) -> Self {
        self.is_from_renderer = true;
        self
    }

    /// Gives the finding another severity than most of its rule's.
    pub const fn of_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Adds the place.
    pub fn at(mut self, place: Option<SourcePlace>) -> Self {
        self.place = place;
        self
    }

    /// Adds the element.
    pub fn on(mut self, element: impl Into<String>) -> Self {
        self.element = Some(visible::line(&element.into()).into_owned());
        self
    }

    /// Adds the measured size.
    pub const fn weighing(mut self, weight: usize) -> Self {
        self.weight = weight;
        self
    }

    /// Returns true if the measured size is larger than another finding's.
    pub const fn is_worse_than(&self, other: &Self) -> bool {
        self.weight > other.weight
    }

    /// Returns true if the text holds a size, which differs from run to run as the theme is edited.
    pub const fn is_measured(&self) -> bool {
        self.weight > 0
    }

    /// Adds a rendering that the finding concerns.
    pub fn concerning(mut self, concern: &Concern) -> Self {
        self.concerns.insert(concern.clone());
        self
    }

    /// Returns true if the finding concerns that message in that variant, or the whole theme.
    pub fn concerns_message(&self, message: &str, variant: Option<&str>) -> bool {
        let is_it = |it: &Concern| it.message == message && it.variant.as_deref() == variant;
        self.concerns.is_empty() || self.concerns.iter().any(is_it)
    }
}

/// Findings, one for each place, however many mails show it.
#[derive(Debug, Default)]
pub struct Findings(BTreeMap<Key, Finding>);

type Key = (&'static str, Option<(String, usize, usize)>, String);

impl Findings {
    /// Adds a finding. If the place has this finding already, only its renderings are added.
    pub fn add(&mut self, finding: Finding) {
        // The weight starts at 0, so that the first finding's own text is taken over below.
        let known = self.0.entry(key(&finding)).or_insert_with(|| Finding {
            weight: 0,
            ..finding.clone()
        });
        known.concerns.extend(finding.concerns);
        known.severity = known.severity.min(finding.severity);
        if finding.weight > known.weight {
            known.text = finding.text;
            known.weight = finding.weight;
        }
    }

    /// Adds all findings of another collection.
    pub fn extend(&mut self, other: Self) {
        for finding in other.0.into_values() {
            self.add(finding);
        }
    }

    /// Returns true if another collection has the same findings about the same renderings, whatever their measures.
    pub fn is_like(&self, other: &Self) -> bool {
        let of = |finding: &Finding| (finding.severity, finding.is_from_renderer);
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(one, other)| {
                let same_messages = one.1.concerns.iter().map(Concern::without_scope);
                one.0 == other.0
                    && of(one.1) == of(other.1)
                    && same_messages.eq(other.1.concerns.iter().map(Concern::without_scope))
            })
    }

    /// Returns the findings, one by one.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        self.0.values()
    }

    /// Returns the same findings about the same renderings of another scope.
    pub fn of_scope(&self, scope: Option<&ScopeFile>) -> Self {
        let moved = |concern: &Concern| Concern {
            scope: scope.cloned(),
            ..concern.clone()
        };
        let moved = self.0.iter().map(|(key, finding)| {
            let concerns = finding.concerns.iter().map(moved).collect();
            let finding = Finding {
                concerns,
                ..finding.clone()
            };
            (key.clone(), finding)
        });
        Self(moved.collect())
    }

    /// Returns all findings, errors first, then by place. An error of the renderer is left out if a rule
    /// explains the same place; its renderings are added to that rule's finding.
    pub fn into_vec(self) -> Vec<Finding> {
        let (errors, mut findings): (Vec<_>, Vec<_>) = self
            .0
            .into_values()
            .partition(|finding| finding.is_from_renderer);
        let mut unexplained = Vec::new();
        for error in errors {
            let cause = findings
                .iter_mut()
                .find(|finding| is_same_place(finding, &error));
            match cause {
                Some(cause) => cause.concerns.extend(error.concerns),
                None => unexplained.push(error),
            }
        }
        findings.extend(unexplained);
        sort(&mut findings);
        findings
    }
}

/// Sorts findings: errors first, then by place.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|one, two| order(one).cmp(&order(two)));
}

/// Returns true if two findings are at one place; one without a column is about its whole line.
fn is_same_place(one: &Finding, other: &Finding) -> bool {
    let (Some(one), Some(other)) = (&one.place, &other.place) else {
        return false;
    };
    let is_same_column = one.column == other.column || one.column == 0 || other.column == 0;
    one.file == other.file && one.line > 0 && one.line == other.line && is_same_column
}

type Order<'a> = (
    Severity,
    Reverse<bool>,
    Option<&'a SourcePlace>,
    &'static str,
    &'a str,
);

fn order(finding: &Finding) -> Order<'_> {
    (
        finding.severity,
        // Findings with a place come first: an editor can open them.
        Reverse(finding.place.is_some()),
        finding.place.as_ref(),
        finding.rule.id,
        &finding.text,
    )
}

/// Returns the identity of a finding. A measured text differs from mail to mail, so it is not part of
/// the identity.
fn key(finding: &Finding) -> Key {
    let place = finding
        .place
        .as_ref()
        .map(|place| (place.file.clone(), place.line, place.column));
    let text = match (finding.weight, &finding.place) {
        (0, _) => finding.text.clone(),
        (_, Some(_)) => String::new(),
        (_, None) => finding.element.clone().unwrap_or_default(),
    };
    (finding.rule.id, place, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::lint::rule;

    fn place(line: usize) -> Option<SourcePlace> {
        Some(SourcePlace {
            file: "a.html".to_owned(),
            line,
            column: 1,
            is_own: true,
            excerpt: None,
        })
    }

    fn concern(locale: &str) -> Concern {
        Concern {
            message: "sign-up",
            variant: None,
            locale: locale.to_owned(),
            scope: None,
        }
    }

    #[test]
    fn a_place_is_told_once_with_all_that_it_concerns_and_the_worst_measure() {
        let mut findings = Findings::default();
        for (locale, length) in [("de", 20_100), ("ar", 20_300), ("en", 20_200)] {
            findings.add(
                Finding::new(&rule::BODY_TOO_LONG, format!("{length} characters"))
                    .at(place(3))
                    .weighing(length)
                    .concerning(&concern(locale)),
            );
        }
        let findings = findings.into_vec();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].text, "20300 characters");
        assert_eq!(findings[0].concerns.len(), 3);
    }

    #[test]
    fn an_error_of_the_renderer_is_left_out_if_a_rule_explains_its_place() {
        let mut findings = Findings::default();
        let error = |text| Finding::new(&rule::THEME, text).by_renderer();
        findings.add(error("the parser stumbled").at(place(3)));
        findings.add(Finding::new(&rule::PLACEHOLDER_LITERAL, "a comment").at(place(3)));
        findings.add(error("something else").at(place(4)));
        let told: Vec<_> = findings
            .into_vec()
            .into_iter()
            .map(|one| one.text)
            .collect();
        assert_eq!(told, ["a comment", "something else"]);
    }
}
