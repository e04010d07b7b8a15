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
    /// `[links] domain`: the user pool's domain, for the link that confirms an account.
    pub domain: Option<String>,
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
