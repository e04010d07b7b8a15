//! Keys of settings files with their values and places.

use theme::ScopeFile;
use theme::color::Color;
use toml::de::{DeTable, DeValue};

use super::{Layer, Source, Sources};
use crate::commands::lint::finding::SourcePlace;

/// A key that a settings file sets to a text.
#[derive(Debug)]
pub struct SettingKey {
    /// The key with its tables: `colors.dark.muted`.
    pub name: String,
    /// The value.
    pub value: String,
    /// Byte offset of the key.
    pub offset: usize,
}

/// Lists the keys of a settings file. One that cannot be parsed as a whole has none: its error is a finding.
pub fn read(text: &str) -> Vec<SettingKey> {
    let mut keys = Vec::new();
    if let Ok(table) = DeTable::parse(text) {
        collect("", table.get_ref(), &mut keys);
    }
    keys
}

fn collect(prefix: &str, table: &DeTable<'_>, keys: &mut Vec<SettingKey>) {
    for (key, value) in table {
        let name = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) => collect(&format!("{name}."), inner, keys),
            DeValue::String(text) => keys.push(SettingKey {
                name,
                value: text.clone().into_owned(),
                offset: key.span().start,
            }),
            _ => {}
        }
    }
}

impl Sources<'_> {
    /// Returns the owner's setting that gives a mail one of these colours, with its place: the text's before the
    /// one behind it, the scope's before the theme's.
    pub fn color_setting(
        &self,
        colors: (Color, Color),
        is_dark: bool,
        scope: Option<&ScopeFile>,
    ) -> Option<(&str, SourcePlace)> {
        let files = || self.settings_files(scope);
        [colors.0, colors.1].into_iter().find_map(|color| {
            let mut found = files().flat_map(move |file| {
                let keys = file.settings.iter();
                keys.map(move |key| (file, key))
            });
            let (file, key) = found.find(|(_, key)| key.is_color(color, is_dark))?;
            Some((key.name.as_str(), file.place_at(key.offset)))
        })
    }

    /// Returns the place of the key that sets the brand's name.
    pub fn place_of_brand(&self, scope: Option<&ScopeFile>) -> Option<SourcePlace> {
        self.settings_files(scope).find_map(|file| {
            let mut keys = file.settings.iter();
            let key = keys.find(|key| key.name == "brand.name")?;
            Some(file.place_at(key.offset))
        })
    }

    /// The owner's settings files that a rendering reads, those that win first.
    fn settings_files<'s>(
        &'s self,
        scope: Option<&ScopeFile>,
    ) -> impl Iterator<Item = &'s Source<'s>> {
        let scope = scope.map(ScopeFile::name);
        let names = scope.into_iter().chain(["theme.toml".to_owned()]);
        names.filter_map(|name| {
            let mut files = self.judged();
            files.find(|file| file.layer == Layer::Own && file.name == name)
        })
    }
}

impl SettingKey {
    /// Returns true for the key of that colour in a scheme. Dark mode takes the accent of light mode.
    fn is_color(&self, color: Color, is_dark: bool) -> bool {
        let (prefix, other) = match is_dark {
            true => ("colors.dark.", "colors.accent"),
            false => ("colors.", ""),
        };
        let name = self.name.strip_prefix(prefix);
        let is_of_scheme = name.is_some_and(|name| !name.contains('.')) || self.name == other;
        is_of_scheme && self.value.parse() == Ok(color)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_their_tables_and_places() {
        let text =
            "[colors]\nmuted = \"#B0B6C0\"\n[colors.dark]\n  muted = '#fff'\n[links]\na = \"/x\"\n";
        let keys = read(text);
        let names: Vec<_> = keys.iter().map(|key| key.name.as_str()).collect();
        assert!(names.contains(&"colors.muted") && names.contains(&"colors.dark.muted"));
        let color: Color = "#b0b6c0".parse().unwrap();
        let light: Vec<_> = keys.iter().filter(|it| it.is_color(color, false)).collect();
        assert_eq!(light.len(), 1);
        assert!(text[light[0].offset..].starts_with("muted = \"#B0"));
        assert!(keys.iter().any(|it| it.is_color(Color::WHITE, true)));
        assert!(!keys.iter().any(|it| it.is_color(Color::WHITE, false)));
    }
}
