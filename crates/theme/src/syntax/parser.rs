//! Reads a template: text, values, tags and comments, with the structure that tags give it.

use std::collections::HashSet;

use memchr::{memchr, memmem};

use super::foreign;
use super::layout::{Layout, Line};
use super::lexer::Word;
use super::plain_path::plain_path;
use super::reader::Reader;
use super::{Expression, Node, Span, SyntaxError, Template};

/// The bound on tags in each other: Tera's own.
const DEPTH_MAX: usize = 40;

/// The bound on places that cannot be understood: behind them the rest of the file is left out.
const ERRORS_MAX: usize = 100;
/// The bound on tags and values of one template: a body has 20,000 characters.
const TAGS_MAX: usize = 20_000;

/// The bound on these in bytes, for one template and for all templates of a message: the tree takes up to 36 bytes for
/// each of them.
pub(crate) const TAG_BYTES_MAX: usize = 256 * 1024;

/// Reads a template. What cannot be understood is left out of the tree and becomes one of
/// [`Template::errors`].
pub fn parse(source: &str, layout: Layout) -> Template<'_> {
    let mut parser = Parser {
        source,
        at: 0,
        trims: false,
        line: Line::new(layout),
        open: Vec::new(),
        blocks: HashSet::new(),
        components: HashSet::new(),
        tag_bytes: 0,
        template: Template {
            source,
            ..Template::default()
        },
    };
    let (nodes, _) = parser.nodes();
    parser.template.nodes = nodes;
    foreign::explain(&mut parser.template);
    parser.template
}

/// A tag whose end is still to come.
#[derive(Debug)]
pub(super) struct Open {
    /// Its first word.
    pub(super) name: &'static str,
    /// The range of its opening tag.
    pub(super) span: Span,
    /// The words that end what is being read; the last one ends the tag.
    pub(super) ends: &'static [&'static str],
}

/// The tag that ended a list of nodes, read up to behind its first word.
pub(super) struct End<'s> {
    pub(super) word: &'s str,
    pub(super) reader: Reader<'s>,
}

pub(super) struct Parser<'s> {
    pub(super) source: &'s str,
    /// The byte behind what was read.
    pub(super) at: usize,
    /// True if the last tag removes the white space behind it.
    pub(super) trims: bool,
    pub(super) line: Line,
    pub(super) open: Vec<Open>,
    /// The names of the blocks so far.
    pub(super) blocks: HashSet<&'s str>,
    /// The names of the components so far.
    pub(super) components: HashSet<&'s str>,
    /// The bytes of all tags and values so far.
    tag_bytes: usize,
    pub(super) template: Template<'s>,
}

impl<'s> Parser<'s> {
    /// Reads nodes up to the end of the file or a tag that ends the innermost open one.
    pub(super) fn nodes(&mut self) -> (Vec<Node<'s>>, Option<End<'s>>) {
        let mut nodes = Vec::new();
        while self.at < self.source.len() {
            if self.gives_up() {
                return (nodes, None);
            }
            let start = self.next_mark();
            self.text(start, &mut nodes);
            if start == self.source.len() {
                self.at = start;
                break;
            }
            self.at = start;
            match self.source.as_bytes()[start + 1] {
                b'{' => self.print(&mut nodes),
                b'#' => self.comment(),
                _ => {
                    if let Some(end) = self.tag(&mut nodes) {
                        return (nodes, end.ends.then_some(end.end).flatten());
                    }
                }
            }
        }
        if let Some(open) = self.open.last() {
            let end = open.ends.last().expect("every tag that is open has an end");
            let reason = format!("{} is not closed: {} is missing", tag(open.name), tag(end));
            let span = open.span.clone();
            self.error(span, reason);
        }
        (nodes, None)
    }

    /// Returns true if there are too many errors or tags to go on; then the rest of the file is left out.
    fn gives_up(&mut self) -> bool {
        let reason = if self.template.errors.len() >= ERRORS_MAX {
            "too many errors: the rest of the file is not read".to_owned()
        } else if self.template.tags.len() >= TAGS_MAX {
            format!("more than {TAGS_MAX} tags and values: the rest of the file is not read")
        } else if self.tag_bytes > TAG_BYTES_MAX {
            format!(
                "more than {TAG_BYTES_MAX} bytes of tags and values: the rest of the file is not read"
            )
        } else {
            return false;
        };
        let end = (self.at + 1).min(self.source.len());
        self.error(self.at..end, reason);
        self.open.clear();
        self.at = self.source.len();
        true
    }

    /// The byte where the next tag, value or comment starts, or the end of the file.
    fn next_mark(&self) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = self.at;
        while let Some(offset) = memchr(b'{', &bytes[at..]) {
            at += offset;
            if matches!(bytes.get(at + 1), Some(b'{' | b'%' | b'#')) {
                return at;
            }
            at += 1;
        }
        bytes.len()
    }

    /// Adds the text up to `end`.
    fn text(&mut self, end: usize, nodes: &mut Vec<Node<'s>>) {
        let mut range = self.at..end;
        if self.trims {
            let text = &self.source[range.clone()];
            range.start += text.len() - text.trim_start().len();
        }
        if self.source.as_bytes().get(end + 2) == Some(&b'-') {
            range.end = range.start + self.source[range.clone()].trim_end().len();
        }
        // Text ends the white space control of the tag before it; a comment or `raw` in its place does not.
        self.trims &= self.at == end;
        if !self.source[range.clone()].trim_ascii().is_empty() {
            self.reachable(&range);
        }
        self.line.text(range, nodes, &mut self.template);
    }

    fn print(&mut self, nodes: &mut Vec<Node<'s>>) {
        let start = self.at;
        self.line.print();
        if let Some((path, end)) = plain_path(self.source, start + 2) {
            (self.at, self.trims) = (end, false);
            self.tagged(start..end);
            self.reachable(&(start..end));
            nodes.push(Node::Print(Expression::Path(path), start..end));
            return;
        }
        let mut reader = Reader::new(self.source, self.behind_mark(), "}}");
        let read = reader
            .expression()
            .and_then(|expression| Ok((expression, reader.end()?)));
        match read {
            Ok((expression, trims)) => {
                (self.at, self.trims) = (reader.at(), trims);
                self.reachable(&(start..self.at));
                self.tagged(start..self.at);
                nodes.push(Node::Print(expression, start..self.at));
            }
            Err(error) => {
                self.skip(error, start, "}}");
                nodes.push(Node::Print(unreadable(start), start..self.at));
            }
        }
    }

    fn comment(&mut self) {
        let start = self.at;
        self.line.tag();
        let Some(length) = memmem::find(&self.source.as_bytes()[start + 2..], b"#}") else {
            self.error(
                start..start + 2,
                "a comment without its end: #} is missing".to_owned(),
            );
            self.at = self.source.len();
            return;
        };
        self.at = start + 2 + length + 2;
        self.trims |= length > 0 && self.source.as_bytes()[self.at - 3] == b'-';
        self.template.comments.push(start..self.at);
    }

    /// The byte behind the opening mark, `{{`, `{%` or either with `-`.
    pub(super) fn behind_mark(&self) -> usize {
        let trims = self.source.as_bytes().get(self.at + 2) == Some(&b'-');
        self.at + if trims { 3 } else { 2 }
    }

    /// Reports a value or tag that cannot be read, and goes on behind it.
    pub(super) fn skip(&mut self, error: SyntaxError, start: usize, closing: &str) {
        let from = error.span.start.max(start + 2);
        let rest = &self.source.as_bytes()[from..];
        // A tag that starts before the end is the next one: this one lacks its end.
        let mut pairs = rest.windows(2).enumerate();
        let length = pairs.find_map(|(at, pair)| match pair {
            _ if pair == closing.as_bytes() => Some(at + 2),
            [b'{', b'{' | b'%' | b'#'] => Some(at),
            _ => None,
        });
        let length = length.unwrap_or(rest.len());
        self.at = from + length;
        self.trims =
            self.source[..self.at].ends_with("-}}") || self.source[..self.at].ends_with("-%}");
        self.tagged(start..self.at);
        self.template.errors.push(error);
    }

    /// Ends an opening tag, or reports why it cannot be read.
    pub(super) fn finish<T>(
        &mut self,
        mut reader: Reader<'s>,
        start: usize,
        read: Result<T, SyntaxError>,
    ) -> Option<T> {
        match read.and_then(|value| Ok((value, reader.end()?))) {
            Ok((value, trims)) => {
                (self.at, self.trims) = (reader.at(), trims);
                self.tagged(start..self.at);
                Some(value)
            }
            Err(error) => {
                self.skip(error, start, "%}");
                None
            }
        }
    }

    /// Notes the range of a tag or a value.
    pub(super) fn tagged(&mut self, span: Span) {
        self.tag_bytes += span.len();
        self.template.tags.push(span);
    }

    pub(super) fn error(&mut self, span: Span, reason: String) {
        self.template.errors.push(SyntaxError { span, reason });
    }

    /// Reports content outside of blocks in a template that extends its parent: no mail shows it.
    pub(super) fn reachable(&mut self, span: &Span) {
        if self.template.extends.is_some() && self.open.is_empty() {
            let reason =
                "a template that extends another one shows only its blocks: put this into one";
            let text = &self.source[span.clone()];
            let start = span.start + text.len() - text.trim_ascii_start().len();
            self.error(start..span.end, reason.to_owned());
        }
    }

    /// Returns true if tags are nested too deeply to go on; then the rest of the file is left out.
    pub(super) fn too_deep(&mut self) -> bool {
        let is_too_deep = self.open.len() >= DEPTH_MAX;
        if is_too_deep {
            let reason = format!("more than {DEPTH_MAX} tags in each other");
            self.error(self.at..self.at + 2, reason);
            self.open.clear();
            self.at = self.source.len();
        }
        is_too_deep
    }

    /// The next word of a tag, which must be a text: the name of a file.
    pub(super) fn file_name(reader: &mut Reader<'s>) -> Result<(&'s str, Span), SyntaxError> {
        match reader.take()? {
            (Word::Text(std::borrow::Cow::Borrowed(name)), span) => Ok((name, span)),
            (token, span) => Err(SyntaxError {
                span,
                reason: format!(
                    "{} where the name of a file belongs, in quotes",
                    token.named()
                ),
            }),
        }
    }
}

/// A tag as it is written.
pub(super) fn tag(name: &str) -> String {
    match name.strip_prefix('<') {
        Some(component) => format!("{{% </{component}> %}}"),
        None => format!("{{% {name} %}}"),
    }
}

/// An expression in the place of one that cannot be read.
pub(super) fn unreadable<'s>(at: usize) -> Expression<'s> {
    Expression::Other(Vec::new(), at..at)
}
