//! The signature over the whole message: ECDSA with P-384 and SHA-384.

use super::header::{Header, PUBLIC_KEY};
use super::refusal::Refusal;
use aws_smithy_types::base64;
use p384::PublicKey;
use p384::elliptic_curve::sec1::ToSec1Point;
use ring::signature::{ECDSA_P384_SHA384_ASN1, UnparsedPublicKey};

/// Verifies the signature with the public key of the encryption context, which is a compressed point.
pub(super) fn verify(header: &Header, signed: &[u8], signature: &[u8]) -> Result<(), Refusal> {
    let text = header.context.get(PUBLIC_KEY);
    let text = text.expect("a header without it is refused for a suite that signs");
    let point = base64::decode(text).map_err(|_| Refusal::Malformed("public key"))?;
    let key = PublicKey::from_sec1_bytes(&point).map_err(|_| Refusal::Malformed("public key"))?;
    let uncompressed = key.to_sec1_point(false);
    UnparsedPublicKey::new(&ECDSA_P384_SHA384_ASN1, uncompressed.as_bytes())
        .verify(signed, signature)
        .map_err(|_| Refusal::Signature)
}
