//! JSON's own spelling of a text, so that parts of a text can be put together.

use std::borrow::Cow;

/// A text as JSON writes it between its quotes. It exists as what was escaped here, and nothing else: an
/// answer is put together from it without being read again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JsonText(String);

impl JsonText {
    /// Nothing yet, with room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// A text's spelling.
    pub fn of(text: &str) -> Self {
        let mut json = Self::default();
        json.push(text);
        json
    }

    /// Adds a text.
    pub fn push(&mut self, text: &str) {
        self.0.push_str(&escaped(text));
    }

    /// Adds what is spelt already.
    pub fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// The spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn escaped(text: &str) -> Cow<'_, str> {
    let needs_escape = |byte| matches!(byte, 0..=0x1f | b'"' | b'\\');
    if !text.bytes().any(needs_escape) {
        return Cow::Borrowed(text);
    }
    let mut json = Vec::with_capacity(text.len() * 9 / 8 + 2);
    serde_json::to_writer(&mut json, text).expect("a string can be written as JSON");
    let mut json = String::from_utf8(json).expect("JSON is UTF-8");
    json.pop();
    json.drain(..1);
    Cow::Owned(json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_what_serde_json_writes(one in any::<String>(), other in "[\\x00-\\x1f\"\\\\é]*") {
            let mut json = JsonText::of(&one);
            json.append(&JsonText::of(&other));
            prop_assert_eq!(format!("\"{}\"", json.as_str()), serde_json::to_string(&(one + &other)).unwrap());
        }
    }
}
