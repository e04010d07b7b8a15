//! The requests of both protocols.
//!
//! A typed request would fail as a whole on one odd property, and the stack would never get an
//! answer. So the fields that an answer needs are read from raw JSON one by one, and the properties
//! stay raw until they are needed.

mod raw;
mod sns;
mod stack;
mod terraform;

pub use raw::RawProperties;
pub use sns::unwrapped;
pub use stack::{RequestType, ResponseUrl, StackRequest};
pub use terraform::{Action, TerraformRequest};

use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fmt;

/// A request for a resource, in either protocol.
#[derive(Debug, Clone)]
pub enum ResourceRequest {
    /// From CloudFormation, answered at a URL.
    CloudFormation(StackRequest),
    /// From Terraform's `aws_lambda_invocation`, answered by the function's result.
    Terraform(TerraformRequest),
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
    /// If there is neither a `ResponseURL` nor the lifecycle of Terraform.
    pub fn read(payload: &RawValue) -> Result<Self, NotARequest> {
        let fields: Fields<'_> = serde_json::from_str(payload.get())
            .map_err(|_| NotARequest("the payload is not a JSON object"))?;
        if let Some(url) = text(&fields, "ResponseURL") {
            return Ok(Self::CloudFormation(StackRequest::read(
                &fields,
                ResponseUrl(url),
            )));
        }
        TerraformRequest::read(payload, &fields).map(Self::Terraform)
    }
}

fn text(fields: &Fields<'_>, name: &str) -> Option<String> {
    serde_json::from_str(fields.get(name)?.get()).ok()
}

#[cfg(test)]
mod tests;
