//! The calls to SESv2, one function each; the only file that has a client.

use super::{Ses, retry};
use crate::permissions::Operation;
use aws_sdk_sesv2::config::Builder;
use aws_sdk_sesv2::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use std::collections::HashMap;
use std::fmt;

/// Policy names and documents.
pub(super) type Policies = HashMap<String, String>;

/// An identity, as GetEmailIdentity returns it.
#[derive(Debug)]
pub(super) struct Identity {
    pub(super) verified: bool,
    /// The reason of a failed verification, in SES's word.
    pub(super) verification_error: Option<String>,
    /// The policies; absent if the endpoint does not return them, as with some emulators.
    pub(super) policies: Option<Policies>,
}

/// The kind of a refusal by SES.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The identity or the policy does not exist; SES does not say which.
    NotFound,
    /// A policy of that name exists.
    AlreadyExists,
    /// The identity holds its 20 policies.
    LimitExceeded,
    /// The execution role lacks the permission.
    Denied,
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
    operation: Operation,
    region: String,
    message: String,
}

impl fmt::Display for SesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "SES {} in {} failed: {}",
            self.operation.name(),
            self.region,
            self.message
        )?;
        match self.kind {
            ErrorKind::Denied => write!(
                f,
                "; allow {} on {} to the function's role",
                self.operation.action(),
                self.operation.resource()
            ),
            ErrorKind::LimitExceeded => {
                f.write_str("; the identity holds its 20 policies: remove one")
            }
            _ => Ok(()),
        }
    }
}

impl std::error::Error for SesError {}

impl Ses {
    pub(super) async fn identity(&self, identity: &str) -> Result<Identity, SesError> {
        let operation = self.calling(Operation::GetEmailIdentity);
        let sent = self
            .client
            .get_email_identity()
            .email_identity(identity)
            .send()
            .await;
        let output = sent.map_err(|error| self.error(operation, &error))?;
        let verification = output.verification_info();
        Ok(Identity {
            verified: output.verified_for_sending_status(),
            verification_error: verification
                .and_then(|info| info.error_type())
                .map(|error| error.as_str().to_owned()),
            policies: output.policies().cloned(),
        })
    }

    pub(super) async fn policies(&self, identity: &str) -> Result<Policies, SesError> {
        let operation = self.calling(Operation::GetEmailIdentityPolicies);
        let sent = self
            .client
            .get_email_identity_policies()
            .email_identity(identity)
            .send()
            .await;
        sent.map(|output| output.policies().cloned().unwrap_or_default())
            .map_err(|error| self.error(operation, &error))
    }

    pub(super) async fn create_policy(
        &self,
        identity: &str,
        name: &str,
        policy: &str,
    ) -> Result<(), SesError> {
        let operation = self.calling(Operation::CreateEmailIdentityPolicy);
        let request = self
            .client
            .create_email_identity_policy()
            .email_identity(identity);
        let sent = request.policy_name(name).policy(policy).send().await;
        sent.map(drop)
            .map_err(|error| self.error(operation, &error))
    }

    pub(super) async fn update_policy(
        &self,
        identity: &str,
        name: &str,
        policy: &str,
    ) -> Result<(), SesError> {
        let operation = self.calling(Operation::UpdateEmailIdentityPolicy);
        let request = self
            .client
            .update_email_identity_policy()
            .email_identity(identity);
        let sent = request.policy_name(name).policy(policy).send().await;
        sent.map(drop)
            .map_err(|error| self.error(operation, &error))
    }

    pub(super) async fn delete_policy(&self, identity: &str, name: &str) -> Result<(), SesError> {
        let operation = self.calling(Operation::DeleteEmailIdentityPolicy);
        let sent = self
            .client
            .delete_email_identity_policy()
            .email_identity(identity)
            .policy_name(name)
            .send()
            .await;
        sent.map(drop)
            .map_err(|error| self.error(operation, &error))
    }

    pub(super) async fn configuration_set(&self, name: &str) -> Result<(), SesError> {
        let operation = self.calling(Operation::GetConfigurationSet);
        let request = self
            .client
            .get_configuration_set()
            .configuration_set_name(name);
        let sent = request.customize().config_override(advisory()).send().await;
        sent.map(drop)
            .map_err(|error| self.error(operation, &error))
    }

    /// Returns true if the account is out of the sandbox.
    pub(super) async fn production_access(&self) -> Result<bool, SesError> {
        let operation = self.calling(Operation::GetAccount);
        let sent = self
            .client
            .get_account()
            .customize()
            .config_override(advisory())
            .send()
            .await;
        sent.map(|output| output.production_access_enabled())
            .map_err(|error| self.error(operation, &error))
    }

    fn calling(&self, operation: Operation) -> Operation {
        self.progress.calling(operation, &self.region);
        operation
    }

    fn error<E>(&self, operation: Operation, error: &SdkError<E>) -> SesError
    where
        E: ProvideErrorMetadata + std::error::Error + 'static,
    {
        let message = match (error.code(), error.message()) {
            (Some(code), Some(message)) => format!("{code}: {message}"),
            (Some(code), None) => code.to_owned(),
            (None, _) => DisplayErrorContext(error).to_string(),
        };
        let status = error
            .raw_response()
            .map(|response| response.status().as_u16());
        SesError {
            kind: kind(error.code(), status),
            operation,
            region: self.region.clone(),
            message: shortened(&message),
        }
    }
}

fn advisory() -> Builder {
    aws_sdk_sesv2::Config::builder()
        .retry_config(retry::advisory())
        .timeout_config(retry::advisory_timeout())
}

fn kind(code: Option<&str>, status: Option<u16>) -> ErrorKind {
    match (code, status) {
        (Some("NotFoundException"), _) => ErrorKind::NotFound,
        (Some("AlreadyExistsException"), _) => ErrorKind::AlreadyExists,
        (Some("LimitExceededException"), _) => ErrorKind::LimitExceeded,
        (Some("AccessDenied" | "AccessDeniedException"), _) | (_, Some(403)) => ErrorKind::Denied,
        (Some("TooManyRequestsException" | "ThrottlingException"), _) | (_, Some(429)) => {
            ErrorKind::Unclear
        }
        (_, Some(400..=499)) => ErrorKind::Refused,
        _ => ErrorKind::Unclear,
    }
}

fn shortened(message: &str) -> String {
    message.chars().take(1000).collect()
}
