//! Reads `lint.toml`, entry by entry: a defect costs its entry alone.

use std::borrow::Cow;

use theme::Problem;
use theme::suggest::did_you_mean;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{FILE, Ignore};
use crate::commands::lint::rule::{RULES, Rule};
use crate::commands::theme_names;

/// The keys of an entry.
const KEYS: [&str; 8] = [
    "rule", "reason", "file", "message", "locale", "client", "pool", "tenant",
];

/// Returns the usable entries of a text and its defects.
pub fn read(text: &str) -> (Vec<Ignore>, Vec<Problem>) {
    let mut reader = Reader {
        text,
        problems: Vec::new(),
    };
    let mut entries = Vec::new();
    match DeTable::parse(text) {
        Ok(table) => {
            for (key, value) in table.get_ref() {
                if key.get_ref() == "ignore" {
                    entries = reader.entries(value);
                } else {
                    let near = did_you_mean(key.get_ref(), ["ignore"]);
                    let reason = format!(
                        "{FILE} has no field {:?}{near} (it has tables [[ignore]])",
                        key.get_ref()
                    );
                    reader.problem(key.span().start, reason);
                }
            }
        }
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            reader.problem(at, error.message().trim().to_owned());
        }
    }
    (entries, reader.problems)
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, at: usize, reason: String) {
        self.problems.push(Problem::at(FILE, self.text, at, reason));
    }

    fn entries(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Ignore> {
        let DeValue::Array(items) = value.get_ref() else {
            let reason = "write each entry as [[ignore]]".to_owned();
            self.problem(value.span().start, reason);
            return Vec::new();
        };
        let entries = items.iter().filter_map(|item| match item.get_ref() {
            DeValue::Table(table) => self.entry(item.span().start, table),
            _ => {
                self.problem(
                    item.span().start,
                    "write each entry as [[ignore]]".to_owned(),
                );
                None
            }
        });
        entries.collect()
    }

    /// Reads an entry; nothing for one with a defect.
    fn entry(&mut self, at: usize, table: &DeTable<'_>) -> Option<Ignore> {
        let before = self.problems.len();
        let mut ignore = Ignore {
            at,
            ..Ignore::default()
        };
        let mut has_reason = false;
        for (key, value) in table {
            let Some(text) = self.text_of(key, value) else {
                continue;
            };
            let at = value.span().start;
            let field = match key.get_ref().as_ref() {
                "rule" => {
                    ignore.rule = self.rule(at, &text);
                    continue;
                }
                "reason" => {
                    has_reason = !text.trim().is_empty();
                    continue;
                }
                "file" => &mut ignore.file,
                "message" => {
                    self.message(at, &text);
                    &mut ignore.message
                }
                "locale" => &mut ignore.locale,
                "client" => &mut ignore.client,
                "pool" => &mut ignore.pool,
                "tenant" => &mut ignore.tenant,
                _ => continue,
            };
            *field = Some(text);
        }
        let has_rule = table.iter().any(|(key, _)| key.get_ref() == "rule");
        if !has_rule {
            self.problem(at, "an entry needs a rule: rule = \"contrast\"".to_owned());
        }
        if !has_reason {
            let reason =
                "an entry needs a reason: reason = \"…\", so that others know when it may go";
            self.problem(at, reason.to_owned());
        }
        (self.problems.len() == before).then_some(ignore)
    }

    /// Returns the text of a known key.
    fn text_of(
        &mut self,
        key: &Spanned<Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<String> {
        let name = key.get_ref();
        if !KEYS.contains(&name.as_ref()) {
            let reason = format!(
                "an entry has no field {name:?}{} (it has {})",
                did_you_mean(name, KEYS),
                KEYS.join(", ")
            );
            self.problem(key.span().start, reason);
            return None;
        }
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            let reason = format!("{name} is not a text: write {name} = \"…\"");
            self.problem(value.span().start, reason);
        }
        text
    }

    fn rule(&mut self, at: usize, id: &str) -> Option<&'static Rule> {
        let rule = Rule::of_id(id);
        if rule.is_none() {
            let near = did_you_mean(id, RULES.iter().map(|rule| rule.id));
            self.problem(at, format!("there is no rule {id:?}{near}"));
        }
        rule
    }

    fn message(&mut self, at: usize, name: &str) {
        if name != "shared" && !theme_names::is_message(name) {
            let near = match theme_names::message_meant(name) {
                Some(near) => format!(": did you mean `{near}`?"),
                None => String::new(),
            };
            self.problem(at, format!("there is no message {name:?}{near}"));
        }
    }
}
