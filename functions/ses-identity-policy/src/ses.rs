//! The calls to SESv2 in the identity's own Region.
//!
//! SES allows the whole account one request a second for each policy operation. So each is called at
//! most once when nothing is in the way, and a throttled call is repeated, with the SDK's backoff and
//! jitter, until the deadline of [`crate::handler`].

mod attach;
mod calls;
mod error;
mod preflight;
mod principals;
mod remove;
mod retry;
mod role;
mod verification;
mod words;

pub use attach::Attached;
pub use error::{ErrorKind, SesError};
pub use remove::Removal;
pub(crate) use words::in_words;

use crate::config::Config;
use crate::progress::Progress;
use aws_sdk_sesv2::config::{BehaviorVersion, Credentials, Region, StalledStreamProtectionConfig};
use aws_smithy_runtime_api::client::http::{SharedHttpConnector, http_client_fn};
use std::fmt;
use std::sync::Arc;
use tokio::time::Instant;

/// The maker of clients. Everything that does not depend on a Region is set up once, at init.
#[derive(Debug, Clone)]
pub struct SesRegions {
    base: aws_sdk_sesv2::config::Builder,
    iam: role::Iam,
}

/// The time limits of one request.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The end of the work.
    pub work_until: Instant,
    /// The last moment at which a failed call may be repeated.
    pub retry_until: Instant,
    /// The last moment at which a write may start; none if the protocol needs no limit.
    pub write_until: Option<Instant>,
}

/// SES in one Region.
#[derive(Debug, Clone)]
pub struct Ses {
    client: aws_sdk_sesv2::Client,
    region: String,
    progress: Arc<Progress>,
    limits: Limits,
    iam: role::Iam,
}

/// The reason why a request failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFailure {
    /// The problem and the fix.
    pub reason: String,
    /// True if a policy of ours may be there all the same, so that a Delete has to look.
    pub may_remain: bool,
    /// True if the execution role lacks a permission.
    pub denied: bool,
}

impl fmt::Display for RequestFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for RequestFailure {}

impl RequestFailure {
    /// Returns a failure that has certainly left no policy.
    #[must_use]
    pub fn without_trace(reason: String) -> Self {
        Self {
            reason,
            may_remain: false,
            denied: false,
        }
    }
}

impl SesRegions {
    /// Prepares clients that share one connector.
    #[must_use]
    pub fn new(config: &Config, connector: SharedHttpConnector) -> Self {
        let iam = role::Iam::new(config, connector.clone());
        let sdk_connector = connector;
        let keys = config.credentials.clone();
        let credentials = Credentials::new(
            keys.access_key_id,
            keys.secret_access_key,
            keys.session_token,
            None,
            "Lambda",
        );
        let mut base = aws_sdk_sesv2::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .credentials_provider(credentials)
            .http_client(http_client_fn(move |_, _| sdk_connector.clone()))
            .retry_config(retry::until_the_deadline())
            .retry_partition(retry::without_quota())
            .retry_classifier(retry::ByStatus)
            .retry_classifier(retry::FullIsNotBusy)
            .timeout_config(retry::attempt_timeout())
            // Answers are a few kilobytes, so no stream can stall.
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
        base.set_endpoint_url(config.ses_endpoint.clone());
        base.set_use_fips(config.use_fips.then_some(true));
        base.set_use_dual_stack(config.use_dual_stack.then_some(true));
        Self { base, iam }
    }

    /// Returns SES in one Region.
    #[must_use]
    pub fn client(&self, region: &str, progress: Arc<Progress>, limits: Limits) -> Ses {
        let config = self
            .base
            .clone()
            .region(Region::new(region.to_owned()))
            .retry_classifier(retry::AttemptObserver {
                progress: progress.clone(),
                retry_until: limits.retry_until,
            })
            .build();
        Ses {
            client: aws_sdk_sesv2::Client::from_conf(config),
            region: region.to_owned(),
            progress,
            limits,
            iam: self.iam.clone(),
        }
    }
}

impl From<SesError> for RequestFailure {
    fn from(error: SesError) -> Self {
        Self {
            reason: error.to_string(),
            may_remain: error.kind == ErrorKind::Unclear,
            denied: error.is_denied(),
        }
    }
}
