//! `theme.toml` and the files of app clients, pools and tenants, read key by key so that one bad value
//! costs that value only.

mod links;
mod messages;
mod reader;
mod recovery;
mod sending;

use std::collections::BTreeMap;

use super::look::Look;
use crate::attribute::{Shape, UserVariable};
use crate::kind::Kind;
use crate::locale::Tag;
use crate::problem::{Cause, Defects, Problem};
pub(super) use links::link_problems;
use reader::TableReader;
use recovery::Place;
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
    /// Template variable → the attributes that it may come from, and their shape.
    pub attributes: BTreeMap<String, UserVariable>,
    /// The attributes that may name the tenant, in order.
    pub tenants: Vec<String>,
    /// The settings of custom-email-sender.
    pub sending: Sending,
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
        let name = UserVariable {
            from: ["given_name", "name"].map(str::to_owned).to_vec(),
            shape: Shape::Person,
        };
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

/// Merges a file over `settings` and returns its defects. Of a file that is not TOML, whatever can be read counts.
pub(super) fn apply(file: &str, text: &str, settings: &mut Settings) -> Vec<Problem> {
    let mut defects = Defects::default();
    match recovery::parse(text) {
        Ok(table) => {
            let place = Place::default();
            TableReader::new(file, text, place, &mut defects).settings(&table, settings);
        }
        Err((position, reason)) => {
            recovery::apply(file, text, settings, &mut defects);
            let problem = || unreadable(file, text, position, reason);
            // Each part is TOML, and the whole is none: two tables of one name, written in two ways.
            if defects.is_empty() {
                defects.add(problem);
            }
        }
    }
    defects.into_list(file)
}

/// The defect of a place that is not TOML.
fn unreadable(file: &str, text: &str, position: usize, reason: String) -> Problem {
    Problem::at(file, text, position, reason).of_cause(Cause::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{Files, look};

    fn applied(text: &str) -> (Settings, Vec<Problem>) {
        let mut settings = Settings::default();
        let problems = apply(FILE, text, &mut settings);
        (settings, problems)
    }

    /// The name of the sender, and the lines that cannot be read.
    fn name_and_lines(text: &str) -> (String, Vec<usize>) {
        let (settings, problems) = applied(text);
        let unreadable = problems.iter().filter(|problem| problem.is_unreadable());
        let lines = unreadable.map(|problem| problem.line).collect();
        (settings.look.brand.name, lines)
    }

    #[test]
    fn one_wrong_character_costs_its_key_alone() {
        for (text, line) in [
            ("[brand]\nname = \"Acme\"\nwebsite = https://a.example\n", 3),
            (
                "[brand]\nwebsite = \"https://a.example\nname = \"Acme\"\n",
                2,
            ),
            (
                "[brand]\nname = \"Acme\"\n[colors\naccent = \"#123456\"\n",
                3,
            ),
            ("[colors]\naccent = #123456\n[brand]\nname = \"Acme\"\n", 2),
            (
                "[locales]\noffered = [\"de\",\n  \"en\"\n[brand]\nname = \"Acme\"\n",
                3,
            ),
            ("[brand]\nname = \"Acme\"\nname = \"Other\"\n", 3),
            ("[brand]\nname = \"Acme\"\n[brand]\nname = \"Other\"\n", 3),
            ("default \"de\"\n[brand]\nname = \"Acme\"\n", 1),
            ("[brand]\nname = \"Acme\"\npostal_address = \"\"\"a\nb\n", 4),
            ("[brand]\nname = \"Acme\" # ok\n}\n[links]\n", 3),
            ("\u{1}\n[brand]\nname = \"Acme\"\n", 1),
            ("[brand]\r\nname = \"Acme\"\r\nwebsite = x\r\n", 3),
        ] {
            let (name, lines) = name_and_lines(text);
            assert_eq!(name, "Acme", "{text}");
            assert_eq!(lines.first(), Some(&line), "{text}");
        }
    }

    #[test]
    fn the_tables_of_a_file_with_an_error_stay_what_they_are() {
        let text = "[colors.dark]\naccent = \"#123456\"\n[links]\nsign-up = \"https://a.example/?a=b\"\n[attributes]\n'b' = [\n\"name\",\n]\n[x\n";
        let (settings, problems) = applied(text);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!((problems[0].line, problems[0].is_unreadable()), (9, true));
        assert!(settings.look.dark.accent.is_some());
        assert_eq!(settings.look.links["sign-up"], "https://a.example/?a=b");
        assert_eq!(settings.attributes["b"].from, ["name"]);
    }

    #[test]
    fn what_is_wrong_in_a_part_is_named_at_its_own_place() {
        let text = "[brand]\nwebsite = x\n\nmotto = \"y\"\n[colors]\naccent = \"blue\"\n";
        let (_, problems) = applied(text);
        let places = problems
            .iter()
            .map(|problem| (problem.line, problem.column));
        assert_eq!(places.collect::<Vec<_>>(), [(2, 11), (4, 1), (6, 10)]);
    }

    #[test]
    fn a_logo_or_an_accent_takes_the_dark_ones_of_earlier_files_away() {
        const LIGHT: &str =
            "[brand]\nlogo_url = \"https://a.example/b.png\"\n[colors]\naccent = \"#112233\"\n";
        const DARK: &str = "[colors.dark]\naccent = \"#445566\"\n[brand]\nlogo_dark_url = \"https://a.example/d.png\"\n";
        let both = "[colors.dark]\naccent = \"#445566\"\n[brand]\nlogo_dark_url = \"https://a.example/d.png\"\nlogo_url = \"https://a.example/b.png\"\n[colors]\naccent = \"#112233\"\n";
        for (file, has_dark) in [
            ("[brand]\nlogo_width = 80\n", true),
            (LIGHT, false),
            (DARK, true),
            (both, true),
            (
                "[brand]\nlogo_url = \"ftp://a\"\n[colors]\naccent = \"blue\"\n",
                true,
            ),
        ] {
            let (mut settings, problems) = applied(both);
            assert_eq!(problems, []);
            apply("clients/a.toml", file, &mut settings);
            assert_eq!(
                settings.look.brand.logo_dark_url.is_some(),
                has_dark,
                "{file}"
            );
            assert_eq!(settings.look.dark.accent.is_some(), has_dark, "{file}");
        }
    }

    #[test]
    fn two_spellings_of_one_table_are_a_defect() {
        let text = "[brand]\nname = \"Acme\"\n[links]\n[\"brand\"]\nname = \"Other\"\n";
        let (_, problems) = applied(text);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].is_unreadable());
    }

    #[test]
    fn a_file_of_nothing_but_errors_ends_with_the_first_hundred() {
        for line in ["motto = 1", "[x", "a = \"", "[brand]"] {
            let text = format!("{line}\n").repeat(80_000);
            let (_, problems) = applied(&text);
            assert_eq!(problems.len(), Defects::MAX + 1, "{line}");
            let last = &problems[Defects::MAX];
            assert!(
                last.reason.ends_with("more defects are not listed"),
                "{last}"
            );
        }
    }

    #[test]
    fn whatever_stands_there_is_read_to_its_end() {
        let nested = "[".repeat(200_000);
        let keys: String = (0..200_000)
            .map(|n| format!("a{n} = {{b=[1,2]}}\n"))
            .collect();
        for text in [
            &nested,
            &keys,
            &format!("a = {nested}"),
            "\u{feff}",
            "=",
            "[",
            "\"\"\"",
        ] {
            let (_, problems) = applied(text);
            assert!(text.len() < 4 || !problems.is_empty());
        }
    }

    #[test]
    fn a_variable_has_the_shape_of_a_person_or_the_one_that_is_named() {
        let text = "[attributes]\na = \"name\"\nb = { from = [\"custom:b\", \"name\"], shape = \"text\" }\nc = { from = \"c\" }\n";
        let (settings, problems) = applied(text);
        assert_eq!(problems, []);
        let shapes = settings.attributes.values().map(|variable| variable.shape);
        assert_eq!(
            shapes.collect::<Vec<_>>(),
            [Shape::Person, Shape::Text, Shape::Person]
        );
        assert_eq!(settings.attributes["b"].from, ["custom:b", "name"]);
        assert_eq!(settings.attributes["c"].from, ["c"]);
    }

    /// Whatever is wrong with it, a variable never shows more than a name.
    #[test]
    fn a_shape_that_is_not_known_is_a_person() {
        for (line, column, reason) in [
            (
                "a = { from = \"x\", shape = \"txt\" }",
                27,
                "did you mean `text`",
            ),
            (
                "a = { from = \"x\", shape = 1 }",
                27,
                "there are person, text",
            ),
            ("a = { from = \"x\", form = \"text\" }", 19, "from, shape"),
            ("a = { shape = \"text\" }", 1, "from"),
            ("a = { from = [1] }", 15, "where text belongs"),
        ] {
            let (settings, problems) = applied(&format!("[attributes]\n{line}\n"));
            let [problem] = &*problems else {
                panic!("{line}: {problems:?}")
            };
            assert_eq!((problem.line, problem.column), (2, column), "{problem}");
            assert!(problem.reason.contains(reason), "{problem}");
            let shape = settings.attributes.get("a").map(|variable| variable.shape);
            let is_text = line.contains("\"text\" }") && !line.contains("form");
            assert!(is_text || shape == Some(Shape::Person), "{line}");
        }
    }

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
            let (set, shown) = (format!("\n{key} = "), format!("\n# {key} = "));
            assert!(text.contains(&set) || text.contains(&shown), "{key}");
        }
    }
}
