//! What holds for every event and every text. Whatever the user, the caller or a later Cognito puts
//! into an event: no failure, the event echoed, nothing that Cognito would refuse, and no
//! placeholder, markup or link that the theme did not write.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

mod cognito;

use std::cell::RefCell;

use cognito::{Pool, Texts, complaints, function, function_with_theme, is_accepted, source, theme};
use custom_message::handler::Handler;
use custom_message::limits::{self, Placeholder};
use custom_message::message::{Body, Kind, Sms, Subject};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use scraper::{Html, Node};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use theme::attribute as untrusted;
use theme::locale::{Tag, negotiate};

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
[clients."1example23456789".brand]
name = "Acmé Pro"
"#,
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

// ---- events ----

/// An event's text, cut where its response stands.
#[derive(Debug, Clone)]
struct Event {
    kind: Kind,
    before: String,
    response: String,
    after: String,
    /// The texts of the user's and the caller's.
    hostile: Vec<String>,
}

impl Event {
    fn text(&self) -> String {
        format!("{}{}{}", self.before, self.response, self.after)
    }
}

/// Text as an attacker, a careless client or a real person would write it.
fn text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        select(FRAGMENTS).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-zA-Z0-9 .:/@{}#<>\"'&-]{0,12}",
        "\\PC{0,12}",
    ];
    prop_oneof![
        4 => vec(fragment, 0..6).prop_map(|fragments| fragments.concat()),
        4 => select(FRAGMENTS).prop_map(str::to_owned),
        1 => (select(FRAGMENTS), 1usize..400).prop_map(|(fragment, times)| fragment.repeat(times)),
    ]
}

const FRAGMENTS: &[&str] = &[
    "",
    " ",
    "Ana",
    "Dr. Müller",
    "O'Brien",
    "李小龍",
    "عمر",
    "José",
    "👩‍🚀",
    "🇩🇪",
    "{####}",
    "{##Click Here##}",
    "{##",
    "##}",
    "{username}",
    "{",
    "}",
    "#",
    "{{ code }}",
    "{% raw %}",
    "<script>alert(1)</script>",
    "<a href=//evil.example>x</a>",
    "</title>",
    "-->",
    "<!--[if mso]>",
    "\" onmouseover=\"x",
    "' style='x",
    "javascript:alert(1)",
    "&#123;####&#125;",
    "&lt;",
    "&",
    "https://evil.example/",
    "evil.example",
    "www.evil",
    "a@b.example",
    "evil。example",
    "1.2.3.4",
    "+1 555 123 4567",
    "\u{202e}",
    "\u{200b}",
    "\u{2068}",
    "\u{2069}",
    "\u{a0}",
    "\u{0}",
    "\n",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{e000}",
    "\u{1fae0}",
    "\u{10ffff}",
    "\u{ff20}",
    "..",
    "/../",
    "%2e%2e",
    "None",
    "null",
    "de",
    "ar",
    "../../etc/passwd",
    "zh-Hant-TW",
    "xx-YY-zz",
    "true",
];

/// The JSON text of a value that stands where text is usual.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => text().prop_map(|text| Value::from(text).to_string()),
        1 => select(ODD).prop_map(str::to_owned),
    ]
}

/// Valid JSON that few expect: lone surrogates, numbers beyond every type, depth, repeated names.
const ODD: &[&str] = &[
    "null",
    "true",
    "0",
    "-0.0",
    "1e999999",
    "123456789012345678901234567890",
    "[]",
    "{}",
    "[[1],{}]",
    r#""\ud800""#,
    r#""\udc00\ud800""#,
    r#""a\ud83dz""#,
    r#"{"\ud800":1}"#,
    r#"{"a":1,"a":2}"#,
    r#""\u0000\u001f\u007f""#,
    r#""\ud83d\udc69""#,
    r#"{"name":"Ana"}"#,
    "\"\\/\\b\\f\"",
];

fn fields(names: &'static [&'static str]) -> impl Strategy<Value = Vec<(String, String)>> {
    let name = select(names).prop_map(|name| Value::from(name).to_string());
    vec((name, value()), 0..7)
}

fn unknown() -> impl Strategy<Value = Vec<(String, String)>> {
    let deep = (1usize..2_000).prop_map(|depth| "[".repeat(depth) + &"]".repeat(depth));
    let value = prop_oneof![8 => value(), 1 => deep, 1 => select(ODD).prop_map(str::to_owned)];
    let name = prop_oneof![select(&["new", "x\\\"y", "\\u00e9", "Response", ""][..])];
    vec((name.prop_map(|name| format!("\"{name}\"")), value), 0..3)
}

fn object(fields: &[(String, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    format!("{{{}}}", fields.join(" ,"))
}

fn field(name: &str, value: impl Into<String>) -> (String, String) {
    (format!("\"{name}\""), value.into())
}

/// An event that is one of the seven, whatever else it holds.
fn event() -> impl Strategy<Value = Event> {
    const ATTRIBUTES: &[&str] = &[
        "name",
        "given_name",
        "nickname",
        "email",
        "locale",
        "custom:plan",
        "email_verified",
    ];
    (
        select(&Kind::ALL[..]),
        (
            fields(ATTRIBUTES),
            proptest::option::of(fields(&["locale", "lang", "title", "x"])),
        ),
        (value(), value(), value()),
        (unknown(), unknown(), unknown(), unknown()),
        select(&["\"None\"", "null", "\"\"", "\"old\"", "7", "{\"a\":[]}"][..]),
        any::<bool>(),
    )
        .prop_map(
            |(kind, (attributes, metadata), (login, client, version), unknown, old, spaced)| {
                let mut hostile: Vec<String> = [&login, &client]
                    .into_iter()
                    .filter_map(|json| plain(json))
                    .collect();
                let texts = attributes.iter().chain(metadata.iter().flatten());
                hostile.extend(texts.filter_map(|(_, json)| plain(json)));
                let username = if kind.is_invitation() {
                    "\"{username}\""
                } else {
                    "null"
                };
                let mut request = vec![
                    field("userAttributes", object(&attributes)),
                    field("codeParameter", "\"{####}\""),
                    field("linkParameter", "\"{##Click Here##}\""),
                    field("usernameParameter", username),
                ];
                request.extend(metadata.map(|metadata| field("clientMetadata", object(&metadata))));
                request.extend(unknown.0);
                let mut outer = vec![
                    field("version", version),
                    field("userName", login),
                    field("callerContext", object(&[field("clientId", client)])),
                    field("triggerSource", format!("\"{}\"", source(kind))),
                    field("request", object(&request)),
                ];
                outer.extend(unknown.1);
                let mut response = vec![field("smsMessage", old), field("emailSubject", old)];
                response.extend(unknown.2);
                let after: String = unknown
                    .3
                    .iter()
                    .map(|(name, value)| format!(",{name}:{value}"))
                    .collect();
                let space = if spaced { "\n\t " } else { "" };
                let outer = object(&outer);
                Event {
                    kind,
                    before: format!("{space}{},\"response\":{space}", &outer[..outer.len() - 1]),
                    response: object(&response),
                    after: format!("{after}{space}}}{space}"),
                    hostile,
                }
            },
        )
}

fn plain(json: &str) -> Option<String> {
    serde_json::from_str::<String>(json).ok()
}

// ---- what must hold ----

/// What HTML a text is to a browser: elements with their attributes, and where links lead. The texts
/// and the attributes that may hold a user's words are left out.
fn skeleton(html: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    document
        .tree
        .nodes()
        .filter_map(|node| match node.value() {
            Node::Element(element) => {
                let attributes: Vec<String> = element
                    .attrs()
                    .map(|(name, value)| match name {
                        "title" => name.to_owned(),
                        "href" | "src" => format!("{name}={}", host(value)),
                        _ => format!("{name}={value}"),
                    })
                    .collect();
                Some(format!("<{} {}>", element.name(), attributes.join(" ")))
            }
            Node::Comment(comment) => Some(format!("<!--{}-->", without_links(comment))),
            Node::Doctype(_) => Some("<!doctype>".to_owned()),
            _ => None,
        })
        .collect()
}

/// Scheme and host of a link.
fn host(url: &str) -> String {
    url.split_inclusive('/').take(3).collect()
}

fn without_links(comment: &str) -> String {
    let mut parts = comment.split("href=\"");
    let first = parts.next().unwrap_or_default();
    let others = parts.filter_map(|part| part.split_once('"').map(|(_, rest)| rest));
    std::iter::once(first).chain(others).collect()
}

/// The same event of a user with plain words for everything. A text that is shown gives way to one
/// that is, and one that is not to one that is not: that branch is the theme's.
fn tamed(text: &str) -> Option<Box<RawValue>> {
    let mut value: Value = serde_json::from_str(text).ok()?; // lone surrogates are no `Value`
    let request = &mut value["request"];
    for table in ["userAttributes", "clientMetadata"] {
        if let Some(table) = request[table].as_object_mut() {
            let texts = table
                .iter_mut()
                .filter(|(name, _)| *name != "locale" && *name != "lang");
            texts.for_each(|(_, value)| tame(value));
        }
    }
    tame(&mut value["userName"]);
    serde_json::value::to_raw_value(&value).ok()
}

fn tame(value: &mut Value) {
    let Some(text) = value.as_str() else { return };
    let length = text.encode_utf16().count();
    *value = match untrusted::shown(text) {
        // a step in a path, which no link takes
        _ if matches!(text, "." | "..") => return,
        Some(shown) => {
            let name = if shown.chars().any(is_right_to_left) {
                "عمر"
            } else {
                "Ana"
            };
            json!(name.to_owned() + &" ".repeat(if length > 320 { 321 } else { 0 }))
        }
        None if length > 320 => json!("x".repeat(321)),
        None if text.is_empty() => json!(""),
        None => json!("a@b"),
    };
}

fn is_right_to_left(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}

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

    // echoed: every field in its place and its value byte by byte, but for the response
    let (sent, answered) = (fields_of(raw.get()), fields_of(answer.to_json()));
    let response_at = sent
        .iter()
        .rposition(|(name, _)| name == "response")
        .unwrap_or_default();
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
    let kept = |fields: &[(String, Box<RawValue>)]| -> Vec<(String, String)> {
        let known = ["smsMessage", "emailMessage", "emailSubject"];
        let others = fields
            .iter()
            .filter(|(name, _)| !known.contains(&name.as_str()));
        others
            .map(|(name, value)| (name.clone(), value.get().to_owned()))
            .collect()
    };
    prop_assert_eq!(kept(&response), kept(&theirs));

    // whatever a user wrote, all three texts are there, and Cognito takes them
    let text_of = |name: &str| {
        let (_, value) = response.iter().find(|(field, _)| field == name)?;
        serde_json::from_str::<Option<String>>(value.get())
            .ok()
            .flatten()
    };
    let texts = Texts {
        subject: text_of("emailSubject"),
        body: text_of("emailMessage"),
        sms: text_of("smsMessage"),
    };
    prop_assert!(
        texts.subject.is_some() && texts.body.is_some() && texts.sms.is_some(),
        "{log}"
    );
    prop_assert_eq!(complaints(event.kind, pool, &texts), Vec::<String>::new());

    // nothing fell back, and nothing of the user's is in the log
    let log: Value =
        serde_json::from_str(&log).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&log["FellBack"], &json!(0), "{}", log);
    prop_assert_eq!(&log["warnings"], &Value::Null, "{}", log);

    // as many codes and links as the theme has written
    let (subject, body, sms) = (
        texts.subject.unwrap(),
        texts.body.unwrap(),
        texts.sms.unwrap(),
    );
    for hostile in event
        .hostile
        .iter()
        .filter(|text| text.chars().count() > 12)
    {
        prop_assert!(
            !subject.contains(hostile.as_str()) && !sms.contains(hostile.as_str()),
            "{}",
            hostile
        );
    }
    if !parse {
        return Ok(());
    }
    let Some(tame) = tamed(&text) else {
        return Ok(());
    };
    let tame_answer: Value = serde_json::from_str(function.answer(&tame).0.to_json()).unwrap();
    let tame_texts = Texts::of(&tame_answer);
    let tame_body = tame_texts.body.unwrap();
    prop_assert_eq!(subject, tame_texts.subject.unwrap());
    prop_assert_eq!(sms, tame_texts.sms.unwrap());
    prop_assert_eq!(
        body.matches("{####}").count(),
        tame_body.matches("{####}").count()
    );
    prop_assert_eq!(skeleton(&body), skeleton(&tame_body));
    Ok(())
}

fn fields_of(object: &str) -> Vec<(String, Box<RawValue>)> {
    // by hand, since a map would merge fields of one name
    struct InOrder(Vec<(String, Box<RawValue>)>);
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

fn run<S: Strategy>(
    cases: u32,
    strategy: &S,
    test: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let mut runner = TestRunner::new(Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    });
    if let Err(error) = runner.run(strategy, test) {
        panic!("{error}");
    }
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

// ---- limits ----

fn carries<'a>() -> [Placeholder<'a>; 1] {
    [Placeholder {
        text: "{####}",
        longest: 8,
    }]
}

/// Text of every script, with what Cognito refuses and what it counts twice.
fn unicode() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>(),
        2 => proptest::char::range(' ', '~'),
        1 => select(&['\u{a0}', '\u{3000}', '\u{2028}', '\u{85}', '\u{200d}', '👍', 'é', '\n', '\r', '\u{b}'][..]),
    ];
    vec(character, 0..200).prop_map(|characters| characters.into_iter().collect())
}

#[test]
fn a_length_is_in_utf_16() {
    run(2_000, &unicode(), |text| {
        prop_assert_eq!(limits::length(&text), text.encode_utf16().count());
        Ok(())
    });
}

#[test]
fn references_leave_nothing_forbidden_and_say_the_same() {
    run(2_000, &unicode(), |text| {
        let referenced = limits::with_references(text.clone());
        prop_assert!(referenced.chars().all(is_accepted));
        prop_assert_eq!(&limits::with_references(referenced.clone()), &referenced);
        if text.chars().all(is_accepted) {
            prop_assert_eq!(&referenced, &text);
        }
        // a browser reads what was meant, but for controls and what they separate
        let read = |html: &str| {
            let fragment = Html::parse_fragment(&html.replace('<', "&lt;"));
            fragment.root_element().text().collect::<String>()
        };
        if !text.contains('&') {
            let meant: String = text
                .chars()
                .filter(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}'))
                .collect();
            let got: String = read(&referenced)
                .chars()
                .filter(|c| !c.is_control())
                .collect();
            prop_assert_eq!(got, meant);
        }
        Ok(())
    });
}

#[test]
fn plain_text_is_one_line_of_accepted_characters() {
    run(2_000, &unicode(), |text| {
        let plain = limits::with_plain_characters(&text);
        prop_assert!(
            plain
                .chars()
                .all(|c| is_accepted(c) && !limits::is_line_break(c) && c != '\t'),
            "{plain:?}"
        );
        prop_assert!(!plain.contains("  ") && plain.trim() == plain, "{plain:?}");
        prop_assert_eq!(&limits::with_plain_characters(&plain), &plain);
        // no letter is lost
        let letters = |text: &str| {
            text.chars()
                .filter(|c| c.is_alphanumeric() && is_accepted(*c))
                .collect::<String>()
        };
        prop_assert_eq!(letters(&plain), letters(&text));
        Ok(())
    });
}

#[test]
fn whatever_becomes_a_subject_is_one() {
    run(2_000, &(unicode(), 0usize..160), |(text, more)| {
        let text = text + &"x".repeat(more);
        let plain = limits::with_plain_characters(&text);
        let fits = (1..=140).contains(&plain.encode_utf16().count());
        let placeholder = plain.contains("{##") || plain.contains("{username}");
        match Subject::new(&text) {
            Ok(subject) => prop_assert!(fits && !placeholder && subject.as_str() == plain),
            Err(_) => prop_assert!(!fits || placeholder),
        }
        Ok(())
    });
}

#[test]
fn whatever_becomes_an_sms_or_a_body_is_one() {
    let parts = vec(
        prop_oneof![unicode(), select(FRAGMENTS).prop_map(str::to_owned)],
        0..5,
    );
    run(2_000, &(parts, any::<bool>()), |(parts, with_code)| {
        let text = parts.join(if with_code { "{####}" } else { " " });
        if let Ok(sms) = Sms::new(&text, &carries()) {
            let found = Texts {
                subject: None,
                body: None,
                sms: Some(sms.as_str().to_owned()),
            };
            prop_assert_eq!(
                complaints(Kind::ForgotPassword, Pool::Code, &found),
                Vec::<String>::new()
            );
            prop_assert!(sms.characters() <= 140);
        }
        if let Ok(body) = Body::new(text.clone(), &carries()) {
            let found = Texts {
                subject: Some("x".into()),
                body: Some(body.as_str().to_owned()),
                sms: None,
            };
            let complaints = complaints(Kind::ForgotPassword, Pool::Code, &found);
            let about_username = |complaint: &String| complaint.starts_with("user name");
            prop_assert!(
                complaints.iter().all(about_username) && !body.as_str().contains("{username}"),
                "{complaints:?}"
            );
        } else if text.matches("{####}").count() > 0 && text.len() < 2_000 {
            let rest = text.replace("{####}", " ");
            prop_assert!(
                rest.contains("{##") || rest.contains("{username}") || text.contains("{##"),
                "{text:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn substitution_has_room_for_every_occurrence() {
    run(
        1_000,
        &(0usize..9, 0usize..9, 0usize..30),
        |(codes, names, filler)| {
            let invitation = [
                Placeholder {
                    text: "{####}",
                    longest: limits::PASSWORD_MAX,
                },
                Placeholder {
                    text: "{username}",
                    longest: limits::USERNAME_MAX,
                },
            ];
            let text = "{####}".repeat(codes) + &"ü".repeat(filler) + &"{username}".repeat(names);
            let substituted = text
                .replace("{####}", &"p".repeat(256))
                .replace("{username}", &"u".repeat(128));
            prop_assert_eq!(
                limits::length_after_substitution(&text, &invitation),
                substituted.encode_utf16().count()
            );
            Ok(())
        },
    );
}

// ---- untrusted text ----

#[test]
fn shown_text_misleads_nobody() {
    run(10_000, &text(), |text| {
        let Some(shown) = untrusted::shown(&text) else {
            return Ok(());
        };
        prop_assert_eq!(shown, text.trim(), "shown as it is or not at all");
        prop_assert!((1..=64).contains(&shown.encode_utf16().count()));
        prop_assert!(
            shown
                .chars()
                .all(|c| c == ' ' || is_accepted(c) && !c.is_control()),
            "{shown:?}"
        );
        prop_assert!(!shown.contains(['{', '}', '#', '<', '>', '@']), "{shown:?}");
        prop_assert!(
            !shown.contains("://")
                && !shown.contains("//")
                && !shown.to_lowercase().contains("www.")
        );
        // nothing shaped like a host name to whoever folds full-width forms and ideographic dots
        let folded: String = shown.chars().map(folded).collect();
        for word in folded.split_whitespace() {
            let labels: Vec<&str> = word.split('.').collect();
            let host = labels.windows(2).any(|pair| {
                let [before, after] = pair else { return false };
                let letters = after.chars().take_while(|c| c.is_alphanumeric()).count();
                before.ends_with(char::is_alphanumeric) && letters >= 2
            });
            prop_assert!(!host, "{shown:?}");
        }
        Ok(())
    });
}

fn folded(c: char) -> char {
    match u32::from(c) {
        full @ 0xff01..=0xff5e => char::from_u32(full - 0xfee0).unwrap(),
        0x3002 | 0xff61 | 0x2024 | 0xfe52 | 0xfe12 => '.',
        _ => c,
    }
}

#[test]
fn a_linked_value_is_nothing_but_itself() {
    run(4_000, &text(), |text| {
        match untrusted::linked(&text) {
            None => prop_assert!(
                text.is_empty()
                    || text.encode_utf16().count() > 320
                    || matches!(text.as_str(), "." | "..")
            ),
            Some(linked) => {
                let unreserved = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
                prop_assert!(linked.chars().all(unreserved), "{linked}");
                prop_assert_eq!(decoded(&linked), text.as_bytes());
            }
        }
        Ok(())
    });
}

fn decoded(text: &str) -> Vec<u8> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}

// ---- language tags ----

#[test]
fn a_tag_is_normal_or_none() {
    let tag = prop_oneof![
        text(),
        "[a-zA-Z]{2,3}([-_][a-zA-Z]{4})?([-_]([a-zA-Z]{2}|[0-9]{3}))?([-_][a-zA-Z0-9]{5,8}){0,2}",
        "(no|iw|in|ji|jw|mo|tl|sh)([-_][a-zA-Z]{4})?([-_][a-zA-Z]{2})?",
        "[a-z]{2}_[A-Z]{2}\\.UTF-8(@euro)?",
    ];
    let available: Vec<Tag> = [
        "en", "de", "ar", "pt-BR", "zh-CN", "zh-TW", "nb", "he", "sr-Latn",
    ]
    .map(|tag| Tag::parse(tag).unwrap())
    .into();
    run(5_000, &tag, |text| {
        let Some(tag) = Tag::parse(&text) else {
            return Ok(());
        };
        prop_assert!(
            tag.as_str()
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-'),
            "{tag}"
        );
        let again = Tag::parse(tag.as_str());
        prop_assert_eq!(again.as_ref(), Some(&tag), "{}", text);
        prop_assert_eq!(tag.chain().last(), Some(tag.language()));
        prop_assert!(["ltr", "rtl"].contains(&tag.direction().as_str()));
        let chosen = negotiate(std::slice::from_ref(&tag), &available);
        prop_assert!(chosen.is_none_or(|chosen| available.contains(chosen)));
        prop_assert!(!available.contains(&tag) || chosen == Some(&tag));
        Ok(())
    });
}
