//! `theme.toml`: what it may hold, read key by key so that one bad value costs that value only.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::look::{Look, unknown};
use super::problem::Problem;
use crate::locale::Tag;

/// The file's name in a theme.
pub const FILE: &str = "theme.toml";

/// The settings of a theme apart from its app clients'.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The look where no app client has its own.
    pub look: Look,
    /// The language of those for whom no other serves.
    pub default_locale: Option<Tag>,
    /// The languages offered; all that there are files for where this is empty.
    pub offered_locales: Vec<Tag>,
    /// Template variable → the sources it may come from, the first that is safe wins.
    pub attributes: BTreeMap<String, Vec<String>>,
}

/// Lays a `theme.toml` over `settings`, all of it but `[clients]`, and returns what is wrong with it.
pub fn apply(text: &str, settings: &mut Settings) -> Vec<Problem> {
    let mut reader = Reader {
        text,
        problems: Vec::new(),
    };
    if let Some(table) = reader.parse() {
        reader.settings(table.get_ref(), settings);
    }
    reader.problems
}

/// Lays the `[clients."<id>"]` tables of `text` for that id over `look`; what of them is unusable is left
/// out.
pub fn apply_client(text: &str, id: &str, look: &mut Look) {
    let mut reader = Reader {
        text,
        problems: Vec::new(),
    };
    if let Some(table) = reader.parse()
        && let Some(clients) = table
            .get_ref()
            .get("clients")
            .and_then(|clients| clients.get_ref().as_table())
        && let Some(client) = clients.get(id)
    {
        reader.client(id, client, look);
    }
}

/// The ids of all app clients in `text`.
pub fn client_ids(text: &str) -> Vec<String> {
    let Ok(table) = DeTable::parse(text) else {
        return Vec::new();
    };
    let clients = table
        .get_ref()
        .get("clients")
        .and_then(|clients| clients.get_ref().as_table());
    clients
        .map(|clients| clients.keys().map(|id| id.get_ref().to_string()).collect())
        .unwrap_or_default()
}

const TABLES: [&str; 6] = [
    "brand",
    "colors",
    "links",
    "locales",
    "attributes",
    "clients",
];
const CLIENT_TABLES: [&str; 4] = ["brand", "colors", "links", "locale"];

struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn parse(&mut self) -> Option<Spanned<DeTable<'a>>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(table),
            Err(error) => {
                self.problem(
                    error.span().unwrap_or(0..0),
                    error.message().trim().to_owned(),
                );
                None
            }
        }
    }

    fn problem(&mut self, span: Range<usize>, reason: String) {
        self.problems
            .push(Problem::at(FILE, self.text, span.start, reason));
    }

    fn settings(&mut self, table: &DeTable<'a>, settings: &mut Settings) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "locales" => self.locales(value, settings),
                "attributes" => self.attributes(value, settings),
                "clients" => self.clients(value),
                name => {
                    if !self.look_table(name, value, &mut settings.look) {
                        self.problem(key.span(), unknown(FILE, name, &TABLES));
                    }
                }
            }
        }
    }

    fn look_table(&mut self, name: &str, value: &Spanned<DeValue<'a>>, look: &mut Look) -> bool {
        match name {
            "brand" => self.each(name, value, |key, value| look.set_brand(key, value)),
            "colors" => self.colors(value, look),
            "links" => self.each(name, value, |key, value| look.set_link(key, value)),
            _ => return false,
        }
        true
    }

    fn colors(&mut self, value: &Spanned<DeValue<'a>>, look: &mut Look) {
        let Some(table) = self.table("colors", value) else {
            return;
        };
        for (key, value) in table {
            if key.get_ref() == "dark" {
                self.each("colors.dark", value, |key, value| {
                    look.set_color(true, key, value)
                });
            } else {
                self.set("colors", key, value, &mut |key, value| {
                    look.set_color(false, key, value)
                });
            }
        }
    }

    fn locales(&mut self, value: &Spanned<DeValue<'a>>, settings: &mut Settings) {
        let Some(table) = self.table("locales", value) else {
            return;
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "default" => {
                    settings.default_locale = self.tag(value).or(settings.default_locale.take());
                }
                "offered" => {
                    let tags = self.list(value);
                    settings.offered_locales = tags
                        .into_iter()
                        .filter_map(|(span, text)| self.tag_of(span, &text))
                        .collect();
                }
                name => self.problem(
                    key.span(),
                    unknown("locales", name, &["default", "offered"]),
                ),
            }
        }
    }

    /// `name = "given_name"`, or a list of which the first that is safe is shown.
    fn attributes(&mut self, value: &Spanned<DeValue<'a>>, settings: &mut Settings) {
        let Some(table) = self.table("attributes", value) else {
            return;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
                || name.starts_with(|c: char| c.is_ascii_digit())
            {
                self.problem(
                    key.span(),
                    format!(
                        "{name:?} is no name for a template variable: use letters, digits and _"
                    ),
                );
                continue;
            }
            let sources = self
                .list(value)
                .into_iter()
                .map(|(_, source)| source)
                .collect();
            settings.attributes.insert(name.to_owned(), sources);
        }
    }

    /// In the whole file, each client's tables are only looked over: [`apply_client`] applies them.
    fn clients(&mut self, value: &Spanned<DeValue<'a>>) {
        let Some(clients) = self.table("clients", value) else {
            return;
        };
        for (id, client) in clients {
            self.client(id.get_ref(), client, &mut Look::default());
        }
    }

    fn client(&mut self, id: &str, value: &Spanned<DeValue<'a>>, look: &mut Look) {
        let Some(table) = self.table(id, value) else {
            return;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if name == "locale" {
                look.locale = self.tag(value).or(look.locale.take());
            } else if !self.look_table(name, value, look) {
                self.problem(
                    key.span(),
                    unknown(&format!("clients.{id:?}"), name, &CLIENT_TABLES),
                );
            }
        }
    }

    fn each(
        &mut self,
        name: &str,
        value: &Spanned<DeValue<'a>>,
        mut set: impl FnMut(&str, &str) -> Result<(), String>,
    ) {
        let Some(table) = self.table(name, value) else {
            return;
        };
        for (key, value) in table {
            self.set(name, key, value, &mut set);
        }
    }

    fn set(
        &mut self,
        table: &str,
        key: &Spanned<std::borrow::Cow<'a, str>>,
        value: &Spanned<DeValue<'a>>,
        set: &mut impl FnMut(&str, &str) -> Result<(), String>,
    ) {
        let name = key.get_ref();
        let text = match value.get_ref() {
            DeValue::String(text) => text.as_ref(),
            DeValue::Integer(number) => number.as_str(),
            other => {
                let reason = format!(
                    "{table}.{name} is {} where text belongs",
                    a(other.type_str())
                );
                return self.problem(value.span(), reason);
            }
        };
        if let Err(reason) = set(name, text) {
            let span = if reason.contains("has no field") {
                key.span()
            } else {
                value.span()
            };
            let reason = if reason.contains(name.as_ref()) {
                reason
            } else {
                format!("{table}.{name}: {reason}")
            };
            self.problem(span, reason);
        }
    }

    fn table<'v>(
        &mut self,
        name: &str,
        value: &'v Spanned<DeValue<'a>>,
    ) -> Option<&'v DeTable<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.problem(
                value.span(),
                format!(
                    "{name} is {} where a table belongs",
                    a(value.get_ref().type_str())
                ),
            );
        }
        table
    }

    /// The texts of a list, or of a single text.
    fn list(&mut self, value: &Spanned<DeValue<'a>>) -> Vec<(Range<usize>, String)> {
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        items
            .into_iter()
            .filter_map(|item| {
                let text = item.get_ref().as_str();
                if text.is_none() {
                    self.problem(
                        item.span(),
                        format!("{} where text belongs", a(item.get_ref().type_str())),
                    );
                }
                text.map(|text| (item.span(), text.to_owned()))
            })
            .collect()
    }

    fn tag(&mut self, value: &Spanned<DeValue<'a>>) -> Option<Tag> {
        let text = value.get_ref().as_str().unwrap_or_default();
        self.tag_of(value.span(), text)
    }

    fn tag_of(&mut self, span: Range<usize>, text: &str) -> Option<Tag> {
        let tag = Tag::parse(text);
        if tag.is_none() {
            self.problem(
                span,
                format!("{text:?} is no language tag: write it as de or pt-BR"),
            );
        }
        tag
    }
}

fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}
