//! Responses: a status, a type of error and a body, read into an [`Answer`].
//!
//! Only AWS's own types prove anything. A proxy's 404, a captive portal's page, half an answer are
//! unreadable, and never "does not exist".

use serde_json::Value;

use super::service::Protocol;
use super::xml;
use crate::facts::Answer;
use crate::operation::Operation;

/// A response that was read whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The header `x-amzn-errortype`.
    pub error_type: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// An error in AWS's shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// AWS's type as it came; none if there was none.
    pub kind: Option<String>,
    /// AWS's text; empty if there was none.
    pub message: String,
}

/// The types of errors that go away.
const THROTTLED: [&str; 8] = [
    "BandwidthLimitExceeded",
    "RequestLimitExceeded",
    "RequestThrottled",
    "SlowDown",
    "Throttling",
    "ThrottledException",
    "ThrottlingException",
    "TooManyRequestsException",
];

/// The types that say that the credentials are of no use, each with the reason in plain words.
const REFUSED_CREDENTIALS: [(&str, &str); 13] = [
    ("ExpiredToken", EXPIRED),
    ("ExpiredTokenException", EXPIRED),
    ("TokenRefreshRequired", EXPIRED),
    ("RequestExpired", CLOCK),
    ("RequestTimeTooSkewed", CLOCK),
    ("InvalidAccessKeyId", UNKNOWN_KEY),
    ("InvalidClientTokenId", UNKNOWN_KEY),
    ("UnrecognizedClientException", UNKNOWN_KEY),
    ("IncompleteSignature", WRONG_SECRET),
    ("InvalidSignatureException", WRONG_SECRET),
    ("SignatureDoesNotMatch", WRONG_SECRET),
    ("MissingAuthenticationToken", UNSIGNED),
    ("MissingAuthenticationTokenException", UNSIGNED),
];
const NOT_AWS: &str = "the answer is not one of AWS: a proxy or a sign-in page may have sent it";
const EXPIRED: &str = "the session of the credentials has ended: sign in again";
const CLOCK: &str = "AWS finds the time of the request wrong: set this machine's clock";
const UNKNOWN_KEY: &str = "AWS does not know the access key, or the Region is not enabled for the \
    account: check the profile and the Region";
const WRONG_SECRET: &str =
    "AWS refuses the signature: check the secret key and this machine's clock";
const UNSIGNED: &str = "AWS found no signature: a proxy may have removed it";

impl Response {
    /// Returns the answer to an operation.
    #[must_use]
    pub fn answer(&self, operation: Operation, protocol: Protocol) -> Answer {
        if (200..300).contains(&self.status) {
            let body = self.given(operation.name(), protocol);
            return body.map_or_else(|| Answer::unreadable(NOT_AWS), Answer::Given);
        }
        let failure = self.failure();
        let Some(kind) = &failure.kind else {
            return Answer::unreadable(&format!(
                "the answer was HTTP {} without AWS's error type",
                self.status
            ));
        };
        if let Some(reason) = failure.refused_credentials() {
            return Answer::unreadable(reason);
        }
        if self.is_transient() {
            return Answer::unreadable(&format!("the answer was {kind}, also when asked again"));
        }
        Answer::of_error(operation, Some(kind), &failure.message)
    }

    /// Returns the body of a success; none if it is not what the protocol says.
    #[must_use]
    pub fn given(&self, operation: &str, protocol: Protocol) -> Option<Value> {
        let text = std::str::from_utf8(&self.body).ok()?;
        if matches!(protocol, Protocol::Query { .. }) {
            return query_result(operation, text);
        }
        let value: Value = serde_json::from_str(text).ok()?;
        value.is_object().then_some(value)
    }

    /// Returns the error in a response that is not a success.
    #[must_use]
    pub fn failure(&self) -> Failure {
        let text = String::from_utf8_lossy(&self.body);
        let (kind, message) = json_failure(&text)
            .or_else(|| xml_failure(&text))
            .unwrap_or_default();
        Failure {
            kind: self.error_type.clone().or(kind),
            message,
        }
    }

    /// Returns true if another try may succeed.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        let kind = self.failure().bare_kind();
        let throttled = kind.is_some_and(|kind| THROTTLED.contains(&kind.as_str()));
        self.status >= 500 || self.status == 429 || throttled
    }
}

impl Failure {
    /// Returns the type without namespace and address.
    #[must_use]
    pub fn bare_kind(&self) -> Option<String> {
        let kind = self.kind.as_deref()?.rsplit('#').next()?;
        kind.split(':').next().map(|kind| kind.trim().to_owned())
    }

    /// Returns the reason why AWS refuses the credentials, if that is what this error says.
    #[must_use]
    pub fn refused_credentials(&self) -> Option<&'static str> {
        let kind = self.bare_kind()?;
        let mut known = REFUSED_CREDENTIALS.iter();
        known
            .find(|(name, _)| *name == kind)
            .map(|(_, reason)| *reason)
    }
}

type TypeAndText = (Option<String>, String);

fn json_failure(text: &str) -> Option<TypeAndText> {
    let body: Value = serde_json::from_str(text).ok()?;
    let field = |names: &[&str]| {
        let mut found = names.iter().filter_map(|name| body.get(name)?.as_str());
        found.next().map(str::to_owned)
    };
    let kind = field(&["__type", "code", "Code"]);
    Some((kind, field(&["message", "Message"]).unwrap_or_default()))
}

/// Reads `<ErrorResponse><Error>`, and what Lambda and SES send for a path that they do not know:
/// `<UnknownOperationException/>`.
fn xml_failure(text: &str) -> Option<TypeAndText> {
    let document = xml::parse(text)?;
    let (root, value) = document.as_object()?.iter().next()?;
    if root.ends_with("Exception") {
        return Some((Some(root.clone()), String::new()));
    }
    let error = value
        .get("Error")
        .or_else(|| value.pointer("/Errors/Error"))?;
    let field = |name| error.get(name)?.as_str().map(str::to_owned);
    Some((field("Code"), field("Message").unwrap_or_default()))
}

/// Returns what is in `<OperationResult>`. A map of SNS (`entry`, `key`, `value`) becomes an object.
fn query_result(operation: &str, text: &str) -> Option<Value> {
    let mut document = xml::parse(text)?;
    let result = document.pointer_mut(&format!("/{operation}Response/{operation}Result"))?;
    let mut result = result.take();
    if let Some(attributes) = result.get_mut("Attributes") {
        *attributes = map(attributes);
    }
    result.is_object().then_some(result)
}

fn map(entries: &Value) -> Value {
    let entries = entries.as_array().into_iter().flatten();
    let pairs = entries.filter_map(|entry| {
        let key = entry.get("key")?.as_str()?;
        Some((key.to_owned(), entry.get("value")?.clone()))
    });
    Value::Object(pairs.collect())
}

#[cfg(test)]
mod tests;
