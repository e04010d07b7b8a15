//! Cognito's JSON: reads what is needed, keeps the rest untouched.
//!
//! The event is never parsed as a whole. Its text is cut into fields at the two levels that matter,
//! values are decoded when they are asked for, and the answer is the same text with another
//! `response`. So a field of any type that nobody reads cannot fail a sign-up, and what Cognito
//! sent comes back to the byte.

use std::borrow::Cow;
use std::fmt;

use aws_lambda_events::cognito::{
    CognitoEventUserPoolsCustomMessageResponse,
    CognitoEventUserPoolsCustomMessageTriggerSource as TriggerSource,
};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::message::{Email, Kind, Placeholders, Sms};

/// Why an event goes back unchanged.
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

/// What a CustomMessage event asks for.
#[derive(Debug)]
pub struct Request<'a> {
    /// Which message.
    pub kind: Kind,
    /// What Cognito will replace.
    pub placeholders: Placeholders,
    /// `callerContext.clientId`, unless it is `CLIENT_ID_NOT_APPLICABLE`.
    pub client_id: Option<String>,
    user_name: Option<&'a RawValue>,
    attributes: Fields<'a>,
    client_metadata: Fields<'a>,
}

impl Request<'_> {
    /// A user attribute by Cognito's name (`given_name`, `custom:plan`), `userName`, or an entry of
    /// the client's metadata as `clientMetadata.<key>`. Untrusted, whichever it is.
    pub fn untrusted(&self, source: &str) -> Option<String> {
        match source.strip_prefix("clientMetadata.") {
            Some(key) => self.client_metadata.text(key),
            None if source == "userName" => self.user_name.and_then(text_of),
            None => self.attributes.text(source),
        }
    }

    /// The languages asked for, the first choice first: clientMetadata's `locale` or `lang`, then
    /// the user's own attribute.
    pub fn wanted_locales(&self) -> impl Iterator<Item = String> {
        ["clientMetadata.locale", "clientMetadata.lang", "locale"]
            .into_iter()
            .filter_map(|source| self.untrusted(source))
    }
}

/// Reads a CustomMessage event.
///
/// # Errors
/// Why it is none; the event then goes back as it came.
pub fn read(event: &RawValue) -> Result<Request<'_>, Unrecognized> {
    let event = Fields::of(event).ok_or(Unrecognized::NotAnObject)?;
    let kind = kind_of(&event)?;
    let request = event
        .object("request")
        .ok_or(Unrecognized::Field("request"))?;
    event
        .object("response")
        .ok_or(Unrecognized::Field("response"))?;
    let code = request
        .parameter("codeParameter")
        .ok_or(Unrecognized::Field("request.codeParameter"))?;
    Ok(Request {
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
        user_name: event.get("userName"),
        attributes: request.object("userAttributes").unwrap_or_default(),
        client_metadata: request.object("clientMetadata").unwrap_or_default(),
    })
}

fn kind_of(event: &Fields<'_>) -> Result<Kind, Unrecognized> {
    let source = event
        .get("triggerSource")
        .ok_or(Unrecognized::Field("triggerSource"))?;
    let text = text_of(source).ok_or(Unrecognized::Field("triggerSource"))?;
    match serde_json::from_str(source.get()) {
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

/// The event with its `response` filled in: `None` leaves a field null, and Cognito's own message
/// goes out. Other fields of `response` stay. An event that has no `response` object comes back
/// as it is.
pub fn answer(event: &RawValue, email: Option<&Email>, sms: Option<&Sms>) -> Box<RawValue> {
    let text = event.get();
    let filled = Fields::of(event).and_then(|fields| {
        let old = fields.get("response")?;
        let others = Fields::of(old)?;
        let start = old.get().as_ptr() as usize - text.as_ptr() as usize;
        let new = response(&others, email, sms)?;
        let mut filled = String::with_capacity(text.len() + new.len());
        filled.push_str(&text[..start]);
        filled.push_str(&new);
        filled.push_str(&text[start + old.get().len()..]);
        RawValue::from_string(filled).ok()
    });
    filled.unwrap_or_else(|| event.to_owned())
}

fn response(others: &Fields<'_>, email: Option<&Email>, sms: Option<&Sms>) -> Option<String> {
    let mut known = CognitoEventUserPoolsCustomMessageResponse::default();
    known.email_subject = email.map(|email| email.subject.as_str().to_owned());
    known.email_message = email.map(|email| email.body.as_str().to_owned());
    known.sms_message = sms.map(|sms| sms.as_str().to_owned());
    let mut json = serde_json::to_string(&known).ok()?;
    let unknown = others
        .0
        .iter()
        .filter(|(name, _)| !RESPONSE_FIELDS.contains(&name.as_ref()));
    for (name, value) in unknown {
        json.pop();
        json.push(',');
        json.push_str(&serde_json::to_string(name).ok()?);
        json.push(':');
        json.push_str(value.get());
        json.push('}');
    }
    Some(json)
}

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
        self.0
            .iter()
            .rev()
            .find(|(field, _)| field == name)
            .map(|(_, value)| *value)
    }

    fn object(&self, name: &str) -> Option<Self> {
        self.get(name).and_then(Self::of)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(text_of)
    }

    /// A parameter's text; AWS's test events write `"None"` where real ones have null.
    fn parameter(&self, name: &str) -> Option<String> {
        self.text(name)
            .filter(|text| !text.is_empty() && text != "None")
    }
}

fn text_of(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
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
                let mut fields = Vec::new();
                while let Some(Name(name)) = map.next_key()? {
                    fields.push((name, map.next_value()?));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// A field's name, borrowed where it holds no escape.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
