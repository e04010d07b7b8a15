//! A policy document, with the mark of the resource that makes it.

use sending::mark::Mark;
use sending::policy::{SendingPolicy, is_equivalent};
use serde_json::Value;

/// A policy document without its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyDocument {
    /// The policy of a pool: the mark is the statement's `Sid`.
    Sending(SendingPolicy),
    /// Any policy: the mark goes behind the document's `Id`, which is optional and free in SES.
    Any(Value),
}

impl PolicyDocument {
    /// Returns the document with a mark.
    #[must_use]
    pub fn marked(&self, mark: &Mark) -> Value {
        match self {
            Self::Sending(policy) => policy.document(mark),
            Self::Any(document) => {
                let mut document = document.clone();
                let id = document["Id"].as_str().unwrap_or_default();
                document["Id"] = mark.behind(id).into();
                document
            }
        }
    }

    /// Returns true if a stored document has the same meaning and this mark.
    #[must_use]
    pub fn is_stored(&self, stored: &str, mark: &Mark) -> bool {
        is_equivalent(stored, &self.marked(mark))
    }

    /// Returns the principals of a sending policy.
    #[must_use]
    pub fn principals(&self) -> &[String] {
        match self {
            Self::Sending(policy) => &policy.principals,
            Self::Any(_) => &[],
        }
    }

    /// Returns the document with other principals, if it is a sending policy.
    #[must_use]
    pub fn with_principals(&self, principals: Vec<String>) -> Self {
        match self {
            Self::Sending(policy) => Self::Sending(SendingPolicy {
                principals,
                ..policy.clone()
            }),
            any @ Self::Any(_) => any.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_mark_goes_behind_the_authors_id() {
        let mark = Mark::parse("Signet0123456789abcdef").unwrap();
        for (id, expected) in [
            (Value::Null, "Signet0123456789abcdef"),
            (json!("mine"), "mine-Signet0123456789abcdef"),
        ] {
            let mut document = json!({ "Statement": [{ "Effect": "Allow" }] });
            if !id.is_null() {
                document["Id"] = id;
            }
            let marked = PolicyDocument::Any(document).marked(&mark);
            assert_eq!(marked["Id"], expected);
        }
    }

    #[test]
    fn spelling_is_not_a_difference() {
        let mark = Mark::parse("Signet0123456789abcdef").unwrap();
        let document = PolicyDocument::Any(json!({ "Statement": [{ "Action": ["a"] }] }));
        let stored = r#"{ "Id":"Signet0123456789abcdef", "Statement": {"Action":"a"} }"#;
        assert!(document.is_stored(stored, &mark));
        assert!(!document.is_stored(&stored.replace(r#""a""#, r#""b""#), &mark));
        let other = Mark::parse("Signet0123456789abcdefIx").unwrap();
        assert!(!document.is_stored(stored, &other));
    }
}
