//! The HTTP and TLS stack. SES and the answer go through the same connector.

use crate::config::Config;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use http_body_util::Limited;
use sending::roots::{AMAZON_ROOTS, has_amazon_roots};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// The longest body of an answer, in bytes. The largest that SES gives is an identity with 20 policies of 4 KB.
const BODY_MAX: usize = 256 * 1024;
/// The longest file of root certificates, in bytes: the system's own has 250 KB.
const ROOTS_MAX: u64 = 4 << 20;

/// Builds the connector. Makes no connection.
///
/// # Errors
/// If `SSL_CERT_FILE` has no certificates, or the TLS stack refuses its settings; in one sentence.
pub fn connector(config: &Config) -> Result<SharedHttpConnector, String> {
    let roots = trust_store(config)?;
    // The SDK panics on a text that is not a certificate.
    let built = catch_unwind(AssertUnwindSafe(|| connector_with(roots)));
    let connector = built.unwrap_or_else(|_| Err(no_certificates(config)))?;
    Ok(SharedHttpConnector::new(BoundedAnswers(connector)))
}

fn connector_with(roots: TrustStore) -> Result<SharedHttpConnector, String> {
    let tls = TlsContext::builder()
        .with_trust_store(roots)
        .build()
        .map_err(|_| "the TLS stack refuses its settings".to_owned())?;
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

fn trust_store(config: &Config) -> Result<TrustStore, String> {
    if let Some(file) = &config.root_certificates {
        let pem = read_roots(file).map_err(|_| no_certificates(config))?;
        return Ok(TrustStore::empty().with_pem_certificate(pem));
    }
    if has_amazon_roots(&config.region) {
        return Ok(TrustStore::empty().with_pem_certificate(AMAZON_ROOTS));
    }
    Ok(TrustStore::default())
}

/// Reads a regular file: a pipe or a device in its place would hang the start.
fn read_roots(file: &Path) -> std::io::Result<Vec<u8>> {
    let metadata = std::fs::metadata(file)?;
    if !metadata.is_file() || metadata.len() > ROOTS_MAX {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    let pem = std::fs::read(file)?;
    let mut lines = pem.split(|byte| *byte == b'\n');
    if lines.any(|line| line.trim_ascii() == BEGIN) {
        Ok(pem)
    } else {
        Err(std::io::ErrorKind::InvalidData.into())
    }
}

const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";

fn no_certificates(config: &Config) -> String {
    let file = config.root_certificates.as_deref().unwrap_or(Path::new(""));
    format!(
        "SSL_CERT_FILE is {}, which is not a file of certificates in PEM: correct or remove that variable of the function",
        file.display()
    )
}

/// The connector, with a bound on each answer: a server that goes on for ever must not fill the memory.
#[derive(Debug)]
struct BoundedAnswers(SharedHttpConnector);

impl HttpConnector for BoundedAnswers {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let answer = self.0.call(request);
        HttpConnectorFuture::new(async move {
            let answer = answer.await?;
            Ok(answer.map(|body| SdkBody::from_body_1_x(Limited::new(body, BODY_MAX))))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_five_and_the_stack_takes_them() {
        assert_eq!(AMAZON_ROOTS.matches("BEGIN CERTIFICATE").count(), 5);
        assert!(connector(&Config::default()).is_ok());
    }

    #[test]
    fn what_is_no_file_of_certificates_is_a_sentence() {
        let folder = env!("CARGO_MANIFEST_DIR");
        for file in [
            "/nowhere/ca.pem",
            "/dev/zero",
            folder,
            &format!("{folder}/Cargo.toml"),
        ] {
            let config = Config {
                root_certificates: Some(file.into()),
                ..Config::default()
            };
            let problem = connector(&config).unwrap_err();
            assert!(
                problem.starts_with(&format!("SSL_CERT_FILE is {file}")),
                "{problem}"
            );
        }
    }
}
