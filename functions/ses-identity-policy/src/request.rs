//! The requests of both protocols.
//!
//! A typed request would fail as a whole on one odd property, and the stack would never get an
//! answer. So the fields that an answer needs are read from raw JSON one by one, and the properties
//! stay raw until they are needed.

use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fmt;

/// The presigned URL for the answer. It is a credential, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct ResponseUrl(String);

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

/// A request for a resource, in either protocol.
#[derive(Debug, Clone)]
pub enum ResourceRequest {
    /// From CloudFormation, answered at a URL.
    CloudFormation(StackRequest),
    /// From Terraform's `aws_lambda_invocation`, answered by the function's result.
    Terraform(TerraformRequest),
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
    /// The physical id of the last answer; absent in a Create.
    pub physical_id: Option<String>,
    /// The properties.
    pub properties: RawProperties,
    /// The properties before an Update.
    pub old_properties: RawProperties,
}

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
    /// The properties, which are the input itself.
    pub properties: RawProperties,
    /// The properties of the last apply.
    pub previous: RawProperties,
}

/// Properties as raw JSON.
#[derive(Debug, Clone, Default)]
pub struct RawProperties(Option<Box<RawValue>>);

impl RawProperties {
    /// Returns the JSON, `null` if there is none.
    ///
    /// # Errors
    /// If the JSON is valid but cannot be held, such as nesting beyond 128 levels.
    pub fn value(&self) -> Result<Value, serde_json::Error> {
        self.0
            .as_ref()
            .map_or(Ok(Value::Null), |raw| serde_json::from_str(raw.get()))
    }

    /// Returns the JSON, `null` if there is none that can be held.
    #[must_use]
    pub fn value_or_null(&self) -> Value {
        self.value().unwrap_or_default()
    }
}

/// The reason why a payload is not a request that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotARequest(&'static str);

impl fmt::Display for NotARequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NotARequest {}

type Fields<'a> = HashMap<String, &'a RawValue>;

impl ResourceRequest {
    /// Tells the protocols apart and reads the fields that an answer needs.
    ///
    /// # Errors
    /// If there is neither a `ResponseURL` nor a `tf.action`.
    pub fn read(payload: &RawValue) -> Result<Self, NotARequest> {
        let fields: Fields<'_> = serde_json::from_str(payload.get())
            .map_err(|_| NotARequest("the payload is not a JSON object"))?;
        if let Some(url) = text(&fields, "ResponseURL") {
            return Ok(Self::CloudFormation(StackRequest::read(
                &fields,
                ResponseUrl(url),
            )));
        }
        let tf = fields.get("tf").ok_or(NotARequest(
            "neither a CloudFormation request (no ResponseURL) nor a Terraform one (no tf.action: set lifecycle_scope = \"CRUD\")",
        ))?;
        TerraformRequest::read(payload, tf).map(Self::Terraform)
    }
}

impl StackRequest {
    fn read(fields: &Fields<'_>, response_url: ResponseUrl) -> Self {
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
            physical_id: text(fields, "PhysicalResourceId").filter(|id| !id.is_empty()),
            properties: raw(fields, "ResourceProperties"),
            old_properties: raw(fields, "OldResourceProperties"),
        }
    }
}

impl TerraformRequest {
    fn read(payload: &RawValue, tf: &RawValue) -> Result<Self, NotARequest> {
        let tf: Fields<'_> =
            serde_json::from_str(tf.get()).map_err(|_| NotARequest("tf is not a JSON object"))?;
        let action = match text(&tf, "action").as_deref() {
            Some("create") => Action::Create,
            Some("update") => Action::Update,
            Some("delete") => Action::Delete,
            _ => {
                return Err(NotARequest("tf.action is not create, update or delete"));
            }
        };
        let properties = RawProperties(Some(payload.to_owned()));
        Ok(Self {
            action,
            properties,
            previous: raw(&tf, "prev_input"),
        })
    }
}

fn text(fields: &Fields<'_>, name: &str) -> Option<String> {
    serde_json::from_str(fields.get(name)?.get()).ok()
}

fn raw(fields: &Fields<'_>, name: &str) -> RawProperties {
    RawProperties(fields.get(name).map(|raw| (*raw).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lambda_events::cloudformation::{
        CloudFormationCustomResourceRequest, CreateRequest, UpdateRequest,
    };

    const CREATE: &str = include_str!("../tests/events/create.json");
    const UPDATE: &str = include_str!("../tests/events/update-to-cognito-default.json");
    const TERRAFORM: &str = include_str!("../tests/events/terraform-delete.json");

    fn read(text: &str) -> Result<ResourceRequest, NotARequest> {
        ResourceRequest::read(serde_json::from_str(text).unwrap())
    }

    fn request(text: &str) -> StackRequest {
        let Ok(ResourceRequest::CloudFormation(request)) = read(text) else {
            panic!("not CloudFormation's")
        };
        request
    }

    #[test]
    fn reads_what_the_typed_events_read() {
        let CloudFormationCustomResourceRequest::<Value, Value>::Create(CreateRequest {
            request_id,
            response_url,
            stack_id,
            logical_resource_id,
            resource_properties,
            ..
        }) = serde_json::from_str(CREATE).unwrap()
        else {
            panic!("not a Create")
        };
        let ours = request(CREATE);
        assert_eq!(
            (ours.request_id, ours.response_url, ours.stack_id),
            (request_id, ResponseUrl(response_url), stack_id)
        );
        assert_eq!(
            (ours.logical_id, ours.properties.value().unwrap()),
            (logical_resource_id, resource_properties)
        );
        assert_eq!(
            (ours.request_type, ours.physical_id),
            (RequestType::Create, None)
        );
    }

    #[test]
    fn an_update_has_both_ages_of_properties() {
        let CloudFormationCustomResourceRequest::<Value, Value>::Update(UpdateRequest {
            physical_resource_id,
            old_resource_properties,
            ..
        }) = serde_json::from_str(UPDATE).unwrap()
        else {
            panic!("not an Update")
        };
        let ours = request(UPDATE);
        assert_eq!(
            (ours.physical_id, ours.old_properties.value().unwrap()),
            (Some(physical_resource_id), old_resource_properties)
        );
    }

    #[test]
    fn terraforms_input_is_its_properties() {
        let Ok(ResourceRequest::Terraform(invocation)) = read(TERRAFORM) else {
            panic!("not Terraform's")
        };
        assert_eq!(invocation.action, Action::Delete);
        assert_eq!(
            invocation.properties.value().unwrap()["SourceArn"],
            invocation.previous.value().unwrap()["SourceArn"]
        );
    }

    #[test]
    fn no_property_costs_the_answer() {
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        for odd in [
            "null",
            "5",
            "\"x\"",
            "[]",
            &deep,
            r#"{"a":1,"a":2}"#,
            r#"{"n":1e999}"#,
        ] {
            let text = format!(
                r#"{{"RequestType":7,"ResponseURL":"https://x/","ResourceProperties":{odd}}}"#
            );
            let request = request(&text);
            assert_eq!(request.response_url.expose(), "https://x/");
            assert_eq!(request.request_type, RequestType::Unknown(String::new()));
        }
    }

    #[test]
    fn a_payload_that_is_not_a_request_is_refused() {
        for text in ["[]", "{}", r#"{"tf":5}"#, r#"{"tf":{"action":"plan"}}"#] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn debug_hides_the_url() {
        let shown = format!("{:?}", request(CREATE));
        assert!(
            !shown.contains("Signature") && !shown.contains("amazonaws.com/arn"),
            "{shown}"
        );
    }
}
