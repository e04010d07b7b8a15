//! The open elements at a place of a mail. End tags that HTML lets out are put in, as browsers do.

use super::StyleRule;
use super::reader::Element;
use super::style::Sight;

/// The open elements, outermost first.
pub(super) struct Tree<'a> {
    open: Vec<(String, Sight)>,
    rules: &'a [StyleRule<'a>],
}

/// The deepest that elements stand in each other, as in browsers: an element that would be deeper takes the place of
/// the one around it. Without a bound, the time for a mail would grow with the square of its length.
const DEPTH_MAX: usize = 512;

/// The elements without content.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// The elements that end an open `p`.
const BLOCKS: [&str; 24] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "div",
    "dl",
    "fieldset",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// The open elements that a start tag ends, and those that keep it from looking further.
const fn ended_by(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name.as_bytes() {
        b"td" | b"th" => (&["td", "th"], &["tr", "table"]),
        b"tr" => (&["td", "th", "tr"], &["table"]),
        b"tbody" | b"thead" | b"tfoot" => {
            (&["td", "th", "tr", "tbody", "thead", "tfoot"], &["table"])
        }
        b"li" => (&["li"], &["ul", "ol"]),
        b"dt" | b"dd" => (&["dt", "dd"], &["dl"]),
        b"option" => (&["option"], &["select"]),
        b"a" => (&["a"], &["td", "th", "table"]),
        _ => (&[], &[]),
    }
}

impl<'a> Tree<'a> {
    pub(super) const fn new(rules: &'a [StyleRule<'a>]) -> Self {
        Self {
            open: Vec::new(),
            rules,
        }
    }

    /// The number of open elements.
    pub(super) const fn depth(&self) -> usize {
        self.open.len()
    }

    /// The way in which text is seen here.
    pub(super) fn sight(&self) -> Sight {
        self.open
            .last()
            .map(|(_, sight)| *sight)
            .unwrap_or_default()
    }

    /// Opens an element, unless it has no content, and returns how it is seen.
    pub(super) fn open(&mut self, element: &Element<'_>) -> Sight {
        let (ended, bounds) = ended_by(&element.name);
        self.end(ended, bounds);
        if BLOCKS.contains(&element.name.as_str()) {
            self.end(&["p"], &["td", "th", "table", "button"]);
        }
        let sight = self.sight().inside(element, self.rules);
        if !VOID.contains(&element.name.as_str()) {
            // What hides the element around it, hides this one too.
            self.open.truncate(DEPTH_MAX - 1);
            self.open.push((element.name.clone(), sight));
        }
        sight
    }

    /// Closes the innermost element of that name with all inside of it; a cell's end tags close nothing outside
    /// of the cell.
    pub(super) fn close(&mut self, name: &str) {
        let is_table = matches!(
            name,
            "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "body" | "html"
        );
        let bounds: &[&str] = match name {
            "table" | "body" | "html" => &[],
            _ if is_table => &["table"],
            _ => &["td", "th", "table"],
        };
        let at = self.innermost(&[name], bounds);
        if let Some(at) = at {
            self.open.truncate(at);
        }
    }

    /// Ends every open element of these names up to a bound, with all inside.
    fn end(&mut self, names: &[&str], bounds: &[&str]) {
        while let Some(at) = self.innermost(names, bounds) {
            self.open.truncate(at);
        }
    }

    /// The place of the innermost element of these names, not past a bound.
    fn innermost(&self, names: &[&str], bounds: &[&str]) -> Option<usize> {
        for (at, (name, _)) in self.open.iter().enumerate().rev() {
            if names.contains(&name.as_str()) {
                return Some(at);
            }
            if bounds.contains(&name.as_str()) {
                return None;
            }
        }
        None
    }
}
