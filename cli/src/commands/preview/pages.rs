//! The pages: HTML from what is shown, the same for a server and for an export.

use serde::Serialize;
use tera::{Context, Tera};

use super::links::Links;
use super::listing::{Cards, Neighbours};
use super::mail::{Images, Scheme};
use super::shown::Shown;
use super::wanted::{List, Wanted};
use super::workshop::Workshop;

/// The page's style.
pub const STYLE: &str = include_str!("assets/page.css");
/// The page's script.
pub const SCRIPT: &str = include_str!("assets/page.js");
/// The page's icon.
pub const ICON: &str = include_str!("assets/icon.svg");

const TEMPLATES: [(&str, &str); 7] = [
    ("page.html", include_str!("assets/page.html")),
    ("pane.html", include_str!("assets/pane.html")),
    ("ways.html", include_str!("assets/ways.html")),
    ("facts.html", include_str!("assets/facts.html")),
    ("list.html", include_str!("assets/list.html")),
    ("index.html", include_str!("assets/index.html")),
    ("source.html", include_str!("assets/source.html")),
];

/// Everything that a page says.
#[derive(Debug, Serialize)]
pub struct View {
    mode: &'static str,
    theme: String,
    style: String,
    script: String,
    icon: String,
    home: String,
    shown: Shown,
    ways: Neighbours,
    list: Cards,
    lists: Vec<ListChoice>,
    findings: Vec<Place>,
    state: String,
}

#[derive(Debug, Serialize)]
struct ListChoice {
    name: &'static str,
    label: &'static str,
    current: bool,
}

/// Where a finding's file can be read.
#[derive(Debug, Serialize)]
struct Place {
    href: Option<String>,
}

/// What the script needs to know.
#[derive(Debug, Serialize)]
struct State {
    query: String,
    edited: bool,
    frames: Vec<Frame>,
}

#[derive(Debug, Serialize)]
struct Frame {
    scheme: Scheme,
    images: Images,
    href: String,
}

impl View {
    /// What a page says of what is wanted.
    pub fn of(workshop: &mut Workshop, wanted: &Wanted, links: Links) -> Self {
        let shown = workshop.show(wanted);
        let catalog = workshop.catalog();
        let state = State {
            query: wanted.query(),
            edited: !wanted.event.is_empty(),
            frames: frames(wanted, &shown, links),
        };
        Self {
            mode: links.name(),
            theme: theme_name(workshop),
            style: links.asset("page.css"),
            script: links.asset("page.js"),
            icon: links.asset("icon.svg"),
            home: match links {
                Links::Live => "/".to_owned(),
                Links::Files => "index.html".to_owned(),
            },
            ways: Neighbours::of(catalog, wanted, links),
            list: Cards::of(catalog, wanted, links),
            lists: List::ALL
                .into_iter()
                .map(|(list, name, label)| ListChoice {
                    name,
                    label,
                    current: list == wanted.list,
                })
                .collect(),
            findings: places(workshop, &shown, links),
            // Strings: there is nothing in it that JSON cannot say.
            state: serde_json::to_string(&state).unwrap_or_default(),
            shown,
        }
    }
}

/// The mail's addresses, in every scheme, with and without pictures. None where there is no mail.
fn frames(wanted: &Wanted, shown: &Shown, links: Links) -> Vec<Frame> {
    let schemes = Scheme::ALL.into_iter().filter(|_| shown.email.is_some());
    let frame = |scheme, images| Frame {
        scheme,
        images,
        href: links.mail(wanted, scheme, images),
    };
    schemes
        .flat_map(|scheme| Images::ALL.map(|images| frame(scheme, images)))
        .collect()
}

fn places(workshop: &Workshop, shown: &Shown, links: Links) -> Vec<Place> {
    let place = |file: &str, line| {
        let known = links == Links::Live && workshop.file(file).is_some();
        known.then(|| links.source(file, line)).flatten()
    };
    let findings = shown.findings.iter();
    findings
        .map(|finding| Place {
            href: place(&finding.file, finding.line),
        })
        .collect()
}

fn theme_name(workshop: &Workshop) -> String {
    workshop.folder().map_or_else(
        || "default theme".to_owned(),
        |folder| {
            let whole = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            let name = whole.file_name().unwrap_or(whole.as_os_str());
            name.to_string_lossy().into_owned()
        },
    )
}

/// The index of an export.
#[derive(Debug, Serialize)]
pub struct Index {
    theme: String,
    list: Cards,
    samples: Vec<String>,
    locales: Vec<String>,
    clients: Vec<String>,
    findings: usize,
}

impl Index {
    /// The index of those cards.
    pub fn of(workshop: &Workshop, list: Cards, findings: usize) -> Self {
        let catalog = workshop.catalog();
        Self {
            theme: theme_name(workshop),
            list,
            samples: catalog
                .samples
                .iter()
                .map(|sample| sample.name.clone())
                .collect(),
            locales: catalog.locales.iter().map(ToString::to_string).collect(),
            clients: catalog.clients.clone(),
            findings,
        }
    }
}

/// A file of the theme.
#[derive(Debug, Serialize)]
pub struct Source {
    /// Its name in the theme.
    pub file: String,
    /// Where it is, for an editor; none for the default theme's.
    pub path: Option<String>,
    /// Its lines.
    pub lines: Vec<String>,
}

/// Makes the pages.
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

    /// The whole page.
    pub fn page(&self, view: &View) -> String {
        self.render("page.html", view)
    }

    /// What of the page changes with the message.
    pub fn pane(&self, view: &View) -> String {
        self.render("pane.html", view) + &self.render("facts.html", view)
    }

    /// The list.
    pub fn list(&self, view: &View) -> String {
        self.render("list.html", view)
    }

    /// A file of the theme.
    pub fn source(&self, source: &Source) -> String {
        self.render("source.html", source)
    }

    /// The index of an export.
    pub fn index(&self, index: &Index) -> String {
        self.render("index.html", index)
    }

    fn render(&self, name: &str, of: &impl Serialize) -> String {
        Context::from_serialize(of)
            .and_then(|context| self.tera.render(name, &context))
            .expect("a page's template uses what its view has, which the tests render")
    }
}

#[cfg(test)]
mod tests {
    use custom_message::config::Config;

    use super::*;

    #[test]
    fn pages_escape_what_they_are_given() {
        let mut workshop = Workshop::new(Config::default());
        let wanted = Wanted {
            event: "</textarea><script>alert(1)</script>".to_owned(),
            client: "\"><script>".to_owned(),
            ..Wanted::default()
        };
        for links in [Links::Live, Links::Files] {
            let page = Pages::new().page(&View::of(&mut workshop, &wanted, links));
            assert!(!page.contains("<script>"), "{page}");
            assert!(page.contains("textarea&gt;&lt;script&gt;"));
        }
    }

    #[test]
    fn a_page_holds_the_message_and_its_pane_alike() {
        let mut workshop = Workshop::new(Config::default());
        let wanted = Wanted::default().in_locale("en");
        let view = View::of(&mut workshop, &wanted, Links::Live);
        let pages = Pages::new();
        for html in [pages.page(&view), pages.pane(&view)] {
            assert!(
                html.contains("Confirm your email address for Example"),
                "{html}"
            );
            assert!(html.contains("/ 20000"));
        }
        assert_eq!(pages.list(&view).matches("<iframe").count(), 7);
    }
}
