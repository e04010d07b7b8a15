//! What is going on, for the one who has to answer when time runs out.

use crate::permissions::Operation;
use crate::place::Place;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Shared between the work and the guard around it.
#[derive(Debug, Default)]
pub struct Progress(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    waiting_for: String,
    calls: Vec<&'static str>,
    target: Option<Place>,
    decision: &'static str,
}

impl Progress {
    /// Notes a call to SES that is about to be made.
    pub fn calling(&self, operation: Operation, region: &str) {
        let mut state = self.state();
        state.calls.push(operation.name());
        state.waiting_for = format!("SES {} in {region}", operation.name());
    }

    /// Notes what was decided, and where a policy will be attached.
    pub fn decided(&self, decision: &'static str, target: Option<Place>) {
        let mut state = self.state();
        state.decision = decision;
        state.target = target;
    }

    /// What was being waited for last.
    #[must_use]
    pub fn waiting_for(&self) -> String {
        self.state().waiting_for.clone()
    }

    /// The calls made so far, in order.
    #[must_use]
    pub fn calls(&self) -> Vec<&'static str> {
        self.state().calls.clone()
    }

    /// Where a policy is being attached, once that is known.
    #[must_use]
    pub fn target(&self) -> Option<Place> {
        self.state().target.clone()
    }

    /// What was decided, empty before that.
    #[must_use]
    pub fn decision(&self) -> &'static str {
        self.state().decision
    }

    /// A panic while the lock is held loses nothing here: every write is whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
