//! Values that choose other words and that no answer repeats: the owner's variants.

use std::collections::{BTreeMap, BTreeSet};

use theme::{Kind, variant_of};

use super::form::Form;
use crate::commands::import::person::Person;
use crate::commands::import::question::{Answered, Question, is_own};

/// The attributes that choose a wording, and the values that do for each message.
#[derive(Debug, Default)]
pub struct Choosers {
    /// The attributes, in the order of their names.
    pub sources: Vec<String>,
    /// Messages with the attribute and the value that choose.
    variants: BTreeSet<(Kind, String, String)>,
}

/// Attributes that are different for each user.
const UNIQUE: [&str; 4] = ["email", "sub", "userName", "phone_number"];

impl Choosers {
    /// Finds the attributes that choose: where nothing but their value differs, the words do.
    pub fn of(answers: &[Answered]) -> Self {
        let forms: Vec<Form> = answers.iter().map(Form::of).collect();
        let candidates = candidates(answers);
        let mut choosers = Self::default();
        for source in &candidates {
            let mut rows: BTreeMap<(Kind, String), BTreeMap<Option<&str>, &Form>> = BTreeMap::new();
            for (answer, form) in answers.iter().zip(&forms) {
                let question = &answer.question;
                let row = rows
                    .entry((question.kind, rest(question, source, &candidates)))
                    .or_default();
                row.entry(choice(question, source)).or_insert(form);
            }
            for ((kind, _), row) in rows {
                choosers.learn(kind, source, &row);
            }
        }
        choosers.sources.dedup();
        choosers
    }

    fn learn(&mut self, kind: Kind, source: &str, row: &BTreeMap<Option<&str>, &Form>) {
        // The usual words are those without a choice, or else those of the first value.
        let usual = row.get(&None).or_else(|| row.values().next());
        for (value, form) in row {
            let Some(value) = value.filter(|_| Some(form) != usual) else {
                continue;
            };
            let name = format!("{}_{value}", kind.name());
            if variant_of(kind, &name).is_some() && !form.is_empty() {
                self.sources.push(source.to_owned());
                self.variants
                    .insert((kind, source.to_owned(), value.to_owned()));
            }
        }
    }

    /// Returns the variant that a question chooses.
    pub fn variant(&self, question: &Question) -> Option<String> {
        let mut sources = self.sources.iter();
        sources.find_map(|source| {
            let value = question.values.get(source)?;
            let choice = (question.kind, source.clone(), value.clone());
            self.variants.contains(&choice).then(|| value.clone())
        })
    }
}

/// Lists the attributes that may choose: of the user's own, those with a value that is no marked one.
fn candidates(answers: &[Answered]) -> BTreeSet<String> {
    let questions = answers.iter().map(|answer| &answer.question);
    let sources = questions.flat_map(|question| {
        let own = question.values.keys().filter(|source| is_own(source));
        own.filter(|source| choice(question, source).is_some())
    });
    let sources = sources.filter(|source| !UNIQUE.contains(&source.as_str()));
    sources.cloned().collect()
}

/// Returns the value by which a question may choose. Marked values choose nothing.
fn choice<'q>(question: &'q Question, source: &str) -> Option<&'q str> {
    let value = question.values.get(source)?;
    let is_marked = [Person::First, Person::Second]
        .iter()
        .any(|person| person.value(source) == *value);
    (!is_marked).then_some(value.as_str())
}

/// Returns all that a question asks beside one attribute.
fn rest(question: &Question, source: &str, candidates: &BTreeSet<String>) -> String {
    let values = question.values.iter();
    let values = values.filter(|(name, _)| *name != source);
    let values = values.map(
        |(name, value)| match candidates.contains(name) || !is_own(name) {
            true => format!("{name}={value}"),
            false => name.clone(),
        },
    );
    let values: Vec<String> = values.collect();
    format!(
        "{:?} {:?} {:?} {}",
        question.occasion,
        question.client,
        question.pool,
        values.join(" ")
    )
}
