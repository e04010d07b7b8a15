//! The refusals of SES, and the fix for each.

use crate::permissions::Operation;
use std::fmt;

/// The codes with which AWS answers in a Region that the account has not enabled. Wrong credentials
/// have the same codes, so the message does not claim to know.
const REGION_NOT_ENABLED: [&str; 3] = [
    "UnrecognizedClientException",
    "InvalidClientTokenId",
    "OptInRequired",
];
const EXPLICIT_DENY: &str = "explicit deny";

/// The kind of a refusal by SES.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The identity or the policy does not exist; SES does not say which.
    NotFound,
    /// A policy of that name exists.
    AlreadyExists,
    /// The identity holds its 20 policies.
    LimitExceeded,
    /// No policy allows the call: the role lacks the permission, or IAM does not know it yet.
    Denied,
    /// A Deny forbids the call, so no further permission helps.
    ExplicitDeny,
    /// The Region may not be enabled in this account.
    RegionNotEnabled,
    /// SES has read the request and refuses it.
    Refused,
    /// No clear answer: SES may have done it all the same.
    Unclear,
}

/// A call to SES that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SesError {
    /// The kind of refusal.
    pub kind: ErrorKind,
    /// The operation that was called.
    pub operation: Operation,
    /// The Region that was called.
    pub region: String,
    /// SES's own words, with its error code.
    pub message: String,
}

impl SesError {
    /// Returns true if a principal of a policy is invalid in SES's eyes.
    #[must_use]
    pub fn is_invalid_principal(&self) -> bool {
        self.kind == ErrorKind::Refused && self.message.to_ascii_lowercase().contains("principal")
    }

    /// Returns true if the role may not make the call.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        matches!(self.kind, ErrorKind::Denied | ErrorKind::ExplicitDeny)
    }

    fn fix(&self) -> Option<String> {
        match self.kind {
            ErrorKind::Denied => Some(format!(
                "allow {} on {} to {}",
                self.operation.action(),
                self.operation.resource(),
                role(&self.message)
            )),
            ErrorKind::ExplicitDeny => Some(format!(
                "a Deny {} forbids {}, and no further permission for {} helps: remove that Deny, or exempt the role from it",
                place_of_deny(&self.message),
                self.operation.action(),
                role(&self.message)
            )),
            ErrorKind::RegionNotEnabled => Some(format!(
                "the Region {} may not be enabled in this account: enable it in the account's settings, or use an identity in an enabled Region",
                self.region
            )),
            ErrorKind::LimitExceeded => {
                Some("the identity holds its 20 policies: remove one".to_owned())
            }
            _ => None,
        }
    }
}

impl fmt::Display for SesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, region) = (self.operation.name(), &self.region);
        write!(f, "SES {operation} in {region} failed: {}", self.message)?;
        match self.fix() {
            Some(fix) => write!(f, "; {fix}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SesError {}

/// Returns the kind of a refusal.
pub(super) fn kind(code: Option<&str>, message: Option<&str>, status: Option<u16>) -> ErrorKind {
    if code.is_some_and(|code| REGION_NOT_ENABLED.contains(&code)) {
        return ErrorKind::RegionNotEnabled;
    }
    match (code, status) {
        (Some("NotFoundException"), _) => ErrorKind::NotFound,
        (Some("AlreadyExistsException"), _) => ErrorKind::AlreadyExists,
        (Some("LimitExceededException"), _) => ErrorKind::LimitExceeded,
        (Some("AccessDenied" | "AccessDeniedException"), _) | (_, Some(403)) => denied(message),
        (Some("TooManyRequestsException" | "ThrottlingException"), _) | (_, Some(429)) => {
            ErrorKind::Unclear
        }
        (_, Some(400..=499)) => ErrorKind::Refused,
        _ => ErrorKind::Unclear,
    }
}

fn denied(message: Option<&str>) -> ErrorKind {
    let is_explicit = message.is_some_and(|message| message.contains(EXPLICIT_DENY));
    if is_explicit {
        ErrorKind::ExplicitDeny
    } else {
        ErrorKind::Denied
    }
}

/// Returns the role that AWS's message names:
/// `User: arn:aws:sts::<account>:assumed-role/<role>/<session> is not authorized …`.
fn role(message: &str) -> String {
    let name = message
        .split(":assumed-role/")
        .nth(1)
        .and_then(|rest| rest.split(['/', ' ']).next())
        .filter(|name| !name.is_empty());
    name.map_or_else(
        || "the function's role".to_owned(),
        |name| format!("the function's role {name}"),
    )
}

/// Returns the place of a Deny, which AWS's message names:
/// `… with an explicit deny in a service control policy`.
fn place_of_deny(message: &str) -> String {
    let place = message
        .split(EXPLICIT_DENY)
        .nth(1)
        .and_then(|rest| rest.split(['.', ':', ';', ',']).next())
        .map(str::trim)
        .filter(|place| place.starts_with("in "));
    match place {
        Some(place) if place.contains("resource-based policy") => {
            format!("{place} (a policy on the identity)")
        }
        Some(place) => place.to_owned(),
        None => {
            "in a policy on the identity, a permissions boundary or a policy of the organization"
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests;
