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
