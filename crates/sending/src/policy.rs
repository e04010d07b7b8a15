//! The policy document that lets the mail of a user pool leave as an SES identity.
//!
//! Source: "Sending authorization policies" of the SES guide, and "Email settings for Amazon Cognito
//! user pools" of the Cognito guide.

use crate::arn::{IdentityArn, UserPoolArn};
use crate::mark::{Mark, statements};
use serde_json::{Value, json};

/// The longest policy that SES takes, in bytes ("Service quotas" of the SES guide: 4 KB).
pub const DOCUMENT_MAX: usize = 4096;
/// The longest policy name (SESv2 API reference, `PolicyName`).
pub const POLICY_NAME_MAX: usize = 64;

/// Returns true for 1 to 64 of `[A-Za-z0-9_-]`, which SESv2 takes as the name of a policy and of a
/// configuration set.
#[must_use]
pub fn is_policy_name(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (1..=POLICY_NAME_MAX).contains(&text.len()) && text.bytes().all(allowed)
}

/// A sending policy of one statement: these principals may send as this identity for this pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingPolicy {
    /// Service principals, such as `cognito-idp.amazonaws.com`.
    pub principals: Vec<String>,
    /// The identity that the policy is attached to. SES takes no other resource.
    pub identity: IdentityArn,
    /// The pool that the conditions name.
    pub pool: UserPoolArn,
}

impl SendingPolicy {
    /// Returns the length of the document without its mark, in bytes.
    #[must_use]
    pub fn unmarked_length(&self) -> usize {
        self.document_with_sid("").to_string().len()
    }

    /// Returns the document with the mark of the resource that makes it. The condition keys are in lower case, because SES refuses
    /// `AWS:SourceAccount`, the form in AWS's own sample, with "Unknown or unapplicable condition
    /// field".
    #[must_use]
    pub fn document(&self, mark: &Mark) -> Value {
        self.document_with_sid(&mark.to_string())
    }

    /// Returns the document with a statement's id of the caller's choice.
    #[must_use]
    pub fn document_with_sid(&self, sid: &str) -> Value {
        json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Sid": sid,
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
}

/// Returns the pool, or the pattern of pools, that a stored sending policy names in its condition.
#[must_use]
pub fn pool_of(stored: &str) -> Option<String> {
    let document: Value = serde_json::from_str(stored).ok()?;
    let statement = *statements(&document).first()?;
    let pool = statement["Condition"]["ArnLike"]["aws:SourceArn"].as_str()?;
    Some(pool.to_owned())
}

/// Returns the first resource that a stored document names.
#[must_use]
pub fn resource_of(stored: &str) -> Option<String> {
    let document: Value = serde_json::from_str(stored).ok()?;
    let resource = &statements(&document).first()?["Resource"];
    let single = resource.as_str().or_else(|| resource[0].as_str())?;
    Some(single.to_owned())
}

/// Returns true if a stored document has the same meaning. SES strips white space, so the text
/// proves nothing. The order of a list and the brackets around a single member have no meaning in
/// IAM's grammar.
#[must_use]
pub fn is_equivalent(stored: &str, document: &Value) -> bool {
    let stored = serde_json::from_str::<Value>(stored);
    stored.is_ok_and(|stored| canonical(&stored) == canonical(document))
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

    fn policy(principals: Vec<String>) -> SendingPolicy {
        SendingPolicy {
            principals,
            identity: IdentityArn::parse("arn:aws:ses:us-east-1:123456789012:identity/example.com")
                .unwrap(),
            pool: UserPoolArn::parse(
                "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
            )
            .unwrap(),
        }
    }

    fn mark() -> Mark {
        Mark::parse("Signet0123456789abcdef").unwrap()
    }

    fn two() -> SendingPolicy {
        policy(crate::region::principals("us-east-1", "us-east-1"))
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
            two().document(&mark()),
            serde_json::from_str::<Value>(expected).unwrap()
        );
        assert!(is_equivalent(expected, &two().document(&mark())));
    }

    #[test]
    fn a_stored_policy_names_its_pool_and_its_resource() {
        let stored = two().document(&mark()).to_string();
        assert_eq!(pool_of(&stored), Some(two().pool.to_string()));
        assert_eq!(resource_of(&stored), Some(two().identity.to_string()));
        assert_eq!((pool_of("{}"), resource_of("[]")), (None, None));
    }

    #[test]
    fn spelling_does_not_matter_but_meaning_does() {
        let text = two().document(&mark()).to_string();
        let swapped = text.replace(
            r#"["cognito-idp.amazonaws.com","email.cognito-idp.amazonaws.com"]"#,
            r#"["email.cognito-idp.amazonaws.com","cognito-idp.amazonaws.com"]"#,
        );
        assert_ne!(text, swapped);
        assert!(is_equivalent(&swapped, &two().document(&mark())));
        for (from, to) in [
            ("ses:SendRawEmail", "ses:*"),
            ("123456789012\"", "210987654321\""),
            ("Allow", "Deny"),
            ("aws:SourceArn", "AWS:SourceArn"),
            ("\"email.cognito-idp.amazonaws.com\"", "\"*\""),
        ] {
            let other = text.replace(from, to);
            assert!(!is_equivalent(&other, &two().document(&mark())), "{from}");
        }
        assert!(!is_equivalent("not JSON", &two().document(&mark())));
    }

    proptest! {
        #[test]
        fn a_document_is_equivalent_to_itself_only(
            mine in prop::collection::btree_set("[a-z]{1,8}\\.amazonaws\\.com", 1..5),
            other in prop::collection::btree_set("[a-z]{1,8}\\.amazonaws\\.com", 1..5),
        ) {
            let policies = [&mine, &other].map(|set| policy(set.iter().cloned().collect()));
            let stored = serde_json::to_string_pretty(&policies[0].document(&mark())).unwrap();
            prop_assert!(is_equivalent(&stored, &policies[0].document(&mark())));
            prop_assert_eq!(is_equivalent(&stored, &policies[1].document(&mark())), mine == other);
        }

        #[test]
        fn no_stored_text_makes_it_panic(text in "\\PC{0,80}") {
            prop_assert!(!is_equivalent(&text, &two().document(&mark())));
        }
    }
}
