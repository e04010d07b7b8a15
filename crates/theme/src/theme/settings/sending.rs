//! `[sender]` and `[subject]`: what custom-email-sender does for a scope. The other functions ignore them.

use super::super::look::unknown;

/// The keys of `[sender]`.
pub(super) const SENDER_KEYS: [&str; 4] = ["from", "reply_to", "configuration_set", "send"];
/// The keys of `[subject]`.
pub(super) const SUBJECT_KEYS: [&str; 1] = ["code"];
/// The longest text of `[sender]`: a mailbox is one line.
const TEXT_MAX: usize = 998;

/// The sending of a scope's mail, over what the environment says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sending {
    /// The sender, as a mailbox; unchecked, since its rules are SES's.
    pub from: Option<String>,
    /// The mailbox for answers; unchecked.
    pub reply_to: Option<String>,
    /// The configuration set of SES.
    pub configuration_set: Option<String>,
    /// True if nothing is sent.
    pub is_off: bool,
    /// True if the subject shows the code.
    pub code_in_subject: bool,
}

impl Sending {
    /// Sets a text of `[sender]`; an empty one takes a wider scope's away.
    pub(super) fn set_text(&mut self, key: &str, value: &str) -> Result<(), String> {
        if value.len() > TEXT_MAX || value.chars().any(char::is_control) {
            return Err(format!(
                "sender.{key} is not one line of at most {TEXT_MAX} bytes"
            ));
        }
        let value = Some(value.trim().to_owned()).filter(|text| !text.is_empty());
        match key {
            "from" => self.from = value,
            "reply_to" => self.reply_to = value,
            "configuration_set" => self.configuration_set = value,
            "send" => return Err("sender.send is text where true or false belongs".to_owned()),
            _ => return Err(unknown("sender", key, &SENDER_KEYS)),
        }
        Ok(())
    }

    /// Sets a switch of either table.
    pub(super) fn set_switch(&mut self, table: &str, key: &str, is_on: bool) -> Result<(), String> {
        match (table, key) {
            ("sender", "send") => self.is_off = !is_on,
            ("subject", "code") => self.code_in_subject = is_on,
            ("sender", "from" | "reply_to" | "configuration_set") => {
                return Err(format!("sender.{key} is true or false where text belongs"));
            }
            ("sender", _) => return Err(unknown("sender", key, &SENDER_KEYS)),
            _ => return Err(unknown("subject", key, &SUBJECT_KEYS)),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::settings::{FILE, Settings, apply};

    #[test]
    fn a_scope_may_send_otherwise() {
        let mut settings = Settings::default();
        let text = "[sender]\nfrom = \"A <a@example.com>\"\nsend = false\n[subject]\ncode = true\n";
        assert_eq!(apply(FILE, text, &mut settings), []);
        let sending = &settings.sending;
        assert_eq!(sending.from.as_deref(), Some("A <a@example.com>"));
        assert!(sending.is_off && sending.code_in_subject);
        let back = "[sender]\nfrom = \"\"\nsend = true\n[subject]\ncode = false\n";
        assert_eq!(apply(FILE, back, &mut settings), []);
        assert_eq!(settings.sending, Sending::default());
    }

    #[test]
    fn a_defect_of_these_tables_costs_one_key() {
        for (text, reason) in [
            (
                "[sender]\nfrom = 5\nreply_to = \"r@example.com\"",
                "sender.from is an integer",
            ),
            (
                "[sender]\nform = \"x\"\nreply_to = \"r@example.com\"",
                "did you mean",
            ),
            (
                "[sender]\nsend = \"off\"\nreply_to = \"r@example.com\"",
                "true or false",
            ),
            ("sender = 5\n", "a table belongs"),
            ("[subject]\ncode = \"yes\"", "subject.code is text"),
            ("[sender]\nfrom = \"a\\nBcc: b\"", "one line"),
        ] {
            let mut settings = Settings::default();
            let problems = apply(FILE, text, &mut settings);
            assert_eq!(problems.len(), 1, "{text}");
            assert!(problems[0].reason.contains(reason), "{}", problems[0]);
            let is_kept = !text.contains("reply_to") || settings.sending.reply_to.is_some();
            assert!(is_kept, "{text}");
        }
    }
}
