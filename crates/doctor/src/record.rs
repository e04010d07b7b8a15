//! Readers of the records that decide about mail: SPF, DKIM keys, DMARC. Text in, data out.

pub(crate) mod dkim;
pub(crate) mod dmarc;
pub(crate) mod spf;

/// Returns the tags of a record such as `v=DKIM1; p=…` (RFC 6376, 3.2; RFC 9989, 4.7), names in lower
/// case.
fn tags(text: &str) -> Vec<(String, String)> {
    let pairs = text.split(';').filter_map(|tag| tag.split_once('='));
    let tag =
        |(name, value): (&str, &str)| (name.trim().to_ascii_lowercase(), value.trim().to_owned());
    pairs.map(tag).collect()
}

/// Returns the value of a tag.
fn value<'a>(tags: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = tags.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}
