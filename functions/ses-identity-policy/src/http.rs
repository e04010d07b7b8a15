//! The HTTP and TLS stack. SES and the answer go through the same connector.

use crate::config::Config;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpConnector};
use sending::roots::{AMAZON_ROOTS, has_amazon_roots};
use std::time::Duration;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_five_and_the_stack_takes_them() {
        assert_eq!(AMAZON_ROOTS.matches("BEGIN CERTIFICATE").count(), 5);
        assert!(connector(&Config::default()).is_ok());
    }
}
