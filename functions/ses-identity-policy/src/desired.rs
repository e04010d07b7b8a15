//! The desired state: what properties ask for, or a refusal that names the fix.
//!
//! These modules decide everything that needs no call to SES; `ses::preflight` does the rest.

mod document;
mod email_configuration;
mod identity_policy;
mod sender;
mod sending_policy;

pub use document::PolicyDocument;
pub use sender::Sender;

use crate::attributes::Attributes;
use crate::owner::{Claim, Maker, Owner};
use crate::physical_id::PolicyLocation;
use crate::plan::Earlier;
use crate::resource_type::ResourceType;
use sending::mailbox::Mailbox;
use serde_json::Value;
use std::fmt;

/// All the reasons why properties cannot be used or do not fit together, each with the fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub Vec<String>);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

impl std::error::Error for Refusal {}

/// The surroundings of a request, which its properties do not hold.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The resource that asks.
    pub maker: Maker<'a>,
    /// The account of the calls to SES, if it is known.
    pub account: Option<&'a str>,
    /// The stack's Region; for Terraform the function's.
    pub region: &'a str,
    /// True if the function serves `Custom::SesEmailIdentityPolicy`.
    pub allows_any_policy: bool,
}

/// The desired state, and what the answer says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desired {
    /// The state.
    pub state: DesiredState,
    /// The attributes of that state.
    pub attributes: Attributes,
    /// Findings that do not fail the request.
    pub warnings: Vec<String>,
}

/// A state that properties ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DesiredState {
    /// No policy: the pool sends through Cognito's own SES.
    Nothing,
    /// A sender that is fit; none if the pool sends through Cognito's own SES. Creates nothing.
    Checked(Option<Box<Sender>>),
    /// A policy on an identity.
    Attached(Box<Attachment>),
}

/// A policy, its location, and the conditions that the identity must meet first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The policy's location.
    pub location: PolicyLocation,
    /// The identity in the case in which the properties have it.
    pub spelling: Option<String>,
    /// The identity's ARN.
    pub identity_arn: String,
    /// The policy.
    pub document: PolicyDocument,
    /// The pool or the pattern of pools that a sending policy is for.
    pub pool: Option<String>,
    /// The sender to check first; none for any other policy.
    pub sender: Option<Sender>,
    /// True if SES may refuse a principal that we chose: the policy is then written without it.
    pub may_drop_principals: bool,
    /// The reason why this policy may stay as it is, but not be written.
    pub refusal_to_write: Option<String>,
}

impl Attachment {
    /// Returns `From` in the form of RFC 5322; empty if there is none.
    #[must_use]
    pub fn from(&self) -> String {
        let from = self.sender.as_ref().and_then(|sender| sender.from.as_ref());
        from.map(Mailbox::to_string).unwrap_or_default()
    }
}

impl DesiredState {
    /// Returns the location of the policy.
    #[must_use]
    pub fn location(&self) -> Option<&PolicyLocation> {
        match self {
            Self::Attached(attachment) => Some(&attachment.location),
            Self::Nothing | Self::Checked(_) => None,
        }
    }

    /// Returns the identity in the case in which the properties have it.
    #[must_use]
    pub fn spelling(&self) -> Option<&str> {
        match self {
            Self::Attached(attachment) => attachment.spelling.as_deref(),
            Self::Nothing | Self::Checked(_) => None,
        }
    }
}

/// Decides the desired state.
///
/// # Errors
/// With everything that cannot be used or does not fit together, and the fixes.
pub fn decide(
    resource_type: ResourceType,
    properties: &Value,
    surroundings: Surroundings<'_>,
) -> Result<Desired, Refusal> {
    match resource_type {
        ResourceType::SendingPolicy => sending_policy::decide(properties, surroundings),
        ResourceType::EmailConfiguration => email_configuration::decide(properties, surroundings),
        ResourceType::IdentityPolicy => identity_policy::decide(properties, surroundings),
    }
}

/// Returns the attributes of a resource that attaches no policy.
#[must_use]
pub fn no_attributes(resource_type: ResourceType) -> Attributes {
    match resource_type {
        ResourceType::SendingPolicy => Attributes::of_sending_policy(None),
        ResourceType::EmailConfiguration => email_configuration::no_attributes(),
        ResourceType::IdentityPolicy => Attributes::of_identity_policy(None),
    }
}

/// Returns the policy that properties ask for, perhaps of an older shape.
#[must_use]
pub fn earlier(
    resource_type: ResourceType,
    properties: &Value,
    surroundings: Surroundings<'_>,
) -> Earlier {
    match resource_type {
        ResourceType::SendingPolicy => sending_policy::earlier(properties, surroundings.maker),
        ResourceType::EmailConfiguration => Earlier::default(),
        ResourceType::IdentityPolicy => identity_policy::earlier(properties, surroundings),
    }
}

/// Returns the claim of the resource. Terraform's depends on the input, so the input before a change
/// adds to it. `ages` begins with the present properties.
#[must_use]
pub fn claim(
    resource_type: ResourceType,
    ages: &[&Value],
    surroundings: Surroundings<'_>,
) -> Claim {
    if let Maker::Stack {
        stack_id,
        logical_id,
    } = surroundings.maker
    {
        let owner = Owner::of_stack(stack_id, logical_id);
        return Claim::new(vec![owner.hash().to_owned()], None);
    }
    let owners = ages.iter().flat_map(|properties| match resource_type {
        ResourceType::SendingPolicy => sending_policy::terraform_owners(properties),
        ResourceType::EmailConfiguration => vec![],
        ResourceType::IdentityPolicy => identity_policy::terraform_owners(properties, surroundings),
    });
    let owners = owners.map(|owner| owner.hash().to_owned()).collect();
    let instance = ages.first().and_then(|present| instance(present));
    Claim::new(owners, instance.as_deref())
}

fn instance(properties: &Value) -> Option<String> {
    let text = match &properties["Instance"] {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests;
