//! The body's length, and the placeholders in it.

use custom_message::limits::{self, BODY_MAX, Placeholder};
use custom_message::message::Placeholders;

use super::Report;
use crate::commands::lint::case::{CODE, Case, LINK, Person, USERNAME};
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;

/// From here on a body is called long: a language or an address more may reach the limit.
const BODY_LONG: usize = 16_000;

pub fn check(case: &Case, html: &str, report: &mut Report<'_>) {
    let html = limits::with_references(html.to_owned());
    let carries = carries(case);
    for placeholder in &carries {
        if !html.contains(placeholder.text) {
            let text = format!("the body lacks {}", placeholder.text);
            report.message(Finding::new(&rule::CODE_MISSING, text));
        }
    }
    for (stray, why) in strays(case) {
        if html.contains(stray) {
            let text = format!("the body holds {stray}, which {why}");
            report.message(Finding::new(&rule::PLACEHOLDER_LITERAL, text));
        }
    }
    if html.to_ascii_lowercase().contains("%7b%23%23") {
        let text = "a placeholder is percent-encoded: Cognito will not find it";
        report.message(Finding::new(&rule::PLACEHOLDER_ENCODED, text));
    }
    let length = limits::length_after_substitution(&html, &carries);
    check_length(case.person, length, report);
}

/// Nobody has 320 euro signs for an address: that may not pass the limit, but is no reason to warn.
fn check_length(person: Person, length: usize, report: &mut Report<'_>) {
    let (rule, limit) = if length > BODY_MAX {
        (&rule::BODY_TOO_LONG, format!("over Cognito's {BODY_MAX}"))
    } else if length > BODY_LONG && person != Person::LongestLinked {
        (&rule::BODY_LONG, format!("near Cognito's {BODY_MAX}"))
    } else {
        return;
    };
    let text =
        format!("up to {length} characters with the longest names, links and codes, {limit}");
    report.message(Finding::new(rule, text).weighing(length));
}

/// What the library says that the body must carry, so that both mean the same.
fn carries(case: &Case) -> Vec<Placeholder<'static>> {
    let placeholders = Placeholders {
        code: CODE.to_owned(),
        link: Some(LINK.to_owned()),
        username: case.kind.is_invitation().then(|| USERNAME.to_owned()),
    };
    let carried = placeholders
        .of_body(case.kind, case.verification)
        .unwrap_or_default();
    carried
        .iter()
        .map(|placeholder| Placeholder {
            text: match placeholder.text {
                LINK => LINK,
                USERNAME => USERNAME,
                _ => CODE,
            },
            longest: placeholder.longest,
        })
        .collect()
}

/// The placeholders that Cognito would leave standing in this body.
fn strays(case: &Case) -> Vec<(&'static str, &'static str)> {
    let mut strays = vec![if case.is_by_link() {
        (CODE, "a pool that verifies by link does not fill in")
    } else {
        (LINK, "only a pool that verifies by link fills in")
    }];
    if !case.kind.is_invitation() {
        strays.push((USERNAME, "only an invitation fills in"));
    }
    strays
}

#[cfg(test)]
mod tests {
    use super::*;
    use custom_message::limits::{CODE_MAX, PASSWORD_MAX, USERNAME_MAX};
    use custom_message::locale::Tag;
    use custom_message::message::{Kind, Verification};

    #[test]
    fn room_is_kept_for_what_cognito_fills_in() {
        let case = |kind, verification| Case {
            kind,
            tag: Tag::parse("en").unwrap(),
            client: None,
            verification,
            person: Person::Nobody,
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
