//! The document that lets one user pool send as one identity.
//!
//! Source: "Sending authorization policies" of the SES guide and "Email settings" of Cognito's.

use crate::arn::{IdentityArn, UserPoolArn};
use serde_json::{Value, json};

/// SES: a policy is at most this many bytes.
pub const DOCUMENT_MAX: usize = 4096;

/// One statement: who may send, as which identity, for which pool, and whose policy it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The owner's mark, see [`crate::owner`].
    pub sid: String,
    /// Service principals.
    pub principals: Vec<String>,
    /// SES requires the resource to be the identity that the policy is attached to.
    pub identity: IdentityArn,
    /// The pool that the conditions name.
    pub pool: UserPoolArn,
}

impl Policy {
    /// The document. The condition keys are in lower case: SES refuses `AWS:SourceAccount`, the
    /// form in AWS's own sample, with "Unknown or unapplicable condition field".
    #[must_use]
    pub fn document(&self) -> Value {
        json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Sid": self.sid,
                "Effect": "Allow",
                "Principal": { "Service": self.principals },
                "Action": ["ses:SendEmail", "ses:SendRawEmail"],
                "Resource": self.identity.to_string(),
                "Condition": {
                    "StringEquals": { "aws:SourceAccount": self.pool.account },
                    "ArnLike": { "aws:SourceArn": self.pool.to_string() },
                },
            }],
        })
    }

    /// Whether a stored document says the same. SES strips white space, so text proves nothing;
    /// the order of a list and the brackets around a single member mean nothing either.
    #[must_use]
    pub fn is_said_by(&self, stored: &str) -> bool {
        let stored = serde_json::from_str::<Value>(stored);
        stored.is_ok_and(|stored| canonical(&stored) == canonical(&self.document()))
    }
}

/// Whether any statement of a stored document bears one of these marks.
#[must_use]
pub fn bears_mark(stored: &str, sids: &[String]) -> bool {
    let Ok(document) = serde_json::from_str::<Value>(stored) else {
        return false;
    };
    let statements = match &document["Statement"] {
        Value::Array(statements) => statements.iter().collect(),
        single => vec![single],
    };
    let marks = statements
        .into_iter()
        .filter_map(|statement| statement["Sid"].as_str());
    marks
        .into_iter()
        .any(|mark| sids.iter().any(|sid| sid == mark))
}

fn canonical(value: &Value) -> Value {
    match value {
        Value::Array(members) if members.len() == 1 => canonical(&members[0]),
        Value::Array(members) => {
            let mut members: Vec<Value> = members.iter().map(canonical).collect();
            members.sort_by_key(Value::to_string);
            Value::Array(members)
        }
        Value::Object(fields) => fields
            .iter()
            .map(|(key, field)| (key.clone(), canonical(field)))
            .collect(),
        scalar => scalar.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn policy(principals: Vec<String>) -> Policy {
        Policy {
            sid: "Signet0123456789abcdef".to_owned(),
            principals,
            identity: IdentityArn::parse("arn:aws:ses:us-east-1:123456789012:identity/example.com")
                .unwrap(),
            pool: UserPoolArn::parse(
                "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
            )
            .unwrap(),
        }
    }

    fn two() -> Policy {
        policy(crate::region::principals("us-east-1"))
    }

    #[test]
    fn the_document_as_the_guides_show_it() {
        let expected = r#"{
          "Version": "2012-10-17",
          "Statement": [{
            "Sid": "Signet0123456789abcdef",
            "Effect": "Allow",
            "Principal": {"Service": ["cognito-idp.amazonaws.com", "email.cognito-idp.amazonaws.com"]},
            "Action": ["ses:SendEmail", "ses:SendRawEmail"],
            "Resource": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            "Condition": {
              "StringEquals": {"aws:SourceAccount": "123456789012"},
              "ArnLike": {"aws:SourceArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE"}
            }
          }]
        }"#;
        assert_eq!(
            two().document(),
            serde_json::from_str::<Value>(expected).unwrap()
        );
        assert!(two().is_said_by(expected));
    }

    #[test]
    fn spelling_does_not_matter_but_meaning_does() {
        let text = two().document().to_string();
        let swapped = text.replace(
            r#"["cognito-idp.amazonaws.com","email.cognito-idp.amazonaws.com"]"#,
            r#"["email.cognito-idp.amazonaws.com","cognito-idp.amazonaws.com"]"#,
        );
        assert_ne!(text, swapped);
        assert!(two().is_said_by(&swapped));
        for (from, to) in [
            ("ses:SendRawEmail", "ses:*"),
            ("123456789012\"", "210987654321\""),
            ("Allow", "Deny"),
            ("aws:SourceArn", "AWS:SourceArn"),
            ("\"email.cognito-idp.amazonaws.com\"", "\"*\""),
        ] {
            assert!(!two().is_said_by(&text.replace(from, to)), "{from}");
        }
        assert!(!two().is_said_by("not JSON"));
    }

    #[test]
    fn a_mark_is_found_wherever_the_statement_is() {
        let mark = ["Signet0123456789abcdef".to_owned()];
        assert!(bears_mark(&two().document().to_string(), &mark));
        assert!(bears_mark(
            r#"{"Statement":{"Sid":"Signet0123456789abcdef"}}"#,
            &mark
        ));
        assert!(bears_mark(
            r#"{"Statement":[{},{"Sid":"Signet0123456789abcdef"}]}"#,
            &mark
        ));
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
        fn a_document_says_itself_and_no_other(
            mine in prop::collection::btree_set("[a-z]{1,8}\\.amazonaws\\.com", 1..5),
            other in prop::collection::btree_set("[a-z]{1,8}\\.amazonaws\\.com", 1..5),
        ) {
            let policies = [&mine, &other].map(|set| policy(set.iter().cloned().collect()));
            let stored = serde_json::to_string_pretty(&policies[0].document()).unwrap();
            prop_assert!(policies[0].is_said_by(&stored));
            prop_assert_eq!(policies[1].is_said_by(&stored), mine == other);
        }

        #[test]
        fn no_stored_text_makes_it_panic(text in "\\PC{0,80}") {
            prop_assert!(!two().is_said_by(&text));
            prop_assert!(!bears_mark(&text, &["Signet0123456789abcdef".to_owned()]));
        }
    }
}
