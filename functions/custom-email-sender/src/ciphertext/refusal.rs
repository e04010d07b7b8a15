//! The reasons for which a message is refused. None of them repeats anything secret.

use std::fmt;

/// A reason to refuse a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The event's `code` is not base64.
    NotBase64,
    /// Longer than any message of Cognito's.
    TooLong,
    /// The message ends inside the part of that name.
    Cut(&'static str),
    /// A version of the format that this reader does not know.
    Version(u8),
    /// An algorithm suite that this reader does not know.
    Suite(u16),
    /// A part breaks the rules of the format.
    Malformed(&'static str),
    /// No data key of the key that is expected; the keys that the message names.
    OtherKey(Vec<String>),
    /// KMS gave a data key of another length.
    DataKeyLength(usize),
    /// The data key is not the one that the message commits to.
    Commitment,
    /// The part of that name is not authentic: changed, or made with another data key.
    NotAuthentic(&'static str),
    /// The signature does not match.
    Signature,
    /// The plaintext is not UTF-8.
    NotText,
}

/// Suites that the SDK knows and this reader refuses: old, without key derivation or with shorter keys.
const OTHER_SUITES: [(u16, &str); 7] = [
    (0x0014, "AES_128_GCM_IV12_TAG16_NO_KDF"),
    (0x0046, "AES_192_GCM_IV12_TAG16_NO_KDF"),
    (0x0078, "AES_256_GCM_IV12_TAG16_NO_KDF"),
    (0x0114, "AES_128_GCM_IV12_TAG16_HKDF_SHA256"),
    (0x0146, "AES_192_GCM_IV12_TAG16_HKDF_SHA256"),
    (0x0214, "AES_128_GCM_IV12_TAG16_HKDF_SHA256_ECDSA_P256"),
    (0x0346, "AES_192_GCM_IV12_TAG16_HKDF_SHA384_ECDSA_P384"),
];

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBase64 => f.write_str("request.code is not base64"),
            Self::TooLong => f.write_str("request.code is longer than any code of Cognito's"),
            Self::Cut(part) => write!(f, "request.code ends inside its {part}"),
            Self::Version(version) => write!(
                f,
                "request.code has version {version} of the AWS Encryption SDK's format; versions 1 and 2 are known"
            ),
            Self::Suite(id) => write!(f, "request.code has the unknown suite {}", suite_name(*id)),
            Self::Malformed(part) => write!(f, "request.code is malformed: {part}"),
            Self::OtherKey(found) => write!(
                f,
                "request.code was not encrypted with the key of KEY_ARN, but with {}: set KEY_ARN to the pool's KMSKeyID",
                found.join(", ")
            ),
            Self::DataKeyLength(length) => {
                write!(
                    f,
                    "the length of the data key is {length} instead of 32 bytes"
                )
            }
            Self::Commitment => {
                f.write_str("the data key is not the one that request.code commits to")
            }
            Self::NotAuthentic(part) => {
                write!(f, "the {part} of request.code is not authentic")
            }
            Self::Signature => f.write_str("the signature of request.code does not match"),
            Self::NotText => f.write_str("request.code holds no text"),
        }
    }
}

impl std::error::Error for Refusal {}

fn suite_name(id: u16) -> String {
    let known = OTHER_SUITES.iter().find(|(known, _)| *known == id);
    known.map_or_else(
        || format!("0x{id:04X}"),
        |(_, name)| format!("0x{id:04X} ({name})"),
    )
}
