//! The facts of a suspicious sign-in, from the event's own shape. The device's name comes from the
//! stranger's browser: it is shown only if no mail client makes a link of it, and so is everything else.

use std::borrow::Cow;

use theme::attribute::Shape;
use theme::mail::Person;

/// The longest link of Cognito's that is taken, in characters.
const LINK_MAX: usize = 2048;

/// Adds the facts that are safe to show to the person's attributes, under the names that the theme reads.
#[must_use]
pub fn with_facts(mut person: Person<'static>) -> Person<'static> {
    let text = |name: &str| person.text(name).unwrap_or_default();
    let blocked = text("ACCOUNT_TAKE_OVER_ACTION").eq_ignore_ascii_case("BLOCK");
    let place = [text("CITY"), text("COUNTRY")]
        .into_iter()
        .filter_map(|text| Shape::Text.shown(text));
    let facts = [
        (
            "sign_in.blocked",
            if blocked {
                "true".to_owned()
            } else {
                String::new()
            },
        ),
        ("sign_in.time", time(text("LOGIN_TIME"))),
        ("sign_in.place", place.collect::<Vec<_>>().join(", ")),
        (
            "sign_in.device",
            Shape::Text
                .shown(text("DEVICE_NAME"))
                .unwrap_or_default()
                .to_owned(),
        ),
        ("sign_in.yes_link", link(text("ONE_CLICK_LINK_VALID"))),
        ("sign_in.no_link", link(text("ONE_CLICK_LINK_INVALID"))),
    ];
    let facts = facts.map(|(name, value)| (Cow::Borrowed(name), Cow::Owned(value)));
    person
        .attributes
        .retain(|(name, _)| !name.starts_with("sign_in."));
    person.attributes.extend(facts);
    person
}

/// A link as it is, if it is one: https, and nothing that ends an attribute of HTML.
fn link(text: &str) -> String {
    let is_link = text.starts_with("https://")
        && text.len() <= LINK_MAX
        && text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\`".contains(&byte));
    if is_link {
        text.to_owned()
    } else {
        String::new()
    }
}

/// A time as Cognito writes it; its form is not documented. Seconds or milliseconds since 1970 become a
/// date in UTC.
fn time(text: &str) -> String {
    let is_number =
        !text.is_empty() && text.len() <= 13 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && let Ok(number) = text.parse::<u64>() {
        let seconds = if text.len() > 11 {
            number / 1000
        } else {
            number
        };
        return date(seconds);
    }
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" :,+-/.".contains(&byte);
    let is_time = text.len() <= 40
        && text.bytes().all(is_plain)
        && text.contains(':')
        && !text.contains("//");
    if is_time {
        text.to_owned()
    } else {
        String::new()
    }
}

/// `2026-11-29 00:42 UTC`, by the civil calendar.
fn date(seconds: u64) -> String {
    let (days, minutes) = (seconds / 86_400, seconds % 86_400 / 60);
    let (mut year, mut rest) = (1970, days);
    while rest >= days_of_year(year) {
        rest -= days_of_year(year);
        year += 1;
    }
    let mut month = 1;
    while rest >= days_of_month(year, month) {
        rest -= days_of_month(year, month);
        month += 1;
    }
    format!(
        "{year}-{month:02}-{:02} {:02}:{:02} UTC",
        rest + 1,
        minutes / 60,
        minutes % 60
    )
}

const fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn days_of_year(year: u64) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

const fn days_of_month(year: u64, month: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_time_is_shown_in_its_own_form_or_as_a_date() {
        for (text, shown) in [
            ("1764376920", "2025-11-29 00:42 UTC"),
            ("1764376920123", "2025-11-29 00:42 UTC"),
            ("1709164800", "2024-02-29 00:00 UTC"),
            ("0", "1970-01-01 00:00 UTC"),
            ("2026-11-29T00:42:00.000Z", "2026-11-29T00:42:00.000Z"),
            (
                "Sun Nov 29 00:42:00 UTC 2026",
                "Sun Nov 29 00:42:00 UTC 2026",
            ),
            ("<b>12:00</b>", ""),
            ("https://evil.example", ""),
            ("", ""),
        ] {
            assert_eq!(time(text), shown, "{text}");
        }
    }

    fn facts(pairs: &[(&str, &str)]) -> Person<'static> {
        let own = |text: &str| Cow::Owned(text.to_owned());
        let attributes = pairs.iter().map(|(name, value)| (own(name), own(value)));
        with_facts(Person {
            attributes: attributes.collect(),
            ..Person::default()
        })
    }

    #[test]
    fn only_what_is_safe_is_told() {
        let person = facts(&[
            ("ACCOUNT_TAKE_OVER_ACTION", "BLOCK"),
            ("CITY", "Århus"),
            ("COUNTRY", "Denmark"),
            ("DEVICE_NAME", "call evil.example"),
            (
                "ONE_CLICK_LINK_VALID",
                "https://pool.auth.eu-west-1.amazoncognito.com/x?feedback=valid",
            ),
            ("ONE_CLICK_LINK_INVALID", "javascript:alert(1)"),
            ("sign_in.device", "planted"),
        ]);
        assert_eq!(person.text("sign_in.blocked"), Some("true"));
        assert_eq!(person.text("sign_in.place"), Some("Århus, Denmark"));
        assert_eq!(person.text("sign_in.device"), Some(""));
        assert!(person.text("sign_in.yes_link").unwrap().ends_with("=valid"));
        assert_eq!(person.text("sign_in.no_link"), Some(""));
    }

    proptest! {
        #[test]
        fn a_link_stays_in_its_attribute(text in "(https://)?\\PC{0,60}") {
            let link = link(&text);
            prop_assert!(link.is_empty() || link == text);
            prop_assert!(!link.contains(['"', '\'', '<', '>', ' ']));
        }

        #[test]
        fn a_date_is_of_its_century(seconds in 0_u64..100_000_000_000) {
            let date = date(seconds);
            prop_assert!(date.ends_with(" UTC") && date.len() >= 20, "{}", date);
        }
    }
}
