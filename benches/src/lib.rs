//! Signet side by side with what users would pick instead.
//!
//! All contestants are measured in one run and in turns, so that the machine's noise hits all alike,
//! and compared round by round with the first of them. Only a run that holds the same contestant twice
//! tells how much a ratio is worth.

mod contestant;
mod measure;
mod parity;
mod report;
mod spread;

pub use contestant::{Contestant, NotAContestant};
pub use measure::{Failure, Measured, Plan, Start, measure};
pub use parity::{Difference, Likeness, same_work};
pub use report::Report;
pub use spread::Spread;
