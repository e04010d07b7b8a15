//! Pages of the preview as HTML, the same for a server and for an export.

mod cards;
mod choices;
mod contents;
pub mod links;

use serde::Serialize;
use tera::{Context, Tera};

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
    ("pane.html", include_str!("assets/pane.html")),
    ("query.html", include_str!("assets/query.html")),
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
        self.render("pane.html", page) + &self.render("facts.html", page)
    }

    /// Renders the list.
    pub fn list(&self, page: &MessagePage) -> String {
        self.render("list.html", page)
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
        Context::from_serialize(contents)
            .and_then(|context| self.tera.render(name, &context))
            .expect("a page's template uses what its contents have, which the tests render")
    }
}

#[cfg(test)]
mod tests {
    use custom_message::config::Config;

    use super::*;
    use crate::args::Target;
    use crate::commands::preview::query::ViewQuery;
    use crate::commands::preview::session::Session;
    use links::Links;

    #[test]
    fn pages_escape_what_they_are_given() {
        let mut session = Session::new(Target::CustomMessage, Config::default());
        let query = ViewQuery {
            event: "</textarea><script>alert(1)</script>".to_owned(),
            client: "\"><script>".to_owned(),
            ..ViewQuery::default()
        };
        for links in [Links::Live, Links::Files] {
            let page = Pages::new().page(&MessagePage::of(&mut session, &query, links));
            assert!(!page.contains("<script>"), "{page}");
            assert!(page.contains("textarea&gt;&lt;script&gt;"));
        }
    }

    #[test]
    fn a_page_holds_the_message_and_its_pane_alike() {
        let mut session = Session::new(Target::CustomMessage, Config::default());
        let query = ViewQuery::default().in_locale("en");
        let page = MessagePage::of(&mut session, &query, Links::Live);
        let pages = Pages::new();
        for html in [pages.page(&page), pages.pane(&page)] {
            assert!(
                html.contains("Confirm your email address for Example"),
                "{html}"
            );
            assert!(html.contains("/ 20000"));
        }
        assert_eq!(pages.list(&page).matches("<iframe").count(), 10);
    }
}
