//! The first difference between two answers.

use serde_json::{Map, Value};

use super::Likeness;
use super::visible_mail::VisibleMail;

/// The field that differs, with an excerpt of both values.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct AnswerDifference {
    pub(super) field: String,
    pub(super) expected: String,
    pub(super) found: String,
}

const BODY: &str = "/response/emailMessage";

/// Compares two answers; none if they are alike.
pub(super) fn compare(
    expected: &Value,
    found: &Value,
    likeness: Likeness,
) -> Option<AnswerDifference> {
    let bodies = (expected.pointer(BODY), found.pointer(BODY));
    match (likeness, bodies) {
        (Likeness::Visible, (Some(Value::String(expected_body)), Some(Value::String(body)))) => {
            // The bodies are compared as they are seen, everything else exactly.
            first_difference("", expected, &with_body(found, expected_body))
                .or_else(|| visible_difference(expected, expected_body, body))
        }
        _ => first_difference("", expected, found),
    }
}

fn with_body(answer: &Value, body: &str) -> Value {
    let mut answer = answer.clone();
    *answer.pointer_mut(BODY).expect("the answer has a body") = Value::from(body);
    answer
}

/// The first field with another value, by its path.
fn first_difference(path: &str, expected: &Value, found: &Value) -> Option<AnswerDifference> {
    match (expected, found) {
        _ if expected == found => None,
        (Value::Object(expected), Value::Object(found)) => fields_difference(path, expected, found),
        _ => {
            let path = path.trim_start_matches('.');
            Some(excerpts(path, &text(expected), &text(found)))
        }
    }
}

/// A missing field counts as null.
fn fields_difference(
    path: &str,
    expected: &Map<String, Value>,
    found: &Map<String, Value>,
) -> Option<AnswerDifference> {
    let added = found.keys().filter(|name| !expected.contains_key(*name));
    expected.keys().chain(added).find_map(|name| {
        let (expected, found) = (expected.get(name), found.get(name));
        let path = format!("{path}.{name}");
        first_difference(
            &path,
            expected.unwrap_or(&Value::Null),
            found.unwrap_or(&Value::Null),
        )
    })
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn visible_difference(event: &Value, expected_body: &str, body: &str) -> Option<AnswerDifference> {
    let expected = VisibleMail::of(expected_body).fields();
    let mut fields = expected.into_iter().zip(VisibleMail::of(body).fields());
    fields
        .find(|((_, expected), (_, found))| expected != found)
        .map(|((name, expected), (_, found))| {
            excerpts(&format!("the body's {name}"), &expected, &found)
        })
        .or_else(|| placeholder_difference(event, expected_body, body))
}

fn placeholder_difference(
    event: &Value,
    expected_body: &str,
    body: &str,
) -> Option<AnswerDifference> {
    let parameters = ["codeParameter", "linkParameter", "usernameParameter"];
    parameters.iter().find_map(|parameter| {
        let placeholder = event["request"][parameter].as_str()?;
        let count = |html: &str| html.matches(placeholder).count().to_string();
        let (expected, found) = (count(expected_body), count(body));
        let field = format!("the number of {placeholder} in the body");
        (expected != found).then(|| excerpts(&field, &expected, &found))
    })
}

/// Cuts both texts to a part that begins shortly before the difference.
fn excerpts(field: &str, expected: &str, found: &str) -> AnswerDifference {
    const BEFORE: usize = 30;
    const LENGTH: usize = 100;
    let pairs = expected.chars().zip(found.chars());
    let common = pairs.take_while(|(one, other)| one == other).count();
    let excerpt = |text: &str| -> String {
        let from = text.chars().skip(common.saturating_sub(BEFORE));
        from.take(LENGTH).collect()
    };
    AnswerDifference {
        field: field.to_owned(),
        expected: excerpt(expected),
        found: excerpt(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answered(body: &str) -> Value {
        json!({
            "request": { "codeParameter": "{####}", "usernameParameter": null },
            "response": { "emailMessage": body, "emailSubject": "Hello", "smsMessage": null },
        })
    }

    fn differing_field(expected: &Value, found: &Value, likeness: Likeness) -> Option<String> {
        compare(expected, found, likeness).map(|difference| difference.field)
    }

    #[test]
    fn the_same_answer_is_alike_in_both_ways() {
        let answer = answered("<p>Your code is {####}</p>");
        for likeness in [Likeness::Exact, Likeness::Visible] {
            assert_eq!(compare(&answer, &answer, likeness), None);
        }
    }

    #[test]
    fn other_markup_is_alike_visibly_and_not_exactly() {
        let expected = answered("<p>Your code is <bdi>{####}</bdi></p>");
        let found = answered("<table><tr><td>Your  code\nis&#32;<!-- -->{####}</td></tr></table>");
        assert_eq!(differing_field(&expected, &found, Likeness::Visible), None);
        assert_eq!(
            differing_field(&expected, &found, Likeness::Exact).as_deref(),
            Some("response.emailMessage")
        );
    }

    #[test]
    fn a_difference_that_a_reader_notices_is_found() {
        let expected = answered(
            r#"<html lang="ar" dir="rtl"><p>{####} <a href="https://a.example/">a</a></p></html>"#,
        );
        for (body, what) in [
            (
                r#"<html lang="ar" dir="rtl"><p>{####} <a href="https://a.example/">b</a></p></html>"#,
                "the body's text",
            ),
            (
                r#"<html lang="ar" dir="rtl"><p>{####} <a href="https://b.example/">a</a></p></html>"#,
                "the body's links",
            ),
            (
                r#"<html lang="ar" dir="rtl"><p>{####} <a href="https://a.example/" title="{####}">a</a></p></html>"#,
                "the number of {####} in the body",
            ),
            (
                r#"<html lang="en" dir="rtl"><p>{####} <a href="https://a.example/">a</a></p></html>"#,
                "the body's language",
            ),
            (
                r#"<html lang="ar"><p>{####} <a href="https://a.example/">a</a></p></html>"#,
                "the body's direction",
            ),
        ] {
            let found = answered(body);
            assert_eq!(
                differing_field(&expected, &found, Likeness::Visible).as_deref(),
                Some(what),
                "{body}"
            );
        }
    }

    #[test]
    fn everything_but_the_body_is_compared_exactly_in_both_ways() {
        let expected = answered("<p>{####}</p>");
        for (pointer, value, what) in [
            (
                "/response/emailSubject",
                json!("Hello "),
                "response.emailSubject",
            ),
            (
                "/response/smsMessage",
                json!("{####}"),
                "response.smsMessage",
            ),
            (
                "/response/emailMessage",
                json!(null),
                "response.emailMessage",
            ),
            (
                "/request/codeParameter",
                json!("{###}"),
                "request.codeParameter",
            ),
        ] {
            let mut found = expected.clone();
            *found.pointer_mut(pointer).unwrap() = value;
            for likeness in [Likeness::Exact, Likeness::Visible] {
                assert_eq!(
                    differing_field(&expected, &found, likeness).as_deref(),
                    Some(what)
                );
            }
        }
    }

    #[test]
    fn a_field_too_many_is_a_difference() {
        let expected = json!({ "a": 1 });
        assert_eq!(
            differing_field(&expected, &json!({ "a": 1, "b": 2 }), Likeness::Exact).as_deref(),
            Some("b")
        );
    }

    #[test]
    fn a_difference_is_shown_from_shortly_before_it() {
        let long = "a".repeat(500);
        let difference = excerpts("x", &format!("{long}b{long}"), &format!("{long}ü{long}"));
        assert!(
            difference.expected.starts_with(&"a".repeat(30)) && difference.expected.len() == 100
        );
        assert!(difference.found.contains('ü'));
    }
}
