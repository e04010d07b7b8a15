//! The plan of a request: the steps to take, and the physical id. Pure.

use crate::desired::{Attachment, DesiredState, Sender};
use crate::physical_id::{EMAIL_CONFIGURATION, NOTHING_ATTACHED, PhysicalId, PolicyLocation};

/// The kind of change that a request makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// CloudFormation's Create, or Terraform's create.
    Create,
    /// CloudFormation's Update. If the physical id changes, CloudFormation sends a Delete for the old
    /// one after the stack's update has succeeded, so this step must leave the old policy.
    Update {
        /// The physical id in the request.
        physical_id: String,
    },
    /// Terraform's update. No delete follows, so the replaced policy is removed at once.
    Replace,
}

/// The policy that earlier properties ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Earlier {
    /// Its location.
    pub location: Option<PolicyLocation>,
    /// The identity in the case in which those properties have it.
    pub spelling: Option<String>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Check the sender; create nothing.
    Check(Box<Sender>),
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
    /// `<region>/<identity>/<policy name>`, or a word for no policy.
    pub physical_id: String,
}

/// Plans a Create or an update.
#[must_use]
pub fn plan(change: &Change, desired: &DesiredState, earlier: Earlier) -> Plan {
    let target = desired.location();
    let superseded = earlier.location.filter(|old| Some(old) != target);
    let attach = match desired {
        DesiredState::Nothing => None,
        DesiredState::Checked(sender) => sender.clone().map(Step::Check),
        DesiredState::Attached(attachment) => Some(Step::Attach(attachment.clone())),
    };
    let steps = match change {
        Change::Create => attach.into_iter().collect(),
        Change::Update { physical_id } => {
            // The old properties and the physical id normally name the same location. If they do
            // not, an update to the old properties failed half-way and this is its rollback. The
            // policy that it may have left goes first, because no pool relies on it.
            let current = PolicyLocation::parse(physical_id);
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
        physical_id: physical_id(change, desired, earlier.spelling.as_deref()),
    }
}

/// Returns the physical id of the answer. An id that differs from the location only in the case of a
/// domain names the same policy, so an Update keeps it: another id would make CloudFormation delete
/// the policy that is in use (getmoto/moto#4050).
///
/// If old and new properties both have the id's capitals, the case is not what changes. The id
/// becomes the one in lower case, and [`crate::handler`] knows the Delete of the old id by its
/// capitals.
fn physical_id(change: &Change, desired: &DesiredState, earlier: Option<&str>) -> String {
    let (Some(target), Change::Update { physical_id }) = (desired.location(), change) else {
        return new_physical_id(desired);
    };
    let current = PhysicalId::parse(physical_id);
    let is_same = PolicyLocation::parse(physical_id).as_ref() == Some(target);
    let is_written_so = current.is_spelt_as(earlier) && current.is_spelt_as(desired.spelling());
    if is_same && !is_written_so {
        physical_id.clone()
    } else {
        target.to_string()
    }
}

fn new_physical_id(desired: &DesiredState) -> String {
    match desired {
        DesiredState::Nothing => NOTHING_ATTACHED.to_owned(),
        DesiredState::Checked(_) => EMAIL_CONFIGURATION.to_owned(),
        DesiredState::Attached(attachment) => attachment.location.to_string(),
    }
}

impl Plan {
    /// Returns the decision in a word or two, for the log.
    #[must_use]
    pub fn decision(&self) -> &'static str {
        let has = |test: fn(&Step) -> bool| self.steps.iter().any(test);
        let removes = has(|step| matches!(step, Step::Remove(_) | Step::RemoveLeftover(_)));
        match (has(|step| matches!(step, Step::Attach(_))), removes) {
            (true, true) => "attach and remove",
            (true, false) => "attach",
            (false, true) => "remove",
            (false, false) if has(|step| matches!(step, Step::Check(_))) => "check",
            (false, false) => "nothing",
        }
    }
}

#[cfg(test)]
mod tests;
