//! Notes about what a page does not show although it was asked for: a sample, a language, a name.

use serde_json::Value;
use serde_json::value::RawValue;
use theme::attribute::{Shape, UserVariable};
use theme::locale::{negotiate, requested};

use super::contents::ThemeContents;
use super::query::{OF_EVENT, ViewQuery};
use crate::commands::lint::checks::changed_accent;
use crate::commands::maker::Made;

/// Lists the notes about a message.
pub fn of(
    query: &ViewQuery,
    contents: &ThemeContents,
    made: &Made,
    event: &RawValue,
) -> Vec<String> {
    let mut notes = Vec::new();
    let shown = contents.sample(&query.sample);
    if !query.sample.is_empty() && shown.name != query.sample {
        notes.push(format!(
            "There is no sample {}; this is {}.",
            query.sample, shown.name
        ));
    }
    let is_tag = !query.locale.is_empty() && query.locale != OF_EVENT;
    if is_tag && negotiate(&requested(&query.locale), &contents.locales).is_none() {
        let tag = made.locale.as_ref().map(ToString::to_string);
        notes.push(format!(
            "The theme has no language {}; this is {}.",
            query.locale,
            tag.unwrap_or_default()
        ));
    }
    if !query.variant.is_empty() && made.variant.as_ref() != Some(&query.variant) {
        let variant = &query.variant;
        notes.push(format!(
            "There is no variant {variant} of this message; these are the usual words."
        ));
    }
    // Of the scope that is shown; the finding of lint is about all of them.
    let look = &made.scope.settings.look;
    let changed = [false, true]
        .into_iter()
        .filter_map(|is_dark| changed_accent(look, is_dark));
    notes.extend(changed.map(|(_, text)| format!("The {text}.")));
    let event = serde_json::from_str(event.get()).unwrap_or_default();
    let variables = &made.scope.settings.attributes;
    notes.extend(
        variables
            .iter()
            .filter_map(|(name, variable)| not_shown(name, variable, &event)),
    );
    notes
}

/// Returns the reason why a variable of the owner's is empty although the event has a value for it.
fn not_shown(name: &str, variable: &UserVariable, event: &Value) -> Option<String> {
    let values = variable
        .from
        .iter()
        .filter_map(|source| value(event, source));
    let values: Vec<&str> = values.filter(|value| !value.trim().is_empty()).collect();
    if values
        .iter()
        .any(|value| variable.shape.shown(value).is_some())
    {
        return None;
    }
    let value = values.first()?;
    let reason = match variable.shape {
        Shape::Person => {
            "a name has letters and a few marks: no digits, no address, at most 60 characters and 6 words"
        }
        Shape::Text => "mail programs could make a link of it, or it is longer than 64 characters",
    };
    Some(format!("user.{name} is not shown: “{value}” ({reason})."))
}

/// Returns the text of an attribute, of `userName`, or of an entry of the client's metadata.
fn value<'e>(event: &'e Value, source: &str) -> Option<&'e str> {
    let request = &event["request"];
    match source.strip_prefix("clientMetadata.") {
        Some(key) => request["clientMetadata"][key].as_str(),
        None if source == "userName" => event["userName"].as_str(),
        None => request["userAttributes"][source].as_str(),
    }
}
