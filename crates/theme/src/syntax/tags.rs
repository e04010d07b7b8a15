//! Reads tags: `{% … %}` with what belongs to each.

use memchr::memmem;

use super::lexer::Token;
use super::parser::{End, Open, Parser, tag, unreadable};
use super::reader::Reader;
use super::{Component, Expression, Filter, Node, Parameter, Span, SyntaxError, Tag};
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

/// The types that a component's parameter can have.
const TYPES: [&str; 8] = [
    "string", "bool", "integer", "float", "number", "bytes", "array", "map",
];

/// The end of a list of nodes.
pub(super) struct Ended<'s> {
    /// Whether the tag ends the innermost open one; else that one is not closed.
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
            Ok((Token::Name(word), span)) => self.word(word, span, reader, nodes),
            Ok((Token::Sign("</"), span)) => self.end_of("</", "</", span, reader),
            Ok((Token::Sign("<"), _)) => {
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
                self.kept(word, reader, start, nodes)
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

    /// A tag that ends another one; `word` is what it means, `written` what stands there.
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
    fn body(
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
    fn body_until(
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
            Ok((Token::Name(_), _)) => reader.dotted_name().map(Some),
            _ => Ok(None),
        };
        if let Some(Some((found, span))) = self.finish(reader, start, read)
            && found != named
        {
            self.error(span, format!("`{found}` where `{named}` is closed"));
        }
        nodes
    }

    fn extends(&mut self, mut reader: Reader<'s>, start: usize, nodes: &[Node<'s>]) {
        let read = Self::file_name(&mut reader);
        let Some((name, span)) = self.finish(reader, start, read) else {
            return;
        };
        let is_blank =
            |node: &Node<'_>| matches!(node, Node::Text(text) if text.trim_ascii().is_empty());
        if self.template.extends.is_some() {
            self.error(span, "a template extends one other at most".to_owned());
        } else if !self.open.is_empty() || !nodes.iter().all(is_blank) {
            self.error(
                span,
                "{% extends %} must be the first tag of a template".to_owned(),
            );
        } else {
            self.template.extends = Some((name, span));
        }
    }

    fn include(&mut self, mut reader: Reader<'s>, start: usize, nodes: &mut Vec<Node<'s>>) {
        let read = Self::file_name(&mut reader);
        if let Some((name, span)) = self.finish(reader, start, read) {
            self.reachable(&(start..self.at));
            nodes.push(Node::Include(name, span));
        }
    }

    fn block(&mut self, mut reader: Reader<'s>, start: usize, nodes: &mut Vec<Node<'s>>) {
        let read = reader.name("a block's name");
        let Some((name, span)) = self.finish(reader, start, read) else {
            self.body_until("block", start, &["endblock"], "");
            return;
        };
        if self.blocks.contains(&name) {
            self.error(span.clone(), format!("there are two blocks named `{name}`"));
        }
        self.blocks.push(name);
        if let Some(around) = self
            .open
            .iter()
            .find(|open| matches!(open.name, "for" | "component"))
        {
            let reason = format!("a block cannot stand inside {}", tag(around.name));
            self.error(span, reason);
        }
        let body = self.body_until("block", start, &["endblock"], name);
        nodes.push(Node::Block { name, body });
    }

    fn condition(&mut self, mut reader: Reader<'s>, start: usize, nodes: &mut Vec<Node<'s>>) {
        self.reachable(&(start..reader.at()));
        let (mut branches, mut otherwise) = (Vec::new(), Vec::new());
        let read = reader.expression();
        let mut condition = self
            .finish(reader, start, read)
            .unwrap_or_else(|| unreadable(start));
        loop {
            let (body, end) = self.body("if", start, &["elif", "else", "endif"]);
            branches.push((condition, body));
            let Some(End { word, mut reader }) = end else {
                break;
            };
            let at = self.at;
            if word == "elif" {
                let read = reader.expression();
                condition = self
                    .finish(reader, at, read)
                    .unwrap_or_else(|| unreadable(at));
                continue;
            }
            self.finish(reader, at, Ok(()));
            if word == "else" {
                otherwise = self.body_until("if", start, &["endif"], "");
            }
            break;
        }
        nodes.push(Node::If {
            branches,
            otherwise,
        });
    }

    fn component(&mut self, mut reader: Reader<'s>, start: usize) {
        if let Some(around) = self.open.last() {
            let reason = format!("a component cannot be defined inside {}", tag(around.name));
            self.error(start..reader.at(), reason);
        }
        let read = component_head(&mut reader);
        let head = self.finish(reader, start, read);
        let name = head.as_ref().map_or("", |((name, _), _)| *name);
        let body = self.body_until("component", start, &["endcomponent"], name);
        let Some(((name, span), parameters)) = head else {
            return;
        };
        if self
            .template
            .components
            .iter()
            .any(|known| known.name == name)
        {
            self.error(
                span.clone(),
                format!("there are two components named `{name}`"),
            );
        }
        self.template.components.push(Component {
            name,
            span,
            parameters,
            body,
        });
    }

    fn component_with_body(
        &mut self,
        mut reader: Reader<'s>,
        start: usize,
        nodes: &mut Vec<Node<'s>>,
    ) {
        self.reachable(&(start..reader.at()));
        let read = reader
            .component()
            .and_then(|call| reader.expect(">").map(|()| call));
        let call = self.finish(reader, start, read);
        let span = start..self.at;
        let name = call.as_ref().map_or("", |call| call.name);
        let (body, end) = self.body("component", start, &["</"]);
        if let Some(End { mut reader, .. }) = end {
            let at = self.at;
            let read = reader
                .dotted_name()
                .and_then(|name| reader.expect(">").map(|()| name));
            if let Some((found, span)) = self.finish(reader, at, read)
                && found != name
            {
                self.error(span, format!("</{found}> where <{name}> is closed"));
            }
        }
        let expressions = call.into_iter().map(Expression::Component).collect();
        nodes.push(Node::Tag(Tag {
            name: "<",
            span,
            assigns: Vec::new(),
            expressions,
            body,
        }));
    }

    /// A tag that Tera renders.
    fn kept(
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
    fn raw(&mut self, reader: Reader<'s>, start: usize, nodes: &mut Vec<Node<'s>>) {
        self.reachable(&(start..reader.at()));
        let trims_before = self.trims;
        if self.finish(reader, start, Ok(())).is_none() {
            return;
        }
        let from = self.at;
        let marks = memmem::find_iter(&self.source.as_bytes()[from..], b"{%");
        let ends: Vec<usize> = marks.map(|offset| from + offset).collect();
        for at in ends {
            self.at = at;
            let mut reader = Reader::new(self.source, self.behind_mark(), "%}");
            if !matches!(reader.take(), Ok((Token::Name("endraw"), _))) {
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
            (Token::Sign("("), _) => reader.arguments()?,
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

type ComponentHead<'s> = ((&'s str, Span), Vec<Parameter<'s>>);

fn component_head<'s>(reader: &mut Reader<'s>) -> Result<ComponentHead<'s>, SyntaxError> {
    let named = reader.dotted_name()?;
    reader.expect("(")?;
    let mut parameters = Vec::new();
    while !reader.takes(")")? {
        if !parameters.is_empty() && !reader.takes(",")? {
            return reader.unexpected("`,` or `)`");
        }
        if reader.takes(")")? {
            break;
        }
        parameters.push(parameter(reader)?);
    }
    // What describes the component to tools; no mail shows it.
    if matches!(reader.peek()?, (Token::Sign("{"), _)) {
        reader.expression()?;
    }
    Ok((named, parameters))
}

fn parameter<'s>(reader: &mut Reader<'s>) -> Result<Parameter<'s>, SyntaxError> {
    let rest = reader.takes("...")?;
    let implicit = reader.takes("@")?;
    let (name, _) = reader.name("a parameter's name")?;
    let kind = if reader.takes(":")? {
        Some(parameter_type(reader)?)
    } else {
        None
    };
    let default = if reader.takes("=")? {
        Some(reader.expression()?)
    } else {
        None
    };
    Ok(Parameter {
        name,
        implicit,
        kind,
        default,
        rest,
    })
}

fn parameter_type<'s>(reader: &mut Reader<'s>) -> Result<&'s str, SyntaxError> {
    let (name, span) = reader.name("a type")?;
    if TYPES.contains(&name) {
        return Ok(name);
    }
    let near = did_you_mean(name, TYPES);
    let known = TYPES.join(", ");
    Err(SyntaxError {
        span,
        reason: format!("`{name}` is not a type{near} (types are {known})"),
    })
}
