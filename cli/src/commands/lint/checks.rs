//! Checks of a theme's files and of every rendered mail, one file for each subject.

mod addresses;
mod body;
mod brand;
mod compatibility;
mod contrast;
mod elements;
mod foreign;
mod head;
mod images;
mod links;
mod names;
mod never_shown;
mod occasions;
mod one_language;
mod parity;
mod problems;
mod sender;
mod sms;
mod string_names;
mod strings;
mod subject;
mod tables;
mod templates;
mod tenants;
mod trust;
mod twin;
mod unseen;
mod variants;
mod verification;
mod vml;
mod words;

use std::rc::Rc;

use custom_message::config::Config;
use custom_message::handler::Channel;
use scraper::ElementRef;
use theme::mail::LEFT_OUT;
use theme::mail::variables::SHARED;
use theme::{Catalog, Problem, Settings, Theme};

use super::case::{Case, LINK, Person};
use super::document::{self, MailDocument};
use super::draft::Draft;
use super::finding::{Concern, Finding, Findings, SourcePlace};
use super::rule::Rule;
use super::sources::strings::Language;
use super::sources::{Source, Sources};
use crate::args::Target;

pub use brand::changed_accent;
pub use links::is_ordinary_target;
pub use problems::finding as of_problem;

/// The link that Cognito puts in place of its placeholder, with sample values.
const COGNITOS_LINK: &str = "<a href=\"https://auth.example.com/confirmUser?client_id=1example23456789&amp;user_name=ana&amp;confirmation_code=482913\">Click Here</a>";

/// A rendered mail with everything that the checks need.
pub struct RenderedMail<'a> {
    /// The case that was rendered.
    pub case: &'a Case,
    /// The body as mail clients parse it, with Cognito's link in place.
    pub document: MailDocument,
    /// The subject; empty if it could not be rendered.
    pub subject: &'a str,
    /// The language's strings with their places.
    pub language: &'a Language<'a>,
    /// The language's strings in the words of the case, formatted.
    pub catalog: &'a Catalog,
    /// The settings of the case's scope.
    pub settings: &'a Settings,
}

/// Collects the findings about one rendered mail.
pub struct MailReport<'a> {
    findings: &'a mut Findings,
    sources: &'a Sources<'a>,
    language: &'a Language<'a>,
    concern: Concern,
    /// The names of the strings for the case's variant and occasion.
    worded_names: Vec<String>,
    /// The template of the body.
    template: &'a str,
}

impl MailReport<'_> {
    /// Adds a finding about an element, unless a part of its start tag was left out.
    fn element(&mut self, rule: &'static Rule, element: &ElementRef<'_>, text: impl Into<String>) {
        if !document::is_incomplete(element) {
            self.value(rule, element, "", text);
        }
    }

    /// Adds a finding about a value in an element's start tag, empty for one that is missing, unless a part of
    /// it was left out.
    fn value(
        &mut self,
        rule: &'static Rule,
        element: &ElementRef<'_>,
        value: &str,
        text: impl Into<String>,
    ) {
        let mut names = element.value().attrs().map(|(name, _)| name);
        if value.contains(LEFT_OUT) || names.any(|name| name.contains(LEFT_OUT)) {
            return;
        }
        let place = self
            .sources
            .place_of_tag(self.template, &document::tag(element));
        self.add(
            Finding::new(rule, text)
                .at(place)
                .on(document::shown(element)),
        );
    }

    /// Returns true if the templates hold the mail's `<html>`. A parser adds one where the layout was left out.
    fn has_layout(&self, mail: &RenderedMail<'_>) -> bool {
        let mut elements = mail.document.elements("html");
        elements.any(|html| {
            let tag = document::tag(&html);
            let place = self.sources.place_of_tag(self.template, &tag);
            place.is_some()
        })
    }

    /// Adds a finding about a string of the message, or else of all messages.
    fn part(&mut self, part: &str, finding: Finding) {
        let place = self
            .language
            .worded_place(&self.worded_names, self.concern.message, part)
            .or_else(|| self.language.place("shared", part));
        self.add(finding.at(place));
    }

    /// Returns the place of words in the owner's strings of the message, or else in a template.
    fn place_of_words(&self, words: &str) -> Option<SourcePlace> {
        let parts = self
            .language
            .parts
            .iter()
            .filter(|((message, _), defined)| {
                (message == SHARED || self.has_strings_of(message))
                    && defined
                        .part
                        .literals
                        .iter()
                        .any(|(_, text)| text.contains(words))
            });
        let mut places =
            parts.filter_map(|((message, part), _)| self.language.place(message, part));
        places.next().or_else(|| {
            let files = self
                .sources
                .judged()
                .filter(|file| self.is_part_of_message(file));
            let mut found = files.filter_map(|file| Some(file.place_at(file.text.find(words)?)));
            found.next()
        })
    }

    /// Returns true for the name of strings of the message: the usual ones, its variant's, its occasion's.
    fn has_strings_of(&self, name: &str) -> bool {
        name == self.concern.message || self.worded_names.iter().any(|known| known == name)
    }

    /// Returns true for a template of the message, or of all messages.
    fn is_part_of_message(&self, file: &Source<'_>) -> bool {
        file.template.is_some() && self.sources.is_part_of(self.template, file)
    }

    /// Adds a finding about the whole message.
    fn message(&mut self, finding: Finding) {
        let place = self
            .sources
            .file(self.template)
            .map(|file| file.place(0, 0));
        self.add(finding.at(place));
    }

    fn add(&mut self, finding: Finding) {
        self.findings.add(finding.concerning(&self.concern));
    }
}

/// Checks the theme's files, and what the environment says about them.
pub fn files(
    target: Target,
    config: &Config,
    theme: &Theme,
    settings: &[Rc<Settings>],
    sources: &Sources<'_>,
    languages: &[Language<'_>],
    findings: &mut Findings,
) {
    for problem in sources.problems() {
        findings.add(of_problem(problem, None, sources));
    }
    for problem in theme.check() {
        findings.add(of_problem(&problem, None, sources));
    }
    tenants::check(theme, settings, sources, findings);
    templates::check(sources, findings);
    names::check(settings, sources, languages, findings);
    strings::check(target, settings, sources, findings);
    if !target.is_sender() {
        strings::check_brands(settings, sources, findings);
    }
    sender::check_theme(target, settings, sources, findings);
    let unknown = string_names::check(settings, sources, findings);
    parity::check(theme, sources, languages, &unknown, findings);
    variants::check(settings, sources, findings);
    occasions::check(config.invitation, languages, findings);
    brand::check(settings, sources, findings);
    verification::check(config.verification, findings);
    addresses::check(settings, sources, findings);
    never_shown::check(settings, sources, findings);
    twin::check(sources, findings);
    foreign::check(sources, findings);
    one_language::check(sources, languages, findings);
}

/// Checks a rendered message.
pub fn draft(
    case: &Case,
    draft: &Draft,
    sources: &Sources<'_>,
    language: &Language<'_>,
    catalog: &Catalog,
    settings: &Settings,
    findings: &mut Findings,
) {
    let mut report = MailReport {
        findings,
        sources,
        language,
        concern: case.concern(),
        worded_names: case.worded_names(),
        template: &draft.template,
    };
    match &draft.subject {
        Ok(text) => subject::check(case.target, draft.subject_part, text, &mut report),
        Err(problem) => fallback(problem, Channel::Email, &mut report),
    }
    match &draft.sms {
        Some(Ok(text)) => sms::check(case, text, &mut report),
        Some(Err(problem)) => fallback(problem, Channel::Sms, &mut report),
        None => sender::check_text(case, draft, &mut report),
    }
    if let Some(place) = &draft.slow_place {
        report.add(problems::slow(place, sources));
    }
    never_shown::check_headings(&draft.hidden_in_headings, &mut report);
    let Some((html, checks)) = body(case, draft, &mut report) else {
        return;
    };
    // The longest values matter for lengths only: parsing such a body again would find nothing new.
    if !matches!(case.person, Person::Nobody | Person::Sample) {
        return;
    }
    if document::is_too_deep(html) {
        let text = format!(
            "more than {} elements in each other: mail clients cut such a mail, and nothing else of it was checked",
            document::DEPTH_MAX
        );
        return report.message(Finding::new(&super::rule::MAIL_ELEMENT, text));
    }
    let mail = RenderedMail {
        case,
        // Cognito puts a whole <a> in place of its placeholder, which the checks of links must see.
        document: MailDocument::parse(&html.replace(LINK, COGNITOS_LINK)),
        subject: draft.subject.as_deref().unwrap_or_default(),
        language,
        catalog,
        settings,
    };
    if draft.html.is_ok() {
        unseen::check(&mail, html, &mut report);
    }
    for check in checks {
        check(&mail, &mut report);
    }
}

/// Checks the body as a text; returns the HTML to parse, and the checks for it.
fn body<'d>(
    case: &Case,
    draft: &'d Draft,
    report: &mut MailReport<'_>,
) -> Option<(&'d str, &'static [Check])> {
    let problem = match &draft.html {
        Ok(html) => {
            match case.target {
                Target::CustomMessage => body::check(case, html, report),
                Target::CustomEmailSender => sender::check_body(case, html, draft, report),
            }
            return Some((html, &MAIL));
        }
        Err(problem) => problem,
    };
    fallback(problem, Channel::Email, report);
    let readable = draft.readable.as_ref()?;
    for problem in &readable.defects {
        fallback(problem, Channel::Email, report);
    }
    Some((&readable.html, &READABLE))
}

/// Checks the colours of a rendered message.
pub fn colors(
    case: &Case,
    draft: &Draft,
    sources: &Sources<'_>,
    language: &Language<'_>,
    catalog: &Catalog,
    settings: &Settings,
    findings: &mut Findings,
) {
    let readable = draft.readable.as_ref().map(|readable| &readable.html);
    let Some(html) = draft.html.as_ref().ok().or(readable) else {
        return;
    };
    if !matches!(case.person, Person::Nobody | Person::Sample) || document::is_too_deep(html) {
        return;
    }
    let mut report = MailReport {
        findings,
        sources,
        language,
        concern: case.concern(),
        worded_names: case.worded_names(),
        template: &draft.template,
    };
    let mail = RenderedMail {
        case,
        document: MailDocument::parse(&html.replace(LINK, COGNITOS_LINK)),
        subject: draft.subject.as_deref().unwrap_or_default(),
        language,
        catalog,
        settings,
    };
    contrast::check(&mail, &mut report);
}

type Check = fn(&RenderedMail<'_>, &mut MailReport<'_>);

/// Checks of a parsed mail.
const MAIL: [Check; 10] = [
    head::check,
    images::check,
    contrast::check,
    links::check,
    tables::check,
    compatibility::check,
    elements::check,
    vml::check,
    trust::check,
    words::check,
];

/// Checks of what can be rendered of a mail. The others are about what a mail lacks, which may be among
/// the parts that were left out.
const READABLE: [Check; 7] = [
    head::check_readable,
    images::check,
    contrast::check_readable,
    links::check,
    tables::check,
    compatibility::check,
    elements::check,
];

/// Reports a message that cannot be rendered from the theme and so falls back.
fn fallback(problem: &Problem, channel: Channel, report: &mut MailReport<'_>) {
    if let Some(finding) = foreign::explanation(problem, report.sources) {
        return report.add(finding);
    }
    let finding = problems::rendering(
        problem,
        channel,
        &report.worded_names,
        report.language,
        report.sources,
    );
    // A problem without a place, such as one of the library's limits, belongs to the whole message.
    if finding.place.is_some() {
        report.add(finding);
    } else {
        report.message(finding);
    }
}
