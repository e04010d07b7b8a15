//! Attaching and removing a policy without touching anybody else's.

use super::calls::{ErrorKind, Policies, SesError};
use super::{Failure, Ses};
use crate::place::Place;
use crate::policy::bears_mark;
use crate::wanted::Attachment;

/// How often the policies are read again when they change under our hands.
const LOOKS: usize = 5;

/// How a removal ended, for the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// It was there, and ours.
    Removed,
    /// Policy or identity was gone already.
    WasGone,
    /// There is one of that name that does not bear our mark.
    LeftAlone,
}

/// What stands at a policy's place.
enum Standing {
    Free,
    Right,
    Ours,
    Foreign,
}

/// Whether what stood there was as it had just been read.
enum Settled {
    Yes,
    ChangedMeanwhile,
}

impl Ses {
    /// Makes the policy be there and say what it should; returns the warnings. `sids` are the marks
    /// by which it is known as ours.
    ///
    /// # Errors
    /// When the identity is not fit, when somebody else's policy has the name, when SES refuses.
    pub async fn attach(
        &self,
        attachment: &Attachment,
        sids: &[String],
    ) -> Result<Vec<String>, Failure> {
        let place = &attachment.place;
        let identity = self
            .identity(&place.identity)
            .await
            .map_err(|error| unreadable(place, error))?;
        let findings = self.preflight(attachment, &identity).await;
        let policies = match identity.policies {
            Some(policies) => policies,
            None => self
                .policies(&place.identity)
                .await
                .map_err(|error| unreadable(place, error))?,
        };
        if findings.problems.is_empty() {
            self.ensure(attachment, sids, policies)
                .await
                .map(|()| findings.warnings)
        } else {
            let may_remain = policies
                .get(&place.policy_name)
                .is_some_and(|there| bears_mark(there, sids));
            Err(Failure {
                reason: findings.problems.join("; "),
                may_remain,
                denied: false,
            })
        }
    }

    /// Creates or updates, by what stands there; looks again when SES says that this has changed.
    /// An Update of a missing policy is said to succeed without doing anything, or seen to answer
    /// 404: so it is called only for a policy that was just read, and 404 leads to a Create.
    async fn ensure(
        &self,
        attachment: &Attachment,
        sids: &[String],
        mut policies: Policies,
    ) -> Result<(), Failure> {
        for _ in 0..LOOKS {
            match self.set_right(attachment, sids, &policies).await? {
                Settled::Yes => return Ok(()),
                Settled::ChangedMeanwhile => {
                    let looked = self.policies(&attachment.place.identity).await;
                    policies = looked.map_err(|error| unreadable(&attachment.place, error))?;
                }
            }
        }
        Err(restless(&attachment.place))
    }

    async fn set_right(
        &self,
        attachment: &Attachment,
        sids: &[String],
        policies: &Policies,
    ) -> Result<Settled, Failure> {
        let (identity, name) = (&attachment.place.identity, &attachment.place.policy_name);
        let document = attachment.policy.document().to_string();
        let done = match standing(attachment, sids, policies) {
            Standing::Right => Ok(()),
            Standing::Foreign => return Err(foreign(&attachment.place)),
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

    /// Makes our policy be gone. One that is not ours, or not there, is no failure.
    ///
    /// # Errors
    /// When SES refuses, or does not answer clearly.
    pub async fn remove(&self, place: &Place, sids: &[String]) -> Result<Removal, Failure> {
        let policies = match self.policies(&place.identity).await {
            Ok(policies) => policies,
            Err(SesError {
                kind: ErrorKind::NotFound,
                ..
            }) => return Ok(Removal::WasGone),
            Err(error) => return Err(error.into()),
        };
        match policies.get(&place.policy_name) {
            None => Ok(Removal::WasGone),
            Some(there) if !bears_mark(there, sids) => Ok(Removal::LeftAlone),
            Some(_) => self.delete_marked(place).await,
        }
    }

    /// SES's text says that deleting a missing policy succeeds; it has been seen to answer 404.
    async fn delete_marked(&self, place: &Place) -> Result<Removal, Failure> {
        match self
            .delete_policy(&place.identity, &place.policy_name)
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
    match policies.get(&attachment.place.policy_name) {
        None => Standing::Free,
        Some(there) if !bears_mark(there, sids) => Standing::Foreign,
        Some(there) if attachment.policy.is_said_by(there) => Standing::Right,
        Some(_) => Standing::Ours,
    }
}

fn foreign(place: &Place) -> Failure {
    Failure::without_trace(format!(
        "the identity {} in {} has a policy {} that this resource did not make: give another PolicyName, or delete that policy if nobody needs it",
        place.identity, place.region, place.policy_name
    ))
}

fn restless(place: &Place) -> Failure {
    let Place {
        policy_name,
        identity,
        ..
    } = place;
    Failure {
        reason: format!(
            "the policy {policy_name} on {identity} keeps changing: somebody else is at work on it"
        ),
        may_remain: true,
        denied: false,
    }
}

fn unreadable(place: &Place, error: SesError) -> Failure {
    if error.kind == ErrorKind::NotFound {
        return Failure::without_trace(format!(
            "the identity {} does not exist in {}: create and verify it there, or correct SourceArn",
            place.identity, place.region
        ));
    }
    error.into()
}

impl From<SesError> for Failure {
    fn from(error: SesError) -> Self {
        Self {
            reason: error.to_string(),
            may_remain: error.kind == ErrorKind::Unclear,
            denied: error.kind == ErrorKind::Denied,
        }
    }
}
