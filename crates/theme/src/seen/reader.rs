//! Reads HTML as browsers do: tags, text, comments, and elements whose content is text.

use memchr::memmem;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'h> {
    /// Text, with its references as they are written.
    Text(&'h str),
    /// A start tag.
    Start(Element<'h>),
    /// The name of an end tag, in lower case.
    End(String),
    /// The inside of a comment or a declaration.
    Comment(&'h str),
    /// The text of an element that holds no others, and its name.
    Raw(&'static str, &'h str),
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Element<'h> {
    /// Its name, in lower case.
    pub name: String,
    /// Its attributes, names in lower case. The first of a name counts.
    pub attributes: Vec<(String, &'h str)>,
}

/// The elements whose content is text up to their end tag.
const RAW: [&str; 8] = [
    "title", "style", "script", "textarea", "xmp", "iframe", "noembed", "noframes",
];

impl Element<'_> {
    /// The value of an attribute, as it is written.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(known, _)| known == name)
            .map(|(_, value)| *value)
    }
}

/// The pieces of an HTML text, in order.
pub struct Reader<'h> {
    length: usize,
    rest: &'h str,
    /// The element whose text comes next.
    raw: Option<&'static str>,
}

impl<'h> Reader<'h> {
    /// A reader at the start of a text.
    pub const fn new(html: &'h str) -> Self {
        Self {
            length: html.len(),
            rest: html,
            raw: None,
        }
    }

    /// The byte offset of the next piece: the end of the one before it.
    pub const fn position(&self) -> usize {
        self.length - self.rest.len()
    }

    /// Takes the text before byte `at`, and the bytes up to `behind` that end it.
    fn take(&mut self, at: usize, behind: usize) -> &'h str {
        let taken = &self.rest[..at];
        self.rest = &self.rest[behind.min(self.rest.len())..];
        taken
    }

    /// Takes what stands before `end`, or everything.
    fn until(&mut self, end: &str) -> &'h str {
        let at = memmem::find(self.rest.as_bytes(), end.as_bytes()).unwrap_or(self.rest.len());
        self.take(at, at + end.len())
    }

    fn raw(&mut self, name: &'static str) -> Piece<'h> {
        let end = memchr::memchr_iter(b'<', self.rest.as_bytes()).find(|at| {
            let behind = self.rest[at + 1..].strip_prefix('/');
            let named = behind.and_then(|behind| behind.get(..name.len()));
            named.is_some_and(|named| named.eq_ignore_ascii_case(name))
        });
        let at = end.unwrap_or(self.rest.len());
        Piece::Raw(name, self.take(at, at))
    }

    fn comment(&mut self) -> Piece<'h> {
        self.take(0, "<!--".len());
        // `<!-->` and `<!--->` are whole comments.
        for short in [">", "->"] {
            if self.rest.starts_with(short) {
                return Piece::Comment(self.take(0, short.len()));
            }
        }
        Piece::Comment(self.until("-->"))
    }

    fn start(&mut self) -> Piece<'h> {
        self.take(0, 1);
        let name = self.name().to_ascii_lowercase();
        let mut element = Element {
            name,
            attributes: Vec::new(),
        };
        loop {
            self.rest = self
                .rest
                .trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if self.rest.is_empty() {
                break;
            }
            if self.rest.starts_with('>') {
                self.take(0, 1);
                break;
            }
            let attribute = self.attribute();
            element.attributes.push(attribute);
        }
        self.raw = RAW.into_iter().find(|raw| *raw == element.name);
        Piece::Start(element)
    }

    fn name(&mut self) -> &'h str {
        let end = self
            .rest
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        let end = end.unwrap_or(self.rest.len());
        self.take(end, end)
    }

    fn attribute(&mut self) -> (String, &'h str) {
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
        // A name may begin with `=`; it is never empty.
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let end = self.rest[first..]
            .find(is_end)
            .map_or(self.rest.len(), |at| first + at);
        let name = self.take(end, end).to_ascii_lowercase();
        let behind = self.rest.trim_ascii_start();
        let Some(value) = behind.strip_prefix('=') else {
            return (name, "");
        };
        self.rest = value.trim_ascii_start();
        let quote = self.rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = if let Some(quote) = quote {
            self.take(0, 1);
            self.until(quote.encode_utf8(&mut [0; 4]))
        } else {
            let end = self
                .rest
                .find(|c: char| c.is_ascii_whitespace() || c == '>');
            let end = end.unwrap_or(self.rest.len());
            self.take(end, end)
        };
        (name, value)
    }

    fn end(&mut self) -> Piece<'h> {
        self.take(0, 2);
        let name = self.name().to_ascii_lowercase();
        self.until(">");
        Piece::End(name)
    }

    fn text(&mut self) -> Piece<'h> {
        let mut marks = memchr::memchr_iter(b'<', self.rest.as_bytes());
        let at = marks.find(|at| *at > 0 && begins_markup(&self.rest[at + 1..]));
        let at = at.unwrap_or(self.rest.len());
        Piece::Text(self.take(at, at))
    }
}

/// Returns true if a `<` before it begins a tag, a comment or a declaration.
fn begins_markup(rest: &str) -> bool {
    let behind = rest.strip_prefix('/').unwrap_or(rest);
    behind.starts_with(|c: char| c.is_ascii_alphabetic()) || rest.starts_with(['!', '?', '/'])
}

impl<'h> Iterator for Reader<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(name) = self.raw.take() {
            return Some(self.raw(name));
        }
        let behind = match self.rest.strip_prefix('<') {
            _ if self.rest.is_empty() => return None,
            Some(behind) if begins_markup(behind) => behind,
            Some(_) | None => return Some(self.text()),
        };
        Some(if behind.starts_with("!--") {
            self.comment()
        } else if behind.starts_with(['!', '?']) {
            Piece::Comment(self.until(">"))
        } else if behind.starts_with('/') {
            self.end()
        } else {
            self.start()
        })
    }
}
