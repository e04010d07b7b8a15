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

#[cfg(test)]
mod tests {
    use doubles::mutation::damaged;

    use super::*;

    /// The readers take whatever a name server says: no panic, and nothing beyond the bounds that they promise.
    #[test]
    fn damaged_records_are_read_within_their_bounds() {
        let records = [
            "v=spf1 include:amazonses.com ?include:_spf.example.com a:b.example/24 mx ptr exists:%{i}.a redirect=c.example -all",
            "v=DMARC1; p=reject; sp=quarantine; np=none; adkim=s; aspf=r; t=y; psd=n; rua=mailto:a@example.com",
            "v=DKIM1; k=rsa; t=y; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7",
        ];
        let seeds = records.map(|record| record.as_bytes().to_vec());
        let words = [
            "v=spf1 ",
            "v=DMARC1;",
            "include:",
            "redirect=",
            ";",
            "=",
            " ",
            ".",
            "p=",
            "\u{130}",
            "%{",
            "\0",
        ];
        for text in damaged(&seeds, &words, 20_000, 20_261_125) {
            let text = String::from_utf8_lossy(&text);
            let words = text.split_whitespace().count();
            assert!(spf::look_ups(&text) < words.max(1), "{text}");
            for target in spf::targets(&text) {
                assert!(
                    !target.is_empty() && !target.contains(char::is_whitespace),
                    "{text}"
                );
            }
            assert!(dmarc::names(&text).len() <= 8, "{text}");
            let is_dmarc = dmarc::parse(&text).is_some();
            assert!(!is_dmarc || text.contains("DMARC1"), "{text}");
            if let Some(bits) = dkim::parse(&text).and_then(|key| key.bits()) {
                assert!(bits <= text.len() * 8, "{text}");
            }
        }
    }
}
