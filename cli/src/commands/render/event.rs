//! Events from files, with the language, the app client and the pool of the command line.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use serde_json::Value;
use serde_json::value::RawValue;

use super::shown;
use crate::io_error::IoError;

/// Values in place of an event's own.
#[derive(Debug, Default, Clone, Copy)]
pub struct Edits<'a> {
    /// The language.
    pub locale: Option<&'a str>,
    /// The app client.
    pub client: Option<&'a str>,
    /// The user pool.
    pub pool: Option<&'a str>,
}

/// Reads an event and sets the requested values.
///
/// # Errors
/// The file cannot be read, is not JSON, or holds something other than an object.
pub fn read(path: &Path, edits: Edits<'_>) -> anyhow::Result<Box<RawValue>> {
    let text = text(path).map_err(IoError).with_context(|| shown(path))?;
    // Windows editors and PowerShell put a byte-order mark first, which JSON does not know.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    edited(text, edits).with_context(|| shown(path))
}

/// Returns an event's JSON with the requested values. Without a request it stays the
/// same, byte for byte.
///
/// # Errors
/// The text is not JSON, or holds something other than an object.
pub fn edited(text: &str, edits: Edits<'_>) -> anyhow::Result<Box<RawValue>> {
    // The raw text keeps its layout and the order of its fields.
    let event: Box<RawValue> =
        serde_json::from_str(text).map_err(|error| anyhow!("not JSON: {error}"))?;
    if !event.get().starts_with('{') {
        let found = kind_of(event.get());
        bail!("expected an event of Cognito (a JSON object), found {found}");
    }
    let Edits {
        locale,
        client,
        pool,
    } = edits;
    if [locale, client, pool].iter().all(Option::is_none) {
        return Ok(event);
    }
    let mut event: Value = serde_json::from_str(event.get())?;
    if let Some(locale) = locale {
        // The function reads the language of clientMetadata before the attributes.
        set(&mut event, "request", "clientMetadata", |metadata| {
            metadata["locale"] = locale.into();
        });
    }
    if let Some(client) = client
        && let Some(event) = event.as_object_mut()
    {
        let caller = event
            .entry("callerContext")
            .or_insert_with(|| Value::Object(serde_json::Map::new()));
        if let Some(caller) = caller.as_object_mut() {
            caller.insert("clientId".to_owned(), client.into());
        }
    }
    if let Some(pool) = pool {
        event["userPoolId"] = pool.into();
    }
    Ok(serde_json::value::to_raw_value(&event)?)
}

/// Returns an event in which a source of variants or tenants (`clientMetadata.flow`, `custom:group`, `userName`)
/// has that value.
///
/// # Errors
/// The event is not a JSON object.
pub fn choosing(event: &RawValue, source: &str, variant: &str) -> anyhow::Result<Box<RawValue>> {
    let mut event: Value = serde_json::from_str(event.get())?;
    match source.strip_prefix("clientMetadata.") {
        Some(key) => set(&mut event, "request", "clientMetadata", |metadata| {
            metadata[key] = variant.into();
        }),
        None if source == "userName" => event["userName"] = variant.into(),
        None => set(&mut event, "request", "userAttributes", |attributes| {
            attributes[source] = variant.into();
        }),
    }
    Ok(serde_json::value::to_raw_value(&event)?)
}

/// Returns the event's name in tables and file names.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") {
        return "stdin".to_owned();
    }
    path.file_stem().map_or_else(
        || "event".to_owned(),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

fn text(path: &Path) -> std::io::Result<String> {
    if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(path)
}

/// Changes an object inside an object of the event, and adds it if it is missing.
fn set(event: &mut Value, outer: &str, inner: &str, change: impl FnOnce(&mut Value)) {
    let Some(outer) = event.get_mut(outer).and_then(Value::as_object_mut) else {
        return;
    };
    let inner = outer.entry(inner).or_insert(Value::Null);
    if !inner.is_object() {
        *inner = Value::Object(serde_json::Map::new());
    }
    change(inner);
}

fn kind_of(json: &str) -> &'static str {
    match json.as_bytes().first() {
        Some(b'n') => "null",
        Some(b't' | b'f') => "a boolean",
        Some(b'"') => "a string",
        Some(b'[') => "an array",
        _ => "a number",
    }
}
