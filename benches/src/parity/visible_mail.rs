//! A mail as its reader sees it, independent of its markup.

use scraper::{ElementRef, Html, Node, Selector};

/// Elements whose text no reader sees.
const UNSEEN: [&str; 2] = ["style", "script"];

/// Elements within a line, which do not separate the texts around them.
const INLINE: [&str; 8] = ["a", "b", "bdi", "em", "i", "span", "strong", "u"];

/// The properties that are the same in two mails that look alike.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct VisibleMail {
    language: String,
    direction: String,
    text: String,
    links: Vec<String>,
}

impl VisibleMail {
    /// Parses HTML as browsers do. The text includes the title and the preheader.
    pub(super) fn of(html: &str) -> Self {
        let document = Html::parse_document(html);
        let root = document.root_element();
        let mut text = String::new();
        add_text(root, &mut text);
        let attribute = |name| root.attr(name).unwrap_or_default().to_owned();
        Self {
            language: attribute("lang"),
            direction: attribute("dir"),
            text: words(&text),
            links: links(&document),
        }
    }

    /// The properties and their names.
    pub(super) fn fields(self) -> [(&'static str, String); 4] {
        [
            ("language", self.language),
            ("direction", self.direction),
            ("text", self.text),
            ("links", self.links.join(" ")),
        ]
    }
}

fn links(document: &Html) -> Vec<String> {
    let linked = Selector::parse("[href]").expect("the selector is valid");
    let links = document.select(&linked);
    links
        .filter_map(|element| element.attr("href").map(str::to_owned))
        .collect()
}

fn add_text(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        if let Node::Text(own) = child.value() {
            text.push_str(own);
        }
        let Some(child) = ElementRef::wrap(child) else {
            continue;
        };
        let name = child.value().name();
        if UNSEEN.contains(&name) {
            continue;
        }
        let separates = !INLINE.contains(&name);
        if separates {
            text.push(' ');
        }
        add_text(child, text);
        if separates {
            text.push(' ');
        }
    }
}

/// The text without characters of no width, with which libraries pad the preheader, and with single
/// spaces.
fn words(text: &str) -> String {
    let has_no_width = |c: char| {
        matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
    };
    let seen: String = text.chars().filter(|c| !has_no_width(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        VisibleMail::of(html).text
    }

    #[test]
    fn text_is_what_a_reader_sees() {
        for (html, read) in [
            (
                "<title>T</title><style>p{}</style><p>a</p><p>b</p>",
                "T a b",
            ),
            ("<p>a<bdi>b</bdi>c <b>d</b></p>", "abc d"),
            ("a<!-- x -->b<!--[if mso]><p>c</p><![endif]-->", "ab"),
            ("<!--[if !mso]><!-->a<!--<![endif]-->", "a"),
            ("&lt;b&gt; &amp;&#39;&#x27;&quot;", "<b> &''\""),
            ("a<br>b", "a b"),
            (
                "<div style=\"display:none\">shown in a list</div>",
                "shown in a list",
            ),
            ("a&nbsp;&zwnj;&#8199;&#847;b", "a b"),
        ] {
            assert_eq!(text(html), read, "{html}");
        }
    }

    #[test]
    fn links_are_complete_and_in_order() {
        let page = VisibleMail::of(
            r#"<a href="https://x.example/?a=1&amp;b=2">x</a><a href="mailto:a@b">y</a>"#,
        );
        assert_eq!(page.links, ["https://x.example/?a=1&b=2", "mailto:a@b"]);
    }

    #[test]
    fn language_and_direction_are_those_of_the_document() {
        let page = VisibleMail::of(
            r#"<!doctype html><html lang="ar" dir="rtl"><body dir="ltr">a</body></html>"#,
        );
        assert_eq!((&*page.language, &*page.direction), ("ar", "rtl"));
    }
}
