//! The reader of templates: what it makes of each form, where it says that something is, and what it says
//! of defects.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{Expression, Layout, Node, Template, parse, without_layout};

fn errors(source: &str) -> Vec<(&str, String)> {
    let template = parse(source, Layout::Html);
    let errors = template.errors.into_iter();
    errors
        .map(|error| (&source[error.span], error.reason))
        .collect()
}

/// The text of a template's top level, values as `<…>`.
fn shown(source: &str, layout: Layout) -> String {
    fn add(nodes: &[Node<'_>], source: &str, shown: &mut String) {
        for node in nodes {
            match node {
                Node::Text(text) => shown.push_str(text),
                Node::Print(expression, _) => {
                    shown.push_str(&format!("<{}>", &source[expression.span()]));
                }
                _ => node
                    .bodies()
                    .into_iter()
                    .for_each(|body| add(body, source, shown)),
            }
        }
    }
    let template = parse(source, layout);
    assert_eq!(template.errors, [], "{source}");
    let mut shown = String::new();
    add(&template.nodes, source, &mut shown);
    shown
}

#[test]
fn layout_is_left_out_and_content_stays() {
    for (source, html, text) in [
        (
            "  <p>\n\n    a\n\tb </p>\n",
            "<p>\na\nb </p>\n",
            "  <p>\n\n    a\n\tb </p>\n",
        ),
        ("{% if a %}\n  x\n{% endif %}\ny", "x\ny", "  x\ny"),
        ("a {# c #} b", "a  b", "a  b"),
        ("{# a comment\n   of two lines #}\n<b>", "<b>", "<b>"),
        ("{{ a }}\n{{ b }}\n", "<a>\n<b>\n", "<a>\n<b>\n"),
        ("a  \r\nb", "a\nb", "a  \r\nb"),
        ("a\n{%- if b -%}\n c \n{%- endif %} d", "ac d", "ac d"),
        ("{{ a -}}  {#- c -#}  b", "<a>b", "<a>b"),
        (
            "x{% raw %} {{ y }} {% endraw %}z",
            "x {{ y }} z",
            "x {{ y }} z",
        ),
    ] {
        assert_eq!(shown(source, Layout::Html), html, "{source:?}");
        assert_eq!(shown(source, Layout::Text), text, "{source:?}");
        assert_eq!(without_layout(&parse(source, Layout::Kept)), source);
    }
    assert_eq!(Layout::of("a.html", "<pre>\n x</pre>"), Layout::Kept);
}

#[test]
fn defects_name_the_tag_and_the_fix() {
    for (source, place, reason) in [
        (
            "{% block a %}x{% endblok %}",
            "endblok",
            "{% endblok %} is not a tag: did you mean `endblock`?",
        ),
        (
            "{% if a %}x",
            "{% if a %}",
            "{% if %} is not closed: {% endif %} is missing",
        ),
        (
            "{% block b %}{% if a %}x{% endblock %}",
            "endblock",
            "{% endif %} is missing before {% endblock %}: {% if %} is not closed",
        ),
        ("a{% endif %}", "endif", "{% endif %} closes nothing"),
        (
            "{% autoescape false %}x",
            "autoescape",
            "{% autoescape %} is not a tag",
        ),
        ("{{ a }", "}", "`}` where the end of the tag belongs"),
        ("{{ a", "", "the file ends inside a tag: }} is missing"),
        ("{{ \"a }}", "\"", "a text without its closing \""),
        ("{{ a § b }}", "§", "unexpected character '§' in a tag"),
        (
            "{{ a | }}",
            "}}",
            "the end of the tag where a filter's name belongs",
        ),
        ("{# a", "{#", "a comment without its end: #} is missing"),
        (
            "{% include a %}",
            "a",
            "`a` where the name of a file belongs, in quotes",
        ),
        (
            "x{% extends \"a\" %}",
            "\"a\"",
            "{% extends %} must be the first tag of a template",
        ),
        (
            "{% extends \"a\" %}\n\n text",
            "text",
            "a template that extends another one shows only its blocks: put this into one",
        ),
        (
            "{% block a %}{% endblock %}{% block a %}{% endblock %}",
            "a",
            "there are two blocks named `a`",
        ),
        (
            "{% component a(b: text) %}{% endcomponent %}",
            "text",
            "`text` is not a type (types are string, bool, integer, float, number, bytes, array, map)",
        ),
        (
            "{% component a() %}{% endcomponent b %}",
            "b",
            "`b` where `a` is closed",
        ),
        (
            "{% raw %}{{ a }}",
            "{% raw %}",
            "{% raw %} is not closed: {% endraw %} is missing",
        ),
    ] {
        assert_eq!(errors(source), [(place, reason.to_owned())], "{source}");
    }
}

#[test]
fn one_defect_hides_no_other() {
    let source = "{{ a | }}\n{% if b %}{{ c § }}{% endif %}\n{% endblok %}{{ d }}";
    let found: Vec<&str> = errors(source).into_iter().map(|(place, _)| place).collect();
    assert_eq!(found, ["}}", "§", "endblok"]);
    let template = parse(source, Layout::Html);
    let last = template.nodes.last().unwrap();
    assert!(
        matches!(last, Node::Print(Expression::Path(path), _) if path.root == "d"),
        "{last:?}"
    );
}

#[test]
fn operators_bind_as_teras_do() {
    fn tree(expression: &Expression<'_>, source: &str) -> String {
        let children = expression.children();
        if children.is_empty() {
            return source[expression.span()].to_owned();
        }
        let children: Vec<String> = children
            .into_iter()
            .map(|child| tree(child, source))
            .collect();
        format!("({})", children.join(" "))
    }
    for (source, expected) in [
        ("{{ a or b and not c == d }}", "(a (b ((c d))))"),
        ("{{ a == b | safe }}", "(a (b))"),
        ("{{ a + b * c ** d ** e }}", "(a (b (c (d e))))"),
        ("{{ a if b else c }}", "(a b c)"),
        ("{{ a not in b }}", "(a b)"),
        ("{{ a is defined and b }}", "((a) b)"),
        ("{{ f(x=a, y=[b, \"c\"]) }}", "(a (b \"c\"))"),
        ("{{ <c d={a.b} e=\"x\" f /> }}", "(a.b \"x\" f)"),
        ("{{ a.b[\"c\"].d }}", "a.b[\"c\"].d"),
        ("{{ a[b].c }}", "((a b))"),
    ] {
        let template = parse(source, Layout::Html);
        let Some(Node::Print(expression, _)) = template.nodes.first() else {
            assert_eq!(template.errors, [], "{source}");
            continue;
        };
        assert_eq!(tree(expression, source), expected, "{source}");
    }
}

#[test]
fn tags_keep_what_they_name() {
    let source = "{% for k, v in links %}{{ v }}{% else %}none{% endfor %}{% set x = a %}{% <box t={b}> %}in{% </box> %}";
    let template = parse(source, Layout::Html);
    assert_eq!(template.errors, []);
    let tags = template.nodes.iter().filter_map(|node| match node {
        Node::Tag(tag) => Some((tag.name, tag.assigns.clone(), tag.body.len())),
        _ => None,
    });
    assert_eq!(
        tags.collect::<Vec<_>>(),
        [
            ("for", vec!["k", "v"], 2),
            ("set", vec!["x"], 0),
            ("<", vec![], 1)
        ]
    );
}

/// Every position lies in the source, and a deep or broken template ends in errors, never in a panic.
fn is_sound(template: &Template<'_>) {
    for span in template
        .errors
        .iter()
        .map(|error| &error.span)
        .chain(&template.layout)
        .chain(&template.comments)
    {
        assert!(
            template.source.get(span.clone()).is_some(),
            "{span:?} of {:?}",
            template.source
        );
    }
}

#[test]
fn whatever_is_read_ends() {
    let pieces = prop::sample::select(vec![
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "-",
        " if ",
        " endif ",
        " block a ",
        " endblock ",
        "else",
        "raw",
        "endraw",
        "component a(",
        ")",
        "<a",
        "/>",
        "</a>",
        "a.b",
        "\"",
        "'",
        "|",
        "[",
        "]",
        "{",
        "}",
        "\n",
        "é",
        "\u{2068}",
        "==",
        "extends \"a\"",
        "for x in y",
        "endfor",
        "set b",
        "endset",
        "\\",
        "`",
        "?.",
        "not",
        "1.5",
        "...",
    ]);
    let config = Config {
        cases: 20_000,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&prop::collection::vec(pieces, 0..24), |pieces| {
        let source = pieces.concat();
        is_sound(&parse(&source, Layout::Html));
        is_sound(&parse(&source, Layout::Text));
        Ok(())
    });
    outcome.unwrap();
    for deep in [
        "{% if a %}",
        "{% block b %}",
        "{% for a in b %}",
        "{{ (",
        "{{ a | b(c=",
        "{{ [",
        "{{ not ",
        "{% <a> %}",
    ] {
        is_sound(&parse(&deep.repeat(20_000), Layout::Html));
    }
}
