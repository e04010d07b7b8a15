//! Retries and timeouts of the calls to SES.

use super::words::{self, in_words};
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

/// The classifier of answers by their status: a busy or failing server may say nothing else.
#[derive(Debug)]
pub(super) struct ByStatus;

impl ClassifyRetry for ByStatus {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let response = context.response().filter(|_| context.is_failed());
        match response.map(|response| response.status().as_u16()) {
            Some(429) => RetryAction::throttling_error(),
            Some(408 | 500..=599) => RetryAction::transient_error(),
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "by status"
    }

    // Before every other one, which may know more.
    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_before(RetryClassifierPriority::http_status_code_classifier())
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
            let code = response
                .headers()
                .get("x-amzn-errortype")
                .unwrap_or_default();
            let status = response.status().as_u16();
            match words::code(code) {
                _ if (200..=299).contains(&status) => in_words(failure).to_owned(),
                Some(code) => format!("it last answered {status} {code}"),
                None => format!("it last answered {status}"),
            }
        });
        let cause = answered.unwrap_or_else(|| in_words(failure).to_owned());
        self.progress.failed(cause);
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
