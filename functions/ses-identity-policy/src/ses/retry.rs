//! How often and how long SES is asked again.

use aws_sdk_sesv2::config::interceptors::InterceptorContext;
use aws_sdk_sesv2::config::retry::{
    ClassifyRetry, RetryAction, RetryConfig, RetryPartition, TokenBucket,
};
use aws_sdk_sesv2::config::timeout::TimeoutConfig;
use aws_sdk_sesv2::operation::create_email_identity_policy::CreateEmailIdentityPolicyError;
use aws_smithy_runtime_api::client::retries::classifiers::RetryClassifierPriority;
use aws_smithy_types::retry::RetrySpec;
use std::time::Duration;

/// Nothing counts attempts but the guard's deadline; this is only "more than will fit".
const MANY: u32 = 1000;
/// For what merely informs, a warning is as good as an answer.
const FEW: u32 = 3;
/// SES's window is one second, so the first wait for a throttled call is up to as long.
const THROTTLED: Duration = Duration::from_secs(1);
const INTERRUPTED: Duration = Duration::from_millis(50);
const BACKOFF_MAX: Duration = Duration::from_secs(5);
const ATTEMPT: Duration = Duration::from_secs(10);
const ADVISORY: Duration = Duration::from_secs(5);

/// The SDK's standard retries, jitter included, without an end of their own. A delay that SES itself
/// names (`x-amz-retry-after`) is kept to exactly, which is how specification 2.0 has it.
pub(super) fn until_the_deadline() -> RetryConfig {
    let spec = RetrySpec::v2_0().with_non_throttling_initial_backoff(INTERRUPTED);
    RetryConfig::standard()
        .with_retry_spec(spec)
        .with_initial_backoff(THROTTLED)
        .with_max_backoff(BACKOFF_MAX)
        .with_max_attempts(MANY)
}

/// Retries of a call without which the work can go on.
pub(super) fn advisory() -> RetryConfig {
    until_the_deadline().with_max_attempts(FEW)
}

/// The SDK's quota would turn a long spell of throttling into a failed stack.
pub(super) fn without_quota() -> RetryPartition {
    RetryPartition::custom("ses-identity-policy")
        .token_bucket(TokenBucket::unlimited())
        .build()
}

/// A connection that went quiet is given up early enough to try another.
pub(super) fn attempt_timeout() -> TimeoutConfig {
    TimeoutConfig::builder()
        .operation_attempt_timeout(ATTEMPT)
        .build()
}

/// The whole of an advisory call, retries included.
pub(super) fn advisory_timeout() -> TimeoutConfig {
    TimeoutConfig::builder().operation_timeout(ADVISORY).build()
}

/// An identity that holds its 20 policies is full, and stays so: the SDK takes every
/// `LimitExceededException` for throttling and would ask until the deadline.
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
