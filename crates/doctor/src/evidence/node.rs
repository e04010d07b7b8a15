//! A value in an answer, with its path.

use super::read;
use crate::facts::Call;
use crate::finding::Read;
use crate::verdict::Gap;
use serde_json::Value;
use std::rc::Rc;

/// A value in an answer, perhaps absent, with its path.
#[derive(Debug, Clone)]
pub(crate) struct Node<'a> {
    call: Rc<Call>,
    path: String,
    value: Option<&'a Value>,
}

impl<'a> Node<'a> {
    pub(super) fn root(call: &Call, body: &'a Value) -> Self {
        Self {
            call: Rc::new(call.clone()),
            path: String::new(),
            value: Some(body),
        }
    }

    /// Returns the member at a path such as `SendQuota.MaxSendRate`.
    pub(crate) fn at(&self, path: &str) -> Self {
        let value = self
            .value
            .and_then(|value| path.split('.').try_fold(value, |value, key| value.get(key)));
        let separator = if self.path.is_empty() { "" } else { "." };
        Self {
            call: Rc::clone(&self.call),
            path: format!("{}{separator}{path}", self.path),
            value: value.filter(|value| !value.is_null()),
        }
    }

    /// Returns true if the value is there.
    pub(crate) fn exists(&self) -> bool {
        self.value.is_some()
    }

    pub(crate) fn value(&self) -> Option<&'a Value> {
        self.value
    }

    pub(crate) fn bool(&self) -> Result<bool, Gap> {
        self.typed(Value::as_bool)
    }

    pub(crate) fn text(&self) -> Result<&'a str, Gap> {
        self.typed(Value::as_str)
    }

    pub(crate) fn number(&self) -> Result<f64, Gap> {
        self.typed(Value::as_f64)
    }

    /// Returns the text, or none if the member is absent and its absence means something.
    pub(crate) fn optional_text(&self) -> Result<Option<&'a str>, Gap> {
        if self.exists() {
            self.text().map(Some)
        } else {
            Ok(None)
        }
    }

    /// Returns the members of a list.
    pub(crate) fn list(&self) -> Result<Vec<Self>, Gap> {
        let members = self.typed(Value::as_array)?;
        let nodes = members.iter().enumerate().map(|(at, value)| Self {
            call: Rc::clone(&self.call),
            path: format!("{}[{at}]", self.path),
            value: Some(value),
        });
        Ok(nodes.collect())
    }

    /// Returns the members of a list whose absence means that it is empty.
    pub(crate) fn optional_list(&self) -> Result<Vec<Self>, Gap> {
        if self.exists() {
            self.list()
        } else {
            Ok(vec![])
        }
    }

    /// Returns the texts of a list whose absence means that it is empty.
    pub(crate) fn optional_texts(&self) -> Result<Vec<&'a str>, Gap> {
        let members = self.optional_list()?;
        members.iter().map(Self::text).collect()
    }

    /// Returns an object's members.
    pub(crate) fn members(&self) -> Result<Vec<(&'a str, Self)>, Gap> {
        let members = self.typed(Value::as_object)?;
        Ok(members
            .keys()
            .map(|key| (key.as_str(), self.member(key)))
            .collect())
    }

    fn member(&self, key: &str) -> Self {
        Self {
            call: Rc::clone(&self.call),
            path: format!("{}.{key}", self.path),
            value: self.value.and_then(|value| value.get(key)),
        }
    }

    /// Returns the evidence of this value.
    pub(crate) fn read(&self) -> Read {
        let value = match self.value {
            None => "absent".to_owned(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        read(&self.call, &self.path, value)
    }

    /// Returns the gap of a value that has none of the known values.
    pub(crate) fn unfamiliar(&self) -> Gap {
        Gap::new(format!(
            "{} has a value that Signet does not know",
            self.path
        ))
        .read(self.read())
    }

    fn typed<T>(&self, of: impl Fn(&'a Value) -> Option<T>) -> Result<T, Gap> {
        let typed = self.value.and_then(of);
        typed.ok_or_else(|| self.gap())
    }

    fn gap(&self) -> Gap {
        let problem = if self.exists() {
            "has an unexpected type"
        } else {
            "is missing"
        };
        let operation = self.call.operation;
        Gap::new(format!(
            "{} {problem} in the answer of {operation}",
            self.path
        ))
        .read(self.read())
    }
}
