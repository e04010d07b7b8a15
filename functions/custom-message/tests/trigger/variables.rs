//! Values that a template can print besides the message: the year, and a text in place of one that is absent.

use custom_message::handler::Step;
use serde_json::json;
use theme::Kind;

use crate::cognito::{Texts, answer, event, event_with, function_with_theme, outcome, theme};

fn body(page: &str, name: &str) -> String {
    let folder = theme(&[(Kind::SignUp.template(), page)]);
    let mut function = function_with_theme(folder.path(), &[]);
    let event = event_with(Kind::SignUp, |event| {
        event["request"]["userAttributes"]["name"] = json!(name);
    });
    let messages = outcome(&mut function, &event);
    assert_eq!(messages.email.step, Step::Theme, "{:?}", messages.warnings);
    Texts::of(&answer(&mut function, &event)).body.unwrap()
}

#[test]
fn the_year_is_this_one() {
    for page in [
        "{{ year }} {{ code }}",
        "{% set x = 1 %}{{ year }} {{ code }}",
    ] {
        let body = body(page, "Ana");
        let (year, _) = body.split_once(' ').unwrap();
        let year: u16 = year.parse().unwrap();
        // The clock is the machine's: only what every run has is asked for.
        assert!((2025..9999).contains(&year), "{body}");
    }
}

#[test]
fn a_default_takes_the_place_of_what_is_absent_or_empty() {
    for (value, name, shown) in [
        ("user.name | default(value=\"there\")", "Ana", "Ana"),
        ("user.name | default(value=\"there\")", "", "there"),
        ("user.name | default(value=\"there\")", "<b>", "there"),
        ("user.name | default(value='a & b')", "", "a &amp; b"),
        ("user.nobody | default(value=\"there\")", "Ana", "there"),
        ("brand.website | default(value=\"-\")", "Ana", "-"),
        ("links.help | default(value=\"-\")", "Ana", "-"),
        ("brand.name | default(value=\"-\")", "Ana", "Example"),
        ("user.name | default(value=brand.name)", "", "Example"),
        (
            "user.name | default(value='<i>x</i>') | safe",
            "",
            "<i>x</i>",
        ),
    ] {
        for before in ["", "{% set x = 1 %}"] {
            let page = format!("{before}{{{{ {value} }}}} {{{{ code }}}}");
            assert_eq!(
                body(&page, name),
                format!("{shown} {{####}}"),
                "{page} {name}"
            );
        }
    }
    let condition = "{% if user.name | default(value='x') %}a{% else %}b{% endif %}{{ code }}";
    assert_eq!(body(condition, ""), "a{####}");
    let component = "{{ <fine_print text={user.name | default(value=\"there\")} /> }}{{ code }}";
    assert!(body(component, "").contains(">there</p>"));
}

/// CSS pasted from an f-string: one reason, and no word about expressions.
#[test]
fn doubled_braces_are_named_as_what_they_are() {
    let page = "<style>\n  body {{ font-family: Arial, sans-serif; color: #333; }}\n  .box {{ max-width: 600px; }}\n</style>{{ code }}";
    let folder = theme(&[(Kind::SignUp.template(), page)]);
    let mut function = function_with_theme(folder.path(), &[]);
    let messages = outcome(&mut function, &event(Kind::SignUp));
    let (_, problem) = &messages.warnings[0];
    assert_eq!(
        (problem.file.as_str(), problem.line),
        (Kind::SignUp.template(), 2)
    );
    assert!(
        problem.reason.contains("doubled braces") && problem.reason.contains("write single ones"),
        "{problem}"
    );
    let problems = function.renderer().theme().check();
    assert!(problems.len() <= 1, "{problems:?}");
}
