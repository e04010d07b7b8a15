//! The markup of a mail, and the same event of a user with plain words.

use scraper::{Html, Node};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use theme::attribute::Shape;

/// The HTML of a text to a browser: elements with their attributes, and where links lead. The texts
/// and the attributes that may hold a user's words are left out.
pub(super) fn skeleton(html: &str) -> Vec<String> {
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
pub(super) fn tamed(text: &str) -> Option<Box<RawValue>> {
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
    *value = match Shape::Person.shown(text) {
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
