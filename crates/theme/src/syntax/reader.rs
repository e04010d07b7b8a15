//! Reads the words of a tag one by one: expressions, names, keywords, signs.

mod arguments;
mod operators;

use super::lexer::{Lexer, Word};
use super::{Span, SyntaxError};

/// Reads the expressions of one tag, up to its end.
pub(super) struct Reader<'s> {
    lexer: Lexer<'s>,
    /// The next word, once it was looked at.
    next: Option<(Word<'s>, Span)>,
    depth: usize,
    /// The operators that were read.
    operations: usize,
}

pub(super) type Read<T> = Result<T, SyntaxError>;

impl<'s> Reader<'s> {
    /// A reader from byte `at`, which is inside a tag that `closing` ends.
    pub(super) const fn new(source: &'s str, at: usize, closing: &'static str) -> Self {
        Self {
            lexer: Lexer::new(source, at, closing),
            next: None,
            depth: 0,
            operations: 0,
        }
    }

    /// The next word, which stays.
    pub(super) fn peek(&mut self) -> Read<&(Word<'s>, Span)> {
        if self.next.is_none() {
            self.next = Some(self.lexer.next()?);
        }
        Ok(self.next.as_ref().expect("it was read just now"))
    }

    /// The next word.
    pub(super) fn take(&mut self) -> Read<(Word<'s>, Span)> {
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
        let is_next = matches!(self.peek()?, (Word::Sign(next), _) if *next == sign);
        if is_next {
            self.take()?;
        }
        Ok(is_next)
    }

    /// Takes a keyword if it is next.
    pub(super) fn takes_word(&mut self, word: &str) -> Read<bool> {
        let is_next = matches!(self.peek()?, (Word::Name(next), _) if *next == word);
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
            (Word::Name(name), span) => {
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
            (Word::End { trims }, _) => {
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
}
