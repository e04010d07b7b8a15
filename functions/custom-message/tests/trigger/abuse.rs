//! Abuse: what a stranger writes into an event.

use custom_message::handler::Step;
use theme::Kind;

use crate::cognito::{
    event, event_with, event_with_attribute, function_with_theme, outcome, texts, theme,
};

/// Autoescape leaves `{####}` alone: in a name it would become the live code.
#[test]
fn a_code_injected_by_an_attribute_is_never_sent() {
    for name in [
        "{####}",
        "https://evil.example/{####}",
        "{##Click Here##}",
        "{username}",
        "{",
        "####",
    ] {
        for kind in Kind::ALL {
            let clean = texts(
                &[],
                &event_with(kind, |event| {
                    event["request"]["userAttributes"]
                        .as_object_mut()
                        .unwrap()
                        .remove("name");
                }),
            );
            let hostile = texts(&[], &event_with_attribute(kind, "name", name));
            assert_eq!(hostile.body, clean.body, "{name}");
            assert_eq!(hostile.sms, clean.sms, "{name}");
        }
    }
}

/// An attacker signs a victim's address up under a name that mail clients link.
#[test]
fn a_name_that_reads_as_a_link_is_as_if_absent() {
    let clean = texts(
        &[],
        &event_with(Kind::SignUp, |event| {
            event["request"]["userAttributes"]
                .as_object_mut()
                .unwrap()
                .remove("name");
        }),
    );
    for name in [
        "Visit evil.example to claim",
        "evil。example",
        "ｗｗｗ．ｅｖｉｌ．ｃｏｍ",
        "http://1.2.3.4",
        "mail me@evil.example",
        "+1 555 123 4567",
        "请致电4001234567",
        "позвони88005553535",
        "tel5551234567",
        "555−123−4567",
        "（555）123－4567",
        "555x123x4567",
        "evil㏂com",
        "Your account is suspended, reply YES with your code now",
        ".com",
        "evil\u{fe12}com",
        "<b>x</b>",
        "a\u{202e}b",
    ] {
        let greeted = texts(&[], &event_with_attribute(Kind::SignUp, "name", name));
        assert_eq!(greeted.body, clean.body, "{name}");
    }
    let body = texts(
        &[],
        &event_with_attribute(Kind::SignUp, "name", "Dr. O'Brien"),
    )
    .body
    .unwrap();
    assert!(body.contains("Hi Dr. O&#39;Brien,"), "{body}");
}

/// Attributes may have 2,048 characters.
#[test]
fn a_long_attribute_is_not_shown() {
    let long = "x".repeat(2_048);
    let body = texts(
        &[],
        &event_with_attribute(Kind::SignUp, "name", long.as_str()),
    )
    .body
    .unwrap();
    assert!(!body.contains("xxxx"));
}

/// "Do not vary a message by whether an account exists": the same text, whatever the user's state.
#[test]
fn a_message_does_not_tell_whether_an_account_exists() {
    let of = |status: &str| {
        texts(
            &[],
            &event_with_attribute(Kind::ForgotPassword, "cognito:user_status", status),
        )
        .body
    };
    assert_eq!(of("CONFIRMED"), of("UNCONFIRMED"));
}

/// Only what the theme lists can be shown: the rest of the event is not in the template's reach.
#[test]
fn an_attribute_that_is_not_listed_is_not_there() {
    let folder = theme(&[("messages/sign-up.html", "{{ code }} {{ user.email }}")]);
    let listed = outcome(
        &mut function_with_theme(folder.path(), &[]),
        &event(Kind::SignUp),
    );
    assert_eq!(listed.email.step, Step::Default);
}

/// A name may be a stranger's sentence: no theme of an owner's brings it into a heading, a subject or an SMS.
#[test]
fn a_name_never_reaches_a_heading() {
    let name = "Zebedee";
    let sent = |files: &[(&str, &str)]| {
        let folder = theme(files);
        let mut function = function_with_theme(folder.path(), &[]);
        let event = event_with_attribute(Kind::SignUp, "name", name);
        let outcome = outcome(&mut function, &event);
        let email = outcome.email.message.expect("a branded email");
        let step = (outcome.email.step, outcome.sms.step);
        let body = email.body.as_str().to_owned();
        (step, body, outcome.warnings)
    };
    let page = "messages/sign-up.html";
    for (template, expected) in [
        (
            "<h1>Hi {{ user.name }}!</h1>{{ code }}",
            "<h1>Hi !</h1>{####}",
        ),
        (
            "<H2 class=\"a\"><b>{{ user.name | default(value=\"you\") }}</b></H2>{{ code }}",
            "<H2 class=\"a\"><b>you</b></H2>{####}",
        ),
        (
            "<h3>{% if user.name %}{{ user.name }}{% else %}Welcome{% endif %}</h3>{{ user.name }} {{ code }}",
            "<h3>Welcome</h3>Zebedee {####}",
        ),
        (
            "<h6 title=\"{{ user.name }}\">x</h6><p>{{ user.name }}</p>{{ code }}",
            "<h6 title=\"\">x</h6><p>Zebedee</p>{####}",
        ),
        (
            "<hr>{{ user.name }}<header>{{ user.name }}</header>{{ code }}",
            "<hr>Zebedee<header>Zebedee</header>{####}",
        ),
    ] {
        let (step, body, warnings) = sent(&[(page, template)]);
        assert_eq!(step.0, Step::Theme, "{template}: {warnings:?}");
        assert_eq!(body, expected);
    }
    // Strings cannot be made without the name, and the engine's headings are compared.
    let strings = "sign-up =\n    .heading = Hi { $name }\n    .intro = Hello { $name }\n";
    for (files, reason) in [
        (
            vec![("locales/en.ftl", strings)],
            "a heading shows no attribute",
        ),
        (
            vec![
                ("locales/en.ftl", strings),
                (page, "<h2>{{ text.intro }}</h2>{{ code }}"),
            ],
            "a heading shows no attribute",
        ),
        (
            vec![(
                page,
                "{% set a = 1 %}<h1>Hi {{ user.name | upper }}</h1>{{ code }}",
            )],
            "a heading shows no attribute",
        ),
        (
            vec![("locales/en.ftl", "sign-up =\n    .subject = Hi { $name }\n")],
            "name",
        ),
        (
            vec![(
                "locales/en.ftl",
                "sign-up =\n    .sms = Hi { $name } { $code }\n",
            )],
            "name",
        ),
    ] {
        let (step, body, warnings) = sent(&files);
        assert!(
            step.0 == Step::Default || step.1 == Step::Default,
            "{files:?}"
        );
        assert!(warnings[0].1.reason.contains(reason), "{warnings:?}");
        assert!(!body.contains("<h1>Hi"), "{body}");
    }
    // A name that is a word of the heading itself costs nothing.
    let (step, ..) = sent(&[(
        page,
        "{% set a = 1 %}<h1>Zebedee and friends</h1>{{ user.name }} {{ code }}",
    )]);
    assert_eq!(step.0, Step::Theme);
}
