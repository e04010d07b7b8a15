//! The properties of `Custom::SesEmailIdentityPolicy`.

use super::reader::Reader;
use super::{HasUnknown, PropertiesError, checked, fields, policy_name, region};
use sending::arn::{IdentityArn, identity_name};
use sending::mark::split_id;
use serde_json::{Map, Value};

/// The names of the properties of `Custom::SesEmailIdentityPolicy`.
pub const NAMES: [&str; 5] = [
    "EmailIdentity",
    "IdentityRegion",
    "PolicyName",
    "Policy",
    "Instance",
];

/// Any policy on any identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityPolicyProperties {
    /// `EmailIdentity` as SES keeps it: an address or a domain.
    pub identity: Option<String>,
    /// `EmailIdentity` in the case in which it was written.
    pub identity_spelling: Option<String>,
    /// The ARN, if `EmailIdentity` is one.
    pub arn: Option<IdentityArn>,
    /// `IdentityRegion`; absent means the ARN's, else the stack's.
    pub region: Option<String>,
    /// `PolicyName`.
    pub policy_name: Option<String>,
    /// `Policy`, a JSON object.
    pub policy: Option<Value>,
    /// `Instance`, of Terraform.
    pub instance: Option<String>,
    /// Names of properties that do not exist, most likely misspelt.
    pub unknown: Vec<String>,
}

impl HasUnknown for IdentityPolicyProperties {
    fn unknown(&self) -> &[String] {
        &self.unknown
    }
}

impl IdentityPolicyProperties {
    /// Reads the properties of a Create or an Update.
    ///
    /// # Errors
    /// With every property that cannot be used or is missing, and the right form.
    pub fn parse(value: &Value) -> Result<Self, PropertiesError> {
        let mut reader = Reader::new(fields(value)?);
        let properties = Self::read(&mut reader);
        for (name, is_missing) in [
            ("EmailIdentity", properties.identity.is_none()),
            ("Policy", properties.policy.is_none()),
        ] {
            let prefix = format!("{name}: ");
            if is_missing && !reader.problems.iter().any(|said| said.starts_with(&prefix)) {
                reader.problem(name, "this property is required");
            }
        }
        checked(properties, reader, &NAMES)
    }

    /// Reads properties of any age or shape: one that cannot be read counts as absent.
    #[must_use]
    pub fn parse_leniently(value: &Value) -> Self {
        let nothing = Map::new();
        Self::read(&mut Reader::new(value.as_object().unwrap_or(&nothing)))
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        let given = reader.text("EmailIdentity");
        let is_arn = given.as_ref().is_some_and(|text| text.starts_with("arn:"));
        let arn = if is_arn {
            reader.parsed("EmailIdentity", IdentityArn::parse)
        } else {
            None
        };
        let spelling = match given {
            Some(text) if is_arn => super::spelling(&text).filter(|_| arn.is_some()),
            given => given,
        };
        Self {
            identity: spelling.as_deref().map(identity_name),
            identity_spelling: spelling,
            arn,
            region: reader.parsed("IdentityRegion", region),
            policy_name: reader.parsed("PolicyName", policy_name),
            policy: reader.policy(),
            instance: reader.text("Instance"),
            unknown: reader.unknown(&NAMES),
        }
    }
}

impl Reader<'_> {
    /// Reads a policy, a JSON object or its text.
    fn policy(&mut self) -> Option<Value> {
        let name = "Policy";
        let policy = match self.value(name)? {
            Value::Null => return None,
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) => match serde_json::from_str(text) {
                Ok(policy) => policy,
                Err(error) => {
                    self.problem(name, &format!("the text is not JSON: {error}"));
                    return None;
                }
            },
            object => object.clone(),
        };
        if !policy["Statement"].is_array() && !policy["Statement"].is_object() {
            self.problem(
                name,
                "give a policy document with a Statement, as JSON or its text",
            );
            return None;
        }
        // The mark goes behind the author's Id, so that Id must not look like a mark.
        let marked = policy["Id"].as_str().and_then(|id| split_id(id).1);
        if marked.is_some() {
            self.problem(
                name,
                "remove the part of Id that begins with Signet: it is this resource's mark",
            );
            return None;
        }
        Some(policy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn base() -> Value {
        json!({
            "EmailIdentity": "Example.ORG",
            "PolicyName": "partner",
            "Policy": { "Version": "2008-10-17", "Statement": [] },
        })
    }

    #[test]
    fn an_identity_is_a_name_or_an_arn() {
        let named = IdentityPolicyProperties::parse(&base()).unwrap();
        assert_eq!(named.identity.as_deref(), Some("example.org"));
        assert_eq!((named.arn, named.region), (None, None));
        let mut value = base();
        value["EmailIdentity"] = json!("arn:aws:ses:eu-west-1:123456789012:identity/Example.ORG");
        let arn = IdentityPolicyProperties::parse(&value).unwrap();
        assert_eq!(arn.identity.as_deref(), Some("example.org"));
        assert_eq!(arn.arn.unwrap().region, "eu-west-1");
    }

    #[test]
    fn a_policy_is_an_object_or_its_text() {
        let object = IdentityPolicyProperties::parse(&base()).unwrap();
        let mut value = base();
        value["Policy"] = json!(base()["Policy"].to_string());
        assert_eq!(IdentityPolicyProperties::parse(&value).unwrap(), object);
    }

    #[test]
    fn every_problem_is_named() {
        for (name, given, said) in [
            ("Policy", json!("{"), "Policy: the text is not JSON"),
            ("Policy", json!({}), "Policy: give a policy document"),
            ("Policy", json!(7), "Policy: give a policy document"),
            ("Policy", json!(""), "Policy: this property is required"),
            (
                "EmailIdentity",
                json!(""),
                "EmailIdentity: this property is required",
            ),
            (
                "EmailIdentity",
                json!("arn:aws:ses:x"),
                "EmailIdentity: `arn:aws:ses:x`",
            ),
            (
                "IdentityRegion",
                json!("Ireland"),
                "IdentityRegion: give a Region",
            ),
            (
                "Policy",
                json!({ "Id": "Signet0123456789abcdef", "Statement": [] }),
                "Policy: remove the part",
            ),
        ] {
            let mut value = base();
            value[name] = given;
            value["EmailIdentiy"] = json!("x");
            let message = IdentityPolicyProperties::parse(&value)
                .unwrap_err()
                .to_string();
            assert!(message.contains(said), "{said} in {message}");
            assert!(message.contains("did you mean EmailIdentity?"), "{message}");
        }
    }
}
