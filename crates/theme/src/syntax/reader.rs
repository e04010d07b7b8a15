//! Reads expressions. Operators bind as Tera's do (`parsing/parser.rs` of tera 2.4).

use super::expression::{Argument, Call, Expression, Filter, Operator, Path, Step};
use super::lexer::{Lexer, Token};
use super::{Span, SyntaxError};

/// How deep expressions may be nested: Tera's own bound.
const DEPTH_MAX: usize = 40;

/// How tightly `not`, `-` and a filter bind.
const NOT: u8 = 5;
const MINUS: u8 = 20;
const FILTER: u8 = 17;

/// Reads the expressions of one tag, up to its end.
pub(super) struct Reader<'s> {
    lexer: Lexer<'s>,
    /// The next word, once it was looked at.
    next: Option<(Token<'s>, Span)>,
    depth: usize,
}

type Read<T> = Result<T, SyntaxError>;

impl<'s> Reader<'s> {
    /// A reader from byte `at`, which is inside a tag that `closing` ends.
    pub(super) const fn new(source: &'s str, at: usize, closing: &'static str) -> Self {
        Self {
            lexer: Lexer::new(source, at, closing),
            next: None,
            depth: 0,
        }
    }

    /// The next word, which stays.
    pub(super) fn peek(&mut self) -> Read<&(Token<'s>, Span)> {
        if self.next.is_none() {
            self.next = Some(self.lexer.next()?);
        }
        Ok(self.next.as_ref().expect("it was read just now"))
    }

    /// The next word.
    pub(super) fn take(&mut self) -> Read<(Token<'s>, Span)> {
        match self.next.take() {
            Some(next) => Ok(next),
            None => self.lexer.next(),
        }
    }

    /// The byte behind the last word that was taken.
    pub(super) fn at(&self) -> usize {
        self.next
            .as_ref()
            .map_or(self.lexer.at, |(_, span)| span.start)
    }

    /// Takes a sign if it is next.
    pub(super) fn takes(&mut self, sign: &str) -> Read<bool> {
        let is_next = matches!(self.peek()?, (Token::Sign(next), _) if *next == sign);
        if is_next {
            self.take()?;
        }
        Ok(is_next)
    }

    /// Takes a keyword if it is next.
    pub(super) fn takes_word(&mut self, word: &str) -> Read<bool> {
        let is_next = matches!(self.peek()?, (Token::Name(next), _) if *next == word);
        if is_next {
            self.take()?;
        }
        Ok(is_next)
    }

    /// Takes a sign that must be next.
    pub(super) fn expect(&mut self, sign: &str) -> Read<()> {
        if self.takes(sign)? {
            return Ok(());
        }
        self.unexpected(&format!("`{sign}`"))
    }

    /// Takes a keyword that must be next.
    pub(super) fn expect_word(&mut self, word: &str) -> Read<()> {
        if self.takes_word(word)? {
            return Ok(());
        }
        self.unexpected(&format!("`{word}`"))
    }

    /// Takes a name that must be next.
    pub(super) fn name(&mut self, what: &str) -> Read<(&'s str, Span)> {
        match self.peek()? {
            (Token::Name(name), span) => {
                let named = (*name, span.clone());
                self.take()?;
                Ok(named)
            }
            _ => self.unexpected(what),
        }
    }

    /// Takes a component's name, which may hold full stops.
    pub(super) fn dotted_name(&mut self) -> Read<(&'s str, Span)> {
        let (_, mut span) = self.name("a component's name")?;
        while self.takes(".")? {
            span.end = self.name("a component's name")?.1.end;
        }
        Ok((&self.lexer.source[span.clone()], span))
    }

    /// Takes the end of the tag; whether it removes the white space behind it.
    pub(super) fn end(&mut self) -> Read<bool> {
        match self.peek()? {
            (Token::End { trims }, _) => {
                let trims = *trims;
                self.take()?;
                Ok(trims)
            }
            _ => self.unexpected("the end of the tag"),
        }
    }

    /// The error that something else is next than `expected`.
    pub(super) fn unexpected<T>(&mut self, expected: &str) -> Read<T> {
        let (token, span) = self.peek()?;
        Err(SyntaxError {
            span: span.clone(),
            reason: format!("{} where {expected} belongs", token.named()),
        })
    }

    /// Reads an expression.
    ///
    /// # Errors
    /// A word that has no place there; more than 40 levels.
    pub(super) fn expression(&mut self) -> Read<Expression<'s>> {
        self.bound(0)
    }

    /// Reads as far as operators bind tighter than `least`.
    fn bound(&mut self, least: u8) -> Read<Expression<'s>> {
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
            Token::Sign("|") => self.filter(left)?,
            Token::Sign("[" | "?[") => self.subscript(left)?,
            Token::Name("if") => {
                let condition = self.expression()?;
                self.expect_word("else")?;
                let otherwise = self.expression()?;
                Expression::Other(vec![left, condition, otherwise], start..self.at())
            }
            Token::Name("is") => {
                self.takes_word("not")?;
                self.name("a test")?;
                let mut parts = vec![left];
                if matches!(self.peek()?, (Token::Sign("("), _)) {
                    parts.extend(self.arguments()?.into_iter().map(|argument| argument.value));
                }
                Expression::Other(parts, start..self.at())
            }
            word => {
                if word == Token::Name("not") {
                    self.expect_word("in")?;
                }
                // `**` binds to the right.
                let least = if word == Token::Sign("**") {
                    binds
                } else {
                    binds + 1
                };
                let right = self.bound(least)?;
                Expression::Binary(operator, Box::new([left, right]))
            }
        })
    }

    fn operand(&mut self) -> Read<Expression<'s>> {
        let (token, span) = self.peek()?.clone();
        if !matches!(token, Token::End { .. } | Token::Sign(")" | "]" | "}")) {
            self.take()?;
        }
        Ok(match token {
            Token::Number(number) => Expression::Number(number, span),
            Token::Text(text) => Expression::Text(text, span),
            Token::Name("true" | "True") => Expression::Bool(true, span),
            Token::Name("false" | "False") => Expression::Bool(false, span),
            Token::Name("none" | "None" | "null") => Expression::Other(Vec::new(), span),
            Token::Name("not") => {
                let inner = self.bound(NOT)?;
                let end = inner.span().end;
                Expression::Not(Box::new(inner), span.start..end)
            }
            Token::Sign("-") => Expression::Other(vec![self.bound(MINUS)?], span),
            Token::Name(name) => self.named(name, span)?,
            Token::Sign("<") => {
                let call = self.component()?;
                self.expect("/")?;
                self.expect(">")?;
                Expression::Component(call)
            }
            Token::Sign("(") => {
                let inner = self.expression()?;
                self.expect(")")?;
                inner
            }
            Token::Sign("[") => Expression::Other(self.items("]")?, span.start..self.at()),
            Token::Sign("{") => Expression::Other(self.items("}")?, span.start..self.at()),
            token => {
                let reason = format!("{} where a value belongs", token.named());
                return Err(SyntaxError { span, reason });
            }
        })
    }

    /// A variable with its fields, or a call of a function.
    fn named(&mut self, root: &'s str, span: Span) -> Read<Expression<'s>> {
        if matches!(self.peek()?, (Token::Sign("("), _)) {
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

    /// What is behind `[`: a field by a literal name, or whatever Tera can look up.
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
                path.steps.push(Step {
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
        while let (Token::Sign(sign @ ("." | "?.")), _) = *self.peek()? {
            self.take()?;
            let (name, span) = self.name("a field's name")?;
            path.span.end = span.end;
            path.steps.push(Step {
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
            (Token::Sign("("), _) => self.arguments()?,
            _ => Vec::new(),
        };
        Ok(Expression::Filter(Box::new(Filter {
            input,
            name,
            span,
            arguments,
        })))
    }

    /// `(name = value, …)`.
    pub(super) fn arguments(&mut self) -> Read<Vec<Argument<'s>>> {
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
    fn items(&mut self, closing: &str) -> Read<Vec<Expression<'s>>> {
        let mut items = Vec::new();
        while !self.takes(closing)? {
            self.takes("...")?;
            items.push(self.expression()?);
            if self.takes_word("for")? {
                self.comprehension(&mut items)?;
            }
            if !self.takes(",")? && !self.takes(":")? {
                self.expect(closing)?;
                break;
            }
        }
        Ok(items)
    }

    /// The rest of `[value for name in list if condition]`.
    fn comprehension(&mut self, items: &mut Vec<Expression<'s>>) -> Read<()> {
        self.name("a variable")?;
        if self.takes(",")? {
            self.name("a variable")?;
        }
        self.expect_word("in")?;
        items.push(self.bound(1)?);
        if self.takes_word("if")? {
            items.push(self.expression()?);
        }
        Ok(())
    }

    /// A component's name and arguments, behind `<`.
    pub(super) fn component(&mut self) -> Read<Call<'s>> {
        let (name, span) = self.dotted_name()?;
        let mut arguments = Vec::new();
        loop {
            match self.peek()?.clone() {
                (Token::Name(name), span) => {
                    self.take()?;
                    let value = self.argument(name, &span)?;
                    arguments.push(Argument {
                        name: Some(name),
                        span,
                        value,
                    });
                }
                (Token::Sign("{"), span) => {
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
            (Token::Text(text), span) => {
                self.take()?;
                Ok(Expression::Text(text, span))
            }
            (Token::Sign("{"), _) => {
                self.take()?;
                let value = self.expression()?;
                self.expect("}")?;
                Ok(value)
            }
            _ => self.unexpected("\"a text\" or {a value}"),
        }
    }
}

/// An operator, and how tightly it binds to what is before it.
fn infix(token: &Token<'_>) -> Option<(Operator, u8)> {
    Some(match token {
        Token::Name("if") => (Operator::Other, 0),
        Token::Name("or") => (Operator::Or, 1),
        Token::Name("and") => (Operator::And, 3),
        Token::Name("in" | "is" | "not") => (Operator::Other, 5),
        Token::Sign("==") => (Operator::Equal, 7),
        Token::Sign("!=") => (Operator::NotEqual, 7),
        Token::Sign("<" | "<=" | ">" | ">=") => (Operator::Other, 7),
        Token::Sign("+" | "-") => (Operator::Other, 11),
        Token::Sign("*" | "/" | "//" | "%" | "~") => (Operator::Other, 13),
        Token::Sign("**") => (Operator::Other, 16),
        Token::Sign("|") => (Operator::Other, FILTER),
        Token::Sign("[" | "?[") => (Operator::Other, u8::MAX),
        _ => return None,
    })
}
