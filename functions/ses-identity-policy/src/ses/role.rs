//! The service-linked role with which Cognito sends, read with one signed call to IAM.
//!
//! The SDK's IAM crate would double the function for this one call, so the request is signed with the
//! signer that the SES client brings. Whatever prevents an answer means that nothing is known.

use crate::config::Config;
use crate::permissions;
use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::http::{HttpConnector, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use sending::arn::partition_of;
use std::error::Error;
use std::time::{Duration, SystemTime};
use tokio::time::timeout;

/// The time for the call: its answer is worth a warning at most.
const PATIENCE: Duration = Duration::from_secs(2);
const NOT_FOUND: u16 = 404;

/// IAM, which is one service for a partition.
#[derive(Debug, Clone)]
pub(super) struct Iam {
    connector: SharedHttpConnector,
    credentials: Credentials,
    /// The endpoint and the Region to sign for; none where IAM cannot be asked.
    endpoint: Option<(String, &'static str)>,
}

impl Iam {
    pub(super) fn new(config: &Config, connector: SharedHttpConnector) -> Self {
        let keys = config.credentials.clone();
        Self {
            connector,
            credentials: Credentials::new(
                keys.access_key_id,
                keys.secret_access_key,
                keys.session_token,
                None,
                "Lambda",
            ),
            endpoint: endpoint(config),
        }
    }

    /// Returns true if IAM answers that a role does not exist.
    pub(super) async fn lacks_role(&self, name: &str) -> bool {
        let Some((endpoint, region)) = &self.endpoint else {
            return false;
        };
        let query = format!(
            "Action={}&RoleName={name}&Version=2010-05-08",
            permissions::ROLE_OPERATION
        );
        let url = format!("{endpoint}/?{query}");
        let Ok(request) = self.signed(&url, region) else {
            return false;
        };
        let answer = timeout(PATIENCE, self.connector.call(request)).await;
        let status = answer.ok().and_then(Result::ok);
        status.is_some_and(|response| response.status().as_u16() == NOT_FOUND)
    }

    fn signed(&self, url: &str, region: &str) -> Result<HttpRequest, Box<dyn Error + Send + Sync>> {
        let identity = self.credentials.clone().into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(region)
            .name("iam")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?
            .into();
        let signable = SignableRequest::new("GET", url, std::iter::empty(), SignableBody::empty())?;
        let (instructions, _) = sign(signable, &parameters)?.into_parts();
        let mut request = http::Request::builder().uri(url).body(SdkBody::empty())?;
        instructions.apply_to_request_http1x(&mut request);
        Ok(request.try_into()?)
    }
}

/// Returns IAM's endpoint and the Region to sign for ("AWS Identity and Access Management endpoints").
/// The isolated partitions have their own; nothing is known there. With an endpoint for SES alone, an
/// emulator or a network without a way to IAM, nothing is asked.
fn endpoint(config: &Config) -> Option<(String, &'static str)> {
    let (default, region) = match partition_of(&config.region) {
        "aws" => ("https://iam.amazonaws.com", "us-east-1"),
        "aws-us-gov" => ("https://iam.us-gov.amazonaws.com", "us-gov-west-1"),
        "aws-cn" => ("https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        _ => return None,
    };
    match (&config.iam_endpoint, &config.ses_endpoint) {
        (Some(given), _) => Some((given.trim_end_matches('/').to_owned(), region)),
        (None, Some(_)) => None,
        (None, None) => Some((default.to_owned(), region)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(region: &str, ses: Option<&str>, iam: Option<&str>) -> Config {
        Config {
            region: region.to_owned(),
            ses_endpoint: ses.map(str::to_owned),
            iam_endpoint: iam.map(str::to_owned),
            ..Config::default()
        }
    }

    #[test]
    fn iam_is_one_service_for_a_partition() {
        let host = |region| endpoint(&config(region, None, None)).map(|(url, _)| url);
        assert_eq!(host("eu-west-1").unwrap(), "https://iam.amazonaws.com");
        assert_eq!(
            host("us-gov-east-1").unwrap(),
            "https://iam.us-gov.amazonaws.com"
        );
        assert_eq!(host("us-iso-east-1"), None);
    }

    #[test]
    fn an_endpoint_for_ses_alone_asks_nothing() {
        assert_eq!(endpoint(&config("us-east-1", Some("http://x"), None)), None);
        let given = endpoint(&config("us-east-1", Some("http://x"), Some("http://y/")));
        assert_eq!(given.unwrap().0, "http://y");
    }

    #[test]
    fn the_request_is_signed_for_iam() {
        let connector = crate::http::connector(&Config::default()).unwrap();
        let iam = Iam::new(&config("us-east-1", None, None), connector);
        let request = iam.signed("https://iam.amazonaws.com/?Action=GetRole", "us-east-1");
        let request = request.unwrap();
        let authorization = request.headers().get("authorization").unwrap();
        assert!(
            authorization.contains("/us-east-1/iam/aws4_request"),
            "{authorization}"
        );
    }
}
