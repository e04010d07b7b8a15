//! Checks of what custom-email-sender sends itself: a body that Gmail shows whole, a text part, and no message
//! that is left to Cognito.

use std::rc::Rc;

use theme::seen::Unseen;
use theme::{Kind, Settings};

use super::{MailReport, problems};
use crate::args::Target;
use crate::commands::letter::CLIPPED_BY_GMAIL;
use crate::commands::lint::case::{CODE, Case, SENDERS_LINK, SENDERS_USERNAME, USERNAME};
use crate::commands::lint::draft::Draft;
use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule::{self, Rule, Severity};
use crate::commands::lint::sources::{Layer, Source, Sources};
use crate::commands::theme_names;

/// Checks the body of a mail.
pub fn check_body(case: &Case, html: &str, draft: &Draft, report: &mut MailReport<'_>) {
    // What hides a code is a finding with a place; here is what no place can be told of.
    let unseen = draft.unseen;
    let is_told = |reason| reason != Unseen::Absent && !case.is_by_link();
    if let Some(unseen) = unseen.filter(|unseen| !is_told(unseen.reason)) {
        report.message(missing(case, &rule::CODE_MISSING, unseen.to_string()));
    }
    if html.contains(USERNAME) {
        let text = format!(
            "the body contains {USERNAME}, which nothing fills in: print {{{{ username }}}}"
        );
        report.message(Finding::new(&rule::PLACEHOLDER_LITERAL, text));
    }
    if html.len() > CLIPPED_BY_GMAIL {
        let text = format!(
            "up to {} KB: Gmail hides what follows the first 102 KB, and the code may be there",
            html.len().div_ceil(1000)
        );
        report.message(Finding::new(&rule::BODY_CLIPPED, text).weighing(html.len()));
    }
}

/// Checks the text part of a mail: it renders, and shows what its reader needs.
pub fn check_text(case: &Case, draft: &Draft, report: &mut MailReport<'_>) {
    let Some(text) = &draft.text else {
        return;
    };
    let name = format!("messages/{}.txt", case.kind.name());
    let place = |report: &MailReport<'_>| {
        let own = report.sources.file(&name);
        own.map(|file| file.place(0, 0))
    };
    match text {
        Err(problem) => {
            let mut finding = problems::finding(problem, Some(report.language), report.sources);
            if finding.rule.id == rule::THEME.id {
                finding.rule = &rule::TEXT_PART;
            }
            finding.severity = finding.rule.severity;
            finding.place = finding.place.or_else(|| place(report));
            report.add(finding);
        }
        Ok(text) => {
            for (value, needed) in needed(case) {
                if !text.contains(needed) {
                    let text = format!("the text part does not show {value}");
                    let place = place(report);
                    report.add(missing(case, &rule::TEXT_PART, text).at(place));
                }
            }
        }
    }
}

/// Returns the finding that something is missing: a warning where only a pool that verifies by link needs it,
/// and nothing says that there is one.
fn missing(case: &Case, rule: &'static Rule, text: String) -> Finding {
    if !case.is_assumed {
        return Finding::new(rule, text);
    }
    let text = format!(
        "{text}, which a pool that verifies by link needs; if your pools verify by code, set VERIFICATION=code"
    );
    Finding::new(rule, text).of_severity(Severity::Warning)
}

/// Returns what the reader of a mail needs, each with its name.
fn needed(case: &Case) -> impl Iterator<Item = (&'static str, &'static str)> {
    let proof = match case.is_by_link() {
        true => ("the link", SENDERS_LINK),
        false => ("the code", CODE),
    };
    let username = ("the user name", SENDERS_USERNAME);
    let proof = case.has_code().then_some(proof);
    let username = case.kind.is_invitation().then_some(username);
    proof.into_iter().chain(username)
}

/// Checks the settings and files of a theme for the function that sends its mail.
pub fn check_theme(
    target: Target,
    settings: &[Rc<Settings>],
    sources: &Sources<'_>,
    findings: &mut Findings,
) {
    match target {
        Target::CustomMessage => check_sender_only(sources, findings),
        Target::CustomEmailSender => check_left(settings, sources, findings),
    }
}

/// Warns of messages that are left to Cognito, which sends nothing any more.
fn check_left(settings: &[Rc<Settings>], sources: &Sources<'_>, findings: &mut Findings) {
    let is_left = |kind: &Kind| {
        let mut all = settings.iter();
        all.any(|one| one.left_to_cognito(*kind).email)
    };
    for kind in Target::CustomEmailSender.kinds().filter(is_left) {
        let text = format!(
            "{} = \"cognito\": with the CustomEmailSender trigger Cognito sends no mail, so the theme's mail goes out",
            kind.name()
        );
        let place = sources.place_of_setting(kind.name());
        findings.add(Finding::new(&rule::LEFT_TO_COGNITO, text).at(place));
    }
}

/// Notes the owner's files that only custom-email-sender reads: nothing of them was rendered.
fn check_sender_only(sources: &Sources<'_>, findings: &mut Findings) {
    let files = sources.files().iter();
    for file in files.filter(|file| file.layer == Layer::Own && is_sender_only(file)) {
        let text = "only custom-email-sender sends this; check it with --for custom-email-sender";
        let place = Some(file.place(0, 0));
        findings.add(Finding::new(&rule::SENDER_ONLY, text).at(place));
    }
}

fn is_sender_only(file: &Source<'_>) -> bool {
    let Some(name) = file.name.strip_prefix("messages/") else {
        return false;
    };
    match name.rsplit_once('.') {
        Some((stem, "txt")) => theme_names::is_message(stem),
        Some((stem, "html")) => {
            let message = stem.split('_').next().unwrap_or(stem);
            Kind::from_name(message).is_some_and(Kind::is_notice)
        }
        _ => false,
    }
}
