//! The calls to SESv2 in the identity's own Region.
//!
//! SES allows the whole account one request a second for each policy operation. So each is called at
//! most once when nothing is in the way, and a throttled call is repeated, with the SDK's backoff and
//! jitter, until the deadline of [`crate::handler`].

mod attach;
mod calls;
mod preflight;
mod retry;

pub use attach::Removal;
pub use calls::SesError;

use crate::config::Config;
use crate::progress::Progress;
use aws_sdk_sesv2::config::{BehaviorVersion, Credentials, Region, StalledStreamProtectionConfig};
use aws_smithy_runtime_api::client::http::{SharedHttpConnector, http_client_fn};
use std::fmt;
use std::sync::Arc;

/// The maker of clients. Everything that does not depend on a Region is set up once, at init.
#[derive(Debug, Clone)]
pub struct SesRegions {
    base: aws_sdk_sesv2::config::Builder,
}

/// SES in one Region.
#[derive(Debug, Clone)]
pub struct Ses {
    client: aws_sdk_sesv2::Client,
    region: String,
    progress: Arc<Progress>,
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
            .http_client(http_client_fn(move |_, _| connector.clone()))
            .retry_config(retry::until_the_deadline())
            .retry_partition(retry::without_quota())
            .retry_classifier(retry::FullIsNotBusy)
            .timeout_config(retry::attempt_timeout())
            // Answers are a few kilobytes, so no stream can stall.
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
        base.set_endpoint_url(config.ses_endpoint.clone());
        base.set_use_fips(config.use_fips.then_some(true));
        base.set_use_dual_stack(config.use_dual_stack.then_some(true));
        Self { base }
    }

    /// Returns SES in one Region.
    #[must_use]
    pub fn client(&self, region: &str, progress: Arc<Progress>) -> Ses {
        let config = self
            .base
            .clone()
            .region(Region::new(region.to_owned()))
            .build();
        Ses {
            client: aws_sdk_sesv2::Client::from_conf(config),
            region: region.to_owned(),
            progress,
        }
    }
}
