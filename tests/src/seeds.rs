//! Seeds of tests that draw what they try.
//!
//! `make test` always draws the same: a test that fails there fails for everybody. `make soak` draws
//! anew until its time is over; a failure names the seed, and `SIGNET_SEED` repeats it.

use std::time::{Duration, Instant};

/// The seeds of one test: an iterator over one fixed seed, over the one of `SIGNET_SEED`, or over random
/// ones for `SIGNET_SOAK_SECONDS`.
#[derive(Debug)]
pub enum Seeds {
    /// One seed.
    One(Option<u64>),
    /// Random seeds until then.
    Until(Instant),
}

impl Seeds {
    /// What the environment asks for; `fixed` if it asks for nothing.
    pub fn from_environment(fixed: u64) -> Self {
        match (number("SIGNET_SEED"), number("SIGNET_SOAK_SECONDS")) {
            (Some(seed), _) => Self::One(Some(seed)),
            (None, Some(seconds)) => Self::Until(Instant::now() + Duration::from_secs(seconds)),
            (None, None) => Self::One(Some(fixed)),
        }
    }
}

impl Iterator for Seeds {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        match self {
            Self::One(seed) => seed.take(),
            // Short, so that a person can type it again.
            Self::Until(end) => (Instant::now() < *end).then(|| fastrand::u64(..) >> 32),
        }
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "which seeds a run takes is chosen from outside the process"
)]
fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}
