//! The form of an answer: its texts with names in place of values, so that the words of two answers can be compared.

use crate::commands::import::marks;
use crate::commands::import::question::{Answered, Question, is_own};

/// The texts of an answer with names in place of values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form([Option<String>; 3]);

impl Form {
    /// Returns the form of an answer.
    pub fn of(answer: &Answered) -> Self {
        let texts = &answer.texts;
        let form =
            |text: &Option<String>| text.as_deref().map(|text| named(text, &answer.question));
        Self([form(&texts.subject), form(&texts.html), form(&texts.sms)])
    }

    /// Returns true if the answer says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

fn named(text: &str, question: &Question) -> String {
    let mut named = String::with_capacity(text.len());
    let mut at = 0;
    for mark in marks::find(text, question) {
        named.push_str(&text[at..mark.range.start]);
        // No text holds these characters, and Escaped and Plain are the same for a reader.
        named.push_str(&format!("\u{1}{:?}\u{2}", mark.value));
        at = mark.range.end;
    }
    named + &text[at..]
}

/// Returns what a question asks beside its language: the same text for questions that a handler answers alike.
pub fn situation(question: &Question) -> String {
    let own = question.values.keys().filter(|source| is_own(source));
    let own: Vec<&str> = own.map(String::as_str).collect();
    format!(
        "{} {:?} {:?} {:?} {}",
        question.kind.name(),
        question.occasion,
        question.client,
        question.pool,
        own.join(" ")
    )
}
