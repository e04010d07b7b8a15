//! A code that is seen: nothing goes out whose code nobody can see.

use custom_message::handler::Step;
use serde_json::json;
use theme::Kind;

use crate::cognito::{Texts, answer, event, event_with, function_with_theme, outcome, theme};
use crate::{answered, email_refused};

/// aws-lambda-go#330: minified CSS with an id begins a comment of the template, and the code that follows
/// stands in `<style>`.
#[test]
fn aws_lambda_go_330_a_code_in_a_style_sheet_is_not_sent() {
    let reason = email_refused("blank-by-css-id", &event(Kind::ForgotPassword));
    assert!(
        reason.contains("nobody can see the code: it stands in <style>"),
        "{reason}"
    );
    let reason = email_refused("code-hidden", &event(Kind::ForgotPassword));
    assert!(reason.contains("it is hidden by display:none"), "{reason}");
}

#[test]
fn what_a_reader_sees_goes_out() {
    for (case, kind) in [
        ("code-full-stop", Kind::ForgotPassword),
        ("code-pool-only", Kind::SignUp),
        ("href-by-hand", Kind::ForgotPassword),
        ("one-language-body", Kind::SignUp),
    ] {
        let body = answered(case, &[], &event(kind)).body.unwrap();
        assert!(body.contains("{####}"), "{case}");
    }
}

/// react-email#609: the preheader's padding goes out as references.
#[test]
fn react_email_609_a_page_with_padding_is_taken() {
    let body = answered(
        "react-email-padding",
        &[],
        &crate::event("react-email-padding"),
    )
    .body
    .unwrap();
    assert!(
        body.contains(">{####}</p>") && body.contains("&#8204;"),
        "{body}"
    );
}

/// The step of an email whose page is this, and why another step was lost.
fn step(kind: Kind, page: &str, change: impl Fn(&mut serde_json::Value)) -> (Step, String) {
    let folder = theme(&[
        (
            "theme.toml",
            "[links]\nhelp = \"https://a.example/?n={name}&c={code}\"\n",
        ),
        (kind.template(), page),
    ]);
    let messages = outcome(
        &mut function_with_theme(folder.path(), &[]),
        &event_with(kind, change),
    );
    let reason = messages
        .warnings
        .first()
        .map(|(_, problem)| problem.to_string());
    (messages.email.step, reason.unwrap_or_default())
}

#[test]
fn an_invitation_shows_user_name_and_password() {
    for (page, missing) in [
        ("{{ username }} {{ code }}", ""),
        (
            "{{ username }} <p style=\"font-size:0\">{{ code }}</p>",
            "the code: it is hidden by font-size:0",
        ),
        (
            "<!-- {{ username }} --> {{ code }}",
            "the user name: it stands in a comment",
        ),
        (
            "<img alt=\"{{ username }}\"> {{ code }}",
            "the user name: it stands in an attribute",
        ),
    ] {
        let (step, reason) = step(Kind::AdminCreateUser, page, |_| {});
        assert_eq!(step == Step::Theme, missing.is_empty(), "{page}: {reason}");
        assert!(reason.contains(missing), "{page}: {reason}");
    }
}

/// The visible part depends on the event: the branch that it takes, and a value that is empty.
#[test]
fn each_event_is_judged_by_its_own_branch() {
    let page = "{% if user.name %}<p>{{ code }}</p>{% else %}<p hidden>{{ code }}</p>{% endif %}";
    let folder = theme(&[(Kind::SignUp.template(), page)]);
    let mut function = function_with_theme(folder.path(), &[]);
    for name in ["Ana", "", "Ben", "<b>", "Ana"] {
        let event = event_with(Kind::SignUp, |event| {
            event["request"]["userAttributes"]["name"] = json!(name);
        });
        let is_shown = ["Ana", "Ben"].contains(&name);
        let step = outcome(&mut function, &event).email.step;
        assert_eq!(step == Step::Theme, is_shown, "{name}");
        assert!(
            Texts::of(&answer(&mut function, &event))
                .body
                .unwrap()
                .contains("{####}")
        );
    }
    let link = "<a href=\"{{ links.help }}\">{{ user.name }}</a>";
    assert_eq!(step(Kind::SignUp, link, |_| {}).0, Step::Theme);
    let nameless = step(Kind::SignUp, link, |event| {
        event["request"]["userAttributes"]["name"] = json!("<b>");
    });
    assert!(
        nameless
            .1
            .contains("nobody can see the code: it stands in an attribute"),
        "{nameless:?}"
    );
}

#[test]
fn what_the_engine_renders_is_judged_too() {
    let hidden = "{% set x = 1 %}<div style=\"visibility:hidden\">{{ code }}</div>";
    assert_eq!(step(Kind::SignUp, hidden, |_| {}).0, Step::Default);
    let shown = "{% set x = 1 %}<div>{{ code }}</div>";
    assert_eq!(step(Kind::SignUp, shown, |_| {}).0, Step::Theme);
}

#[test]
fn a_link_that_confirms_must_be_seen() {
    for (page, is_shown) in [
        ("<p>{{ verification_link }}</p>", true),
        ("<p style=\"opacity:0\">{{ verification_link }}</p>", false),
        ("<!--[if mso]>{{ verification_link }}<![endif]-->", false),
    ] {
        let folder = theme(&[(Kind::SignUp.template(), page)]);
        let mut function = function_with_theme(folder.path(), &[("VERIFICATION", "link")]);
        let step = outcome(&mut function, &event(Kind::SignUp)).email.step;
        assert_eq!(step == Step::Theme, is_shown, "{page}");
    }
}
