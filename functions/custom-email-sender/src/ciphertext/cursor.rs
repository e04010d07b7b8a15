//! A cursor over a message's bytes. Every length that the message claims is held against what is there.

use super::refusal::Refusal;

/// A position in a message.
#[derive(Debug)]
pub(super) struct Cursor<'m> {
    bytes: &'m [u8],
    at: usize,
}

impl<'m> Cursor<'m> {
    pub(super) const fn new(bytes: &'m [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) const fn at(bytes: &'m [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub(super) const fn position(&self) -> usize {
        self.at
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// The next bytes, which belong to `part`.
    pub(super) fn take(&mut self, length: usize, part: &'static str) -> Result<&'m [u8], Refusal> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = rest.get(..length).ok_or(Refusal::Cut(part))?;
        self.at += length;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self, part: &'static str) -> Result<[u8; N], Refusal> {
        let taken = self.take(N, part)?;
        Ok(taken
            .try_into()
            .expect("`take` gives as many bytes as asked for"))
    }

    pub(super) fn byte(&mut self, part: &'static str) -> Result<u8, Refusal> {
        self.array::<1>(part).map(|[byte]| byte)
    }

    pub(super) fn short(&mut self, part: &'static str) -> Result<u16, Refusal> {
        self.array(part).map(u16::from_be_bytes)
    }

    pub(super) fn word(&mut self, part: &'static str) -> Result<u32, Refusal> {
        self.array(part).map(u32::from_be_bytes)
    }

    /// Bytes behind their length, two bytes of it.
    pub(super) fn prefixed(&mut self, part: &'static str) -> Result<&'m [u8], Refusal> {
        let length = self.short(part)?;
        self.take(usize::from(length), part)
    }

    /// Text behind its length.
    pub(super) fn text(&mut self, part: &'static str) -> Result<String, Refusal> {
        let bytes = self.prefixed(part)?;
        let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Malformed(part))?;
        Ok(text.to_owned())
    }
}
