//! The visible text of a mail as it flows: inline elements join their texts, all others end a line.

use scraper::{ElementRef, Node};

use super::css::Declaration;
use super::{MailDocument, inline_style};

/// Elements that leave their text in the line.
pub const INLINE: [&str; 27] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u",
    "var",
];
/// Elements without visible text.
const SILENT: [&str; 4] = ["style", "script", "title", "template"];

/// The text of a mail's body. A line break stands for the start and the end of a block.
#[derive(Default)]
pub struct Flow<'m> {
    /// The text.
    pub text: String,
    /// The end of each piece of text, with the element that holds it.
    pieces: Vec<(usize, ElementRef<'m>)>,
}

impl<'m> Flow<'m> {
    /// Reads the body of a mail.
    pub fn of(document: &'m MailDocument) -> Self {
        let mut flow = Self::default();
        if let Some(body) = document.elements("body").next() {
            flow.read(body);
        }
        flow
    }

    /// Returns the element that holds the text at a byte offset.
    pub fn element(&self, at: usize) -> Option<ElementRef<'m>> {
        let piece = self.pieces.partition_point(|(end, _)| *end <= at);
        self.pieces.get(piece).map(|(_, element)| *element)
    }

    fn read(&mut self, element: ElementRef<'m>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => {
                    self.text.push_str(text);
                    self.pieces.push((self.text.len(), element));
                }
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.read_element(child);
                    }
                }
                _ => {}
            }
        }
    }

    fn read_element(&mut self, element: ElementRef<'m>) {
        let style = inline_style(&element);
        if SILENT.contains(&element.value().name()) || is_hidden(&style) {
            return;
        }
        let breaks = !INLINE.contains(&element.value().name()) || style.iter().any(sets_apart);
        if breaks {
            self.text.push('\n');
        }
        self.read(element);
        if breaks {
            self.text.push('\n');
        }
    }
}

fn is_hidden(style: &[Declaration]) -> bool {
    style
        .iter()
        .any(|one| one.property == "display" && one.value == "none")
}

/// Returns true for a declaration that sets an inline element apart from the text around it.
fn sets_apart(declaration: &Declaration) -> bool {
    let value = declaration.value.as_str();
    match declaration.property.as_str() {
        "display" => value != "inline" && value != "contents",
        property => {
            let has_room = ["padding", "margin", "border"]
                .iter()
                .any(|side| property.starts_with(side));
            has_room && !property.contains("radius") && !matches!(value, "0" | "0px" | "none")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(html: &str) -> String {
        let document = MailDocument::parse(html);
        Flow::of(&document).text
    }

    #[test]
    fn blocks_end_a_line_and_inline_elements_do_not() {
        assert_eq!(flow("<p>a <b>1</b>.</p><p>b</p>"), "\na 1.\n\nb\n");
        assert_eq!(flow("a<br>b"), "a\n\nb");
        assert_eq!(flow("a<span style=\"padding:4px\">1</span>."), "a\n1\n.");
        assert_eq!(flow("a<i style=\"display:inline-block\">1</i>."), "a\n1\n.");
        assert_eq!(
            flow("a<b style=\"padding:0;border-radius:4px\">1</b>."),
            "a1."
        );
    }

    #[test]
    fn what_is_not_visible_is_left_out() {
        assert_eq!(
            flow("<title>x</title><style>y</style>a<div style=\"display:none\">z</div>b<!-- c -->"),
            "ab"
        );
    }

    #[test]
    fn a_text_knows_its_element() {
        let document = MailDocument::parse("<p>ab<b>cd</b>ef</p>");
        let flow = Flow::of(&document);
        let name = |text: &str| {
            let element = flow.element(flow.text.find(text).unwrap()).unwrap();
            element.value().name().to_owned()
        };
        assert_eq!([name("ab"), name("cd"), name("ef")], ["p", "b", "p"]);
    }
}
