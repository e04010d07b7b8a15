//! Problems of the library as findings, each under the rule that it breaks.

use custom_message::handler::Channel;
use theme::Problem;

use crate::commands::lint::finding::{Finding, SourcePlace};
use crate::commands::lint::rule::{self, Rule};
use crate::commands::lint::sources::Sources;
use crate::commands::lint::sources::strings::Language;

/// Parts of the library's reasons, each with its rule. The library has no codes for its problems, so
/// lint recognizes them by their words.
const KNOWN: [(&str, &Rule); 5] = [
    (
        "temporary password must not be in a link",
        &rule::INVITATION_LINK_CODE,
    ),
    ("unknown variable: $", &rule::UNKNOWN_VARIABLE),
    ("unknown term", &rule::UNKNOWN_VARIABLE),
    ("unknown message", &rule::UNKNOWN_VARIABLE),
    ("add it in this language", &rule::LOCALE_PARITY),
];

/// Returns the finding of a problem in the theme's files.
pub fn finding(problem: &Problem, language: Option<&Language<'_>>, sources: &Sources) -> Finding {
    let place = language
        .and_then(|language| place_of_part(problem, language))
        .or_else(|| sources.place_of(problem));
    Finding::new(rule_of(problem, &rule::THEME), problem.reason.clone())
        .at(place)
        .by_renderer()
}

/// Returns the finding of a problem that makes a message fall back.
pub fn rendering(
    problem: &Problem,
    channel: Channel,
    language: &Language<'_>,
    sources: &Sources,
) -> Finding {
    let mut finding = finding(problem, Some(language), sources);
    finding.rule = rule_of(problem, &rule::FALLBACK);
    if finding.rule.id == rule::FALLBACK.id {
        let file = match finding.place {
            Some(_) => String::new(),
            None => format!("{} ", problem.file),
        };
        finding.text = format!(
            "no {} from this theme: {file}{}",
            channel.name(),
            problem.reason
        );
    }
    finding
}

fn rule_of(problem: &Problem, default: &'static Rule) -> &'static Rule {
    let reason = problem.reason.as_str();
    if reason.contains(".subject") && reason.contains(": unknown variable: $code") {
        return &rule::SUBJECT_CODE;
    }
    let names_a_variable = reason.starts_with("there is no variable")
        || reason.starts_with("there is no `")
        || reason.contains("` has no field");
    if names_a_variable || reason.contains("is not defined") {
        return &rule::UNKNOWN_VARIABLE;
    }
    KNOWN
        .iter()
        .find(|(text, _)| reason.contains(text))
        .map_or(default, |(_, rule)| rule)
}

/// Returns the place of the part that a reason starts with: `sign-up.subject: …`. The library knows only
/// the file's name, which both layers may have.
fn place_of_part(problem: &Problem, language: &Language<'_>) -> Option<SourcePlace> {
    let (name, _) = problem.reason.split_once(": ")?;
    let (message, part) = name.split_once('.')?;
    language.place(message, part)
}
