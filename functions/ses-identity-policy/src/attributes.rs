//! The attributes that `Fn::GetAtt` and Terraform's result offer.

use crate::desired::Attachment;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

const PRINCIPALS: &str = "Principals";
const WARNINGS: &str = "Warnings";

/// The value of one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeValue {
    /// True or false.
    Flag(bool),
    /// A text, perhaps empty.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
}

/// The attributes of one resource. Each is always there, because `Fn::GetAtt` of a missing one fails
/// the stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributes {
    values: Vec<(&'static str, AttributeValue)>,
    /// `Warnings`.
    pub warnings: Vec<String>,
}

/// The attributes of a `Custom::CognitoSesIdentityPolicy` that attaches no policy.
impl Default for Attributes {
    fn default() -> Self {
        Self::of_sending_policy(None)
    }
}

impl Attributes {
    /// Returns the attributes of a `Custom::CognitoSesIdentityPolicy`.
    #[must_use]
    pub fn of_sending_policy(attachment: Option<&Attachment>) -> Self {
        let text = |of: &dyn Fn(&Attachment) -> String| attachment.map(of).unwrap_or_default();
        let principals = attachment
            .map(|attachment| attachment.document.principals().to_vec())
            .unwrap_or_default();
        Self {
            values: vec![
                ("Attached", AttributeValue::Flag(attachment.is_some())),
                text_of("PolicyName", text(&|it| it.location.policy_name.clone())),
                text_of("IdentityArn", text(&|it| it.identity_arn.clone())),
                text_of("IdentityRegion", text(&|it| it.location.region.clone())),
                (PRINCIPALS, AttributeValue::List(principals)),
                text_of("From", text(&Attachment::from)),
            ],
            warnings: vec![],
        }
    }

    /// Returns the attributes of a `Custom::SesEmailIdentityPolicy`.
    #[must_use]
    pub fn of_identity_policy(attachment: Option<&Attachment>) -> Self {
        let text = |of: &dyn Fn(&Attachment) -> String| attachment.map(of).unwrap_or_default();
        Self {
            values: vec![
                text_of("PolicyName", text(&|it| it.location.policy_name.clone())),
                text_of("IdentityArn", text(&|it| it.identity_arn.clone())),
                text_of("IdentityRegion", text(&|it| it.location.region.clone())),
            ],
            warnings: vec![],
        }
    }

    /// Returns attributes that are texts.
    #[must_use]
    pub fn of_texts(texts: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let values = texts.into_iter().map(|(name, text)| text_of(name, text));
        Self {
            values: values.collect(),
            warnings: vec![],
        }
    }

    /// Replaces the principals by those that SES took.
    pub fn set_principals(&mut self, principals: &[String]) {
        for (name, value) in &mut self.values {
            if *name == PRINCIPALS {
                *value = AttributeValue::List(principals.to_vec());
            }
        }
    }

    /// Returns texts for CloudFormation, because `Outputs` and most properties take nothing else.
    /// Principals are joined by `,` and warnings by line feeds; `Fn::Split` separates them.
    #[must_use]
    pub fn as_texts(&self) -> HashMap<String, String> {
        let values = self.values.iter().map(|(name, value)| {
            let text = match value {
                AttributeValue::Flag(flag) => flag.to_string(),
                AttributeValue::Text(text) => text.clone(),
                AttributeValue::List(texts) => texts.join(","),
            };
            ((*name).to_owned(), text)
        });
        let warnings = (WARNINGS.to_owned(), self.warnings.join("\n"));
        values.chain([warnings]).collect()
    }

    /// Returns JSON's own types for Terraform.
    #[must_use]
    pub fn as_json(&self) -> Value {
        let values = self.values.iter().map(|(name, value)| {
            let json = match value {
                AttributeValue::Flag(flag) => json!(flag),
                AttributeValue::Text(text) => json!(text),
                AttributeValue::List(texts) => json!(texts),
            };
            ((*name).to_owned(), json)
        });
        let warnings = (WARNINGS.to_owned(), json!(self.warnings));
        Value::Object(values.chain([warnings]).collect::<Map<_, _>>())
    }
}

fn text_of(name: &'static str, text: String) -> (&'static str, AttributeValue) {
    (name, AttributeValue::Text(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_have_the_same_names() {
        for mut attributes in [
            Attributes::default(),
            Attributes::of_identity_policy(None),
            Attributes::of_texts([("From", "x".to_owned())]),
        ] {
            attributes.warnings = vec!["one".to_owned(), "two".to_owned()];
            let (json, texts) = (attributes.as_json(), attributes.as_texts());
            assert_eq!(texts.len(), json.as_object().unwrap().len());
            assert!(texts.keys().all(|name| json.get(name).is_some()));
            assert_eq!(texts["Warnings"], "one\ntwo");
        }
    }

    #[test]
    fn a_flag_is_a_text_for_cloudformation() {
        assert_eq!(Attributes::default().as_texts()["Attached"], "false");
        assert_eq!(Attributes::default().as_json()["Attached"], false);
    }
}
