//! An SMS as networks carry it: the alphabet and the parts (3GPP TS 23.038 and 23.040).

use serde::Serialize;

/// GSM 03.38's basic alphabet: one septet each.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// GSM 03.38's extension: an escape and a septet each.
const EXTENSION: &str = "^{}\\[~]|€\u{c}";

/// The parts of an SMS, each of which the sender pays for.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct SmsParts {
    /// `GSM-7`, or `UCS-2` if a character is outside GSM's alphabet.
    pub alphabet: &'static str,
    /// Septets or UTF-16 units of the whole text.
    pub units: usize,
    /// Septets or UTF-16 units that fit into one part.
    pub part_max: usize,
    /// The first character that GSM-7 lacks. It makes a part shorter, and so the SMS more expensive.
    pub outside: Option<char>,
    /// The text of each part.
    pub parts: Vec<String>,
}

impl SmsParts {
    /// Cuts a text: 160 septets in one part or 153 in each of several, 70 or 67 UTF-16 units in UCS-2.
    /// No character is cut in two.
    pub fn of(text: &str) -> Self {
        let outside = text.chars().find(|&c| septets(c).is_none());
        let (alphabet, single, several) = match outside {
            None => ("GSM-7", 160, 153),
            Some(_) => ("UCS-2", 70, 67),
        };
        let size = |c: char| match outside {
            None => septets(c).unwrap_or(1),
            Some(_) => c.len_utf16(),
        };
        let units = text.chars().map(size).sum();
        // Several parts are shorter: each carries a header that puts them in order.
        let part_max = if units <= single { single } else { several };
        Self {
            alphabet,
            units,
            part_max,
            outside,
            parts: cut(text, part_max, size),
        }
    }
}

fn septets(c: char) -> Option<usize> {
    if BASIC.contains(c) {
        Some(1)
    } else {
        EXTENSION.contains(c).then_some(2)
    }
}

fn cut(text: &str, part_max: usize, size: impl Fn(char) -> usize) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut part, mut held) = (String::new(), 0);
    for c in text.chars() {
        if held + size(c) > part_max {
            parts.push(std::mem::take(&mut part));
            held = 0;
        }
        part.push(c);
        held += size(c);
    }
    // An empty SMS is one part, too.
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> (&'static str, usize, usize) {
        let parts = SmsParts::of(text);
        assert_eq!(parts.parts.concat(), text);
        (parts.alphabet, parts.units, parts.parts.len())
    }

    #[test]
    fn parts_are_counted_as_networks_do() {
        assert_eq!(counts(&"a".repeat(160)), ("GSM-7", 160, 1));
        assert_eq!(counts(&"a".repeat(161)), ("GSM-7", 161, 2));
        assert_eq!(counts(&"a".repeat(306)), ("GSM-7", 306, 2));
        assert_eq!(counts(&"a".repeat(307)), ("GSM-7", 307, 3));
        assert_eq!(
            counts(&"€".repeat(80)),
            ("GSM-7", 160, 1),
            "two septets each"
        );
        assert_eq!(counts(&"ç".repeat(70)), ("UCS-2", 70, 1), "only Ç is in it");
        assert_eq!(counts(&"ш".repeat(71)), ("UCS-2", 71, 2));
        assert_eq!(
            counts(&"😀".repeat(34)),
            ("UCS-2", 68, 1),
            "surrogates are two"
        );
        assert_eq!(counts(""), ("GSM-7", 0, 1));
    }

    #[test]
    fn no_character_is_cut_in_two() {
        let odd = format!("{}{}", "a".repeat(66), "😀".repeat(4));
        assert_eq!(SmsParts::of(&odd).parts[0].encode_utf16().count(), 66);
        let escaped = format!("{}€€€€€", "a".repeat(152));
        assert_eq!(SmsParts::of(&escaped).parts[0].len(), 152);
        assert_eq!(SmsParts::of("ok ş").outside, Some('ş'));
    }
}
