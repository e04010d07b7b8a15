//! A rendered mail as mail clients parse it.

mod color;
pub mod contrast;
pub mod css;
pub mod flow;
mod inlined;
pub mod prose;
mod style;

use std::borrow::Cow;

use scraper::{ElementRef, Html, Node, Selector};
use theme::mail::LEFT_OUT;

use super::sources::tags::RenderedTag;
use css::Sheet;

/// The most elements in each other: no mail needs more, and what walks through a document goes as deep.
pub const DEPTH_MAX: usize = 500;

/// Elements without an end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Returns true if elements are nested too deeply to be checked: in a mail, or in a comment for Outlook.
pub fn is_too_deep(html: &str) -> bool {
    let mut depth = 0_usize;
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let is_of_name = |c: char| c.is_ascii_alphanumeric() || "-:".contains(c);
            let name = rest.split(|c| !is_of_name(c)).next().unwrap_or_default();
            let is_void = VOID.iter().any(|void| void.eq_ignore_ascii_case(name));
            depth += usize::from(!is_void);
        }
        if depth > DEPTH_MAX {
            return true;
        }
    }
    false
}

/// A parsed mail.
pub struct MailDocument {
    /// The elements that most clients see.
    pub html: Html,
    /// The insides of conditional comments, which only Outlook for Windows sees.
    pub conditional: Vec<Html>,
    /// The style sheets, without those in conditional comments.
    pub sheet: Sheet,
}

impl MailDocument {
    /// Parses a mail.
    pub fn parse(html: &str) -> Self {
        let html = Html::parse_document(html);
        let conditional = html
            .tree
            .values()
            .filter_map(|node| match node {
                Node::Comment(comment) => conditional(comment),
                _ => None,
            })
            .map(Html::parse_fragment)
            .collect();
        let sheet = Sheet::parse(&style_text(&html));
        Self {
            html,
            conditional,
            sheet,
        }
    }

    /// Returns the elements of a name that most clients see.
    pub fn elements<'p>(&'p self, name: &'p str) -> impl Iterator<Item = ElementRef<'p>> {
        elements(&self.html).filter(move |element| element.value().name() == name)
    }

    /// Returns all elements, with those for Outlook.
    pub fn all(&self) -> impl Iterator<Item = ElementRef<'_>> {
        elements(&self.html).chain(self.conditional.iter().flat_map(elements))
    }

    /// Returns the text of the body, each run of white space as one space.
    pub fn text(&self) -> String {
        let body = self.elements("body").next();
        body.map(|body| collapsed(body.text())).unwrap_or_default()
    }
}

/// Returns all elements of a document, in their order.
pub fn elements(document: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    document.root_element().descendent_elements()
}

/// Returns an element's start tag, to look it up in the source.
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

/// Returns true if a part of an element's start tag could not be rendered and was left out.
pub fn is_incomplete(element: &ElementRef<'_>) -> bool {
    let mut attributes = element.value().attrs();
    attributes.any(|(name, value)| name.contains(LEFT_OUT) || value.contains(LEFT_OUT))
}

/// Formats an element's start tag for a reader. Its style is left out, since it is often long.
pub fn shown(element: &ElementRef<'_>) -> String {
    let mut shown = format!("<{}", element.value().name());
    for (name, value) in element.value().attrs().filter(|(name, _)| *name != "style") {
        let value: String = value.chars().take(60).collect();
        shown.push_str(&format!(" {name}=\"{value}\""));
    }
    shown.push('>');
    shown
}

/// Joins pieces of text; each run of white space becomes one space.
pub fn collapsed<'t>(pieces: impl Iterator<Item = &'t str>) -> String {
    let text: String = pieces.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the declarations of an element's own `style`.
pub fn inline_style(element: &ElementRef<'_>) -> Vec<css::Declaration> {
    element
        .attr("style")
        .map(css::declarations)
        .unwrap_or_default()
}

/// Parses a selector; nothing for one that the parser does not know.
pub fn selector(text: &str) -> Option<Selector> {
    Selector::parse(text).ok()
}

/// Returns the inside of a downlevel-hidden conditional comment: `[if mso]>…<![endif]`.
fn conditional(comment: &str) -> Option<&str> {
    let behind = comment.trim_start().strip_prefix("[if ")?;
    let (condition, inside) = behind.split_once("]>")?;
    // `[if !mso]` addresses all clients but Outlook.
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
    fn elements_in_each_other_are_counted() {
        let nested = |depth: usize| "<b>".repeat(depth) + &"</b>".repeat(depth);
        assert!(!is_too_deep(&nested(DEPTH_MAX)) && is_too_deep(&nested(DEPTH_MAX + 1)));
        assert!(!is_too_deep(&"<br><img src=x><b></b>".repeat(2000)));
        assert!(is_too_deep(&"<v:rect x=1>".repeat(600)));
    }

    #[test]
    fn elements_for_outlook_are_separate() {
        let document = MailDocument::parse(
            "<!doctype html><body><!--[if mso]><v:roundrect href=\"x\"></v:roundrect><![endif]--><!--[if !mso]><!--><a href=y>z</a><!--<![endif]-->",
        );
        assert_eq!(document.elements("a").count(), 1);
        let names: Vec<_> = document
            .all()
            .map(|element| element.value().name().to_owned())
            .collect();
        assert!(names.contains(&"v:roundrect".to_owned()), "{names:?}");
        assert_eq!(document.text(), "z");
    }
}
