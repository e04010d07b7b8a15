//! Reads the tables of a settings file key by key.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Settings;
use super::recovery::Place;
use crate::attribute::{Shape, UserVariable};
use crate::locale::Tag;
use crate::problem::{Cause, Defects, Problem, Refusal};
use crate::suggest::did_you_mean;
use crate::theme::look::{Look, unknown};

const TABLES: [&str; 10] = [
    "brand",
    "colors",
    "links",
    "locales",
    "attributes",
    "messages",
    "variants",
    "tenants",
    "sender",
    "subject",
];

/// Reads one file of settings and collects its defects.
pub(super) struct TableReader<'a> {
    file: &'a str,
    text: &'a str,
    /// The place in the file of the text that was parsed.
    place: Place,
    defects: &'a mut Defects,
}

impl<'a> TableReader<'a> {
    pub(super) fn new(
        file: &'a str,
        text: &'a str,
        place: Place,
        defects: &'a mut Defects,
    ) -> Self {
        Self {
            file,
            text,
            place,
            defects,
        }
    }

    pub(super) fn problem(&mut self, span: Range<usize>, reason: String) {
        self.problem_of_cause(span, reason, Cause::Other);
    }

    fn problem_of_cause(&mut self, span: Range<usize>, reason: String, cause: Cause) {
        let position = self.place.of(span.start);
        let (file, text) = (self.file, self.text);
        self.defects
            .add(|| Problem::at(file, text, position, reason).of_cause(cause));
    }

    pub(super) fn unknown_key(&mut self, span: Range<usize>, reason: String) {
        self.problem_of_cause(span, reason, Cause::UnknownKey);
    }

    pub(super) fn settings(&mut self, table: &DeTable<'a>, settings: &mut Settings) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "locales" => self.locales(value, settings),
                "attributes" => self.attributes(value, settings),
                "tenants" if self.file.starts_with("tenants/") => {
                    let reason =
                        "a tenant's file cannot choose a tenant: move [tenants] to theme.toml";
                    self.problem(key.span(), reason.to_owned());
                }
                name @ ("sender" | "subject") => self.sending(name, value, settings),
                "tenants" => self.sources("tenants", value, &mut settings.tenants),
                "variants" => self.sources("variants", value, &mut settings.variants),
                "messages" => self.messages(value, settings),
                "clients" => self.moved_clients(key.span(), value),
                "locale" => {
                    let reason = "`locale` has moved: write default = \"…\" under [locales]";
                    self.problem(key.span(), reason.to_owned());
                }
                name => {
                    if !self.look_table(name, value, &mut settings.look) {
                        self.unknown_key(key.span(), unknown(self.file, name, &TABLES));
                    }
                }
            }
        }
    }

    /// The tables of app clients stood in `theme.toml` once.
    fn moved_clients(&mut self, span: Range<usize>, value: &Spanned<DeValue<'a>>) {
        let ids = value.get_ref().as_table();
        let first = ids.and_then(|ids| ids.keys().next());
        let (id, span) = first.map_or(("<app client id>", span), |id| {
            (id.get_ref().as_ref(), id.span())
        });
        let reason = format!(
            "app clients have files of their own: move these settings to clients/{id}.toml"
        );
        self.problem(span, reason);
    }

    /// `from`, the attributes that may name a tenant or a variant.
    fn sources(&mut self, name: &str, value: &Spanned<DeValue<'a>>, sources: &mut Vec<String>) {
        let Some(table) = self.table(name, value) else {
            return;
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "from" => {
                    *sources = self.texts(value);
                }
                other => self.unknown_key(key.span(), unknown(name, other, &["from"])),
            }
        }
    }

    /// The tables of custom-email-sender: texts and switches.
    fn sending(&mut self, name: &str, value: &Spanned<DeValue<'a>>, settings: &mut Settings) {
        let Some(table) = self.table(name, value) else {
            return;
        };
        for (key, value) in table {
            let (field, sending) = (key.get_ref().as_ref(), &mut settings.sending);
            let set = match value.get_ref() {
                DeValue::Boolean(is_on) => sending.set_switch(name, field, *is_on),
                DeValue::String(text) if name == "sender" => sending.set_text(field, text),
                DeValue::String(_) => Err(format!(
                    "{name}.{field} is text where true or false belongs"
                )),
                other => {
                    let found = a(other.type_str());
                    Err(format!(
                        "{name}.{field} is {found} where text, true or false belongs"
                    ))
                }
            };
            if let Err(reason) = set {
                self.problem(key.span(), reason);
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
                "from" => {
                    settings.locale_sources = self.texts(value);
                }
                "offered" => {
                    let tags = self.list(value);
                    settings.offered_locales = tags
                        .into_iter()
                        .filter_map(|(span, text)| self.tag_of(span, &text))
                        .collect();
                }
                name => self.unknown_key(
                    key.span(),
                    unknown("locales", name, &["default", "from", "offered"]),
                ),
            }
        }
    }

    /// `name = "given_name"`, a list of which the first that has the shape is shown, or a table with the shape.
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
                    format!("{name:?} cannot name a template variable: use letters, digits and _"),
                );
                continue;
            }
            let variable = self.user_variable(key.span(), name, value);
            settings.attributes.insert(name.to_owned(), variable);
        }
    }

    /// The attributes of a variable and their shape: a person's unless another one is named.
    fn user_variable(
        &mut self,
        span: Range<usize>,
        name: &str,
        value: &Spanned<DeValue<'a>>,
    ) -> UserVariable {
        let Some(table) = value.get_ref().as_table() else {
            let from = self.texts(value);
            return UserVariable {
                from,
                ..UserVariable::default()
            };
        };
        let (mut variable, mut has_from) = (UserVariable::default(), false);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "from" => (variable.from, has_from) = (self.texts(value), true),
                "shape" => variable.shape = self.shape(value),
                other => self.unknown_key(key.span(), unknown(name, other, &["from", "shape"])),
            }
        }
        if !has_from {
            let reason = format!(
                "attributes.{name} has no attributes: write {name} = {{ from = [\"…\"], shape = \"text\" }}"
            );
            self.problem(span, reason);
        }
        variable
    }

    fn shape(&mut self, value: &Spanned<DeValue<'a>>) -> Shape {
        let name = value.get_ref().as_str().unwrap_or_default();
        Shape::named(name).unwrap_or_else(|| {
            let near = did_you_mean(name, Shape::NAMES);
            let known = Shape::NAMES.join(", ");
            let reason = format!("there is no shape {name:?}{near} (there are {known})");
            self.problem(value.span(), reason);
            Shape::default()
        })
    }

    /// The texts of a list, or of a single text, without their places.
    fn texts(&mut self, value: &Spanned<DeValue<'a>>) -> Vec<String> {
        let texts = self.list(value).into_iter();
        texts.map(|(_, text)| text).collect()
    }

    fn each(
        &mut self,
        name: &str,
        value: &Spanned<DeValue<'a>>,
        mut set: impl FnMut(&str, &str) -> Result<(), Refusal>,
    ) {
        let Some(table) = self.table(name, value) else {
            return;
        };
        // A TOML table has no order. The logo comes first, because it takes an earlier file's dark logo away.
        for is_turn_of_logo in [true, false] {
            for (key, value) in table {
                if (key.get_ref() == "logo_url") == is_turn_of_logo {
                    self.set(name, key, value, &mut set);
                }
            }
        }
    }

    fn set(
        &mut self,
        table: &str,
        key: &Spanned<std::borrow::Cow<'a, str>>,
        value: &Spanned<DeValue<'a>>,
        set: &mut impl FnMut(&str, &str) -> Result<(), Refusal>,
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
        if let Err(Refusal { reason, cause }) = set(name, text) {
            let span = if cause == Cause::UnknownKey {
                key.span()
            } else {
                value.span()
            };
            let reason = if reason.contains(name.as_ref()) {
                reason
            } else {
                format!("{table}.{name}: {reason}")
            };
            self.problem_of_cause(span, reason, cause);
        }
    }

    pub(super) fn table<'v>(
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
                format!("{text:?} is not a language tag: write it as de or pt-BR"),
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
