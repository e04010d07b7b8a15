//! A call that failed. What the service says in words is kept to be recognised and never printed: SES's
//! texts can quote a recipient.

use std::fmt;

use serde_json::Value;

/// The reason why a call had no success.
#[derive(Clone, PartialEq, Eq)]
pub enum CallFailure {
    /// No connection, no answer in time, or half an answer.
    NoAnswer,
    /// The request could not be made.
    Unsendable(String),
    /// The service refused.
    Answer {
        /// The HTTP status.
        status: u16,
        /// The error's name, such as `MessageRejected`.
        code: String,
        /// The error's words, which may hold personal data.
        text: String,
    },
}

impl CallFailure {
    /// Reads the answer of either protocol: the name is in a header, or in the body as `__type` or `code`.
    pub(super) fn of_answer(status: u16, kind: Option<&str>, body: &[u8]) -> Self {
        let body: Value = serde_json::from_slice(body).unwrap_or(Value::Null);
        let field = |names: &[&str]| names.iter().find_map(|name| body[*name].as_str());
        let code = kind.or_else(|| field(&["__type", "code", "Code"]));
        Self::Answer {
            status,
            code: plain_name(code.unwrap_or_default()),
            text: field(&["message", "Message"])
                .unwrap_or_default()
                .to_owned(),
        }
    }

    /// Returns the error's name; empty where there was no answer.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Answer { code, .. } => code,
            Self::NoAnswer | Self::Unsendable(_) => "",
        }
    }

    /// Returns the error's words in lower case, to recognise a case by.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Answer { text, .. } => text.to_lowercase(),
            Self::NoAnswer | Self::Unsendable(_) => String::new(),
        }
    }

    /// Returns true if the service asks to come back later.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        let Self::Answer { status, code, .. } = self else {
            return false;
        };
        let names = ["Throttl", "TooManyRequests", "LimitExceeded", "SlowDown"];
        *status == 429 || names.iter().any(|name| code.contains(name))
    }

    /// Returns true if a quota is used up that comes back only tomorrow.
    #[must_use]
    pub fn is_daily_quota(&self) -> bool {
        self.is_throttled() && self.words().contains("daily")
    }

    /// Returns true if the service did not answer, or had a fault of its own.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::NoAnswer => true,
            Self::Unsendable(_) => false,
            Self::Answer { status, .. } => *status >= 500 && !self.is_throttled(),
        }
    }

    /// Returns true if the role lacks a permission.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        matches!(self, Self::Answer { status: 403, .. }) || self.code().starts_with("AccessDenied")
    }
}

impl fmt::Display for CallFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswer => f.write_str("no answer"),
            Self::Unsendable(reason) => write!(f, "the request could not be made: {reason}"),
            Self::Answer { status, code, .. } if code.is_empty() => write!(f, "status {status}"),
            Self::Answer { code, .. } => f.write_str(code),
        }
    }
}

impl fmt::Debug for CallFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The name alone: `com.amazonaws.kms#DisabledException`, `MessageRejected:http://…`.
fn plain_name(code: &str) -> String {
    let name = code.rsplit('#').next().unwrap_or_default();
    let letters = name.chars().take_while(char::is_ascii_alphanumeric);
    letters.take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_found_wherever_it_is() {
        for (header, body) in [
            (Some("MessageRejected:http://internal.amazon.com/"), "{}"),
            (None, r#"{"__type":"com.amazonaws.sesv2#MessageRejected"}"#),
            (None, r#"{"code":"MessageRejected"}"#),
        ] {
            let failure = CallFailure::of_answer(400, header, body.as_bytes());
            assert_eq!(failure.code(), "MessageRejected");
        }
        let html = CallFailure::of_answer(503, None, b"<html>");
        assert_eq!(
            (html.to_string().as_str(), html.is_unavailable()),
            ("status 503", true)
        );
    }

    #[test]
    fn the_words_are_not_printed() {
        let body = br#"{"message":"Email address is not verified: jane@example.com"}"#;
        let failure = CallFailure::of_answer(400, Some("MessageRejected"), body);
        assert!(failure.words().contains("not verified"));
        assert!(!format!("{failure} {failure:?}").contains("jane"));
    }

    #[test]
    fn throttling_has_several_names() {
        for (status, code) in [
            (429, "TooManyRequestsException"),
            (400, "ThrottlingException"),
            (400, "Throttling"),
            (400, "LimitExceededException"),
            (503, "SlowDown"),
        ] {
            let failure = CallFailure::of_answer(status, Some(code), b"");
            assert!(
                failure.is_throttled() && !failure.is_unavailable(),
                "{code}"
            );
        }
    }
}
