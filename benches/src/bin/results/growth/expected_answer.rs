//! The check that an answer shows the size that is to be measured.

use serde_json::Value;

/// A part of the answer that shows the size.
#[derive(Debug)]
pub(super) enum ExpectedAnswer {
    /// The subject holds this text.
    Subject(String),
    /// The body greets with this name, or without the name of the sample.
    Name(Option<String>),
    /// The body has so many UTF-16 units.
    Characters(usize),
}

impl ExpectedAnswer {
    /// Looks for the part in an answer.
    ///
    /// # Errors
    /// The subject and the length of another answer.
    pub(super) fn check(&self, answer: &[u8]) -> Result<(), String> {
        let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
        let text = |field| answer["response"][field].as_str().unwrap_or_default();
        let (subject, body) = (text("emailSubject"), text("emailMessage"));
        let length = body.encode_utf16().count();
        let is_shown = match self {
            Self::Subject(part) => subject.contains(part),
            Self::Name(Some(name)) => body.contains(name),
            Self::Name(None) => !body.is_empty() && !body.contains("Ana "),
            Self::Characters(count) => length == *count,
        };
        match is_shown {
            true => Ok(()),
            false => Err(format!(
                "expected {self:?}, but the subject is `{subject}` and the body has {length} characters"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answer(subject: &str, body: &str) -> Vec<u8> {
        let response = json!({ "emailSubject": subject, "emailMessage": body });
        json!({ "response": response }).to_string().into_bytes()
    }

    #[test]
    fn another_answer_is_an_error_that_names_the_expectation() {
        let subject = ExpectedAnswer::Subject("[qaa]".to_owned());
        assert!(subject.check(&answer("[qaa] Confirm", "")).is_ok());
        let error = subject.check(&answer("Confirm", "")).unwrap_err();
        assert!(error.contains("[qaa]"), "{error}");
    }

    #[test]
    fn characters_are_utf16_units() {
        let three = ExpectedAnswer::Characters(3);
        assert!(three.check(&answer("", "äöü")).is_ok());
        assert!(three.check(&answer("", "äöüß")).is_err());
    }

    #[test]
    fn a_dropped_name_is_not_in_the_body() {
        let dropped = ExpectedAnswer::Name(None);
        assert!(dropped.check(&answer("", "Hello")).is_ok());
        assert!(dropped.check(&answer("", "Hello Ana Ana")).is_err());
        assert!(dropped.check(b"{}").is_err());
    }
}
