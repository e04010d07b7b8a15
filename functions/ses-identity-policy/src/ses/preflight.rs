//! The checks that need SES: without them a SUCCESS would not mean that mail can leave.

use super::calls::{Account, Identity, Policies};
use super::error::{ErrorKind, SesError};
use super::verification::unverified;
use super::{RequestFailure, Ses};
use crate::desired::Sender;
use sending::grant::{CognitoMail, SERVICE_LINKED_ROLE};

/// The findings: problems fail the request, warnings become an attribute.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) problems: Vec<String>,
    pub(super) warnings: Vec<String>,
}

impl Findings {
    fn note(&mut self, fails: bool, finding: String) {
        if fails {
            &mut self.problems
        } else {
            &mut self.warnings
        }
        .push(finding);
    }
}

impl Ses {
    /// Checks a sender before its pool is made; returns the warnings.
    ///
    /// # Errors
    /// If a check fails, or SES refuses.
    pub async fn check(&self, sender: &Sender) -> Result<Vec<String>, RequestFailure> {
        let identity = self.wait_for_verification(sender).await?;
        let policies = identity.as_ref().and_then(|it| it.policies.as_ref());
        let findings = self.preflight(sender, identity.as_ref(), policies).await;
        if findings.problems.is_empty() {
            return Ok(findings.warnings);
        }
        let reason = findings.problems.join("; ");
        Err(RequestFailure::without_trace(reason))
    }

    /// Checks everything, so that one failed request names every fix. The role is in IAM, so it is
    /// read at the same time.
    pub(super) async fn preflight(
        &self,
        sender: &Sender,
        identity: Option<&Identity>,
        policies: Option<&Policies>,
    ) -> Findings {
        let mut findings = Findings::default();
        let of_ses = async {
            self.check_identity(&mut findings, sender, identity).await;
            self.check_configuration_set(&mut findings, sender, identity)
                .await;
            self.check_account(&mut findings, sender).await;
        };
        let ((), role_is_missing) = tokio::join!(of_ses, self.role_is_missing(sender));
        if let Some(policies) = policies {
            check_policies(&mut findings, sender, policies);
        }
        if role_is_missing {
            findings.note(false, missing_role(sender));
        }
        findings
    }

    async fn check_identity(
        &self,
        findings: &mut Findings,
        sender: &Sender,
        identity: Option<&Identity>,
    ) {
        let mut finding = match identity {
            Some(identity) if identity.verified => return,
            Some(identity) => unverified(sender, identity, &self.region),
            None => format!(
                "the identity {} does not exist in {}: create and verify it there, or correct SourceArn",
                sender.identity.name, self.region
            ),
        };
        let advice = self.advice_on_parent(sender).await;
        finding.extend(advice.map(|advice| format!("; {advice}")));
        findings.note(sender.require_verified_identity, finding);
    }

    async fn check_configuration_set(
        &self,
        findings: &mut Findings,
        sender: &Sender,
        identity: Option<&Identity>,
    ) {
        if let Some(name) = &sender.configuration_set {
            let missing = "create it there, or remove ConfigurationSet";
            let (fails, finding) = match self.configuration_set(name).await {
                Ok(true) => return,
                Ok(false) => (false, paused_set(name, &self.region)),
                Err(error) => unread_set(name, &self.region, &error, missing),
            };
            return findings.note(fails, finding);
        }
        // SES uses the identity's own set for a mail that names none.
        let default = identity.and_then(|it| it.default_configuration_set.as_ref());
        if let Some(name) = default.filter(|_| sender.is_developer) {
            let missing = "the identity uses it by default, so no mail leaves: create it, or remove it from the identity";
            let finding = match self.configuration_set(name).await {
                Ok(true) => return,
                Ok(false) => format!(
                    "{}; it is the default of the identity {}",
                    paused_set(name, &self.region),
                    sender.identity.name
                ),
                Err(error) => unread_set(name, &self.region, &error, missing).1,
            };
            findings.note(false, finding);
        }
    }

    async fn check_account(&self, findings: &mut Findings, sender: &Sender) {
        let required = sender.require_production_access;
        if !required && !sender.is_developer {
            return;
        }
        let region = &self.region;
        match self.account().await {
            Ok(account) => {
                if !account.has_production_access {
                    findings.note(
                        required,
                        format!("SES in {region} is in its sandbox and delivers only to verified addresses: request production access"),
                    );
                }
                let paused = paused_account(&account, region).filter(|_| sender.is_developer);
                findings.warnings.extend(paused);
            }
            Err(error) => findings.note(
                required,
                format!("the check of the SES account was not possible: {error}"),
            ),
        }
    }

    async fn role_is_missing(&self, sender: &Sender) -> bool {
        sender.needs_role && self.iam.lacks_role(SERVICE_LINKED_ROLE).await
    }
}

fn check_policies(findings: &mut Findings, sender: &Sender, policies: &Policies) {
    let identity = &sender.identity;
    let from = match &sender.from {
        Some(from) => Some(from.address().to_owned()),
        None => identity.is_address().then(|| identity.name.clone()),
    };
    let mail = CognitoMail {
        principals: sender.principals.clone(),
        account: identity.account.clone(),
        pool: Some(sender.pool.clone()),
        from,
        identity: identity.to_string(),
    };
    let mut denying: Vec<&String> = policies
        .iter()
        .filter(|(_, policy)| mail.is_denied_by(policy))
        .map(|(name, _)| name)
        .collect();
    denying.sort();
    for name in denying {
        findings.note(false, format!(
            "the policy {name} on the identity {} denies Cognito's mail, whatever other policies allow: remove that Deny, or exempt Cognito's service principals from it",
            identity.name
        ));
    }
    let is_covered = policies.values().any(|policy| mail.is_allowed_by(policy));
    if sender.needs_existing_policy && !is_covered {
        findings.note(false, format!(
            "no policy on the identity {} lets Cognito send for {}: with ManageSendingPolicy false another stack or state must attach one",
            identity.name, sender.pool
        ));
    }
}

fn paused_set(name: &str, region: &str) -> String {
    format!(
        "sending is paused for the configuration set {name} in {region}, so no mail leaves: enable it"
    )
}

fn unread_set(name: &str, region: &str, error: &SesError, missing: &str) -> (bool, String) {
    if error.kind == ErrorKind::NotFound {
        let finding = format!("the configuration set {name} does not exist in {region}: {missing}");
        return (true, finding);
    }
    let finding = format!("the check of the configuration set {name} was not possible: {error}");
    (false, finding)
}

/// Returns a warning on an account that does not send ("Monitoring your sending reputation" of the
/// SES guide).
fn paused_account(account: &Account, region: &str) -> Option<String> {
    let status = account.enforcement_status.as_deref().unwrap_or_default();
    if !account.is_sending_enabled || status == "SHUTDOWN" {
        return Some(format!(
            "sending is paused for the account in {region} (SendingEnabled {}, EnforcementStatus {status}), so no mail leaves: see the reputation page of SES",
            account.is_sending_enabled
        ));
    }
    (status == "PROBATION").then(|| {
        format!("SES has the account in {region} under review (EnforcementStatus PROBATION) and may pause its sending: see the reputation page of SES")
    })
}

fn missing_role(sender: &Sender) -> String {
    format!(
        "the service-linked role {SERVICE_LINKED_ROLE} does not exist in account {}, so Cognito may not send: save the pool's email settings again as a user who may create it (iam:CreateServiceLinkedRole)",
        sender.identity.account
    )
}
