//! The words of an expression: names, texts, numbers and signs up to the end of the tag.

use std::borrow::Cow;

use super::{Span, SyntaxError};

/// A word of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Word<'s> {
    /// A name or a keyword.
    Name(&'s str),
    /// A text, its escapes resolved.
    Text(Cow<'s, str>),
    /// A number as it is written.
    Number(&'s str),
    /// An operator or a bracket.
    Sign(&'static str),
    /// The end of the tag; whether it removes the white space behind it.
    End {
        /// `-}}` or `-%}`.
        trims: bool,
    },
}

impl Word<'_> {
    /// The token as an error message names it.
    pub(super) fn named(&self) -> String {
        match self {
            Self::Name(name) => format!("`{name}`"),
            Self::Text(_) => "a text".to_owned(),
            Self::Number(number) => format!("`{number}`"),
            Self::Sign(sign) => format!("`{sign}`"),
            Self::End { .. } => "the end of the tag".to_owned(),
        }
    }
}

/// The sign that a text begins with. Not a list that is searched: a start reads some five hundred.
const fn sign_at(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [b'.', b'.', b'.', ..] => "...",
        [b'/', b'/', ..] => "//",
        [b'*', b'*', ..] => "**",
        [b'=', b'=', ..] => "==",
        [b'!', b'=', ..] => "!=",
        [b'>', b'=', ..] => ">=",
        [b'<', b'=', ..] => "<=",
        [b'<', b'/', ..] => "</",
        [b'?', b'.', ..] => "?.",
        [b'?', b'[', ..] => "?[",
        [b'+', ..] => "+",
        [b'-', ..] => "-",
        [b'*', ..] => "*",
        [b'/', ..] => "/",
        [b'%', ..] => "%",
        [b'!', ..] => "!",
        [b'.', ..] => ".",
        [b',', ..] => ",",
        [b':', ..] => ":",
        [b'~', ..] => "~",
        [b'|', ..] => "|",
        [b'=', ..] => "=",
        [b'>', ..] => ">",
        [b'<', ..] => "<",
        [b'(', ..] => "(",
        [b')', ..] => ")",
        [b'[', ..] => "[",
        [b']', ..] => "]",
        [b'{', ..] => "{",
        [b'}', ..] => "}",
        [b'@', ..] => "@",
        [b'?', ..] => "?",
        _ => return None,
    })
}

/// The bound on one tag, in bytes: each word of it takes up to 72 bytes in the tree.
pub(super) const TAG_MAX: usize = 16 * 1024;

/// Reads the words of one tag.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'s> {
    pub(super) source: &'s str,
    /// The byte behind the last word.
    pub(super) at: usize,
    /// `}}` or `%}`.
    closing: &'static str,
    /// The byte behind which the tag is too long.
    until: usize,
}

impl<'s> Lexer<'s> {
    /// A lexer from byte `at`, which is inside a tag that `closing` ends.
    pub(super) const fn new(source: &'s str, at: usize, closing: &'static str) -> Self {
        Self {
            source,
            at,
            closing,
            until: at + TAG_MAX,
        }
    }

    /// Reads the next word; the last one is always [`Word::End`].
    ///
    /// # Errors
    /// A character that starts no word, a text without its end, a tag without its end.
    pub(super) fn next(&mut self) -> Result<(Word<'s>, Span), SyntaxError> {
        let bytes = self.source.as_bytes();
        while bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        let start = self.at;
        if start > self.until {
            let reason = format!("this tag is too long: at most {TAG_MAX} bytes");
            let span = start..start;
            return Err(SyntaxError { span, reason });
        }
        let rest = &self.source[start..];
        let token = match rest.bytes().next() {
            None => return Err(self.unclosed(start)),
            Some(_) if rest.starts_with(self.closing) => self.end(2, false),
            Some(b'-') if rest[1..].starts_with(self.closing) => self.end(3, true),
            Some(quote @ (b'"' | b'\'' | b'`')) => self.text(quote)?,
            Some(b'0'..=b'9') => self.number(rest),
            Some(first) if first.is_ascii_alphabetic() || first == b'_' => {
                Word::Name(self.take(rest, |byte| byte.is_ascii_alphanumeric() || byte == b'_'))
            }
            Some(_) => self.sign(rest)?,
        };
        Ok((token, start..self.at))
    }

    fn end(&mut self, length: usize, trims: bool) -> Word<'s> {
        self.at += length;
        Word::End { trims }
    }

    fn take(&mut self, rest: &'s str, belongs: impl Fn(u8) -> bool) -> &'s str {
        let length = rest.bytes().take_while(|byte| belongs(*byte)).count();
        self.at += length;
        &rest[..length]
    }

    fn number(&mut self, rest: &'s str) -> Word<'s> {
        let whole = self.take(rest, |byte| byte.is_ascii_digit());
        if !rest[whole.len()..].starts_with('.') {
            return Word::Number(whole);
        }
        self.at += 1;
        let fraction = self.take(&rest[whole.len() + 1..], |byte| byte.is_ascii_digit());
        Word::Number(&rest[..whole.len() + 1 + fraction.len()])
    }

    fn sign(&mut self, rest: &str) -> Result<Word<'s>, SyntaxError> {
        let Some(sign) = sign_at(rest.as_bytes()) else {
            let character = rest.chars().next().unwrap_or('\u{fffd}');
            return Err(SyntaxError {
                span: self.at..self.at + character.len_utf8(),
                reason: format!("unexpected character {character:?} in a tag"),
            });
        };
        self.at += sign.len();
        Ok(Word::Sign(sign))
    }

    /// A text between two quotes of one kind; a backslash escapes as in JSON.
    fn text(&mut self, quote: u8) -> Result<Word<'s>, SyntaxError> {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let mut at = start + 1;
        let mut escapes = false;
        while bytes.get(at).is_some_and(|byte| *byte != quote) {
            escapes |= bytes[at] == b'\\';
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        if bytes.get(at) != Some(&quote) {
            let quote = char::from(quote);
            return Err(SyntaxError {
                span: start..start + 1,
                reason: format!("a text without its closing {quote}"),
            });
        }
        self.at = at + 1;
        let text = &self.source[start + 1..at];
        if escapes {
            return unescaped(text, start).map(|text| Word::Text(Cow::Owned(text)));
        }
        Ok(Word::Text(Cow::Borrowed(text)))
    }

    fn unclosed(&self, start: usize) -> SyntaxError {
        SyntaxError {
            span: start..start,
            reason: format!("the file ends inside a tag: {} is missing", self.closing),
        }
    }
}

fn unescaped(text: &str, start: usize) -> Result<String, SyntaxError> {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        plain.push(match characters.next() {
            Some(escaped @ ('"' | '\'' | '/' | '\\')) => escaped,
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            other => {
                let escape = other.map(String::from).unwrap_or_default();
                return Err(SyntaxError {
                    span: start..start + 1,
                    reason: format!(
                        "\\{escape} is not an escape: \\\" \\' \\/ \\\\ \\n \\t \\r are"
                    ),
                });
            }
        });
    }
    Ok(plain)
}
