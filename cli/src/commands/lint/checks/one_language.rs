//! Check of templates that hold words of one language and are offered in several.

use std::collections::BTreeSet;

use crate::commands::lint::document::prose::{Prose, prose};
use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::strings::Language;
use crate::commands::lint::sources::{Layer, Source, Sources};

/// The least number of words that make a text of one language: names and addresses have fewer.
const WORDS_MIN: usize = 3;
/// Characters of the text that a finding shows.
const SHOWN: usize = 40;

pub fn check(sources: &Sources<'_>, languages: &[Language<'_>], findings: &mut Findings) {
    if languages.len() < 2 {
        return;
    }
    for source in sources.judged().filter(|file| file.layer == Layer::Own) {
        let texts = texts(source);
        if let Some(first) = texts.first() {
            let text = text(first, &guessed(&texts, languages), languages.len());
            let place = Some(source.place_at(first.offset));
            findings.add(Finding::new(&rule::ONE_LANGUAGE_BODY, text).at(place));
        }
    }
}

/// Returns the sentences of a template, if it has enough words.
fn texts(source: &Source<'_>) -> Vec<Prose> {
    let Some(template) = &source.template else {
        return Vec::new();
    };
    let mut texts = prose(template);
    texts.retain(|one| own_words(&one.text) > 0);
    let count: usize = texts.iter().map(|one| own_words(&one.text)).sum();
    if count < WORDS_MIN {
        texts.clear();
    }
    texts
}

/// Counts the words of a text that are no names: those in lower case, and what comes before them. In a script
/// without case, all words count.
fn own_words(text: &str) -> usize {
    let words = words(text);
    let is_common = |word: &str| !word.starts_with(char::is_uppercase);
    let pairs = words
        .iter()
        .zip(words.iter().skip(1).map(Some).chain([None]));
    let count = pairs
        .filter(|(word, next)| is_common(word) || next.is_some_and(|next| is_common(next)))
        .count();
    // A text with a number and few words in lower case is an address: "Calle de la Rosa 5".
    let common = words.iter().filter(|word| is_common(word)).count();
    let has_number = text.contains(|c: char| c.is_ascii_digit());
    let is_address = has_number && common * 5 < words.len() * 3;
    if is_address { 0 } else { count }
}

/// Returns the words of a text in lower and upper case as they stand. Chinese and Japanese have no spaces, so
/// that each pair of their characters counts as a word.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\u{2019}' && c != '\'') {
        let characters: Vec<char> = word.chars().collect();
        if characters.iter().any(|c| is_spaceless(*c)) {
            words.extend(
                characters
                    .windows(2)
                    .map(|pair| pair.iter().collect::<String>()),
            );
        } else if characters.len() > 1 {
            words.push(word.to_owned());
        }
    }
    words
}

fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3fffd}')
}

/// Returns the language whose strings have most words in common with the texts; nothing if two are as near.
fn guessed<'l>(texts: &[Prose], languages: &'l [Language<'_>]) -> Option<&'l str> {
    let own: BTreeSet<String> = texts
        .iter()
        .flat_map(|one| lower_words(&one.text))
        .collect();
    let mut scores: Vec<(usize, &str)> = languages
        .iter()
        .map(|language| {
            (
                own.intersection(&vocabulary(language)).count(),
                language.tag.as_str(),
            )
        })
        .collect();
    scores.sort_unstable();
    match scores.as_slice() {
        [.., second, first] if first.0 > second.0 => Some(first.1),
        _ => None,
    }
}

fn lower_words(text: &str) -> Vec<String> {
    words(&text.to_lowercase())
}

fn vocabulary(language: &Language<'_>) -> BTreeSet<String> {
    let literals = language
        .parts
        .values()
        .flat_map(|defined| &defined.part.literals);
    literals.flat_map(|(_, text)| lower_words(text)).collect()
}

fn text(first: &Prose, tag: &Option<&str>, count: usize) -> String {
    let shown: String = first.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = shown.chars().take(SHOWN).collect();
    if shown.chars().count() == SHOWN {
        shown.push('…');
    }
    let tag = tag.unwrap_or("en");
    format!(
        "{shown:?} is the same in all {count} languages, but the subject is not: offer one language, default = \"{tag}\" and offered = [\"{tag}\"] under [locales], or move the words into locales"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_no_sentences() {
        for text in [
            "Acme",
            "Acme GmbH & Co. KG",
            "Calle de la Rosa 5",
            "1 Rue de la Paix, 75002 Paris",
            "Acme Ltd, 1 Example Street",
            "© 2026 Acme",
            "|",
            "·",
            "a",
            "PIN",
        ] {
            assert!(own_words(text) < WORDS_MIN, "{text}: {}", own_words(text));
        }
        for text in [
            "Your code is",
            "Bienvenue chez Acme. Votre code :",
            "It is valid for 24 hours",
            "こちらが確認コードです",
            "الرمز الخاص بك",
            "您的验证码",
        ] {
            assert!(own_words(text) >= WORDS_MIN, "{text}: {}", own_words(text));
        }
    }
}
