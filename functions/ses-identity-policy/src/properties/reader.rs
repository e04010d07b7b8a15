//! The reader of single properties.
//!
//! CloudFormation turns every scalar into a string and Terraform keeps JSON's types, so both forms
//! are read. An empty string counts as absent, because a condition in a stack template leaves one.

use crate::spelling::closest_of;
use serde_json::{Map, Value};
use std::fmt;
use std::time::Duration;

/// Properties that belong to the protocols.
const PROTOCOL: [&str; 3] = ["ServiceToken", "ServiceTimeout", "ResourceType"];

/// Reads properties one by one, and collects what is wrong with them.
pub(super) struct Reader<'a> {
    fields: &'a Map<String, Value>,
    pub(super) problems: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(fields: &'a Map<String, Value>) -> Self {
        Self {
            fields,
            problems: vec![],
        }
    }

    pub(super) fn problem(&mut self, name: &str, problem: &str) {
        self.problems.push(format!("{name}: {problem}"));
    }

    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        self.fields.get(name)
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let text = self.exact_text(name)?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Returns a text with the white space around it.
    pub(super) fn exact_text(&mut self, name: &str) -> Option<String> {
        match self.fields.get(name)? {
            Value::Null => None,
            Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
            scalar @ (Value::Bool(_) | Value::Number(_)) => Some(scalar.to_string()),
            Value::Array(_) | Value::Object(_) => {
                self.problem(name, "give one text");
                None
            }
        }
    }

    pub(super) fn parsed<T, E: fmt::Display>(
        &mut self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.text(name)?;
        parse(&text)
            .map_err(|error| self.problem(name, &error.to_string()))
            .ok()
    }

    pub(super) fn flag(&mut self, name: &str) -> Option<bool> {
        self.parsed(name, |text| match text.to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err("give true or false"),
        })
    }

    /// Reads a number of seconds. Terraform may send `300.0`.
    pub(super) fn seconds(&mut self, name: &str) -> Option<Duration> {
        self.parsed(name, |text| {
            let whole = text.strip_suffix(".0").unwrap_or(text);
            let seconds = whole.parse().map(Duration::from_secs);
            seconds.map_err(|_| "give a number of seconds")
        })
    }

    /// Reads a list, or a text with commas. Blanks and empty members are left out, because a
    /// condition in a stack template leaves them; a member of a list may hold commas itself.
    pub(super) fn list(&mut self, name: &str) -> Vec<String> {
        let texts: Vec<String> = match self.fields.get(name) {
            Some(Value::Array(members)) => {
                let is_text = |member: &Value| member.is_string() || member.is_null();
                if !members.iter().all(is_text) {
                    self.problem(name, "give a list of texts");
                }
                members
                    .iter()
                    .filter_map(|member| member.as_str().map(str::to_owned))
                    .collect()
            }
            _ => self.text(name).into_iter().collect(),
        };
        let parts = texts.iter().flat_map(|text| text.split(','));
        parts
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    }

    /// Returns the names that are not properties, most likely misspelt.
    pub(super) fn unknown(&self, known: &[&str]) -> Vec<String> {
        let means_something = |name: &str| known.contains(&name) || PROTOCOL.contains(&name);
        self.fields
            .keys()
            .filter(|name| !means_something(name))
            .map(|name| name.chars().take(64).collect())
            .collect()
    }
}

/// Returns one sentence for each unknown name, with the property that it most likely means.
pub(crate) fn notes_on_unknown(unknown: &[String], known: &[&'static str]) -> Vec<String> {
    let note = |name: &String| match closest_of(name, known) {
        Some(meant) => {
            format!("the property {name} is not known and was ignored: did you mean {meant}?")
        }
        None => format!("the property {name} is not known and was ignored"),
    };
    unknown.iter().map(note).collect()
}
