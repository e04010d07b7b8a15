//! Measures Signet beside the functions that users would write instead.
//!
//! One run measures all contestants in turns, so that noise of the machine reaches all of them. Ratios
//! are taken round by round. A run that holds the same contestant twice shows how exact a ratio is.

mod contestant;
mod exit;
mod failure;
mod figure;
mod measure;
mod measured;
pub mod money;
mod parity;
mod pin;
pub mod plot;
mod progress;
mod report;
mod run;
mod sender;
mod ses;
mod spread;
mod table;

pub use contestant::{Contestant, ContestantSyntaxError};
pub use exit::exit;
pub use failure::ContestantFailure;
pub use figure::Figure;
pub use measure::{RunPlan, measure};
pub use measured::{Measured, Start};
pub use parity::{Likeness, WorkDifference, in_every_language, same_work};
pub use pin::{NotPinned, Pinned};
pub use progress::ProgressLine;
pub use report::{RunReport, cell, range, times};
pub use sender::{measure_senders, time_codes};
pub use ses::{SesTransport, measure_ses};
pub use spread::Spread;
pub use table::Table;
