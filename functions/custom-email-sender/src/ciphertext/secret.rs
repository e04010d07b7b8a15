//! A text that is never printed and is wiped when it is dropped.

use super::refusal::Refusal;
use std::fmt;
use zeroize::Zeroizing;

/// A code or a temporary password.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    pub(super) fn from_utf8(mut plaintext: Zeroizing<Vec<u8>>) -> Result<Self, Refusal> {
        let text = String::from_utf8(std::mem::take(&mut *plaintext));
        text.map(|text| Self(Zeroizing::new(text)))
            .map_err(|error| {
                drop(Zeroizing::new(error.into_bytes()));
                Refusal::NotText
            })
    }

    /// Returns the text, for the mail.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<Zeroizing<String>> for Secret {
    fn from(text: Zeroizing<String>) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(…)")
    }
}
