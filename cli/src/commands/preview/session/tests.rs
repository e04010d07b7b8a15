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

/// A session about a theme of these files.
fn session_of(target: Target, files: &[(&str, &str)]) -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let config = Config {
        theme: Some(folder.path().to_owned()),
        ..Config::default()
    };
    (folder, Session::new(target, config))
}

fn ids(view: &MessageView) -> Vec<&str> {
    view.findings.iter().map(|one| one.id.as_str()).collect()
}

#[test]
fn an_accent_that_is_changed_for_text_is_noted_for_the_scope_that_has_it() {
    let (_folder, mut session) = session_of(
        Target::CustomMessage,
        &[
            (
                "theme.toml",
                "[brand]\nname = \"Acme\"\n[colors]\naccent = \"#0b6e5f\"\n",
            ),
            ("clients/pale.toml", "[colors]\naccent = \"#ffdd00\"\n"),
        ],
    );
    let noted = |view: &MessageView| view.notes.join(" ");
    let usual = session.view(&query("sign-up", "en"));
    assert_eq!(noted(&usual), "");
    let pale = session.view(&query("sign-up", "en").for_client("pale"));
    assert!(
        noted(&pale).starts_with("The accent #ffdd00 has a contrast of 1.3:1"),
        "{:?}",
        pale.notes
    );
}

#[test]
fn findings_are_those_of_the_function_that_makes_the_mail() {
    let files = [
        (
            "theme.toml",
            "[brand]\nname = \"Acme\"\n[messages]\nsign-up = \"cognito\"\n",
        ),
        ("messages/welcome.txt", "Hello {{ nobody }}"),
    ];
    let (_folder, mut session) = session_of(Target::CustomEmailSender, &files);
    let view = session.view(&query("sign-up", "en"));
    // custom-email-sender sends what is left to Cognito, and reads the text part of a notice.
    assert!(ids(&view).contains(&"left-to-cognito"), "{:?}", ids(&view));
    let (_folder, mut session) = session_of(Target::CustomMessage, &files);
    let view = session.view(&query("sign-up", "en"));
    assert!(!ids(&view).contains(&"left-to-cognito"), "{:?}", ids(&view));
}

#[test]
fn findings_are_those_of_the_variant_pool_and_tenant_that_are_shown() {
    let (_folder, mut session) = session_of(
        Target::CustomMessage,
        &[
            (
                "theme.toml",
                "[brand]\nname = \"Acme\"\n[variants]\nfrom = [\"custom:kind\"]\n[tenants]\nfrom = [\"custom:org\"]\n",
            ),
            (
                "locales/en.ftl",
                "sign-up_merchant =\n    .preheader = Short.\n",
            ),
            ("tenants/pale.toml", "[colors]\ntext = \"#dddddd\"\n"),
            (
                "pools/eu-west-1_Pale.toml",
                "[colors]\ntext = \"#dddddd\"\n",
            ),
        ],
    );
    let of = |session: &mut Session, query: ViewQuery, id: &str| {
        let view = session.view(&query);
        assert_eq!(view.refusal, None);
        ids(&view).contains(&id)
    };
    let usual = query("sign-up", "en");
    let merchant = ViewQuery {
        variant: "merchant".to_owned(),
        ..usual.clone()
    };
    let tenant = ViewQuery {
        tenant: "pale".to_owned(),
        ..usual.clone()
    };
    let pool = ViewQuery {
        pool: "eu-west-1_Pale".to_owned(),
        ..usual.clone()
    };
    assert!(!of(&mut session, usual.clone(), "preheader"));
    assert!(of(&mut session, merchant, "preheader"));
    assert!(!of(&mut session, usual, "contrast"));
    assert!(of(&mut session, tenant, "contrast"));
    assert!(of(&mut session, pool, "contrast"));
}
