//! The attributes that `Fn::GetAtt` and Terraform's result offer.

use crate::desired::Attachment;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The attributes. Each is always there, because `Fn::GetAtt` of a missing one fails the stack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes {
    /// `Attached`.
    pub attached: bool,
    /// `PolicyName`.
    pub policy_name: String,
    /// `IdentityArn`.
    pub identity_arn: String,
    /// `IdentityRegion`.
    pub identity_region: String,
    /// `Principals`.
    pub principals: Vec<String>,
    /// `From` in the form of RFC 5322, ready for the pool.
    pub from: String,
    /// `Warnings`.
    pub warnings: Vec<String>,
}

impl Attributes {
    /// Returns the attributes of an attached policy.
    #[must_use]
    pub fn of(attachment: &Attachment, warnings: Vec<String>) -> Self {
        Self {
            attached: true,
            policy_name: attachment.location.policy_name.clone(),
            identity_arn: attachment.policy.identity.to_string(),
            identity_region: attachment.location.region.clone(),
            principals: attachment.policy.principals.clone(),
            from: attachment.from.clone(),
            warnings,
        }
    }

    /// Returns the attributes of a resource that attaches no policy.
    #[must_use]
    pub fn nothing(warnings: Vec<String>) -> Self {
        Self {
            warnings,
            ..Self::default()
        }
    }

    /// Returns texts for CloudFormation, because `Outputs` and most properties take nothing else.
    /// Principals are joined by `,` and warnings by line feeds; `Fn::Split` separates them.
    #[must_use]
    pub fn as_texts(&self) -> HashMap<String, String> {
        let texts = [
            ("Attached", self.attached.to_string()),
            ("PolicyName", self.policy_name.clone()),
            ("IdentityArn", self.identity_arn.clone()),
            ("IdentityRegion", self.identity_region.clone()),
            ("Principals", self.principals.join(",")),
            ("From", self.from.clone()),
            ("Warnings", self.warnings.join("\n")),
        ];
        texts
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text))
            .collect()
    }

    /// Returns JSON's own types for Terraform.
    #[must_use]
    pub fn as_json(&self) -> Value {
        json!({
            "Attached": self.attached,
            "PolicyName": self.policy_name,
            "IdentityArn": self.identity_arn,
            "IdentityRegion": self.identity_region,
            "Principals": self.principals,
            "From": self.from,
            "Warnings": self.warnings,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_have_the_same_names() {
        let nothing = Attributes::nothing(vec!["odd".to_owned()]);
        let json = nothing.as_json();
        let texts = nothing.as_texts();
        assert_eq!(texts.len(), json.as_object().unwrap().len());
        assert!(texts.keys().all(|name| json.get(name).is_some()));
        assert_eq!(
            (texts["Attached"].as_str(), texts["Warnings"].as_str()),
            ("false", "odd")
        );
    }
}
