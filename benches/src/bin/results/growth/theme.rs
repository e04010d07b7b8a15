//! Themes that differ in one size alone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const ENGLISH: &str = include_str!("../../../../../templates/locales/en.ftl");

/// How English begins its subject of a sign-up: what a made language has instead says which it is.
const SUBJECT: &str = "Confirm your email address for";

/// Languages of `qaa` to `qtz`, which ISO 639-2 reserves for local use: no default theme has them.
pub(crate) fn language(number: usize) -> String {
    let letter = |number: usize| char::from(b'a' + number as u8);
    format!("q{}{}", letter(number / 26 % 20), letter(number % 26))
}

/// What the subject of a sign-up begins with in that language.
pub(crate) fn subject(language: &str) -> String {
    format!("[{language}] {SUBJECT}")
}

/// So many languages, each a file as long as English.
pub(crate) fn of_languages(folder: &Path, count: usize) -> io::Result<PathBuf> {
    let locales = emptied(folder)?.join("locales");
    fs::create_dir(&locales)?;
    for language in (0..count).map(language) {
        let text = ENGLISH.replace(SUBJECT, &subject(&language));
        fs::write(locales.join(format!("{language}.ftl")), text)?;
    }
    Ok(folder.to_owned())
}

/// The id of an app client.
pub(crate) fn client(number: usize) -> String {
    format!("{number:05}client000000000000000")
}

/// The brand of an app client.
pub(crate) fn brand(number: usize) -> String {
    format!("Northwind {number}")
}

/// So many app clients, each with a look of its own.
pub(crate) fn of_clients(folder: &Path, count: usize) -> io::Result<PathBuf> {
    let tables = (1..=count).map(|number| {
        let (id, brand) = (client(number), brand(number));
        format!(
            "[clients.\"{id}\"]\nlocale = \"en\"\n[clients.\"{id}\".brand]\nname = \"{brand}\"\n\
             [clients.\"{id}\".colors]\naccent = \"#0b7a5b\"\n"
        )
    });
    let text: String = tables.collect();
    fs::write(emptied(folder)?.join("theme.toml"), text)?;
    Ok(folder.to_owned())
}

/// A message that comes to that many characters, padding for the most part.
pub(crate) fn of_body(folder: &Path, characters: usize) -> io::Result<PathBuf> {
    const HEAD: &str = "<!doctype html><html><body><p>{{ code }}</p>\n";
    const TAIL: &str = "</body></html>\n";
    const ROW: &str = "<p style=\"margin:0 0 8px;color:#16191f\">A paragraph that pads.</p>\n";
    let around = HEAD.len() - "{{ code }}".len() + "{####}".len() + TAIL.len();
    let padding = characters.saturating_sub(around);
    let rows = ROW.repeat(padding / ROW.len());
    // Not blanks: indentation is not sent.
    let rest = "x".repeat(padding % ROW.len());
    let messages = emptied(folder)?.join("messages");
    fs::create_dir(&messages)?;
    fs::write(
        messages.join("sign-up.html"),
        format!("{HEAD}{rows}{rest}{TAIL}"),
    )?;
    Ok(folder.to_owned())
}

fn emptied(folder: &Path) -> io::Result<&Path> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn three_hundred_languages_are_three_hundred_tags() {
        let tags: BTreeSet<String> = (0..300).map(language).collect();
        assert_eq!(tags.len(), 300);
        assert!(tags.iter().all(|tag| tag.len() == 3));
    }

    #[test]
    fn english_still_begins_its_subject_so() {
        assert!(ENGLISH.contains(SUBJECT));
    }
}
