//! Attaches policies of ours, and leaves all others unchanged.

use super::calls::{Identity, Policies};
use super::error::{ErrorKind, SesError};
use super::principals::{dropped_warning, without_refused};
use super::{RequestFailure, Ses};
use crate::desired::{Attachment, PolicyDocument};
use crate::owner::Claim;
use crate::physical_id::PolicyLocation;
use sending::mark::Mark;

/// The number of attempts when the policies change between reading and writing.
const LOOKS: usize = 5;

/// The result of attaching a policy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attached {
    /// Findings that do not fail the request.
    pub warnings: Vec<String>,
    /// The principals that the policy has after all, if SES refused some of them.
    pub principals: Option<Vec<String>>,
}

/// The policy found at a location.
enum Standing {
    Free,
    /// Ours, with the desired meaning.
    Right,
    /// Ours; the mark to write over it.
    Ours(Mark),
    Foreign,
}

/// The result of one attempt to write.
enum Written {
    Yes,
    ChangedMeanwhile,
}

impl Ses {
    /// Creates the policy or brings it up to date.
    ///
    /// # Errors
    /// If the identity fails a check, a policy of another owner has the name, or SES refuses.
    pub async fn attach(
        &self,
        attachment: &Attachment,
        claim: &Claim,
    ) -> Result<Attached, RequestFailure> {
        let identity = self.identity(&attachment.location.identity).await;
        let identity = match identity {
            Ok(identity) => identity,
            Err(error) => return Err(self.unreadable(attachment, error).await),
        };
        let policies = self.policies_of(attachment, &identity).await?;
        let findings = match &attachment.sender {
            Some(sender) => {
                self.preflight(sender, Some(&identity), Some(&policies))
                    .await
            }
            None => Default::default(),
        };
        if !findings.problems.is_empty() {
            let stored = policies.get(&attachment.location.policy_name);
            return Err(RequestFailure {
                reason: findings.problems.join("; "),
                may_remain: stored.is_some_and(|stored| claim.may_remove(stored)),
                denied: false,
            });
        }
        let mut attached = self.ensure(attachment, claim, policies).await?;
        attached.warnings.splice(0..0, findings.warnings);
        Ok(attached)
    }

    async fn policies_of(
        &self,
        attachment: &Attachment,
        identity: &Identity,
    ) -> Result<Policies, RequestFailure> {
        if let Some(policies) = &identity.policies {
            return Ok(policies.clone());
        }
        match self.policies(&attachment.location.identity).await {
            Ok(policies) => Ok(policies),
            Err(error) => Err(self.unreadable(attachment, error).await),
        }
    }

    /// Writes the policy. SES may refuse a principal that it does not know, such as that of a new
    /// Region; if we chose it, the policy is written without it.
    async fn ensure(
        &self,
        attachment: &Attachment,
        claim: &Claim,
        policies: Policies,
    ) -> Result<Attached, RequestFailure> {
        let all = attachment.document.principals();
        let first = self
            .settle(attachment, &attachment.document, claim, policies.clone())
            .await;
        let refused = match first {
            Ok(()) => return Ok(Attached::default()),
            Err(Unsettled::Refused(error)) => error,
            Err(Unsettled::Failed(failure)) => return Err(failure),
        };
        let kept = without_refused(all, &refused.message);
        let is_worth_it =
            attachment.may_drop_principals && !kept.is_empty() && kept.len() < all.len();
        if !is_worth_it {
            return Err(refused.into());
        }
        let document = attachment.document.with_principals(kept.clone());
        let second = self.settle(attachment, &document, claim, policies).await;
        second.map_err(RequestFailure::from)?;
        Ok(Attached {
            warnings: vec![dropped_warning(all, &kept, &refused)],
            principals: Some(kept),
        })
    }

    /// Creates or updates, depending on the policies read; reads again if SES answers that they have
    /// changed. An Update of a missing policy succeeds without effect (documented) or answers 404
    /// (seen). So it is called only for a policy that was just read, and a 404 leads to a Create.
    async fn settle(
        &self,
        attachment: &Attachment,
        document: &PolicyDocument,
        claim: &Claim,
        mut policies: Policies,
    ) -> Result<(), Unsettled> {
        for _ in 0..LOOKS {
            match self.write(attachment, document, claim, &policies).await? {
                Written::Yes => return Ok(()),
                Written::ChangedMeanwhile => {
                    policies = match self.policies(&attachment.location.identity).await {
                        Ok(policies) => policies,
                        Err(error) => {
                            let failure = self.unreadable(attachment, error).await;
                            return Err(Unsettled::Failed(failure));
                        }
                    };
                }
            }
        }
        Err(Unsettled::Failed(keeps_changing(&attachment.location)))
    }

    async fn write(
        &self,
        attachment: &Attachment,
        document: &PolicyDocument,
        claim: &Claim,
        policies: &Policies,
    ) -> Result<Written, Unsettled> {
        let location = &attachment.location;
        let (identity, name) = (&location.identity, &location.policy_name);
        let standing = standing(attachment, document, claim, policies);
        let refusal = attachment.refusal_to_write.as_ref();
        let written = match (standing, refusal) {
            (Standing::Right, _) => Ok(()),
            (Standing::Foreign, _) => return Err(Unsettled::Failed(foreign(location))),
            (_, Some(refusal)) => {
                let failure = RequestFailure::without_trace(refusal.clone());
                return Err(Unsettled::Failed(failure));
            }
            (Standing::Free, None) => {
                let text = document.marked(&claim.mark()).to_string();
                self.create_policy(identity, name, &text).await
            }
            (Standing::Ours(mark), None) => {
                let text = document.marked(&mark).to_string();
                self.update_policy(identity, name, &text).await
            }
        };
        match written {
            Ok(()) => Ok(Written::Yes),
            Err(error) => match error.kind {
                ErrorKind::AlreadyExists | ErrorKind::NotFound => Ok(Written::ChangedMeanwhile),
                _ if error.is_invalid_principal() => Err(Unsettled::Refused(error)),
                _ => Err(Unsettled::Failed(error.into())),
            },
        }
    }

    /// Returns the failure of an identity that cannot be read.
    async fn unreadable(&self, attachment: &Attachment, error: SesError) -> RequestFailure {
        if error.kind != ErrorKind::NotFound {
            return error.into();
        }
        let location = &attachment.location;
        let (identity, region) = (&location.identity, &location.region);
        let property = if attachment.sender.is_some() {
            "SourceArn"
        } else {
            "EmailIdentity"
        };
        let mut reason = format!(
            "the identity {identity} does not exist in {region}: create and verify it there, or correct {property}"
        );
        if let Some(sender) = &attachment.sender {
            let advice = self.advice_on_parent(sender).await;
            reason.extend(advice.map(|advice| format!("; {advice}")));
        }
        RequestFailure::without_trace(reason)
    }
}

/// The reason why a policy was not written.
enum Unsettled {
    /// SES does not take a principal.
    Refused(SesError),
    /// Anything else.
    Failed(RequestFailure),
}

impl From<Unsettled> for RequestFailure {
    fn from(unsettled: Unsettled) -> Self {
        match unsettled {
            Unsettled::Refused(error) => error.into(),
            Unsettled::Failed(failure) => failure,
        }
    }
}

fn standing(
    attachment: &Attachment,
    document: &PolicyDocument,
    claim: &Claim,
    policies: &Policies,
) -> Standing {
    let Some(stored) = policies.get(&attachment.location.policy_name) else {
        return Standing::Free;
    };
    match claim.mark_over(stored, attachment.pool.as_deref()) {
        None => Standing::Foreign,
        Some(mark) if document.is_stored(stored, &mark) => Standing::Right,
        Some(mark) => Standing::Ours(mark),
    }
}

fn foreign(location: &PolicyLocation) -> RequestFailure {
    RequestFailure::without_trace(format!(
        "the identity {} in {} has a policy {} that this resource did not make: give another PolicyName, or delete that policy if it is no longer needed",
        location.identity, location.region, location.policy_name
    ))
}

fn keeps_changing(location: &PolicyLocation) -> RequestFailure {
    let PolicyLocation {
        policy_name,
        identity,
        ..
    } = location;
    RequestFailure {
        reason: format!(
            "the policy {policy_name} on {identity} keeps changing: another process is writing to it"
        ),
        may_remain: true,
        denied: false,
    }
}
