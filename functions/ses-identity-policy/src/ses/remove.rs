//! Removes policies of ours, and leaves all others unchanged.

use super::calls::Policies;
use super::error::{ErrorKind, SesError};
use super::{RequestFailure, Ses};
use crate::owner::Claim;
use crate::physical_id::PolicyLocation;
use sending::policy::resource_of;

/// The end of a removal, for the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// The policy was ours and is gone now.
    Removed,
    /// The policy or the identity was gone already.
    WasGone,
    /// A policy of that name does not have our mark, or a later physical id owns it.
    LeftAlone,
}

impl Ses {
    /// Removes our policy. A policy that is not ours, or not there, is a success.
    ///
    /// `is_former_id` is true for the Delete of an id that differs from the present one only in the
    /// case of a domain: then the policy in lower case is the one in use, and stays.
    ///
    /// # Errors
    /// If SES refuses, or gives no clear answer.
    pub async fn remove(
        &self,
        location: &PolicyLocation,
        claim: &Claim,
        is_former_id: bool,
    ) -> Result<Removal, RequestFailure> {
        let policies = self.policies_or_none(&location.identity).await?;
        let Some(stored) = policies.get(&location.policy_name) else {
            return Ok(Removal::WasGone);
        };
        let is_in_use = is_former_id && names_in_lower_case(stored, &location.identity);
        if is_in_use || !claim.may_remove(stored) {
            return Ok(Removal::LeftAlone);
        }
        self.delete_marked(&location.identity, &location.policy_name)
            .await
    }

    /// Removes every policy on an identity that the mark alone shows as ours; returns their number.
    ///
    /// # Errors
    /// If SES refuses, or gives no clear answer.
    pub async fn remove_marked(
        &self,
        identity: &str,
        claim: &Claim,
    ) -> Result<usize, RequestFailure> {
        let policies = self.policies_or_none(identity).await?;
        let mut removed = 0;
        for (name, _) in policies
            .iter()
            .filter(|(_, stored)| claim.is_certain(stored))
        {
            self.delete_marked(identity, name).await?;
            removed += 1;
        }
        Ok(removed)
    }

    async fn policies_or_none(&self, identity: &str) -> Result<Policies, RequestFailure> {
        match self.policies(identity).await {
            Err(SesError {
                kind: ErrorKind::NotFound,
                ..
            }) => Ok(Policies::new()),
            result => result.map_err(RequestFailure::from),
        }
    }

    /// Deletes a policy. A missing one succeeds (documented) or answers 404 (seen).
    async fn delete_marked(&self, identity: &str, name: &str) -> Result<Removal, RequestFailure> {
        match self.delete_policy(identity, name).await {
            Ok(()) => Ok(Removal::Removed),
            Err(SesError {
                kind: ErrorKind::NotFound,
                ..
            }) => Ok(Removal::WasGone),
            Err(error) => Err(error.into()),
        }
    }
}

fn names_in_lower_case(stored: &str, identity: &str) -> bool {
    let resource = resource_of(stored);
    let name = resource
        .as_deref()
        .and_then(|arn| arn.split_once(":identity/"));
    name.is_some_and(|(_, name)| name == identity)
}
