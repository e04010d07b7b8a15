//! The deadlines of the work and of the answer within Lambda's own.

use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::time::Instant;

/// The time kept for the answer: enough for a handshake and a few attempts.
const ANSWER_MAX: Duration = Duration::from_secs(8);
/// The time kept for returning before Lambda ends the process.
const RETURN_MAX: Duration = Duration::from_secs(1);
/// The time assumed if the deadline is past: `cargo lambda watch` sends one in 1970.
const ASSUMED: Duration = Duration::from_secs(30);

/// The deadlines of one invocation.
#[derive(Debug, Clone, Copy)]
pub struct Deadline {
    /// The end of the work, finished or not.
    pub work: Instant,
    /// The end of the attempts to deliver the answer; after it the function returns an error.
    pub answer: Instant,
}

/// The part of CloudFormation's own time limit that is kept for an event that waited in a queue.
const SERVICE_MARGIN: Duration = Duration::from_secs(60);

impl Deadline {
    /// Ends work and answer before CloudFormation gives up (`ServiceTimeout`).
    #[must_use]
    pub fn before(self, service_timeout: Option<Duration>) -> Self {
        let Some(service) = service_timeout else {
            return self;
        };
        // A short limit keeps half of it: the event has most likely come at once.
        let left = service.saturating_sub(SERVICE_MARGIN).max(service / 2);
        let until = Instant::now() + left;
        Self {
            work: self.work.min(until),
            answer: self.answer.min(until + ANSWER_MAX),
        }
    }

    /// Divides the time until `milliseconds` since 1970, the form of Lambda's context.
    #[must_use]
    pub fn at(milliseconds: u64) -> Self {
        let end = UNIX_EPOCH + Duration::from_millis(milliseconds);
        let left = end.duration_since(SystemTime::now()).unwrap_or(ASSUMED);
        Self::within(left)
    }

    /// Divides the time that is left: at most a third for the answer, of it a fifteenth for returning.
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
    fn cloudformations_own_limit_comes_first() {
        let now = Instant::now();
        let deadline = Deadline::within(Duration::from_secs(900));
        for (service, seconds) in [(300, 240), (60, 30), (1200, 892)] {
            let limited = deadline.before(Some(Duration::from_secs(service)));
            let work = (limited.work - now).as_secs_f64().round();
            assert_eq!(work, f64::from(seconds), "{service}");
            assert!(limited.work < limited.answer);
        }
        assert_eq!(deadline.before(None).work, deadline.work);
    }

    #[test]
    fn a_deadline_of_1970_is_not_believed() {
        assert!(Deadline::at(0).work > Instant::now() + Duration::from_secs(15));
    }
}
