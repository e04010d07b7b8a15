//! What grows, and to what size.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::theme;

const SIGN_UP: &str = include_str!("../../../../../templates/samples/sign-up.json");

/// One thing that grows.
pub(crate) struct Series {
    /// In file names.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    /// What is counted.
    pub(crate) axis: &'static str,
    pub(crate) says: &'static str,
    /// Whether the start must not notice (ARCHITECTURE.md, "What never happens").
    pub(crate) is_flat: bool,
    pub(crate) sizes: &'static [usize],
    point: fn(&Path, usize) -> io::Result<Point>,
}

/// A size of it: what is given, and what shows that it was taken.
pub(crate) struct Point {
    pub(crate) theme: Option<PathBuf>,
    /// Each with what its answer must show.
    pub(crate) events: Vec<(Vec<u8>, Shows)>,
}

/// What the answer must hold, or a figure would be that of something else.
#[derive(Debug)]
pub(crate) enum Shows {
    Subject(String),
    Name(Option<String>),
    Characters(usize),
}

impl Series {
    /// Makes what that size needs, below `folder`.
    pub(crate) fn at(&self, folder: &Path, size: usize) -> io::Result<Point> {
        (self.point)(&folder.join(format!("{}-{size}", self.name)), size)
    }
}

pub(crate) const ALL: [Series; 6] = [
    Series {
        name: "languages",
        title: "Languages",
        axis: "languages",
        says: "A theme with so many files of its own, and a reader whose language is one of them.",
        is_flat: true,
        sizes: &[1, 20, 300],
        point: |folder, size| languages(folder, size, &theme::language(0)),
    },
    Series {
        name: "languages-negotiated",
        title: "Languages, none of them the reader's",
        axis: "languages",
        says: "No tag matches, and the folder is listed for the nearest: what a language costs that nobody wrote.",
        is_flat: false,
        sizes: &[1, 20, 300],
        point: |folder, size| languages(folder, size, &format!("{}-Latn-XK", theme::language(0))),
    },
    Series {
        name: "clients",
        title: "App clients",
        axis: "app clients",
        says: "A `theme.toml` with so many app clients' looks; users of the last twenty sign up in turn.",
        is_flat: true,
        sizes: &[1, 100, 1000],
        point: clients,
    },
    Series {
        name: "attribute",
        title: "Length of an attribute",
        axis: "characters of the name",
        says: "A name of more than 64 characters is dropped, and the mail greets without one.",
        is_flat: false,
        sizes: &[10, 100, 500, 2048],
        point: attribute,
    },
    Series {
        name: "attributes",
        title: "Attributes",
        axis: "attributes of 2,048 characters",
        says: "So many custom attributes that no template asks for, fifty being Cognito's limit.",
        is_flat: false,
        sizes: &[0, 5, 25, 50],
        point: attributes,
    },
    Series {
        name: "body",
        title: "Length of the body",
        axis: "characters of the body",
        says: "A `messages/sign-up.html` of an owner's, most of it padding.",
        is_flat: false,
        sizes: &[2000, 5000, 10_000, 19_000],
        point: body,
    },
];

fn languages(folder: &Path, count: usize, wanted: &str) -> io::Result<Point> {
    let theme = theme::of_languages(folder, count)?;
    Ok(Point {
        theme: Some(theme),
        events: vec![(
            event(|event| event["request"]["clientMetadata"]["locale"] = json!(wanted)),
            Shows::Subject(theme::subject(&theme::language(0))),
        )],
    })
}

/// One client alone would be looked up once and remembered.
fn clients(folder: &Path, count: usize) -> io::Result<Point> {
    let theme = theme::of_clients(folder, count)?;
    let first = count.saturating_sub(20) + 1;
    let sign_up = |client| {
        event(|event| {
            event["callerContext"]["clientId"] = json!(theme::client(client));
            event["request"]["clientMetadata"]["locale"] = json!("en");
        })
    };
    let shows = |client| Shows::Subject(format!("for {}", theme::brand(client)));
    Ok(Point {
        theme: Some(theme),
        events: (first..=count)
            .map(|client| (sign_up(client), shows(client)))
            .collect(),
    })
}

fn attribute(_folder: &Path, characters: usize) -> io::Result<Point> {
    let name = "Ana ".repeat(characters.div_ceil(4))[..characters]
        .trim_end()
        .to_owned();
    let is_shown = characters <= 64;
    Ok(Point {
        theme: None,
        events: vec![(
            event(|event| event["request"]["userAttributes"]["name"] = json!(name)),
            Shows::Name(is_shown.then_some(name)),
        )],
    })
}

fn attributes(_folder: &Path, count: usize) -> io::Result<Point> {
    let value = "x".repeat(2048);
    let event = event(|event| {
        for number in 0..count {
            event["request"]["userAttributes"][format!("custom:own{number:02}")] = json!(value);
        }
    });
    Ok(Point {
        theme: None,
        events: vec![(event, Shows::Name(Some("Ana Souza".to_owned())))],
    })
}

fn body(folder: &Path, characters: usize) -> io::Result<Point> {
    let theme = theme::of_body(folder, characters)?;
    Ok(Point {
        theme: Some(theme),
        events: vec![(event(|_| ()), Shows::Characters(characters))],
    })
}

/// The sample of a sign-up, changed.
fn event(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut event: Value = serde_json::from_str(SIGN_UP).expect("the sample is JSON");
    change(&mut event);
    event.to_string().into_bytes()
}

impl Shows {
    /// # Errors
    /// What the answer has instead.
    pub(crate) fn check(&self, answer: &[u8]) -> Result<(), String> {
        let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
        let text = |field: &str| {
            answer["response"][field]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        let (subject, body) = (text("emailSubject"), text("emailMessage"));
        let is_shown = match self {
            Self::Subject(part) => subject.contains(part),
            Self::Name(name) => match name {
                Some(name) => body.contains(name.as_str()),
                None => !body.is_empty() && !body.contains("Ana "),
            },
            Self::Characters(count) => body.encode_utf16().count() == *count,
        };
        if is_shown {
            return Ok(());
        }
        let length = body.encode_utf16().count();
        Err(format!(
            "{self:?} was expected; it is `{subject}` and {length} characters"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(subject: &str, body: &str) -> Vec<u8> {
        let response = json!({ "emailSubject": subject, "emailMessage": body });
        json!({ "response": response }).to_string().into_bytes()
    }

    #[test]
    fn an_answer_of_something_else_is_told_apart() {
        let subject = Shows::Subject("[qaa]".to_owned());
        assert!(subject.check(&answer("[qaa] Confirm", "")).is_ok());
        assert!(
            subject
                .check(&answer("Confirm", ""))
                .unwrap_err()
                .contains("qaa")
        );
        assert!(Shows::Characters(3).check(&answer("", "äöü")).is_ok());
        assert!(
            Shows::Name(None)
                .check(&answer("", "Hello Ana Ana"))
                .is_err()
        );
        assert!(Shows::Name(None).check(b"{}").is_err());
    }

    #[test]
    fn a_name_is_as_long_as_it_says_but_for_a_blank_at_its_end() {
        for size in [10, 100, 500, 2048] {
            let point = attribute(Path::new(""), size).unwrap();
            let event: Value = serde_json::from_slice(&point.events[0].0).unwrap();
            let name = event["request"]["userAttributes"]["name"].as_str().unwrap();
            assert!((size - 1..=size).contains(&name.len()), "{name}");
        }
    }
}
