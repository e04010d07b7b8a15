//! Tags that Tera renders, kept with what they hold; and `raw`.

use memchr::memmem;

use crate::syntax::lexer::Word;
use crate::syntax::parser::{End, Parser, unreadable};
use crate::syntax::reader::Reader;
use crate::syntax::{Expression, Filter, Node, SyntaxError, Tag};

impl<'s> Parser<'s> {
    /// A tag that Tera renders.
    pub(super) fn kept(
        &mut self,
        name: &'s str,
        mut reader: Reader<'s>,
        start: usize,
        nodes: &mut Vec<Node<'s>>,
    ) {
        self.reachable(&(start..reader.at()));
        let read = head(name, &mut reader);
        let head = self.finish(reader, start, read);
        let span = start..self.at;
        let (assigns, expressions, is_open) = head.unwrap_or_default();
        let body = match name {
            "for" => self.loop_body(start),
            "filter" => self.body_until("filter", start, &["endfilter"], ""),
            _ if is_open => self.body_until("set", start, &["endset"], ""),
            _ => Vec::new(),
        };
        nodes.push(Node::Tag(Tag {
            name,
            span,
            assigns,
            expressions,
            body,
        }));
    }

    fn loop_body(&mut self, start: usize) -> Vec<Node<'s>> {
        let (mut nodes, end) = self.body("for", start, &["else", "endfor"]);
        if let Some(End { word, reader }) = end {
            let at = self.at;
            self.finish(reader, at, Ok(()));
            if word == "else" {
                nodes.extend(self.body_until("for", start, &["endfor"], ""));
            }
        }
        nodes
    }

    /// Text between `raw` and `endraw`, in which nothing is a tag.
    pub(super) fn raw(&mut self, reader: Reader<'s>, start: usize, nodes: &mut Vec<Node<'s>>) {
        self.reachable(&(start..reader.at()));
        let trims_before = self.trims;
        if self.finish(reader, start, Ok(())).is_none() {
            return;
        }
        let from = self.at;
        let source = self.source;
        for offset in memmem::find_iter(&source.as_bytes()[from..], b"{%") {
            let at = from + offset;
            self.at = at;
            let mut reader = Reader::new(self.source, self.behind_mark(), "%}");
            if !matches!(reader.take(), Ok((Word::Name("endraw"), _))) {
                continue;
            }
            let mut text = &self.source[from..at];
            if trims_before || self.trims {
                text = text.trim_start();
            }
            let trims_inside = self.behind_mark() > at + 2;
            self.finish(reader, at, Ok(()));
            let next = &self.source.as_bytes()[self.at..];
            let trims_behind = matches!(next, [b'{', b'{' | b'%' | b'#', b'-', ..]);
            if trims_inside || trims_behind {
                text = text.trim_end();
            }
            if !text.is_empty() {
                nodes.push(Node::Text(text));
                self.line.print();
            }
            return;
        }
        self.error(
            start..from,
            "{% raw %} is not closed: {% endraw %} is missing".to_owned(),
        );
        self.at = self.source.len();
    }
}

/// The names that a tag gives, its expressions, and whether a body follows an assignment.
type Head<'s> = (Vec<&'s str>, Vec<Expression<'s>>, bool);

fn head<'s>(name: &str, reader: &mut Reader<'s>) -> Result<Head<'s>, SyntaxError> {
    match name {
        "for" => {
            let mut names = vec![reader.name("a variable")?.0];
            if reader.takes(",")? {
                names.push(reader.name("a variable")?.0);
            }
            reader.expect_word("in")?;
            Ok((names, vec![reader.expression()?], true))
        }
        "filter" => Ok((Vec::new(), filters(reader)?, true)),
        "break" | "continue" => Ok((Vec::new(), Vec::new(), false)),
        _ => {
            let names = vec![reader.name("a variable")?.0];
            if reader.takes("=")? {
                return Ok((names, vec![reader.expression()?], false));
            }
            let filters = if reader.takes("|")? {
                filters(reader)?
            } else {
                Vec::new()
            };
            Ok((names, filters, true))
        }
    }
}

/// `name | name(argument = …)`, applied to the nodes behind the tag.
fn filters<'s>(reader: &mut Reader<'s>) -> Result<Vec<Expression<'s>>, SyntaxError> {
    let mut filters = Vec::new();
    loop {
        let (name, span) = reader.name("a filter's name")?;
        let arguments = match reader.peek()? {
            (Word::Sign("("), _) => reader.arguments()?,
            _ => Vec::new(),
        };
        let input = unreadable(span.start);
        filters.push(Expression::Filter(Box::new(Filter {
            input,
            name,
            span,
            arguments,
        })));
        if !reader.takes("|")? {
            return Ok(filters);
        }
    }
}
