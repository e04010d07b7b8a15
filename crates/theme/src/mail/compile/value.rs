//! The value of an expression, as far as it is known without an event.

use std::borrow::Cow;

use super::{At, Compiled, Compiler};
use crate::mail::page::Printed;
use crate::mail::variables::{VARIABLES, Variable};
use crate::problem::{Cause, Problem};
use crate::syntax::{Argument, Expression, Filter, Path, Span};
use crate::theme::bare;

/// A value, and how it is printed.
#[derive(Debug, Clone)]
pub(super) struct Value<'v> {
    pub(super) content: Content<'v>,
    pub(super) printed: Printed,
}

#[derive(Debug, Clone)]
pub(super) enum Content<'v> {
    Text(Cow<'v, str>),
    Number(i64),
    Bool(bool),
    /// A text that the event brings, by the number of its slot.
    Slot(usize),
    /// A text that the event brings, or this one where it brings none.
    SlotOr(usize, Cow<'v, str>),
    /// A variable that has fields, by its name.
    Fields(&'static str),
    Undefined(Undefined),
}

/// A path that leads to no value.
#[derive(Debug, Clone)]
pub(super) struct Undefined {
    /// The template that it stands in, and where.
    pub(super) file: usize,
    pub(super) span: Span,
    /// The variable.
    pub(super) root: String,
    /// The field that it lacks; nothing where the variable itself is unknown.
    pub(super) field: Option<String>,
    /// True if further fields are taken of it: a defect even in a condition.
    pub(super) goes_on: bool,
}

/// The variables inside of a component.
pub(super) struct Locals<'a, 'c> {
    pub(super) values: Vec<(&'c str, Value<'c>)>,
    /// The variables around the call; nothing where these are a message's own.
    pub(super) caller: Option<&'a Locals<'a, 'c>>,
}

impl<'c, 's> Compiler<'c, 's> {
    /// The value of an expression.
    pub(super) fn value(
        &mut self,
        expression: &'c Expression<'s>,
        at: At<'_, 'c, 's>,
    ) -> Compiled<Value<'c>> {
        Ok(match expression {
            Expression::Path(path) => self.path(path, at),
            Expression::Text(text, _) => Value::of(Content::Text(Cow::Borrowed(text))),
            Expression::Bool(known, _) => Value::of(Content::Bool(*known)),
            Expression::Number(number, span) => match number.parse() {
                Ok(number) => Value::of(Content::Number(number)),
                Err(_) => return Err(self.only_tera(at.file, span)),
            },
            Expression::Filter(filter) => self.filter(filter, at)?,
            other => return Err(self.only_tera(at.file, &other.span())),
        })
    }

    fn filter(&mut self, filter: &'c Filter<'s>, at: At<'_, 'c, 's>) -> Compiled<Value<'c>> {
        let printed = match filter.name {
            "safe" if filter.arguments.is_empty() => Printed::Safe,
            "plain" if filter.arguments.is_empty() => Printed::Plain,
            "default" => return self.default(filter, at),
            _ => return Err(self.only_tera(at.file, &filter.span)),
        };
        let value = self.value(&filter.input, at)?;
        match (value.content, value.printed, printed) {
            (Content::Text(text), _, Printed::Plain) => {
                let text = bare(&text);
                Ok(Value::of(Content::Text(Cow::Owned(text))))
            }
            (Content::SlotOr(slot, text), Printed::Escaped, Printed::Plain) => Ok(Value {
                content: Content::SlotOr(slot, Cow::Owned(bare(&text))),
                printed,
            }),
            (
                content @ (Content::Text(_) | Content::Slot(_) | Content::SlotOr(..)),
                Printed::Escaped,
                printed,
            ) => Ok(Value { content, printed }),
            _ => Err(self.only_tera(at.file, &filter.span)),
        }
    }

    /// `value | default(value="…")`: an empty value counts as absent, as in the engine's filter of that name.
    fn default(&mut self, filter: &'c Filter<'s>, at: At<'_, 'c, 's>) -> Compiled<Value<'c>> {
        let other = match filter.arguments.as_slice() {
            [
                Argument {
                    name: Some("value"),
                    value: Expression::Text(text, _),
                    ..
                },
            ] => text,
            _ => return Err(self.only_tera(at.file, &filter.span)),
        };
        let value = self.value(&filter.input, at)?;
        let other = Cow::Borrowed(&**other);
        let content = match value.content {
            Content::Text(text) if text.is_empty() => Content::Text(other),
            Content::Undefined(undefined) if !undefined.goes_on => Content::Text(other),
            Content::Slot(slot) if value.printed == Printed::Escaped => {
                Content::SlotOr(slot, other)
            }
            content @ Content::Text(_) if value.printed == Printed::Escaped => content,
            _ => return Err(self.only_tera(at.file, &filter.span)),
        };
        Ok(Value::of(content))
    }

    fn path(&mut self, path: &Path<'s>, at: At<'_, 'c, 's>) -> Value<'c> {
        let root = match at.scope {
            Some(scope) => scope.own(path.root),
            None => self.global(path.root),
        };
        let undefined = |span: &Span, root: &str, field: Option<String>, goes_on| {
            let root = root.to_owned();
            Value::of(Content::Undefined(Undefined {
                file: at.file,
                span: span.clone(),
                root,
                field,
                goes_on,
            }))
        };
        let Some(mut value) = root else {
            return undefined(&path.span, path.root, None, !path.steps.is_empty());
        };
        for (number, step) in path.steps.iter().enumerate() {
            let variable = match value.content {
                Content::Fields(name) => name,
                _ => path.root,
            };
            let field = match value.content {
                Content::Fields(name) => self.variables.field(name, &step.name),
                _ => None,
            };
            let Some(field) = field else {
                let goes_on = number + 1 < path.steps.len();
                return undefined(&step.span, variable, Some(step.name.to_string()), goes_on);
            };
            value = Value::of(self.content(variable, field));
        }
        value
    }

    /// The value of a variable of every message.
    pub(super) fn global(&mut self, name: &str) -> Option<Value<'c>> {
        let (name, _) = VARIABLES.iter().find(|(known, _)| *known == name)?;
        let variable = self.variables.get(name)?;
        Some(Value::of(self.content(name, variable)))
    }

    fn content(&mut self, name: &str, variable: Variable<'c>) -> Content<'c> {
        match variable {
            Variable::Text(text) => Content::Text(text),
            Variable::Number(number) => Content::Number(number.into()),
            Variable::Slot(slot) => Content::Slot(self.slot(slot)),
            Variable::Fields => {
                let known = VARIABLES.iter().find(|(known, _)| *known == name);
                Content::Fields(known.expect("only variables have fields").0)
            }
        }
    }

    /// The defect of a path that leads to no value.
    pub(super) fn undefined(&self, undefined: &Undefined) -> Problem {
        let Undefined {
            file,
            span,
            root,
            field,
            ..
        } = undefined;
        let reason = self.variables.undefined(root, field.as_deref());
        let text = field
            .as_deref()
            .and_then(|field| self.variables.missing_text(root, field));
        text.unwrap_or_else(|| {
            let problem = self.templates.problem(*file, span.start, reason);
            problem.of_cause(Cause::UnknownName)
        })
    }
}

impl<'c> Locals<'_, 'c> {
    /// A variable of the component itself.
    fn own(&self, name: &str) -> Option<Value<'c>> {
        let found = self.values.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone())
    }

    /// A variable of the component or of what is around it, for a parameter that is taken from there.
    pub(super) fn any(&self, name: &str) -> Option<Value<'c>> {
        self.own(name)
            .or_else(|| self.caller.and_then(|caller| caller.any(name)))
    }
}
