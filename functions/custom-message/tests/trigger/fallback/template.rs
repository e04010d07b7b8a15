//! Defects of templates.

use custom_message::handler::Step;
use serde_json::json;
use theme::Kind;

use super::{MESSAGE, email_falls, warning};
use crate::cognito::{event, event_with, function_with_theme, outcome, theme};

#[test]
fn a_syntax_error_costs_the_email_a_step() {
    email_falls(&[(MESSAGE, "<p>\n{{ code }\n</p>")], MESSAGE, 2, "");
}

#[test]
fn a_syntax_error_in_what_a_message_extends_names_that_file() {
    email_falls(
        &[("layout.html", "<html>\n\n{% bloc x %}")],
        "layout.html",
        3,
        "",
    );
}

#[test]
fn a_syntax_error_in_a_component_names_that_file() {
    email_falls(
        &[("components.html", "\n{%- component code( -%}\n")],
        "components.html",
        2,
        "",
    );
}

#[test]
fn an_unknown_variable_costs_the_email_a_step() {
    email_falls(
        &[(MESSAGE, "{{ code }}\n\n{{ nobody }}")],
        MESSAGE,
        3,
        "there is no variable `nobody`",
    );
}

/// The user has no name, so the greeting that wants one is not there; it is not what is wrong.
#[test]
fn an_anonymous_user_is_not_blamed_for_a_templates_error() {
    let folder = theme(&[(MESSAGE, "{{ code }}\n{{ nobody }}")]);
    let nameless = event_with(Kind::SignUp, |event| {
        event["request"]["userAttributes"] = json!({});
    });
    let outcome = outcome(&mut function_with_theme(folder.path(), &[]), &nameless);
    let (_, file, line, reason) = warning(&outcome);
    assert_eq!((file, line), (MESSAGE, 2), "{reason}");
    assert!(reason.contains("there is no variable `nobody`"), "{reason}");
}

#[test]
fn an_unknown_filter_component_or_template_costs_the_email_a_step() {
    email_falls(&[(MESSAGE, "{{ code | shout }}")], MESSAGE, 1, "shout");
    email_falls(
        &[(MESSAGE, "\n{{ <button_of_mine /> }}")],
        MESSAGE,
        2,
        "button_of_mine",
    );
    email_falls(
        &[(MESSAGE, "{% include \"nowhere.html\" %}")],
        MESSAGE,
        1,
        "nowhere.html",
    );
    email_falls(
        &[(MESSAGE, "{% extends \"nowhere.html\" %}")],
        MESSAGE,
        1,
        "nowhere.html",
    );
    email_falls(
        &[(MESSAGE, "{% include \"../../etc/passwd\" %}")],
        "../../etc/passwd",
        0,
        "leads out",
    );
}

#[test]
fn a_template_that_extends_or_includes_itself_costs_the_email_a_step() {
    let itself = [(MESSAGE, "{% extends \"messages/sign-up.html\" %}")];
    email_falls(&itself, MESSAGE, 1, "extends itself");
    let included = [(MESSAGE, "{{ code }}{% include \"messages/sign-up.html\" %}")];
    email_falls(&included, MESSAGE, 1, "grows without end");
}

#[test]
fn a_component_of_another_type_costs_the_email_a_step() {
    let template = "{% set font = 'serif' %}\n{{ <paragraph text={7} /> }}";
    email_falls(&[(MESSAGE, template)], MESSAGE, 2, "string");
}

#[test]
fn a_file_that_is_no_text_costs_the_email_a_step() {
    let folder = theme(&[(MESSAGE, "")]);
    std::fs::write(folder.path().join(MESSAGE), [0xff, 0xfe, b'a']).unwrap();
    let outcome = outcome(
        &mut function_with_theme(folder.path(), &[]),
        &event(Kind::SignUp),
    );
    let (_, file, _, reason) = warning(&outcome);
    assert_eq!((outcome.email.step, file), (Step::Default, MESSAGE));
    assert!(reason.contains("cannot be read"), "{reason}");
}

#[test]
fn an_over_long_file_costs_the_email_a_step() {
    let long = "x".repeat((1 << 20) + 1);
    email_falls(&[(MESSAGE, &long)], MESSAGE, 0, "at most 1048576");
}
