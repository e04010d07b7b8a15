//! A public key of DKIM (RFC 6376, 3.6.1).

use super::{tags, value};

/// A key record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    /// The key in base 64, without white space; empty if it is withdrawn.
    public: String,
    is_rsa: bool,
    /// True with `t=y`.
    pub(crate) is_test: bool,
}

/// Reads a key record; none for any other text.
pub(crate) fn parse(text: &str) -> Option<Key> {
    let tags = tags(text);
    let is_version = |version: &str| version.eq_ignore_ascii_case("DKIM1");
    if !value(&tags, "v").is_none_or(is_version) {
        return None;
    }
    let public: String = value(&tags, "p")?.split_whitespace().collect();
    let flags = value(&tags, "t").unwrap_or_default();
    Some(Key {
        public,
        is_rsa: value(&tags, "k").is_none_or(|kind| kind.eq_ignore_ascii_case("rsa")),
        is_test: flags
            .split(':')
            .any(|flag| flag.trim().eq_ignore_ascii_case("y")),
    })
}

impl Key {
    /// Returns true for an empty `p=`.
    pub(crate) fn is_withdrawn(&self) -> bool {
        self.public.is_empty()
    }

    /// Returns the length of an RSA key in bits, roughly: the key's numbers stand in 38 bytes of frame.
    pub(crate) fn bits(&self) -> Option<usize> {
        let bytes = self.public.trim_end_matches('=').len() * 3 / 4;
        self.is_rsa.then(|| bytes.saturating_sub(30) * 8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(bytes: usize) -> Key {
        parse(&format!("v=DKIM1; k=rsa; p={}", "A".repeat(bytes * 4 / 3))).unwrap()
    }

    #[test]
    fn keys_and_their_length() {
        // The lengths of SubjectPublicKeyInfo for 512, 1024 and 2048 bits.
        assert!(key(94).bits().unwrap() < 1024);
        assert!(key(162).bits().unwrap() >= 1024);
        assert!(key(294).bits().unwrap() >= 2000);
        assert!(parse("p=").unwrap().is_withdrawn());
        assert!(parse("v=DKIM1; t=s:y; p=AB CD").unwrap().is_test);
        assert_eq!(parse("k=ed25519; p=AAAA").unwrap().bits(), None);
    }

    #[test]
    fn other_texts_are_no_keys() {
        assert_eq!(parse("v=spf1 include:amazonses.com ~all"), None);
        assert_eq!(parse("v=DMARC1; p=none"), None);
        assert_eq!(parse("hello"), None);
    }
}
