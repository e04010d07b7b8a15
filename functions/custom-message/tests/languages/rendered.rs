//! Every language and message through the function's own handler.

use custom_message::handler::Step;
use custom_message::limits;

use super::{LONG_BRAND, everything, handler, outcome};

/// Characters that a mail with everything in it may have, of Cognito's 20,000.
const BODY_MAX: usize = 6_000;

const FULL_BRAND: [(&str, &str); 6] = [
    ("BRAND_NAME", LONG_BRAND),
    (
        "BRAND_LOGO_URL",
        "https://cdn.acmebank.example/brand/2026/logo@2x.png",
    ),
    ("BRAND_WEBSITE", "https://www.acmebank.example/"),
    ("BRAND_SUPPORT_EMAIL", "customer.support@acmebank.example"),
    (
        "BRAND_POSTAL_ADDRESS",
        "Acmebank International Holding plc, 12 Harbour Street, Bristol BS1 4RW, United Kingdom",
    ),
    ("BRAND_ACCENT_COLOR", "#7a1fa2"),
];

#[test]
fn the_default_theme_speaks_every_language_without_a_warning() {
    let mut handler = handler(&FULL_BRAND, None);
    for (tag, kind) in everything() {
        let outcome = outcome(&mut handler, kind, tag);
        let (email, sms) = (outcome.email, outcome.sms);
        assert_eq!((email.step, sms.step), (Step::Default, Step::Default));
        let chosen = email.locale.map(|tag| tag.to_string());
        assert_eq!(chosen.as_deref(), Some(tag), "{}", kind.name());

        let (email, sms) = (email.message.unwrap(), sms.message.unwrap());
        for text in [email.subject.as_str(), email.body.as_str(), sms.as_str()] {
            let refused = text.chars().find(|&c| !limits::accepts(c));
            assert_eq!(refused, None, "{tag} {}: {text}", kind.name());
        }
        assert!(sms.characters() <= limits::SMS_MAX);
    }
}

#[test]
fn a_mail_with_everything_in_it_stays_short() {
    let mut handler = handler(&FULL_BRAND, Some("full-brand"));
    for (tag, kind) in everything() {
        let body = outcome(&mut handler, kind, tag).email.message.unwrap().body;
        assert!(body.as_str().contains("<a class=\"button\""), "no button");
        let length = limits::length(body.as_str());
        assert!(length <= BODY_MAX, "{tag} {}: {length}", kind.name());
    }
}

#[test]
fn a_pool_that_verifies_by_link_speaks_every_language_too() {
    let mut handler = handler(
        &[("BRAND_NAME", LONG_BRAND), ("VERIFICATION", "link")],
        None,
    );
    for (tag, kind) in everything() {
        let body = outcome(&mut handler, kind, tag).email.message.unwrap().body;
        assert_eq!(
            body.as_str().contains("{##Click Here##}"),
            kind.may_verify_by_link(),
            "{tag} {}",
            kind.name()
        );
    }
}

#[test]
fn a_mail_says_which_language_and_direction_it_is_in() {
    let mut handler = handler(&FULL_BRAND, None);
    for (tag, kind) in everything() {
        let email = outcome(&mut handler, kind, tag).email.message.unwrap();
        let dir = if matches!(tag, "ar" | "he") {
            "rtl"
        } else {
            "ltr"
        };
        let attributes = format!("lang=\"{tag}\" dir=\"{dir}\"");
        // once on <html>, once on the wrapper, since Gmail drops the first
        assert_eq!(email.body.as_str().matches(&attributes).count(), 2, "{tag}");
        let side = if dir == "rtl" {
            "align=\"left\""
        } else {
            "align=\"right\""
        };
        assert!(!email.body.as_str().contains(side), "{tag}: {side}");
    }
}

/// Left to right inside right to left: brand, number of hours, user's name, addresses, codes.
#[test]
fn what_runs_the_other_way_is_isolated() {
    let mut handler = handler(&FULL_BRAND, None);
    for (tag, kind) in everything().filter(|(tag, _)| matches!(*tag, "ar" | "he")) {
        let email = outcome(&mut handler, kind, tag).email.message.unwrap();
        let body = visible(email.body.as_str());
        for (at, _) in body.match_indices(LONG_BRAND) {
            assert!(
                alone(&body, at, LONG_BRAND.len()),
                "{tag} {}: …{}",
                kind.name(),
                &body[..at]
            );
        }
        assert!(body.contains("<span dir=\"auto\">customer.support@acmebank.example</span>"));
        assert!(body.contains("<span dir=auto>Ana Souza</span>"));
        let code = body.find("{####}").unwrap();
        let element = &body[body[..code].rfind('<').unwrap()..code];
        assert!(element.contains("dir=\"ltr\""), "{element}");
    }
}

/// Letters that join must not be pulled apart: only the code is spaced.
#[test]
fn no_text_but_the_code_is_letter_spaced() {
    let mut handler = handler(&FULL_BRAND, None);
    for (tag, kind) in everything() {
        let email = outcome(&mut handler, kind, tag).email.message.unwrap();
        let body = email.body.as_str();
        for (at, _) in body.match_indices("letter-spacing") {
            let text = body[at..].split_once('>').map(|(_, text)| text);
            assert!(text.is_some_and(|text| text.starts_with("{####}")), "{tag}");
        }
    }
}

#[test]
fn spaces_that_cognito_refuses_are_references() {
    let mut handler = handler(&FULL_BRAND, None);
    let email = outcome(&mut handler, theme::Kind::SignUp, "fr").email;
    let body = email.message.unwrap().body;
    assert!(body.as_str().contains("inscription&#8239;! Saisissez"));
    assert!(body.as_str().contains("aide&#8239;? Écrivez"));
}

/// The body without attributes that hold text, the title and the logo's alternative text, where no
/// element can stand.
fn visible(body: &str) -> String {
    let start = body.find("<body").unwrap();
    let mut text = body[start..].to_owned();
    for attribute in ["aria-label=\"", "alt=\""] {
        while let Some(at) = text.find(attribute) {
            let value = at + attribute.len();
            let end = value + text[value..].find('"').unwrap();
            text.replace_range(at..=end, "");
        }
    }
    text
}

/// True if a text fills its element, as `<span dir=auto>brand</span>` does; an address that begins with it
/// does, too.
fn alone(body: &str, at: usize, length: usize) -> bool {
    let before = ["<span dir=auto>", "<span dir=\"auto\">"];
    let before = before.iter().any(|start| body[..at].ends_with(start));
    let rest = &body[at + length..];
    before && (rest.starts_with("</span>") || rest.starts_with(" plc,"))
}
