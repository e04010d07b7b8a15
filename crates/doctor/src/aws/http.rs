//! The HTTP and TLS stack of a machine at a desk: the system's certificates or `AWS_CA_BUNDLE`, and the
//! proxies of `HTTPS_PROXY` and `NO_PROXY`.

use std::path::{Path, PathBuf};

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_http_client::{Builder, Connector};
use aws_smithy_runtime_api::client::http::{SharedHttpClient, SharedHttpConnector};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

/// A file of certificates that cannot be used.
#[derive(Debug)]
pub struct BadBundle {
    path: PathBuf,
    reason: String,
}

impl std::fmt::Display for BadBundle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (path, reason) = (self.path.display(), &self.reason);
        write!(
            f,
            "cannot use the certificates of {path}: {reason} (AWS_CA_BUNDLE names this file)"
        )
    }
}

impl std::error::Error for BadBundle {}

/// The authorities whose certificates are trusted.
#[derive(Debug, Clone)]
pub struct Trust(TlsContext);

impl Trust {
    /// Reads the authorities: those of `bundle`, or else those of the system.
    ///
    /// # Errors
    /// If the file cannot be read or holds no certificate.
    pub fn load(bundle: Option<&Path>) -> Result<Self, BadBundle> {
        let store = match bundle {
            None => TrustStore::default(),
            Some(path) => {
                let pem = read(path).map_err(|reason| BadBundle {
                    path: path.to_owned(),
                    reason,
                })?;
                TrustStore::empty().with_pem_certificate(pem)
            }
        };
        let context = TlsContext::builder().with_trust_store(store).build();
        Ok(Self(context.expect("a trust store is all that is set")))
    }

    /// Returns the connector for our own calls.
    #[must_use]
    pub fn connector(&self) -> SharedHttpConnector {
        SharedHttpConnector::new(connector(&self.0))
    }

    /// Returns the client with which credentials are fetched.
    #[must_use]
    pub fn client(self) -> SharedHttpClient {
        Builder::new().build_with_connector_fn(move |_settings, _components| connector(&self.0))
    }
}

fn connector(context: &TlsContext) -> Connector {
    Connector::builder()
        .proxy_config(ProxyConfig::from_env())
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(context.clone())
        .build()
}

/// Reads a bundle and checks it, because the stack behind it panics on a certificate that it cannot read.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let pem = std::fs::read(path).map_err(|error| unread(&error))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| error.to_string())?;
        roots.add(certificate).map_err(|error| error.to_string())?;
    }
    if roots.is_empty() {
        return Err("it holds no PEM certificate".to_owned());
    }
    Ok(pem)
}

/// The reason why the system does not read a file, without its error number.
fn unread(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error")
                .next()
                .unwrap_or_default()
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_without_certificates_is_refused_by_name() {
        for (text, words) in [
            ("", "no PEM certificate"),
            ("hello", "no PEM certificate"),
            (
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "cannot use",
            ),
        ] {
            let path = std::env::temp_dir().join(format!("signet-bundle-{}", text.len()));
            std::fs::write(&path, text).unwrap();
            let error = Trust::load(Some(&path)).unwrap_err().to_string();
            std::fs::remove_file(&path).unwrap();
            assert!(error.contains(words), "{error}");
            assert!(error.contains("AWS_CA_BUNDLE"), "{error}");
        }
        let missing = Trust::load(Some(Path::new("/no/such/file"))).unwrap_err();
        let missing = missing.to_string();
        assert!(
            missing.contains("/no/such/file: there is no such file ("),
            "{missing}"
        );
    }
}
