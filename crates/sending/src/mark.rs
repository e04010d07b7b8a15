//! The mark that shows which resource made a policy: a hash in the statement's `Sid` or in the
//! document's `Id`.
//!
//! A policy's name proves nothing, because a person or another stack may have chosen the same. `Sid`
//! and `Id` survive everything that AWS does to a stored policy, and need no store of our own.

use serde_json::Value;
use std::fmt;

const PREFIX: &str = "Signet";
/// The length of an owner's hash, in hexadecimal digits.
const OWNER_LENGTH: usize = 16;
const INSTANCE_PREFIX: char = 'I';

/// A mark: displays as `Signet<owner>` or `Signet<owner>I<instance>`, letters and digits only, because
/// IAM allows nothing else in a `Sid` (IAM guide, "IAM JSON policy elements: Sid").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The hash of the resource that made the policy: 16 hexadecimal digits.
    pub owner: String,
    /// The instance of a Terraform resource that uses the policy now: letters and digits.
    pub instance: Option<String>,
}

impl Mark {
    /// Reads a whole text as a mark.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(PREFIX)?;
        let (owner, instance) = rest.split_at_checked(OWNER_LENGTH)?;
        let is_hash = owner
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let instance = match instance.strip_prefix(INSTANCE_PREFIX) {
            Some(instance) => Some(instance.to_owned()),
            None if instance.is_empty() => None,
            None => return None,
        };
        let is_plain =
            |text: &String| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
        (is_hash && instance.as_ref().is_none_or(is_plain)).then(|| Self {
            owner: owner.to_owned(),
            instance,
        })
    }

    /// Adds the mark behind the `Id` that the policy's author gave, which may be empty.
    #[must_use]
    pub fn behind(&self, id: &str) -> String {
        if id.is_empty() {
            self.to_string()
        } else {
            format!("{id}-{self}")
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}", self.owner)?;
        match &self.instance {
            Some(instance) => write!(f, "{INSTANCE_PREFIX}{instance}"),
            None => Ok(()),
        }
    }
}

/// Separates a document's `Id` into the part of the policy's author and the mark behind it.
#[must_use]
pub fn split_id(id: &str) -> (&str, Option<Mark>) {
    if let Some(mark) = Mark::parse(id) {
        return ("", Some(mark));
    }
    let behind = id.rsplit_once('-');
    let marked = behind.and_then(|(own, mark)| Some((own, Mark::parse(mark)?)));
    marked.map_or((id, None), |(own, mark)| (own, Some(mark)))
}

/// Returns the marks in a stored document: of its statements, and of its `Id`.
#[must_use]
pub fn marks_of(stored: &str) -> Vec<Mark> {
    let Ok(document) = serde_json::from_str::<Value>(stored) else {
        return vec![];
    };
    let of_id = document["Id"].as_str().and_then(|id| split_id(id).1);
    let sids = statements(&document)
        .into_iter()
        .filter_map(|statement| statement["Sid"].as_str());
    sids.filter_map(Mark::parse).chain(of_id).collect()
}

/// Returns the statements of a document. IAM's grammar allows a single one without brackets.
#[must_use]
pub fn statements(document: &Value) -> Vec<&Value> {
    match &document["Statement"] {
        Value::Array(statements) => statements.iter().collect(),
        Value::Null => vec![],
        single => vec![single],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OWNER: &str = "0123456789abcdef";

    fn mark(instance: Option<&str>) -> Mark {
        Mark {
            owner: OWNER.to_owned(),
            instance: instance.map(str::to_owned),
        }
    }

    #[test]
    fn a_mark_is_found_in_every_form_of_a_document() {
        for ours in [
            r#"{"Statement":{"Sid":"Signet0123456789abcdef"}}"#,
            r#"{"Statement":[{},{"Sid":"Signet0123456789abcdef"}]}"#,
            r#"{"Id":"Signet0123456789abcdef","Statement":[]}"#,
            r#"{"Id":"my-policy-Signet0123456789abcdef"}"#,
        ] {
            assert_eq!(marks_of(ours), [mark(None)], "{ours}");
        }
        for foreign in [
            "",
            "null",
            "{}",
            r#"{"Statement":[]}"#,
            r#"{"Statement":[{"Sid":"Signet0"}]}"#,
            r#"{"Statement":[{"Sid":"SignetLooksLikeIt"}]}"#,
            r#"{"Statement":[{"Sid":"Signet0123456789abcdefX"}]}"#,
            r#"{"Statement":[{"Sid":"Signet0123456789abcdefI"}]}"#,
        ] {
            assert_eq!(marks_of(foreign), [], "{foreign}");
        }
    }

    #[test]
    fn an_id_keeps_its_own_part() {
        assert_eq!(split_id("mine"), ("mine", None));
        assert_eq!(split_id("a-b-Signet0123456789abcdef").0, "a-b");
        assert_eq!(mark(None).behind(""), "Signet0123456789abcdef");
        let both = mark(Some("x9")).behind("a-b");
        assert_eq!(split_id(&both), ("a-b", Some(mark(Some("x9")))));
    }

    proptest! {
        #[test]
        fn a_mark_round_trips(owner in "[0-9a-f]{16}", instance in prop::option::of("[A-Za-z0-9]{1,40}")) {
            let mark = Mark { owner, instance };
            prop_assert_eq!(Mark::parse(&mark.to_string()), Some(mark));
        }

        #[test]
        fn no_stored_text_makes_it_panic(text in "\\PC{0,80}") {
            prop_assert!(Mark::parse(&text).is_none_or(|mark| mark.to_string() == text));
            prop_assert!(marks_of(&text).len() <= 1);
        }
    }
}
