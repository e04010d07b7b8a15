//! The proof: the new theme is rendered for events that it was not made of, and compared with the source.

use std::collections::BTreeSet;
use std::path::Path;

use custom_message::config::Config;
use custom_message::handler::{Handler, Messages, Step};
use custom_message::limits::with_plain_characters;
use custom_message::message::{LinkText, Verification};
use serde::Serialize;
use serde_json::{Value, json};
use theme::Kind;
use theme::attribute::linked;

use super::build::Built;
use super::marks;
use super::person::Person;
use super::question::{Answered, Question, Texts};
use crate::commands::comparison::{Seen, excerpts};

/// The comparison of one message, in one language, for one app client and pool.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The message.
    pub message: &'static str,
    /// The occasion or the owner's variant.
    pub variant: Option<String>,
    /// The language.
    pub locale: String,
    /// The app client, where it has mail of its own.
    pub client: Option<String>,
    /// The user pool, where it has mail of its own.
    pub pool: Option<String>,
    /// The number of events that were compared.
    pub events: usize,
    /// The first difference of each kind.
    pub differences: Vec<Difference>,
}

/// A difference between the source and the theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// `subject`, `text`, `links`, `sms`, or `answer` where one of them has none.
    pub part: &'static str,
    /// What the source has.
    pub source: String,
    /// What the theme has.
    pub theme: String,
}

/// Renders the theme for events that were not used, and compares.
pub fn prove(
    theme: &Path,
    built: &Built,
    answers: &[Answered],
    compares_subject: bool,
) -> Vec<Row> {
    let mut handler = Handler::new(config(theme, built));
    let mut rows: Vec<Row> = Vec::new();
    for answer in compared(built, answers) {
        let Ok(messages) = handler.messages(&answer.question.raw()) else {
            continue;
        };
        let mut differences = differences(&answer, &messages);
        if !compares_subject {
            differences.retain(|difference| difference.part != "subject");
        }
        let row = row(&mut rows, &answer, &messages, built);
        row.events += 1;
        for difference in differences {
            if !row
                .differences
                .iter()
                .any(|known| known.part == difference.part)
            {
                row.differences.push(difference);
            }
        }
    }
    let order = |row: &Row| Kind::ALL.iter().position(|kind| kind.name() == row.message);
    rows.sort_by(|a, b| {
        (order(a), &a.variant, &a.locale, &a.client, &a.pool).cmp(&(
            order(b),
            &b.variant,
            &b.locale,
            &b.client,
            &b.pool,
        ))
    });
    rows
}

/// Returns the settings of the function with which the theme says what the source says.
fn config(theme: &Path, built: &Built) -> Config {
    let is_set = |name: &str| built.environment.iter().any(|(known, _)| *known == name);
    Config {
        theme: Some(theme.to_owned()),
        verification: match is_set("VERIFICATION") {
            true => Verification::Link,
            false => Verification::Code,
        },
        is_verification_set: true,
        link_text: match is_set("VERIFICATION_LINK_TEXT") {
            true => LinkText::Localized,
            false => LinkText::Event,
        },
        ..Config::default()
    }
}

/// Returns the answers to compare with: those that the theme was not made of, and those that it was made of with
/// other values in them.
fn compared(built: &Built, answers: &[Answered]) -> Vec<Answered> {
    let unused = answers.iter().enumerate().filter(|(at, answer)| {
        let places = answer.question.language_sources();
        // A theme reads a language in more places than this handler.
        let is_unread =
            matches!(places[..], [place] if built.languages.unread.iter().any(|it| it == place));
        !built.used.contains(at) && !is_unread
    });
    let unused = unused.map(|(_, answer)| answer.clone());
    let used = built.used.iter().map(|at| with_other_values(&answers[*at]));
    used.chain(unused).collect()
}

/// Returns an answer to the same question with other values, in the question and in the answer.
fn with_other_values(answer: &Answered) -> Answered {
    let question = &answer.question;
    let mut event = question.event.clone();
    let own: BTreeSet<String> = question
        .own_values()
        .map(|(source, _)| source.to_owned())
        .collect();
    let repeated = repeated(answer);
    for source in own.intersection(&repeated) {
        let value = Person::Second.value(source);
        let value = match question.values[source] == value {
            true => Person::First.value(source),
            false => value,
        };
        set(&mut event, source, &value);
    }
    let other = Question::of(&event).expect("an event with other values is an event");
    let swapped = |text: &Option<String>| {
        let text = text.as_deref()?;
        Some(marks::swapped(text, question, &other))
    };
    let texts = Texts {
        subject: swapped(&answer.texts.subject),
        html: swapped(&answer.texts.html),
        sms: swapped(&answer.texts.sms),
    };
    Answered {
        question: other,
        texts,
        origin: answer.origin.clone(),
    }
}

/// Returns the attributes that an answer repeats: only those may have another value, for others may choose words.
fn repeated(answer: &Answered) -> BTreeSet<String> {
    let texts = &answer.texts;
    let texts = [&texts.subject, &texts.html, &texts.sms];
    let marks = texts.into_iter().flatten();
    let marks = marks.flat_map(|text| marks::find(text, &answer.question));
    marks
        .filter_map(|mark| match mark.value {
            marks::Value::Own(source) => Some(source),
            _ => None,
        })
        .collect()
}

fn set(event: &mut Value, source: &str, value: &str) {
    match source.strip_prefix("clientMetadata.") {
        Some(key) => event["request"]["clientMetadata"][key] = json!(value),
        None if source == "userName" => event["userName"] = json!(value),
        None => event["request"]["userAttributes"][source] = json!(value),
    }
}

/// Returns the row of an answer.
fn row<'r>(
    rows: &'r mut Vec<Row>,
    answer: &Answered,
    messages: &Messages,
    built: &Built,
) -> &'r mut Row {
    let question = &answer.question;
    let own = |id: &Option<String>, folder: &str| {
        let file = id.as_ref().map(|id| format!("{folder}/{id}.toml"))?;
        built
            .files
            .iter()
            .any(|(name, _)| *name == file)
            .then(|| id.clone())?
    };
    let variant = messages.variant.clone();
    let variant = variant.or_else(|| messages.occasion.map(|one| one.name().to_owned()));
    let locale = built.languages.of_answer(answer).to_string();
    let (client, pool) = (
        own(&question.client, "clients"),
        own(&question.pool, "pools"),
    );
    let at = rows.iter().position(|row| {
        row.message == question.kind.name()
            && (&row.variant, &row.locale, &row.client, &row.pool)
                == (&variant, &locale, &client, &pool)
    });
    let at = at.unwrap_or_else(|| {
        rows.push(Row {
            message: question.kind.name(),
            variant,
            locale,
            client,
            pool,
            events: 0,
            differences: Vec::new(),
        });
        rows.len() - 1
    });
    &mut rows[at]
}

/// Compares an answer with what the theme says.
fn differences(answer: &Answered, messages: &Messages) -> Vec<Difference> {
    let texts = &answer.texts;
    let mut differences = Vec::new();
    let mut differ = |part, source: String, theme: String| {
        differences.push(Difference {
            part,
            source,
            theme,
        });
    };
    let is_left = |step: Step| matches!(step, Step::LeftToCognito | Step::Cognito);
    let reason = || {
        let reasons = messages
            .warnings
            .iter()
            .map(|(_, problem)| problem.to_string());
        reasons
            .into_iter()
            .next()
            .unwrap_or_else(|| "the default theme's".to_owned())
    };
    let email = messages.email.message.as_ref();
    match (&texts.html, email) {
        (Some(html), Some(email)) if messages.email.step == Step::Theme => {
            let (source, theme) = (Seen::of(html), Seen::of(email.body.as_str()));
            let source = with_user_name(source, &answer.question);
            let subject = texts.subject.as_deref().map(line);
            if let Some(subject) = subject.filter(|subject| subject != email.subject.as_str()) {
                differ("subject", subject, email.subject.as_str().to_owned());
            }
            if source.text != theme.text {
                let (source, theme) = excerpts(&source.text, &theme.text);
                differ("text", source, theme);
            }
            if let Some((source, theme)) = first_link(&source.links, &theme.links) {
                differ("links", source, theme);
            }
        }
        (Some(_), _) => differ("answer", "an email of the source's".to_owned(), reason()),
        (None, Some(_)) if !is_left(messages.email.step) => {
            let theme = format!("an email ({})", messages.email.step.name());
            differ("answer", "Cognito's own email".to_owned(), theme);
        }
        (None, _) => {}
    }
    let sms = messages.sms.message.as_ref();
    match (&texts.sms, sms) {
        (Some(source), Some(theme)) if messages.sms.step == Step::Theme => {
            if line(source) != theme.as_str() {
                differ("sms", line(source), theme.as_str().to_owned());
            }
        }
        (Some(_), _) => differ("answer", "an SMS of the source's".to_owned(), reason()),
        (None, _) => {}
    }
    differences
}

/// Returns a mail as its reader gets it: Cognito replaces the user name's placeholder in links as well.
fn with_user_name(mut seen: Seen, question: &Question) -> Seen {
    let name = question
        .values
        .get("userName")
        .and_then(|name| linked(name));
    if let (Some(placeholder), Some(name)) = (&question.username, name) {
        for link in &mut seen.links {
            *link = link.replace(placeholder, &name);
        }
    }
    seen
}

/// Returns a line as Cognito takes it: plain characters, on one line.
fn line(text: &str) -> String {
    let plain = with_plain_characters(text);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first_link(source: &[String], theme: &[String]) -> Option<(String, String)> {
    let none = || "no further link".to_owned();
    let count = source.len().max(theme.len());
    (0..count).find_map(|at| {
        let (source, theme) = (source.get(at), theme.get(at));
        (source != theme).then(|| {
            let shown = |link: Option<&String>| link.cloned().unwrap_or_else(none);
            (shown(source), shown(theme))
        })
    })
}
