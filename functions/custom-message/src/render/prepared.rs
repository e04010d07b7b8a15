//! What of a message does not hang on the event: brand, colours, and every string that names no
//! attribute of the user's. Made once for a message, a language and an app client.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use fluent_bundle::FluentArgs;
use tera::{Context, Value};

use super::html;
use crate::limits::{Placeholder, Violation};
use crate::locale::{Direction, Tag};
use crate::message::{Kind, Placeholders, Sms, Subject};
use crate::theme::color::Color;
use crate::theme::look::Palette;
use crate::theme::{Catalog, Look, Problem, Strings};

/// The Fluent message whose parts every mail may use.
const SHARED: &str = "shared";
/// The parts that never see a user's attribute, and that no template prints.
const APART: [&str; 3] = ["subject", SUBJECT_LINK, "sms"];
/// The subject where a link confirms the account, for a message whose own speaks of a code.
const SUBJECT_LINK: &str = "subject-link";

/// A message in one language for one app client.
pub struct Prepared {
    kind: Kind,
    catalog: Catalog,
    links: BTreeMap<String, String>,
    subject: Result<Subject, Problem>,
    subject_part: &'static str,
    context: Context,
    text: Parts,
    shared: Parts,
}

/// What of the event goes into a body.
pub struct Event<'a> {
    /// Template variable → the text to show, empty where there is none.
    pub user: BTreeMap<&'a str, String>,
    /// Link name → URL, empty where an attribute that it needs is missing.
    pub links: BTreeMap<String, String>,
    /// The placeholders.
    pub placeholders: &'a Placeholders,
    /// Whether the new account is confirmed by a link instead of a code.
    pub by_link: bool,
}

impl<'a> Event<'a> {
    /// The same with nothing of a user's.
    pub fn of_nobody<'b>(&'b self, placeholders: &'b Placeholders) -> Event<'b> {
        Event {
            user: self
                .user
                .keys()
                .map(|name| (*name, String::new()))
                .collect(),
            links: self
                .links
                .keys()
                .map(|name| (name.clone(), String::new()))
                .collect(),
            placeholders,
            by_link: self.by_link,
        }
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

impl Prepared {
    /// Formats what can be formatted without an event.
    pub fn new(kind: Kind, by_link: bool, strings: &Rc<Strings>, look: Look) -> Self {
        let catalog = strings.with_brand(&look.brand.name);
        let arguments = fixed_arguments(kind);
        let part = subject_part(kind, by_link, &catalog);
        let subject = catalog
            .format(kind.name(), part, &arguments)
            .and_then(|text| {
                Subject::new(&text).map_err(|violation| refused(&catalog, kind, part, &violation))
            });
        let text = Parts::new(kind.name(), &catalog, &arguments);
        let shared = Parts::new(SHARED, &catalog, &arguments);
        let context = context(kind, catalog.tag(), &look, subject.as_ref().ok());
        Self {
            kind,
            catalog,
            links: look.links,
            subject,
            subject_part: part,
            context,
            text,
            shared,
        }
    }

    /// The subject.
    ///
    /// # Errors
    /// Why there is none.
    pub fn subject(&self) -> Result<Subject, Problem> {
        self.subject.clone()
    }

    /// The part that the subject is taken from.
    pub const fn subject_part(&self) -> &'static str {
        self.subject_part
    }

    /// The subject's text as the language has it.
    ///
    /// # Errors
    /// The part is missing or refers to what there is not.
    pub fn subject_text(&self) -> Result<String, Problem> {
        let arguments = fixed_arguments(self.kind);
        self.catalog
            .format(self.kind.name(), self.subject_part, &arguments)
    }

    /// The SMS.
    ///
    /// # Errors
    /// The part is missing or refers to what there is not, or Cognito would not take it.
    pub fn sms(
        &self,
        placeholders: &Placeholders,
        carries: &[Placeholder<'_>],
    ) -> Result<Sms, Problem> {
        let text = self.sms_text(placeholders)?;
        Sms::new(&text, carries)
            .map_err(|violation| refused(&self.catalog, self.kind, "sms", &violation))
    }

    /// The SMS's text as the language has it.
    ///
    /// # Errors
    /// The part is missing or refers to what there is not.
    pub fn sms_text(&self, placeholders: &Placeholders) -> Result<String, Problem> {
        let mut arguments = fixed_arguments(self.kind);
        arguments.set("code", placeholders.code.as_str());
        if let Some(username) = placeholders
            .username
            .as_deref()
            .filter(|_| self.kind.is_invitation())
        {
            arguments.set("username", username);
        }
        self.catalog.format(self.kind.name(), "sms", &arguments)
    }

    /// Each link with its variables filled in, empty where one of them has no value.
    pub fn links<'v>(
        &self,
        value: impl Fn(&str) -> Option<Cow<'v, str>>,
    ) -> BTreeMap<String, String> {
        self.links
            .iter()
            .map(|(name, template)| (name.clone(), filled(template, &value).unwrap_or_default()))
            .collect()
    }

    /// The context for a body, and the first part that could not be formatted: templates need not
    /// use it, and only they know.
    pub fn context(&self, event: &Event<'_>) -> (Context, Option<Problem>) {
        let mut arguments = fixed_arguments(self.kind);
        for (name, value) in event.user.iter().filter(|(_, value)| !value.is_empty()) {
            arguments.set(*name, value.as_str());
        }
        let mut context = self.context.clone();
        let (text, text_problem) = self.text.values(&self.catalog, &arguments);
        let (shared, shared_problem) = self.shared.values(&self.catalog, &arguments);
        context.insert_value("text", text);
        context.insert_value("shared", shared);
        context.insert_value(
            "user",
            map(event
                .user
                .iter()
                .map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str())))),
        );
        context.insert_value(
            "link",
            Value::from(event.links.get(self.kind.name()).map_or("", String::as_str)),
        );
        context.insert_value(
            "links",
            map(event
                .links
                .iter()
                .map(|(name, url)| (name.clone(), Value::from(url.as_str())))),
        );
        insert_placeholders(&mut context, event, self.kind);
        (context, text_problem.or(shared_problem))
    }

    /// The first part that `reference` has for this message and this language lacks.
    pub fn missing_part(&self, reference: &Catalog) -> Option<Problem> {
        [self.kind.name(), SHARED].into_iter().find_map(|message| {
            let own = self.catalog.parts(message);
            let part = reference
                .parts(message)
                .into_iter()
                .find(|part| !own.contains(part))?;
            self.catalog.format(message, part, &FluentArgs::new()).err()
        })
    }
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

/// A part that Cognito would refuse, where it is written.
fn refused(catalog: &Catalog, kind: Kind, part: &str, violation: &Violation) -> Problem {
    let reason = format!("{}.{part}: {violation}", kind.name());
    catalog.problem(kind.name(), part, reason)
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

/// The part that the subject is taken from.
fn subject_part(kind: Kind, by_link: bool, catalog: &Catalog) -> &'static str {
    if by_link && catalog.parts(kind.name()).contains(&SUBJECT_LINK) {
        SUBJECT_LINK
    } else {
        "subject"
    }
}

fn fixed_arguments(kind: Kind) -> FluentArgs<'static> {
    let mut arguments = FluentArgs::new();
    if let Some(hours) = kind.code_holds_hours() {
        arguments.set("hours", hours);
    }
    arguments
}

fn context(kind: Kind, tag: &Tag, look: &Look, subject: Option<&Subject>) -> Context {
    let mut context = Context::new();
    context.insert_value("message", text(kind.name()));
    context.insert_value("subject", text(subject.map_or("", Subject::as_str)));
    context.insert_value("locale", locale(tag));
    context.insert_value("brand", brand(look));
    context.insert_value("color", palette(&look.light, look.accent(false)));
    context.insert_value("dark", palette(&look.dark, look.accent(true)));
    context
}

fn locale(tag: &Tag) -> Value {
    let direction = tag.direction();
    let (start, end) = match direction {
        Direction::Ltr => ("left", "right"),
        Direction::Rtl => ("right", "left"),
    };
    let fields = [
        ("tag", tag.as_str()),
        ("language", tag.language()),
        ("dir", direction.as_str()),
        ("start", start),
        ("end", end),
    ];
    map(fields.map(|(name, value)| (name.to_owned(), text(value))))
}

fn brand(look: &Look) -> Value {
    let brand = &look.brand;
    let optional = |text: &Option<String>| {
        Value::from(
            text.as_deref()
                .map(html::without_isolates)
                .unwrap_or_default(),
        )
    };
    map([
        ("name".to_owned(), text(&brand.name)),
        ("logo_url".to_owned(), optional(&brand.logo_url)),
        ("logo_width".to_owned(), Value::from(brand.logo_width)),
        ("logo_height".to_owned(), Value::from(brand.logo_height)),
        ("website".to_owned(), optional(&brand.website)),
        ("support_email".to_owned(), optional(&brand.support_email)),
        ("postal_address".to_owned(), optional(&brand.postal_address)),
    ])
}

/// A scheme's colours with the two that follow from them: the text on the accent, and the accent as
/// a link on the card.
fn palette(palette: &Palette, accent: Color) -> Value {
    let colors = [
        ("accent", accent),
        ("on_accent", accent.text_on()),
        ("link", accent.legible_on(palette.card)),
        ("background", palette.background),
        ("card", palette.card),
        ("text", palette.text),
        ("muted", palette.muted),
        ("border", palette.border),
        ("panel", palette.panel),
    ];
    map(colors.map(|(name, color)| (name.to_owned(), text(&color.to_string()))))
}

/// A placeholder is there only where this message carries it, so that no template prints one that
/// Cognito would not replace.
fn insert_placeholders(context: &mut Context, event: &Event<'_>, kind: Kind) {
    let placeholders = event.placeholders;
    let (code, link) = if event.by_link {
        ("", placeholders.link.as_deref().unwrap_or_default())
    } else {
        (placeholders.code.as_str(), "")
    };
    let username = placeholders
        .username
        .as_deref()
        .filter(|_| kind.is_invitation())
        .unwrap_or_default();
    context.insert_value("code", Value::from(code));
    context.insert_value("verification_link", Value::from(link));
    context.insert_value("username", Value::from(username));
}

fn map(fields: impl IntoIterator<Item = (String, Value)>) -> Value {
    let fields: tera::Map = fields
        .into_iter()
        .map(|(name, value)| (name.into(), value))
        .collect();
    Value::from(fields)
}

/// A link template with each `{variable}` replaced; nothing if one has no value.
fn filled<'v>(template: &str, value: &impl Fn(&str) -> Option<Cow<'v, str>>) -> Option<String> {
    let mut link = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let (variable, after) = behind.split_once('}')?;
        link.push_str(before);
        link.push_str(&value(variable)?);
        rest = after;
    }
    link.push_str(rest);
    Some(link)
}
