//! Answered events, wherever they stand: a file of one, a list, JSON lines, the output of `aws logs`, a log.

use anyhow::bail;
use serde_json::Value;

use super::Sources;
use crate::commands::import::question::{Answered, answered};
use crate::counted::counted;

/// The start of the trigger sources of messages.
const MESSAGES: &str = "CustomMessage_";
/// The depth of values in which events are looked for.
const DEPTH_MAX: usize = 32;

/// The events that were found, and what else was.
#[derive(Debug, Default)]
pub struct Found {
    answers: Vec<Answered>,
    /// Events of other triggers.
    others: usize,
    /// Answers that only say that the handler failed.
    failures: Vec<String>,
}

impl Found {
    /// Takes the events of a JSON value.
    ///
    /// # Errors
    /// There is none, or one that cannot be read.
    pub fn take(&mut self, value: &Value, name: &str) -> anyhow::Result<()> {
        let (before, others) = (self.answers.len(), self.others);
        if is_failure(value) {
            self.failures.push(name.to_owned());
            return Ok(());
        }
        self.walk(value, name, DEPTH_MAX)?;
        self.check(before, others)
    }

    /// Takes the events of a text that is not JSON as a whole: lines of JSON, a log, a table.
    ///
    /// # Errors
    /// There is none, or one that cannot be read.
    pub fn scan(&mut self, text: &str, name: &str) -> anyhow::Result<()> {
        let (before, others) = (self.answers.len(), self.others);
        // A table (CSV) doubles the quotes of its cells.
        match text.contains("\"\"triggerSource\"\"") {
            true => self.objects(&text.replace("\"\"", "\""), name, DEPTH_MAX)?,
            false => self.objects(text, name, DEPTH_MAX)?,
        }
        self.check(before, others)
    }

    fn check(&self, before: usize, others: usize) -> anyhow::Result<()> {
        if self.answers.len() > before {
            return Ok(());
        }
        if self.others > others {
            bail!("events of other triggers only: the sources of messages begin with {MESSAGES}");
        }
        bail!(
            "JSON without an answered event (an object with triggerSource, request and response)"
        );
    }

    fn walk(&mut self, value: &Value, name: &str, depth: usize) -> anyhow::Result<()> {
        if depth == 0 {
            return Ok(());
        }
        match value {
            Value::Object(fields) => {
                let source = fields.get("triggerSource").and_then(Value::as_str);
                if let (Some(source), true) = (source, fields.contains_key("request")) {
                    return self.event(value, source, name);
                }
                for field in fields.values() {
                    self.walk(field, name, depth - 1)?;
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.walk(item, name, depth - 1)?;
                }
            }
            Value::String(text) if text.contains("triggerSource") => {
                self.objects(text, name, depth - 1)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes the events of the objects that stand in a text, one behind the other.
    fn objects(&mut self, text: &str, name: &str, depth: usize) -> anyhow::Result<()> {
        let Some(last) = text.rfind("triggerSource") else {
            return Ok(());
        };
        let mut at = 0;
        while at < last
            && let Some(start) = text[at..last].find('{')
        {
            at += start;
            let mut values = serde_json::Deserializer::from_str(&text[at..]).into_iter();
            match values.next() {
                Some(Ok(value)) => {
                    at += values.byte_offset();
                    self.walk(&value, name, depth)?;
                }
                _ => at += 1,
            }
        }
        Ok(())
    }

    fn event(&mut self, event: &Value, source: &str, name: &str) -> anyhow::Result<()> {
        if !source.starts_with(MESSAGES) {
            self.others += 1;
            return Ok(());
        }
        self.answers.push(answered(event, name)?);
        Ok(())
    }

    /// Gives the answers to the sources: each once, and a question only if nothing answers it.
    pub fn finish(self, sources: &mut Sources) {
        let mut kept: Vec<Answered> = Vec::new();
        let mut seen = std::collections::HashMap::<String, bool>::new();
        let mut all = self.answers;
        let is_question = |one: &Answered| one.texts == Default::default();
        // The sort is stable: answers stay in their order, unanswered questions come last.
        all.sort_by_key(is_question);
        for one in all {
            let key = one.question.event.to_string();
            let known = seen.contains_key(&key);
            let is_other = known && !is_question(&one) && !kept.iter().any(|it| same(it, &one));
            if !known || is_other {
                seen.insert(key, true);
                kept.push(one);
            }
        }
        sources.answers.extend(kept);
        if self.others > 0 {
            sources.notes.push(format!(
                "{} of other triggers passed over",
                counted(self.others, "event")
            ));
        }
        if !self.failures.is_empty() {
            sources.unreadable.extend(self.failures.iter().map(|name| {
                format!("{name}: the handler failed instead of answering (errorMessage)")
            }));
        }
    }
}

fn same(one: &Answered, other: &Answered) -> bool {
    one.texts == other.texts && one.question.event == other.question.event
}

/// Returns true for Lambda's answer about an error of the function.
fn is_failure(value: &Value) -> bool {
    let has = |name| value.get(name).is_some();
    has("errorMessage") && (has("errorType") || has("stackTrace") || has("trace"))
}
