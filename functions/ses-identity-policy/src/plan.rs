//! The plan of a request: the steps to take, and the physical id. Pure.

use crate::desired::{Attachment, DesiredState};
use crate::physical_id::{NOTHING_ATTACHED, PolicyLocation};

/// The kind of change that a request makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// CloudFormation's Create, or Terraform's create.
    Create,
    /// CloudFormation's Update. If the physical id changes, CloudFormation sends a Delete for
    /// `current` after the stack's update has succeeded, so this step must leave the old policy.
    Update {
        /// The location in the request's physical id, if it holds one.
        current: Option<PolicyLocation>,
    },
    /// Terraform's update. No delete follows, so the replaced policy is removed at once.
    Replace,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Create the policy, or bring it up to date.
    Attach(Box<Attachment>),
    /// Remove the policy if it has our mark.
    Remove(PolicyLocation),
    /// Remove a policy that an update may have left when it failed half-way. A role that may not
    /// read the identity's policies is only a warning, because it has not attached one either.
    RemoveLeftover(PolicyLocation),
}

/// The steps, and the physical id of the answer when all have succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The steps, in this order.
    pub steps: Vec<Step>,
    /// `<region>/<identity>/<policy name>`, or [`NOTHING_ATTACHED`].
    pub physical_id: String,
}

/// Plans a Create or an update. `old` is the location of the policy that the old properties ask for.
#[must_use]
pub fn plan(kind: &Change, desired: &DesiredState, old: Option<PolicyLocation>) -> Plan {
    let (attach, target) = match desired {
        DesiredState::Nothing { .. } => (None, None),
        DesiredState::Attached(attachment) => (
            Some(Step::Attach(attachment.clone())),
            Some(&attachment.location),
        ),
    };
    let superseded = old.filter(|old| Some(old) != target);
    let steps = match kind {
        Change::Create => attach.into_iter().collect(),
        Change::Update { current } => {
            // The old properties and the physical id normally name the same location. If they do
            // not, an update to the old properties failed half-way and this is its rollback. The
            // policy that it may have left goes first, because no pool relies on it.
            let leftover = superseded.filter(|old| Some(old) != current.as_ref());
            let leftover = leftover.map(Step::RemoveLeftover);
            leftover.into_iter().chain(attach).collect()
        }
        Change::Replace => attach
            .into_iter()
            .chain(superseded.map(Step::Remove))
            .collect(),
    };
    Plan {
        steps,
        physical_id: target.map_or_else(|| NOTHING_ATTACHED.to_owned(), PolicyLocation::to_string),
    }
}

/// Plans a delete. A physical id without a location costs no call.
#[must_use]
pub fn plan_delete(location: Option<PolicyLocation>, physical_id: &str) -> Plan {
    Plan {
        steps: location.map(Step::Remove).into_iter().collect(),
        physical_id: physical_id.to_owned(),
    }
}

impl Plan {
    /// Returns the decision in a word or two, for the log.
    #[must_use]
    pub fn decision(&self) -> &'static str {
        let attaches = self
            .steps
            .iter()
            .any(|step| matches!(step, Step::Attach(_)));
        let removes = self
            .steps
            .iter()
            .any(|step| !matches!(step, Step::Attach(_)));
        match (attaches, removes) {
            (true, true) => "attach and remove",
            (true, false) => "attach",
            (false, true) => "remove",
            (false, false) => "nothing",
        }
    }
}

#[cfg(test)]
mod tests;
