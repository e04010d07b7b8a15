//! The reader of the AWS Encryption SDK's message format, in which Cognito sends a code.
//!
//! A message is read in two steps, with KMS between them: [`Envelope::read`] gives what is public (the
//! message id, the encryption context, the data keys), and [`Envelope::open`] takes the data key that KMS
//! has decrypted. No part of the plaintext leaves this module before the last check has passed.
//! Source: "AWS Encryption SDK message format reference" and "algorithms reference".

mod body;
mod cursor;
mod data_key;
mod header;
mod refusal;
mod secret;
mod signature;
mod suite;

pub use data_key::{DataKey, KeyArn};
pub use refusal::Refusal;
pub use secret::Secret;

use aws_smithy_types::base64;
use cursor::Cursor;
use header::Header;

/// The longest message that is read, in bytes. Cognito's have 600 to 900.
const LONGEST: usize = 65_536;

/// A message of which only the public part has been read. It is not authentic yet.
#[derive(Debug)]
pub struct Envelope {
    bytes: Vec<u8>,
    header: Header,
}

impl Envelope {
    /// Reads the base64 text of an event's `code`.
    ///
    /// # Errors
    /// The reason why it is not a message in a suite that this reader knows.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        if text.len() > LONGEST.div_ceil(3) * 4 {
            return Err(Refusal::TooLong);
        }
        Self::from_bytes(base64::decode(text).map_err(|_| Refusal::NotBase64)?)
    }

    /// Reads a message's bytes.
    ///
    /// # Errors
    /// As [`Envelope::read`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, Refusal> {
        if bytes.len() > LONGEST {
            return Err(Refusal::TooLong);
        }
        let header = Header::read(&mut Cursor::new(&bytes))?;
        Ok(Self { bytes, header })
    }

    /// Returns the message id: random, public, and the same each time that Lambda tries an event.
    #[must_use]
    pub fn message_id(&self) -> &[u8] {
        &self.header.message_id
    }

    /// Returns a value of the encryption context.
    #[must_use]
    pub fn context_value(&self, name: &str) -> Option<&str> {
        self.header.context.get(name).map(String::as_str)
    }

    /// Returns the whole encryption context, which KMS must be given.
    pub fn context(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.header.context.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns the data keys that a KMS key has wrapped, or that the key behind an alias may have wrapped.
    ///
    /// # Errors
    /// The message holds no data key of that key; names the keys that it holds.
    pub fn data_keys(&self, key: &KeyArn) -> Result<Vec<&DataKey>, Refusal> {
        let keys = &self.header.data_keys;
        let ours: Vec<&DataKey> = keys
            .iter()
            .filter(|data_key| data_key.may_belong_to(key))
            .collect();
        if ours.is_empty() {
            return Err(Refusal::OtherKey(
                keys.iter().map(DataKey::described).collect(),
            ));
        }
        Ok(ours)
    }

    /// Opens the message: commitment, header, every frame and the signature are checked, then the text is
    /// given out.
    ///
    /// # Errors
    /// The check that failed. No part of the plaintext is left then.
    pub fn open(&self, data_key: &[u8]) -> Result<Secret, Refusal> {
        let header = &self.header;
        let keys = header.suite.keys(data_key, &header.message_id)?;
        header.check_commitment(keys.commitment.as_ref())?;
        let cipher = body::Cipher::new(&keys.content);
        header.check_tag(&cipher, &self.bytes)?;
        let mut cursor = Cursor::at(&self.bytes, header.end);
        let plaintext = body::open(header, &cipher, &mut cursor)?;
        let signed = cursor.position();
        if header.suite.is_signed() {
            let signature = cursor.prefixed("signature")?;
            signature::verify(header, &self.bytes[..signed], signature)?;
        }
        if !cursor.is_at_end() {
            return Err(Refusal::Malformed("bytes behind the end"));
        }
        Secret::from_utf8(plaintext)
    }
}
