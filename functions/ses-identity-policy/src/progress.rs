//! The state of the work, for the answer when the time is up.

use crate::permissions::Operation;
use crate::physical_id::PolicyLocation;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::time::Instant;

/// The state, shared between the work and the guard around it.
#[derive(Debug, Default)]
pub struct Progress(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    waiting_for: String,
    last_cause: Option<String>,
    first_denied: Option<Instant>,
    calls: Vec<&'static str>,
    target: Option<PolicyLocation>,
    decision: &'static str,
}

impl Progress {
    /// Notes the call to SES that comes next.
    pub fn calling(&self, operation: Operation, region: &str) {
        let mut state = self.state();
        state.calls.push(operation.name());
        state.waiting_for = format!("SES {} in {region}", operation.name());
        state.last_cause = None;
    }

    /// Notes why the last attempt of a call failed.
    pub fn failed(&self, cause: String) {
        self.state().last_cause = Some(cause);
    }

    /// Returns why the last attempt of the present call failed.
    #[must_use]
    pub fn last_cause(&self) -> Option<String> {
        self.state().last_cause.clone()
    }

    /// Notes a denied call; returns the moment of the first one.
    pub fn denied(&self) -> Instant {
        *self.state().first_denied.get_or_insert_with(Instant::now)
    }

    /// Notes the decision, and the location of the policy to attach.
    pub fn decided(&self, decision: &'static str, target: Option<PolicyLocation>) {
        let mut state = self.state();
        state.decision = decision;
        state.target = target;
    }

    /// Returns the call that the work waits for, and why its last attempt failed.
    #[must_use]
    pub fn waiting_for(&self) -> String {
        let state = self.state();
        match &state.last_cause {
            Some(cause) => format!("{} ({cause})", state.waiting_for),
            None => state.waiting_for.clone(),
        }
    }

    /// Returns the calls so far, in order.
    #[must_use]
    pub fn calls(&self) -> Vec<&'static str> {
        self.state().calls.clone()
    }

    /// Returns the location of the policy to attach, once it is decided.
    #[must_use]
    pub fn target(&self) -> Option<PolicyLocation> {
        self.state().target.clone()
    }

    /// Returns the decision; empty before there is one.
    #[must_use]
    pub fn decision(&self) -> &'static str {
        self.state().decision
    }

    /// Ignores poison: every write is whole, so a panic loses nothing.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
