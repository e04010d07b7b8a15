//! The time that a call may take with all its attempts.

use std::time::Duration;

use super::failure::CallFailure;
use tokio::time::Instant;

/// The longest attempt.
const ATTEMPT_MAX: Duration = Duration::from_secs(5);
/// The attempts on a service that does not answer. One that throttles is asked until the time is over.
const ATTEMPTS_WITHOUT_ANSWER: u32 = 3;
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(4);
/// An attempt that has less time than this is not worth it.
const ATTEMPT_MIN: Duration = Duration::from_millis(100);

/// The time until which a call is repeated.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    until: Instant,
    attempts: u32,
    without_answer: u32,
}

impl Patience {
    /// Repeats a call until then.
    #[must_use]
    pub const fn until(until: Instant) -> Self {
        Self {
            until,
            attempts: 0,
            without_answer: 0,
        }
    }

    /// Returns the time for the next attempt.
    pub(super) fn attempt_time(&self) -> Duration {
        self.left().min(ATTEMPT_MAX)
    }

    /// Counts a failure and returns the pause before the next attempt; nothing where none would help.
    pub(super) fn pause_after(&mut self, failure: &CallFailure) -> Option<Duration> {
        self.attempts += 1;
        self.without_answer += u32::from(failure.is_unavailable());
        let may_help = (failure.is_throttled() && !failure.is_daily_quota())
            || (failure.is_unavailable() && self.without_answer < ATTEMPTS_WITHOUT_ANSWER);
        let pause = jittered(longest_pause(self.attempts));
        (may_help && self.left() > pause + ATTEMPT_MIN).then_some(pause)
    }

    fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }
}

fn longest_pause(attempts: u32) -> Duration {
    let doublings = attempts.saturating_sub(1).min(8);
    (FIRST_PAUSE * 2_u32.pow(doublings)).min(LONGEST_PAUSE)
}

/// Between half and all of a pause, so that functions that failed together do not come back together.
fn jittered(longest: Duration) -> Duration {
    longest.mul_f64(0.5 + fastrand::f64() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(status: u16, code: &str) -> CallFailure {
        CallFailure::of_answer(
            status,
            Some(code),
            br#"{"message":"Daily message quota exceeded."}"#,
        )
    }

    fn throttled() -> CallFailure {
        CallFailure::of_answer(429, Some("TooManyRequestsException"), b"{}")
    }

    #[tokio::test(start_paused = true)]
    async fn a_throttled_call_is_repeated_until_the_time_is_over() {
        let until = Instant::now() + Duration::from_secs(20);
        let mut patience = Patience::until(until);
        let mut attempts = 0;
        while let Some(pause) = patience.pause_after(&throttled()) {
            tokio::time::sleep(pause).await;
            attempts += 1;
        }
        assert!((8..=14).contains(&attempts), "{attempts}");
        assert!(Instant::now() < until);
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_service_is_asked_three_times() {
        let mut patience = Patience::until(Instant::now() + Duration::from_secs(60));
        assert!(patience.pause_after(&CallFailure::NoAnswer).is_some());
        assert!(patience.pause_after(&failure(503, "")).is_some());
        assert!(patience.pause_after(&CallFailure::NoAnswer).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn what_time_does_not_fix_is_not_repeated() {
        let mut patience = Patience::until(Instant::now() + Duration::from_secs(60));
        for refusal in [
            failure(400, "MessageRejected"),
            failure(403, "AccessDeniedException"),
            failure(400, "LimitExceededException"),
        ] {
            assert_eq!(patience.pause_after(&refusal), None);
        }
    }
}
