//! TLS on loopback, under an authority that nobody else trusts.

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// The server's side, with a certificate for 127.0.0.1; the authority's is `ca.pem` in the directory.
pub(crate) fn server(directory: &Path) -> Arc<rustls::ServerConfig> {
    std::fs::create_dir_all(directory).expect("the target directory can be written");
    let script = "set -e
        openssl ecparam -name prime256v1 -genkey -noout -out ca.key
        openssl req -x509 -new -key ca.key -days 30 -subj '/CN=loopback' -addext 'basicConstraints=critical,CA:TRUE' -out ca.pem
        openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out leaf.key
        openssl req -new -key leaf.key -subj '/CN=127.0.0.1' -out leaf.csr
        printf 'subjectAltName=IP:127.0.0.1\\nbasicConstraints=CA:FALSE\\n' > leaf.ext
        openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile leaf.ext -out leaf.pem";
    let made = Command::new("sh")
        .args(["-c", script])
        .current_dir(directory)
        .output()
        .expect("sh runs");
    assert!(
        made.status.success(),
        "openssl: {}",
        String::from_utf8_lossy(&made.stderr)
    );
    let certificate =
        CertificateDer::from_pem_file(directory.join("leaf.pem")).expect("a certificate");
    let key = PrivateKeyDer::from_pem_file(directory.join("leaf.key")).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring has both versions");
    Arc::new(
        versions
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .expect("the key fits"),
    )
}
