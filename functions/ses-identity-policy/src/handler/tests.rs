//! The guard: time, panics, and what it says then.

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
    let failure = Failure::without_trace("no".to_owned());
    let told = failure.clone();
    assert_eq!(
        guarded::<()>(far(), &Progress::default(), async { Err(told) }).await,
        Err(failure)
    );
}

#[tokio::test]
async fn a_panic_is_a_failure_that_may_have_left_something() {
    let failure = guarded::<()>(far(), &Progress::default(), async { panic!("on purpose") })
        .await
        .unwrap_err();
    assert!(failure.may_remain && failure.reason.contains("panicked"));
}

#[tokio::test]
async fn time_up_names_what_was_waited_for() {
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
