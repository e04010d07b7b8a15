//! How the time that Lambda gives is shared between the work and the answer.

use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::time::Instant;

/// Kept for the answer: a handshake and a few tries fit.
const ANSWER_MAX: Duration = Duration::from_secs(8);
/// Kept for returning before Lambda ends the process.
const RETURN_MAX: Duration = Duration::from_secs(1);
/// What is assumed when the deadline is past, as `cargo lambda watch` has it (1970).
const ASSUMED: Duration = Duration::from_secs(30);

/// The two moments that matter.
#[derive(Debug, Clone, Copy)]
pub struct Deadline {
    /// The work ends here, finished or not.
    pub work: Instant,
    /// The answer is delivered by then, or the function returns an error.
    pub answer: Instant,
}

impl Deadline {
    /// Shares the time until `milliseconds` since 1970, as Lambda's context has it.
    #[must_use]
    pub fn at(milliseconds: u64) -> Self {
        let end = UNIX_EPOCH + Duration::from_millis(milliseconds);
        let left = end.duration_since(SystemTime::now()).unwrap_or(ASSUMED);
        Self::within(left)
    }

    /// Shares what is left: a third for the answer at most, a fifteenth for returning.
    #[must_use]
    pub fn within(left: Duration) -> Self {
        let now = Instant::now();
        Self {
            work: now + left - (left / 3).min(ANSWER_MAX),
            answer: now + left - (left / 15).min(RETURN_MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_ends_before_the_answer_and_that_before_lambda() {
        for seconds in [1, 3, 10, 60, 900] {
            let left = Duration::from_secs(seconds);
            let deadline = Deadline::within(left);
            let end = Instant::now() + left;
            assert!(deadline.work < deadline.answer && deadline.answer < end);
            assert!(
                deadline.answer - deadline.work >= left / 5
                    || deadline.answer - deadline.work >= Duration::from_secs(7)
            );
        }
    }

    #[test]
    fn a_deadline_of_1970_is_not_believed() {
        assert!(Deadline::at(0).work > Instant::now() + Duration::from_secs(15));
    }
}
