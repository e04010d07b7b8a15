//! The four algorithm suites: AES-256-GCM with key derivation, with or without key commitment and
//! signature. Cognito uses 0x0378; emulators use 0x0578.

use super::refusal::Refusal;
use ring::hkdf::{self, HKDF_SHA256, HKDF_SHA384, HKDF_SHA512};
use zeroize::Zeroizing;

/// The length of data keys, content keys and commitments, in bytes.
pub(super) const KEY_LENGTH: usize = 32;

/// An algorithm suite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suite {
    /// 0x0178: HKDF with SHA-256.
    Derived,
    /// 0x0378: HKDF with SHA-384, signed.
    DerivedSigned,
    /// 0x0478: HKDF with SHA-512, commits to its key.
    Committing,
    /// 0x0578: the same, signed.
    CommittingSigned,
}

/// The use of a data key.
pub(super) struct Keys {
    pub(super) content: Zeroizing<[u8; KEY_LENGTH]>,
    /// Only of committing suites.
    pub(super) commitment: Option<[u8; KEY_LENGTH]>,
}

impl Suite {
    pub(super) const fn of(id: u16) -> Result<Self, Refusal> {
        Ok(match id {
            0x0178 => Self::Derived,
            0x0378 => Self::DerivedSigned,
            0x0478 => Self::Committing,
            0x0578 => Self::CommittingSigned,
            _ => return Err(Refusal::Suite(id)),
        })
    }

    const fn id(self) -> u16 {
        match self {
            Self::Derived => 0x0178,
            Self::DerivedSigned => 0x0378,
            Self::Committing => 0x0478,
            Self::CommittingSigned => 0x0578,
        }
    }

    /// The version of the format that the suite belongs to.
    pub(super) const fn version(self) -> u8 {
        if self.commits() { 2 } else { 1 }
    }

    pub(super) const fn commits(self) -> bool {
        matches!(self, Self::Committing | Self::CommittingSigned)
    }

    pub(super) const fn is_signed(self) -> bool {
        matches!(self, Self::DerivedSigned | Self::CommittingSigned)
    }

    /// Derives the keys of a message.
    pub(super) fn keys(self, data_key: &[u8], message_id: &[u8]) -> Result<Keys, Refusal> {
        if data_key.len() != KEY_LENGTH {
            return Err(Refusal::DataKeyLength(data_key.len()));
        }
        let id = self.id().to_be_bytes();
        let (algorithm, salt) = match self {
            Self::Derived => (HKDF_SHA256, &[][..]),
            Self::DerivedSigned => (HKDF_SHA384, &[][..]),
            Self::Committing | Self::CommittingSigned => (HKDF_SHA512, message_id),
        };
        let derived = hkdf::Salt::new(algorithm, salt).extract(data_key);
        if !self.commits() {
            let content = expand(&derived, &[&id, message_id]);
            return Ok(Keys {
                content,
                commitment: None,
            });
        }
        Ok(Keys {
            content: expand(&derived, &[&id, b"DERIVEKEY"]),
            commitment: Some(*expand(&derived, &[b"COMMITKEY"])),
        })
    }
}

/// The length of what HKDF gives.
struct KeyLength;

impl hkdf::KeyType for KeyLength {
    fn len(&self) -> usize {
        KEY_LENGTH
    }
}

fn expand(key: &hkdf::Prk, info: &[&[u8]]) -> Zeroizing<[u8; KEY_LENGTH]> {
    let mut out = Zeroizing::new([0; KEY_LENGTH]);
    let okm = key.expand(info, KeyLength);
    let filled = okm.and_then(|okm| okm.fill(out.as_mut_slice()));
    filled.expect("HKDF gives up to 255 blocks, and 32 bytes are at most one");
    out
}
