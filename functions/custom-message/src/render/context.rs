//! A message's variables as Tera wants them: made only where a message goes through the engine.

use fluent_bundle::FluentArgs;
use tera::{Context, Value};

use super::prepared::Event;
use super::variables::Colors;
use super::{html, variables};
use crate::locale::Tag;
use crate::message::{Kind, Subject};
use crate::theme::{Catalog, Look, Problem};

/// The Fluent message whose parts every mail may use.
pub const SHARED: &str = "shared";
/// The parts that never see a user's attribute, and that no template prints.
const APART: [&str; 3] = ["subject", super::prepared::SUBJECT_LINK, "sms"];

/// The variables of a message in one language for one app client.
pub struct Variables {
    kind: Kind,
    fixed: Context,
    text: Parts,
    shared: Parts,
}

impl Variables {
    /// Makes what does not hang on the event; `arguments` are those of every user.
    pub fn new(
        kind: Kind,
        catalog: &Catalog,
        look: &Look,
        subject: Option<&Subject>,
        arguments: &FluentArgs<'_>,
    ) -> Self {
        Self {
            kind,
            fixed: fixed(kind, catalog.tag(), look, subject),
            text: Parts::new(kind.name(), catalog, arguments),
            shared: Parts::new(SHARED, catalog, arguments),
        }
    }

    /// The context for a body, and the first part that could not be formatted with `arguments`:
    /// templates need not use it, and only they know.
    pub fn of_event(
        &self,
        catalog: &Catalog,
        event: &Event<'_>,
        arguments: &FluentArgs<'_>,
    ) -> (Context, Option<Problem>) {
        let mut context = self.fixed.clone();
        let (text, text_problem) = self.text.values(catalog, arguments);
        let (shared, shared_problem) = self.shared.values(catalog, arguments);
        context.insert_value("text", text);
        context.insert_value("shared", shared);
        let user = event
            .user
            .iter()
            .map(|(name, value)| (*name, Value::from(value.as_str())));
        context.insert_value("user", map(user));
        context.insert_value("link", Value::from(event.link(self.kind)));
        let links = event
            .links
            .iter()
            .map(|(name, url)| (name.as_str(), Value::from(url.as_str())));
        context.insert_value("links", map(links));
        for (name, value) in [
            ("code", event.code()),
            ("verification_link", event.verification_link()),
            ("username", event.username(self.kind)),
        ] {
            context.insert_value(name, Value::from(value));
        }
        (context, text_problem.or(shared_problem))
    }
}

/// The parts of one Fluent message: those that are the same for every user, and the names of those
/// that are not.
struct Parts {
    message: &'static str,
    fixed: tera::Map,
    /// `fixed` as a value, for messages where nothing is personal.
    value: Value,
    personal: Vec<String>,
}

impl Parts {
    fn new(message: &'static str, catalog: &Catalog, arguments: &FluentArgs<'_>) -> Self {
        let mut fixed = tera::Map::default();
        let mut personal = Vec::new();
        for part in catalog
            .parts(message)
            .into_iter()
            .filter(|part| !APART.contains(part))
        {
            match catalog.format(message, part, arguments) {
                Ok(formatted) => drop(fixed.insert(variable(part), text(&formatted))),
                Err(_) => personal.push(part.to_owned()),
            }
        }
        Self {
            message,
            value: Value::from(fixed.clone()),
            fixed,
            personal,
        }
    }

    fn values(&self, catalog: &Catalog, arguments: &FluentArgs<'_>) -> (Value, Option<Problem>) {
        if self.personal.is_empty() {
            return (self.value.clone(), None);
        }
        let mut problem = None;
        let mut values = self.fixed.clone();
        for part in &self.personal {
            match catalog.format(self.message, part, arguments) {
                Ok(text) => drop(values.insert(variable(part), Value::from(text))),
                Err(error) => problem = problem.or(Some(error)),
            }
        }
        (Value::from(values), problem)
    }
}

fn fixed(kind: Kind, tag: &Tag, look: &Look, subject: Option<&Subject>) -> Context {
    let mut context = Context::new();
    context.insert_value("message", text(kind.name()));
    context.insert_value("subject", text(subject.map_or("", Subject::as_str)));
    let locale = |field| variables::locale(tag, field).map(text);
    context.insert_value("locale", fields(&variables::LOCALE, locale));
    let brand = |field| match field {
        "logo_width" => Some(Value::from(look.brand.logo_width)),
        "logo_height" => Some(Value::from(look.brand.logo_height)),
        field => variables::brand(look, field).map(|value| text(&value)),
    };
    context.insert_value("brand", fields(&variables::BRAND, brand));
    for (name, dark) in [("color", false), ("dark", true)] {
        let colors = Colors::new(look, dark);
        let color = |field| colors.get(field).map(text);
        context.insert_value(name, fields(&variables::COLOR, color));
    }
    context
}

fn fields(names: &[&'static str], value: impl Fn(&'static str) -> Option<Value>) -> Value {
    map(names.iter().filter_map(|name| Some((*name, value(name)?))))
}

fn map<'n>(fields: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
    let fields: tera::Map = fields
        .into_iter()
        .map(|(name, value)| (name.to_owned().into(), value))
        .collect();
    Value::from(fields)
}

/// A text as a value. What escaping would leave alone is marked as escaped: most of a mail's values
/// are, and each is printed often.
fn text(text: &str) -> Value {
    if html::needs_escaping(text) {
        Value::from(text)
    } else {
        Value::safe_string(text)
    }
}

/// A part's name in templates, where a hyphen is a minus.
fn variable(part: &str) -> tera::value::Key<'static> {
    part.replace('-', "_").into()
}
