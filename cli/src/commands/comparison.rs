//! Two mails compared as their readers see them: visible text and links.

use scraper::{ElementRef, Node};

use super::lint::document::flow::INLINE;
use super::lint::document::{MailDocument, is_too_deep};

/// The characters around the first difference that are shown.
const EXCERPT: usize = 40;

/// What a reader sees of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The text, the preheader with it, each run of white space as one space.
    pub text: String,
    /// The same, a line for each block.
    pub lines: Vec<String>,
    /// The addresses of links and images, in order.
    pub links: Vec<String>,
}

impl Seen {
    /// Reads a mail.
    pub fn of(html: &str) -> Self {
        if is_too_deep(html) {
            // What no client shows is compared as it is.
            return Self {
                text: html.to_owned(),
                lines: vec![html.to_owned()],
                links: Vec::new(),
            };
        }
        let document = MailDocument::parse(html);
        let mut text = String::new();
        if let Some(body) = document.elements("body").next() {
            read(body, &mut text);
        }
        let visible = text.chars().filter(|c| !super::import::is_zero_width(*c));
        let visible: String = visible.collect();
        let lines: Vec<String> = visible
            .split(BLOCK)
            .map(collapsed)
            .filter(|line| !line.is_empty())
            .collect();
        let links = document.all().flat_map(|element| {
            let addresses = ["href", "src", "background"].map(|name| element.attr(name));
            addresses
                .into_iter()
                .flatten()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
        Self {
            text: lines.join(" "),
            lines,
            links: links.collect(),
        }
    }
}

/// Stands for the start and the end of a block; no text has this separator.
const BLOCK: char = '\u{1e}';

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(tag) if !matches!(tag.name(), "style" | "script" | "title") => {
                let breaks = !INLINE.contains(&tag.name());
                text.extend(breaks.then_some(BLOCK));
                if let Some(child) = ElementRef::wrap(child) {
                    read(child, text);
                }
                text.extend(breaks.then_some(BLOCK));
            }
            _ => {}
        }
    }
}

/// Returns the surroundings of the first difference of two texts.
pub fn excerpts(one: &str, other: &str) -> (String, String) {
    let shared = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let start = shared.saturating_sub(EXCERPT / 2);
    let excerpt = |text: &str| {
        let count = text.chars().count();
        let inside: String = text.chars().skip(start).take(EXCERPT * 2).collect();
        let before = if start > 0 { "…" } else { "" };
        let behind = if count > start + EXCERPT * 2 {
            "…"
        } else {
            ""
        };
        format!("{before}{inside}{behind}")
    };
    (excerpt(one), excerpt(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_sees_text_and_links() {
        let seen = Seen::of(
            "<title>x</title><style>y</style><p>a <b>1</b>2&nbsp;\n b</p><p>c\u{200c}</p><a href=\"/x?a&amp;b\">d</a>",
        );
        assert_eq!(seen.text, "a 12 b c d");
        assert_eq!(seen.links, ["/x?a&b"]);
    }

    #[test]
    fn a_difference_is_shown_with_what_is_around_it() {
        let long = "a".repeat(100);
        let (one, other) = excerpts(&format!("{long}1"), &format!("{long}2"));
        assert_eq!(one, format!("…{}1", "a".repeat(20)));
        assert_eq!(other, format!("…{}2", "a".repeat(20)));
    }
}
