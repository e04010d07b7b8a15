//! Failures in our own words: a stack's event holds a sentence, and neither a dump of the SDK's types nor whatever
//! a server may send.

use std::error::Error;

/// The longest error code, in characters.
const CODE_MAX: usize = 64;
/// The longest message of SES's own, in characters.
const MESSAGE_MAX: usize = 500;

/// Words in the causes of a failed call, and what they mean.
const CAUSES: [(&str, &str); 14] = [
    ("length limit", "its answer is too long"),
    ("dns", "its host was not found"),
    ("lookup", "its host was not found"),
    ("refused", "the connection was refused"),
    ("certificate", "its certificate is not trusted"),
    ("tls", "the TLS connection was not made"),
    ("handshake", "the TLS connection was not made"),
    ("timeout", "it did not answer in time"),
    ("timed out", "it did not answer in time"),
    ("reset", "the connection broke off"),
    ("closed", "the connection broke off"),
    ("broken pipe", "the connection broke off"),
    ("incomplete", "the connection broke off"),
    ("unreachable", "its host cannot be reached"),
];

/// The cause of a failed call.
pub(crate) fn in_words(error: &(dyn Error + 'static)) -> &'static str {
    let mut text = error.to_string().to_lowercase();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&cause.to_string().to_lowercase());
        source = cause.source();
    }
    let known = CAUSES.iter().find(|(word, _)| text.contains(word));
    known.map_or("its answer is not one of the service", |(_, meaning)| {
        meaning
    })
}

/// An error's code, if it looks like one: a server may send anything.
pub(super) fn code(code: &str) -> Option<&str> {
    let code = code.split([':', ',']).next().unwrap_or(code);
    let is_code = !code.is_empty()
        && code.len() <= CODE_MAX
        && code
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte));
    is_code.then_some(code)
}

/// SES's own message on one line; nothing where it is not a sentence.
pub(super) fn message(message: &str) -> Option<String> {
    let words: Vec<&str> = message
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let text: String = words.join(" ").chars().take(MESSAGE_MAX).collect();
    let is_sentence = !text.is_empty() && !text.starts_with(['<', '{', '[']);
    is_sentence.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_word() {
        for (written, read) in [
            ("TooManyRequestsException", Some("TooManyRequestsException")),
            (
                "NotFoundException:http://internal.amazon.com/",
                Some("NotFoundException"),
            ),
            ("<html>", None),
            ("", None),
            ("a b", None),
        ] {
            assert_eq!(code(written), read, "{written}");
        }
        assert_eq!(code(&"x".repeat(65)), None);
    }

    #[test]
    fn a_message_is_a_sentence_on_one_line() {
        assert_eq!(
            message("no\n\u{1b}[31m such  identity").as_deref(),
            Some("no [31m such identity")
        );
        for text in ["", " \n", "<html>x</html>", "{\"a\": 1}"] {
            assert_eq!(message(text), None, "{text}");
        }
        assert_eq!(message(&"x".repeat(1000)).map(|text| text.len()), Some(500));
    }

    #[test]
    fn causes_are_our_words() {
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        assert_eq!(in_words(&refused), "the connection was refused");
        let odd = std::io::Error::other("ServiceError { .. }");
        assert_eq!(in_words(&odd), "its answer is not one of the service");
    }
}
