//! Expressions: values, operators, fields and filters. Operators bind as Tera's do (`parsing/parser.rs` of
//! tera 2.4).

use super::{Read, Reader};
use crate::syntax::expression::{Call, Expression, Filter, Operator, Path, PathStep};
use crate::syntax::lexer::Word;
use crate::syntax::{Span, SyntaxError};

/// The bound on expressions in each other: Tera's own.
const DEPTH_MAX: usize = 40;

/// The bound on the operators, filters and fields of one tag: about Tera's own. Each holds what is before it, so that
/// a long row of them is as deep as it is long.
const OPERATIONS_MAX: usize = 256;

/// The strength with which `not`, `-` and a filter bind.
const NOT: u8 = 5;
const MINUS: u8 = 20;
const FILTER: u8 = 17;

/// The variables whose fields are texts, with names that hold hyphens elsewhere.
const TEXTS: [&str; 4] = ["links", "text", "shared", "user"];

impl<'s> Reader<'s> {
    /// Reads an expression.
    ///
    /// # Errors
    /// A word that has no place there; more than 40 levels.
    pub(in crate::syntax) fn expression(&mut self) -> Read<Expression<'s>> {
        self.bound(0)
    }

    /// Reads as far as operators bind tighter than `least`.
    pub(super) fn bound(&mut self, least: u8) -> Read<Expression<'s>> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            let span = self.peek()?.1.clone();
            let reason = "this expression is nested too deeply".to_owned();
            return Err(SyntaxError { span, reason });
        }
        let mut left = self.operand()?;
        while let Some((operator, binds)) =
            infix(&self.peek()?.0).filter(|(_, binds)| *binds >= least)
        {
            self.operations += 1;
            if self.operations > OPERATIONS_MAX {
                let span = self.peek()?.1.clone();
                let reason = "this expression is too long".to_owned();
                return Err(SyntaxError { span, reason });
            }
            left = self.operation(left, operator, binds)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// `left` with the next operator and what is behind it.
    fn operation(
        &mut self,
        left: Expression<'s>,
        operator: Operator,
        binds: u8,
    ) -> Read<Expression<'s>> {
        let start = left.span().start;
        Ok(match self.take()?.0 {
            Word::Sign("|") => self.filter(left)?,
            Word::Sign("[" | "?[") => self.subscript(left)?,
            // A field of what a variable looked up: only Tera knows which.
            Word::Sign("." | "?.") => {
                let (_, span) = self.name("a field's name")?;
                Expression::Other(vec![left], start..span.end)
            }
            Word::Name("if") => {
                let condition = self.expression()?;
                self.expect_word("else")?;
                let otherwise = self.expression()?;
                Expression::Other(vec![left, condition, otherwise], start..self.at())
            }
            Word::Name("is") => {
                self.takes_word("not")?;
                self.name("a test")?;
                let mut parts = vec![left];
                if matches!(self.peek()?, (Word::Sign("("), _)) {
                    parts.extend(self.arguments()?.into_iter().map(|argument| argument.value));
                }
                Expression::Other(parts, start..self.at())
            }
            word => {
                if word == Word::Name("not") {
                    self.expect_word("in")?;
                }
                if word == Word::Sign("-") {
                    self.not_a_hyphen(&left)?;
                }
                // `**` binds to the right.
                let least = if word == Word::Sign("**") {
                    binds
                } else {
                    binds + 1
                };
                let right = self.bound(least)?;
                Expression::Binary(operator, Box::new([left, right]))
            }
        })
    }

    /// Refuses `links.sign-up`: `-` is a minus sign there, and texts cannot be subtracted.
    fn not_a_hyphen(&mut self, left: &Expression<'s>) -> Read<()> {
        let Expression::Path(path) = left else {
            return Ok(());
        };
        let start = path.span.start;
        let is_text = TEXTS.contains(&path.root) && path.steps.len() == 1;
        let source = self.lexer.source;
        let goes_on = source[self.at()..].starts_with(|c: char| c.is_ascii_alphabetic());
        if !is_text || !goes_on || self.at() != path.span.end + 1 {
            return Ok(());
        }
        let rest = &source[start..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c));
        let written = &rest[..end.unwrap_or(rest.len())];
        let name = &written[path.root.len() + 1..];
        let with_underscores = name.replace('-', "_");
        Err(SyntaxError {
            span: start..start + written.len(),
            reason: format!(
                "`{written}` is a subtraction here: write {root}.{with_underscores}",
                root = path.root
            ),
        })
    }

    fn operand(&mut self) -> Read<Expression<'s>> {
        let (token, span) = self.peek()?.clone();
        if !matches!(token, Word::End { .. } | Word::Sign(")" | "]" | "}")) {
            self.take()?;
        }
        Ok(match token {
            Word::Number(number) => Expression::Number(number, span),
            Word::Text(text) => Expression::Text(text, span),
            Word::Name("true" | "True") => Expression::Bool(true, span),
            Word::Name("false" | "False") => Expression::Bool(false, span),
            Word::Name("none" | "None" | "null") => Expression::Other(Vec::new(), span),
            Word::Name("not") => {
                let inner = self.bound(NOT)?;
                let end = inner.span().end;
                Expression::Not(Box::new(inner), span.start..end)
            }
            Word::Sign("-") => Expression::Other(vec![self.bound(MINUS)?], span),
            Word::Name(name) => self.named(name, span)?,
            Word::Sign("<") => {
                let call = self.component()?;
                self.expect("/")?;
                self.expect(">")?;
                Expression::Component(call)
            }
            Word::Sign("(") => {
                let inner = self.expression()?;
                self.expect(")")?;
                inner
            }
            Word::Sign("[") => Expression::List(self.items("]")?, span.start..self.at()),
            Word::Sign("{") => Expression::Other(self.items("}")?, span.start..self.at()),
            token => {
                let reason = format!("{} where a value belongs", token.named());
                return Err(SyntaxError { span, reason });
            }
        })
    }

    /// A variable with its fields, or a call of a function.
    fn named(&mut self, root: &'s str, span: Span) -> Read<Expression<'s>> {
        if matches!(self.peek()?, (Word::Sign("("), _)) {
            let arguments = self.arguments()?;
            let name = root;
            return Ok(Expression::Function(Call {
                name,
                span,
                arguments,
            }));
        }
        self.fields(Path {
            root,
            steps: Vec::new(),
            span,
        })
    }

    /// The rest of a subscript, behind `[`: a field by a literal name, or whatever Tera can look up.
    fn subscript(&mut self, of: Expression<'s>) -> Read<Expression<'s>> {
        let mut parts = Vec::new();
        while !self.takes("]")? {
            if !self.takes(":")? {
                parts.push(self.expression()?);
            }
        }
        let end = self.at();
        Ok(match (of, parts.as_slice()) {
            (Expression::Path(mut path), [Expression::Text(name, span)]) => {
                path.span.end = end;
                path.steps.push(PathStep {
                    name: name.clone(),
                    optional: false,
                    span: span.clone(),
                });
                self.fields(path)?
            }
            (of, _) => {
                let span = of.span().start..end;
                parts.insert(0, of);
                Expression::Other(parts, span)
            }
        })
    }

    /// A path with the fields that are behind it.
    fn fields(&mut self, mut path: Path<'s>) -> Read<Expression<'s>> {
        while let (Word::Sign(sign @ ("." | "?.")), _) = *self.peek()? {
            self.take()?;
            let (name, span) = self.name("a field's name")?;
            path.span.end = span.end;
            path.steps.push(PathStep {
                name: name.into(),
                optional: sign == "?.",
                span,
            });
        }
        Ok(Expression::Path(path))
    }

    fn filter(&mut self, input: Expression<'s>) -> Read<Expression<'s>> {
        let (name, span) = self.name("a filter's name")?;
        let arguments = match self.peek()? {
            (Word::Sign("("), _) => self.arguments()?,
            _ => Vec::new(),
        };
        Ok(Expression::Filter(Box::new(Filter {
            input,
            name,
            span,
            arguments,
        })))
    }
}

/// An operator, and how tightly it binds to what is before it.
fn infix(token: &Word<'_>) -> Option<(Operator, u8)> {
    Some(match token {
        Word::Name("if") => (Operator::Other, 0),
        Word::Name("or") => (Operator::Or, 1),
        Word::Name("and") => (Operator::And, 3),
        Word::Name("in" | "is" | "not") => (Operator::Other, 5),
        Word::Sign("==") => (Operator::Equal, 7),
        Word::Sign("!=") => (Operator::NotEqual, 7),
        Word::Sign("<" | "<=" | ">" | ">=") => (Operator::Other, 7),
        Word::Sign("+" | "-") => (Operator::Other, 11),
        Word::Sign("*" | "/" | "//" | "%" | "~") => (Operator::Other, 13),
        Word::Sign("**") => (Operator::Other, 16),
        Word::Sign("|") => (Operator::Other, FILTER),
        Word::Sign("[" | "?[" | "." | "?.") => (Operator::Other, u8::MAX),
        _ => return None,
    })
}
