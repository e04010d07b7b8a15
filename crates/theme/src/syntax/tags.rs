//! Reads tags: `{% … %}` with the nodes that belong to each.

mod component;
mod kept;
mod structure;

use super::lexer::Word;
use super::parser::{End, Open, Parser, tag};
use super::reader::Reader;
use super::{Node, Span, SyntaxError};
use crate::suggest::{closest, did_you_mean};

/// The words that a tag can begin with.
const TAGS: [&str; 21] = [
    "extends",
    "include",
    "block",
    "endblock",
    "if",
    "elif",
    "else",
    "endif",
    "component",
    "endcomponent",
    "for",
    "endfor",
    "set",
    "set_global",
    "endset",
    "filter",
    "endfilter",
    "break",
    "continue",
    "raw",
    "endraw",
];

/// The end of a list of nodes.
pub(super) struct Ended<'s> {
    /// True if the tag ends the innermost open one; else that one is not closed.
    pub(super) ends: bool,
    pub(super) end: Option<End<'s>>,
}

impl<'s> Parser<'s> {
    /// Reads a tag; something if it ends the nodes around it.
    pub(super) fn tag(&mut self, nodes: &mut Vec<Node<'s>>) -> Option<Ended<'s>> {
        self.line.tag();
        let start = self.at;
        let mut reader = Reader::new(self.source, self.behind_mark(), "%}");
        match reader.take() {
            Ok((Word::Name(word), span)) => self.word(word, span, reader, nodes),
            Ok((Word::Sign("</"), span)) => self.end_of("</", "</", span, reader),
            Ok((Word::Sign("<"), _)) => {
                self.component_with_body(reader, start, nodes);
                None
            }
            Ok((token, span)) => {
                let reason = format!("{} where a tag's name belongs", token.named());
                self.skip(SyntaxError { span, reason }, start, "%}");
                None
            }
            Err(error) => {
                self.skip(error, start, "%}");
                None
            }
        }
    }

    fn word(
        &mut self,
        word: &'s str,
        span: Span,
        reader: Reader<'s>,
        nodes: &mut Vec<Node<'s>>,
    ) -> Option<Ended<'s>> {
        let start = self.at;
        match word {
            "extends" => self.extends(reader, start, nodes),
            "include" => self.include(reader, start, nodes),
            "block" => self.block(reader, start, nodes),
            "if" => self.condition(reader, start, nodes),
            "component" => self.component(reader, start),
            "for" | "set" | "set_global" | "filter" | "break" | "continue" => {
                self.kept(word, reader, start, nodes);
            }
            "raw" => self.raw(reader, start, nodes),
            "elif" | "else" => return self.end_of(word, word, span, reader),
            _ if word.starts_with("end") && TAGS.contains(&word) => {
                return self.end_of(word, word, span, reader);
            }
            _ => return self.unknown(word, span, reader),
        }
        None
    }

    /// Reports a tag that there is not; one that most likely ends what is open counts as its end.
    fn unknown(&mut self, word: &'s str, span: Span, reader: Reader<'s>) -> Option<Ended<'s>> {
        let reason = format!("{} is not a tag{}", tag(word), did_you_mean(word, TAGS));
        self.error(span.clone(), reason);
        match closest(word, TAGS) {
            Some(meant) if self.open.iter().any(|open| open.ends.contains(&meant)) => {
                self.end_of(meant, word, span, reader)
            }
            _ => {
                let start = self.at;
                let error = self.template.errors.pop().expect("it was added just now");
                self.skip(error, start, "%}");
                None
            }
        }
    }

    /// Reads a tag that ends an open tag; `word` is what it means, `written` what stands there.
    fn end_of(
        &mut self,
        word: &str,
        written: &'s str,
        span: Span,
        reader: Reader<'s>,
    ) -> Option<Ended<'s>> {
        let innermost = self.open.last().map(|open| open.ends);
        let known = innermost.and_then(|ends| ends.iter().find(|end| **end == word));
        if let Some(word) = known {
            let end = Some(End { word, reader });
            return Some(Ended { ends: true, end });
        }
        if self.open.iter().any(|open| open.ends.contains(&word)) {
            let open = self.open.last().expect("one of them holds the word");
            let missing = open.ends.last().expect("every tag that is open has an end");
            let (open, missing) = (tag(open.name), tag(missing));
            let reason = format!(
                "{missing} is missing before {}: {open} is not closed",
                tag(written)
            );
            self.error(span, reason);
            return Some(Ended {
                ends: false,
                end: None,
            });
        }
        let start = self.at;
        let reason = format!("{} closes nothing", tag(written));
        self.skip(SyntaxError { span, reason }, start, "%}");
        None
    }

    /// The nodes of an open tag up to its end, and the word that ended them.
    pub(super) fn body(
        &mut self,
        name: &'static str,
        start: usize,
        ends: &'static [&'static str],
    ) -> (Vec<Node<'s>>, Option<End<'s>>) {
        if self.too_deep() {
            return (Vec::new(), None);
        }
        self.open.push(Open {
            name,
            span: start..self.at,
            ends,
        });
        let read = self.nodes();
        self.open.pop();
        read
    }

    /// The nodes up to the one end that a tag has; `named` must be repeated there, if anything is.
    pub(super) fn body_until(
        &mut self,
        name: &'static str,
        start: usize,
        ends: &'static [&'static str],
        named: &str,
    ) -> Vec<Node<'s>> {
        let (nodes, end) = self.body(name, start, ends);
        let Some(End { mut reader, .. }) = end else {
            return nodes;
        };
        let start = self.at;
        let read = match reader.peek() {
            Ok((Word::Name(_), _)) => reader.dotted_name().map(Some),
            _ => Ok(None),
        };
        if let Some(Some((found, span))) = self.finish(reader, start, read)
            && found != named
        {
            self.error(span, format!("`{found}` where `{named}` is closed"));
        }
        nodes
    }
}
