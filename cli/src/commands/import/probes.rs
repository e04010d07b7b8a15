//! `--probes`: questions to a handler. CustomMessage events with marked values, and the ways to ask them.

mod ask;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail};
use serde_json::{Map, Value, json};
use theme::locale::requested;
use theme::mail::LOCALE_SOURCES;
use theme::{Kind, Occasion, ScopeFile};

use super::person::Person;
use super::write::NewFolder;
use crate::args::ImportArguments;
use crate::counted::counted;
use crate::printer::Printer;

/// Attributes that a user may have, and that handlers show.
const OPTIONAL: [&str; 6] = [
    "given_name",
    "family_name",
    "name",
    "nickname",
    "preferred_username",
    "phone_number",
];
/// An app client and a pool that no handler knows: what it says to all others.
const OTHER_CLIENT: &str = "7probe0other0app0client000";
const OTHER_POOL: &str = "us-east-1_OtherPool";

/// A question for a handler.
#[derive(Debug, Clone)]
pub struct Asking<'a> {
    /// The message.
    pub kind: Kind,
    person: Person,
    occasion: Option<Occasion>,
    /// The language, and where the event says it; everywhere if nowhere is named.
    language: Option<(&'a str, Option<&'static str>)>,
    client: &'a str,
    pool: &'a str,
    /// The texts of the user beside those that every user has.
    values: BTreeMap<String, String>,
}

impl<'a> Asking<'a> {
    /// Returns the question for a message and a user without optional attributes.
    pub fn of(kind: Kind, person: Person) -> Self {
        Self {
            kind,
            person,
            occasion: None,
            language: None,
            client: OTHER_CLIENT,
            pool: OTHER_POOL,
            values: BTreeMap::new(),
        }
    }

    /// Gives the user that attribute, and returns its marked value.
    pub fn with(&mut self, source: &str) -> String {
        let value = self.person.value(source);
        self.values.insert(source.to_owned(), value.clone());
        value
    }

    /// Returns the event.
    pub fn event(&self) -> Value {
        let person = self.person;
        let mut attributes = Map::new();
        attributes.insert("sub".to_owned(), person.value("sub").into());
        attributes.insert("email_verified".to_owned(), "false".into());
        attributes.insert("cognito:user_status".to_owned(), self.status().into());
        attributes.insert("email".to_owned(), person.value("email").into());
        let mut metadata = Map::new();
        let mut user_name = person.value("userName");
        let mut texts: Vec<(&str, &str)> = Vec::new();
        if let Some((language, place)) = self.language {
            let places = LOCALE_SOURCES.into_iter();
            let places = places.filter(|known| place.is_none_or(|place| place == *known));
            texts.extend(places.map(|place| (place, language)));
        }
        let own = self.values.iter();
        texts.extend(own.map(|(source, value)| (source.as_str(), value.as_str())));
        for (source, value) in texts {
            match source.strip_prefix("clientMetadata.") {
                Some(key) => drop(metadata.insert(key.to_owned(), value.into())),
                None if source == "userName" => user_name = value.to_owned(),
                None => drop(attributes.insert(source.to_owned(), value.into())),
            }
        }
        let is_by_admin = self.kind.is_invitation() || self.occasion == Some(Occasion::ByAdmin);
        let client = match is_by_admin {
            true => "CLIENT_ID_NOT_APPLICABLE",
            false => self.client,
        };
        let region = self.pool.split('_').next().unwrap_or("us-east-1");
        json!({
            "version": "1",
            "region": region,
            "userPoolId": self.pool,
            "userName": user_name,
            "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": client},
            "triggerSource": trigger_source(self.kind),
            "request": {
                "userAttributes": attributes,
                "codeParameter": "{####}",
                "linkParameter": "{##Click Here##}",
                "usernameParameter": self.kind.is_invitation().then_some("{username}"),
                "clientMetadata": metadata,
            },
            "response": {"smsMessage": null, "emailMessage": null, "emailSubject": null},
        })
    }

    fn status(&self) -> &'static str {
        match (self.kind, self.occasion) {
            (Kind::SignUp | Kind::ResendCode, _) => "UNCONFIRMED",
            (Kind::AdminCreateUser, _) => "FORCE_CHANGE_PASSWORD",
            (Kind::ForgotPassword, Some(Occasion::ByAdmin)) => "RESET_REQUIRED",
            _ => "CONFIRMED",
        }
    }
}

/// Returns the name of a message as Cognito's trigger sources have it: `CustomMessage_SignUp` for `sign-up`.
pub fn trigger_source(kind: Kind) -> String {
    let words = kind.name().split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_ascii_uppercase() + rest
    });
    format!("CustomMessage_{}", words.collect::<String>())
}

/// The choices of the command line.
struct Choices<'a> {
    languages: Vec<&'a str>,
    clients: Vec<&'a str>,
    pools: Vec<&'a str>,
    attributes: Vec<&'a str>,
    values: Vec<(&'a str, &'a str)>,
}

/// Writes the questions into a folder, and prints the ways to ask them.
///
/// # Errors
/// A choice that no event can carry, or a folder that cannot be written.
pub fn run(
    folder: &Path,
    arguments: &ImportArguments,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    let choices = Choices::of(arguments)?;
    let questions = choices.questions();
    let mut files: Vec<(String, String)> = questions
        .iter()
        .map(|(name, question)| {
            let text = serde_json::to_string_pretty(&question.event());
            let text = text.expect("a JSON value is JSON");
            (format!("{name}.json"), text + "\n")
        })
        .collect();
    let ways = ask::Ways::of(folder);
    files.extend(ways.files());
    NewFolder::at(folder)?.write(&files)?;
    printer.hint(&format!(
        "{} in {}",
        counted(questions.len(), "question"),
        folder.display()
    ));
    printer.summary(&ways.shown());
    Ok(())
}

impl<'a> Choices<'a> {
    fn of(arguments: &'a ImportArguments) -> anyhow::Result<Self> {
        let languages = texts(&arguments.languages);
        for language in &languages {
            if requested(language).is_empty() {
                bail!(
                    "--languages {language}: no language (expected for example de, pt-BR or German)"
                );
            }
        }
        let clients = texts(&arguments.clients);
        if let Some(client) = clients.iter().find(|id| ScopeFile::client(id).is_none()) {
            bail!("--clients {client}: no id of an app client");
        }
        let pools = texts(&arguments.pools);
        if let Some(pool) = pools.iter().find(|id| ScopeFile::pool(id).is_none()) {
            bail!(
                "--pools {pool}: no id of a user pool (expected for example us-east-1_AbCdEfGhI)"
            );
        }
        let values = arguments.with.iter().map(|text| {
            let pair = text.split_once('=');
            pair.filter(|(name, value)| !name.is_empty() && !value.is_empty())
                .with_context(|| format!("--with {text}: expected NAME=VALUE"))
        });
        Ok(Self {
            languages,
            clients,
            pools,
            attributes: texts(&arguments.attributes),
            values: values.collect::<Result<_, _>>()?,
        })
    }

    /// Lists the questions, each with a name for its file.
    fn questions(&self) -> Vec<(String, Asking<'a>)> {
        let mut questions = Vec::new();
        for kind in Kind::ALL {
            // An administrator invites, so that no app client calls.
            let clients = match kind.is_invitation() {
                true => vec![OTHER_CLIENT],
                false => with_other(&self.clients, OTHER_CLIENT),
            };
            for pool in with_other(&self.pools, OTHER_POOL) {
                for client in &clients {
                    let asking = Asking {
                        client,
                        pool,
                        ..Asking::of(kind, Person::First)
                    };
                    self.in_scope(&asking, &mut questions);
                }
            }
        }
        questions
    }

    /// Adds the questions for one message, app client and pool.
    fn in_scope(&self, asking: &Asking<'a>, questions: &mut Vec<(String, Asking<'a>)>) {
        let is_base = asking.client == OTHER_CLIENT && asking.pool == OTHER_POOL;
        let languages = self.languages.iter().copied().map(Some);
        // Without a language the handler shows its default one.
        for language in languages.chain([None]) {
            let language = language.map(|language| (language, None));
            let asking = Asking {
                language,
                ..asking.clone()
            };
            self.in_language(&asking, questions);
            if is_base {
                self.of_admin(&asking, questions);
            }
        }
        if is_base {
            self.single_attributes(asking, questions);
            self.single_languages(asking, questions);
        }
    }

    /// Adds the questions with all attributes, for both users, without any, and with each further value.
    fn in_language(&self, asking: &Asking<'a>, questions: &mut Vec<(String, Asking<'a>)>) {
        for person in [Person::First, Person::Second] {
            let all = self.with_all(&Asking {
                person,
                ..asking.clone()
            });
            for (source, value) in &self.values {
                let mut chosen = all.clone();
                chosen
                    .values
                    .insert((*source).to_owned(), (*value).to_owned());
                let case = format!("{}-{}", file_name(source), file_name(value));
                questions.push((chosen.name(&case), chosen));
            }
            questions.push((all.name("all"), all));
        }
        questions.push((asking.name("none"), asking.clone()));
    }

    fn with_all(&self, asking: &Asking<'a>) -> Asking<'a> {
        let mut all = asking.clone();
        for source in OPTIONAL.iter().chain(&self.attributes) {
            all.with(source);
        }
        all
    }

    /// Adds the questions that an administrator's call asks.
    fn of_admin(&self, asking: &Asking<'a>, questions: &mut Vec<(String, Asking<'a>)>) {
        if asking.kind.is_invitation() || Occasion::possible(asking.kind).is_none() {
            return;
        }
        let asking = Asking {
            occasion: Some(Occasion::ByAdmin),
            ..asking.clone()
        };
        for person in [Person::First, Person::Second] {
            let all = self.with_all(&Asking {
                person,
                ..asking.clone()
            });
            questions.push((all.name("by-admin"), all));
        }
    }

    /// Adds the questions with a single attribute and with all others: which one a handler takes when one is
    /// missing.
    fn single_attributes(&self, asking: &Asking<'a>, questions: &mut Vec<(String, Asking<'a>)>) {
        for source in OPTIONAL.iter().chain(&self.attributes) {
            let mut single = asking.clone();
            single.with(source);
            questions.push((single.name(&format!("only-{}", file_name(source))), single));
            let mut others = self.with_all(asking);
            others.values.remove(*source);
            questions.push((
                others.name(&format!("without-{}", file_name(source))),
                others,
            ));
        }
    }

    /// Adds the questions with a language in a single place: which one a handler reads.
    fn single_languages(&self, asking: &Asking<'a>, questions: &mut Vec<(String, Asking<'a>)>) {
        if self.languages.len() < 2 {
            return;
        }
        for language in &self.languages {
            for place in LOCALE_SOURCES {
                let single = Asking {
                    language: Some((language, Some(place))),
                    ..asking.clone()
                };
                let case = format!("language-in-{}", file_name(place));
                questions.push((single.name(&case), single));
            }
        }
    }
}

impl Asking<'_> {
    /// Returns a name for the question's file.
    fn name(&self, case: &str) -> String {
        let mut parts = vec![self.kind.name().to_owned()];
        parts.extend(self.language.map(|(language, _)| file_name(language)));
        if self.client != OTHER_CLIENT {
            parts.push(file_name(self.client));
        }
        if self.pool != OTHER_POOL {
            parts.push(file_name(self.pool));
        }
        parts.push(case.to_owned());
        parts.push(self.person.number().to_string());
        parts.join(".")
    }
}

fn texts(texts: &[String]) -> Vec<&str> {
    let texts = texts.iter().map(|text| text.trim());
    texts.filter(|text| !text.is_empty()).collect()
}

fn with_other<'a>(ids: &[&'a str], other: &'a str) -> Vec<&'a str> {
    std::iter::once(other).chain(ids.iter().copied()).collect()
}

/// Returns a text with hyphens for what names of files had better not have.
fn file_name(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.chars()
        .map(|c| if is_plain(c) { c } else { '-' })
        .collect()
}

/// Returns true for the app client or the pool of a question that stands for all others.
pub fn is_other(id: &str) -> bool {
    id == OTHER_CLIENT || id == OTHER_POOL
}
