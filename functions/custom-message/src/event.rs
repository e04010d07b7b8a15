//! Cognito's JSON: reads what is needed, keeps the rest untouched.
//!
//! The event is never parsed as a whole. Its text is cut into fields at the two levels that matter,
//! values are decoded when they are asked for, and the answer is the same text, byte for byte, with
//! another `response`. So a field of any type that nobody reads cannot fail a sign-up.

use std::borrow::Cow;
use std::fmt;

use aws_lambda_events::cognito::CognitoEventUserPoolsCustomMessageTriggerSource as TriggerSource;
use serde::de::value::{Error as NoSuchSource, StrDeserializer};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use theme::mail::{JsonText, Person};
use theme::{Circumstances, Invitation, Kind, Occasion};

use crate::message::{Email, Placeholders, Sms};

/// A reason to give an event back unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unrecognized {
    /// Not a JSON object.
    NotAnObject,
    /// A required field is absent or of another type: its path.
    Field(&'static str),
    /// The trigger source of another trigger, or one that AWS added later.
    TriggerSource(String),
}

impl fmt::Display for Unrecognized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => f.write_str("not a JSON object, so not a CustomMessage event"),
            Self::Field(path) => {
                write!(
                    f,
                    "not a CustomMessage event: {path} is missing or of another type"
                )
            }
            Self::TriggerSource(source) => {
                write!(
                    f,
                    "not one of the seven CustomMessage trigger sources: {source:?}"
                )
            }
        }
    }
}

impl std::error::Error for Unrecognized {}

/// A CustomMessage event.
#[derive(Debug)]
pub struct Trigger<'a> {
    /// The message that it asks for.
    pub kind: Kind,
    /// The texts that Cognito will replace.
    pub placeholders: Placeholders,
    /// `callerContext.clientId`, unless it is `CLIENT_ID_NOT_APPLICABLE`, as it is where an administrator calls.
    pub client_id: Option<String>,
    /// `userPoolId`.
    pub pool_id: Option<String>,
    /// `region`: where the pool, or its replica, asks from.
    pub region: Option<String>,
    /// The user name, attributes and metadata. Untrusted, all of it.
    pub person: Person<'a>,
    event: &'a RawValue,
    /// Absent in some test events.
    response: Option<&'a RawValue>,
}

impl Trigger<'_> {
    /// The occasion that has words of its own, in a pool with such invitations.
    pub fn occasion(&self, invitation: Invitation) -> Option<Occasion> {
        let circumstances = Circumstances {
            status: self.person.text("cognito:user_status"),
            has_code: self.placeholders.code.is_some(),
            has_client: self.client_id.is_some(),
        };
        Occasion::of(self.kind, invitation, circumstances)
    }
}

/// Reads a CustomMessage event.
///
/// # Errors
/// The reason why it is not one; the event then goes back as it came.
pub fn read(whole: &RawValue) -> Result<Trigger<'_>, Unrecognized> {
    let event = Fields::of(whole).ok_or(Unrecognized::NotAnObject)?;
    let kind = kind_of(&event)?;
    let request = event
        .object("request")
        .ok_or(Unrecognized::Field("request"))?;
    let code = request.parameter("codeParameter");
    // Only an invitation may have none: in a pool with sign-in without passwords.
    if code.is_none() && !kind.is_invitation() {
        return Err(Unrecognized::Field("request.codeParameter"));
    }
    let texts = |name| {
        request
            .object(name)
            .map(|fields| fields.texts())
            .unwrap_or_default()
    };
    Ok(Trigger {
        kind,
        placeholders: Placeholders {
            code,
            link: request.parameter("linkParameter"),
            username: request.parameter("usernameParameter"),
        },
        client_id: event
            .object("callerContext")
            .and_then(|caller| caller.text("clientId"))
            .filter(|id| id != "CLIENT_ID_NOT_APPLICABLE"),
        pool_id: event.text("userPoolId"),
        region: event.text("region"),
        person: Person {
            user_name: event.get("userName").and_then(borrowed_text),
            attributes: texts("userAttributes"),
            client_metadata: texts("clientMetadata"),
        },
        event: whole,
        response: event.get("response"),
    })
}

fn kind_of(event: &Fields<'_>) -> Result<Kind, Unrecognized> {
    let text = event
        .text("triggerSource")
        .ok_or(Unrecognized::Field("triggerSource"))?;
    let source = TriggerSource::deserialize(StrDeserializer::<'_, NoSuchSource>::new(&text));
    match source {
        Ok(TriggerSource::SignUp) => Ok(Kind::SignUp),
        Ok(TriggerSource::ResendCode) => Ok(Kind::ResendCode),
        Ok(TriggerSource::AdminCreateUser) => Ok(Kind::AdminCreateUser),
        Ok(TriggerSource::ForgotPassword) => Ok(Kind::ForgotPassword),
        Ok(TriggerSource::UpdateUserAttribute) => Ok(Kind::UpdateUserAttribute),
        Ok(TriggerSource::VerifyUserAttribute) => Ok(Kind::VerifyUserAttribute),
        Ok(TriggerSource::Authentication) => Ok(Kind::Authentication),
        Ok(_) | Err(_) => Err(Unrecognized::TriggerSource(text)),
    }
}

/// The answer to an event: its own text, with `response` filled in. Everything else is as it came, to
/// the byte.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Answer(Box<RawValue>);

impl Answer {
    /// The event with those messages: `None` leaves a field null, and Cognito's own message goes out.
    /// Other fields of `response` stay; a `response` that is not an object gives way to one, and an event
    /// without one gets it at its end.
    pub fn new(trigger: &Trigger<'_>, email: Option<&Email>, sms: Option<&Sms>) -> Self {
        let event = trigger.event.get();
        let (before, name, after) = match trigger.response {
            Some(response) => {
                let (before, after) = around(event, response.get());
                (before, "", after)
            }
            None => {
                let (fields, end) = event.split_at(event.len() - 1);
                (fields, ",\"response\":", end)
            }
        };
        let owned = |text| Cow::Owned(JsonText::of(text));
        let texts = [
            sms.map(|sms| owned(sms.as_str())),
            email.map(|email| Cow::Borrowed(email.body.json())),
            email.map(|email| owned(email.subject.as_str())),
        ];
        let room: usize = texts.iter().flatten().map(|text| text.as_str().len()).sum();
        let mut answer = String::with_capacity(trigger.event.get().len() + room + 128);
        answer.push_str(before);
        answer.push_str(name);
        write_response(&mut answer, &texts, trigger.response);
        answer.push_str(after);
        Self(known_json(answer))
    }

    /// The event as it came.
    pub fn unchanged(event: Box<RawValue>) -> Self {
        Self(event)
    }

    /// The answer's JSON.
    pub fn to_json(&self) -> &str {
        self.0.get()
    }
}

/// A text that is known to be JSON. Looking over 7 KB once more would be a tenth of all that an event
/// takes; debug builds do, and with them every test.
#[allow(
    unsafe_code,
    reason = "the one way to serde_json's text as it is; measured in benches/"
)]
fn known_json(text: String) -> Box<RawValue> {
    // SAFETY: the text is an event that `read` has read, one object without white space around it and with at
    // least one field, in which an object of values that serde_json has read and of `JsonText` took the
    // place of `response`, or followed the last field under that name.
    unsafe { RawValue::from_string_unchecked(text) }
}

/// The text before and behind a part of a text.
fn around<'t>(whole: &'t str, part: &str) -> (&'t str, &'t str) {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    (&whole[..start], &whole[start + part.len()..])
}

fn write_response(
    answer: &mut String,
    texts: &[Option<Cow<'_, JsonText>>; 3],
    response: Option<&RawValue>,
) {
    let mut separator = '{';
    let mut write = |name: &JsonText, value: &[&str]| {
        answer.push(separator);
        for part in ["\"", name.as_str(), "\":"].iter().chain(value) {
            answer.push_str(part);
        }
        separator = ',';
    };
    for (name, text) in RESPONSE_FIELDS.iter().zip(texts) {
        let name = JsonText::of(name);
        match text {
            Some(text) => write(&name, &["\"", text.as_str(), "\""]),
            None => write(&name, &["null"]),
        }
    }
    for (name, value) in response.and_then(Fields::of).unwrap_or_default().0 {
        if !RESPONSE_FIELDS.contains(&name.as_ref()) {
            write(&JsonText::of(&name), &[value.get()]);
        }
    }
    answer.push('}');
}

/// The fields of `response`, in the order in which Cognito sends them.
const RESPONSE_FIELDS: [&str; 3] = ["smsMessage", "emailMessage", "emailSubject"];

/// The fields of a JSON object in their order, the values undecoded.
#[derive(Debug, Default)]
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Fields<'a> {
    fn of(value: &'a RawValue) -> Option<Self> {
        serde_json::from_str(value.get()).ok()
    }

    /// The last of that name, as JavaScript has it.
    fn get(&self, name: &str) -> Option<&'a RawValue> {
        let last = self.0.iter().rfind(|(field, _)| field == name);
        last.map(|(_, value)| *value)
    }

    fn object(&self, name: &str) -> Option<Self> {
        self.get(name).and_then(Self::of)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(text_of)
    }

    /// The fields that are texts, borrowed where they hold no escape.
    fn texts(&self) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
        let texts = self
            .0
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), borrowed_text(value)?)));
        texts.collect()
    }

    /// A parameter's text; AWS's test events write `"None"` where real ones have null.
    fn parameter(&self, name: &str) -> Option<String> {
        self.text(name)
            .filter(|text| !text.is_empty() && text != "None")
    }
}

fn text_of(value: &RawValue) -> Option<String> {
    borrowed_text(value).map(Cow::into_owned)
}

/// The text that a JSON string spells. One without escapes is its own spelling.
fn borrowed_text(value: &RawValue) -> Option<Cow<'_, str>> {
    let spelling = value.get().strip_prefix('"')?.strip_suffix('"')?;
    if memchr::memchr(b'\\', spelling.as_bytes()).is_none() {
        return Some(Cow::Borrowed(spelling));
    }
    serde_json::from_str(value.get()).ok().map(Cow::Owned)
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::with_capacity(16);
                while let Some(Name(name)) = map.next_key()? {
                    fields.push((name, map.next_value()?));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// A text, borrowed where it holds no escape.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
