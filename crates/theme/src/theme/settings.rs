//! `theme.toml` and the files of app clients, pools and tenants, read key by key so that one bad value
//! costs that value only.

mod messages;
mod reader;

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::look::Look;
use crate::kind::Kind;
use crate::locale::Tag;
use crate::problem::Problem;
use reader::TableReader;

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
    /// The attributes that may name the variant of a message, in order.
    pub variants: Vec<String>,
    /// The messages that are left to Cognito, on the channels that are.
    pub left_to_cognito: BTreeMap<Kind, LeftToCognito>,
    /// The days for which a temporary password is valid, if the pool's setting is known.
    pub temporary_password_days: Option<u32>,
}

/// The channels on which a message is left to Cognito.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftToCognito {
    /// Cognito's own email goes out.
    pub email: bool,
    /// Cognito's own SMS goes out.
    pub sms: bool,
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

    /// The channels on which a message is left to Cognito: none where the theme does not say.
    pub fn left_to_cognito(&self, kind: Kind) -> LeftToCognito {
        self.left_to_cognito.get(&kind).copied().unwrap_or_default()
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
