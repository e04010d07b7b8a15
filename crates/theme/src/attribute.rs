//! Attributes of users, which are shown as they are or not at all.
//!
//! Sign-up is open to the world: an attacker who signs a victim's address up chooses the name in the
//! greeting, and mail clients turn bare host names into links whatever HTML says. A name is never
//! repaired, since a repaired name is still the attacker's.

use crate::characters;

/// The longest attribute that is shown, in characters.
pub const SHOWN_MAX: usize = 64;

/// The longest attribute that goes into a link, in characters: an email address has at most 320.
pub const LINKED_MAX: usize = 320;

/// The text as it may be shown in a mail (trimmed), or nothing if any of it could mislead.
///
/// Dropped: over [`SHOWN_MAX`] characters; control, format, private-use and unassigned characters;
/// `{ } # < >`; and whatever a mail client turns into a link: a scheme, `www.`, a host name or IP
/// address (ASCII, full-width or ideographic dots), an `@`, a network path, a telephone number.
pub fn shown(text: &str) -> Option<&str> {
    let text = text.trim();
    let safe = !text.is_empty()
        && characters::length(text) <= SHOWN_MAX
        && text.chars().all(is_plain)
        && !holds_link(text)
        && !holds_telephone_number(text);
    safe.then_some(text)
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

/// The longest address that is shown, in characters.
const ADDRESS_MAX: usize = 100;

/// Returns true for an ordinary mail address: letters, digits, `.`, `+`, `_` and `-` before the `@`, a plain host
/// behind it. Such an address is text that no markup, placeholder or second address can hide in.
pub fn is_ordinary_address(address: &str) -> bool {
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b".+_-".contains(&byte);
    address.len() <= ADDRESS_MAX
        && address.split_once('@').is_some_and(|(local, host)| {
            (1..=64).contains(&local.len()) && local.bytes().all(is_local) && is_plain_host(host)
        })
}

/// Returns true for an ordinary address whose local part does not read as a host name: a stranger who signs
/// `visit.evil.example@…` up has a mail client link the first half.
pub fn is_harmless_address(address: &str) -> bool {
    let local = address.split_once('@').map_or("", |(local, _)| local);
    is_ordinary_address(address) && !holds_link(local) && !holds_telephone_number(local)
}

/// Returns true for labels of letters, digits and inner hyphens, the last of which is not a number.
fn is_plain_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(is_plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.contains('.')
        && host.split('.').all(is_label)
        && host.ends_with(|c: char| c.is_ascii_alphabetic())
}

/// A character of a name: visible, and not markup, a placeholder, an `@`
/// and no stand-in for several characters that could spell a link.
fn is_plain(c: char) -> bool {
    let refused = matches!(c, '{' | '}' | '#' | '<' | '>' | '@' | '\u{ff20}' | '\u{fe6b}')
        // full-width and small forms of the same brackets and number sign
        || matches!(c, '\u{ff03}' | '\u{fe5f}' | '\u{ff1c}' | '\u{ff1e}' | '\u{ff5b}' | '\u{ff5d}' | '\u{fe64}' | '\u{fe65}')
        // ⒈ to ⒛ and ‥ …, which normalise to text with a full stop; ℀ ℁ ℅ ℆ with a slash
        || matches!(c, '\u{2488}'..='\u{249b}' | '\u{1f100}' | '\u{2025}' | '\u{2026}' | '\u{2100}' | '\u{2101}' | '\u{2105}' | '\u{2106}');
    !refused && (c == ' ' || characters::is_visible(c))
}

/// Returns true for what a browser's address bar or a mail client's linker takes for a full stop (UTS #46 and
/// compatibility forms).
fn is_dot(c: char) -> bool {
    matches!(
        c,
        '.' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}' | '\u{2024}' | '\u{fe52}' | '\u{fe12}'
    )
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '\u{ff1a}' | '\u{fe55}' | '\u{fe13}' | '\u{2236}')
}

fn is_slash(c: char) -> bool {
    matches!(
        c,
        '/' | '\\' | '\u{ff0f}' | '\u{ff3c}' | '\u{2044}' | '\u{2215}' | '\u{29f8}' | '\u{fe68}'
    )
}

fn holds_link(text: &str) -> bool {
    text.split(char::is_whitespace).any(|word| {
        let characters: Vec<char> = word.chars().collect();
        holds_host_name(&characters) || holds_scheme(&characters) || holds_path(&characters)
    })
}

/// `label.label` with two or more characters, or a digit, behind a dot: `evil.example`, `1.2.3.4`,
/// `www.x`; but not `Dr.`, `J.R.R.` or `Ph.D.`. A dot that begins the word counts, since not every
/// language has a space before a name.
fn holds_host_name(word: &[char]) -> bool {
    if begins_with_www(word) {
        return true;
    }
    word.iter().enumerate().any(|(at, &c)| {
        is_dot(c) && (at == 0 || !is_dot(word[at - 1])) && {
            let label: Vec<char> = word[at + 1..].iter().copied().take_while(|&c| !is_dot(c)).collect();
            label.iter().any(|c| c.is_numeric())
                || label.iter().filter(|c| c.is_alphanumeric()).count() >= 2
                // a label in front of a path, port or query may be as short as it likes
                || label.len() >= 2 && label[0].is_alphanumeric() && label[1..].iter().any(|&c| is_slash(c) || is_colon(c) || c == '?')
        }
    })
}

/// `www.`, in any letters that look like it to a browser.
fn begins_with_www(word: &[char]) -> bool {
    word.windows(4).any(|four| {
        four[..3]
            .iter()
            .all(|c| matches!(c, 'w' | 'W' | '\u{ff57}' | '\u{ff37}'))
            && is_dot(four[3])
    })
}

/// Two or more letters, a colon and something behind it: `javascript:x`; but not `S:t Erik`.
fn holds_scheme(word: &[char]) -> bool {
    word.iter()
        .enumerate()
        .any(|(at, &c)| is_colon(c) && at >= 2 && at + 1 < word.len())
}

/// `//host` or `\\server`.
fn holds_path(word: &[char]) -> bool {
    word.windows(2)
        .any(|pair| is_slash(pair[0]) && is_slash(pair[1]))
}

/// Seven or more digits in one run of digits and a telephone number's punctuation, at the start of
/// a word: what telephones link. `user12345678` is none.
fn holds_telephone_number(text: &str) -> bool {
    let mut digits = 0;
    let mut in_word = false;
    for c in text.chars() {
        if c.is_numeric() && !in_word {
            digits += 1;
        } else if !c.is_numeric() {
            in_word = c.is_alphabetic();
            if !matches!(
                c,
                ' ' | '-' | '.' | '(' | ')' | '+' | '/' | '\u{2010}'..='\u{2015}'
            ) {
                digits = 0;
            }
        }
        if digits >= 7 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_names_pass() {
        for name in [
            "Ana Souza",
            "Dr. Müller",
            "J.R.R. Tolkien",
            "O'Brien",
            "O’Brien",
            "Jean-Luc",
            "李小龍",
            "عمر",
            "Ph.D. Student",
            "Smith, Jr.",
            "S:t Erik",
            "Gal·la",
            "María José",
            "Nguyễn Văn An",
            "Ana 🌸",
            "AT&T",
            "user12345678",
            "Nº 5",
            "김민준",
            "दिव्या",
            "Ольга",
            "X Æ A-12",
            "ana_souza-99",
            "Łukasz",
            "John \"Jack\" Doe",
            "7f1c2d3e",
        ] {
            assert_eq!(shown(name), Some(name), "{name}");
        }
        assert_eq!(shown("  Ana "), Some("Ana"));
    }

    #[test]
    fn what_could_mislead_is_dropped() {
        for text in [
            "",
            "   ",
            "Visit evil.example to claim",
            "www.x",
            "http://x",
            "https://evil.example/",
            "javascript:alert",
            "mailto:x",
            "a@b",
            "ana＠example",
            "evil。com",
            "evil．com",
            "evil｡com",
            "例え.テスト",
            "1.2.3.4",
            "Ana 127.0.0.1",
            "evil․com",
            "evil﹒com",
            "x.y/z",
            "{####}",
            "{username}",
            "#tag",
            "<b>x</b>",
            "a>b",
            "{",
            "}",
            "\\\\server\\share",
            "//evil",
            "tel:+1",
            "Call +1 (555) 123-4567",
            "5551234567",
            "a\u{200b}b",
            "a\u{202e}b",
            "a\u{0}b",
            "a\nb",
            "a\tb",
            "\u{e000}",
            "a\u{ad}b",
            "a\u{a0}b",
            "⒈evil",
            "evil…com",
            "evil.co\u{301}m",
            "ｗｗｗ．ｅｖｉｌ．ｃｏｍ",
            "❤.ws",
            "xn--e1a.xn--p1ai",
            "M.Sc.",
            "＃x",
            "\u{fe64}b\u{fe65}",
            "１．２．３．４",
        ] {
            assert_eq!(shown(text), None, "{text:?}");
        }
        assert_eq!(shown(&"a".repeat(64)).map(str::len), Some(64));
        assert_eq!(shown(&"a".repeat(65)), None);
        assert_eq!(shown(&"𝒜".repeat(33)), None, "66 UTF-16 units");
    }

    #[test]
    fn an_ordinary_address_is_one_that_nothing_can_hide_in() {
        let long = format!("a@{}.example", "b".repeat(60));
        let longest = format!("{}@{}.example", "a".repeat(64), "b".repeat(27));
        assert_eq!(longest.len(), 100);
        for address in [
            "ana@example.com",
            "ana.souza+news@mail.example.co.uk",
            "a_b-c@x1.example",
            "ana@xn--bcher-kva.example",
            "visit.evil.example@gmail.com",
            "0123456@qq.com",
            &long,
            &longest,
        ] {
            assert!(is_ordinary_address(address), "{address}");
        }
        let long = format!("a@{}.example", "b".repeat(64));
        let longer = format!("a{longest}");
        for address in [
            "",
            "ana",
            "@example.com",
            "ana@",
            "ana@localhost",
            "ana@1.2.3.4",
            "ana@-x.example",
            "ana@x-.example",
            "ana@x..example",
            "ana@example.com.",
            "ana@.example.com",
            "a b@example.com",
            "\"a\"@example.com",
            "ana@example.com, x@y.example",
            "ana@exa@mple.com",
            "{####}@example.com",
            "<b>@example.com",
            "ana@exämple.com",
            "änä@example.com",
            "ana@example.com\n",
            "a/b@example.com",
            "a%40b@example.com",
            &long,
            &longer,
        ] {
            assert!(!is_ordinary_address(address), "{address}");
        }
    }

    #[test]
    fn an_address_that_reads_as_a_host_name_is_not_harmless() {
        for address in ["ana@example.com", "a+b_c-d@example.com", "ana-99@x.example"] {
            assert!(is_harmless_address(address), "{address}");
        }
        for address in [
            "visit.evil.example@example.com",
            "evil.com@example.com",
            "www.x@example.com",
            "1.2.3.4@example.com",
            "5551234567@example.com",
            "ana@x",
        ] {
            assert!(!is_harmless_address(address), "{address}");
        }
    }

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
}
