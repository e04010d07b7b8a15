//! The mark that shows which resource made a policy: a hash in the statement's `Sid`.
//!
//! A policy's name proves nothing, because a person or another stack may have chosen the same. The
//! `Sid` survives everything that AWS does to a stored policy, and needs no store of our own.

use serde_json::Value;

const SID_PREFIX: &str = "Signet";

/// Returns the `Sid` of a resource. `owner` is its hash, letters and digits only, because IAM allows
/// nothing else in a `Sid` (IAM guide, "IAM JSON policy elements: Sid").
#[must_use]
pub fn sid(owner: &str) -> String {
    format!("{SID_PREFIX}{owner}")
}

/// Returns true if any statement of a stored document has one of these `Sid`s.
#[must_use]
pub fn bears_mark(stored: &str, sids: &[String]) -> bool {
    let Ok(document) = serde_json::from_str::<Value>(stored) else {
        return false;
    };
    // IAM's grammar allows a single statement without brackets.
    let statements = match &document["Statement"] {
        Value::Array(statements) => statements.iter().collect(),
        single => vec![single],
    };
    let mut marks = statements
        .into_iter()
        .filter_map(|statement| statement["Sid"].as_str());
    marks.any(|mark| sids.iter().any(|sid| sid == mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mark_is_found_in_every_form_of_a_statement() {
        let mark = [sid("0123456789abcdef")];
        for ours in [
            r#"{"Statement":{"Sid":"Signet0123456789abcdef"}}"#,
            r#"{"Statement":[{},{"Sid":"Signet0123456789abcdef"}]}"#,
        ] {
            assert!(bears_mark(ours, &mark), "{ours}");
        }
        for foreign in [
            "",
            "null",
            "{}",
            r#"{"Statement":[]}"#,
            r#"{"Statement":[{"Sid":"Signet0"}]}"#,
        ] {
            assert!(!bears_mark(foreign, &mark), "{foreign}");
        }
    }

    proptest! {
        #[test]
        fn no_stored_text_makes_it_panic(text in "\\PC{0,80}") {
            prop_assert!(!bears_mark(&text, &[sid("0123456789abcdef")]));
        }
    }
}
