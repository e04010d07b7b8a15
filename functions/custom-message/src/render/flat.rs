//! The default theme's messages without an engine: `build/flatten.rs` has left text with
//! `{{path}}` and `{%if path%}…{%else%}…{%endif%}`, and a message needs no more than that.
//!
//! A [`Skeleton`] is a message with everything in its place that does not hang on the event, as HTML and
//! as the JSON of it; an event fills its holes. Whatever is not plain text on one line is left to the
//! engine, which also knows what to say of a defect: then there is no skeleton, or it is not filled.

use std::borrow::Cow;

use super::{Rendered, html};
use crate::event::JsonText;

/// The messages by the name of their template, sorted. Written by `build/main.rs`.
static MESSAGES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/flat_messages.rs"));

/// Stands for a hole while the rest is put in place: HTML cannot hold it.
const MARK: char = '\u{1}';

/// What of a body hangs on the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hole {
    /// The code's placeholder.
    Code,
    /// The placeholder of the link that confirms an account.
    VerificationLink,
    /// The user name's placeholder.
    Username,
    /// The message's button.
    Link,
    /// `user.name`: asked for, and printed only as part of a greeting.
    Name,
    /// A part of the language's strings that holds an attribute of the user's: message, variable.
    Personal(&'static str, &'static str),
}

/// What a path stands for.
pub enum Value<'v> {
    /// The same in every message.
    Fixed(Cow<'v, str>),
    /// Whatever the event brings.
    Hole(Hole),
}

/// A message that lacks what an event brings.
#[derive(Debug)]
pub struct Skeleton {
    /// A hole is behind each but the last.
    pieces: Vec<Piece>,
    holes: Vec<Hole>,
}

#[derive(Debug)]
struct Piece {
    html: String,
    json: JsonText,
}

impl Skeleton {
    /// The skeleton of the default theme's template of that name. `value` knows the paths, `present`
    /// what the event brings. Nothing if the template holds what neither knows.
    pub fn new<'v>(
        template: &str,
        value: impl Fn(&'static str) -> Option<Value<'v>>,
        present: impl Fn(Hole) -> Option<bool>,
    ) -> Option<Self> {
        let at = MESSAGES
            .binary_search_by_key(&template, |(name, _)| name)
            .ok()?;
        let mut writer = Writer {
            value,
            present,
            marked: String::with_capacity(8 * 1024),
            holes: Vec::new(),
        };
        writer.write(MESSAGES[at].1)?;
        let tidy = html::without_indentation(&writer.marked);
        let pieces: Vec<Piece> = tidy.split(MARK).map(Piece::of).collect();
        // Where a text of the theme's holds a mark of its own, there are more.
        (pieces.len() == writer.holes.len() + 1).then_some(Self {
            pieces,
            holes: writer.holes,
        })
    }

    /// The message with `value` in its holes. Nothing if one is not there, or not plain text on one line.
    pub fn filled<'v>(&self, value: impl Fn(Hole) -> Option<Cow<'v, str>>) -> Option<Rendered> {
        const ROOM: usize = 512;
        let length = |of: fn(&Piece) -> &str| self.pieces.iter().map(|piece| of(piece).len()).sum();
        let html_length: usize = length(|piece| &piece.html);
        let json_length: usize = length(|piece| piece.json.as_str());
        let mut html = String::with_capacity(html_length + ROOM);
        let mut json = JsonText::with_capacity(json_length + ROOM);
        for (place, piece) in self.pieces.iter().enumerate() {
            html.push_str(&piece.html);
            json.append(&piece.json);
            if let Some(&hole) = self.holes.get(place) {
                let value = value(hole).filter(|value| is_one_line(value))?;
                let value = escaped(&value);
                html.push_str(&value);
                json.push(&value);
            }
        }
        Some(Rendered {
            html,
            json: Some(json),
        })
    }
}

impl Piece {
    fn of(html: &str) -> Self {
        Self {
            html: html.to_owned(),
            json: JsonText::of(html),
        }
    }
}

/// Reads a flat template.
struct Writer<V, P> {
    value: V,
    present: P,
    marked: String,
    holes: Vec<Hole>,
}

impl<'v, V, P> Writer<V, P>
where
    V: Fn(&'static str) -> Option<Value<'v>>,
    P: Fn(Hole) -> Option<bool>,
{
    fn write(&mut self, template: &'static str) -> Option<()> {
        // For each condition that is open: whether the text in it is wanted.
        let mut wanted = vec![true];
        let mut rest = template;
        while let Some((before, mark, content, after)) = next_tag(rest) {
            let now = wanted.iter().all(|wanted| *wanted);
            if now {
                self.marked.push_str(before);
            }
            match (mark, content) {
                ("{{", path) if now => self.print(path)?,
                ("{{", _) => {}
                (_, "else") => wanted.last_mut().map(|last| *last = !*last)?,
                (_, "endif") => drop(wanted.pop()?),
                (_, condition) => {
                    let holds = !now || self.holds(condition.strip_prefix("if ")?)?;
                    wanted.push(holds);
                }
            }
            rest = after;
        }
        self.marked.push_str(rest);
        Some(())
    }

    fn print(&mut self, path: &'static str) -> Option<()> {
        match (self.value)(path)? {
            Value::Fixed(text) => self.marked.push_str(&escaped(&text)),
            Value::Hole(hole) => {
                self.marked.push(MARK);
                self.holes.push(hole);
            }
        }
        Some(())
    }

    fn holds(&self, path: &'static str) -> Option<bool> {
        match (self.value)(path)? {
            Value::Fixed(text) => Some(!text.is_empty()),
            Value::Hole(hole) => (self.present)(hole),
        }
    }
}

/// The text before the next tag, the tag's opening mark and content, the text behind it. No content
/// holds a brace or a per cent sign.
fn next_tag(
    text: &'static str,
) -> Option<(&'static str, &'static str, &'static str, &'static str)> {
    let bytes = text.as_bytes();
    let mut marks = memchr::memchr_iter(b'{', bytes);
    let start = marks.find(|at| matches!(bytes.get(at + 1), Some(b'{' | b'%')))?;
    let (mark, closing) = match bytes[start + 1] {
        b'{' => ("{{", b'}'),
        _ => ("{%", b'%'),
    };
    let end = start + 2 + memchr::memchr(closing, &bytes[start + 2..])?;
    let after = text.get(end + 2..)?;
    Some((&text[..start], mark, &text[start + 2..end], after))
}

fn escaped(text: &str) -> Cow<'_, str> {
    if !html::needs_escaping(text) {
        return Cow::Borrowed(text);
    }
    let mut escaped = Vec::with_capacity(text.len() + 16);
    // Writing to memory never fails, and what is escaped is UTF-8 as it was.
    html::escape(text, &mut escaped).unwrap_or_default();
    Cow::Owned(String::from_utf8(escaped).unwrap_or_default())
}

/// Whether a text neither moves line breaks nor the white space at them, which is tidied around holes
/// and not in them.
fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let solid = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii_whitespace());
    solid(bytes.first()) && solid(bytes.last()) && memchr::memchr(b'\n', bytes).is_none()
}

#[cfg(test)]
mod tests;
