//! Lengths and characters, for any text.

use custom_message::limits::{self, Placeholder};
use custom_message::message::{Sms, Subject};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scraper::Html;
use theme::Kind;

use super::run;
use super::texts::FRAGMENTS;
use crate::cognito::{Pool, Texts, checked_body, complaints, is_accepted};

fn carries<'a>() -> [Placeholder<'a>; 1] {
    [Placeholder {
        text: "{####}",
        longest: 8,
    }]
}

/// Text of every script, with what Cognito refuses and what it counts twice.
fn unicode() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>(),
        2 => proptest::char::range(' ', '~'),
        1 => select(&['\u{a0}', '\u{3000}', '\u{2028}', '\u{85}', '\u{200d}', '👍', 'é', '\n', '\r', '\u{b}'][..]),
    ];
    vec(character, 0..200).prop_map(|characters| characters.into_iter().collect())
}

#[test]
fn a_length_is_in_utf_16() {
    run(2_000, &unicode(), |text| {
        prop_assert_eq!(
            theme::characters::length(&text),
            text.encode_utf16().count()
        );
        Ok(())
    });
}

#[test]
fn references_leave_nothing_forbidden_and_say_the_same() {
    run(2_000, &unicode(), |text| {
        let referenced = limits::with_references(text.clone());
        prop_assert!(referenced.chars().all(is_accepted));
        prop_assert_eq!(&limits::with_references(referenced.clone()), &referenced);
        if text.chars().all(is_accepted) {
            prop_assert_eq!(&referenced, &text);
        }
        // a browser reads what was meant, but for controls and what they separate
        let read = |html: &str| {
            let fragment = Html::parse_fragment(&html.replace('<', "&lt;"));
            fragment.root_element().text().collect::<String>()
        };
        if !text.contains('&') {
            let meant: String = text
                .chars()
                .filter(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}'))
                .collect();
            let got: String = read(&referenced)
                .chars()
                .filter(|c| !c.is_control())
                .collect();
            prop_assert_eq!(got, meant);
        }
        Ok(())
    });
}

#[test]
fn plain_text_is_one_line_of_accepted_characters() {
    run(2_000, &unicode(), |text| {
        let plain = limits::with_plain_characters(&text);
        prop_assert!(
            plain
                .chars()
                .all(|c| is_accepted(c) && !limits::is_line_break(c) && c != '\t'),
            "{plain:?}"
        );
        prop_assert!(!plain.contains("  ") && plain.trim() == plain, "{plain:?}");
        prop_assert_eq!(&limits::with_plain_characters(&plain), &plain);
        // no letter is lost
        let letters = |text: &str| {
            text.chars()
                .filter(|c| c.is_alphanumeric() && is_accepted(*c))
                .collect::<String>()
        };
        prop_assert_eq!(letters(&plain), letters(&text));
        Ok(())
    });
}

#[test]
fn whatever_becomes_a_subject_is_one() {
    run(2_000, &(unicode(), 0usize..160), |(text, more)| {
        let text = text + &"x".repeat(more);
        let plain = limits::with_plain_characters(&text);
        let fits = (1..=140).contains(&plain.encode_utf16().count());
        let placeholder = plain.contains("{##") || plain.contains("{username}");
        match Subject::new(&text) {
            Ok(subject) => prop_assert!(fits && !placeholder && subject.as_str() == plain),
            Err(_) => prop_assert!(!fits || placeholder),
        }
        Ok(())
    });
}

#[test]
fn whatever_becomes_an_sms_or_a_body_is_one() {
    let parts = vec(
        prop_oneof![unicode(), select(FRAGMENTS).prop_map(str::to_owned)],
        0..5,
    );
    run(2_000, &(parts, any::<bool>()), |(parts, with_code)| {
        let text = parts.join(if with_code { "{####}" } else { " " });
        if let Ok(sms) = Sms::new(&text, &carries()) {
            let found = Texts {
                subject: None,
                body: None,
                sms: Some(sms.as_str().to_owned()),
            };
            prop_assert_eq!(
                complaints(Kind::ForgotPassword, Pool::Code, &found),
                Vec::<String>::new()
            );
            prop_assert!(sms.characters() <= 140);
        }
        if let Ok(body) = checked_body(text.clone(), &carries()) {
            let found = Texts {
                subject: Some("x".into()),
                body: Some(body.as_str().to_owned()),
                sms: None,
            };
            let complaints = complaints(Kind::ForgotPassword, Pool::Code, &found);
            let about_username = |complaint: &String| complaint.starts_with("user name");
            prop_assert!(
                complaints.iter().all(about_username) && !body.as_str().contains("{username}"),
                "{complaints:?}"
            );
        } else if text.matches("{####}").count() > 0 && text.len() < 2_000 {
            let rest = text.replace("{####}", " ");
            prop_assert!(
                rest.contains("{##") || rest.contains("{username}") || text.contains("{##"),
                "{text:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn substitution_has_room_for_every_occurrence() {
    run(
        1_000,
        &(0usize..9, 0usize..9, 0usize..30),
        |(codes, names, filler)| {
            let invitation = [
                Placeholder {
                    text: "{####}",
                    longest: limits::PASSWORD_MAX,
                },
                Placeholder {
                    text: "{username}",
                    longest: limits::USERNAME_MAX,
                },
            ];
            let text = "{####}".repeat(codes) + &"ü".repeat(filler) + &"{username}".repeat(names);
            let substituted = text
                .replace("{####}", &"p".repeat(256))
                .replace("{username}", &"u".repeat(128));
            prop_assert_eq!(
                limits::length_after_substitution(&text, &invitation),
                substituted.encode_utf16().count()
            );
            Ok(())
        },
    );
}
