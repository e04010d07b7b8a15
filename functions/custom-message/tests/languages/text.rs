//! The texts themselves: lengths, typography, the header of each file.

use std::rc::Rc;

use custom_message::limits;
use fluent_bundle::FluentArgs;
use theme::locale::Tag;
use theme::{Catalog, Kind, Layers, Occasion, Theme, Wording};

use super::{LANGUAGES, LONG_BRAND, SHORT_BRAND, locale_file};

/// The strings of a message in a language, with the words of an occasion if there is one.
fn catalog(tag: &str, wording: &Wording, brand: &str) -> Catalog {
    let tag = Tag::parse(tag).unwrap();
    let strings = Theme::load(None, &[]).strings_for(wording, Layers::Default, &tag);
    Rc::new(strings.unwrap()).with_brand(brand)
}

/// Every language with every message, with its usual words and with those for its occasion.
fn everything() -> impl Iterator<Item = (&'static str, Wording)> {
    let usual = Kind::ALL.map(Wording::usual);
    let occasions = Kind::ALL.map(|kind| Wording {
        occasion: Occasion::possible(kind),
        ..Wording::usual(kind)
    });
    let all = [usual, occasions].concat();
    LANGUAGES
        .into_iter()
        .flat_map(move |tag| all.clone().into_iter().map(move |wording| (tag, wording)))
}

fn part(catalog: &Catalog, kind: Kind, part: &str) -> String {
    let text = catalog.format(kind.name(), part, &FluentArgs::new());
    text.unwrap().replace(['\u{2068}', '\u{2069}'], "")
}

/// Columns in an inbox: Chinese, Japanese and Korean characters take two.
fn columns(text: &str) -> usize {
    let wide = |c: char| {
        matches!(u32::from(c),
            0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
            | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6)
    };
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

#[test]
fn every_file_says_who_reviewed_it_and_in_what_register_it_is() {
    for tag in LANGUAGES {
        let text = locale_file(tag);
        let header: Vec<&str> = text
            .lines()
            .take_while(|line| line.starts_with('#'))
            .collect();
        let header = header.join("\n");
        for wanted in [
            "Reviewed by a native speaker: no.",
            "Corrections: edit this file and open a pull request.",
            "Register: ",
        ] {
            assert!(header.contains(wanted), "{tag}.ftl: no {wanted:?} on top");
        }
    }
}

#[test]
fn subjects_fit_an_inbox_and_with_any_brand_the_limit() {
    for (tag, wording) in everything() {
        let kind = wording.kind;
        let subject = part(&catalog(tag, &wording, SHORT_BRAND), kind, "subject");
        let short = columns(&subject);
        assert!(short < 60, "{tag} {}: {short} columns", kind.name());
        assert!(subject.contains(SHORT_BRAND), "{tag} {subject}");
        let long = limits::length(&part(&catalog(tag, &wording, LONG_BRAND), kind, "subject"));
        assert!(long <= limits::SUBJECT_MAX, "{tag} {}: {long}", kind.name());
    }
}

#[test]
fn preheaders_say_more_than_the_subject_in_40_to_90_columns() {
    for (tag, wording) in everything() {
        let (kind, catalog) = (wording.kind, catalog(tag, &wording, LONG_BRAND));
        let preheader = part(&catalog, kind, "preheader");
        let columns = columns(&preheader);
        assert!(
            (40..=90).contains(&columns),
            "{tag} {}: {columns} columns: {preheader}",
            kind.name()
        );
        for other in ["subject", "heading", "intro"] {
            assert_ne!(
                preheader,
                part(&catalog, kind, other),
                "{tag} {}",
                kind.name()
            );
        }
    }
}

#[test]
fn french_has_its_spaces() {
    for (at, c) in locale_text("fr") {
        let before = at.chars().next_back();
        match c {
            '!' | '?' | ';' => assert_eq!(before, Some('\u{202f}'), "{at}{c}"),
            ':' => assert_eq!(before, Some('\u{a0}'), "{at}{c}"),
            '\'' => panic!("{at}{c}: write ’"),
            _ => {}
        }
    }
}

/// A line of a narrow button or heading must not end with "E-". A subject is searched for and keeps its hyphen.
#[test]
fn the_word_for_email_does_not_break_behind_its_letter() {
    for tag in LANGUAGES {
        let file = locale_file(tag);
        let shown = |line: &&str| {
            !line.starts_with('#') && !line.contains(".subject") && !line.contains(".sms")
        };
        for line in file.lines().filter(shown) {
            let mut words = line.split(|c: char| !c.is_alphabetic() && c != '-');
            let breaks = |word: &&str| word.starts_with("e-") || word.starts_with("E-");
            assert_eq!(words.find(breaks), None, "{tag}: write U+2011 in {line}");
        }
    }
}

#[test]
fn chinese_and_japanese_have_full_width_punctuation() {
    for tag in ["ja", "zh-CN", "zh-TW"] {
        for (at, c) in locale_text(tag) {
            assert!(
                !matches!(c, ',' | '.' | '!' | '?' | ':' | ';'),
                "{tag}: {at}{c}"
            );
        }
    }
}

#[test]
fn arabic_has_its_own_comma_and_question_mark() {
    for (at, c) in locale_text("ar") {
        assert!(!matches!(c, ',' | ';' | '?'), "{at}{c}");
    }
}

/// Each character of a file's mail texts, with what stands before it on its line. Placeables, SMS and
/// CSS are left out: an SMS has its own alphabet.
fn locale_text(tag: &str) -> Vec<(String, char)> {
    let text = locale_file(tag);
    let values = text
        .lines()
        .filter(|line| line.starts_with("    ."))
        .filter(|line| {
            let apart = ["sms", "font", "breaking"];
            !apart
                .iter()
                .any(|part| line.trim_start().starts_with(&format!(".{part} ")))
        })
        .filter(|line| !line.ends_with("->"))
        .filter_map(|line| line.split_once(" = "));
    values
        .flat_map(|(_, value)| {
            let value = without_placeables(value);
            value
                .char_indices()
                .map(|(at, c)| (value[..at].to_owned(), c))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn without_placeables(value: &str) -> String {
    value
        .split('{')
        .map(|piece| piece.split_once('}').map_or(piece, |(_, after)| after))
        .collect()
}
