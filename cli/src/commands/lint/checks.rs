//! The rules at work: on a theme's files, and on every rendered mail.

mod body;
mod compatibility;
mod contrast;
mod head;
mod images;
mod links;
mod parity;
mod problems;
mod sms;
mod strings;
mod subject;
mod tables;
mod templates;
mod trust;
mod vml;

use custom_message::handler::Channel;
use custom_message::render::Draft;
use custom_message::theme::{Catalog, Look, Problem, Theme};
use scraper::ElementRef;

use super::case::{Case, LINK, Person};
use super::finding::{Concern, Finding, Findings};
use super::page::{self, Page};
use super::rule::Rule;
use super::sources::Sources;
use super::sources::strings::Language;

pub use problems::finding as of_problem;

/// What a pool's link looks like once Cognito has put it in.
const COGNITOS_LINK: &str = "<a href=\"https://auth.example.com/confirmUser?client_id=1example23456789&amp;user_name=ana&amp;confirmation_code=482913\">Click Here</a>";

/// One rendered mail and all that is known of it.
pub struct Mail<'a> {
    /// What was rendered.
    pub case: &'a Case,
    /// The body as its reader's client parses it, Cognito's link in place.
    pub page: Page,
    /// The subject; empty where there is none.
    pub subject: &'a str,
    /// The language's strings, where they are defined.
    pub language: &'a Language<'a>,
    /// The language's strings, formatted.
    pub catalog: &'a Catalog,
}

/// Takes findings of one rendering.
pub struct Report<'a> {
    findings: &'a mut Findings,
    sources: &'a Sources,
    language: &'a Language<'a>,
    concern: Concern,
}

impl Report<'_> {
    /// A finding about an element.
    fn element(&mut self, rule: &'static Rule, element: &ElementRef<'_>, text: impl Into<String>) {
        let place = self
            .sources
            .place_of_tag(self.concern.message, &page::tag(element));
        self.add(Finding::new(rule, text).at(place).on(page::shown(element)));
    }

    /// A finding about a string of the message's, or of all messages'.
    fn part(&mut self, part: &str, finding: Finding) {
        let place = self
            .language
            .place(self.concern.message, part)
            .or_else(|| self.language.place("shared", part));
        self.add(finding.at(place));
    }

    /// A finding about the message as a whole.
    fn message(&mut self, finding: Finding) {
        let template = format!("messages/{}.html", self.concern.message);
        let place = self.sources.file(&template).map(|file| file.place(0, 0));
        self.add(finding.at(place));
    }

    fn add(&mut self, finding: Finding) {
        self.findings.add(finding.concerning(&self.concern));
    }
}

/// Holds the theme's files against the rules.
pub fn files(
    theme: &Theme,
    looks: &[Look],
    sources: &Sources,
    languages: &[Language<'_>],
    findings: &mut Findings,
) {
    for problem in sources.problems() {
        findings.add(of_problem(problem, None, sources));
    }
    for problem in theme.check() {
        findings.add(of_problem(&problem, None, sources));
    }
    templates::check(theme, sources, languages, findings);
    strings::check(theme, sources, findings);
    strings::check_brands(looks, sources, findings);
    parity::check(theme, sources, languages, findings);
}

/// Holds one rendering against the rules.
pub fn draft(
    case: &Case,
    draft: &Draft,
    sources: &Sources,
    language: &Language<'_>,
    catalog: &Catalog,
    findings: &mut Findings,
) {
    let mut report = Report {
        findings,
        sources,
        language,
        concern: case.concern(),
    };
    match &draft.subject {
        Ok(text) => subject::check(draft.subject_part, text, &mut report),
        Err(problem) => lost(problem, Channel::Email, &mut report),
    }
    match &draft.sms {
        Ok(text) => sms::check(case, text, &mut report),
        Err(problem) => lost(problem, Channel::Sms, &mut report),
    }
    let html = match &draft.html {
        Ok(html) => html,
        Err(problem) => return lost(problem, Channel::Email, &mut report),
    };
    body::check(case, html, &mut report);
    if !matches!(case.person, Person::Nobody | Person::Sample) {
        return;
    }
    let mail = Mail {
        case,
        page: Page::parse(&html.replace(LINK, COGNITOS_LINK)),
        subject: draft.subject.as_deref().unwrap_or_default(),
        language,
        catalog,
    };
    for rule in MAIL {
        rule(&mail, &mut report);
    }
}

/// The checks of a parsed mail.
const MAIL: [fn(&Mail<'_>, &mut Report<'_>); 8] = [
    head::check,
    images::check,
    contrast::check,
    links::check,
    tables::check,
    compatibility::check,
    vml::check,
    trust::check,
];

/// A message that did not render on the rung that it should.
fn lost(problem: &Problem, channel: Channel, report: &mut Report<'_>) {
    let finding = problems::rendering(problem, channel, report.language, report.sources);
    if finding.place.is_some() {
        report.add(finding);
    } else {
        report.message(finding);
    }
}
