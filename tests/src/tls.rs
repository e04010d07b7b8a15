//! TLS on loopback, under an authority that no client trusts by itself.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// The server's side of TLS, or `None` for a server in the clear.
pub type Tls = Option<Arc<ServerConfig>>;

const SCRIPT: &str = "set -e
    openssl ecparam -name prime256v1 -genkey -noout -out ca.key
    openssl req -x509 -new -key ca.key -days 30 -subj '/CN=loopback' -addext 'basicConstraints=critical,CA:TRUE' -out ca.pem
    openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out leaf.key
    openssl req -new -key leaf.key -subj '/CN=127.0.0.1' -out leaf.csr
    printf 'subjectAltName=IP:127.0.0.1\\nbasicConstraints=CA:FALSE\\n' > leaf.ext
    openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile leaf.ext -out leaf.pem";

/// Makes a certificate for 127.0.0.1 in `directory`, where the authority's is `ca.pem`.
///
/// # Panics
/// When the directory cannot be written, or `openssl` is missing.
pub fn server(directory: &Path) -> Arc<ServerConfig> {
    make_certificates(directory);
    let certificate = CertificateDer::from_pem_file(directory.join("leaf.pem"))
        .expect("openssl wrote a certificate");
    let key =
        PrivateKeyDer::from_pem_file(directory.join("leaf.key")).expect("openssl wrote a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring has both versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("the key fits the certificate");
    Arc::new(config)
}

fn make_certificates(directory: &Path) {
    std::fs::create_dir_all(directory).expect("the directory can be written");
    let made = Command::new("sh")
        .args(["-c", SCRIPT])
        .current_dir(directory)
        .output()
        .expect("sh runs");
    assert!(
        made.status.success(),
        "openssl: {}",
        String::from_utf8_lossy(&made.stderr)
    );
}
