//! The events of a run.

use std::path::Path;
use std::{fs, io};

use serde_json::{Value, json};
use theme::Kind;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../templates/samples");
const DIFFICULT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/events");
const SIGN_UP: &str = include_str!("../../../../templates/samples/sign-up.json");

/// The sample of each of Cognito's seven messages. The contestants have no words of their own for an occasion
/// (`forgot-password_by-admin.json`), so those samples stay out.
pub(crate) fn samples() -> io::Result<Vec<Vec<u8>>> {
    let names = Kind::ALL.map(|kind| Path::new(SAMPLES).join(format!("{}.json", kind.name())));
    names.iter().map(fs::read).collect()
}

/// Events that are easily answered wrong: hostile names, languages that need a fallback, missing fields.
pub(crate) fn difficult() -> io::Result<Vec<Vec<u8>>> {
    read_all(Path::new(DIFFICULT))
}

/// The sample of a sign-up.
pub(crate) fn sign_up() -> Value {
    serde_json::from_str(SIGN_UP).expect("the sample is JSON")
}

/// The samples, with this name of the user or with none.
pub(crate) fn samples_with_name(name: Option<&str>) -> io::Result<Vec<Vec<u8>>> {
    let samples = samples()?;
    Ok(samples
        .iter()
        .map(|sample| with_name(sample, name))
        .collect())
}

fn with_name(sample: &[u8], name: Option<&str>) -> Vec<u8> {
    let mut event: Value = serde_json::from_slice(sample).expect("the sample is JSON");
    let attributes = event["request"]["userAttributes"].as_object_mut();
    let attributes = attributes.expect("the sample has user attributes");
    attributes.remove("given_name");
    attributes.remove("name");
    if let Some(name) = name {
        attributes.insert("name".to_owned(), json!(name));
    }
    event.to_string().into_bytes()
}

/// Reads every event of a folder, in the order of the file names.
fn read_all(folder: &Path) -> io::Result<Vec<Vec<u8>>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|is| is == "json"));
    paths.sort();
    paths.iter().map(fs::read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_has_the_given_name_or_none() {
        let name_of = |event: &[u8]| {
            let event: Value = serde_json::from_slice(event).unwrap();
            event["request"]["userAttributes"]["name"].clone()
        };
        for (name, expected) in [(Some("Bo"), json!("Bo")), (None, Value::Null)] {
            let events = samples_with_name(name).unwrap();
            assert_eq!(events.len(), 7);
            assert!(events.iter().all(|event| name_of(event) == expected));
        }
    }
}
