//! The variables of templates: their names, their fields, and the value of each that no event changes.

mod fixed;
mod unknown;

use std::borrow::Cow;
use std::rc::Rc;

use fluent_bundle::FluentArgs;

use crate::kind::Kind;
use crate::locale::Tag;
use crate::problem::Problem;
use crate::theme::look::BRAND_KEYS;
use crate::theme::{Catalog, Files, Settings, Strings, StringsFile, locale_file};
use crate::wording::Wording;
use fixed::{brand, colors, locale};
pub use unknown::{no_field, no_variable};

/// The fields of `locale`.
pub const LOCALE: [&str; 5] = ["tag", "language", "dir", "start", "end"];
/// The fields of `brand`.
pub const BRAND: [&str; BRAND_KEYS.len()] = BRAND_KEYS;
/// The fields of `color` and of `dark`.
pub const COLOR: [&str; 9] = [
    "accent",
    "on_accent",
    "link",
    "background",
    "card",
    "text",
    "muted",
    "border",
    "panel",
];
/// The fields of `sign_in`, which only the notice about a suspicious sign-in has.
pub const SIGN_IN: [&str; 6] = ["blocked", "time", "place", "device", "yes_link", "no_link"];
/// The variables, each with its fields where these are the same in every theme and language.
pub const VARIABLES: [(&str, &[&str]); 19] = [
    ("message", &[]),
    ("variant", &[]),
    ("year", &[]),
    ("subject", &[]),
    ("code", &[]),
    ("username", &[]),
    ("recipient", &[]),
    ("verification_link", &[]),
    ("verification_url", &[]),
    ("sign_in", &SIGN_IN),
    ("link", &[]),
    ("links", &[]),
    ("user", &[]),
    ("text", &[]),
    ("shared", &[]),
    ("locale", &LOCALE),
    ("brand", &BRAND),
    ("color", &COLOR),
    ("dark", &COLOR),
];

/// The Fluent message whose parts every mail may use.
pub const SHARED: &str = "shared";
/// The subject where a link confirms the account, for a message whose own speaks of a code.
pub const SUBJECT_LINK: &str = "subject-link";
/// The parts that never see a user's attribute, and that no template prints.
pub const APART: [&str; 3] = ["subject", SUBJECT_LINK, "sms"];

/// The part that templates print as a heading.
const HEADING: &str = "heading";

/// A value that an event brings.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The code.
    Code,
    /// The user name.
    Username,
    /// The year.
    Year,
    /// The user's own address.
    Recipient,
    /// The link that confirms an account.
    VerificationLink,
    /// The same where it is an address, and not a placeholder of Cognito's.
    VerificationUrl,
    /// A field of `sign_in`.
    SignIn(&'static str),
    /// A link of the theme's, by its name.
    Link(String),
    /// An attribute of the user's, by its variable.
    User(String),
    /// A part of the language's strings that holds such an attribute: message, part.
    Part(&'static str, String),
    /// The same in a heading, where no attribute is shown.
    HeadingPart(&'static str, String),
}

impl Slot {
    /// Returns true for a part of the language's strings.
    pub(super) const fn is_string(&self) -> bool {
        matches!(self, Self::Part(..) | Self::HeadingPart(..))
    }
}

/// The value of a variable or a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variable<'v> {
    /// The same text for every event.
    Text(Cow<'v, str>),
    /// The same number for every event.
    Number(u32),
    /// A text that the event brings.
    Slot(Slot),
    /// A variable that has fields.
    Fields,
}

/// Everything that a message's templates can print, in one language for one scope.
pub struct Variables<'p> {
    pub(super) kind: Kind,
    pub(super) wording: &'p Wording,
    pub(super) by_link: bool,
    pub(super) catalog: &'p Catalog,
    pub(super) settings: &'p Settings,
    subject: String,
    colors: [Vec<String>; 2],
}

impl<'p> Variables<'p> {
    pub(super) fn new(
        wording: &'p Wording,
        by_link: bool,
        catalog: &'p Catalog,
        settings: &'p Settings,
        subject: String,
    ) -> Self {
        let colors = [false, true].map(|dark| colors(&settings.look, dark));
        Self {
            kind: wording.kind,
            wording,
            by_link,
            catalog,
            settings,
            subject,
            colors,
        }
    }

    /// The value of a variable; nothing for an unknown name.
    pub(super) fn get(&self, name: &str) -> Option<Variable<'_>> {
        let absent = Variable::Text(Cow::Borrowed(""));
        Some(match name {
            "year" => Variable::Slot(Slot::Year),
            "message" => Variable::Text(self.kind.name().into()),
            "variant" => Variable::Text(self.wording.name().unwrap_or_default().into()),
            "subject" => Variable::Text(Cow::Borrowed(&self.subject)),
            "code" if self.by_link || self.kind.is_notice() => absent,
            "code" => Variable::Slot(Slot::Code),
            "username" if self.kind.is_invitation() => Variable::Slot(Slot::Username),
            "verification_link" if self.by_link => Variable::Slot(Slot::VerificationLink),
            "verification_url" if self.by_link => Variable::Slot(Slot::VerificationUrl),
            "recipient" if self.kind.knows_recipient() => Variable::Slot(Slot::Recipient),
            "username" | "recipient" | "verification_link" | "verification_url" => absent,
            "link" => self.link(self.kind.name()).unwrap_or(absent),
            _ if VARIABLES.iter().any(|(known, _)| *known == name) => Variable::Fields,
            _ => return None,
        })
    }

    /// The value of a field; nothing where the variable has none of that name.
    pub(super) fn field(&self, name: &str, field: &str) -> Option<Variable<'_>> {
        let text = |text| Variable::Text(Cow::Borrowed(text));
        match name {
            "links" => self.link(field),
            "user" => {
                let is_known = self.settings.attributes.contains_key(field);
                is_known.then(|| Variable::Slot(Slot::User(field.to_owned())))
            }
            "text" => self.part(self.kind.name(), field),
            "shared" => self.part(SHARED, field),
            "sign_in" => {
                let known = SIGN_IN.iter().find(|known| **known == field)?;
                let is_told = self.kind == Kind::AccountTakeOverNotification;
                Some(if is_told {
                    Variable::Slot(Slot::SignIn(known))
                } else {
                    text("")
                })
            }
            "locale" => locale(self.catalog.tag(), field).map(text),
            "brand" => brand(&self.settings.look, field),
            "color" | "dark" => {
                let at = COLOR.iter().position(|known| *known == field)?;
                Some(text(&self.colors[usize::from(name == "dark")][at]))
            }
            _ => None,
        }
    }

    /// The fields of a variable.
    pub(super) fn fields(&self, name: &str) -> Vec<String> {
        match name {
            "links" => self.links(),
            "user" => self.settings.attributes.keys().cloned().collect(),
            "text" => self.parts(self.kind.name()),
            "shared" => self.parts(SHARED),
            _ => {
                let known = VARIABLES.iter().find(|(known, _)| *known == name);
                known.map_or_else(Vec::new, |(_, fields)| {
                    fields.iter().map(ToString::to_string).collect()
                })
            }
        }
    }

    /// A link, by its name or with `_` for `-`. One that cannot be made for anybody counts as absent.
    fn link(&self, name: &str) -> Option<Variable<'_>> {
        let name = self.settings.look.link_name(name)?;
        let is_usable = self.settings.link_defect(name).is_none();
        is_usable.then(|| Variable::Slot(Slot::Link(name.to_owned())))
    }

    fn links(&self) -> Vec<String> {
        let names = self.settings.look.links.keys();
        let is_usable = |name: &&String| self.settings.link_defect(name).is_none();
        names.filter(is_usable).cloned().collect()
    }

    fn parts(&self, message: &str) -> Vec<String> {
        let parts = self.catalog.parts(message).into_iter();
        parts
            .filter(|part| !APART.contains(part))
            .map(|part| part.replace('-', "_"))
            .collect()
    }

    /// A part of the language's strings. One that cannot be formatted for everybody is personal, or has a
    /// defect that shows when it is formatted for a user.
    fn part(&self, message: &'static str, field: &str) -> Option<Variable<'_>> {
        let part = field.replace('_', "-");
        if APART.contains(&part.as_str())
            || field.contains('-')
            || !self.catalog.has(message, &part)
        {
            return None;
        }
        Some(
            match self
                .catalog
                .format(message, &part, &fixed_arguments(self.kind, self.settings))
            {
                Ok(text) => Variable::Text(Cow::Owned(text)),
                Err(_) if part == HEADING => Variable::Slot(Slot::HeadingPart(message, part)),
                Err(_) => Variable::Slot(Slot::Part(message, part)),
            },
        )
    }

    /// The reason why a path leads to no value, and the fix: `field` is the field that `name` lacks, or
    /// nothing where the variable itself is unknown.
    pub(super) fn undefined(&self, name: &str, field: Option<&str>) -> String {
        match field {
            Some(field) if name == "links" => self.undefined_link(field),
            Some(field) => no_field(name, field, self.fields(name).iter().map(String::as_str)),
            None => no_variable(name),
        }
    }

    fn undefined_link(&self, field: &str) -> String {
        let name = self.settings.look.link_name(field);
        match name.and_then(|name| self.settings.link_defect(name)) {
            Some(defect) => defect.reason,
            None => no_field("links", field, self.links().iter().map(String::as_str)),
        }
    }

    /// The defect that this language lacks a text which English has; nothing where English lacks it too.
    pub(super) fn missing_text(&self, name: &str, field: &str) -> Option<Problem> {
        let message = match name {
            "text" => self.kind.name(),
            "shared" => SHARED,
            _ => return None,
        };
        let part = field.replace('_', "-");
        let english = Files::embedded(&locale_file("en")).expect("English is in the default theme");
        let english = StringsFile {
            file: String::new(),
            is_owners: false,
            text: english.into(),
        };
        let tag = Tag::parse("en").expect("`en` is a tag");
        let english = Rc::new(Strings::parse(tag, vec![english]).ok()?).with_brand("");
        english
            .has(message, &part)
            .then(|| self.catalog.missing(message, &part))
    }
}

/// The arguments of strings that are the same for every event. `$days` is 0 where the function does not know
/// how long a temporary password is valid.
pub fn fixed_arguments<'a>(kind: Kind, settings: &Settings) -> FluentArgs<'a> {
    let mut arguments = FluentArgs::new();
    if let Some(hours) = kind.code_valid_hours() {
        arguments.set("hours", hours);
    }
    if kind.is_invitation() {
        arguments.set("days", settings.temporary_password_days.unwrap_or(0));
    }
    arguments
}
