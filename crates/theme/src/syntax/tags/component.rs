//! Components: their definitions, and calls with a body.

use crate::suggest::did_you_mean;
use crate::syntax::lexer::Word;
use crate::syntax::parser::{End, Parser, tag};
use crate::syntax::reader::Reader;
use crate::syntax::{Component, Expression, Node, Parameter, Span, SyntaxError, Tag};

/// The types that a component's parameter can have.
const TYPES: [&str; 8] = [
    "string", "bool", "integer", "float", "number", "bytes", "array", "map",
];

impl<'s> Parser<'s> {
    pub(super) fn component(&mut self, mut reader: Reader<'s>, start: usize) {
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
        if !self.components.insert(name) {
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

    pub(super) fn component_with_body(
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
    if matches!(reader.peek()?, (Word::Sign("{"), _)) {
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
