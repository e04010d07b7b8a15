//! The HTTP and TLS stack, for both services. The limit of an attempt is the limit of its connection too.

use super::StartError;
use crate::config;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::http::SharedHttpConnector;
use sending::roots::{AMAZON_ROOTS, has_amazon_roots};

/// Builds the connector. Makes no connection.
pub(super) fn new(config: &config::Aws) -> Result<SharedHttpConnector, StartError> {
    let tls = TlsContext::builder()
        .with_trust_store(trust_store(config)?)
        .build()?;
    let connector = Connector::builder()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(tls)
        .build();
    Ok(SharedHttpConnector::new(connector))
}

fn trust_store(config: &config::Aws) -> std::io::Result<TrustStore> {
    if let Some(file) = &config.root_certificates {
        return Ok(TrustStore::empty().with_pem_certificate(std::fs::read(file)?));
    }
    if has_amazon_roots(&config.region) {
        return Ok(TrustStore::empty().with_pem_certificate(AMAZON_ROOTS));
    }
    Ok(TrustStore::default())
}
