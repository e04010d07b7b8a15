//! Whether two contestants do the same work: figures of one that does less are worth nothing.

mod page;

use std::fmt;

use doubles::Function;
use serde_json::Value;

use crate::{Contestant, failure};
use page::Page;

/// How much of an answer must be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// All of it, to the byte of every text.
    Exact,
    /// All but the body's markup, for a library that writes its own: the body's text, links,
    /// placeholders, language and direction.
    Visible,
}

/// Hands both the same events and compares what they answer.
///
/// # Errors
/// The first difference, or why there is no answer to compare.
pub fn same_work(
    reference: &Contestant,
    other: &Contestant,
    events: &[Vec<u8>],
    likeness: Likeness,
) -> Result<(), Difference> {
    let start = |contestant: &Contestant| {
        contestant
            .launch()
            .start()
            .map_err(|error| Difference::of(contestant, None, Cause::Failed(error.into())))
    };
    let mut reference_runs = start(reference)?;
    let mut other_runs = start(other)?;
    for (number, event) in events.iter().enumerate() {
        let answer = |contestant: &Contestant, function: &mut Function| {
            answer(function, event)
                .map_err(|cause| Difference::of(contestant, Some((number, event)), cause))
        };
        let expected = answer(reference, &mut reference_runs)?;
        let found = answer(other, &mut other_runs)?;
        if let Some(parting) = compare(&expected, &found, likeness) {
            let cause = Cause::Parting {
                reference: reference.name.clone(),
                parting,
            };
            return Err(Difference::of(other, Some((number, event)), cause));
        }
    }
    Ok(())
}

fn answer(function: &mut Function, event: &[u8]) -> Result<Value, Cause> {
    let body = function.invoke(event).map_err(failure::Cause::from);
    let body = body.and_then(failure::answered).map_err(Cause::Failed)?;
    serde_json::from_slice(&body).map_err(|_| Cause::NotJson)
}

/// Where two answers part.
#[derive(Debug, PartialEq, Eq)]
struct Parting {
    what: String,
    expected: String,
    found: String,
}

fn compare(expected: &Value, found: &Value, likeness: Likeness) -> Option<Parting> {
    const BODY: &str = "/response/emailMessage";
    let bodies = (expected.pointer(BODY), found.pointer(BODY));
    if let (Likeness::Visible, (Some(Value::String(expected_body)), Some(Value::String(body)))) =
        (likeness, bodies)
    {
        let mut found = found.clone();
        if let Some(copied) = found.pointer_mut(BODY) {
            *copied = Value::from(expected_body.as_str());
        }
        return first_difference("", expected, &found).or_else(|| visibly(expected, body));
    }
    first_difference("", expected, found)
}

/// The first field, by its path, whose value is another one.
fn first_difference(path: &str, expected: &Value, found: &Value) -> Option<Parting> {
    if expected == found {
        return None;
    }
    if let (Value::Object(expected), Value::Object(found)) = (expected, found) {
        let names = expected
            .keys()
            .chain(found.keys().filter(|name| !expected.contains_key(*name)));
        let mut partings = names.filter_map(|name| {
            let value = |of: &serde_json::Map<_, _>| of.get(name).cloned().unwrap_or_default();
            let path = format!("{path}.{name}");
            first_difference(&path, &value(expected), &value(found))
        });
        return partings.next();
    }
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    Some(parting(
        path.trim_start_matches('.'),
        &text(expected),
        &text(found),
    ))
}

fn visibly(expected: &Value, body: &str) -> Option<Parting> {
    let text = |path: &str| expected.pointer(path).and_then(Value::as_str);
    let expected_body = text("/response/emailMessage")?;
    let (expected_page, page) = (Page::of(expected_body), Page::of(body));
    let fields = expected_page.fields().into_iter().zip(page.fields());
    let mut partings = fields
        .filter(|((_, expected), (_, found))| expected != found)
        .map(|((what, expected), (_, found))| {
            parting(&format!("the body's {what}"), &expected, &found)
        });
    partings.next().or_else(|| {
        let parameters = ["codeParameter", "linkParameter", "usernameParameter"];
        parameters.iter().find_map(|parameter| {
            let placeholder = text(&format!("/request/{parameter}"))?;
            let count = |html: &str| html.matches(placeholder).count().to_string();
            let (expected, found) = (count(expected_body), count(body));
            (expected != found).then(|| {
                parting(
                    &format!("how often the body holds {placeholder}"),
                    &expected,
                    &found,
                )
            })
        })
    })
}

/// Both texts from a little before they part.
fn parting(what: &str, expected: &str, found: &str) -> Parting {
    const BEFORE: usize = 30;
    const LENGTH: usize = 100;
    let common = expected
        .chars()
        .zip(found.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let excerpt = |text: &str| -> String {
        text.chars()
            .skip(common.saturating_sub(BEFORE))
            .take(LENGTH)
            .collect()
    };
    Parting {
        what: what.to_owned(),
        expected: excerpt(expected),
        found: excerpt(found),
    }
}

/// Why a contestant takes no part: it does not do what the reference does.
#[derive(Debug)]
pub struct Difference {
    contestant: String,
    event: Option<String>,
    /// Boxed, since it holds a whole error of the doubles'.
    cause: Box<Cause>,
}

#[derive(Debug)]
enum Cause {
    Failed(failure::Cause),
    NotJson,
    Parting { reference: String, parting: Parting },
}

impl Difference {
    fn of(contestant: &Contestant, event: Option<(usize, &Vec<u8>)>, cause: Cause) -> Self {
        Self {
            contestant: contestant.name.clone(),
            event: event.map(|(number, event)| named(number, event)),
            cause: Box::new(cause),
        }
    }
}

/// An event by its place and what triggered it.
fn named(number: usize, event: &[u8]) -> String {
    let source = serde_json::from_slice(event)
        .ok()
        .and_then(|event: Value| event.get("triggerSource")?.as_str().map(str::to_owned));
    let source = source.map_or_else(String::new, |source| format!(" ({source})"));
    format!("event {}{source}", number + 1)
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "contestant `{}`", self.contestant)?;
        if let Some(event) = &self.event {
            write!(f, ", {event}")?;
        }
        match &*self.cause {
            Cause::Failed(cause) => write!(f, ": it {cause}"),
            Cause::NotJson => write!(f, ": its answer is not JSON"),
            Cause::Parting { reference, parting } => write!(
                f,
                ": not the work of `{reference}`: {} is {:?} instead of {:?}",
                parting.what, parting.found, parting.expected
            ),
        }
    }
}

impl std::error::Error for Difference {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.cause {
            Cause::Failed(cause) => cause.source(),
            Cause::NotJson | Cause::Parting { .. } => None,
        }
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

    fn parts_at(expected: &Value, found: &Value, likeness: Likeness) -> Option<String> {
        compare(expected, found, likeness).map(|parting| parting.what)
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
        assert_eq!(parts_at(&expected, &found, Likeness::Visible), None);
        assert_eq!(
            parts_at(&expected, &found, Likeness::Exact).as_deref(),
            Some("response.emailMessage")
        );
    }

    #[test]
    fn what_a_reader_would_notice_is_no_likeness() {
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
                "how often the body holds {####}",
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
                parts_at(&expected, &found, Likeness::Visible).as_deref(),
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
                assert_eq!(parts_at(&expected, &found, likeness).as_deref(), Some(what));
            }
        }
    }

    #[test]
    fn a_field_too_many_is_a_difference() {
        let expected = json!({ "a": 1 });
        assert_eq!(
            parts_at(&expected, &json!({ "a": 1, "b": 2 }), Likeness::Exact).as_deref(),
            Some("b")
        );
    }

    #[test]
    fn a_difference_is_shown_from_shortly_before_it() {
        let long = "a".repeat(500);
        let parting = parting("x", &format!("{long}b{long}"), &format!("{long}ü{long}"));
        assert!(parting.expected.starts_with(&"a".repeat(30)) && parting.expected.len() == 100);
        assert!(parting.found.contains('ü'));
    }
}
