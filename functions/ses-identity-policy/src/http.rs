//! The HTTP and TLS stack. SES and the answer go through the same connector.

use crate::config::Config;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpConnector};
use std::time::Duration;

/// The five roots of Amazon Trust Services, which sign the certificates of SES and S3, as PEM. Reading
/// the system's bundle instead costs 3 ms at every cold start.
const AMAZON_ROOTS: &str = include_str!("amazon-roots.pem");
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// Builds the connector. Makes no connection.
///
/// # Errors
/// If `SSL_CERT_FILE` cannot be read, or the TLS stack refuses its settings.
pub fn connector(
    config: &Config,
) -> Result<SharedHttpConnector, Box<dyn std::error::Error + Send + Sync>> {
    let tls = TlsContext::builder()
        .with_trust_store(trust_store(config)?)
        .build()?;
    let settings = HttpConnectorSettings::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .build();
    let connector = Connector::builder()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(tls)
        .connector_settings(settings)
        .build();
    Ok(SharedHttpConnector::new(connector))
}

fn trust_store(config: &Config) -> std::io::Result<TrustStore> {
    if let Some(file) = &config.root_certificates {
        return Ok(TrustStore::empty().with_pem_certificate(std::fs::read(file)?));
    }
    if has_amazon_roots(&config.region) {
        return Ok(TrustStore::empty().with_pem_certificate(AMAZON_ROOTS));
    }
    Ok(TrustStore::default())
}

/// Returns false for China and the isolated partitions, which have other authorities: there the
/// system's bundle is used.
fn has_amazon_roots(region: &str) -> bool {
    let elsewhere =
        region.starts_with("cn-") || region.contains("-iso") || region.starts_with("eusc-");
    !elsewhere
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amazons_roots_are_for_amazons_partitions() {
        for region in ["us-east-1", "us-gov-west-1", "eu-central-2", ""] {
            assert!(has_amazon_roots(region), "{region}");
        }
        for region in [
            "cn-north-1",
            "us-iso-east-1",
            "us-isob-east-1",
            "eusc-de-east-1",
        ] {
            assert!(!has_amazon_roots(region), "{region}");
        }
    }

    #[test]
    fn there_are_five_and_the_stack_takes_them() {
        assert_eq!(AMAZON_ROOTS.matches("BEGIN CERTIFICATE").count(), 5);
        assert!(connector(&Config::default()).is_ok());
    }
}
