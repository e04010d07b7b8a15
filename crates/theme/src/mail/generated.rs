//! Generated templates: whatever a page can express, it says as Tera says it.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::tests::{Both, both, named, request};
use crate::{Kind, Theme};

/// Expressions that a page knows, and a few that it leaves to Tera or that are defects.
fn expression() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "code",
        "link",
        "username",
        "subject",
        "message",
        "brand.name",
        "brand.logo_width",
        "brand.website",
        "user.name",
        "text.heading",
        "shared.greeting_anonymous",
        "links.help",
        "links[\"help\"]",
        "locale.dir",
        "color.accent",
        "\"a <b> & 'c'\"",
        "12",
        "true",
        "text.marked",
        "text.marked_code",
        "year",
        "user.name | default(value=\"<x>\")",
        "brand.website | default(value=\"w & w\")",
        "brand.name | default(value='')",
        "link | default(value=\"\")",
    ]);
    let other = prop::sample::select(vec![
        "user.nothing",
        "text.no_such_part",
        "shared.greeting",
        "text.marked_name",
        "nothing",
        "nothing.at_all",
        "brand",
        "code | upper",
        "user.nothing | default(value=\"x\")",
        "nothing | default(value=\"x\")",
        "link | default(value=brand.name)",
        "brand.logo_width | default(value=\"x\")",
        "1 + 2",
    ]);
    let filter = prop::sample::select(vec!["", "", "", " | safe", " | plain"]);
    prop_oneof![40 => (known, filter).prop_map(|(known, filter)| format!("{known}{filter}")), 1 => other.prop_map(str::to_owned)]
}

fn condition() -> impl Strategy<Value = String> {
    let side = prop::sample::select(vec![
        "code",
        "link",
        "username",
        "brand.website",
        "user.name",
        "user.nothing",
        "brand.name",
        "nothing",
        "locale.dir",
        "user",
        "text.heading",
        "year",
        "user.name | default(value='x')",
        "user.name | default(value='')",
    ]);
    let compared = prop::sample::select(vec![
        "code",
        "link",
        "brand.name",
        "user.name",
        "locale.dir",
        "text.heading",
    ]);
    let literal = prop::sample::select(vec!["\"ltr\"", "\"Ana\"", "\"\"", "user.name", "code"]);
    let leaf = prop_oneof![
        side.clone().prop_map(str::to_owned),
        (compared, prop::sample::select(vec!["==", "!="]), literal)
            .prop_map(|(one, operator, other)| format!("{one} {operator} {other}")),
        side.prop_map(|one| format!("not {one}")),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        (
            inner.clone(),
            prop::sample::select(vec!["and", "or"]),
            inner,
        )
            .prop_map(|(one, operator, other)| format!("({one}) {operator} {other}"))
    })
}

fn text() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "<p>",
        "</p>\n",
        "  <td>\n",
        "\n",
        "\n\n   ",
        " a & b ",
        "{ ",
        "}",
        "{ { ",
        "é\u{2068}x\u{2069}",
        "\t",
        "{# c #}",
        "{#- c -#}",
        "\r\n",
        "{% raw %} {{ x }} {% endraw %}",
        "<b title=\"",
        "\">",
        "<title>",
        "</title>",
        "<!-- ",
        " -->",
        "<!--[if mso]>",
        "<![endif]-->",
        "<!--[if !mso]><!-->",
        "<style>a>b{",
        "}</style>",
        "<a href='",
        "'>",
    ])
    .prop_map(str::to_owned)
}

fn template() -> impl Strategy<Value = String> {
    let dash = || prop::sample::select(vec!["", "", "-"]);
    let print = (dash(), expression(), dash())
        .prop_map(|(before, inner, after)| format!("{{{{{before} {inner} {after}}}}}"));
    let call = (
        prop::sample::select(vec![
            "paragraph text",
            "fine_print text",
            "note text",
            "verification value",
        ]),
        expression(),
    )
        .prop_map(|(name, value)| format!("{{{{ <{name}={{{value}}} /> }}}}"));
    let leaf = prop_oneof![4 => text(), 4 => print, 1 => call, 1 => Just("{{ <wordmark /> }}".to_owned()), 1 => Just("{{ super() }}".to_owned())];
    let node = leaf.prop_recursive(3, 24, 4, move |inner| {
        let nodes = prop::collection::vec(inner, 0..4).prop_map(|nodes| nodes.concat());
        let dash = || prop::sample::select(vec!["", "", "-"]);
        prop_oneof![
            (dash(), condition(), nodes.clone(), dash(), nodes.clone()).prop_map(|(before, condition, then, after, otherwise)| {
                format!("{{%{before} if {condition} %}}{then}{{%{before} else {after}%}}{otherwise}{{% endif {after}%}}")
            }),
            (condition(), nodes.clone(), condition(), nodes).prop_map(|(one, then, two, other)| {
                format!("{{% if {one} %}}\n{then}\n  {{% elif {two} %}}{other}{{% endif %}}\n")
            }),
        ]
    });
    prop::collection::vec(node, 0..6).prop_map(|nodes| nodes.concat())
}

/// A message that overrides blocks of the layout, or stands alone.
fn message() -> impl Strategy<Value = String> {
    (template(), template(), any::<bool>()).prop_map(|(content, closing, alone)| {
        if alone {
            return format!("{content}{closing}").replace("{{ super() }}", "");
        }
        format!(
            "{{% extends \"layout.html\" %}}\n{{% block content %}}{}{{% endblock %}}\n{{% block closing %}}{closing}{{% endblock closing %}}\n",
            content.replace("{{ super() }}", "")
        )
    })
}

#[test]
fn a_page_says_what_tera_says() {
    let strings = "sign-up =\n    .marked = A & b{ -brand }\n    .marked-code = { $code }.\n    .marked-name = { $name }\n";
    let pages = pages_that_say_what_tera_says(strings, 1_000);
    assert!(pages > 400, "only {pages} of the templates were pages");
}

/// The place of an element depends on all that is before it, and sometimes on the event: then Tera
/// renders the template.
#[test]
fn a_page_puts_the_tags_of_strings_where_tera_does() {
    let strings = "sign-up =\n    .marked = A & <b>b</b><br>{ -brand }\n    .marked-code = <i>{ $code }</i>.\n    .marked-name = <a href=\"https://a.example/?a=1&b=2\">{ $name }</a>\n";
    let pages = pages_that_say_what_tera_says(strings, 800);
    assert!(pages > 150, "only {pages} of the templates were pages");
}

/// Renders generated templates both ways and returns how many were pages.
fn pages_that_say_what_tera_says(strings: &str, cases: u32) -> u32 {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("messages")).unwrap();
    std::fs::write(
        folder.path().join("theme.toml"),
        "[links]\nhelp = \"https://a.example/?u={name}\"\n",
    )
    .unwrap();
    std::fs::create_dir(folder.path().join("locales")).unwrap();
    std::fs::write(folder.path().join("locales/en.ftl"), strings).unwrap();
    let layout = "<html>{{ subject }}\n  {% block content %}x{% endblock %}\n{% block closing %}\n <b>{{ brand.name }}</b>\n{% endblock %}</html>\n";
    std::fs::write(folder.path().join("layout.html"), layout).unwrap();
    let theme = Theme::load(Some(folder.path()), &[]);
    assert_eq!(theme.problems(), []);
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let pages = std::cell::Cell::new(0);
    let outcome = runner.run(
        &(message(), prop::sample::select(vec!["", "Ana", "a & b"])),
        |(message, name)| {
            let kind = Kind::SignUp;
            std::fs::write(folder.path().join(kind.template()), &message).unwrap();
            let person = named(name);
            let Both { page, tera } = both(
                &theme,
                theme.settings(),
                kind.template(),
                "en",
                &request(kind, false, &person),
            );
            match (page, tera) {
                (None, _) => {}
                (Some(Ok(page)), Ok(tera)) => {
                    prop_assert_eq!(page, tera);
                    pages.set(pages.get() + 1);
                }
                (Some(Err(_)), Err(_)) => {}
                (Some(page), tera) => prop_assert!(false, "page {:?}, Tera {:?}", page, tera),
            }
            Ok(())
        },
    );
    assert!(outcome.is_ok(), "{}", outcome.unwrap_err());
    pages.get()
}
