//! The calls to SESv2, one function each; the only file that has a client.

use super::error::{ErrorKind, SesError, kind};
use super::{Ses, retry, words};
use crate::permissions::Operation;
use aws_sdk_sesv2::config::Builder;
use aws_sdk_sesv2::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sesv2::operation::get_email_identity::GetEmailIdentityOutput;
use aws_sdk_sesv2::types::SendingOptions;
use std::collections::HashMap;
use std::future::Future;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The time for which a denied call is repeated: IAM is seconds late for a role that was just written
/// (aws-cdk#21332).
const IAM_PATIENCE: Duration = Duration::from_secs(15);
const IAM_RETRY: Duration = Duration::from_millis(1500);

/// Policy names and documents.
pub(super) type Policies = HashMap<String, String>;

/// An identity, as GetEmailIdentity returns it.
#[derive(Debug)]
pub(super) struct Identity {
    pub(super) verified: bool,
    /// The reason of a failed verification, in SES's word.
    pub(super) verification_error: Option<String>,
    /// The DNS records that verify a domain, one per text.
    pub(super) dns_records: Vec<String>,
    /// The configuration set of a mail that names none.
    pub(super) default_configuration_set: Option<String>,
    /// The policies; absent if the endpoint does not return them, as with some emulators.
    pub(super) policies: Option<Policies>,
}

/// The account in one Region, as GetAccount returns it.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) has_production_access: bool,
    pub(super) is_sending_enabled: bool,
    /// `HEALTHY`, `PROBATION` or `SHUTDOWN`.
    pub(super) enforcement_status: Option<String>,
}

impl Ses {
    pub(super) async fn identity(&self, identity: &str) -> Result<Identity, SesError> {
        self.patiently(|| async {
            let operation = self.calling(Operation::GetEmailIdentity);
            let sent = self
                .client
                .get_email_identity()
                .email_identity(identity)
                .send()
                .await;
            sent.map(|output| read(identity, &output))
                .map_err(|error| self.error(operation, &error))
        })
        .await
    }

    /// Reads an identity for a better message only: a failure changes nothing.
    pub(super) async fn is_verified(&self, identity: &str) -> bool {
        self.progress
            .calling(Operation::GetEmailIdentity, &self.region);
        let request = self.client.get_email_identity().email_identity(identity);
        let sent = request.customize().config_override(advisory()).send().await;
        sent.is_ok_and(|output| output.verified_for_sending_status())
    }

    pub(super) async fn policies(&self, identity: &str) -> Result<Policies, SesError> {
        self.patiently(|| async {
            let operation = self.calling(Operation::GetEmailIdentityPolicies);
            let sent = self
                .client
                .get_email_identity_policies()
                .email_identity(identity)
                .send()
                .await;
            sent.map(|output| output.policies().cloned().unwrap_or_default())
                .map_err(|error| self.error(operation, &error))
        })
        .await
    }

    pub(super) async fn create_policy(
        &self,
        identity: &str,
        name: &str,
        policy: &str,
    ) -> Result<(), SesError> {
        self.patiently(|| async {
            let operation = self.calling(Operation::CreateEmailIdentityPolicy);
            self.may_write(operation)?;
            let request = self
                .client
                .create_email_identity_policy()
                .email_identity(identity);
            let sent = request.policy_name(name).policy(policy).send().await;
            sent.map(drop)
                .map_err(|error| self.error(operation, &error))
        })
        .await
    }

    pub(super) async fn update_policy(
        &self,
        identity: &str,
        name: &str,
        policy: &str,
    ) -> Result<(), SesError> {
        self.patiently(|| async {
            let operation = self.calling(Operation::UpdateEmailIdentityPolicy);
            self.may_write(operation)?;
            let request = self
                .client
                .update_email_identity_policy()
                .email_identity(identity);
            let sent = request.policy_name(name).policy(policy).send().await;
            sent.map(drop)
                .map_err(|error| self.error(operation, &error))
        })
        .await
    }

    pub(super) async fn delete_policy(&self, identity: &str, name: &str) -> Result<(), SesError> {
        self.patiently(|| async {
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
        })
        .await
    }

    /// Returns true if the configuration set may send.
    pub(super) async fn configuration_set(&self, name: &str) -> Result<bool, SesError> {
        let operation = self.calling(Operation::GetConfigurationSet);
        let request = self
            .client
            .get_configuration_set()
            .configuration_set_name(name);
        let sent = request.customize().config_override(advisory()).send().await;
        sent.map(|output| {
            let options = output.sending_options();
            options.is_none_or(SendingOptions::sending_enabled)
        })
        .map_err(|error| self.error(operation, &error))
    }

    pub(super) async fn account(&self) -> Result<Account, SesError> {
        let operation = self.calling(Operation::GetAccount);
        let sent = self
            .client
            .get_account()
            .customize()
            .config_override(advisory())
            .send()
            .await;
        sent.map(|output| Account {
            has_production_access: output.production_access_enabled(),
            is_sending_enabled: output.sending_enabled(),
            enforcement_status: output.enforcement_status().map(str::to_owned),
        })
        .map_err(|error| self.error(operation, &error))
    }

    /// Repeats a call that is denied while IAM may be late. An explicit Deny is certain, so it is not
    /// repeated, and neither are the calls that only inform.
    async fn patiently<T, F>(&self, call: impl Fn() -> F) -> Result<T, SesError>
    where
        F: Future<Output = Result<T, SesError>>,
    {
        loop {
            match call().await {
                Err(error) if error.kind == ErrorKind::Denied && self.may_be_late() => {
                    self.progress.failed(error.to_string());
                    sleep(IAM_RETRY).await;
                }
                result => return result,
            }
        }
    }

    fn may_be_late(&self) -> bool {
        let until = (self.progress.denied() + IAM_PATIENCE).min(self.limits.work_until);
        Instant::now() + IAM_RETRY < until
    }

    /// Fails if it is too late for a write: after a Create that CloudFormation cancelled, its Delete
    /// looks for the policy for a limited time.
    fn may_write(&self, operation: Operation) -> Result<(), SesError> {
        match self.limits.write_until {
            Some(until) if Instant::now() > until => Err(SesError {
                kind: ErrorKind::Refused,
                operation,
                region: self.region.clone(),
                message:
                    "not called, because too much time has passed since the request: try again"
                        .to_owned(),
            }),
            _ => Ok(()),
        }
    }

    fn calling(&self, operation: Operation) -> Operation {
        self.progress.calling(operation, &self.region);
        operation
    }

    fn error<E>(&self, operation: Operation, error: &SdkError<E>) -> SesError
    where
        E: ProvideErrorMetadata + std::error::Error + 'static,
    {
        let code = error.code().and_then(words::code);
        let message = match (code, error.message().and_then(words::message)) {
            (Some(code), Some(message)) => format!("{code}: {message}"),
            (Some(code), None) => code.to_owned(),
            // Without an answer of SES: the host was not found, or refused the connection.
            (None, _) => {
                let last = self.progress.last_cause();
                last.unwrap_or_else(|| words::in_words(error).to_owned())
            }
        };
        let status = error
            .raw_response()
            .map(|response| response.status().as_u16());
        SesError {
            kind: kind(error.code(), error.message(), status),
            operation,
            region: self.region.clone(),
            message,
        }
    }
}

fn read(name: &str, output: &GetEmailIdentityOutput) -> Identity {
    let verification = output.verification_info();
    Identity {
        verified: output.verified_for_sending_status(),
        verification_error: verification
            .and_then(|info| info.error_type())
            .map(|error| error.as_str().to_owned()),
        dns_records: dns_records(name, output),
        default_configuration_set: output
            .configuration_set_name()
            .filter(|name| !name.is_empty())
            .map(str::to_owned),
        policies: output.policies().cloned(),
    }
}

/// Returns the records of Easy DKIM. The zone is SES's own word: newer Regions have one of their own.
fn dns_records(domain: &str, output: &GetEmailIdentityOutput) -> Vec<String> {
    let Some(dkim) = output.dkim_attributes() else {
        return vec![];
    };
    let zone = dkim.signing_hosted_zone().unwrap_or("dkim.amazonses.com");
    let record = |token: &String| format!("{token}._domainkey.{domain} CNAME {token}.{zone}");
    dkim.tokens().iter().map(record).collect()
}

fn advisory() -> Builder {
    aws_sdk_sesv2::Config::builder()
        .retry_config(retry::advisory())
        .timeout_config(retry::advisory_timeout())
}
