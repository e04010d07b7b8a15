//! Arguments of filters, functions and components; items of lists and maps.

use super::{Read, Reader};
use crate::syntax::Span;
use crate::syntax::expression::{Argument, Call, Comprehension, Expression, Path};
use crate::syntax::lexer::Word;

impl<'s> Reader<'s> {
    /// `(name = value, …)`.
    pub(in crate::syntax) fn arguments(&mut self) -> Read<Vec<Argument<'s>>> {
        self.expect("(")?;
        let mut arguments = Vec::new();
        while !self.takes(")")? {
            if !arguments.is_empty() && !self.takes(",")? {
                return self.unexpected("`,` or `)`");
            }
            if self.takes(")")? {
                break;
            }
            let (name, span) = self.name("an argument's name")?;
            self.expect("=")?;
            let value = self.expression()?;
            arguments.push(Argument {
                name: Some(name),
                span,
                value,
            });
        }
        Ok(arguments)
    }

    /// The items of a list or a map up to its end; a map's keys count as items.
    pub(super) fn items(&mut self, closing: &str) -> Read<Vec<Expression<'s>>> {
        let mut items = Vec::new();
        while !self.takes(closing)? {
            let is_spread = self.takes("...")?;
            let mut item = self.expression()?;
            if is_spread {
                let span = item.span();
                item = Expression::Other(vec![item], span);
            } else if self.takes_word("for")? {
                item = self.comprehension(item)?;
            }
            items.push(item);
            if !self.takes(",")? && !self.takes(":")? {
                self.expect(closing)?;
                break;
            }
        }
        Ok(items)
    }

    /// The rest of `[value for name in list if condition]`.
    fn comprehension(&mut self, value: Expression<'s>) -> Read<Expression<'s>> {
        let mut names = vec![self.name("a variable")?.0];
        if self.takes(",")? {
            names.push(self.name("a variable")?.0);
        }
        self.expect_word("in")?;
        let list = self.bound(1)?;
        let condition = if self.takes_word("if")? {
            Some(self.expression()?)
        } else {
            None
        };
        Ok(Expression::Comprehension(Box::new(Comprehension {
            value,
            names,
            list,
            condition,
        })))
    }

    /// A component's name and arguments, behind `<`.
    pub(in crate::syntax) fn component(&mut self) -> Read<Call<'s>> {
        let (name, span) = self.dotted_name()?;
        let mut arguments = Vec::new();
        loop {
            match self.peek()?.clone() {
                (Word::Name(name), span) => {
                    self.take()?;
                    let value = self.argument(name, &span)?;
                    arguments.push(Argument {
                        name: Some(name),
                        span,
                        value,
                    });
                }
                (Word::Sign("{"), span) => {
                    self.take()?;
                    self.expect("...")?;
                    let value = self.expression()?;
                    self.expect("}")?;
                    arguments.push(Argument {
                        name: None,
                        span,
                        value,
                    });
                }
                _ => {
                    return Ok(Call {
                        name,
                        span,
                        arguments,
                    });
                }
            }
        }
    }

    /// `="text"`, `={expression}`, or nothing, which stands for the variable of that name.
    fn argument(&mut self, name: &'s str, span: &Span) -> Read<Expression<'s>> {
        if !self.takes("=")? {
            let steps = Vec::new();
            let span = span.clone();
            return Ok(Expression::Path(Path {
                root: name,
                steps,
                span,
            }));
        }
        match self.peek()?.clone() {
            (Word::Text(text), span) => {
                self.take()?;
                Ok(Expression::Text(text, span))
            }
            (Word::Sign("{"), _) => {
                self.take()?;
                let value = self.expression()?;
                self.expect("}")?;
                Ok(value)
            }
            _ => self.unexpected("\"a text\" or {a value}"),
        }
    }
}
