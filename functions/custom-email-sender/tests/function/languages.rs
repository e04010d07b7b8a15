//! The three notices in every language of the default theme: whole, and no English left in them.

use std::borrow::Cow;

use custom_email_sender::mail::{Drafter, Step, with_facts};
use theme::mail::{DraftRequest, Person, Renderer};
use theme::{Kind, Theme};

fn person(language: &str) -> Person<'static> {
    let pairs = [
        ("locale", language),
        ("LOGIN_TIME", "1764376920"),
        ("CITY", "Aarhus"),
        ("DEVICE_NAME", "Chrome"),
        ("ONE_CLICK_LINK_VALID", "https://a.example/yes"),
        ("ONE_CLICK_LINK_INVALID", "https://a.example/no"),
    ];
    let own =
        |(name, value): (&'static str, &str)| (Cow::Borrowed(name), Cow::Owned(value.to_owned()));
    with_facts(Person {
        attributes: pairs.map(own).to_vec(),
        ..Person::default()
    })
}

fn mail(kind: Kind, language: &str) -> (String, String) {
    let mut drafter = Drafter::new(Renderer::new(Theme::load(None, &[])));
    let person = person(language);
    let request = DraftRequest {
        kind,
        occasion: None,
        code: "",
        username: None,
        verification_link: None,
        person: &person,
        client: None,
        pool: None,
        region: None,
        year: 2026,
    };
    let scope = drafter.scope(&request);
    let mail = drafter.mail(&request, &scope);
    assert_eq!(
        (mail.step, mail.warnings.len()),
        (Step::Default, 0),
        "{kind:?} {language}"
    );
    assert_eq!(mail.locale.unwrap().as_str(), language);
    let html = mail.html.unwrap();
    if kind == Kind::AccountTakeOverNotification {
        for fact in [
            "2025-11-29 00:42 UTC",
            "Aarhus",
            "Chrome",
            "https://a.example/yes",
            "https://a.example/no",
        ] {
            assert!(
                html.contains(fact) && mail.text.contains(fact),
                "{language} {fact}"
            );
        }
    }
    (mail.subject, mail.text)
}

#[test]
fn each_notice_is_whole_in_each_language() {
    let languages = Theme::load(None, &[]).locales(theme::Layers::Default);
    assert_eq!(languages.len(), 20);
    for kind in Kind::NOTICES {
        let (subject, text) = mail(kind, "en");
        let english: Vec<&str> = text
            .lines()
            .filter(|line| line.contains(' ') && !line.contains("UTC"))
            .collect();
        for language in languages
            .iter()
            .filter(|language| language.as_str() != "en")
        {
            let (own_subject, own_text) = mail(kind, language.as_str());
            assert_ne!(own_subject, subject);
            for line in &english {
                assert!(
                    !own_text.lines().any(|own| own == *line),
                    "{language} {line}"
                );
            }
            assert!(
                !own_text.contains(['\u{2068}', '\u{2069}', '{']),
                "{language}"
            );
        }
    }
}
