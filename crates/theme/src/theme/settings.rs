//! `theme.toml` and the files of app clients, pools and tenants, read key by key so that one bad value
//! costs that value only.

mod reader;
mod sending;

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::look::Look;
use crate::locale::Tag;
use crate::problem::Problem;
use reader::TableReader;
pub use sending::Sending;

/// The file's name in a theme.
pub const FILE: &str = "theme.toml";

/// The settings of a theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The brand, colours and links.
    pub look: Look,
    /// The language where no requested one serves.
    pub default_locale: Option<Tag>,
    /// The places of a user's language, before the usual ones.
    pub locale_sources: Vec<String>,
    /// The languages offered; all that there are files for where this is empty.
    pub offered_locales: Vec<Tag>,
    /// Template variable → the attributes that it may come from, the first that is safe wins.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// The attributes that may name the tenant, in order.
    pub tenants: Vec<String>,
    /// What custom-email-sender does.
    pub sending: Sending,
}

impl Settings {
    /// The default theme's settings, in code so that a start parses nothing.
    pub(super) fn of_default_theme() -> Self {
        let name = ["given_name", "name"].map(str::to_owned).to_vec();
        Self {
            attributes: [("name".to_owned(), name)].into(),
            ..Self::default()
        }
    }

    /// Returns true if a language is among those offered.
    pub fn offers(&self, tag: &Tag) -> bool {
        self.offered_locales.is_empty() || self.offered_locales.contains(tag)
    }
}

/// Merges a file over `settings` and returns its defects.
pub(super) fn apply(file: &str, text: &str, settings: &mut Settings) -> Vec<Problem> {
    let mut reader = TableReader {
        file,
        text,
        problems: Vec::new(),
    };
    match DeTable::parse(text) {
        Ok(table) => reader.settings(table.get_ref(), settings),
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            reader.problem(span, error.message().trim().to_owned());
        }
    }
    reader.problems
}

#[cfg(test)]
mod tests {
    use super::*;

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
    use crate::theme::{Files, look};

    #[test]
    fn the_default_settings_are_those_of_the_file() {
        let text = Files::embedded(FILE).unwrap();
        let mut written = Settings::default();
        assert_eq!(apply(FILE, text, &mut written), []);
        assert_eq!(written.default_locale, Tag::parse("en"));
        written.default_locale = None;
        assert_eq!(written, Settings::of_default_theme());
        // every colour is written out, so that the file is one to copy
        for key in look::COLOR_KEYS {
            assert!(text.contains(&format!("\n{key} = ")), "{key}");
        }
    }
}
