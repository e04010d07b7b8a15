//! `theme.toml` and the files of app clients and pools.

use std::collections::BTreeMap;

use theme::Kind;
use theme::locale::Tag;

use super::languages::Languages;
use super::scopes::ScopeId;
use super::settings::{Channels, Settings};
use crate::commands::import::source::{Colors, Sources};

/// Returns the files of settings.
pub fn files(
    settings: &Settings,
    languages: &Languages,
    sources: &Sources,
) -> Vec<(String, String)> {
    let mut files = vec![("theme.toml".to_owned(), theme(settings, languages, sources))];
    let mut scopes: Vec<&ScopeId> = settings.brands.keys().collect();
    scopes.extend(settings.links.keys().flatten());
    scopes.extend(settings.channels.keys().flatten());
    scopes.sort();
    scopes.dedup();
    files.extend(scopes.into_iter().map(|scope| {
        let mut toml = Toml::default();
        toml.table("brand", |table| {
            table.extend(settings.brands.get(scope).map(|name| pair("name", name)));
        });
        let scope_of = Some(scope.clone());
        toml.links(settings.links.get(&scope_of));
        toml.messages(settings.channels.get(&scope_of));
        (scope.file(), toml.text)
    }));
    files
}

fn theme(settings: &Settings, languages: &Languages, sources: &Sources) -> String {
    let mut toml = Toml::default();
    toml.table("brand", |table| {
        table.extend(settings.brand.as_ref().map(|name| pair("name", name)));
    });
    toml.colors(sources.colors.as_ref());
    toml.links(settings.links.get(&None));
    if !sources.answers.is_empty() {
        toml.table("locales", |table| {
            table.push(pair("default", languages.default.as_str()));
            let offered = languages.offered.iter();
            table.push(list("offered", offered.map(Tag::as_str)));
            if !languages.from.is_empty() {
                table.push(list("from", languages.from.iter().map(String::as_str)));
            }
        });
    }
    toml.table("attributes", |table| {
        for (name, sources) in &settings.attributes {
            table.push(attribute(name, sources));
        }
    });
    toml.messages(settings.channels.get(&None));
    toml.table("variants", |table| {
        if !settings.variants.is_empty() {
            table.push(list("from", settings.variants.iter().map(String::as_str)));
        }
    });
    toml.text
}

/// A text of tables.
#[derive(Default)]
struct Toml {
    text: String,
}

impl Toml {
    /// Adds a table, unless nothing is in it.
    fn table(&mut self, name: &str, fill: impl FnOnce(&mut Vec<String>)) {
        let mut lines = Vec::new();
        fill(&mut lines);
        if lines.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
            .push_str(&format!("[{name}]\n{}\n", lines.join("\n")));
    }

    fn colors(&mut self, colors: Option<&Colors>) {
        let Some(colors) = colors else { return };
        for (name, colors) in [("colors", &colors.light), ("colors.dark", &colors.dark)] {
            let lines = colors.iter().map(|(key, color)| pair(key, color));
            self.table(name, |table| table.extend(lines));
        }
    }

    fn links(&mut self, links: Option<&BTreeMap<String, String>>) {
        let lines = links.into_iter().flatten();
        let lines = lines.map(|(name, link)| pair(name, link));
        self.table("links", |table| table.extend(lines));
    }

    fn messages(&mut self, channels: Option<&BTreeMap<Kind, Channels>>) {
        let lines = channels.into_iter().flatten();
        let lines = lines.filter_map(|(kind, channels)| {
            let value = match (channels.email, channels.sms) {
                (true, true) => return None,
                (true, false) => "{ sms = \"cognito\" }",
                (false, true) => "{ email = \"cognito\" }",
                (false, false) => "\"cognito\"",
            };
            Some(format!("{} = {value}", kind.name()))
        });
        self.table("messages", |table| table.extend(lines));
    }
}

/// Attributes that are names of persons, the shape that a theme takes an attribute for.
const NAMES: [&str; 5] = [
    "family_name",
    "given_name",
    "middle_name",
    "name",
    "nickname",
];

/// Returns the line of an attribute. One that is not a name may have digits and more.
fn attribute(name: &str, sources: &[String]) -> String {
    let from = sources.iter().map(String::as_str);
    match sources
        .iter()
        .all(|source| NAMES.contains(&source.as_str()))
    {
        true => list(name, from),
        false => format!("{name} = {{ {}, shape = \"text\" }}", list("from", from)),
    }
}

fn pair(key: &str, value: &str) -> String {
    format!("{key} = {}", quoted(value))
}

fn list<'a>(key: &str, values: impl Iterator<Item = &'a str>) -> String {
    let values: Vec<String> = values.map(quoted).collect();
    format!("{key} = [{}]", values.join(", "))
}

/// Returns a basic string. JSON writes one in the same way, but for one character.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("a string fits into JSON");
    json.replace('\u{7f}', "\\u007f")
}
