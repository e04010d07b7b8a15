//! The header: everything that is public, and the tag that makes it authentic.

use std::collections::BTreeMap;

use super::body::{Cipher, IV_LENGTH, TAG_LENGTH};
use super::cursor::Cursor;
use super::data_key::DataKey;
use super::refusal::Refusal;
use super::suite::{KEY_LENGTH, Suite};
use subtle::ConstantTimeEq;

/// The only type of a version 1 message: customer authenticated encrypted data.
const TYPE: u8 = 0x80;
const CONTENT_WHOLE: u8 = 1;
const CONTENT_FRAMED: u8 = 2;
/// The name in the encryption context of a signature's public key; the SDK reserves it.
pub(super) const PUBLIC_KEY: &str = "aws-crypto-public-key";

/// A message's header.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) suite: Suite,
    pub(super) message_id: Vec<u8>,
    pub(super) context: BTreeMap<String, String>,
    pub(super) data_keys: Vec<DataKey>,
    /// The bytes of a frame; none where the content is one piece.
    pub(super) frame_length: Option<u32>,
    commitment: Option<[u8; KEY_LENGTH]>,
    /// The end of what the tag covers.
    covered: usize,
    iv: [u8; IV_LENGTH],
    tag: [u8; TAG_LENGTH],
    /// The end of the header.
    pub(super) end: usize,
}

impl Header {
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Self, Refusal> {
        let suite = suite(cursor)?;
        let id_length = if suite.commits() { 32 } else { 16 };
        let message_id = cursor.take(id_length, "message id")?.to_vec();
        let context = context(cursor, suite)?;
        let data_keys = data_keys(cursor)?;
        let frame_length = content_type(cursor, suite)?;
        let commits = suite.commits();
        let commitment = commits.then(|| cursor.array("commitment")).transpose()?;
        let covered = cursor.position();
        let iv = if commits {
            [0; IV_LENGTH]
        } else {
            cursor.array("header")?
        };
        let tag = cursor.array("header")?;
        Ok(Self {
            suite,
            message_id,
            context,
            data_keys,
            frame_length,
            commitment,
            covered,
            iv,
            tag,
            end: cursor.position(),
        })
    }

    /// Compares the commitment in constant time.
    pub(super) fn check_commitment(
        &self,
        derived: Option<&[u8; KEY_LENGTH]>,
    ) -> Result<(), Refusal> {
        let (Some(found), Some(derived)) = (&self.commitment, derived) else {
            return Ok(());
        };
        let is_same: bool = found.ct_eq(derived).into();
        is_same.then_some(()).ok_or(Refusal::Commitment)
    }

    /// Checks the header's tag: AES-GCM of nothing, with the header as additional data.
    pub(super) fn check_tag(&self, cipher: &Cipher, message: &[u8]) -> Result<(), Refusal> {
        let mut tag = self.tag;
        let nothing = cipher.open(self.iv, &message[..self.covered], &mut tag, "header")?;
        debug_assert_eq!(nothing, 0, "a tag alone holds no content");
        Ok(())
    }
}

fn suite(cursor: &mut Cursor<'_>) -> Result<Suite, Refusal> {
    let version = cursor.byte("version")?;
    if !matches!(version, 1 | 2) {
        return Err(Refusal::Version(version));
    }
    if version == 1 && cursor.byte("type")? != TYPE {
        return Err(Refusal::Malformed("type"));
    }
    let suite = Suite::of(cursor.short("suite")?)?;
    if suite.version() != version {
        return Err(Refusal::Malformed("the suite belongs to another version"));
    }
    Ok(suite)
}

/// Reads the encryption context. It names a public key exactly where the suite signs.
fn context(cursor: &mut Cursor<'_>, suite: Suite) -> Result<BTreeMap<String, String>, Refusal> {
    let length = cursor.short("encryption context")?;
    let end = cursor.position() + usize::from(length);
    let mut context = BTreeMap::new();
    if length > 0 {
        for _ in 0..cursor.short("encryption context")? {
            let name = cursor.text("encryption context")?;
            let value = cursor.text("encryption context")?;
            if context.insert(name, value).is_some() {
                return Err(Refusal::Malformed(
                    "a name stands twice in the encryption context",
                ));
            }
        }
    }
    if cursor.position() != end {
        return Err(Refusal::Malformed("length of the encryption context"));
    }
    if context.contains_key(PUBLIC_KEY) != suite.is_signed() {
        return Err(Refusal::Malformed("public key in the encryption context"));
    }
    Ok(context)
}

fn data_keys(cursor: &mut Cursor<'_>) -> Result<Vec<DataKey>, Refusal> {
    let count = cursor.short("data keys")?;
    if count == 0 {
        return Err(Refusal::Malformed("there is no data key"));
    }
    (0..count).map(|_| DataKey::read(cursor)).collect()
}

/// Reads the kind of content and gives the length of a frame.
fn content_type(cursor: &mut Cursor<'_>, suite: Suite) -> Result<Option<u32>, Refusal> {
    let content_type = cursor.byte("content type")?;
    if !suite.commits() {
        let is_zero = cursor.array("header")? == [0; 4];
        let iv_length = cursor.byte("header")?;
        if !is_zero || usize::from(iv_length) != IV_LENGTH {
            return Err(Refusal::Malformed("fixed fields of the header"));
        }
    }
    let frame_length = cursor.word("frame length")?;
    match (content_type, frame_length) {
        (CONTENT_FRAMED, 1..) => Ok(Some(frame_length)),
        (CONTENT_WHOLE, 0) => Ok(None),
        _ => Err(Refusal::Malformed("content type or frame length")),
    }
}
