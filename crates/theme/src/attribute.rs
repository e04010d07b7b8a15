//! Attributes of users, which are shown as they are or not at all.
//!
//! Sign-up is open to the world: an attacker who signs a victim's address up chooses the name in the
//! greeting, and mail clients turn bare host names and telephone numbers into links whatever HTML says. A name
//! is never repaired, since a repaired name is still the attacker's.

mod address;
mod link;
mod person;
mod text;

pub use address::{is_harmless_address, is_ordinary_address};
use unicode_normalization::UnicodeNormalization;

use crate::characters;

/// The longest attribute that goes into a link, in characters: an email address has at most 320.
pub const LINKED_MAX: usize = 320;

/// The form that an attribute has to have to be shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A person's name: an allow-list of what names are made of, in any script.
    #[default]
    Person,
    /// Short text with digits and punctuation, of which no mail client makes a link.
    Text,
}

/// A template variable of the owner's: the attributes that it may come from, the first that has the shape wins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserVariable {
    /// Attributes by Cognito's names, `userName`, or `clientMetadata.<key>`.
    pub from: Vec<String>,
    /// The shape that is shown.
    pub shape: Shape,
}

impl Shape {
    /// The names of all shapes, as `theme.toml` has them.
    pub const NAMES: [&str; 2] = ["person", "text"];

    /// The shape of that name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "person" => Some(Self::Person),
            "text" => Some(Self::Text),
            _ => None,
        }
    }

    /// The longest value that is shown, in characters.
    pub const fn longest(self) -> usize {
        match self {
            Self::Person => 60,
            Self::Text => 64,
        }
    }

    /// The value as it may be shown in a mail (trimmed), or nothing if any of it could mislead, as it is or
    /// after NFKC: clients and browsers normalise before they look for links.
    pub fn shown(self, value: &str) -> Option<&str> {
        let value = value.trim();
        let is_shown = !value.is_empty()
            && characters::length(value) <= self.longest()
            && self.allows(value)
            && (value.is_ascii() || self.allows(&value.nfkc().collect::<String>()));
        is_shown.then_some(value)
    }

    fn allows(self, value: &str) -> bool {
        match self {
            Self::Person => person::is_name(value),
            Self::Text => text::is_harmless(value),
        }
    }
}

/// A value as it may stand in a link, percent-encoded whole (RFC 3986's unreserved characters
/// stay), or nothing if it is empty, over [`LINKED_MAX`] characters, or a step in a path (`.`, `..`).
pub fn linked(text: &str) -> Option<String> {
    if matches!(text, "" | "." | "..") || characters::length(text) > LINKED_MAX {
        return None;
    }
    let mut encoded = String::with_capacity(text.len() * 3 / 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for nibble in [byte >> 4, byte & 15] {
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(nibble)]));
            }
        }
    }
    Some(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_values_are_percent_encoded_whole() {
        assert_eq!(
            linked("a+b@example.com").as_deref(),
            Some("a%2Bb%40example.com")
        );
        assert_eq!(linked("{####}").as_deref(), Some("%7B%23%23%23%23%7D"));
        assert_eq!(linked("\"><ü").as_deref(), Some("%22%3E%3C%C3%BC"));
        assert_eq!(linked(""), None);
        assert_eq!(linked(&"a".repeat(321)), None);
    }

    /// The issue's own examples, and relatives of each: no shape shows them.
    #[test]
    fn what_could_mislead_has_no_shape() {
        for value in [
            "",
            "   ",
            // numbers that telephones link
            "请致电4001234567",
            "позвони88005553535",
            "tel5551234567",
            "555−123−4567",
            "（555）123－4567",
            "555x123x4567",
            "555X123X4567",
            "電話０１２０１２３４５６７",
            "اتصل٠١٢٣٤٥٦٧٨٩",
            "कॉल१८००१२३४५६७",
            "Call +1 (555) 123-4567",
            "5551234567",
            "①②③④⑤⑥⑦",
            "𝟝𝟝𝟝𝟙𝟚𝟛𝟜",
            "555.123.4567",
            "555/123/4567",
            "555～123～4567",
            "555ー123ー4567",
            "5\u{301}5\u{301}51234",
            "tel:+1",
            // host names, as they are and after NFKC
            "evil㏂com",
            "evil㏘com",
            "go to t.ﬁ now",
            "a.ﬆ",
            "evil.ℂom",
            "Visit evil.example to claim",
            "www.x",
            "evil。com",
            "evil．com",
            "evil｡com",
            "例え.テスト",
            "evil․com",
            "evil﹒com",
            "evil\u{fe12}com",
            "evil…com",
            "evil...com",
            "⒈evil",
            "evil.co\u{301}m",
            "ｗｗｗ．ｅｖｉｌ．ｃｏｍ",
            "ⓦⓦⓦ.evil",
            "❤.ws",
            "xn--e1a.xn--p1ai",
            "M.Sc.",
            ".com",
            "x.y/z",
            "1.2.3.4",
            "Ana 127.0.0.1",
            "１．２．３．４",
            // schemes, addresses, paths
            "http://x",
            "https://evil.example/",
            "javascript:alert",
            "mailto:x",
            "a@b",
            "ana＠example",
            "ana﹫example",
            "\\\\server\\share",
            "//evil",
            // placeholders, markup, control and invisible characters
            "{####}",
            "{username}",
            "#tag",
            "＃x",
            "\u{fe64}b\u{fe65}",
            "<b>x</b>",
            "a>b",
            "{",
            "}",
            "a\u{200b}b",
            "a\u{202e}b",
            "a\u{0}b",
            "a\nb",
            "a\tb",
            "\u{e000}",
            "a\u{ad}b",
            "a\u{a0}b",
        ] {
            for shape in [Shape::Person, Shape::Text] {
                assert_eq!(shape.shown(value), None, "{shape:?} {value:?}");
            }
        }
    }

    #[test]
    fn values_are_trimmed_and_bounded() {
        for shape in [Shape::Person, Shape::Text] {
            assert_eq!(shape.shown("  Ana "), Some("Ana"));
            let longest = "a".repeat(shape.longest());
            assert_eq!(shape.shown(&longest), Some(longest.as_str()));
            assert_eq!(shape.shown(&format!("{longest}a")), None);
            let pairs = "𐐀".repeat(shape.longest() / 2 + 1);
            assert_eq!(shape.shown(&pairs), None, "two UTF-16 units each");
        }
    }

    #[test]
    fn every_shape_has_a_name() {
        assert_eq!(
            Shape::NAMES.map(Shape::named),
            [Some(Shape::Person), Some(Shape::Text)]
        );
        assert_eq!(Shape::named("Person"), None);
    }
}
