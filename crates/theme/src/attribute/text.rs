//! The shape `text`: an order number, a city, a plan. Digits and punctuation, and nothing that a client links.

use super::link::holds_link;
use crate::characters;

/// The digits of the shortest number that libphonenumber takes for a possible one without a country.
pub(super) const TELEPHONE_MIN: usize = 7;

/// Returns true for visible characters without markup, placeholders, links and telephone numbers.
pub(super) fn is_harmless(text: &str) -> bool {
    let is_plain = |c: char| c == ' ' || !"{}#<>@".contains(c) && characters::is_visible(c);
    text.chars().all(is_plain) && !holds_link(text) && !holds_telephone_number(text)
}

/// Seven or more digits without a letter between them: what telephones link, whatever stands before it. `x` is
/// no letter here, nor is the long vowel mark `ー`: libphonenumber counts both as punctuation of a number.
/// Stricter than its list of punctuation, so that a number needs no list of dashes.
fn holds_telephone_number(text: &str) -> bool {
    let is_punctuation = |c: char| matches!(c, 'x' | 'X' | '\u{ff58}' | '\u{ff38}' | '\u{30fc}');
    let mut digits = 0;
    text.chars().any(|c| {
        if c.is_numeric() {
            digits += 1;
        } else if c.is_alphabetic() && !is_punctuation(c) {
            digits = 0;
        }
        digits >= TELEPHONE_MIN
    })
}

#[cfg(test)]
mod tests {
    use crate::attribute::Shape;

    #[test]
    fn short_texts_pass() {
        for text in [
            "123456",
            "A-1042",
            "Order 4711/B",
            "Flat 3, 12 High Street",
            "Nº 5",
            "São Paulo",
            "AT&T",
            "Team \"Blue\"",
            "Ana 🌸",
            "S:t Erik",
            "Smith, Jr.",
            "Ph.D. Student",
            "X Æ A-12",
            "7f1c2d3e",
            "ana_souza-99",
            "第3営業部",
            "Straße 17",
            "50 % off",
            "C++ (beginners)",
        ] {
            assert_eq!(Shape::Text.shown(text), Some(text));
        }
    }

    /// Seven digits are a possible number, also in an order number or a date.
    #[test]
    fn long_numbers_are_refused_wherever_they_stand() {
        for text in [
            "1234567",
            "A-1234567",
            "2026-11-29",
            "user12345678",
            "1234, 5678",
            "12 34 56 7",
            "room 5*5*5*1*2*3*4",
            "+49 (0) 30 1234",
        ] {
            assert_eq!(Shape::Text.shown(text), None, "{text}");
        }
        assert!(Shape::Text.shown("123a456b789c").is_some());
    }
}
