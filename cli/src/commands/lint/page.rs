//! A rendered mail as clients read it.

pub mod css;
pub mod paint;

use std::borrow::Cow;

use scraper::{ElementRef, Html, Node, Selector};

use super::sources::tags::RenderedTag;
use css::Sheet;

/// A parsed mail.
pub struct Page {
    /// The document as most clients see it.
    pub document: Html,
    /// What only Outlook for Windows sees: the insides of its conditional comments.
    pub conditional: Vec<Html>,
    /// Its style sheets, those in conditional comments left out.
    pub sheet: Sheet,
}

impl Page {
    /// Parses a mail.
    pub fn parse(html: &str) -> Self {
        let document = Html::parse_document(html);
        let conditional = document
            .tree
            .values()
            .filter_map(|node| match node {
                Node::Comment(comment) => conditional(comment),
                _ => None,
            })
            .map(Html::parse_fragment)
            .collect();
        let sheet = Sheet::parse(&style_text(&document));
        Self {
            document,
            conditional,
            sheet,
        }
    }

    /// The elements of that name that most clients see.
    pub fn elements<'p>(&'p self, name: &'p str) -> impl Iterator<Item = ElementRef<'p>> {
        elements(&self.document).filter(move |element| element.value().name() == name)
    }

    /// All elements, those for Outlook included.
    pub fn all(&self) -> impl Iterator<Item = ElementRef<'_>> {
        elements(&self.document).chain(self.conditional.iter().flat_map(elements))
    }

    /// The text that is seen, white space collapsed.
    pub fn text(&self) -> String {
        let body = self.elements("body").next();
        body.map(|body| collapsed(body.text())).unwrap_or_default()
    }
}

/// All elements of a document, in its order.
pub fn elements(document: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    document.root_element().descendent_elements()
}

/// An element and its attributes, to be found in the source.
pub fn tag<'e>(element: &ElementRef<'e>) -> RenderedTag<'e> {
    RenderedTag {
        name: Cow::Borrowed(element.value().name()),
        attributes: element
            .value()
            .attrs()
            .map(|(name, value)| (Cow::Borrowed(name), Cow::Borrowed(value)))
            .collect(),
    }
}

/// An element's start tag for a reader, without its style.
pub fn shown(element: &ElementRef<'_>) -> String {
    let mut shown = format!("<{}", element.value().name());
    for (name, value) in element.value().attrs().filter(|(name, _)| *name != "style") {
        let value: String = value.chars().take(60).collect();
        shown.push_str(&format!(" {name}=\"{value}\""));
    }
    shown.push('>');
    shown
}

/// Text with each run of white space as one space.
pub fn collapsed<'t>(pieces: impl Iterator<Item = &'t str>) -> String {
    let text: String = pieces.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The declarations of an element's own `style`.
pub fn inline_style(element: &ElementRef<'_>) -> Vec<css::Declaration> {
    element
        .attr("style")
        .map(css::declarations)
        .unwrap_or_default()
}

/// A selector that is known to be one.
pub fn selector(text: &str) -> Option<Selector> {
    Selector::parse(text).ok()
}

/// The inside of a downlevel-hidden conditional comment: `[if mso]>…<![endif]`.
fn conditional(comment: &str) -> Option<&str> {
    let behind = comment.trim_start().strip_prefix("[if ")?;
    let (condition, inside) = behind.split_once("]>")?;
    (!condition.contains('!')).then(|| inside.trim_end_matches("<![endif]"))
}

fn style_text(document: &Html) -> String {
    elements(document)
        .filter(|element| element.value().name() == "style")
        .flat_map(|element| element.text().collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_outlook_sees_is_apart() {
        let page = Page::parse(
            "<!doctype html><body><!--[if mso]><v:roundrect href=\"x\"></v:roundrect><![endif]--><!--[if !mso]><!--><a href=y>z</a><!--<![endif]-->",
        );
        assert_eq!(page.elements("a").count(), 1);
        let names: Vec<_> = page
            .all()
            .map(|element| element.value().name().to_owned())
            .collect();
        assert!(names.contains(&"v:roundrect".to_owned()), "{names:?}");
        assert_eq!(page.text(), "z");
    }
}
