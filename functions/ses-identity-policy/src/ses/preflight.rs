//! The checks that need SES: a policy is of no use unless they pass.

use super::Ses;
use super::calls::{ErrorKind, Identity, SesError};
use crate::desired::Attachment;

/// The findings: problems fail the request, warnings become an attribute.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) problems: Vec<String>,
    pub(super) warnings: Vec<String>,
}

impl Findings {
    fn note(&mut self, refuses: bool, finding: String) {
        if refuses {
            &mut self.problems
        } else {
            &mut self.warnings
        }
        .push(finding);
    }
}

impl Ses {
    /// Checks everything, so that one failed request names every fix.
    pub(super) async fn preflight(&self, attachment: &Attachment, identity: &Identity) -> Findings {
        let mut findings = Findings {
            problems: vec![],
            warnings: attachment.warnings.clone(),
        };
        check_verified(&mut findings, attachment, identity);
        self.check_configuration_set(&mut findings, attachment)
            .await;
        self.check_production_access(&mut findings, attachment)
            .await;
        findings
    }

    async fn check_configuration_set(&self, findings: &mut Findings, attachment: &Attachment) {
        let Some(name) = &attachment.configuration_set else {
            return;
        };
        match self.configuration_set(name).await {
            Ok(()) => {}
            Err(SesError { kind: ErrorKind::NotFound, .. }) => findings.note(
                true,
                format!("the configuration set {name} does not exist in {}: create it there, or remove ConfigurationSet", attachment.location.region),
            ),
            Err(error) => findings.note(false, format!("the check of the configuration set {name} was not possible: {error}")),
        }
    }

    async fn check_production_access(&self, findings: &mut Findings, attachment: &Attachment) {
        let required = attachment.require_production_access;
        if !required && !attachment.sends_through_own_ses {
            return;
        }
        match self.production_access().await {
            Ok(true) => {}
            Ok(false) => findings.note(
                required,
                format!("SES in {} is in its sandbox and delivers only to verified addresses: request production access", attachment.location.region),
            ),
            Err(error) => findings.note(required, format!("the check of the SES sandbox was not possible: {error}")),
        }
    }
}

fn check_verified(findings: &mut Findings, attachment: &Attachment, identity: &Identity) {
    if identity.verified {
        return;
    }
    let location = &attachment.location;
    let why = identity
        .verification_error
        .as_ref()
        .map(|error| format!(" ({error})"))
        .unwrap_or_default();
    let how = if attachment.policy.identity.is_address() {
        "open the link that SES mailed to it"
    } else {
        "publish its DKIM records"
    };
    findings.note(
        attachment.require_verified_identity,
        format!(
            "the identity {} in {} is not verified{why}: {how}",
            location.identity, location.region
        ),
    );
}
