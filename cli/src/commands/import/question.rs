//! A question to a handler, and its answer: a CustomMessage event without and with its `response`.

use std::collections::{BTreeMap, BTreeSet};

use custom_message::event;
use serde_json::Value;
use serde_json::value::RawValue;
use theme::locale::{Tag, requested};
use theme::mail::LOCALE_SOURCES;
use theme::{Invitation, Kind, Occasion};

/// A CustomMessage event, as far as an answer depends on it.
#[derive(Debug, Clone)]
pub struct Question {
    /// The message that it asks for.
    pub kind: Kind,
    /// The occasion that has words of its own.
    pub occasion: Option<Occasion>,
    /// The placeholder of the code; empty if there is none.
    pub code: String,
    /// The placeholder of the link that confirms an account.
    pub link: Option<String>,
    /// The placeholder of the user name, in an invitation.
    pub username: Option<String>,
    /// The app client, if one called.
    pub client: Option<String>,
    /// The user pool.
    pub pool: Option<String>,
    /// The Region.
    pub region: Option<String>,
    /// The texts of the user: attributes by name, `userName`, `clientMetadata.<key>`.
    pub values: BTreeMap<String, String>,
    /// The whole event.
    pub event: Value,
}

/// The texts that a handler put into `response`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// `emailSubject`.
    pub subject: Option<String>,
    /// `emailMessage`.
    pub html: Option<String>,
    /// `smsMessage`.
    pub sms: Option<String>,
}

/// A question with its answer.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The question.
    pub question: Question,
    /// The answer.
    pub texts: Texts,
    /// The file that it is from.
    pub origin: String,
}

/// Texts that say something about the account, and are not the user's own.
const FACTS: [&str; 4] = [
    "email_verified",
    "phone_number_verified",
    "identities",
    "cognito:user_status",
];
/// The shortest text that is recognised in an answer: a shorter one stands there by chance.
const RECOGNISED_MIN: usize = 3;

impl Question {
    /// Reads an event.
    ///
    /// # Errors
    /// The reason why it is not a CustomMessage event.
    pub fn of(event: &Value) -> Result<Self, event::Unrecognized> {
        let raw = raw(event);
        let trigger = event::read(&raw)?;
        let occasion = trigger.occasion(Invitation::Auto);
        let person = &trigger.person;
        let mut values = BTreeMap::new();
        for (name, value) in &person.attributes {
            values.insert(name.to_string(), value.to_string());
        }
        for (key, value) in &person.client_metadata {
            values.insert(format!("clientMetadata.{key}"), value.to_string());
        }
        if let Some(name) = &person.user_name {
            values.insert("userName".to_owned(), name.to_string());
        }
        values.retain(|_, value| !value.is_empty());
        let is_invitation = trigger.kind.is_invitation();
        let placeholders = trigger.placeholders;
        Ok(Self {
            kind: trigger.kind,
            occasion,
            code: placeholders.code.unwrap_or_default(),
            link: placeholders.link,
            username: placeholders.username.filter(|_| is_invitation),
            client: trigger.client_id,
            pool: trigger.pool_id,
            region: trigger.region,
            values,
            event: event.clone(),
        })
    }

    /// Returns the event's JSON.
    pub fn raw(&self) -> Box<RawValue> {
        raw(&self.event)
    }

    /// Returns the language that the event asks for, and the place where it says so.
    pub fn language(&self) -> Option<(&str, Tag)> {
        let usual = LOCALE_SOURCES.into_iter();
        let others = self.values.keys().map(String::as_str);
        let others = others.filter(|source| names_language(source) && !is_usual(source));
        usual.chain(others).find_map(|source| {
            let (source, value) = self.values.get_key_value(source)?;
            let tag = requested(value).into_iter().next()?;
            Some((source.as_str(), tag))
        })
    }

    /// Returns the places that say a language.
    pub fn language_sources(&self) -> Vec<&str> {
        let sources = self.values.keys().map(String::as_str);
        sources.filter(|source| names_language(source)).collect()
    }

    /// Returns the user's own texts, which may be recognised in an answer.
    pub fn own_values(&self) -> impl Iterator<Item = (&str, &str)> {
        let values = self.values.iter();
        let values = values.map(|(source, value)| (source.as_str(), value.as_str()));
        values.filter(|(source, value)| {
            is_own(source)
                && value.chars().count() >= RECOGNISED_MIN
                && !matches!(*value, "true" | "false" | "null" | "yes" | "none")
        })
    }
}

/// Returns the sources of the user's own texts.
pub fn present(question: &Question) -> BTreeSet<String> {
    let sources = question.values.keys();
    sources.filter(|source| is_own(source)).cloned().collect()
}

/// Returns true for a text of the user's own: no language, and nothing about the account.
pub fn is_own(source: &str) -> bool {
    !FACTS.contains(&source) && !source.starts_with("cognito:") && !names_language(source)
}

/// Returns true for one of the places of a language that a theme looks at by itself.
pub fn is_usual(source: &str) -> bool {
    LOCALE_SOURCES.contains(&source)
}

fn names_language(source: &str) -> bool {
    let name = source.to_ascii_lowercase();
    is_usual(source) || name.contains("lang") || name.contains("locale")
}

fn raw(event: &Value) -> Box<RawValue> {
    serde_json::value::to_raw_value(event).expect("a JSON value is JSON")
}

/// Splits an event into the question and the answer.
///
/// # Errors
/// The reason why it is not a CustomMessage event.
pub fn answered(event: &Value, origin: &str) -> Result<Answered, event::Unrecognized> {
    let mut asked = event.clone();
    let response = asked.get_mut("response").map(Value::take);
    asked["response"] = serde_json::json!({
        "smsMessage": null, "emailMessage": null, "emailSubject": null,
    });
    let text = |name: &str| {
        let text = response.as_ref()?.get(name)?.as_str()?;
        // AWS's test events write "None" where real ones have null.
        (!text.trim().is_empty() && text != "None").then(|| text.replace("\r\n", "\n"))
    };
    Ok(Answered {
        texts: Texts {
            subject: text("emailSubject"),
            html: text("emailMessage"),
            sms: text("smsMessage"),
        },
        question: Question::of(&asked)?,
        origin: origin.to_owned(),
    })
}
