//! The guard around the work: time and panics end in a failure that says what the work waited for.

use crate::progress::Progress;
use crate::ses::RequestFailure;
use std::future::Future;
use tokio::time::{Instant, timeout_at};

/// Runs work until it is done, panics, or the time is up.
///
/// # Errors
/// With the work's own failure, or because it panicked, or because the time was up. After the last
/// two a policy may be there.
pub async fn guarded<T: Send + 'static>(
    until: Instant,
    progress: &Progress,
    work: impl Future<Output = Result<T, RequestFailure>> + Send + 'static,
) -> Result<T, RequestFailure> {
    // A task of its own: a panic ends the task, not the process.
    let mut task = tokio::spawn(work);
    match timeout_at(until, &mut task).await {
        Ok(Ok(result)) => result,
        Ok(Err(_panic)) => Err(unclear(
            "internal error: the function panicked, see its log".to_owned(),
        )),
        Err(_elapsed) => {
            task.abort();
            Err(unclear(out_of_time(progress)))
        }
    }
}

fn out_of_time(progress: &Progress) -> String {
    let waiting_for = progress.waiting_for();
    format!(
        "out of time before the function's deadline, waiting for {waiting_for}: try again, or give the function a longer timeout"
    )
}

fn unclear(reason: String) -> RequestFailure {
    RequestFailure {
        reason,
        may_remain: true,
        denied: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permissions::Operation;
    use std::time::Duration;

    /// No machine is so busy that work which does not wait takes an hour.
    fn far() -> Instant {
        Instant::now() + Duration::from_secs(3600)
    }

    fn soon() -> Instant {
        Instant::now() + Duration::from_millis(20)
    }

    #[tokio::test]
    async fn work_that_ends_is_passed_through() {
        assert_eq!(
            guarded(far(), &Progress::default(), async { Ok(7) }).await,
            Ok(7)
        );
        let failure = RequestFailure::without_trace("no".to_owned());
        let expected = failure.clone();
        assert_eq!(
            guarded::<()>(far(), &Progress::default(), async { Err(failure) }).await,
            Err(expected)
        );
    }

    #[tokio::test]
    async fn a_panic_is_a_failure_that_may_have_left_a_policy() {
        let failure = guarded::<()>(far(), &Progress::default(), async { panic!("on purpose") })
            .await
            .unwrap_err();
        assert!(failure.may_remain && failure.reason.contains("panicked"));
    }

    #[tokio::test]
    async fn the_time_is_up_and_the_call_is_named() {
        let progress = Progress::default();
        progress.calling(Operation::GetAccount, "eu-west-1");
        let failure = guarded::<()>(soon(), &progress, std::future::pending())
            .await
            .unwrap_err();
        assert!(
            failure.may_remain && failure.reason.contains("SES GetAccount in eu-west-1"),
            "{failure}"
        );
    }
}
