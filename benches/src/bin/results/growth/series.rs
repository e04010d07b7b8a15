//! The series of the section on growth.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::expected_answer::ExpectedAnswer;
use super::sized_theme;
use crate::events;

/// One input that grows.
pub(super) struct Series {
    /// The name in file names.
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    /// The unit of the sizes.
    pub(super) axis: &'static str,
    pub(super) description: &'static str,
    /// Cost must not grow with this input (ARCHITECTURE.md, invariants).
    pub(super) is_flat: bool,
    pub(super) sizes: &'static [usize],
    make: fn(&Path, usize) -> io::Result<SizeCase>,
}

/// The inputs at one size.
pub(super) struct SizeCase {
    pub(super) theme: Option<PathBuf>,
    pub(super) events: Vec<(Vec<u8>, ExpectedAnswer)>,
}

impl Series {
    /// Makes the inputs at a size below `folder`.
    pub(super) fn at(&self, folder: &Path, size: usize) -> io::Result<SizeCase> {
        (self.make)(&folder.join(format!("{}-{size}", self.name)), size)
    }
}

pub(super) const ALL: [Series; 7] = [
    Series {
        name: "languages",
        title: "Languages",
        axis: "languages",
        description: "A theme with so many language files of its own. The reader's language is one of them.",
        is_flat: true,
        sizes: &[1, 20, 300],
        make: |folder, size| languages(folder, size, &sized_theme::language(0)),
    },
    Series {
        name: "languages-negotiated",
        title: "Languages, none of them the reader's",
        axis: "languages",
        description: "No file has the reader's tag, so the function lists the folder to find the nearest language.",
        is_flat: false,
        sizes: &[1, 20, 300],
        make: |folder, size| {
            let tag = format!("{}-Latn-XK", sized_theme::language(0));
            languages(folder, size, &tag)
        },
    },
    Series {
        name: "clients",
        title: "App clients",
        axis: "app clients",
        description: "A theme with `clients/<app client id>.toml` for so many app clients. Users of the last twenty sign up in turn, of one at size 1.",
        is_flat: true,
        sizes: &[1, 20, 1000],
        make: clients,
    },
    Series {
        name: "tenants",
        title: "Tenants",
        axis: "tenants",
        description: "A theme with `tenants/<tenant>.toml` for so many tenants. Users of the last twenty sign up in turn, of one at size 1.",
        is_flat: true,
        sizes: &[1, 20, 1000],
        make: tenants,
    },
    Series {
        name: "attribute",
        title: "Length of an attribute",
        axis: "characters of the name",
        description: "A name of more than 64 characters is dropped, and the mail greets without a name.",
        is_flat: false,
        sizes: &[10, 100, 500, 2048],
        make: attribute,
    },
    Series {
        name: "attributes",
        title: "Attributes",
        axis: "attributes of 2,048 characters",
        description: "So many custom attributes that no template uses. Cognito's limit is fifty.",
        is_flat: false,
        sizes: &[0, 5, 25, 50],
        make: attributes,
    },
    Series {
        name: "body",
        title: "Length of the body",
        axis: "characters of the body",
        description: "An owner's `messages/sign-up.html` that is mostly padding.",
        is_flat: false,
        sizes: &[2000, 5000, 10_000, 19_000],
        make: body,
    },
];

fn languages(folder: &Path, count: usize, requested: &str) -> io::Result<SizeCase> {
    let mut event = events::sign_up();
    event["request"]["clientMetadata"]["locale"] = json!(requested);
    let subject = sized_theme::subject(&sized_theme::language(0));
    Ok(SizeCase {
        theme: Some(sized_theme::of_languages(folder, count)?),
        events: vec![(bytes(&event), ExpectedAnswer::Subject(subject))],
    })
}

fn clients(folder: &Path, count: usize) -> io::Result<SizeCase> {
    let sign_up = |number| {
        let mut event = english_sign_up();
        event["callerContext"]["clientId"] = json!(sized_theme::client(number));
        event
    };
    Ok(SizeCase {
        theme: Some(sized_theme::of_clients(folder, count)?),
        events: last_twenty(count, sign_up),
    })
}

fn tenants(folder: &Path, count: usize) -> io::Result<SizeCase> {
    let sign_up = |number| {
        let mut event = english_sign_up();
        event["request"]["userAttributes"]["custom:tenant"] = json!(sized_theme::tenant(number));
        event
    };
    Ok(SizeCase {
        theme: Some(sized_theme::of_tenants(folder, count)?),
        events: last_twenty(count, sign_up),
    })
}

/// Twenty scopes in turn, because one alone would be read once and kept.
fn last_twenty(count: usize, sign_up: impl Fn(usize) -> Value) -> Vec<(Vec<u8>, ExpectedAnswer)> {
    let first = count.saturating_sub(20) + 1;
    let expected = |number| ExpectedAnswer::Subject(format!("for {}", sized_theme::brand(number)));
    (first..=count)
        .map(|number| (bytes(&sign_up(number)), expected(number)))
        .collect()
}

fn attribute(_folder: &Path, characters: usize) -> io::Result<SizeCase> {
    let name = "Ana ".repeat(characters.div_ceil(4))[..characters]
        .trim_end()
        .to_owned();
    let mut event = events::sign_up();
    event["request"]["userAttributes"]["name"] = json!(name);
    let is_shown = characters <= 64;
    Ok(SizeCase {
        theme: None,
        events: vec![(
            bytes(&event),
            ExpectedAnswer::Name(is_shown.then_some(name)),
        )],
    })
}

fn attributes(_folder: &Path, count: usize) -> io::Result<SizeCase> {
    let value = "x".repeat(2048);
    let mut event = events::sign_up();
    for number in 0..count {
        event["request"]["userAttributes"][format!("custom:own{number:02}")] = json!(value);
    }
    let name = ExpectedAnswer::Name(Some("Ana Souza".to_owned()));
    Ok(SizeCase {
        theme: None,
        events: vec![(bytes(&event), name)],
    })
}

fn body(folder: &Path, characters: usize) -> io::Result<SizeCase> {
    let event = bytes(&events::sign_up());
    Ok(SizeCase {
        theme: Some(sized_theme::of_body(folder, characters)?),
        events: vec![(event, ExpectedAnswer::Characters(characters))],
    })
}

fn english_sign_up() -> Value {
    let mut event = events::sign_up();
    event["request"]["clientMetadata"]["locale"] = json!("en");
    event
}

fn bytes(event: &Value) -> Vec<u8> {
    event.to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_length_except_for_a_space_at_the_end() {
        for size in [10, 100, 500, 2048] {
            let case = attribute(Path::new(""), size).unwrap();
            let event: Value = serde_json::from_slice(&case.events[0].0).unwrap();
            let name = event["request"]["userAttributes"]["name"].as_str().unwrap();
            assert!((size - 1..=size).contains(&name.len()), "{name}");
        }
    }

    #[test]
    fn at_most_twenty_scopes_sign_up() {
        let counts = [1, 20, 1000].map(|count| last_twenty(count, |number| json!(number)).len());
        assert_eq!(counts, [1, 20, 20]);
    }
}
