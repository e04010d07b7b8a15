//! `[messages]`: messages that are left to Cognito.

use toml::Spanned;
use toml::de::DeValue;

use super::reader::TableReader;
use super::{LeftToCognito, Settings};
use crate::kind::Kind;
use crate::theme::look::unknown;

/// The value that leaves a message to Cognito.
const COGNITO: &str = "cognito";
/// The value that takes a message back which a wider scope leaves to Cognito.
const THEME: &str = "theme";

impl<'a> TableReader<'a> {
    /// `<message> = "cognito"`, or `{ email = "cognito", sms = "theme" }`.
    pub(super) fn messages(&mut self, value: &Spanned<DeValue<'a>>, settings: &mut Settings) {
        let Some(table) = self.table("messages", value) else {
            return;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let Some(kind) = Kind::from_name(name) else {
                let known = Kind::ALL.map(Kind::name);
                self.unknown_key(key.span(), unknown("messages", name, &known));
                continue;
            };
            let left = settings.left_to_cognito.entry(kind).or_default();
            self.message(name, value, left);
        }
    }

    fn message(&mut self, name: &str, value: &Spanned<DeValue<'a>>, left: &mut LeftToCognito) {
        let DeValue::Table(channels) = value.get_ref() else {
            if let Some(is_left) = self.is_left(name, value) {
                (left.email, left.sms) = (is_left, is_left);
            }
            return;
        };
        for (key, value) in channels {
            let channel = key.get_ref().as_ref();
            let full_name = format!("{name}.{channel}");
            match channel {
                "email" => left.email = self.is_left(&full_name, value).unwrap_or(left.email),
                "sms" => left.sms = self.is_left(&full_name, value).unwrap_or(left.sms),
                _ => {
                    let table = format!("messages.{name}");
                    self.unknown_key(key.span(), unknown(&table, channel, &["email", "sms"]));
                }
            }
        }
    }

    fn is_left(&mut self, name: &str, value: &Spanned<DeValue<'a>>) -> Option<bool> {
        match value.get_ref().as_str() {
            Some(COGNITO) => Some(true),
            Some(THEME) => Some(false),
            _ => {
                let reason = format!(
                    "messages.{name} takes {COGNITO:?}, which leaves it to Cognito, or {THEME:?}"
                );
                self.problem(value.span(), reason);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::settings::apply;

    fn left(text: &str) -> (LeftToCognito, Vec<String>) {
        let mut settings = Settings::default();
        let problems = apply("theme.toml", text, &mut settings);
        let problems = problems.iter().map(ToString::to_string).collect();
        (settings.left_to_cognito(Kind::SignUp), problems)
    }

    #[test]
    fn a_message_or_a_channel_of_it_is_left_to_cognito() {
        let of = |email, sms| LeftToCognito { email, sms };
        for (text, expected) in [
            ("", of(false, false)),
            ("[messages]\nsign-up = \"cognito\"\n", of(true, true)),
            (
                "[messages]\nsign-up = { email = \"cognito\" }\n",
                of(true, false),
            ),
            ("[messages.sign-up]\nsms = \"cognito\"\n", of(false, true)),
            ("[messages]\nsign-up = \"theme\"\n", of(false, false)),
            ("[messages]\nresend-code = \"cognito\"\n", of(false, false)),
        ] {
            assert_eq!(left(text), (expected, Vec::new()), "{text}");
        }
    }

    #[test]
    fn anything_else_is_named_and_leaves_nothing() {
        for (text, reason) in [
            (
                "[messages]\nsignup = \"cognito\"\n",
                "did you mean `sign-up`",
            ),
            (
                "[messages]\nsign-up = \"Cognito\"\n",
                "messages.sign-up takes \"cognito\"",
            ),
            ("[messages]\nsign-up = true\n", "messages.sign-up takes"),
            (
                "[messages]\nsign-up = { mail = \"cognito\" }\n",
                "messages.sign-up has no field",
            ),
            (
                "[messages]\nsign-up = { sms = 1 }\n",
                "messages.sign-up.sms takes",
            ),
            ("messages = \"cognito\"\n", "where a table belongs"),
        ] {
            let (left, problems) = left(text);
            assert_eq!(left, LeftToCognito::default(), "{text}");
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(problems[0].contains(reason), "{problems:?}");
        }
    }
}
