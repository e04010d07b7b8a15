//! The invitation: a user name and a temporary password.

use custom_message::limits;
use serde_json::json;
use theme::Kind;

use crate::cognito::{
    Texts, answer, checked_body, event, event_with, function_with_theme, texts, theme,
};

/// aws-amplify/amplify-cli#12911, #10148: without one of the two, Cognito's own invitation goes out,
/// silently and under the custom subject.
#[test]
fn amplify_cli_12911_an_invitation_carries_user_name_and_password() {
    let texts = texts(&[], &event(Kind::AdminCreateUser));
    for text in [texts.body.unwrap(), texts.sms.unwrap()] {
        assert!(
            text.contains("{username}") && text.contains("{####}"),
            "{text}"
        );
    }
    let carries = [
        limits::Placeholder {
            text: "{####}",
            longest: 256,
        },
        limits::Placeholder {
            text: "{username}",
            longest: 128,
        },
    ];
    assert!(checked_body("only {####}", &carries).is_err());
    assert!(checked_body("only {username}", &carries).is_err());
}

/// A subject never goes out alone, or it would stand over Cognito's own body.
#[test]
fn amplify_cli_12911_no_custom_subject_over_a_default_body() {
    let folder = theme(&[("messages/admin-create-user.html", "no code, no user name")]);
    let mut function = function_with_theme(folder.path(), &[]);
    let event = event_with(Kind::AdminCreateUser, |event| {
        event["request"]["usernameParameter"] = json!(null);
    });
    let texts = Texts::of(&answer(&mut function, &event));
    assert!(texts.subject.is_none() && texts.body.is_none() && texts.sms.is_none());
}

/// aws-amplify/amplify-js#2487, #3208, #14047: a temporary password holds `< > & ' "` and is inserted
/// raw; a full stop behind it is taken for a part of it.
#[test]
fn amplify_js_2487_nothing_touches_a_temporary_password() {
    let body = texts(&[], &event(Kind::AdminCreateUser)).body.unwrap();
    for (at, _) in body.match_indices("{####}") {
        let (before, after) = (&body[..at], &body[at + 6..]);
        assert!(
            before.ends_with('>') && after.starts_with("</"),
            "…{}",
            &body[at - 20..at + 20]
        );
    }
}

/// aws-amplify/amplify-js#14047: a temporary password breaks a URL.
#[test]
fn amplify_js_14047_no_temporary_password_in_a_link() {
    let folder = theme(&[
        (
            "theme.toml",
            "[links]\nadmin-create-user = \"https://a.example/in?u={userName}\"\nmagic = \"https://a.example/in?code={code}\"\n",
        ),
        (
            "messages/admin-create-user.html",
            "<p>{{ username }} {{ code }}</p><a href=\"{{ links.magic }}\">x</a><a href=\"{{ link }}\">y</a>",
        ),
    ]);
    let mut function = function_with_theme(folder.path(), &[]);
    let body = Texts::of(&answer(&mut function, &event(Kind::AdminCreateUser)))
        .body
        .unwrap();
    assert!(body.contains("https://a.example/in?u=7f1c"), "{body}");
    assert!(!body.contains("code="), "{body}");
    assert_eq!(body.matches("{####}").count(), 1, "{body}");
}
