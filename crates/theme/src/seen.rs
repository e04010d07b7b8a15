//! A text of a mail that its reader can see, or the reason why nobody can: computed as a mail client does,
//! with inherited styles, a child's own font size and visibility, and Outlook's comments.
//!
//! The styles are those of the elements themselves, which every client keeps, and those of [`StyleRule`]s
//! that a caller gives: a checker may add those of `<style>`.

pub mod reader;
mod style;
mod tree;

use std::fmt;

use reader::{Element, Piece, Reader};
use style::Sight;
use tree::Tree;

/// The reason why nobody can see a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// The mail does not hold it.
    Absent,
    /// It stands in a comment; Outlook alone reads some of these.
    Comment,
    /// It stands in an attribute that nobody reads, or in the address of a link that shows nothing.
    Attribute,
    /// It stands in an element whose text is not shown: `title`, `style`, `script`.
    Element(&'static str),
    /// A style or an attribute hides it.
    Hidden(&'static str),
}

impl fmt::Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("is not in the mail"),
            Self::Comment => f.write_str("stands in a comment"),
            Self::Attribute => f.write_str("stands in an attribute, or behind a link without text"),
            Self::Element(name) => write!(f, "stands in <{name}>"),
            Self::Hidden(by) => write!(f, "is hidden by {by}"),
        }
    }
}

/// A rule of a style sheet: the declarations of every element that its simple selector fits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StyleRule<'a> {
    /// The element's name, in lower case; any where there is none.
    pub element: Option<&'a str>,
    /// The element's id.
    pub id: Option<&'a str>,
    /// The classes that the element must have.
    pub classes: Vec<&'a str>,
    /// The declarations: `display:none;font-size:0`.
    pub declarations: &'a str,
}

/// Returns nothing if a reader of the mail can see `text` somewhere, or the reason why nobody can. The
/// address of a visible link with text or an image counts: `rules` count in their order, before the
/// element's own style.
pub fn unseen(html: &str, text: &str, rules: &[StyleRule<'_>]) -> Option<Unseen> {
    let mut search = Search {
        text,
        tree: Tree::new(rules),
        reason: Unseen::Absent,
        link: None,
    };
    let is_seen = Reader::new(html).any(|piece| search.sees(&piece));
    (!is_seen).then_some(search.reason)
}

struct Search<'a> {
    text: &'a str,
    tree: Tree<'a>,
    /// The reason of the first place where it stands.
    reason: Unseen,
    /// The depth of the open link whose address holds the text.
    link: Option<usize>,
}

impl Search<'_> {
    /// Returns true if the text is seen at the latest in this piece.
    fn sees(&mut self, piece: &Piece<'_>) -> bool {
        match piece {
            Piece::Text(text) => self.sees_text(text),
            Piece::Raw(element, text) => {
                let shows = *element == "textarea";
                self.found(text, Unseen::Element(element)) && shows && self.tree.sight().is_clear()
            }
            Piece::Comment(text) => {
                self.found(text, Unseen::Comment);
                false
            }
            Piece::Start(element) => self.sees_element(element),
            Piece::End(name) => {
                self.tree.close(name);
                self.link = self.link.filter(|depth| self.tree.depth() >= *depth);
                false
            }
        }
    }

    fn sees_text(&mut self, text: &str) -> bool {
        let sight = self.tree.sight();
        if sight.is_clear() && self.link.is_some() && shows_something(text) {
            return true;
        }
        let reason = sight.hidden_by().map_or(Unseen::Absent, Unseen::Hidden);
        self.found(text, reason) && sight.is_clear()
    }

    fn sees_element(&mut self, element: &Element<'_>) -> bool {
        if element.name == "a" {
            self.link = None;
        }
        let sight = self.tree.open(element);
        let mut attributes = element.attributes.iter();
        if attributes.any(|(_, value)| value.contains(self.text)) {
            self.found(self.text, Unseen::Attribute);
        }
        let href = element.attribute("href").unwrap_or_default();
        if element.name == "a" && href.contains(self.text) {
            self.link = Some(self.tree.depth());
        }
        self.link.is_some() && element.name == "img" && sight.shows_images() && !is_pixel(element)
    }

    /// Notes the reason of a place; true if the text stands there.
    fn found(&mut self, place: &str, reason: Unseen) -> bool {
        let is_there = place.contains(self.text);
        if is_there && self.reason == Unseen::Absent {
            self.reason = reason;
        }
        is_there
    }
}

/// Returns true if a text is more than white space and characters without width.
fn shows_something(text: &str) -> bool {
    let blank = ["&nbsp;", "&#160;", "&#xa0;", "&zwnj;", "&#8203;", "&#847;"];
    let text = blank
        .iter()
        .fold(text.to_owned(), |text, blank| text.replace(blank, ""));
    text.chars()
        .any(|c| !c.is_whitespace() && crate::characters::is_visible(c))
}

/// Returns true for a picture that counts openings and shows nothing.
fn is_pixel(image: &Element<'_>) -> bool {
    let is_tiny = |name| matches!(image.attribute(name), Some("0" | "1"));
    is_tiny("width") || is_tiny("height")
}

impl Sight {
    /// Returns true if text is seen.
    const fn is_clear(self) -> bool {
        self.hidden_by().is_none()
    }
}

#[cfg(test)]
mod tests;
