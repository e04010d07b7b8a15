//! Events in every language: strings, plurals and direction are work, too.

use serde_json::{Map, Value, json};
use theme::locale::Tag;
use theme::{Layers, Theme};

/// The events, and each again as an app asks for it in each language of the default theme.
pub fn in_every_language(events: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let tags = Theme::load(None, &[]).locales(Layers::Default);
    let translated = tags
        .iter()
        .flat_map(|tag| events.iter().filter_map(|event| in_language(event, tag)));
    events.iter().cloned().chain(translated).collect()
}

/// The event with that language in its metadata; nothing where it has no request.
fn in_language(event: &[u8], tag: &Tag) -> Option<Vec<u8>> {
    let mut event: Value = serde_json::from_slice(event).ok()?;
    let request = event.get_mut("request")?.as_object_mut()?;
    let metadata = request.entry("clientMetadata").or_insert(Value::Null);
    let mut fields = metadata.as_object().cloned().unwrap_or_else(Map::new);
    fields.insert("locale".to_owned(), json!(tag.as_str()));
    *metadata = Value::Object(fields);
    Some(event.to_string().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_event_is_there_as_it_is_and_in_each_language() {
        let with = br#"{"request":{"clientMetadata":{"locale":"tlh","n":1}}}"#.to_vec();
        let without = br#"{"request":{}}"#.to_vec();
        let events = [with, without, b"[]".to_vec()];
        let all = in_every_language(&events);
        assert_eq!(all[..3], events);
        let texts: Vec<&str> = all.iter().map(|one| str::from_utf8(one).unwrap()).collect();
        let translated = &texts[3..];
        assert!(translated.len() >= 40, "{}", translated.len());
        for expected in [
            r#"{"request":{"clientMetadata":{"locale":"he","n":1}}}"#,
            r#"{"request":{"clientMetadata":{"locale":"zh-TW"}}}"#,
        ] {
            let times = translated.iter().filter(|text| **text == expected).count();
            assert_eq!(times, 1, "{expected}");
        }
    }
}
