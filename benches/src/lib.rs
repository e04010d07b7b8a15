//! Signet side by side with what users would pick instead.
//!
//! All contestants are measured in one run and in turns, so that the machine's noise hits all alike,
//! and compared round by round with the first of them. Only a run that holds the same contestant twice
//! tells how much a ratio is worth.

mod contestant;
mod exit;
mod failure;
mod figure;
mod measure;
pub mod money;
mod parity;
mod pin;
pub mod plot;
mod report;
mod ses;
mod spread;
mod table;

pub use contestant::{Contestant, NotAContestant};
pub use exit::exit;
pub use failure::Failure;
pub use figure::Figure;
pub use measure::{Measured, Plan, Progress, Start, measure};
pub use parity::{Difference, Likeness, same_work};
pub use pin::{NotPinned, Pinned};
pub use report::{Report, cell, range, times};
pub use ses::{Wire, measure_ses};
pub use spread::Spread;
pub use table::Table;
