//! Checks of strings as they are written: characters and arguments.

use std::rc::Rc;

use custom_message::limits;
use theme::{Kind, Settings, wording_of};

use crate::args::Target;
use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::strings::Part;
use crate::commands::lint::sources::{Source, Sources};

pub fn check(
    target: Target,
    settings: &[Rc<Settings>],
    sources: &Sources<'_>,
    findings: &mut Findings,
) {
    for source in sources.judged().filter(|file| file.name.ends_with(".ftl")) {
        for ((message, part), defined) in &source.strings.parts {
            // Cognito refuses these characters; SES takes them.
            if !target.is_sender() {
                characters(source, part, defined, findings);
            }
            arguments(settings, source, message, part, defined, findings);
        }
    }
}

/// Checks the brands' names, which are in every subject and SMS.
pub fn check_brands(settings: &[Rc<Settings>], sources: &Sources<'_>, findings: &mut Findings) {
    for name in settings.iter().map(|one| &one.look.brand.name) {
        for c in name.chars().filter(|c| !limits::accepts(*c)) {
            // The name may come from an environment variable instead, and then there is no place.
            let place = sources.place_of_setting(name);
            let text = format!(
                "U+{:04X} in the brand's name {name:?}, which subjects and SMS contain",
                u32::from(c)
            );
            findings.add(Finding::new(&rule::FORBIDDEN_CHARACTER, text).at(place));
        }
    }
}

fn characters(source: &Source<'_>, part: &str, defined: &Part, findings: &mut Findings) {
    let is_plain_text = matches!(part, "subject" | "subject-link" | "sms");
    for (offset, literal) in &defined.literals {
        for (at, c) in literal.char_indices() {
            if limits::accepts(c) || !is_plain_text && becomes_a_reference(c) {
                continue;
            }
            let text = if is_plain_text {
                format!(
                    "U+{:04X} in .{part}: use a plain space or another character",
                    u32::from(c)
                )
            } else {
                format!("U+{:04X}: remove it", u32::from(c))
            };
            let place = Some(source.place_at(offset + at));
            findings.add(Finding::new(&rule::FORBIDDEN_CHARACTER, text).at(place));
        }
    }
}

/// Returns true for characters that translators use on purpose in a body: spaces of other widths,
/// joiners, soft hyphens. The renderer makes numeric references of them.
fn becomes_a_reference(c: char) -> bool {
    c.is_whitespace() && !limits::is_line_break(c)
        || matches!(c, '\u{200c}' | '\u{200d}' | '\u{ad}')
}

fn arguments(
    settings: &[Rc<Settings>],
    source: &Source<'_>,
    message: &str,
    part: &str,
    defined: &Part,
    findings: &mut Findings,
) {
    let kind = wording_of(message).map(|(kind, _)| kind);
    // Messages of the owner's own are texts for other strings, which decide about the arguments.
    if kind.is_none() && message != "shared" {
        return;
    }
    for argument in &defined.arguments {
        let exists = match (argument.as_str(), part) {
            // `shared` serves all messages, and some of them have the argument.
            ("hours", _) => kind.is_none_or(|kind| kind.code_valid_hours().is_some()),
            ("code" | "username", "subject" | "subject-link") => false,
            ("code", _) => true,
            // `shared` serves all messages, and the invitation has a user name.
            ("username", _) => kind.is_none_or(Kind::is_invitation),
            ("days", _) => kind.is_none_or(Kind::is_invitation),
            (_, "subject" | "subject-link" | "sms") => false,
            (name, _) => settings.iter().any(|one| one.attributes.contains_key(name)),
        };
        if exists {
            continue;
        }
        let (rule, text) = match (argument.as_str(), part) {
            ("code", "subject" | "subject-link") => (
                &rule::SUBJECT_CODE,
                "the subject contains the code, but Cognito fills nothing into a subject"
                    .to_owned(),
            ),
            (name, "subject" | "subject-link" | "sms") => (
                &rule::UNKNOWN_VARIABLE,
                format!("${name}: a subject or SMS cannot use an attribute of the user"),
            ),
            (name, _) => (
                &rule::UNKNOWN_VARIABLE,
                format!(
                    "${name}: unknown argument here; an attribute needs a line under [attributes]"
                ),
            ),
        };
        let place = Some(source.place_at(defined.offset));
        findings.add(Finding::new(rule, text).at(place));
    }
}
