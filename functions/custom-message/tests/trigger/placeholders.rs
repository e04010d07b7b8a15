//! Placeholders: always those of the event, whole, and never in the log.

use custom_message::handler::Step;
use serde_json::json;
use theme::Kind;

use crate::cognito::{
    Texts, answer, event, event_with, event_with_attribute, function_with_theme, outcome, raw,
    texts, theme,
};

#[test]
fn placeholders_are_always_the_events() {
    let event = event_with(Kind::AdminCreateUser, |event| {
        event["request"]["codeParameter"] = json!("####");
        event["request"]["usernameParameter"] = json!("{name-of-the-user}");
    });
    let coded = texts(&[], &event);
    for text in [coded.body.unwrap(), coded.sms.unwrap()] {
        assert!(
            text.contains("####") && text.contains("{name-of-the-user}"),
            "{text}"
        );
        assert!(
            !text.contains("{####}") && !text.contains("{username}"),
            "{text}"
        );
    }
    let event = event_with(Kind::SignUp, |event| {
        event["request"]["linkParameter"] = json!("{##Confirmez##}");
    });
    let linked = texts(&[("VERIFICATION", "link")], &event).body.unwrap();
    assert!(linked.contains("{##Confirmez##}") && !linked.contains("Click Here"));
}

/// Old emulators put the real code in the parameter: it must not reach the log, whatever goes wrong.
#[test]
fn cognito_local_169_a_real_code_in_the_parameter_is_never_logged() {
    for template in [
        "no code at all",
        "<p>{{ code | int }}</p>",
        "<p>{{ code | float }} {{ brand.name }}</p>",
        "<a href=\"{{ links.all }}\">{{ links.all | int }}</a>",
        "{##{{ code }}##}",
    ] {
        let folder = theme(&[
            (
                "theme.toml",
                "[links]\nall = \"https://a.example/?c={code}\"\n",
            ),
            ("messages/sign-up.html", template),
            ("locales/en.ftl", "sign-up =\n    .sms = no code\n"),
        ]);
        let event = event_with(Kind::SignUp, |event| {
            event["request"]["codeParameter"] = json!("73z19q");
        });
        let (answer, log) = function_with_theme(folder.path(), &[]).answer(&raw(&event));
        assert!(log.contains("\"FellBack\":1"), "{template}: {log}");
        assert!(!log.contains("73z19q"), "{template}: {log}");
        assert!(answer.to_json().contains("73z19q"));
    }
}

/// `{####}` and `{##text##}` are comments in Tera: written in a template they vanish, so the body
/// lacks its code and falls back instead of going out without one.
#[test]
fn a_placeholder_written_in_a_template_is_a_comment_and_falls_back() {
    for template in ["<p>Your code is {####}</p>", "<p>{##Click Here##}</p>"] {
        let folder = theme(&[("messages/sign-up.html", template)]);
        let outcome = outcome(
            &mut function_with_theme(folder.path(), &[]),
            &event(Kind::SignUp),
        );
        assert_eq!(outcome.email.step, Step::Default, "{template}");
        let body = outcome.email.message.unwrap().body;
        assert!(body.as_str().contains("{####}"));
    }
}

/// `urlencode`, `upper` and `truncate` break a placeholder: Cognito never replaces what they make.
#[test]
fn a_code_that_a_filter_broke_falls_back() {
    for code in [
        "{{ code | replace(from=\"{\", to=\"%7B\") }}",
        "{{ code | truncate(length=3) }}",
        "{{ code | replace(from=\"#\", to=\"\") }}",
        "{{ code | reverse }}",
        "{{ code | trim_end(pat=\"}\") }}",
    ] {
        let folder = theme(&[("messages/sign-up.html", code)]);
        let outcome = outcome(
            &mut function_with_theme(folder.path(), &[]),
            &event(Kind::SignUp),
        );
        assert_eq!(outcome.email.step, Step::Default, "{code}");
        assert!(!outcome.warnings.is_empty(), "{code}");
    }
}

/// A link holds the code's placeholder whole, and everything else percent-encoded.
#[test]
fn the_code_in_a_link_stays_whole_and_an_address_is_encoded() {
    let folder = theme(&[(
        "theme.toml",
        "[links]\nsign-up = \"https://app.example.com/confirm?email={email}&code={code}\"\n",
    )]);
    let mut function = function_with_theme(folder.path(), &[]);
    let event = event_with_attribute(Kind::SignUp, "email", "o'b+x&y=\"{####}@ex.com");
    let body = Texts::of(&answer(&mut function, &event)).body.unwrap();
    let link = "https://app.example.com/confirm?email=o%27b%2Bx%26y%3D%22%7B%23%23%23%23%7D%40ex.com&amp;code={####}";
    assert_eq!(
        body.matches(link).count(),
        3,
        "button, text below and its target: {body}"
    );

    let nameless = event_with(Kind::SignUp, |event| {
        event["request"]["userAttributes"]
            .as_object_mut()
            .unwrap()
            .remove("email");
    });
    let body = Texts::of(&answer(&mut function, &nameless)).body.unwrap();
    assert!(
        !body.contains("app.example.com"),
        "a link that lacks a value is left out: {body}"
    );
}
