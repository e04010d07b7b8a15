//! What of a message does not hang on the event: its strings, its links' templates, and the skeletons of
//! its body. Made once for a message, a language and an app client.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use fluent_bundle::FluentArgs;
use tera::Context;

use super::context::{SHARED, Variables};
use super::flat::{Hole, Skeleton, Value};
use super::variables::Colors;
use super::{Rendered, variables};
use crate::limits::{Placeholder, Violation};
use crate::message::{Kind, Placeholders, Sms, Subject};
use crate::theme::{Catalog, Look, Problem, Strings};

/// The subject where a link confirms the account, for a message whose own speaks of a code.
pub const SUBJECT_LINK: &str = "subject-link";

/// A message in one language for one app client.
pub struct Prepared {
    kind: Kind,
    by_link: bool,
    catalog: Catalog,
    look: Look,
    subject: Result<Subject, Problem>,
    subject_part: &'static str,
    variables: OnceCell<Variables>,
    /// By what the event brings, as [`Event::brings`] has it.
    skeletons: RefCell<Vec<(u8, Option<Rc<Skeleton>>)>>,
    /// The last SMS and what it was made with: Cognito's placeholders are always the same.
    sms: RefCell<Option<(Placeholders, Sms)>>,
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

/// A placeholder is there only where this message carries it, so that no template prints one that
/// Cognito would not replace.
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

    /// The code's placeholder.
    pub fn code(&self) -> &'a str {
        let code = self.placeholders.code.as_str();
        if self.by_link { "" } else { code }
    }

    /// The placeholder of the link that confirms an account.
    pub fn verification_link(&self) -> &'a str {
        let link = self.placeholders.link.as_deref();
        link.filter(|_| self.by_link).unwrap_or_default()
    }

    /// The user name's placeholder.
    pub fn username(&self, kind: Kind) -> &'a str {
        let username = self.placeholders.username.as_deref();
        username
            .filter(|_| kind.is_invitation())
            .unwrap_or_default()
    }

    /// The message's button.
    pub fn link(&self, kind: Kind) -> &str {
        self.links.get(kind.name()).map_or("", String::as_str)
    }

    fn name(&self) -> &str {
        self.user.get("name").map_or("", String::as_str)
    }

    /// What fills a hole, but for a personal part.
    fn value(&self, kind: Kind, hole: Hole) -> Option<&str> {
        match hole {
            Hole::Code => Some(self.code()),
            Hole::VerificationLink => Some(self.verification_link()),
            Hole::Username => Some(self.username(kind)),
            Hole::Link => Some(self.link(kind)),
            Hole::Name => Some(self.name()),
            Hole::Personal(..) => None,
        }
    }

    /// Which holes it fills, a bit for each.
    fn brings(&self, kind: Kind) -> u8 {
        const HOLES: [Hole; 5] = [
            Hole::Code,
            Hole::VerificationLink,
            Hole::Username,
            Hole::Link,
            Hole::Name,
        ];
        let brought = |hole| {
            self.value(kind, hole)
                .is_some_and(|value| !value.is_empty())
        };
        HOLES
            .into_iter()
            .fold(0, |bits, hole| bits << 1 | u8::from(brought(hole)))
    }
}

impl Prepared {
    /// Formats what every event needs.
    pub fn new(kind: Kind, by_link: bool, strings: &Rc<Strings>, look: Look) -> Self {
        let catalog = strings.with_brand(&look.brand.name);
        let part = subject_part(kind, by_link, &catalog);
        let subject = catalog
            .format(kind.name(), part, &fixed_arguments(kind))
            .and_then(|text| {
                Subject::new(&text).map_err(|violation| refused(&catalog, kind, part, &violation))
            });
        Self {
            kind,
            by_link,
            catalog,
            look,
            subject,
            subject_part: part,
            variables: OnceCell::new(),
            skeletons: RefCell::default(),
            sms: RefCell::default(),
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
        if let Some((_, sms)) = (self.sms.borrow().as_ref()).filter(|(of, _)| of == placeholders) {
            return Ok(sms.clone());
        }
        let text = self.sms_text(placeholders)?;
        let sms = Sms::new(&text, carries)
            .map_err(|violation| refused(&self.catalog, self.kind, "sms", &violation))?;
        *self.sms.borrow_mut() = Some((placeholders.clone(), sms.clone()));
        Ok(sms)
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
        self.look
            .links
            .iter()
            .map(|(name, template)| (name.clone(), filled(template, &value).unwrap_or_default()))
            .collect()
    }

    /// The engine's context for a body, and the first part that could not be formatted: templates need
    /// not use it, and only they know.
    pub fn context(&self, event: &Event<'_>) -> (Context, Option<Problem>) {
        let variables = self.variables.get_or_init(|| {
            let arguments = fixed_arguments(self.kind);
            let subject = self.subject.as_ref().ok();
            Variables::new(self.kind, &self.catalog, &self.look, subject, &arguments)
        });
        variables.of_event(&self.catalog, event, &self.arguments(event))
    }

    /// The default theme's body without the engine; nothing where it takes the engine.
    pub fn flat(&self, event: &Event<'_>) -> Option<Rendered> {
        let arguments = OnceCell::new();
        self.skeleton(event)?.filled(|hole| match hole {
            Hole::Personal(message, part) => {
                let arguments = arguments.get_or_init(|| self.arguments(event));
                let part = part.replace('_', "-");
                let text = self.catalog.format(message, &part, arguments).ok()?;
                Some(Cow::Owned(text))
            }
            hole => event.value(self.kind, hole).map(Cow::Borrowed),
        })
    }

    fn skeleton(&self, event: &Event<'_>) -> Option<Rc<Skeleton>> {
        let brings = event.brings(self.kind);
        let mut skeletons = self.skeletons.borrow_mut();
        if let Some((_, known)) = skeletons.iter().find(|(of, _)| *of == brings) {
            return known.clone();
        }
        let present = |hole| event.value(self.kind, hole).map(|value| !value.is_empty());
        let colors = [false, true].map(|dark| Colors::new(&self.look, dark));
        let value = |path| self.value(path, &colors);
        let made = Skeleton::new(self.kind.template(), value, present).map(Rc::new);
        skeletons.push((brings, made.clone()));
        made
    }

    /// What a path of a flat template stands for.
    fn value<'v>(&'v self, path: &'static str, colors: &'v [Colors; 2]) -> Option<Value<'v>> {
        let hole_if = |condition, hole| {
            if condition {
                Value::Hole(hole)
            } else {
                Value::Fixed(Cow::Borrowed(""))
            }
        };
        Some(match path.split_once('.') {
            None => match path {
                "code" => hole_if(!self.by_link, Hole::Code),
                "verification_link" => hole_if(self.by_link, Hole::VerificationLink),
                "username" => hole_if(self.kind.is_invitation(), Hole::Username),
                "link" => Value::Hole(Hole::Link),
                "message" => Value::Fixed(Cow::Borrowed(self.kind.name())),
                "subject" => {
                    let subject = self.subject.as_ref();
                    Value::Fixed(Cow::Borrowed(subject.map_or("", Subject::as_str)))
                }
                _ => return None,
            },
            Some(("text", part)) => self.part(self.kind.name(), part),
            Some(("shared", part)) => self.part(SHARED, part),
            Some(("user", "name")) => Value::Hole(Hole::Name),
            Some(("locale", field)) => {
                Value::Fixed(Cow::Borrowed(variables::locale(self.catalog.tag(), field)?))
            }
            Some(("brand", field)) => Value::Fixed(variables::brand(&self.look, field)?),
            Some(("color", field)) => Value::Fixed(Cow::Borrowed(colors[0].get(field)?)),
            Some(("dark", field)) => Value::Fixed(Cow::Borrowed(colors[1].get(field)?)),
            Some(_) => return None,
        })
    }

    /// A part of the language's strings; what cannot be formatted for everybody is personal, or a defect
    /// that shows when it is formatted for somebody.
    fn part(&self, message: &'static str, variable: &'static str) -> Value<'_> {
        let part = variable.replace('_', "-");
        match self
            .catalog
            .format(message, &part, &fixed_arguments(self.kind))
        {
            Ok(text) => Value::Fixed(Cow::Owned(text)),
            Err(_) => Value::Hole(Hole::Personal(message, variable)),
        }
    }

    fn arguments<'e>(&self, event: &'e Event<'_>) -> FluentArgs<'e> {
        let mut arguments = fixed_arguments(self.kind);
        for (name, value) in event.user.iter().filter(|(_, value)| !value.is_empty()) {
            arguments.set(*name, value.as_str());
        }
        arguments
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

/// A part that Cognito would refuse, where it is written.
fn refused(catalog: &Catalog, kind: Kind, part: &str, violation: &Violation) -> Problem {
    let reason = format!("{}.{part}: {violation}", kind.name());
    catalog.problem(kind.name(), part, reason)
}

/// The part that the subject is taken from.
fn subject_part(kind: Kind, by_link: bool, catalog: &Catalog) -> &'static str {
    if by_link && catalog.parts(kind.name()).contains(&SUBJECT_LINK) {
        SUBJECT_LINK
    } else {
        "subject"
    }
}

fn fixed_arguments<'e>(kind: Kind) -> FluentArgs<'e> {
    let mut arguments = FluentArgs::new();
    if let Some(hours) = kind.code_holds_hours() {
        arguments.set("hours", hours);
    }
    arguments
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
