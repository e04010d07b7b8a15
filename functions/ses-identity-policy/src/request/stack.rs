//! CloudFormation's request.

use super::raw::RawProperties;
use super::{Fields, text};
use std::fmt;
use std::time::Duration;

/// The presigned URL for the answer. It is a credential, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct ResponseUrl(pub(super) String);

impl ResponseUrl {
    /// Returns the URL itself, for the one call that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ResponseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResponseUrl(…)")
    }
}

/// CloudFormation's kinds of request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestType {
    /// `Create`.
    Create,
    /// `Update`.
    Update,
    /// `Delete`.
    Delete,
    /// Any other word. It is answered as well.
    Unknown(String),
}

impl RequestType {
    /// Returns the word on the wire.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Create => "Create",
            Self::Update => "Update",
            Self::Delete => "Delete",
            Self::Unknown(name) => name,
        }
    }
}

/// CloudFormation's request. A missing text is empty.
#[derive(Debug, Clone)]
pub struct StackRequest {
    /// The kind of request.
    pub request_type: RequestType,
    /// The URL for the answer.
    pub response_url: ResponseUrl,
    /// The stack's ARN.
    pub stack_id: String,
    /// The request's id, unique within the stack.
    pub request_id: String,
    /// The resource's name in the stack template.
    pub logical_id: String,
    /// The resource's type in the stack template.
    pub resource_type: String,
    /// The physical id of the last answer; absent in a Create.
    pub physical_id: Option<String>,
    /// The properties.
    pub properties: RawProperties,
    /// The properties before an Update.
    pub old_properties: RawProperties,
}

impl StackRequest {
    pub(super) fn read(fields: &Fields<'_>, response_url: ResponseUrl) -> Self {
        let text_or_empty = |name| text(fields, name).unwrap_or_default();
        Self {
            request_type: match text_or_empty("RequestType").as_str() {
                "Create" => RequestType::Create,
                "Update" => RequestType::Update,
                "Delete" => RequestType::Delete,
                other => RequestType::Unknown(other.chars().take(32).collect()),
            },
            response_url,
            stack_id: text_or_empty("StackId"),
            request_id: text_or_empty("RequestId"),
            logical_id: text_or_empty("LogicalResourceId"),
            resource_type: text_or_empty("ResourceType"),
            physical_id: text(fields, "PhysicalResourceId").filter(|id| !id.is_empty()),
            properties: RawProperties::of(fields, "ResourceProperties"),
            old_properties: RawProperties::of(fields, "OldResourceProperties"),
        }
    }

    /// Returns the stack's Region, which is part of its id.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        let region = self.stack_id.split(':').nth(3)?;
        (!region.is_empty()).then_some(region)
    }

    /// Returns the time that CloudFormation waits for the answer, if the stack template gives one.
    #[must_use]
    pub fn service_timeout(&self) -> Option<Duration> {
        let properties = self.properties.value_or_null();
        let given = &properties["ServiceTimeout"];
        let seconds = given
            .as_u64()
            .or_else(|| given.as_str()?.trim().parse().ok());
        seconds.map(Duration::from_secs)
    }
}
