//! The effect of an identity's policies on Cognito's mail: a Deny that forbids it, an Allow that
//! covers it.
//!
//! This reads the part of IAM's grammar that decides about sending. A condition that cannot be
//! evaluated here may hold or not. [`Answer`] tells the two apart; `is_denied_by` counts it as met, and
//! `is_allowed_by` as not met.

use request::Request;

mod invocation;
mod request;

pub use invocation::CognitoCall;

const ACTIONS: [&str; 2] = ["ses:SendEmail", "ses:SendRawEmail"];
/// The role with which Cognito sends for pools with `DEVELOPER` ("Using service-linked roles for
/// Amazon Cognito").
pub const SERVICE_LINKED_ROLE: &str = "AWSServiceRoleForAmazonCognitoIdpEmailService";

/// A mail that Cognito sends: the values that a policy can test.
#[derive(Debug, Clone, Default)]
pub struct CognitoMail {
    /// The service principals that Cognito may use.
    pub principals: Vec<String>,
    /// The account of pool and identity.
    pub account: String,
    /// The ARN of the pool, or the pattern of the pools, that sends.
    pub pool: Option<String>,
    /// The bare address of `From`, if it is known.
    pub from: Option<String>,
    /// The identity's ARN.
    pub identity: String,
}

/// The effect of a policy on a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// No statement applies.
    No,
    /// A statement applies if a condition holds that cannot be evaluated here.
    Perhaps,
    /// A statement applies.
    Yes,
}

impl CognitoMail {
    /// Returns true if a statement of this policy denies the mail, or may deny it.
    #[must_use]
    pub fn is_denied_by(&self, policy: &str) -> bool {
        self.denied_by(policy) != Answer::No
    }

    /// Returns true if statements of this policy allow the mail, with every action.
    #[must_use]
    pub fn is_allowed_by(&self, policy: &str) -> bool {
        self.allowed_by(policy) == Answer::Yes
    }

    /// Returns the effect of this policy's Deny statements, with any action.
    #[must_use]
    pub fn denied_by(&self, policy: &str) -> Answer {
        let effects = ACTIONS.map(|action| self.request(action).effect("Deny", policy));
        effects[0].max(effects[1])
    }

    /// Returns the effect of this policy's Allow statements, with every action.
    #[must_use]
    pub fn allowed_by(&self, policy: &str) -> Answer {
        let effects = ACTIONS.map(|action| self.request(action).effect("Allow", policy));
        effects[0].min(effects[1])
    }

    fn request<'a>(&'a self, action: &'a str) -> Request<'a> {
        Request {
            principals: &self.principals,
            role_of: Some(&self.account),
            account: &self.account,
            source: self.pool.as_deref(),
            from: self.from.as_deref(),
            action,
            resource: &self.identity,
        }
    }
}

#[cfg(test)]
mod tests;
