//! The environment variables. No other module reads them.
//!
//! Lambda passes credentials and Region as variables, so the other sources that `aws-config` tries
//! (profiles, SSO, containers, instance metadata) add nothing here.

#![allow(
    clippy::disallowed_methods,
    reason = "this is where the environment is read"
)]

use std::env;
use std::path::PathBuf;

/// The settings of the process.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// `AWS_REGION`, the Region of the function.
    pub region: String,
    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`.
    pub credentials: Credentials,
    /// `AWS_ENDPOINT_URL_SESV2`, else `AWS_ENDPOINT_URL`: an emulator or a VPC endpoint.
    pub ses_endpoint: Option<String>,
    /// `AWS_ENDPOINT_URL_IAM`, else `AWS_ENDPOINT_URL`.
    pub iam_endpoint: Option<String>,
    /// `ALLOW_ANY_POLICY`: true if `Custom::SesEmailIdentityPolicy` is served.
    pub allow_any_policy: bool,
    /// `AWS_USE_FIPS_ENDPOINT`. The endpoint only: ring is not a validated module.
    pub use_fips: bool,
    /// `AWS_USE_DUALSTACK_ENDPOINT`.
    pub use_dual_stack: bool,
    /// `SSL_CERT_FILE`: roots to trust instead of Amazon's, PEM.
    pub root_certificates: Option<PathBuf>,
}

/// The execution role's credentials.
#[derive(Clone, Default)]
pub struct Credentials {
    /// The access key id.
    pub access_key_id: String,
    /// The secret access key.
    pub secret_access_key: String,
    /// The session token; absent for the keys of an IAM user.
    pub session_token: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(…)")
    }
}

impl Config {
    /// Reads the environment of the process.
    #[must_use]
    pub fn from_environment() -> Self {
        Self::read(|name| env::var(name).ok())
    }

    /// Reads any environment, so that tests need no process of their own.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Self {
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        let is_true =
            |name: &str| variable(name).is_some_and(|value| value.eq_ignore_ascii_case("true"));
        Self {
            region: variable("AWS_REGION").unwrap_or_default(),
            credentials: Credentials {
                access_key_id: variable("AWS_ACCESS_KEY_ID").unwrap_or_default(),
                secret_access_key: variable("AWS_SECRET_ACCESS_KEY").unwrap_or_default(),
                session_token: variable("AWS_SESSION_TOKEN"),
            },
            ses_endpoint: variable("AWS_ENDPOINT_URL_SESV2")
                .or_else(|| variable("AWS_ENDPOINT_URL")),
            iam_endpoint: variable("AWS_ENDPOINT_URL_IAM").or_else(|| variable("AWS_ENDPOINT_URL")),
            allow_any_policy: is_true("ALLOW_ANY_POLICY"),
            use_fips: is_true("AWS_USE_FIPS_ENDPOINT"),
            use_dual_stack: is_true("AWS_USE_DUALSTACK_ENDPOINT"),
            root_certificates: variable("SSL_CERT_FILE").map(PathBuf::from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_services_own_endpoint_comes_first() {
        let both = Config::read(|name| {
            name.starts_with("AWS_ENDPOINT_URL")
                .then(|| name.to_owned())
        });
        assert_eq!(both.ses_endpoint.as_deref(), Some("AWS_ENDPOINT_URL_SESV2"));
        let general = Config::read(|name| (name == "AWS_ENDPOINT_URL").then(|| name.to_owned()));
        assert_eq!(general.ses_endpoint.as_deref(), Some("AWS_ENDPOINT_URL"));
    }

    #[test]
    fn empty_is_absent_and_debug_hides_the_keys() {
        let config =
            Config::read(|name| Some(if name.contains("KEY") { "secret" } else { "" }.to_owned()));
        assert_eq!(
            (
                config.ses_endpoint.clone(),
                config.root_certificates.clone()
            ),
            (None, None)
        );
        assert!(!format!("{config:?}").contains("secret"));
    }
}
