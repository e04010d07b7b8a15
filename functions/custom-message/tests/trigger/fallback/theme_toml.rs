//! Defects of theme.toml: warnings at start that cost their key alone.

use custom_message::handler::Step;
use theme::Kind;

use crate::cognito::{event, function_with_theme, outcome, theme};

#[test]
fn a_defect_of_theme_toml_is_a_warning_with_its_line_and_costs_its_key_alone() {
    for (toml, line, reason) in [
        (
            "[brand]\nname = \"Mine\"\n[colors]\naccent = \"blue-ish\"\n",
            4,
            "not a colour",
        ),
        (
            "[brand]\nname = \"Mine\"\nmotto = \"x\"\n",
            3,
            "has no field \"motto\"",
        ),
        (
            "[brand]\nname = \"Mine\"\n\n[colours]\naccent = \"#123456\"\n",
            4,
            "has no field \"colours\"",
        ),
        (
            "[brand]\nname = \"Mine\"\nlogo_url = \"http://a.example/x.png\"\n",
            3,
            "https://",
        ),
        (
            "[brand]\nname = \"Mine\"\nlogo_width = 9000\n",
            3,
            "from 1 to 600",
        ),
        (
            "[brand]\nname = \"Mine\"\nsupport_email = [1]\n",
            3,
            "an array where text belongs",
        ),
        (
            "[brand]\nname = \"Mine\"\n[links]\nadmin-create-user = \"https://a.example/{code}\"\n",
            4,
            "temporary password",
        ),
        (
            "[brand]\nname = \"Mine\"\n[links]\nsign-up = \"https://{name}.example/\"\n",
            4,
            "https://",
        ),
        (
            "[brand]\nname = \"Mine\"\n[locales]\ndefault = \"not a tag\"\n",
            4,
            "not a language tag",
        ),
        (
            "[brand]\nname = \"Mine\"\n[attributes]\n\"a b\" = \"name\"\n",
            4,
            "cannot name a template variable",
        ),
    ] {
        let folder = theme(&[("theme.toml", toml)]);
        let mut function = function_with_theme(folder.path(), &[]);
        let [problem] = function.start_problems() else {
            panic!("{toml}: {:?}", function.start_problems())
        };
        assert_eq!(
            (problem.file.as_str(), problem.line),
            ("theme.toml", line),
            "{problem}"
        );
        assert!(problem.reason.contains(reason), "{problem}");
        let outcome = outcome(&mut function, &event(Kind::SignUp));
        assert_eq!(
            (outcome.email.step, outcome.sms.step),
            (Step::Theme, Step::Theme),
            "{toml}"
        );
        let email = outcome.email.message.unwrap();
        assert!(
            email.subject.as_str().contains("Mine"),
            "the other keys hold: {toml}"
        );
    }
}

#[test]
fn a_theme_toml_that_is_no_toml_leaves_the_default_look() {
    let folder = theme(&[("theme.toml", "[brand]\nname = \n")]);
    let mut function = function_with_theme(folder.path(), &[("BRAND_NAME", "Acme")]);
    let [problem] = function.start_problems() else {
        panic!()
    };
    assert_eq!(
        (problem.file.as_str(), problem.line),
        ("theme.toml", 2),
        "{problem}"
    );
    assert_eq!(
        outcome(&mut function, &event(Kind::SignUp)).email.step,
        Step::Theme
    );
}
