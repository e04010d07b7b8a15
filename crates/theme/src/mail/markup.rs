//! Markup of strings in HTML: a tag where an element can stand, bare text in attributes, titles, styles and
//! comments. A page decides that once, for its text and for each value; what Tera rendered is read as a whole.

use super::html;
use super::page::{PageNode, Printed};
use super::variables::Slot;
use crate::theme::{Piece, StringTag, TAG, pieces};

/// A position in HTML, as far as it decides if an element can stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Between tags: an element can stand there.
    Content,
    /// Behind `<`.
    Less,
    /// In a tag's name: its first characters, in lower case.
    Name([u8; 8], usize),
    /// In a tag; behind it, the text of the element goes on to its end tag.
    Tag(Option<&'static str>),
    /// In a quoted value of an attribute.
    Quoted(u8, Option<&'static str>),
    /// In the text of an element without elements, and the characters of its end tag so far.
    Raw(&'static str, usize),
    /// Behind `<!`, and the characters of `--` so far.
    Declaration(usize),
    /// In `<!-- … -->`: the characters of `-->` so far, and true at its very beginning.
    Comment(usize, bool),
    /// In `<!--[if …]>`, whose content Outlook shows: the characters of `]>` so far.
    Condition(usize),
}

/// The elements whose content is text, each with the end of it.
const RAW: [(&[u8], &str); 4] = [
    (b"title", "</title"),
    (b"style", "</style"),
    (b"script", "</script"),
    (b"textarea", "</textarea"),
];

impl Place {
    /// The position behind a byte.
    pub(super) fn behind(self, byte: u8) -> Self {
        match self {
            Self::Content if byte == b'<' => Self::Less,
            Self::Content => Self::Content,
            Self::Less => behind_less(byte),
            Self::Name(name, length) => behind_name(name, length, byte),
            Self::Tag(raw) => match byte {
                b'>' => raw.map_or(Self::Content, |end| Self::Raw(end, 0)),
                b'"' | b'\'' => Self::Quoted(byte, raw),
                _ => self,
            },
            Self::Quoted(quote, raw) if byte == quote => Self::Tag(raw),
            Self::Quoted(..) => self,
            Self::Raw(end, read) => behind_raw(end, read, byte),
            Self::Declaration(1) if byte == b'-' => Self::Comment(0, true),
            Self::Declaration(0) if byte == b'-' => Self::Declaration(1),
            Self::Declaration(_) if byte == b'>' => Self::Content,
            Self::Declaration(_) => Self::Declaration(2),
            Self::Comment(_, true) if byte == b'[' => Self::Condition(0),
            Self::Comment(_, true) if byte == b'>' => Self::Content,
            Self::Comment(dashes, _) => match (byte, dashes) {
                (b'-', _) => Self::Comment((dashes + 1).min(2), false),
                (b'>', 2) => Self::Content,
                _ => Self::Comment(0, false),
            },
            Self::Condition(1) if byte == b'>' => Self::Content,
            Self::Condition(_) => Self::Condition(usize::from(byte == b']')),
        }
    }

    /// Returns true where an escaped value leaves the position as it is.
    const fn keeps_values(self) -> bool {
        matches!(
            self,
            Self::Content
                | Self::Tag(_)
                | Self::Quoted(..)
                | Self::Raw(_, 0)
                | Self::Comment(0, false)
        )
    }

    fn behind_all(self, text: &str) -> Self {
        text.bytes().fold(self, Self::behind)
    }
}

const fn behind_less(byte: u8) -> Place {
    match byte {
        b'!' => Place::Declaration(0),
        b'/' => Place::Tag(None),
        b'<' => Place::Less,
        _ if byte.is_ascii_alphabetic() => {
            let mut name = [0; 8];
            name[0] = byte.to_ascii_lowercase();
            Place::Name(name, 1)
        }
        _ => Place::Content,
    }
}

fn behind_name(mut name: [u8; 8], length: usize, byte: u8) -> Place {
    if byte.is_ascii_alphanumeric() || byte == b':' || byte == b'-' {
        if length < name.len() {
            name[length] = byte.to_ascii_lowercase();
        }
        return Place::Name(name, length + 1);
    }
    let known = RAW.iter().find(|(raw, _)| name.get(..length) == Some(raw));
    Place::Tag(known.map(|(_, end)| *end)).behind(byte)
}

fn behind_raw(end: &'static str, read: usize, byte: u8) -> Place {
    let expected = end.as_bytes();
    if expected[read].eq_ignore_ascii_case(&byte) {
        if read + 1 == expected.len() {
            return Place::Tag(None);
        }
        return Place::Raw(end, read + 1);
    }
    Place::Raw(end, usize::from(byte == b'<'))
}

/// The text that Tera rendered, with tags in place of their marks.
pub(super) fn resolved(rendered: String) -> String {
    if !rendered.contains(TAG) {
        return rendered;
    }
    let mut place = Place::Content;
    text(&rendered, &mut place)
}

/// A text from `place` on, which moves to its end.
fn text(marked: &str, place: &mut Place) -> String {
    let mut resolved = String::with_capacity(marked.len() + 32);
    for piece in pieces(marked) {
        match piece {
            Piece::Text(text) => {
                resolved.push_str(text);
                *place = place.behind_all(text);
            }
            Piece::Tag(tag) if *place == Place::Content => resolved.push_str(&html_of(&tag)),
            Piece::Tag(StringTag::Break) => resolved.push(' '),
            Piece::Tag(_) => {}
        }
    }
    resolved
}

fn html_of(tag: &StringTag<'_>) -> String {
    match tag {
        StringTag::Start(name) => format!("<{name}>"),
        StringTag::End(name) => format!("</{name}>"),
        StringTag::Break => "<br>".to_owned(),
        // Escaped already, with the text around it.
        StringTag::Link(address) => format!("<a href=\"{address}\">"),
    }
}

/// A value as it is printed in element content: its text escaped, its tags in place of their marks.
pub(super) fn with_tags(value: &str) -> String {
    let mut html = String::with_capacity(value.len() + 32);
    for piece in pieces(&html::escaped(value)) {
        match piece {
            Piece::Text(text) => html.push_str(text),
            Piece::Tag(tag) => html.push_str(&html_of(&tag)),
        }
    }
    html
}

/// Puts tags into a page's text, and decides for each value if it may bring some; false where that depends
/// on the event, so that only what is rendered tells.
pub(super) fn resolve(nodes: &mut [PageNode], slots: &[Slot]) -> bool {
    let mut place = Place::Content;
    resolve_from(nodes, slots, &mut place)
}

fn resolve_from(nodes: &mut [PageNode], slots: &[Slot], place: &mut Place) -> bool {
    let mut is_certain = true;
    for node in nodes {
        match node {
            PageNode::Text(html, _) => *html = text(html, place),
            PageNode::Value(slot, printed) => {
                is_certain &= *printed != Printed::Safe && place.keeps_values();
                if slots[*slot].is_string() {
                    *printed = printed_at(*printed, *place);
                }
            }
            PageNode::If(branches) => {
                let before = *place;
                for (at, (_, nodes)) in branches.iter_mut().enumerate() {
                    let mut end = before;
                    is_certain &= resolve_from(nodes, slots, &mut end);
                    is_certain &= at == 0 || end == *place;
                    *place = end;
                }
            }
            PageNode::Defect(_) => {}
        }
    }
    is_certain
}

const fn printed_at(printed: Printed, place: Place) -> Printed {
    match (printed, place) {
        (Printed::Escaped, Place::Content) => Printed::Marked,
        (Printed::Escaped, _) => Printed::WithoutTags,
        (printed, _) => printed,
    }
}

/// A value without tags, isolates kept.
pub(super) fn without_tags(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for piece in pieces(value) {
        match piece {
            Piece::Text(piece) => text.push_str(piece),
            Piece::Tag(StringTag::Break) => text.push(' '),
            Piece::Tag(_) => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        resolved(text.replace('[', "\u{fdd3}").replace(']', "\u{fdd4}"))
    }

    #[test]
    fn a_tag_is_one_where_an_element_can_stand() {
        for (text, expected) in [
            ("<p>[b]x[/b][br]y</p>", "<p><b>x</b><br>y</p>"),
            (
                "<p title=\"[b]x[/b][br]y\">[i]z[/i]",
                "<p title=\"x y\"><i>z</i>",
            ),
            ("<p title='>[b]x'>[b]", "<p title='>x'><b>"),
            ("<p data-x=[b]>[b]", "<p data-x=><b>"),
            ("<title>[b]x[/b]</title>[b]", "<title>x</title><b>"),
            ("<STYLE>a>b{}[b]</style >[b]", "<STYLE>a>b{}</style ><b>"),
            (
                "<textarea>[b]</p></textarea>[b]",
                "<textarea></p></textarea><b>",
            ),
            ("<!-- [b] > -->[b]", "<!--  > --><b>"),
            ("<!-->[b]", "<!--><b>"),
            ("<!doctype html>[b]", "<!doctype html><b>"),
            ("<titles>[b]", "<titles><b>"),
            ("a < b [b]", "a < b <b>"),
            (
                "[a https://a.example/?a=1&amp;b=2]x[/a]",
                "<a href=\"https://a.example/?a=1&amp;b=2\">x</a>",
            ),
        ] {
            assert_eq!(html(text), expected);
        }
    }

    /// Outlook shows what stands in its comments.
    #[test]
    fn outlooks_comments_hold_elements() {
        let text = "<!--[if mso]><i>[b]x[/b]</i><![endif]-->[b]";
        // Square brackets stand for marks in this test, so the condition is written out.
        let text = text
            .replace("[if mso]", "\u{1}if mso\u{2}")
            .replace("[endif]", "\u{1}endif\u{2}");
        let marked = text.replace('[', "\u{fdd3}").replace(']', "\u{fdd4}");
        let marked = marked.replace('\u{1}', "[").replace('\u{2}', "]");
        assert_eq!(
            resolved(marked),
            "<!--[if mso]><i><b>x</b></i><![endif]--><b>"
        );
        assert_eq!(
            resolved("<!--[if !mso]><!-->\u{fdd3}b\u{fdd4}<!--<![endif]-->".to_owned()),
            "<!--[if !mso]><!--><b><!--<![endif]-->"
        );
    }
}
