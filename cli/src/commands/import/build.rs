//! A theme of answers: what is the same becomes text, what differs a variable, a condition, a scope or a variant.

mod brand;
mod choosers;
mod files;
mod form;
mod languages;
pub mod mail;
mod merge;
mod page;
mod presence;
mod scopes;
mod settings;
mod toml;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use theme::Kind;
use theme::locale::Tag;

use super::question::{self, Answered};
use super::source::Sources;
use choosers::Choosers;
use form::Form;
pub use languages::Languages;
use mail::Unsayable;
pub use page::is_zero_width;
use scopes::{ScopeId, ScopeOf, Scopes};
use settings::Settings;
use wording::{Wording, WordingId};

/// The words of the command line that the theme depends on.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'a> {
    /// The language of words that do not say it themselves.
    pub locale: Option<&'a Tag>,
    /// The brand's name.
    pub brand: Option<&'a str>,
}

/// A theme made of answers, in memory.
#[derive(Debug)]
pub struct Built {
    /// The files, each with its name.
    pub files: Vec<(String, String)>,
    /// The languages.
    pub languages: Languages,
    /// What a theme cannot say.
    pub unsayable: BTreeSet<Unsayable>,
    /// Answers that the theme was made of, as positions in the list; the others are there to compare.
    pub used: BTreeSet<usize>,
    /// The messages that are left to Cognito.
    pub left: Vec<Kind>,
    /// The messages that the theme has.
    pub answered: Vec<Kind>,
    /// Settings of the function that the mail depends on, each with its value.
    pub environment: Vec<(&'static str, String)>,
    /// Sentences for the owner.
    pub notes: Vec<String>,
}

/// The wordings of all messages, by scope and language.
type Wordings = BTreeMap<WordingId, BTreeMap<(Option<ScopeId>, Tag), Wording>>;

/// The links of each message in each scope, in the order in which they are named.
type Links = BTreeMap<(Kind, Option<ScopeId>), Vec<String>>;

/// Makes the theme.
pub fn build(sources: &Sources, wishes: Wishes<'_>) -> Built {
    let answers = &sources.answers;
    let languages = Languages::of(answers, wishes.locale);
    let choosers = Choosers::of(answers);
    let everything: Vec<&Answered> = answers.iter().collect();
    let scopes = Scopes::of(&everything, &languages, &choosers);
    let mut used = BTreeSet::new();
    let mut wordings = Wordings::new();
    let mut links = Links::new();
    for (id, scope, tag, members) in grouped(answers, &languages, &choosers, &scopes) {
        let links = links.entry((id.kind, scope.clone())).or_default();
        let wording = Wording::of(&members, answers, links, &mut used);
        wordings
            .entry(id)
            .or_default()
            .insert((scope, tag), wording);
    }
    let theme = Settings::of(
        &wordings, &links, &languages, &choosers, &scopes, sources, wishes,
    );
    let mut files = files::files(&wordings, &languages, &theme);
    files.extend(toml::files(&theme, &languages, sources));
    let unsayable = wordings
        .values()
        .flat_map(BTreeMap::values)
        .flat_map(|wording| wording.names.unsayable.clone())
        .chain(theme.unsayable.clone())
        .collect();
    let mut notes = sources.notes.clone();
    notes.extend(theme.notes.clone());
    notes.extend(padding_note(&wordings));
    Built {
        files,
        unsayable,
        used,
        left: theme.left(),
        answered: theme.answered(),
        environment: theme.environment.clone(),
        notes,
        languages,
    }
}

/// A message in a wording, a scope and a language.
type GroupKey = (WordingId, Option<ScopeId>, Tag);
/// A group of answers that one wording is made of: its name, its scope and language, and the answers' positions.
type Group = (WordingId, Option<ScopeId>, Tag, Vec<usize>);

/// Groups answers. Those to an app client and a pool that both have mail of their own make nothing.
fn grouped(
    answers: &[Answered],
    languages: &Languages,
    choosers: &Choosers,
    scopes: &Scopes,
) -> Vec<Group> {
    let mut groups: BTreeMap<GroupKey, Vec<usize>> = BTreeMap::new();
    for (at, answer) in answers.iter().enumerate() {
        let question = &answer.question;
        let scope = match scopes.scope(question) {
            ScopeOf::Base => None,
            ScopeOf::One(id) => Some(id),
            ScopeOf::Both => continue,
        };
        let id = WordingId {
            kind: question.kind,
            occasion: question.occasion,
            variant: choosers.variant(question),
        };
        let key = (id, scope, languages.of_answer(answer));
        groups.entry(key).or_default().push(at);
    }
    let repeated: Vec<_> = groups
        .iter()
        .filter(|(key, members)| is_repeated(key, members, &groups, answers))
        .map(|(key, _)| key.clone())
        .collect();
    groups.retain(|key, _| !repeated.contains(key));
    // Questions that say a language in a single place are asked to find that place, not for their words.
    let places = |at: &usize| answers[*at].question.language_sources().len();
    let groups = groups.into_iter().map(|((id, scope, tag), mut members)| {
        members.sort_by_key(|at| places(at) == 1);
        (id, scope, tag, members)
    });
    groups.collect()
}

/// Returns true for the answers to a variant or an occasion that say what the usual answers say to users with the
/// same attributes.
fn is_repeated(
    (id, scope, tag): &GroupKey,
    members: &[usize],
    groups: &BTreeMap<GroupKey, Vec<usize>>,
    answers: &[Answered],
) -> bool {
    let usual = WordingId::usual(id.kind);
    let key = (usual.clone(), scope.clone(), tag.clone());
    let Some(known) = groups.get(&key).filter(|_| *id != usual) else {
        return false;
    };
    let spoken = |at: &usize| {
        let answer = &answers[*at];
        (question::present(&answer.question), Form::of(answer))
    };
    let known: Vec<_> = known.iter().map(spoken).collect();
    members.iter().map(spoken).all(|one| known.contains(&one))
}

fn padding_note(wordings: &Wordings) -> Option<String> {
    let all = wordings.values().flat_map(BTreeMap::values);
    let most = all.map(|wording| wording.names.padding).max()?;
    (most > 0).then(|| {
        format!(
            "padding taken out: {most} invisible characters behind a preheader, which cost room and count as spam"
        )
    })
}
