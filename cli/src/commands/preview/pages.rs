//! Pages of the preview as HTML, the same for a server and for an export.

mod cards;
mod choices;
mod contents;
pub mod links;

use serde::Serialize;
use tera::{Context, Tera};

use crate::visible;

pub use cards::Cards;
pub use contents::{IndexPage, MessagePage, SourcePage};

/// The page's style.
pub const STYLE: &str = include_str!("assets/page.css");
/// The page's script.
pub const SCRIPT: &str = include_str!("assets/page.js");
/// The page's icon.
pub const ICON: &str = include_str!("assets/icon.svg");

const TEMPLATES: [(&str, &str); 7] = [
    ("page.html", include_str!("assets/page.html")),
    ("choices.html", include_str!("assets/choices.html")),
    ("pane.html", include_str!("assets/pane.html")),
    ("facts.html", include_str!("assets/facts.html")),
    ("list.html", include_str!("assets/list.html")),
    ("index.html", include_str!("assets/index.html")),
    ("source.html", include_str!("assets/source.html")),
];

/// The pages' templates, parsed once.
pub struct Pages {
    tera: Tera,
}

impl Pages {
    /// Parses the templates.
    pub fn new() -> Self {
        let mut tera = Tera::new();
        tera.add_raw_templates(TEMPLATES)
            .expect("the page's templates are part of the binary and parse");
        Self { tera }
    }

    /// Renders the whole page of a message.
    pub fn page(&self, page: &MessagePage) -> String {
        self.render("page.html", page)
    }

    /// Renders the parts of a page that change with the message.
    pub fn pane(&self, page: &MessagePage) -> String {
        ["choices.html", "pane.html", "list.html", "facts.html"]
            .map(|name| self.render(name, page))
            .concat()
    }

    /// Renders a file of the theme.
    pub fn source(&self, source: &SourcePage) -> String {
        self.render("source.html", source)
    }

    /// Renders the index of an export.
    pub fn index(&self, index: &IndexPage) -> String {
        self.render("index.html", index)
    }

    fn render(&self, name: &str, contents: &impl Serialize) -> String {
        let page = Context::from_serialize(contents)
            .and_then(|context| self.tera.render(name, &context))
            .expect("a page's template uses what its contents have, which the tests render");
        without_active_characters(page)
    }
}

/// Returns a page with a number in place of each active character: nothing from a theme or an event turns the text
/// around it. The number is JSON's escape, so that an event in the page keeps its meaning.
fn without_active_characters(page: String) -> String {
    let is_layout = |c: char| matches!(c, '\n' | '\t' | '\r');
    if !page.contains(|c| visible::is_active(c) && !is_layout(c)) {
        return page;
    }
    let mut shown = String::with_capacity(page.len() + 64);
    for c in page.chars() {
        match visible::is_active(c) && !is_layout(c) {
            true => shown.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use custom_message::config::Config;

    use super::*;
    use crate::args::Target;
    use crate::commands::preview::query::{List, ViewQuery};
    use crate::commands::preview::session::Session;

    #[test]
    fn pages_escape_what_they_are_given() {
        let mut session = Session::new(Target::CustomMessage, Config::default());
        let query = ViewQuery {
            event: "</textarea><script>alert(1)</script>".to_owned(),
            client: "\"><script>".to_owned(),
            ..ViewQuery::default()
        };
        let page = Pages::new().page(&MessagePage::of(&mut session, &query, "t"));
        assert!(!page.contains("<script>"), "{page}");
        assert!(page.contains("textarea&gt;&lt;script&gt;"));
    }

    #[test]
    fn no_character_turns_the_text_of_a_page() {
        let mut session = Session::new(Target::CustomMessage, Config::default());
        let query = ViewQuery {
            sample: "a\u{202e}b\u{1b}".to_owned(),
            event: "{\"triggerSource\": \"\u{202e}\u{7f}\u{2066}\"}".to_owned(),
            ..ViewQuery::default()
        };
        let page = Pages::new().page(&MessagePage::of(&mut session, &query, "t"));
        let active = page.chars().find(|c| visible::is_active(*c) && *c != '\n');
        assert_eq!(active, None);
        assert!(page.contains("\\u202e\\u007f\\u2066"), "{page}");
    }

    #[test]
    fn a_page_holds_the_message_and_its_pane_alike() {
        let mut session = Session::new(Target::CustomMessage, Config::default());
        let query = ViewQuery::default().in_locale("en");
        let page = MessagePage::of(&mut session, &query, "t");
        let pages = Pages::new();
        for html in [pages.page(&page), pages.pane(&page)] {
            assert!(
                html.contains("Confirm your email address for Example"),
                "{html}"
            );
            assert!(html.contains("Sign-up"));
        }
        assert_eq!(pages.pane(&page).matches("<iframe").count(), 0);
        let query = ViewQuery {
            list: List::Messages,
            ..query
        };
        let page = MessagePage::of(&mut session, &query, "t");
        assert_eq!(pages.pane(&page).matches("<iframe").count(), 12);
    }
}
