//! Events that are one of the seven, whatever else they hold.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use theme::Kind;

use super::texts::{ODD, value};
use crate::cognito::source;

/// An event's text, cut where its response stands.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) kind: Kind,
    before: String,
    pub(super) response: String,
    after: String,
    /// A table has two fields of one name, which a `serde_json::Value` would merge.
    pub(super) repeats_a_field: bool,
    /// The texts of the user's and the caller's.
    pub(super) hostile: Vec<String>,
}

impl Event {
    pub(super) fn text(&self) -> String {
        format!("{}{}{}", self.before, self.response, self.after)
    }
}

/// An event that is one of the seven, whatever else it holds.
pub(super) fn event() -> impl Strategy<Value = Event> {
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
                let repeats_a_field =
                    repeats(&attributes) || metadata.as_deref().is_some_and(repeats);
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
                    repeats_a_field,
                    hostile,
                }
            },
        )
}

fn fields(names: &'static [&'static str]) -> impl Strategy<Value = Vec<(String, String)>> {
    let name = select(names).prop_map(|name| Value::from(name).to_string());
    vec((name, value()), 0..7)
}

pub(super) fn unknown() -> impl Strategy<Value = Vec<(String, String)>> {
    let deep = (1usize..2_000).prop_map(|depth| "[".repeat(depth) + &"]".repeat(depth));
    let value = prop_oneof![8 => value(), 1 => deep, 1 => select(ODD).prop_map(str::to_owned)];
    let name = prop_oneof![select(&["new", "x\\\"y", "\\u00e9", "Response", ""][..])];
    vec((name.prop_map(|name| format!("\"{name}\"")), value), 0..3)
}

pub(super) fn object(fields: &[(String, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    format!("{{{}}}", fields.join(" ,"))
}

fn field(name: &str, value: impl Into<String>) -> (String, String) {
    (format!("\"{name}\""), value.into())
}

fn plain(json: &str) -> Option<String> {
    serde_json::from_str::<String>(json).ok()
}

fn repeats(fields: &[(String, String)]) -> bool {
    let names: BTreeSet<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    names.len() < fields.len()
}
