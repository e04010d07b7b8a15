//! Marked values: texts of a made-up user that stand nowhere by chance, and that survive the escaping of HTML and
//! of links. They are names of letters, so that a theme would show them as well.

/// One of the two users that a handler is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// The user whose mail the theme is made of.
    First,
    /// The user whose mail the theme is compared with.
    Second,
}

const CONSONANTS: &[u8; 16] = b"bdfgklmnprstvzxq";
const VOWELS: &[u8; 4] = b"aeio";

impl Person {
    /// The number in names of files.
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }

    /// Returns the marked value of an attribute, of `userName` or of an entry of clientMetadata.
    pub fn value(self, source: &str) -> String {
        match source {
            "email" => format!(
                "{}@{}.example",
                self.word("mailbox").to_lowercase(),
                self.word("host").to_lowercase()
            ),
            "name" => format!("{} {}", self.word("name"), self.word("surname")),
            "phone_number" => format!("+155501000{}", self.number() + 10),
            "sub" => format!(
                "{:08x}-0000-4000-8000-00000000000{}",
                self.hash("sub") as u32,
                self.number()
            ),
            "userName" => self.word("userName").to_lowercase(),
            // A handler that reads an address breaks on what is none.
            _ if is_address(source) => {
                format!("https://{}.example", self.word(source).to_lowercase())
            }
            _ => self.word(source),
        }
    }

    /// Returns a word of four syllables that belongs to this user and that place.
    fn word(self, source: &str) -> String {
        let mut hash = self.hash(source);
        let mut word = String::with_capacity(9);
        for _ in 0..4 {
            for letters in [&CONSONANTS[..], &VOWELS[..]] {
                let at = usize::from((hash & 0xff) as u8) % letters.len();
                word.push(char::from(letters[at]));
                hash >>= 7;
            }
        }
        word[..1].to_ascii_uppercase() + &word[1..]
    }

    /// FNV-1a, which spreads short names.
    fn hash(self, source: &str) -> u64 {
        let bytes = source.bytes().chain([self.number()]);
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }
}

/// Returns true for an entry that names an address of the web.
fn is_address(source: &str) -> bool {
    let name = source.to_ascii_lowercase();
    ["url", "uri", "origin", "website"]
        .iter()
        .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_marked_value_stands_once_and_is_shown() {
        let sources = [
            "given_name",
            "family_name",
            "name",
            "nickname",
            "preferred_username",
            "email",
            "sub",
            "userName",
            "phone_number",
            "custom:company",
            "custom:plan",
            "clientMetadata.flow",
        ];
        let mut seen = BTreeSet::new();
        for person in [Person::First, Person::Second] {
            for source in sources {
                let value = person.value(source);
                assert!(seen.insert(value.to_lowercase()), "{source}: {value}");
                let is_name = !matches!(source, "email" | "sub" | "phone_number");
                let shown = theme::attribute::Shape::Person.shown(&value);
                assert!(!is_name || shown == Some(value.as_str()), "{value}");
            }
            let address = person.value("email");
            assert!(theme::attribute::is_harmless_address(&address), "{address}");
        }
    }
}
