//! The body: frames, or one piece, each with its own tag.

use super::cursor::Cursor;
use super::header::Header;
use super::refusal::Refusal;
use super::suite::KEY_LENGTH;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use zeroize::Zeroizing;

pub(super) const IV_LENGTH: usize = 12;
pub(super) const TAG_LENGTH: usize = 16;
/// The sequence number that announces the last frame.
const LAST: u32 = u32::MAX;

/// AES-256-GCM under a message's content key.
pub(super) struct Cipher(LessSafeKey);

impl Cipher {
    pub(super) fn new(key: &[u8; KEY_LENGTH]) -> Self {
        let key = UnboundKey::new(&AES_256_GCM, key).expect("a key of AES-256 has 32 bytes");
        Self(LessSafeKey::new(key))
    }

    /// Decrypts content and tag in place; returns the content's length.
    pub(super) fn open(
        &self,
        iv: [u8; IV_LENGTH],
        additional: &[u8],
        content: &mut [u8],
        part: &'static str,
    ) -> Result<usize, Refusal> {
        let nonce = Nonce::assume_unique_for_key(iv);
        let opened = self.0.open_in_place(nonce, Aad::from(additional), content);
        Ok(opened.map_err(|_| Refusal::NotAuthentic(part))?.len())
    }
}

/// A piece of content with what stands before it.
struct Piece<'m> {
    label: &'static [u8],
    sequence: u32,
    iv: [u8; IV_LENGTH],
    length: u64,
    content_and_tag: &'m [u8],
}

/// Decrypts the body. The plaintext is not released before the signature has been checked.
pub(super) fn open(
    header: &Header,
    cipher: &Cipher,
    cursor: &mut Cursor<'_>,
) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let Some(frame_length) = header.frame_length else {
        return whole(cursor)?.open(header, cipher);
    };
    let mut plaintext = Zeroizing::new(Vec::new());
    for expected in 1_u32.. {
        let (piece, is_last) = frame(cursor, expected, frame_length)?;
        let opened = piece.open(header, cipher)?;
        plaintext = joined(&plaintext, &opened);
        if is_last {
            break;
        }
    }
    Ok(plaintext)
}

impl Piece<'_> {
    fn open(&self, header: &Header, cipher: &Cipher) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        let mut content = Zeroizing::new(self.content_and_tag.to_vec());
        let additional = [
            header.message_id.as_slice(),
            self.label,
            &self.sequence.to_be_bytes(),
            &self.length.to_be_bytes(),
        ]
        .concat();
        let length = cipher.open(self.iv, &additional, &mut content, "content")?;
        // The buffer keeps its capacity and is wiped whole.
        content.truncate(length);
        Ok(content)
    }
}

/// Both in a new buffer: one that grows would leave a copy behind.
fn joined(before: &[u8], after: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([before, after].concat())
}

fn whole<'m>(cursor: &mut Cursor<'m>) -> Result<Piece<'m>, Refusal> {
    let iv = cursor.array("content")?;
    let length = u64::from_be_bytes(cursor.array("content")?);
    let bytes = usize::try_from(length).map_err(|_| Refusal::Cut("content"))?;
    Ok(Piece {
        label: b"AWSKMSEncryptionClient Single Block",
        sequence: 1,
        iv,
        length,
        content_and_tag: with_tag(cursor, bytes)?,
    })
}

/// Reads a frame, and whether it is the last.
fn frame<'m>(
    cursor: &mut Cursor<'m>,
    expected: u32,
    frame_length: u32,
) -> Result<(Piece<'m>, bool), Refusal> {
    let mut sequence = cursor.word("frame")?;
    let is_last = sequence == LAST;
    if is_last {
        sequence = cursor.word("frame")?;
    }
    if sequence != expected {
        return Err(Refusal::Malformed("order of the frames"));
    }
    let iv = cursor.array("frame")?;
    let length = if is_last {
        cursor.word("frame")?
    } else {
        frame_length
    };
    if length > frame_length {
        return Err(Refusal::Malformed("length of the last frame"));
    }
    let label: &[u8] = if is_last {
        b"AWSKMSEncryptionClient Final Frame"
    } else {
        b"AWSKMSEncryptionClient Frame"
    };
    let bytes = usize::try_from(length).map_err(|_| Refusal::Cut("frame"))?;
    let content_and_tag = with_tag(cursor, bytes)?;
    let length = u64::from(length);
    let piece = Piece {
        label,
        sequence,
        iv,
        length,
        content_and_tag,
    };
    Ok((piece, is_last))
}

fn with_tag<'m>(cursor: &mut Cursor<'m>, content: usize) -> Result<&'m [u8], Refusal> {
    let length = content
        .checked_add(TAG_LENGTH)
        .ok_or(Refusal::Cut("content"))?;
    cursor.take(length, "content")
}
