//! App clients and pools to which a handler says something else than to all others.

use std::collections::{BTreeMap, BTreeSet};

use super::choosers::Choosers;
use super::form::Form;
use super::languages::Languages;
use crate::commands::import::question::{Answered, Question, is_own};

/// An app client or a pool with mail of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScopeId {
    /// The id of an app client.
    Client(String),
    /// The id of a user pool.
    Pool(String),
}

impl ScopeId {
    /// Returns the file in which a theme has its settings.
    pub fn file(&self) -> String {
        match self {
            Self::Client(id) => format!("clients/{id}.toml"),
            Self::Pool(id) => format!("pools/{id}.toml"),
        }
    }
}

/// The app clients and pools with mail of their own.
#[derive(Debug, Default)]
pub struct Scopes {
    /// Those that have it.
    pub special: BTreeSet<ScopeId>,
}

/// The scope of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScopeOf {
    /// All that have nothing of their own.
    Base,
    /// One that has.
    One(ScopeId),
    /// An app client and a pool that both have something of their own.
    Both,
}

impl Scopes {
    /// Finds the scopes: where nothing but the app client or the pool differs, the words do.
    pub fn of(answers: &[&Answered], languages: &Languages, choosers: &Choosers) -> Self {
        let mut special = BTreeSet::new();
        for is_client in [true, false] {
            let id = |question: &Question| match is_client {
                true => question.client.clone(),
                false => question.pool.clone(),
            };
            let other = |question: &Question| match is_client {
                true => question.pool.clone(),
                false => question.client.clone(),
            };
            let base = usual(answers.iter().filter_map(|answer| id(&answer.question)));
            let other_base = usual(answers.iter().filter_map(|answer| other(&answer.question)));
            let mut rows: BTreeMap<String, BTreeMap<String, Form>> = BTreeMap::new();
            for answer in answers {
                let question = &answer.question;
                // Both at once would not tell which of them has other words.
                if other(question).is_some() && other(question) != other_base {
                    continue;
                }
                if let Some(id) = id(question) {
                    let row = rows.entry(rest(answer, languages, choosers)).or_default();
                    row.entry(id).or_insert_with(|| Form::of(answer));
                }
            }
            let Some(base) = base else { continue };
            for row in rows.values() {
                let Some(usual) = row.get(&base) else {
                    continue;
                };
                let differing = row.iter().filter(|(_, form)| *form != usual);
                special.extend(differing.map(|(id, _)| match is_client {
                    true => ScopeId::Client(id.clone()),
                    false => ScopeId::Pool(id.clone()),
                }));
            }
        }
        Self { special }
    }

    /// Returns the scope of a question.
    pub fn scope(&self, question: &Question) -> ScopeOf {
        let client = question.client.clone().map(ScopeId::Client);
        let pool = question.pool.clone().map(ScopeId::Pool);
        let known = |id: Option<ScopeId>| id.filter(|id| self.special.contains(id));
        match (known(client), known(pool)) {
            (None, None) => ScopeOf::Base,
            (Some(_), Some(_)) => ScopeOf::Both,
            (Some(id), None) | (None, Some(id)) => ScopeOf::One(id),
        }
    }
}

/// Returns the id that most questions have; the first of several. A probe's own id stands for all others.
fn usual(ids: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for id in ids {
        match counts.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => counts.push((id, 1)),
        }
    }
    let probes = counts
        .iter()
        .find(|(id, _)| super::super::probes::is_other(id));
    let most = counts.iter().map(|(_, count)| *count).max();
    let first = counts.iter().find(|(_, count)| Some(*count) == most);
    probes.or(first).map(|(id, _)| id.clone())
}

/// Returns what a question asks beside the app client and the pool.
fn rest(answer: &Answered, languages: &Languages, choosers: &Choosers) -> String {
    let question = &answer.question;
    let own = question.values.keys().filter(|source| is_own(source));
    let own: Vec<&str> = own.map(String::as_str).collect();
    format!(
        "{} {:?} {} {:?} {} {}",
        question.kind.name(),
        question.occasion,
        languages.of_answer(answer),
        choosers.variant(question),
        question.language_sources().len(),
        own.join(" ")
    )
}
