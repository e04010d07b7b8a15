//! Problems of the library as findings, each under the rule that it breaks.

use custom_message::handler::Channel;
use theme::{Cause, Problem};

use crate::commands::lint::finding::{Finding, SourcePlace};
use crate::commands::lint::rule::{self, Rule};
use crate::commands::lint::sources::Sources;
use crate::commands::lint::sources::strings::Language;

/// Returns the finding of a problem in the theme's files.
pub fn finding(
    problem: &Problem,
    language: Option<&Language<'_>>,
    sources: &Sources<'_>,
) -> Finding {
    let place = language
        .and_then(|language| place_of_part(problem, language, &[]))
        .or_else(|| sources.place_of(problem));
    Finding::new(rule_of(problem, &rule::THEME), problem.reason.clone())
        .at(place)
        .by_renderer()
}

/// Returns the finding of a problem that makes a message fall back.
pub fn rendering(
    problem: &Problem,
    channel: Channel,
    worded_names: &[String],
    language: &Language<'_>,
    sources: &Sources<'_>,
) -> Finding {
    let mut finding = finding(problem, Some(language), sources);
    let worded = place_of_part(problem, language, worded_names);
    finding.place = worded.or(finding.place);
    finding.rule = rule_of(problem, &rule::FALLBACK);
    if finding.rule.id == rule::FALLBACK.id {
        finding.text = match finding.place {
            Some(_) => problem.reason.clone(),
            None => format!(
                "no {} from this theme: {} {}",
                channel.name(),
                problem.file,
                problem.reason
            ),
        };
    }
    finding
}

/// Returns the note that a message is not a page.
pub fn slow(place: &Problem, sources: &Sources<'_>) -> Finding {
    let text = "only the template engine can render this, so the first rendering of the message takes longer";
    Finding::new(&rule::SLOW_TEMPLATE, text).at(sources.place_of(place))
}

const fn rule_of(problem: &Problem, default: &'static Rule) -> &'static Rule {
    match problem.cause {
        Cause::UnknownName => &rule::UNKNOWN_VARIABLE,
        Cause::MissingText => &rule::LOCALE_PARITY,
        Cause::CodeInInvitationLink => &rule::INVITATION_LINK_CODE,
        Cause::CodeInSubject => &rule::SUBJECT_CODE,
        Cause::UnknownKey => &rule::UNKNOWN_NAME,
        Cause::MisnamedFile => &rule::UNREAD_FILE,
        Cause::LinkBase => &rule::LINK,
        Cause::NoPassword => &rule::NO_PASSWORD,
        Cause::MarkupInPlainText => &rule::SMS_MARKUP,
        Cause::UnknownLinkName => &rule::LINK_NAME,
        Cause::Markup | Cause::Unreadable | Cause::Other => default,
    }
}

/// Returns the place of the part that a reason starts with: `sign-up.subject: …`. The library knows only
/// the file's name, which both layers may have.
fn place_of_part(
    problem: &Problem,
    language: &Language<'_>,
    worded_names: &[String],
) -> Option<SourcePlace> {
    let (name, _) = problem.reason.split_once(": ")?;
    let (message, part) = name.split_once('.')?;
    language.worded_place(worded_names, message, part)
}
