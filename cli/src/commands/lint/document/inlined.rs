//! A mail with the rules of its style sheet written into its elements, for a check that reads `style` alone.

use scraper::{ElementRef, Node};

use super::MailDocument;
use super::contrast::ColorScheme;
use super::css::When;
use super::style::declared;

/// Properties that may hide an element.
const HIDING: [&str; 9] = [
    "display",
    "visibility",
    "opacity",
    "font",
    "font-size",
    "height",
    "max-height",
    "overflow",
    "overflow-y",
];
/// Elements without an end tag.
const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "link", "meta"];

impl MailDocument {
    /// Returns true if the style sheet, outside of media queries, has rules that may hide something.
    pub fn sheet_may_hide(&self) -> bool {
        let rules = self
            .sheet
            .rules
            .iter()
            .filter(|rule| rule.when == When::Always);
        let mut declarations = rules.flat_map(|rule| &rule.declarations);
        declarations.any(|one| HIDING.contains(&one.property.as_str()))
    }

    /// Returns the HTML with the rules of the style sheet in each element's `style`, those of media queries
    /// left out.
    pub fn with_inlined_sheet(&self) -> String {
        let mut html = String::new();
        self.write(self.html.root_element(), &mut html);
        html
    }

    fn write(&self, element: ElementRef<'_>, html: &mut String) {
        let name = element.value().name();
        self.write_start_tag(&element, html);
        let is_raw = matches!(name, "style" | "script" | "title");
        for child in element.children() {
            match child.value() {
                Node::Text(text) if is_raw => html.push_str(text),
                Node::Text(text) => html.push_str(&escaped(text)),
                Node::Comment(comment) => html.push_str(&format!("<!--{}-->", &**comment)),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.write(child, html);
                    }
                }
                _ => {}
            }
        }
        if !VOID.contains(&name) {
            html.push_str(&format!("</{name}>"));
        }
    }

    fn write_start_tag(&self, element: &ElementRef<'_>, html: &mut String) {
        html.push_str(&format!("<{}", element.value().name()));
        for (name, value) in element.value().attrs().filter(|(name, _)| *name != "style") {
            html.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
        let style: String = declared(self, ColorScheme::Light, element)
            .iter()
            .map(|one| format!("{}:{};", one.property, one.value))
            .collect();
        html.push_str(&format!(" style=\"{}\">", escaped(&style)));
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_outside_of_media_queries_are_in_the_elements() {
        let document = MailDocument::parse(
            "<style>.a{display:none!important}td b{font-size:0}@media (max-width:9px){i{display:none}}</style><table><tr><td><b title='\"'>1 &lt; 2</b><i class=a style=\"display:block\">3</i><!-- 4 --><br></table>",
        );
        assert!(document.sheet_may_hide());
        let html = document.with_inlined_sheet();
        assert!(
            html.contains("<b title=\"&quot;\" style=\"font-size:0;\">1 &lt; 2</b>"),
            "{html}"
        );
        assert!(
            html.contains("<i class=\"a\" style=\"display:block;display:none;\">3</i><!-- 4 -->"),
            "{html}"
        );
    }

    #[test]
    fn colours_and_media_queries_hide_nothing() {
        let document =
            MailDocument::parse("<style>.a{color:red}@media x{.b{display:none}}</style>");
        assert!(!document.sheet_may_hide());
    }
}
