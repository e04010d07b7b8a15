//! Cognito's JSON: reads what is needed, keeps the rest untouched.
//!
//! The event is never parsed as a whole. Its text is cut into fields at the two levels that matter,
//! values are decoded when they are asked for, and the answer is the same fields, byte for byte, with
//! another `response`. So a field of any type that nobody reads cannot fail a sign-up.

use std::borrow::Cow;
use std::fmt;

use aws_lambda_events::cognito::{
    CognitoEventUserPoolsCustomMessageResponse as KnownResponse,
    CognitoEventUserPoolsCustomMessageTriggerSource as TriggerSource,
};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
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
#[derive(Debug)]
pub struct Answer {
    event: Box<RawValue>,
    response: Option<KnownResponse>,
}

impl Answer {
    /// The event with those messages.
    pub fn new(event: &RawValue, email: Option<&Email>, sms: Option<&Sms>) -> Self {
        let mut response = KnownResponse::default();
        response.email_subject = email.map(|email| email.subject.as_str().to_owned());
        response.email_message = email.map(|email| email.body.as_str().to_owned());
        response.sms_message = sms.map(|sms| sms.as_str().to_owned());
        Self {
            event: event.to_owned(),
            response: Some(response),
        }
    }

    /// The event as it came.
    pub fn unchanged(event: &RawValue) -> Self {
        Self {
            event: event.to_owned(),
            response: None,
        }
    }

    /// The answer's JSON.
    pub fn to_json(&self) -> String {
        // Fields of JSON that was read, and strings: there is nothing in it that JSON cannot say.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = Fields::of(&self.event);
        let (Some(fields), Some(known)) = (fields, &self.response) else {
            return self.event.serialize(serializer);
        };
        let Some(at) = fields.position("response") else {
            return self.event.serialize(serializer);
        };
        let Some(others) = Fields::of(fields.0[at].1) else {
            return self.event.serialize(serializer);
        };
        let mut map = serializer.serialize_map(Some(fields.0.len()))?;
        for (position, (name, value)) in fields.0.iter().enumerate() {
            if position == at {
                map.serialize_entry(
                    name,
                    &Response {
                        known,
                        others: &others,
                    },
                )?;
            } else {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}

/// The fields that the crate knows, and those that it does not.
struct Response<'a> {
    known: &'a KnownResponse,
    others: &'a Fields<'a>,
}

impl Serialize for Response<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let unknown = || {
            self.others
                .0
                .iter()
                .filter(|(name, _)| !RESPONSE_FIELDS.contains(&name.as_ref()))
        };
        if unknown().next().is_none() {
            return self.known.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        let texts = [
            &self.known.sms_message,
            &self.known.email_message,
            &self.known.email_subject,
        ];
        for (name, text) in RESPONSE_FIELDS.iter().zip(texts) {
            map.serialize_entry(name, text)?;
        }
        for (name, value) in unknown() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
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
        self.position(name).map(|at| self.0[at].1)
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().rposition(|(field, _)| field == name)
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
