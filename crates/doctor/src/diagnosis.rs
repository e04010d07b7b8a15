//! The diagnosis: all findings in the chain's order, the headline, the exit code, and the questions that
//! are still open.

use crate::case::Case;
use crate::checks;
use crate::evidence::Evidence;
use crate::facts::{Facts, Question};
use crate::finding::{Finding, Hop, State};
use crate::mask::{mask, masked};

/// The checks to run; all if both lists are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Only {
    /// These hops.
    pub hops: Vec<Hop>,
    /// These ids.
    pub ids: Vec<String>,
}

/// The settings of the exit code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strictness {
    /// `--deny risks`: a risk counts as broken.
    pub deny_risks: bool,
    /// `--allow-unknown`: what could not be read costs nothing.
    pub allow_unknown: bool,
}

/// Findings by state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings that stop mail.
    pub broken: usize,
    /// Findings that may stop it.
    pub risk: usize,
    /// Findings that are not known.
    pub unknown: usize,
    /// The rest.
    pub ok: usize,
}

/// The result for one pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// The findings, in the chain's order.
    pub findings: Vec<Finding>,
    /// One sentence: the first broken hop, or what is left to say.
    pub headline: String,
    /// The questions whose answers the facts lack. Ask them, add the answers, diagnose again.
    pub missing: Vec<Question>,
}

/// Checks the facts.
#[must_use]
pub fn diagnose(facts: &Facts, only: &Only) -> Diagnosis {
    let case = Case::new(Evidence::new(facts));
    let mut findings: Vec<Finding> = checks::hops(&case)
        .iter()
        .filter(|(hop, _)| only.wants_hop(*hop))
        .flat_map(|(_, check)| check(&case))
        .filter(|finding| only.wants(finding))
        .collect();
    let mut headline = headline(&findings, facts);
    if !facts.target.show_addresses {
        findings.iter_mut().for_each(mask);
        headline = masked(&headline);
    }
    Diagnosis {
        findings,
        headline,
        missing: case.evidence.into_missing(),
    }
}

impl Only {
    fn is_all(&self) -> bool {
        self.hops.is_empty() && self.ids.is_empty()
    }

    fn wants_hop(&self, hop: Hop) -> bool {
        let of_an_id =
            |id: &String| crate::catalog::Check::of_id(id).is_some_and(|check| check.hop == hop);
        self.is_all() || self.hops.contains(&hop) || self.ids.iter().any(of_an_id)
    }

    fn wants(&self, finding: &Finding) -> bool {
        self.is_all()
            || self.hops.contains(&finding.hop)
            || self.ids.iter().any(|id| id == finding.id)
    }
}

impl Diagnosis {
    /// Returns the number of findings of each state.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let of = |state| self.findings.iter().filter(|it| it.state == state).count();
        Counts {
            broken: of(State::Broken),
            risk: of(State::Risk),
            unknown: of(State::Unknown),
            ok: of(State::Ok),
        }
    }

    /// Returns the exit code: 1 broken, 3 nothing broken but something decisive is not known, else 0.
    #[must_use]
    pub fn exit(&self, strictness: Strictness) -> u8 {
        let counts = self.counts();
        let is_open = |finding: &Finding| finding.state == State::Unknown && finding.decisive;
        if counts.broken > 0 || (strictness.deny_risks && counts.risk > 0) {
            1
        } else if !strictness.allow_unknown && self.findings.iter().any(is_open) {
            3
        } else {
            0
        }
    }
}

fn headline(findings: &[Finding], facts: &Facts) -> String {
    let of = |state| {
        findings
            .iter()
            .filter(move |finding| finding.state == state)
    };
    if let Some(first) = of(State::Broken).next() {
        return format!("{}: {}", effect(first), first.message);
    }
    let region = &facts.target.region;
    let subject = format!("the mail of {} in {region}", facts.target.pool);
    if let Some(first) = of(State::Unknown).find(|finding| finding.decisive) {
        return format!(
            "Nothing that stops {subject} was found, but not everything could be read: {} ({})",
            first.message, first.id
        );
    }
    let nothing = format!("Nothing stops {subject}");
    let Some(first) = of(State::Risk).next() else {
        return nothing;
    };
    match of(State::Risk).count() {
        1 => format!("{nothing}; there is one risk: {}", first.message),
        risks => format!(
            "{nothing}; there are {risks} risks, first: {}",
            first.message
        ),
    }
}

/// Mail that SES sends and the receiver refuses has left.
fn effect(finding: &Finding) -> &'static str {
    match finding.id {
        "user-suppressed" | "user-domain-no-mail" | "dkim-off" | "dkim-pending" | "dkim-failed" => {
            "Mail does not arrive"
        }
        _ if finding.hop == Hop::Dns => "Mail does not arrive",
        _ => "Mail does not leave",
    }
}
