//! Markup and the code within sentences; files in other encodings.

use custom_message::handler::{Channel, Step};
use proptest::prelude::*;
use serde_json::json;
use theme::Kind;

use crate::cognito::{Texts, answer, event, event_with, function_with_theme, outcome, theme};
use crate::{answered, function};

#[test]
fn markup_and_the_code_stand_within_sentences() {
    let texts = answered("two-languages", &[], &crate::event("two-languages"));
    assert_eq!(texts.subject.as_deref(), Some("Turmfalke: neues Passwort"));
    let body = texts.body.unwrap();
    for part in [
        "Ihr Code lautet <strong>{####}</strong>.<br>Er gilt <em>eine Stunde</em>.",
        "Fragen? <a href=\"https://www.example.com/hilfe\">Hilfe</a>",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
}

#[test]
fn an_sms_with_markup_is_not_sent() {
    let messages = outcome(&mut function("sms-markup", &[]), &event(Kind::SignUp));
    assert_eq!(
        (messages.email.step, messages.sms.step),
        (Step::Theme, Step::Default)
    );
    let [(Channel::Sms, problem)] = messages.warnings.as_slice() else {
        panic!("{:?}", messages.warnings)
    };
    assert_eq!((problem.file.as_str(), problem.line), ("locales/en.ftl", 2));
    assert!(problem.reason.contains("plain text"), "{problem}");
}

/// The email of a theme with this string as the intro of a password reset.
fn reset(intro: &str, page: &str) -> custom_message::handler::Messages {
    let strings =
        format!("forgot-password =\n    .preheader = Your <b>code</b>\n    .intro = {intro}\n");
    let folder = theme(&[
        ("locales/en.ftl", &strings),
        (Kind::ForgotPassword.template(), page),
    ]);
    outcome(
        &mut function_with_theme(folder.path(), &[]),
        &event(Kind::ForgotPassword),
    )
}

fn body(messages: &custom_message::handler::Messages) -> &str {
    assert_eq!(messages.email.step, Step::Theme, "{:?}", messages.warnings);
    messages.email.message.as_ref().unwrap().body.as_str()
}

#[test]
fn attributes_titles_and_preheaders_get_bare_text() {
    let page = "<html><title>{{ text.intro }}</title><p title=\"{{ text.intro }}\">{{ text.preheader }}</p>{{ text.intro }}</html>";
    let messages = reset("A <b>code</b>,<br>{ $code }", page);
    assert_eq!(
        body(&messages),
        "<html><title>A code, {####}</title><p title=\"A code, {####}\">Your code</p>A <b>code</b>,<br>{####}</html>"
    );
}

/// An attribute with most characters that are shown.
const TEXT: &str = "[attributes]\nname = { from = [\"name\"], shape = \"text\" }\n";

#[test]
fn arguments_stay_escaped_between_tags() {
    let strings = "forgot-password =\n    .intro = <strong>{ $name }</strong> { $code }\n";
    let folder = theme(&[
        ("theme.toml", TEXT),
        ("locales/en.ftl", strings),
        (Kind::ForgotPassword.template(), "{{ text.intro }}"),
    ]);
    let mut function = function_with_theme(folder.path(), &[]);
    let event = event_with(Kind::ForgotPassword, |event| {
        event["request"]["userAttributes"]["name"] = json!("O'Brien & \"Co\"");
    });
    let body = Texts::of(&answer(&mut function, &event)).body.unwrap();
    assert_eq!(
        body,
        "<strong>O&#39;Brien &amp; &quot;Co&quot;</strong> {####}"
    );
}

#[test]
fn another_tag_costs_the_message_and_is_named() {
    let messages = reset("A <u>code</u>, { $code }", "{{ text.intro }}");
    assert_eq!(messages.email.step, Step::Default);
    let (_, problem) = &messages.warnings[0];
    assert_eq!((problem.file.as_str(), problem.line), ("locales/en.ftl", 3));
    assert!(
        problem.reason.contains("`<u>` cannot stand in a string"),
        "{problem}"
    );
    // a message that does not print it goes out
    let other = reset("A <u>code</u>", "{{ code }}");
    assert_eq!(body(&other), "{####}");
}

#[test]
fn an_invitations_string_may_hold_the_user_name() {
    let strings = "admin-create-user =\n    .intro = You are <b>{ $username }</b>, { $code }\n";
    let folder = theme(&[
        ("locales/en.ftl", strings),
        (Kind::AdminCreateUser.template(), "{{ text.intro }}"),
        (Kind::SignUp.template(), "{{ text.intro }}"),
    ]);
    let mut function = function_with_theme(folder.path(), &[]);
    let body = Texts::of(&answer(&mut function, &event(Kind::AdminCreateUser))).body;
    assert_eq!(body.as_deref(), Some("You are <b>{username}</b>, {####}"));
}

#[test]
fn no_name_makes_a_tag() {
    let strings = "forgot-password =\n    .intro = <b>{ $name }</b> { $code }<br>\n";
    let folder = theme(&[
        ("theme.toml", TEXT),
        ("locales/en.ftl", strings),
        (
            Kind::ForgotPassword.template(),
            "<p title=\"{{ text.intro }}\">{{ text.intro }}</p>",
        ),
    ]);
    let function = std::cell::RefCell::new(function_with_theme(folder.path(), &[]));
    let name = prop::collection::vec(
        prop_oneof![
            prop::sample::select(vec![
                "<b>",
                "</b>",
                "\u{fdd3}i\u{fdd4}",
                "\u{fdd3}",
                "\u{fdd4}",
                "\"",
                "&lt;",
                "{####}",
                "\u{2068}"
            ])
            .prop_map(str::to_owned),
            "[a-z]{1,3}",
            any::<char>().prop_map(String::from),
        ],
        0..5,
    );
    proptest!(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() }, |(name in name)| {
        let name = name.concat();
        let event = event_with(Kind::ForgotPassword, |event| {
            event["request"]["userAttributes"]["name"] = json!(name);
        });
        let body = Texts::of(&answer(&mut function.borrow_mut(), &event)).body;
        // Without a name the string cannot be made, and the default theme answers.
        let body = body.unwrap();
        if body.starts_with("<p title") {
            let without_isolates = body.replace("<span dir=auto>", "").replace("</span>", "");
            prop_assert_eq!(without_isolates.matches('<').count(), 5, "{}", body);
            prop_assert_eq!(body.matches("{####}").count(), 2);
        } else {
            prop_assert!(body.starts_with("<!doctype"), "{}", body);
        }
    });
}

/// Notepad and PowerShell put a byte order mark before a file.
#[test]
fn a_byte_order_mark_is_skipped_in_every_file() {
    let case = "files-nobody-reads";
    for kind in [
        Kind::ResendCode,
        Kind::ForgotPassword,
        Kind::VerifyUserAttribute,
    ] {
        let messages = outcome(&mut function(case, &[]), &event(kind));
        assert_eq!(messages.email.step, Step::Theme, "{:?}", messages.warnings);
        let email = messages.email.message.unwrap();
        assert!(
            !email.body.as_str().contains("&#65279;"),
            "{}",
            email.body.as_str()
        );
    }
    let reset = outcome(&mut function(case, &[]), &event(Kind::ForgotPassword));
    assert_eq!(
        reset.email.message.unwrap().subject.as_str(),
        "Kestrel: new password"
    );
    let folder = theme(&[
        ("theme.toml", "\u{feff}[brand]\nname = \"Kestrel\"\n"),
        (
            "layout.html",
            "\u{feff}<html>{% block content %}{% endblock %}</html>",
        ),
        (
            "components.html",
            "\u{feff}{% component x(a: string) %}<b>{{ a }}</b>{% endcomponent x %}",
        ),
        (
            Kind::SignUp.template(),
            "\u{feff}{% extends \"layout.html\" %}{% block content %}{{ <x a={code} /> }}{% endblock %}",
        ),
        (
            "clients/1example23456789.toml",
            "\u{feff}[brand]\nname = \"Client\"\n",
        ),
    ]);
    let texts = Texts::of(&answer(
        &mut function_with_theme(folder.path(), &[]),
        &event(Kind::SignUp),
    ));
    assert_eq!(texts.body.as_deref(), Some("<html><b>{####}</b></html>"));
    assert!(texts.subject.unwrap().contains("Client"));
}

#[test]
fn a_file_in_another_encoding_is_named_by_its_own_path() {
    for (file, bytes, reason) in [
        (
            "messages/sign-up.html",
            b"gr\xfc\xdfe\n".as_slice(),
            "line 1 is not UTF-8",
        ),
        ("layout.html", b"\xff\xfeh\0i\0", "it is UTF-16"),
        ("components.html", b"a\nb\xe9\n", "line 2 is not UTF-8"),
        ("locales/en.ftl", b"\xfe\xff\0a", "it is UTF-16"),
    ] {
        let folder = theme(&[]);
        let path = folder.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        let messages = outcome(
            &mut function_with_theme(folder.path(), &[]),
            &event(Kind::SignUp),
        );
        let (_, problem) = &messages.warnings[0];
        assert_eq!(problem.file, file, "{problem}");
        assert!(problem.reason.contains(reason), "{problem}");
    }
}

#[test]
fn css_pasted_from_an_f_string_is_named_as_what_it_is() {
    let case = "python-doubled-braces";
    let reason = crate::email_refused(case, &crate::event(case));
    assert!(
        reason.starts_with("messages/forgot-password.html:2:"),
        "{reason}"
    );
    assert!(reason.contains("doubled braces"), "{reason}");
}
