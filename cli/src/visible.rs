//! Texts of files and events for a terminal or a report: characters that would do something there are
//! shown as their number instead.

use std::borrow::Cow;

/// Returns true for a character that acts on its surroundings instead of being shown: control characters,
/// line separators, and the marks that turn the direction of the text around them.
pub fn is_active(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
        )
}

/// Returns a text as one line: every active character, line breaks among them, as its number.
pub fn line(text: &str) -> Cow<'_, str> {
    shown(text, is_active)
}

/// Returns a text whose line breaks and tabs stay: every other active character as its number.
pub fn lines(text: &str) -> Cow<'_, str> {
    shown(text, |c| is_active(c) && !matches!(c, '\n' | '\t'))
}

/// Returns a line of a file with one sign in place of each active character but tabs, so that columns stay
/// where they are.
pub fn excerpt(line: &str) -> String {
    let signs = line.chars().map(|c| match is_active(c) && c != '\t' {
        true => char::REPLACEMENT_CHARACTER,
        false => c,
    });
    signs.collect()
}

/// Returns a JSON text without active characters, with the same meaning. JSON knows an escape for each, and
/// outside of its strings there are none but line breaks.
pub fn json(text: String) -> String {
    if !text.chars().any(|c| is_active(c) && c != '\n') {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        match is_active(c) && c != '\n' {
            // All of them are below U+10000: a single unit of UTF-16.
            true => escaped.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => escaped.push(c),
        }
    }
    escaped
}

fn shown(text: &str, hides: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hides) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match hides(c) {
            true => shown.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            false => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn active_characters_become_their_numbers() {
        assert_eq!(line("a.html"), "a.html");
        assert_eq!(
            line("a\n::error::\u{1b}[2J\u{202e}b\u{9b}"),
            "a\\u{a}::error::\\u{1b}[2J\\u{202e}b\\u{9b}"
        );
        assert_eq!(lines("a\n\tb\u{1b}"), "a\n\tb\\u{1b}");
        assert_eq!(line("שלום, 日本 ü \u{200d}"), "שלום, 日本 ü \u{200d}");
    }

    #[test]
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({"a\u{202e}": "b\u{7f}\u{1b}\n\u{2028}"});
        let text = json(serde_json::to_string_pretty(&value).unwrap());
        assert!(!text.chars().any(|c| is_active(c) && c != '\n'), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read, value);
    }
}
