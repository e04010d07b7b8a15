//! The log: one JSON line per step, without addresses and presigned URLs.

use serde_json::Value;
use std::io::Write as _;

/// Writes one line to standard output, which Lambda takes as one event. A line that cannot be written
/// is lost and stops nothing.
pub fn line(entry: &Value) {
    let text = format!("{entry}\n");
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Hides the local part of every address in a text, because an identity may be a person's mailbox.
#[must_use]
pub fn mask_addresses(text: &str) -> String {
    let mut pieces = text.split('@').peekable();
    let mut masked = String::with_capacity(text.len());
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_none() {
            masked.push_str(piece);
        } else {
            let kept = piece
                .trim_end_matches(|c: char| !(c.is_whitespace() || "/<>\"`'(),:;".contains(c)));
            masked.push_str(kept);
            masked.push_str("…@");
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::mask_addresses;

    #[test]
    fn addresses_lose_their_local_part() {
        for (text, masked) in [
            ("no address", "no address"),
            ("identity/me@example.com is", "identity/…@example.com is"),
            (
                "From <a.b+c@example.com>, d@e.org",
                "From <…@example.com>, …@e.org",
            ),
            ("@", "…@"),
        ] {
            assert_eq!(mask_addresses(text), masked);
        }
    }
}
