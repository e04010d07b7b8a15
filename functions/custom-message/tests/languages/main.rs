//! The language files of the default theme: what every one must have, and what comes of it in a
//! message. To add a language, add its file and its tag to [`LANGUAGES`]; the tests name the rest.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up stops")]

mod negotiation;
mod occasions;
mod owner;
mod parity;
mod plurals;
mod rendered;
mod sms;
mod text;

use std::path::{Path, PathBuf};

use custom_message::config::Config;
use custom_message::handler::{Handler, Messages};
use serde_json::Value;
use theme::Kind;

/// Every language of the default theme.
const LANGUAGES: [&str; 20] = [
    "ar", "cs", "de", "en", "es", "fr", "he", "id", "it", "ja", "ko", "nl", "pl", "pt-BR", "ru",
    "sv", "tr", "uk", "zh-CN", "zh-TW",
];

/// A brand of the length that subjects look good with.
const SHORT_BRAND: &str = "Acmebank";
/// A brand of thirty characters, the longest that every text must hold.
const LONG_BRAND: &str = "Acmebank International Holding";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: impl AsRef<Path>) -> String {
    let path = repository().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn locale_file(tag: &str) -> String {
    read(format!("templates/locales/{tag}.ftl"))
}

/// A handler with those environment variables and a theme of these tests', if one is named.
fn handler(variables: &[(&str, &str)], theme: Option<&str>) -> Handler {
    let variable = |name: &str| {
        let found = variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let theme = theme.map(|name| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/themes")
            .join(name)
    });
    let handler = Handler::new(Config {
        theme,
        ..Config::parse(variable)
    });
    assert_eq!(handler.start_problems(), []);
    handler
}

/// What becomes of a kind's sample event when its caller asks for a language.
fn outcome(handler: &mut Handler, kind: Kind, tag: &str) -> Messages {
    outcome_of_sample(handler, kind.name(), tag)
}

/// The same for a sample by its name.
fn outcome_of_sample(handler: &mut Handler, name: &str, tag: &str) -> Messages {
    let sample = read(format!("templates/samples/{name}.json"));
    let mut event: Value = serde_json::from_str(&sample).unwrap();
    event["request"]["clientMetadata"] = serde_json::json!({ "locale": tag });
    let event = serde_json::value::to_raw_value(&event).unwrap();
    let outcome = handler.messages(&event).unwrap();
    assert!(
        outcome.warnings.is_empty(),
        "{tag} {name}: {:?}",
        outcome.warnings
    );
    outcome
}

/// Every language with every message.
fn everything() -> impl Iterator<Item = (&'static str, Kind)> {
    LANGUAGES
        .into_iter()
        .flat_map(|tag| Kind::ALL.into_iter().map(move |kind| (tag, kind)))
}

#[test]
fn the_languages_are_the_files() {
    let mut files: Vec<String> = std::fs::read_dir(repository().join("templates/locales"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let named: Vec<String> = LANGUAGES.map(|tag| format!("{tag}.ftl")).into();
    assert_eq!(files, named);
}
