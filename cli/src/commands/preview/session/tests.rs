//! Tests of a session: views, edited events, and findings.

use super::*;

fn query(sample: &str, locale: &str) -> ViewQuery {
    ViewQuery {
        sample: sample.to_owned(),
        locale: locale.to_owned(),
        ..ViewQuery::default()
    }
}

#[test]
fn a_message_is_shown_with_samples_and_its_source_without() {
    let mut session = Session::new(Target::CustomMessage, Config::default());
    let view = session.view(&query("sign-up", "ar"));
    let email = view.email.expect("a mail");
    assert_eq!((view.message, view.direction), (Some("sign-up"), "rtl"));
    assert!(email.html.contains("482913") && !email.html.contains("{####}"));
    assert!(email.source.contains("{####}"));
    assert_eq!(
        session
            .mail(&query("sign-up", "ar"), Reader::Any)
            .as_deref(),
        Some(email.html.as_str())
    );
    assert!(view.event.contains("\"locale\": \"ar\""), "{}", view.event);
    assert_eq!(view.sms.map(|sms| sms.alphabet), Some("UCS-2"));
}

#[test]
fn an_edited_event_replaces_the_sample_and_a_broken_one_is_refused() {
    let mut session = Session::new(Target::CustomMessage, Config::default());
    let edited = session
        .view(&query("sign-up", ""))
        .event
        .replace("Ana Souza", "Bo Ek");
    let mut query = query("sign-up", "");
    query.event = edited;
    let html = session.view(&query).email.expect("a mail").html;
    assert!(html.contains("Bo Ek") && !html.contains("Ana Souza"));

    for broken in ["{", "[]", "{}", "{\"triggerSource\":\"PreSignUp_SignUp\"}"] {
        query.event = broken.to_owned();
        let view = session.view(&query);
        assert!(view.refusal.is_some() && view.email.is_none(), "{broken}");
        assert_eq!(view.event.replace([' ', '\n'], ""), broken);
        assert_eq!(session.mail(&query, Reader::Any), None);
    }
}

#[test]
fn findings_of_lint_appear_with_their_message() {
    let folder = tempfile::tempdir().unwrap();
    let locales = folder.path().join("locales");
    std::fs::create_dir(&locales).unwrap();
    let text = "sign-up =\n    .preheader = Short.\n";
    std::fs::write(locales.join("en.ftl"), text).unwrap();
    let mut session = Session::new(
        Target::CustomMessage,
        Config {
            theme: Some(folder.path().to_owned()),
            ..Config::default()
        },
    );
    let found = |view: &MessageView| {
        let all = view.findings.iter();
        all.filter(|finding| finding.id == "preheader")
            .map(|finding| (finding.file.clone(), finding.line))
            .collect::<Vec<_>>()
    };
    let view = session.view(&query("sign-up", "en"));
    assert_eq!(found(&view), [("locales/en.ftl".to_owned(), 2)]);
    assert_eq!(found(&session.view(&query("sign-up", "de"))), []);
    assert_eq!(found(&session.view(&query("authentication", "en"))), []);
}

#[test]
fn a_defect_of_a_template_is_shown_with_its_excerpt_until_it_is_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let messages = folder.path().join("messages");
    std::fs::create_dir(&messages).unwrap();
    let file = messages.join("sign-up.html");
    std::fs::write(&file, "one\n{{ nothing.here }").unwrap();
    let mut session = Session::new(
        Target::CustomMessage,
        Config {
            theme: Some(folder.path().to_owned()),
            ..Config::default()
        },
    );
    let broken = session.view(&query("sign-up", "en"));
    assert!(broken.fell_back && broken.email.is_some());
    let finding = &broken.findings[0];
    assert_eq!(
        (finding.file.as_str(), finding.line),
        ("messages/sign-up.html", 2)
    );
    assert!(finding.excerpt.contains('^'), "{}", finding.excerpt);

    std::fs::write(&file, "{{ code }} is all").unwrap();
    session.reload();
    let fixed = session.view(&query("sign-up", "en"));
    assert!(!fixed.fell_back);
    assert!(
        fixed
            .findings
            .iter()
            .all(|finding| finding.id != "fallback")
    );
}
