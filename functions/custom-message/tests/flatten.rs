//! What the build makes of the default theme's templates, and what it refuses. That the result means
//! what Tera means is held by the tests of `src/render/flat.rs`.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

#[path = "../build/flatten.rs"]
mod flatten;

const LAYOUT: &str =
    "<html>{% block content %}nothing{% endblock %}|{% block footer %}foot{% endblock %}</html>";
const COMPONENTS: &str = "{%- component note(text: string, @color) -%}\n<p {{ color.muted }}>{{ text }}</p>\n{%- endcomponent note -%}\
{%- component outer(value: string) -%}[{{ <note text={value} /> }}]{%- endcomponent outer -%}";

fn flat(message: &str) -> Result<String, String> {
    flatten::flatten("message", |name| match name {
        "message" => Some(message),
        "layout.html" => Some(LAYOUT),
        "components.html" => Some(COMPONENTS),
        _ => None,
    })
}

#[test]
fn inheritance_components_comments_and_trimmed_space_are_resolved() {
    for (message, expected) in [
        ("a {# no #} b {#- no -#} c", "a  bc"),
        ("{{ a.b }}", "{{a.b}}"),
        (
            "{% if a %}x{% else %}y{% endif %}",
            "{%if a%}x{%else%}y{%endif%}",
        ),
        ("{%- if a -%} x {%- endif -%} z", "{%if a%}x{%endif%}z"),
        (
            "{% extends \"layout.html\" %}{% block content %}new{% endblock %}",
            "<html>new|foot</html>",
        ),
        (
            "{{ <note text={shared.help} /> }}",
            "<p {{color.muted}}>{{shared.help}}</p>",
        ),
    ] {
        assert_eq!(flat(message).as_deref(), Ok(expected), "{message}");
    }
}

#[test]
fn what_it_does_not_know_is_refused_by_name() {
    for (message, reason) in [
        ("{% for a in b %}{% endfor %}", "for a in b"),
        ("{{ a | upper }}", "a | upper"),
        ("{{ a + b }}", "a + b"),
        ("{% if not a %}{% endif %}", "not a"),
        ("{{ <nothing /> }}", "no component nothing"),
        ("{{ <note /> }}", "<note /> lacks text"),
        ("{{ <note text={a} more={b} /> }}", "no parameter more"),
        ("{{ <note text=\"a\" /> }}", "name={path}"),
        ("{{ <outer value={a} /> }}", "color is neither"),
        ("{% if a %}", "without endif"),
        ("{% endif %}", "closes nothing"),
        ("{{ a", "{{ without }}"),
        ("{% extends \"other.html\" %}", "other.html: missing"),
    ] {
        let refused = flat(message).unwrap_err();
        assert!(refused.contains(reason), "{message}: {refused}");
    }
}
