//! The envelope of a request, which is always readable, apart from the properties, which may not be.
//!
//! A typed request would fail as a whole on one odd property, and the stack would never hear back.
//! So the fields that an answer needs are picked from raw JSON, and properties stay raw until
//! somebody wants them.

use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fmt;

/// Where the answer goes: a presigned URL, and so a credential that `Debug` does not show.
#[derive(Clone, PartialEq, Eq)]
pub struct ResponseUrl(String);

impl ResponseUrl {
    /// The URL itself, for the one call that needs it.
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

/// A request in either protocol.
#[derive(Debug, Clone)]
pub enum Request {
    /// From CloudFormation, to be answered at its URL.
    CloudFormation(Envelope),
    /// From Terraform's `aws_lambda_invocation`, to be answered by returning.
    Terraform(Invocation),
}

/// What CloudFormation wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestType {
    /// `Create`.
    Create,
    /// `Update`.
    Update,
    /// `Delete`.
    Delete,
    /// Anything else, which is answered all the same.
    Unknown(String),
}

impl RequestType {
    /// The word on the wire.
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

/// CloudFormation's request; a missing text is empty.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// What to do.
    pub request_type: RequestType,
    /// Where the answer goes.
    pub response_url: ResponseUrl,
    /// The stack's ARN.
    pub stack_id: String,
    /// With the stack id, identifies the request.
    pub request_id: String,
    /// The resource's name in the template.
    pub logical_id: String,
    /// What the last answer said; absent in a Create.
    pub physical_id: Option<String>,
    /// What is wanted.
    pub properties: RawProperties,
    /// What was wanted before, in an Update.
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
    /// The word on the wire.
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
pub struct Invocation {
    /// What to do.
    pub action: Action,
    /// The input, which is the properties.
    pub properties: RawProperties,
    /// The input of the last apply.
    pub previous: RawProperties,
}

/// Properties that nobody has looked at yet.
#[derive(Debug, Clone, Default)]
pub struct RawProperties(Option<Box<RawValue>>);

impl RawProperties {
    /// The JSON, `null` when there is none.
    ///
    /// # Errors
    /// When it is valid JSON that cannot be held, such as nesting beyond 128 levels.
    pub fn value(&self) -> Result<Value, serde_json::Error> {
        self.0
            .as_ref()
            .map_or(Ok(Value::Null), |raw| serde_json::from_str(raw.get()))
    }

    /// The JSON, `null` when there is none that can be held.
    #[must_use]
    pub fn value_or_null(&self) -> Value {
        self.value().unwrap_or_default()
    }
}

/// Why a payload is no request that anybody could be answered for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotARequest(&'static str);

impl fmt::Display for NotARequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NotARequest {}

type Fields<'a> = HashMap<String, &'a RawValue>;

impl Request {
    /// Tells the protocols apart and reads the envelope.
    ///
    /// # Errors
    /// When there is neither a `ResponseURL` to answer at nor a `tf.action` to act on.
    pub fn read(payload: &RawValue) -> Result<Self, NotARequest> {
        let fields: Fields<'_> = serde_json::from_str(payload.get())
            .map_err(|_| NotARequest("the payload is not a JSON object"))?;
        if let Some(url) = text(&fields, "ResponseURL") {
            return Ok(Self::CloudFormation(Envelope::read(
                &fields,
                ResponseUrl(url),
            )));
        }
        let tf = fields.get("tf").ok_or(NotARequest(
            "neither a CloudFormation request (no ResponseURL) nor a Terraform one (no tf.action: set lifecycle_scope = \"CRUD\")",
        ))?;
        Invocation::read(payload, tf).map(Self::Terraform)
    }
}

impl Envelope {
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

impl Invocation {
    fn read(payload: &RawValue, tf: &RawValue) -> Result<Self, NotARequest> {
        let tf: Fields<'_> =
            serde_json::from_str(tf.get()).map_err(|_| NotARequest("tf is not a JSON object"))?;
        let action = match text(&tf, "action").as_deref() {
            Some("create") => Action::Create,
            Some("update") => Action::Update,
            Some("delete") => Action::Delete,
            _ => {
                return Err(NotARequest(
                    "tf.action is none of create, update and delete",
                ));
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

    fn read(text: &str) -> Result<Request, NotARequest> {
        Request::read(serde_json::from_str(text).unwrap())
    }

    fn envelope(text: &str) -> Envelope {
        let Ok(Request::CloudFormation(envelope)) = read(text) else {
            panic!("not CloudFormation's")
        };
        envelope
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
        let ours = envelope(CREATE);
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
        let ours = envelope(UPDATE);
        assert_eq!(
            (ours.physical_id, ours.old_properties.value().unwrap()),
            (Some(physical_resource_id), old_resource_properties)
        );
    }

    #[test]
    fn terraforms_input_is_its_properties() {
        let Ok(Request::Terraform(invocation)) = read(TERRAFORM) else {
            panic!("not Terraform's")
        };
        assert_eq!(invocation.action, Action::Delete);
        assert_eq!(
            invocation.properties.value().unwrap()["SourceArn"],
            invocation.previous.value().unwrap()["SourceArn"]
        );
    }

    #[test]
    fn no_property_costs_the_envelope() {
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
            let envelope = envelope(&text);
            assert_eq!(envelope.response_url.expose(), "https://x/");
            assert_eq!(envelope.request_type, RequestType::Unknown(String::new()));
        }
    }

    #[test]
    fn what_is_no_request_says_so() {
        for text in ["[]", "{}", r#"{"tf":5}"#, r#"{"tf":{"action":"plan"}}"#] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn debug_hides_the_url() {
        let shown = format!("{:?}", envelope(CREATE));
        assert!(
            !shown.contains("Signature") && !shown.contains("amazonaws.com/arn"),
            "{shown}"
        );
    }
}
