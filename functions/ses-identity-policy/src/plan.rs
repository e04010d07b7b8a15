//! From a request's kind and the places it speaks of to the steps to take. Pure.

use crate::place::{NOTHING_ATTACHED, Place};
use crate::wanted::{Attachment, Wanted};

/// What the stack or Terraform asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// CloudFormation's Create, or Terraform's create.
    Create,
    /// CloudFormation's Update. If the physical id changes, CloudFormation sends a Delete for
    /// `current` once the stack's update has held, so the old policy is not ours to remove now.
    Update {
        /// What the physical id in the request names, if it names a place.
        current: Option<Place>,
    },
    /// Terraform's update: there is no later delete, so what is replaced goes at once.
    Replace,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Make the policy be there and say what it should.
    Attach(Box<Attachment>),
    /// Make the policy be gone, if it bears our mark.
    Remove(Place),
    /// The same, for a policy that an update which failed half-way may have left, or not: a role
    /// that may not look there has never attached anything there, and a rollback goes on.
    RemoveLeftover(Place),
}

/// What to do, in order, and the physical id to answer with once it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// In this order.
    pub steps: Vec<Step>,
    /// `<region>/<identity>/<policy name>`, or [`NOTHING_ATTACHED`].
    pub physical_id: String,
}

/// Plans a Create or an update; `old` is where the old properties would have put their policy.
#[must_use]
pub fn plan(kind: &Kind, wanted: &Wanted, old: Option<Place>) -> Plan {
    let (attach, target) = match wanted {
        Wanted::Nothing { .. } => (None, None),
        Wanted::Attached(attachment) => (
            Some(Step::Attach(attachment.clone())),
            Some(&attachment.place),
        ),
    };
    let superseded = old.filter(|old| Some(old) != target);
    let steps = match kind {
        Kind::Create => attach.into_iter().collect(),
        Kind::Update { current } => {
            // The old properties normally put their policy where the physical id says. When they
            // did not, an update to them failed half-way and this is the rollback: what it may
            // have left goes first, since nothing relies on it.
            let leftover = superseded.filter(|old| Some(old) != current.as_ref());
            let leftover = leftover.map(Step::RemoveLeftover);
            leftover.into_iter().chain(attach).collect()
        }
        Kind::Replace => attach
            .into_iter()
            .chain(superseded.map(Step::Remove))
            .collect(),
    };
    Plan {
        steps,
        physical_id: target.map_or_else(|| NOTHING_ATTACHED.to_owned(), Place::to_string),
    }
}

/// Plans a delete: only a place is ever removed, so the ids that say "nothing" cost no call.
#[must_use]
pub fn plan_delete(place: Option<Place>, physical_id: &str) -> Plan {
    Plan {
        steps: place.map(Step::Remove).into_iter().collect(),
        physical_id: physical_id.to_owned(),
    }
}

impl Plan {
    /// What is decided, in a word or two for the log.
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
