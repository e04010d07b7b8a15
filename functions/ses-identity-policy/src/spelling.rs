//! Suggestions for misspelt names.

/// The most changes, in characters, between a misspelt name and the suggestion.
const CHANGES_MAX: usize = 2;

/// Returns the known name that a text most likely means: the same letters in another spelling
/// (`email_sending_account`), a few characters off (`SourcArn`), or the beginning of it.
#[must_use]
pub fn closest<const N: usize>(text: &str, known: [&'static str; N]) -> Option<&'static str> {
    closest_of(text, &known)
}

/// The same for names in a slice.
#[must_use]
pub fn closest_of(text: &str, known: &[&'static str]) -> Option<&'static str> {
    let plain = plain(text);
    let distance = |name: &&'static str| strsim::osa_distance(&plain, &self::plain(name));
    let nearest = known.iter().copied().min_by_key(distance)?;
    let is_beginning = |name: &str| plain.len() > 4 && self::plain(name).starts_with(&plain);
    if distance(&nearest) <= CHANGES_MAX {
        return Some(nearest);
    }
    known.iter().copied().find(|name| is_beginning(name))
}

fn plain(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_behind_its_misspellings() {
        let known = ["EmailSendingAccount", "SourceArn", "UserPoolArn", "From"];
        for (text, meant) in [
            ("SourcArn", Some("SourceArn")),
            ("SourceARN", Some("SourceArn")),
            ("source_arn", Some("SourceArn")),
            ("UserPoolARN", Some("UserPoolArn")),
            ("UserPool", Some("UserPoolArn")),
            ("email_sending_account", Some("EmailSendingAccount")),
            ("EmialSendingAccount", Some("EmailSendingAccount")),
            ("Tags", None),
            ("", None),
        ] {
            assert_eq!(closest(text, known), meant, "{text}");
        }
    }
}
