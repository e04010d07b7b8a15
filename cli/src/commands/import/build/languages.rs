//! The languages in which a handler answers, told from how its words change with what the event asks for.

use std::collections::{BTreeMap, BTreeSet};

use theme::locale::Tag;
use theme::seen::reader::{Piece, Reader};

use super::form::{Form, situation};
use crate::commands::import::question::{Answered, is_usual};

/// The languages of the answers.
#[derive(Debug)]
pub struct Languages {
    /// The language of those who ask for none.
    pub default: Tag,
    /// All languages, the default one first.
    pub offered: Vec<Tag>,
    /// The places that the handler reads and a theme does not look at by itself.
    pub from: Vec<String>,
    /// Languages that were asked for, and that the handler does not have.
    pub absent: Vec<Tag>,
    /// Places of a language that a theme reads and the handler does not.
    pub unread: Vec<String>,
    /// True if nothing says which language the words are in.
    pub is_guess: bool,
}

impl Languages {
    /// Finds the languages. `stated` is the one of words that do not say it themselves.
    pub fn of(answers: &[Answered], stated: Option<&Tag>) -> Self {
        let whole = whole_questions(answers);
        let table = Table::of(&whole);
        let distinct = table.distinct();
        let own = own_language(answers);
        let requested = table.requested();
        let (default, is_guess) = match distinct.is_empty() {
            // One language, whatever was asked for.
            true => {
                let alone = requested.iter().next().filter(|_| requested.len() == 1);
                let known = own.as_ref().or(stated).or(alone);
                (known.cloned(), known.is_none())
            }
            false => (table.default(&distinct, own.as_ref(), stated), false),
        };
        let default = default.map_or_else(english, |tag| shortened(&tag, &requested));
        let mut offered = vec![default.clone()];
        for tag in &distinct {
            let tag = shortened(tag, &requested);
            if !offered.contains(&tag) {
                offered.push(tag);
            }
        }
        let absent = requested.iter().filter(|tag| {
            let tag = shortened(tag, &requested);
            !distinct.is_empty() && !offered.contains(&tag)
        });
        let mut languages = Self {
            absent: absent.cloned().collect(),
            default,
            offered,
            from: Vec::new(),
            unread: Vec::new(),
            is_guess,
        };
        if !distinct.is_empty() {
            languages.find_places(answers, &table);
        }
        languages
    }

    /// Returns the language that a theme with these settings answers a question in.
    pub fn of_answer(&self, answer: &Answered) -> Tag {
        let asked = answer.question.language().map(|(_, tag)| tag);
        let served = asked.and_then(|tag| {
            theme::locale::negotiate(std::slice::from_ref(&tag), &self.offered).cloned()
        });
        served.unwrap_or_else(|| self.default.clone())
    }

    /// Finds the places of a language that the handler reads: an answer to an event that says the language there
    /// alone shows it.
    fn find_places(&mut self, answers: &[Answered], table: &Table) {
        let mut read = BTreeSet::new();
        let mut unread = BTreeSet::new();
        for answer in answers {
            let [place] = answer.question.language_sources()[..] else {
                continue;
            };
            let form = Form::of(answer);
            let Some((_, tag)) = answer.question.language() else {
                continue;
            };
            let row = table.rows.get(&situation(&answer.question));
            let of = |tag: Option<&Tag>| row.and_then(|row| row.get(&tag.cloned()));
            let (expected, other) = (of(Some(&tag)), of(None));
            if expected == Some(&form) && other != Some(&form) {
                read.insert(place.to_owned());
            } else if other == Some(&form) && expected.is_some_and(|it| *it != form) {
                unread.insert(place.to_owned());
            }
        }
        self.from = read
            .iter()
            .filter(|place| !is_usual(place))
            .cloned()
            .collect();
        if !read.is_empty() {
            unread.retain(|place| !read.contains(place));
            // A place that the handler reads goes before those that it does not.
            if !unread.is_empty() {
                self.from = read.into_iter().collect();
            }
            self.unread = unread.into_iter().collect();
        }
    }
}

/// Answers by situation and requested language.
struct Table {
    rows: BTreeMap<String, BTreeMap<Option<Tag>, Form>>,
}

impl Table {
    fn of(answers: &[&Answered]) -> Self {
        let mut rows: BTreeMap<String, BTreeMap<Option<Tag>, Form>> = BTreeMap::new();
        for answer in answers {
            let tag = answer.question.language().map(|(_, tag)| tag);
            let row = rows.entry(situation(&answer.question)).or_default();
            row.entry(tag).or_insert_with(|| Form::of(answer));
        }
        Self { rows }
    }

    fn requested(&self) -> BTreeSet<Tag> {
        let tags = self.rows.values().flat_map(BTreeMap::keys);
        tags.flatten().cloned().collect()
    }

    /// Returns the languages whose words differ from those for users who ask for none, or from another language's.
    fn distinct(&self) -> BTreeSet<Tag> {
        let mut distinct = BTreeSet::new();
        // One default answer says more than any comparison of two languages.
        let has_default = self.has_default();
        let rows = self.rows.values();
        for row in rows.filter(|row| !has_default || row.contains_key(&None)) {
            let default = row.get(&None);
            for (tag, form) in row {
                let Some(tag) = tag else { continue };
                let differs = match default {
                    Some(default) => default != form,
                    None => row.values().any(|other| other != form),
                };
                if differs {
                    distinct.insert(tag.clone());
                }
            }
        }
        distinct
    }

    /// Returns true if an answer is for users who ask for no language.
    fn has_default(&self) -> bool {
        self.rows.values().any(|row| row.contains_key(&None))
    }

    /// Returns the language of users who ask for none.
    fn default(
        &self,
        distinct: &BTreeSet<Tag>,
        own: Option<&Tag>,
        stated: Option<&Tag>,
    ) -> Option<Tag> {
        let has_default = self.has_default();
        let requested = self.requested();
        // Languages whose words are the default ones; without a default answer any of them may be it.
        let candidates: Vec<&Tag> = match has_default {
            true => requested.difference(distinct).collect(),
            false => requested.iter().collect(),
        };
        let is_candidate = |tag: &&Tag| candidates.iter().any(|it| it.language() == tag.language());
        let stated = stated.filter(|tag| has_default && candidates.is_empty() || is_candidate(tag));
        let own = own.filter(is_candidate);
        let english = candidates
            .iter()
            .copied()
            .find(|tag| tag.language() == "en");
        let first = candidates.first().copied();
        let chosen = stated.or(own).or(english).or(first);
        chosen.cloned()
    }
}

/// Returns the answers to questions that say a language in as many places as others of their situation do.
fn whole_questions(answers: &[Answered]) -> Vec<&Answered> {
    let places = |answer: &Answered| answer.question.language_sources().len();
    let mut most: BTreeMap<String, usize> = BTreeMap::new();
    for answer in answers {
        let most = most.entry(situation(&answer.question)).or_default();
        *most = (*most).max(places(answer));
    }
    let is_whole = |answer: &&Answered| {
        let count = places(answer);
        count == 0 || count == most[&situation(&answer.question)]
    };
    answers.iter().filter(is_whole).collect()
}

/// Returns the language that all pages say they are in.
fn own_language(answers: &[Answered]) -> Option<Tag> {
    let pages = answers
        .iter()
        .filter_map(|answer| answer.texts.html.as_deref());
    let mut tags: Vec<Tag> = pages.filter_map(language_of_page).collect();
    tags.dedup();
    match &tags[..] {
        [tag] => Some(tag.clone()),
        _ => None,
    }
}

fn language_of_page(html: &str) -> Option<Tag> {
    Reader::new(html).find_map(|piece| match piece {
        Piece::Start(element) if element.name == "html" => {
            element.attribute("lang").and_then(Tag::parse)
        }
        _ => None,
    })
}

/// Returns a tag without its region, where no other region of the language was asked for. Portuguese and Chinese
/// differ too much.
fn shortened(tag: &Tag, requested: &BTreeSet<Tag>) -> Tag {
    let language = tag.language();
    let others = requested.iter().filter(|it| it.language() == language);
    if matches!(language, "pt" | "zh" | "sr") || others.count() > 1 {
        return tag.clone();
    }
    Tag::parse(language).unwrap_or_else(|| tag.clone())
}

fn english() -> Tag {
    Tag::parse("en").expect("`en` is a tag")
}
