//! Terraform's request.

use super::raw::RawProperties;
use super::{Fields, NotARequest, text};
use serde_json::value::RawValue;

/// Terraform's actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// `create`.
    Create,
    /// `update`.
    Update,
    /// `delete`.
    Delete,
}

impl Action {
    /// Returns the word on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }
}

/// Terraform's request.
#[derive(Debug, Clone)]
pub struct TerraformRequest {
    /// The kind of request.
    pub action: Action,
    /// The resource's type, if the input names one.
    pub resource_type: String,
    /// The properties, which are the input itself.
    pub properties: RawProperties,
    /// The properties of the last apply.
    pub previous: RawProperties,
}

/// The provider's default name for the key that it adds to the input.
const DEFAULT_KEY: &str = "tf";

impl TerraformRequest {
    pub(super) fn read(payload: &RawValue, fields: &Fields<'_>) -> Result<Self, NotARequest> {
        let (key, lifecycle) = lifecycle(fields).ok_or(NotARequest(
            "neither a CloudFormation request (no ResponseURL) nor a Terraform one (no action: set lifecycle_scope = \"CRUD\")",
        ))?;
        let action = match text(&lifecycle, "action").as_deref() {
            Some("create") => Action::Create,
            Some("update") => Action::Update,
            Some("delete") => Action::Delete,
            _ => {
                return Err(NotARequest(
                    "the action in Terraform's input is not create, update or delete",
                ));
            }
        };
        Ok(Self {
            action,
            resource_type: text(fields, "ResourceType").unwrap_or_default(),
            properties: RawProperties::payload(payload, key),
            previous: RawProperties::of(&lifecycle, "prev_input"),
        })
    }
}

/// Finds the key that the provider adds. `terraform_key` gives it any name, so its two members decide:
/// `action` and `prev_input`. The default name comes first.
fn lifecycle<'a>(fields: &'a Fields<'_>) -> Option<(&'a str, Fields<'a>)> {
    let read = |key: &'a str| -> Option<(&'a str, Fields<'a>)> {
        let members: Fields<'a> = serde_json::from_str(fields.get(key)?.get()).ok()?;
        Some((key, members))
    };
    let named = fields
        .keys()
        .filter_map(|key| read(key))
        .filter(|(_, members)| members.contains_key("action") && members.contains_key("prev_input"))
        .min_by_key(|(key, _)| *key);
    read(DEFAULT_KEY).or(named)
}
