//! Checks of a body's length and of its placeholders.

use custom_message::limits::{self, BODY_MAX, Placeholder};
use custom_message::message::Placeholders;

use super::MailReport;
use crate::commands::lint::case::{CODE, Case, LINK, Person, SENDERS_USERNAME, USERNAME};
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule::{self, Severity};

/// Length from which a body counts as long: another language or a longer address may exceed the limit.
const BODY_LONG: usize = 16_000;

pub fn check(case: &Case, html: &str, report: &mut MailReport<'_>) {
    // The function replaces these characters before Cognito counts.
    let html = limits::with_references(html.to_owned());
    let carries = carries(case);
    for placeholder in &carries {
        if !html.contains(placeholder.text) {
            report.message(missing(case, placeholder.text));
        }
    }
    for (stray, why) in strays(case) {
        if html.contains(stray) {
            let text = format!("the body contains {stray}, which {why}");
            report.message(Finding::new(&rule::PLACEHOLDER_LITERAL, text));
        }
    }
    if html.to_ascii_lowercase().contains("%7b%23%23") {
        let text = "a placeholder is percent-encoded, so Cognito does not find it";
        report.message(Finding::new(&rule::PLACEHOLDER_ENCODED, text));
    }
    let length = limits::length_after_substitution(&html, &carries);
    check_length(case.person, length, report);
}

/// Returns the finding that a placeholder is missing: a warning where only a pool that verifies by link needs
/// it, and nothing says that there is one.
fn missing(case: &Case, placeholder: &str) -> Finding {
    let text = format!("the body does not contain {placeholder}");
    if !case.is_assumed {
        return Finding::new(&rule::CODE_MISSING, text);
    }
    let text = format!(
        "{text}, which a pool that verifies by link needs; if your pools verify by code, set VERIFICATION=code"
    );
    Finding::new(&rule::CODE_MISSING, text).of_severity(Severity::Warning)
}

/// Reports a long body. 320 euro signs are not a likely attribute: they count for the limit, but are no
/// reason for a warning.
fn check_length(person: Person, length: usize, report: &mut MailReport<'_>) {
    let (rule, limit) = if length > BODY_MAX {
        (
            &rule::BODY_TOO_LONG,
            format!("more than Cognito's limit of {BODY_MAX}"),
        )
    } else if length > BODY_LONG && person != Person::LongestLinked {
        (
            &rule::BODY_LONG,
            format!("close to Cognito's limit of {BODY_MAX}"),
        )
    } else {
        return;
    };
    let text =
        format!("up to {length} characters with the longest names, links and codes, {limit}");
    report.message(Finding::new(rule, text).weighing(length));
}

/// Returns the placeholders that the body must contain. The library decides, so that lint and function
/// agree. custom-email-sender knows the values, and lint looks for the samples of those that it gives.
pub fn carries(case: &Case) -> Vec<Placeholder<'static>> {
    if case.target.is_sender() {
        let code = (case.has_code() && !case.is_by_link()).then_some(CODE);
        let username = case.kind.is_invitation().then_some(SENDERS_USERNAME);
        let texts = code.into_iter().chain(username);
        return texts.map(|text| Placeholder { text, longest: 0 }).collect();
    }
    let placeholders = Placeholders {
        code: Some(CODE.to_owned()),
        link: Some(LINK.to_owned()),
        username: case.kind.is_invitation().then(|| USERNAME.to_owned()),
    };
    let carried = placeholders
        .of_body(case.kind, case.occasion, case.is_by_link().then_some(LINK))
        .unwrap_or_default();
    carried
        .iter()
        .map(|placeholder| Placeholder {
            // The placeholders end with this function, the constants with the program.
            text: match placeholder.text {
                LINK => LINK,
                USERNAME => USERNAME,
                _ => CODE,
            },
            longest: placeholder.longest,
        })
        .collect()
}

/// Returns the placeholders that Cognito would not fill in here, each with the reason.
fn strays(case: &Case) -> Vec<(&'static str, &'static str)> {
    let mut strays = vec![if case.is_by_link() {
        (
            CODE,
            "Cognito does not fill in if the pool verifies by link",
        )
    } else {
        (LINK, "Cognito fills in only if the pool verifies by link")
    }];
    if !case.has_code() {
        strays.push((CODE, "an invitation without a password does not have"));
    }
    if !case.kind.is_invitation() {
        strays.push((USERNAME, "Cognito fills in only in an invitation"));
    }
    strays
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Target;
    use custom_message::limits::{CODE_MAX, PASSWORD_MAX, USERNAME_MAX};
    use custom_message::message::Verification;
    use theme::Kind;
    use theme::locale::Tag;

    #[test]
    fn room_is_kept_for_what_cognito_fills_in() {
        let case = |kind, verification| Case {
            kind,
            occasion: None,
            variant: None,
            tag: Tag::parse("en").unwrap(),
            scope: None,
            verification,
            is_assumed: false,
            person: Person::Nobody,
            target: Target::CustomMessage,
        };
        let longest = |case: &Case| {
            carries(case)
                .iter()
                .map(|one| one.longest)
                .collect::<Vec<_>>()
        };
        assert_eq!(longest(&case(Kind::SignUp, Verification::Code)), [CODE_MAX]);
        assert_eq!(
            longest(&case(Kind::AdminCreateUser, Verification::Code)),
            [PASSWORD_MAX, USERNAME_MAX]
        );
        assert_eq!(
            carries(&case(Kind::SignUp, Verification::Link))[0].text,
            LINK
        );
    }
}
