//! Any event is answered, and nothing of it gets where it must not.

use std::cell::RefCell;

use custom_message::handler::Handler;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::events::{Event, event, object, unknown};
use super::markup::{skeleton, tamed};
use super::run;
use super::texts::ODD;
use crate::cognito::{Pool, Texts, complaints, function, function_with_theme, theme};

/// A theme that shows everything of a user's in every place there is for it.
const SHOWS_ALL: &[(&str, &str)] = &[
    (
        "theme.toml",
        r#"
[links]
sign-up = "https://app.example.com/{name}/confirm?email={email}&u={userName}&code={code}#{clientMetadata.title}"
resend-code = "https://app.example.com/?m={clientMetadata.title}"
help = "https://help.example.com/?email={email}&code={code}"
[attributes]
name = ["given_name", "name", "nickname"]
plan = "custom:plan"
title = ["clientMetadata.title"]
login = "userName"
"#,
    ),
    (
        "clients/1example23456789.toml",
        "[brand]\nname = \"Acmé Pro\"\n",
    ),
    (
        "layout.html",
        r#"{% set font = "serif" %}<html lang="{{ locale.tag }}" dir="{{ locale.dir }}"><head><title>{{ subject }} {{ user.name }}</title></head><body>
<p title="{{ user.name }} {{ user.plan }}">{{ user.name }}|{{ user.plan }}|{{ user.title }}|{{ user.login }}</p>
<p>{{ <greeting /> }}</p>{% block content %}{% endblock %}
{% if links.help %}<a href='{{ links.help }}' title='{{ user.plan }}'>help</a>{% endif %}
{% block closing %}{% endblock %}</body></html>"#,
    ),
];

#[test]
fn any_event_is_answered_by_the_default_theme() {
    events_hold(&[], &[], Pool::Code);
}

#[test]
fn any_event_is_answered_by_the_default_theme_with_links() {
    events_hold(&[("VERIFICATION", "link")], &[], Pool::Link);
}

#[test]
fn any_event_is_answered_by_a_theme_that_shows_all() {
    events_hold(&[], SHOWS_ALL, Pool::Code);
}

#[test]
fn any_event_is_answered_by_a_theme_that_shows_all_with_links() {
    events_hold(&[("VERIFICATION", "link")], SHOWS_ALL, Pool::Link);
}

/// Any JSON at all: answered, as it came unless it is one of the seven.
#[test]
fn any_json_is_answered() {
    let function = RefCell::new(function(&[]));
    let json = prop_oneof![
        select(ODD).prop_map(str::to_owned),
        unknown().prop_map(|fields| object(&fields)),
        (event(), any::<prop::sample::Index>(), select(ODD)).prop_map(|(event, at, odd)| {
            // one of an event's own fields replaced
            let names = [
                "triggerSource",
                "request",
                "response",
                "callerContext",
                "userName",
            ];
            let name = at.get(&names);
            let renamed = event
                .text()
                .replacen(&format!("\"{name}\":"), "\"was\":", 1);
            format!("{{\"{name}\":{odd},{}", &renamed.trim_start()[1..])
        }),
    ];
    run(2_000, &json, |text| {
        let Ok(raw) = serde_json::from_str::<Box<RawValue>>(&text) else {
            return Ok(());
        };
        let (answer, log) = function.borrow_mut().answer(&raw);
        let log: Value = serde_json::from_str(&log).unwrap();
        if log["message"] == "passed through unchanged" {
            prop_assert_eq!(answer.to_json(), raw.get());
        } else {
            prop_assert!(log["Rendered"].is_u64(), "{}", log);
        }
        Ok(())
    });
}

/// 10,000 events in all, four set-ups.
fn events_hold(variables: &[(&str, &str)], files: &[(&str, &str)], pool: Pool) {
    let folder = theme(files);
    let function = RefCell::new(if files.is_empty() {
        function(variables)
    } else {
        function_with_theme(folder.path(), variables)
    });
    run(2_500, &(event(), 0u8..10), |(event, tenth)| {
        check(&mut function.borrow_mut(), pool, &event, tenth == 0)
    });
}

/// Fields of an object, in order.
type Fields = Vec<(String, Box<RawValue>)>;

fn check(
    function: &mut Handler,
    pool: Pool,
    event: &Event,
    parse: bool,
) -> Result<(), TestCaseError> {
    let text = event.text();
    let raw: Box<RawValue> =
        serde_json::from_str(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let (answer, log) = function.answer(&raw);
    let response = check_echo(raw.get(), answer.to_json(), event)?;
    let texts = texts_of(&response);
    prop_assert!(
        texts.subject.is_some() && texts.body.is_some() && texts.sms.is_some(),
        "{log}"
    );
    prop_assert_eq!(complaints(event.kind, pool, &texts), Vec::<String>::new());
    check_log(&log)?;
    check_bare_texts(&texts, event)?;
    match tamed(&text).filter(|_| parse && !event.repeats_a_field) {
        Some(tame) => check_like_tame(&texts, function, &tame),
        None => Ok(()),
    }
}

/// Every field is in its place, and its value as it was byte by byte, but for the response: that is
/// returned.
fn check_echo(sent: &str, answered: &str, event: &Event) -> Result<Fields, TestCaseError> {
    let (sent, answered) = (fields_of(sent), fields_of(answered));
    let response_at = sent
        .iter()
        .rposition(|(name, _)| name == "response")
        .expect("every event has a response");
    prop_assert_eq!(sent.len(), answered.len());
    for (at, (sent, answered)) in sent.iter().zip(&answered).enumerate() {
        prop_assert_eq!(&sent.0, &answered.0);
        prop_assert!(
            at == response_at || sent.1.get() == answered.1.get(),
            "{}",
            sent.0
        );
    }
    let response = fields_of(answered[response_at].1.get());
    let theirs = fields_of(&event.response);
    prop_assert_eq!(others(&response), others(&theirs));
    Ok(response)
}

/// The fields of a response that are not ours.
fn others(response: &Fields) -> Vec<(&str, &str)> {
    let known = ["smsMessage", "emailMessage", "emailSubject"];
    let others = response
        .iter()
        .filter(|(name, _)| !known.contains(&name.as_str()));
    others
        .map(|(name, value)| (name.as_str(), value.get()))
        .collect()
}

fn texts_of(response: &Fields) -> Texts {
    let text_of = |name: &str| {
        let (_, value) = response.iter().find(|(field, _)| field == name)?;
        serde_json::from_str::<Option<String>>(value.get())
            .ok()
            .flatten()
    };
    Texts {
        subject: text_of("emailSubject"),
        body: text_of("emailMessage"),
        sms: text_of("smsMessage"),
    }
}

/// Nothing fell back.
fn check_log(log: &str) -> Result<(), TestCaseError> {
    let log: Value =
        serde_json::from_str(log).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&log["FellBack"], &json!(0), "{}", log);
    prop_assert_eq!(&log["warnings"], &Value::Null, "{}", log);
    Ok(())
}

/// Subject and SMS hold nothing of the user's.
fn check_bare_texts(texts: &Texts, event: &Event) -> Result<(), TestCaseError> {
    let long = event
        .hostile
        .iter()
        .filter(|text| text.chars().count() > 12);
    for hostile in long {
        let bare = [&texts.subject, &texts.sms].into_iter().flatten();
        for text in bare {
            prop_assert!(!text.contains(hostile.as_str()), "{}", hostile);
        }
    }
    Ok(())
}

/// There are as many codes and links as the theme has written.
fn check_like_tame(
    texts: &Texts,
    function: &mut Handler,
    tame: &RawValue,
) -> Result<(), TestCaseError> {
    let tame: Value = serde_json::from_str(function.answer(tame).0.to_json()).unwrap();
    let tame = Texts::of(&tame);
    prop_assert_eq!(&texts.subject, &tame.subject);
    prop_assert_eq!(&texts.sms, &tame.sms);
    let [body, tame] = [&texts.body, &tame.body].map(|body| body.as_deref().unwrap());
    prop_assert_eq!(
        body.matches("{####}").count(),
        tame.matches("{####}").count()
    );
    prop_assert_eq!(skeleton(body), skeleton(tame));
    Ok(())
}

fn fields_of(object: &str) -> Fields {
    // by hand, since a map would merge fields of one name
    struct InOrder(Fields);
    impl<'de> serde::Deserialize<'de> for InOrder {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Fields;
            impl<'de> serde::de::Visitor<'de> for Fields {
                type Value = InOrder;
                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str("an object")
                }
                fn visit_map<A: serde::de::MapAccess<'de>>(
                    self,
                    mut map: A,
                ) -> Result<InOrder, A::Error> {
                    let mut fields = Vec::new();
                    while let Some(field) = map.next_entry()? {
                        fields.push(field);
                    }
                    Ok(InOrder(fields))
                }
            }
            deserializer.deserialize_map(Fields)
        }
    }
    serde_json::from_str::<InOrder>(object).unwrap().0
}
