//! The mails of two themes for the same sample events.

use std::collections::BTreeSet;

use custom_message::config::Config;
use custom_message::handler::{Handler, Messages, Step};
use serde_json::Value;
use serde_json::value::RawValue;
use theme::locale::Tag;
use theme::{Kind, Layers, ScopeFile, Theme, wording_name};

use super::side::Side;
use crate::args::Target;
use crate::commands::lint::case::{Batch, Case, Person};
use crate::commands::scopes;

/// The mails of one sample event: before and after.
#[derive(Debug)]
pub struct Pair {
    /// The message, its occasion or variant.
    pub message: String,
    /// The language.
    pub locale: Tag,
    /// The file of the app client, pool or tenant.
    pub scope: Option<String>,
    /// The event.
    pub event: Box<RawValue>,
    /// The mail before.
    pub old: Mail,
    /// The mail after.
    pub new: Mail,
}

/// A mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// The subject; none where Cognito's own email goes out.
    pub subject: Option<String>,
    /// The HTML body.
    pub html: Option<String>,
    /// The SMS; none where Cognito's own goes out.
    pub sms: Option<String>,
    /// The steps of the fallback ladder, of email and SMS.
    pub steps: [&'static str; 2],
    /// The body's characters, with room for what Cognito puts in.
    pub characters: usize,
}

/// Everything that was compared.
#[derive(Debug)]
pub struct Compared {
    /// The mails.
    pub mails: Vec<Pair>,
    /// Languages and files of scopes that only the theme after has.
    pub added: Vec<String>,
    /// Those that only the theme before has.
    pub removed: Vec<String>,
}

/// Renders the mails of both themes. Languages and scopes that one of them lacks have nothing to be compared with.
pub fn compare(old: &Side, new: &Side) -> Compared {
    let (mut before, mut after) = (Rendering::of(&old.config), Rendering::of(&new.config));
    let (one, mut other) = (before.batches(), after.batches());
    // The language of most users first: of mails that differ in the same way, a reader sees the first.
    let default = after.theme().settings().default_locale.clone();
    let default = default.map_or_else(|| "en".to_owned(), |tag| tag.to_string());
    other.sort_by_key(|batch| (batch.scope.is_some(), batch.tag.as_str() != default));
    let mut mails = Vec::new();
    for batch in &other {
        let key = key(batch);
        if !one.iter().any(|known| self::key(known) == key) {
            continue;
        }
        for kind in Kind::ALL {
            let variants: BTreeSet<String> = before
                .variants(kind, &batch.tag)
                .into_iter()
                .chain(after.variants(kind, &batch.tag))
                .collect();
            let variants: Vec<String> = variants.into_iter().collect();
            let cases = batch
                .cases(kind, new.config.invitation, &variants)
                .into_iter();
            // Both functions have the settings of the environment, so that no way to verify is assumed.
            let is_sample = |case: &Case| case.person == Person::Sample && !case.is_assumed;
            for case in cases.filter(is_sample) {
                mails.push(pair(&case, &mut before, &mut after));
            }
        }
    }
    let names = |batches: &[Batch]| -> BTreeSet<String> {
        let all = batches.iter().flat_map(|batch| {
            let scope = batch.scope.as_ref().map(ScopeFile::name);
            [Some(batch.tag.to_string()), scope]
        });
        all.flatten().collect()
    };
    let (one, other) = (names(&one), names(&other));
    Compared {
        mails,
        added: other.difference(&one).cloned().collect(),
        removed: one.difference(&other).cloned().collect(),
    }
}

fn key(batch: &Batch) -> (&Tag, Option<String>) {
    (&batch.tag, batch.scope.as_ref().map(ScopeFile::name))
}

fn pair(case: &Case, before: &mut Rendering, after: &mut Rendering) -> Pair {
    let event = merged(&before.event(case), &after.event(case));
    let name = case.variant.as_deref();
    let name = name.or_else(|| case.occasion.map(theme::Occasion::name));
    Pair {
        message: wording_name(case.kind.name(), name),
        locale: case.tag.clone(),
        scope: case.scope.as_ref().map(ScopeFile::name),
        old: before.mail(&event),
        new: after.mail(&event),
        event,
    }
}

/// Returns an event with the texts of two: each theme reads the attributes that it lists.
fn merged(old: &RawValue, new: &RawValue) -> Box<RawValue> {
    let read = |event: &RawValue| -> Value {
        serde_json::from_str(event.get()).expect("a sample event is JSON")
    };
    let (old, mut new) = (read(old), read(new));
    for place in ["/request/userAttributes", "/request/clientMetadata"] {
        let theirs = old.pointer(place).and_then(Value::as_object);
        let ours = new.pointer_mut(place).and_then(Value::as_object_mut);
        if let (Some(theirs), Some(ours)) = (theirs, ours) {
            for (name, value) in theirs {
                ours.entry(name.clone()).or_insert_with(|| value.clone());
            }
        }
    }
    serde_json::value::to_raw_value(&new).expect("a JSON value is JSON")
}

/// A theme and the function that renders it.
struct Rendering {
    handler: Handler,
    config: Config,
}

impl Rendering {
    fn of(config: &Config) -> Self {
        let theme = Theme::load(config.theme.as_deref(), &config.tokens);
        Self {
            handler: Handler::of_theme(theme, config.clone()),
            config: config.clone(),
        }
    }

    fn theme(&self) -> &Theme {
        self.handler.renderer().theme()
    }

    fn batches(&self) -> Vec<Batch> {
        let layers = Layers::OwnersOverDefault;
        Batch::all(Target::CustomMessage, self.theme(), layers, &self.config)
    }

    fn variants(&self, kind: Kind, tag: &Tag) -> Vec<String> {
        self.theme().variants(kind, tag)
    }

    fn event(&self, case: &Case) -> Box<RawValue> {
        case.event(&scopes::settings(self.theme(), case.scope.as_ref()))
    }

    fn mail(&mut self, event: &RawValue) -> Mail {
        let messages = self.handler.messages(event);
        messages
            .map(Mail::of)
            .expect("a sample event is one of Cognito's")
    }
}

impl Mail {
    fn of(messages: Messages) -> Self {
        let steps = [messages.email.step, messages.sms.step].map(Step::name);
        let email = messages.email.message;
        Self {
            characters: email.as_ref().map_or(0, |email| email.body.characters()),
            subject: email
                .as_ref()
                .map(|email| email.subject.as_str().to_owned()),
            html: email.map(|email| email.body.as_str().to_owned()),
            sms: messages.sms.message.map(|sms| sms.as_str().to_owned()),
            steps,
        }
    }
}
