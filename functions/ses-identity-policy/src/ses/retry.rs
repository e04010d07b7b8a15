//! Retries and timeouts of the calls to SES.

use crate::progress::Progress;
use aws_sdk_sesv2::config::interceptors::InterceptorContext;
use aws_sdk_sesv2::config::retry::{
    ClassifyRetry, RetryAction, RetryConfig, RetryPartition, TokenBucket,
};
use aws_sdk_sesv2::config::timeout::TimeoutConfig;
use aws_sdk_sesv2::operation::create_email_identity_policy::CreateEmailIdentityPolicyError;
use aws_smithy_runtime_api::client::retries::classifiers::RetryClassifierPriority;
use aws_smithy_types::retry::RetrySpec;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// More attempts than the time allows: the guard's deadline ends them.
const MANY: u32 = 1000;
/// The attempts of a call that only informs: without its answer there is a warning.
const FEW: u32 = 3;
/// SES counts requests per second, so the first wait of a throttled call is up to a second.
const THROTTLED: Duration = Duration::from_secs(1);
const INTERRUPTED: Duration = Duration::from_millis(50);
const BACKOFF_MAX: Duration = Duration::from_secs(5);
const ATTEMPT: Duration = Duration::from_secs(10);
const ADVISORY: Duration = Duration::from_secs(5);

/// Returns the SDK's standard retries with jitter, without a limit of their own. They keep a delay
/// that SES itself names (`x-amz-retry-after`) exactly, as specification 2.0 demands.
pub(super) fn until_the_deadline() -> RetryConfig {
    let spec = RetrySpec::v2_0().with_non_throttling_initial_backoff(INTERRUPTED);
    RetryConfig::standard()
        .with_retry_spec(spec)
        .with_initial_backoff(THROTTLED)
        .with_max_backoff(BACKOFF_MAX)
        .with_max_attempts(MANY)
}

/// Returns the retries of a call that only informs.
pub(super) fn advisory() -> RetryConfig {
    until_the_deadline().with_max_attempts(FEW)
}

/// Removes the SDK's quota of retries, which would turn long throttling into a failed stack.
pub(super) fn without_quota() -> RetryPartition {
    RetryPartition::custom("ses-identity-policy")
        .token_bucket(TokenBucket::unlimited())
        .build()
}

/// Returns the time limit of one attempt, short enough to try another connection.
pub(super) fn attempt_timeout() -> TimeoutConfig {
    TimeoutConfig::builder()
        .operation_attempt_timeout(ATTEMPT)
        .build()
}

/// Returns the time limit of a call that only informs, retries included.
pub(super) fn advisory_timeout() -> TimeoutConfig {
    TimeoutConfig::builder().operation_timeout(ADVISORY).build()
}

/// The classifier that stops retries on a full identity. The SDK takes every
/// `LimitExceededException` for throttling, but an identity that holds its 20 policies stays full.
#[derive(Debug)]
pub(super) struct FullIsNotBusy;

impl ClassifyRetry for FullIsNotBusy {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let failure = context.output_or_error().and_then(Result::err);
        let error = failure.and_then(|failure| failure.as_operation_error());
        let refused =
            error.and_then(|error| error.downcast_ref::<CreateEmailIdentityPolicyError>());
        match refused {
            Some(refused) if refused.is_limit_exceeded_exception() => RetryAction::RetryForbidden,
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "full is not busy"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}

/// The observer of every failed attempt: it notes the cause, and ends the retries when their time
/// is over.
#[derive(Debug)]
pub(super) struct AttemptObserver {
    pub(super) progress: Arc<Progress>,
    /// The last moment at which a failed call may be repeated.
    pub(super) retry_until: Instant,
}

impl ClassifyRetry for AttemptObserver {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let Some(Err(failure)) = context.output_or_error() else {
            return RetryAction::NoActionIndicated;
        };
        let answered = context.response().map(|response| {
            let code = response.headers().get("x-amzn-errortype");
            format!(
                "it last answered {} {}",
                response.status().as_u16(),
                code.unwrap_or_default()
            )
        });
        let cause = answered.unwrap_or_else(|| chain(failure));
        self.progress.failed(cause.trim_end().to_owned());
        // The next attempt may wait for as long as the longest backoff.
        if Instant::now() + BACKOFF_MAX > self.retry_until {
            RetryAction::RetryForbidden
        } else {
            RetryAction::NoActionIndicated
        }
    }

    fn name(&self) -> &'static str {
        "attempt observer"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}

/// Returns the causes of a failed connection, the most telling one last.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let mut texts: Vec<String> = causes.map(ToString::to_string).collect();
    texts.dedup();
    let text = texts.join(": ");
    if text.contains("dns error") {
        format!("host not found: {text}")
    } else {
        text
    }
}
