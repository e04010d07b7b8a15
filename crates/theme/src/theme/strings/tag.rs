//! Tags in strings: b, strong, i, em, br and a. The marks that stand for them in a formatted text, so that an
//! argument's characters are never taken for a tag.

use super::{END_ISOLATE, ISOLATE};
use crate::theme::look::{email_address, https_url, is_url_character};

/// Stands before a tag in a formatted text; Unicode reserves it for such uses.
pub const TAG: char = '\u{fdd3}';
/// Stands behind a tag in a formatted text.
pub const END_TAG: char = '\u{fdd4}';
/// Stands before a tag that is refused.
pub(super) const REFUSED: char = '\u{fdd5}';

/// The elements without attributes that a string may hold, `br` besides.
const PLAIN: [&str; 4] = ["b", "strong", "i", "em"];

/// A tag that a string may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StringTag<'t> {
    /// `<b>`.
    Start(&'static str),
    /// `<a href="…">`, its address without HTML's references.
    Link(&'t str),
    /// `</b>`.
    End(&'static str),
    /// `<br>`.
    Break,
}

impl<'t> StringTag<'t> {
    /// The tag that is marked with this text between [`TAG`] and [`END_TAG`].
    pub fn of_mark(text: &'t str) -> Option<Self> {
        if text == "br" {
            return Some(Self::Break);
        }
        if let Some(address) = text.strip_prefix("a ") {
            return is_address(address).then_some(Self::Link(address));
        }
        match text.strip_prefix('/') {
            Some("a") => Some(Self::End("a")),
            Some(name) => plain(name).map(Self::End),
            None => plain(text).map(Self::Start),
        }
    }

    /// The text of the tag between [`TAG`] and [`END_TAG`].
    pub(super) fn mark(&self) -> String {
        let text = match self {
            Self::Start(name) => (*name).to_owned(),
            Self::Link(address) => format!("a {address}"),
            Self::End(name) => format!("/{name}"),
            Self::Break => "br".to_owned(),
        };
        format!("{TAG}{text}{END_TAG}")
    }
}

/// The element without attributes of that name.
pub(super) fn plain(name: &str) -> Option<&'static str> {
    PLAIN
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(name))
}

/// An https address, or `mailto:` with one mailbox.
pub(super) fn is_address(address: &str) -> bool {
    let Some(mailbox) = address.strip_prefix("mailto:") else {
        return https_url(address).is_ok();
    };
    let mailbox = mailbox.split('?').next().unwrap_or_default();
    email_address(mailbox).is_ok() && address.chars().all(is_url_character)
}

/// A part of a formatted text.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Text, isolates included.
    Text(&'t str),
    /// A tag.
    Tag(StringTag<'t>),
}

/// The pieces of a formatted text. A mark that is not a tag's is left out.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut parts = text.split(TAG);
    pieces.push(Piece::Text(parts.next().unwrap_or_default()));
    for part in parts {
        let (mark, behind) = part.split_once(END_TAG).unwrap_or((part, ""));
        pieces.extend(StringTag::of_mark(mark).map(Piece::Tag));
        pieces.push(Piece::Text(behind));
    }
    pieces
}

/// A text without isolates and tags, for an attribute or a title, where no element can stand.
pub fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => bare.extend(text.chars().filter(|c| !is_isolate(*c))),
            Piece::Tag(StringTag::Break) => bare.push(' '),
            Piece::Tag(_) => {}
        }
    }
    bare
}

/// A text as plain text shows it: `br` is a line break, a link is "text (address)".
pub fn plain_text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut link: Option<(&str, usize)> = None;
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => plain.extend(text.chars().filter(|c| !is_isolate(*c))),
            Piece::Tag(StringTag::Break) => plain.push('\n'),
            Piece::Tag(StringTag::Link(address)) => link = Some((address, plain.len())),
            Piece::Tag(StringTag::End("a")) => {
                let Some((address, start)) = link.take() else {
                    continue;
                };
                let shown = address.strip_prefix("mailto:").unwrap_or(address);
                if plain[start..].trim() != shown {
                    plain.push_str(&format!(" ({shown})"));
                }
            }
            Piece::Tag(_) => {}
        }
    }
    plain
}

const fn is_isolate(c: char) -> bool {
    matches!(c, ISOLATE | END_ISOLATE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        text.replace('[', "\u{fdd3}").replace(']', "\u{fdd4}")
    }

    #[test]
    fn bare_text_has_no_tags_and_plain_text_shows_addresses() {
        let text = marked("A [b]\u{2068}x\u{2069}[/b][br][a https://a.example/?a=1&b=2]help[/a].");
        assert_eq!(bare(&text), "A x help.");
        assert_eq!(plain_text(&text), "A x\nhelp (https://a.example/?a=1&b=2).");
        let own = marked(
            "[a mailto:help@a.example]help@a.example[/a] [a https://a.example]a.example[/a]",
        );
        assert_eq!(
            plain_text(&own),
            "help@a.example a.example (https://a.example)"
        );
    }

    #[test]
    fn a_forged_mark_is_no_tag() {
        for mark in [
            "[script]",
            "[a javascript:x]",
            "[a http://a.example]",
            "[b class=x]",
            "[/u]",
            "[",
            "[b",
            "]",
        ] {
            let text = marked(mark);
            let tags = pieces(&text)
                .into_iter()
                .filter(|piece| matches!(piece, Piece::Tag(_)));
            assert_eq!(tags.count(), usize::from(mark == "[b"), "{mark}");
        }
    }
}
