//! JSON as the XML of the query protocol.

use serde_json::Value;

/// Returns the content of an element.
pub(super) fn of(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let elements = fields.iter().map(|(name, value)| element(name, value));
            elements.collect()
        }
        Value::Array(items) => {
            let members = items
                .iter()
                .map(|item| format!("<member>{}</member>", of(item)));
            members.collect()
        }
        Value::String(text) => escape(text),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The attributes of SNS are a map, which has entries.
fn element(name: &str, value: &Value) -> String {
    let content = match (name, value) {
        ("Attributes", Value::Object(entries)) => {
            let entries = entries.iter().map(|(key, value)| {
                format!(
                    "<entry><key>{}</key><value>{}</value></entry>",
                    escape(key),
                    of(value)
                )
            });
            entries.collect()
        }
        _ => of(value),
    };
    format!("<{name}>{content}</{name}>")
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
