//! The data keys of a message, each wrapped by a KMS key, and the ARN of the pool's key.

use super::cursor::Cursor;
use super::refusal::Refusal;
use std::fmt;

/// The provider's name of data keys that KMS has wrapped.
const KMS: &str = "aws-kms";
/// The longest name of a foreign key that a log line repeats, in characters.
const DESCRIBED_MAX: usize = 256;

/// A wrapped data key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataKey {
    provider: String,
    /// The ARN of the KMS key that wrapped it.
    pub key: String,
    /// The wrapped key, for KMS.
    pub wrapped: Vec<u8>,
}

/// The ARN of a KMS key or of an alias: `KEY_ARN`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyArn {
    text: String,
    /// The Region, in which KMS is asked.
    pub region: String,
    is_alias: bool,
}

impl DataKey {
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            provider: cursor.text("data key")?,
            // Other providers keep bytes here that are no text.
            key: String::from_utf8_lossy(cursor.prefixed("data key")?).into_owned(),
            wrapped: cursor.prefixed("data key")?.to_vec(),
        })
    }

    /// Returns true if the key wrapped this data key, or if its alias may name the key that did: of an
    /// alias only account and Region are known, and KMS decides.
    pub(super) fn may_belong_to(&self, key: &KeyArn) -> bool {
        let same_place = || {
            let own = KeyArn::parse(&self.key).ok();
            own.is_some_and(|own| !own.is_alias && own.place() == key.place())
        };
        self.provider == KMS && (self.key == key.text || (key.is_alias && same_place()))
    }

    /// The key's name for a log line.
    pub(super) fn described(&self) -> String {
        let printable = self.key.chars().filter(char::is_ascii_graphic);
        printable.take(DESCRIBED_MAX).collect()
    }
}

impl KeyArn {
    /// Reads `arn:<partition>:kms:<region>:<account>:key/<id>` or `…:alias/<name>`.
    ///
    /// # Errors
    /// The text is not such an ARN: the form that it should have.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split(':').collect();
        let &["arn", partition, "kms", region, account, resource] = parts.as_slice() else {
            return Err(unlike(text));
        };
        let is_alias = resource.starts_with("alias/");
        let name = resource.split_once('/').map_or("", |(_, name)| name);
        let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
        let is_known = is_alias || resource.starts_with("key/");
        let is_region = region
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let is_whole = !partition.is_empty() && !region.is_empty() && !name.is_empty();
        if !is_account || !is_known || !is_whole || !is_region {
            return Err(unlike(text));
        }
        Ok(Self {
            text: text.to_owned(),
            region: region.to_owned(),
            is_alias,
        })
    }

    /// Returns the whole ARN, which is KMS's `KeyId`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The ARN up to its account.
    fn place(&self) -> &str {
        self.text.rsplit_once(':').map_or("", |(place, _)| place)
    }
}

impl fmt::Display for KeyArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn unlike(text: &str) -> String {
    let shown: String = text.chars().take(DESCRIBED_MAX).collect();
    format!(
        "`{shown}` is not the ARN of a KMS key: write arn:aws:kms:<region>:<account>:key/<id>, the pool's KMSKeyID"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const ALIAS: &str = "arn:aws:kms:eu-west-1:111122223333:alias/codes";

    fn data_key(provider: &str, key: &str) -> DataKey {
        DataKey {
            provider: provider.to_owned(),
            key: key.to_owned(),
            wrapped: vec![1],
        }
    }

    fn belongs(provider: &str, key: &str, expected: &str) -> bool {
        data_key(provider, key).may_belong_to(&KeyArn::parse(expected).unwrap())
    }

    #[test]
    fn a_key_is_the_one_that_is_named() {
        assert!(belongs("aws-kms", KEY, KEY));
        assert!(!belongs("raw", KEY, KEY));
        let other = KEY.replace("1234abcd", "1234abce");
        assert!(!belongs("aws-kms", &other, KEY));
    }

    #[test]
    fn of_an_alias_account_and_region_are_compared() {
        assert!(belongs("aws-kms", KEY, ALIAS));
        for (from, to) in [
            ("eu-west-1", "eu-west-2"),
            ("111122223333", "444455556666"),
            ("arn:aws:", "arn:aws-cn:"),
            (":kms:", ":iam:"),
        ] {
            assert!(!belongs("aws-kms", &KEY.replace(from, to), ALIAS), "{to}");
        }
        assert!(!belongs("raw", KEY, ALIAS));
    }

    #[test]
    fn anything_else_is_no_key() {
        for text in [
            "",
            "1234abcd-12ab-34cd-56ef-1234567890ab",
            "alias/codes",
            "arn:aws:kms:eu-west-1:1111:key/a",
            "arn:aws:kms:eu-west-1:111122223333:key/",
            "arn:aws:kms:eu-west-1:111122223333:keys/a",
            "arn:aws:kms:eu west/1:111122223333:key/a",
            "arn:aws:kms:eu-west-1:111122223333:key/a:b",
        ] {
            assert!(KeyArn::parse(text).is_err(), "{text}");
        }
    }
}
