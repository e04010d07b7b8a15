//! Lambda's and the SDKs' own variables.

use std::fmt;
use std::path::PathBuf;

/// The settings of calls to AWS.
#[derive(Debug, Clone, Default)]
pub struct Aws {
    /// `AWS_REGION`, the Region of the function.
    pub region: String,
    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`.
    pub credentials: Credentials,
    /// `AWS_ENDPOINT_URL_KMS`, else `AWS_ENDPOINT_URL`.
    pub kms_endpoint: Option<String>,
    /// `AWS_ENDPOINT_URL_SESV2`, else `AWS_ENDPOINT_URL`.
    pub ses_endpoint: Option<String>,
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

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

impl Aws {
    pub(super) fn read(variable: &impl Fn(&str) -> Option<String>) -> Self {
        let endpoint = |service: &str| {
            let own = variable(&format!("AWS_ENDPOINT_URL_{service}"));
            own.or_else(|| variable("AWS_ENDPOINT_URL"))
        };
        Self {
            region: variable("AWS_REGION").unwrap_or_default(),
            credentials: Credentials {
                access_key_id: variable("AWS_ACCESS_KEY_ID").unwrap_or_default(),
                secret_access_key: variable("AWS_SECRET_ACCESS_KEY").unwrap_or_default(),
                session_token: variable("AWS_SESSION_TOKEN"),
            },
            kms_endpoint: endpoint("KMS"),
            ses_endpoint: endpoint("SESV2"),
            root_certificates: variable("SSL_CERT_FILE").map(PathBuf::from),
        }
    }
}
