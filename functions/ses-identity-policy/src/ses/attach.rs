//! Attaches and removes policies of ours, and leaves all others unchanged.

use super::calls::{ErrorKind, Policies, SesError};
use super::{RequestFailure, Ses};
use crate::desired::Attachment;
use crate::physical_id::PolicyLocation;
use sending::mark::bears_mark;
use sending::policy::is_equivalent;

/// The number of attempts when the policies change between reading and writing.
const LOOKS: usize = 5;

/// The end of a removal, for the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// The policy was ours and is gone now.
    Removed,
    /// The policy or the identity was gone already.
    WasGone,
    /// A policy of that name does not have our mark.
    LeftAlone,
}

/// The policy found at a location.
enum Standing {
    Free,
    Right,
    Ours,
    Foreign,
}

/// The result of one attempt to write.
enum Settled {
    Yes,
    ChangedMeanwhile,
}

impl Ses {
    /// Creates the policy or brings it up to date; returns the warnings. `sids` are our marks.
    ///
    /// # Errors
    /// If the identity fails a check, a policy of another owner has the name, or SES refuses.
    pub async fn attach(
        &self,
        attachment: &Attachment,
        sids: &[String],
    ) -> Result<Vec<String>, RequestFailure> {
        let location = &attachment.location;
        let identity = self
            .identity(&location.identity)
            .await
            .map_err(|error| unreadable(location, error))?;
        let findings = self.preflight(attachment, &identity).await;
        let policies = match identity.policies {
            Some(policies) => policies,
            None => self
                .policies(&location.identity)
                .await
                .map_err(|error| unreadable(location, error))?,
        };
        if findings.problems.is_empty() {
            self.ensure(attachment, sids, policies)
                .await
                .map(|()| findings.warnings)
        } else {
            let may_remain = policies
                .get(&location.policy_name)
                .is_some_and(|there| bears_mark(there, sids));
            Err(RequestFailure {
                reason: findings.problems.join("; "),
                may_remain,
                denied: false,
            })
        }
    }

    /// Creates or updates, depending on the policies read; reads again if SES answers that they have
    /// changed. An Update of a missing policy succeeds without effect (documented) or answers 404
    /// (seen). So it is called only for a policy that was just read, and a 404 leads to a Create.
    async fn ensure(
        &self,
        attachment: &Attachment,
        sids: &[String],
        mut policies: Policies,
    ) -> Result<(), RequestFailure> {
        for _ in 0..LOOKS {
            match self.set_right(attachment, sids, &policies).await? {
                Settled::Yes => return Ok(()),
                Settled::ChangedMeanwhile => {
                    let looked = self.policies(&attachment.location.identity).await;
                    policies = looked.map_err(|error| unreadable(&attachment.location, error))?;
                }
            }
        }
        Err(keeps_changing(&attachment.location))
    }

    async fn set_right(
        &self,
        attachment: &Attachment,
        sids: &[String],
        policies: &Policies,
    ) -> Result<Settled, RequestFailure> {
        let (identity, name) = (
            &attachment.location.identity,
            &attachment.location.policy_name,
        );
        let document = attachment.policy.document().to_string();
        let done = match standing(attachment, sids, policies) {
            Standing::Right => Ok(()),
            Standing::Foreign => return Err(foreign(&attachment.location)),
            Standing::Free => self.create_policy(identity, name, &document).await,
            Standing::Ours => self.update_policy(identity, name, &document).await,
        };
        match done.map_err(|error| (error.kind, error)) {
            Ok(()) => Ok(Settled::Yes),
            Err((ErrorKind::AlreadyExists | ErrorKind::NotFound, _)) => {
                Ok(Settled::ChangedMeanwhile)
            }
            Err((_, error)) => Err(error.into()),
        }
    }

    /// Removes our policy. A policy that is not ours, or not there, is a success.
    ///
    /// # Errors
    /// If SES refuses, or gives no clear answer.
    pub async fn remove(
        &self,
        location: &PolicyLocation,
        sids: &[String],
    ) -> Result<Removal, RequestFailure> {
        let policies = match self.policies(&location.identity).await {
            Ok(policies) => policies,
            Err(SesError {
                kind: ErrorKind::NotFound,
                ..
            }) => return Ok(Removal::WasGone),
            Err(error) => return Err(error.into()),
        };
        match policies.get(&location.policy_name) {
            None => Ok(Removal::WasGone),
            Some(there) if !bears_mark(there, sids) => Ok(Removal::LeftAlone),
            Some(_) => self.delete_marked(location).await,
        }
    }

    /// Deletes a policy. A missing one succeeds (documented) or answers 404 (seen).
    async fn delete_marked(&self, location: &PolicyLocation) -> Result<Removal, RequestFailure> {
        match self
            .delete_policy(&location.identity, &location.policy_name)
            .await
        {
            Ok(()) => Ok(Removal::Removed),
            Err(SesError {
                kind: ErrorKind::NotFound,
                ..
            }) => Ok(Removal::WasGone),
            Err(error) => Err(error.into()),
        }
    }
}

fn standing(attachment: &Attachment, sids: &[String], policies: &Policies) -> Standing {
    match policies.get(&attachment.location.policy_name) {
        None => Standing::Free,
        Some(there) if !bears_mark(there, sids) => Standing::Foreign,
        Some(there) if is_equivalent(there, &attachment.policy.document()) => Standing::Right,
        Some(_) => Standing::Ours,
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

fn unreadable(location: &PolicyLocation, error: SesError) -> RequestFailure {
    if error.kind == ErrorKind::NotFound {
        return RequestFailure::without_trace(format!(
            "the identity {} does not exist in {}: create and verify it there, or correct SourceArn",
            location.identity, location.region
        ));
    }
    error.into()
}

impl From<SesError> for RequestFailure {
    fn from(error: SesError) -> Self {
        Self {
            reason: error.to_string(),
            may_remain: error.kind == ErrorKind::Unclear,
            denied: error.kind == ErrorKind::Denied,
        }
    }
}
