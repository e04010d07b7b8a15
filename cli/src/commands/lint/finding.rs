//! What lint found, where, and for which messages.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::rule::{Rule, Severity};

/// A place in a theme's source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as the user would open it; `default/…` for the default theme's, as templates name it.
    pub file: String,
    /// Line, from 1; 0 where it is the whole file.
    pub line: usize,
    /// Column in Unicode code points, from 1; 0 where it is the whole line.
    pub column: usize,
    /// Whether the file is in the owner's folder, so that an editor can open it.
    pub is_own: bool,
    /// The line itself.
    pub excerpt: Option<String>,
}

/// One rendering that a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concern {
    /// The message.
    pub message: &'static str,
    /// The language.
    pub locale: String,
    /// The app client, if it has a look of its own.
    pub client: Option<String>,
}

/// One defect.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that it breaks.
    pub rule: &'static Rule,
    /// Where in the source, if that is known.
    pub place: Option<Place>,
    /// The element's start tag, where the defect is one of the rendered mail.
    pub element: Option<String>,
    /// What is wrong here.
    pub text: String,
    /// What it concerns; empty where it is the whole theme.
    pub concerns: BTreeSet<Concern>,
    /// How bad, where something is measured: the worst case speaks for all.
    weight: usize,
    /// Whether it is what a defect led to, which a rule may tell better at the same line.
    is_echo: bool,
}

impl Finding {
    /// A defect of which nothing but the text is known.
    pub fn new(rule: &'static Rule, text: impl Into<String>) -> Self {
        Self {
            rule,
            place: None,
            element: None,
            text: text.into(),
            concerns: BTreeSet::new(),
            weight: 0,
            is_echo: false,
        }
    }

    /// The same, as what the renderer says of a defect.
    pub const fn echoed(mut self) -> Self {
        self.is_echo = true;
        self
    }

    /// The same, at a place.
    pub fn at(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }

    /// The same, about an element.
    pub fn on(mut self, element: impl Into<String>) -> Self {
        self.element = Some(element.into());
        self
    }

    /// The same, with what was measured: of several at one place the largest is told.
    pub const fn weighing(mut self, weight: usize) -> Self {
        self.weight = weight;
        self
    }

    /// The same, concerning a rendering.
    pub fn concerning(mut self, concern: &Concern) -> Self {
        self.concerns.insert(concern.clone());
        self
    }
}

/// Findings, one for each place however many mails show it.
#[derive(Debug, Default)]
pub struct Findings(BTreeMap<Key, Finding>);

type Key = (&'static str, Option<(String, usize, usize)>, String);

impl Findings {
    /// Adds a finding, or its concerns to the one that is known.
    pub fn add(&mut self, finding: Finding) {
        let known = self.0.entry(key(&finding)).or_insert_with(|| Finding {
            weight: 0,
            ..finding.clone()
        });
        known.concerns.extend(finding.concerns);
        if finding.weight > known.weight {
            known.text = finding.text;
            known.weight = finding.weight;
        }
    }

    /// Adds all of another's.
    pub fn extend(&mut self, other: Self) {
        for finding in other.0.into_values() {
            self.add(finding);
        }
    }

    /// All, errors first, then by place. What the renderer says of a line is left out where a rule
    /// has named the cause, which then concerns what the renderer was about.
    pub fn sorted(self) -> Vec<Finding> {
        let (echoes, mut findings): (Vec<_>, Vec<_>) =
            self.0.into_values().partition(|finding| finding.is_echo);
        let mut unexplained = Vec::new();
        for echo in echoes {
            let line = line_of(&echo);
            let cause = findings
                .iter_mut()
                .find(|finding| line.is_some() && line_of(finding) == line);
            match cause {
                Some(cause) => cause.concerns.extend(echo.concerns),
                None => unexplained.push(echo),
            }
        }
        findings.extend(unexplained);
        findings.sort_by(|one, two| order(one).cmp(&order(two)));
        findings
    }
}

fn line_of(finding: &Finding) -> Option<(String, usize)> {
    let place = finding.place.as_ref().filter(|place| place.line > 0)?;
    Some((place.file.clone(), place.line))
}

type Order<'a> = (
    Severity,
    Reverse<bool>,
    Option<&'a Place>,
    &'static str,
    &'a str,
);

fn order(finding: &Finding) -> Order<'_> {
    (
        finding.rule.severity,
        Reverse(finding.place.is_some()),
        finding.place.as_ref(),
        finding.rule.id,
        &finding.text,
    )
}

/// What is measured differs from mail to mail and is one finding all the same.
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

    fn place(line: usize) -> Option<Place> {
        Some(Place {
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
            locale: locale.to_owned(),
            client: None,
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
        let findings = findings.sorted();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].text, "20300 characters");
        assert_eq!(findings[0].concerns.len(), 3);
    }

    #[test]
    fn what_a_cause_leads_to_is_not_told_beside_it() {
        let mut findings = Findings::default();
        let echo = |text| Finding::new(&rule::THEME, text).echoed();
        findings.add(echo("the parser stumbled").at(place(3)));
        findings.add(Finding::new(&rule::PLACEHOLDER_LITERAL, "a comment").at(place(3)));
        findings.add(echo("something else").at(place(4)));
        let told: Vec<_> = findings.sorted().into_iter().map(|one| one.text).collect();
        assert_eq!(told, ["a comment", "something else"]);
    }
}
