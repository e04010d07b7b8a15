//! The budget of an owner's theme: whatever would take too long or grow too large costs the email a step,
//! with its place and the reason. The attacks are those of 2026-11-25, and relatives of each.

use custom_message::handler::Step;
use theme::Kind;

use super::{MESSAGE, email_falls, rendered};

/// Templates that would take too long, each with a part of the reason.
const LONG: [(&str, &str); 12] = [
    (
        "{% for i in range(end=50000) %}{% endfor %}",
        "range gives 1000 numbers",
    ),
    (
        "{% for i in range(end=1000) %}{% for j in range(end=1000) %}{% endfor %}{% endfor %}",
        "takes too long",
    ),
    (
        "{% for i in range(end=900) %}{% for j in range(end=900) %}{% for k in range(end=900) %}{% endfor %}{% endfor %}{% endfor %}",
        "takes too long",
    ),
    (
        "{% set all = range(end=1000) %}{% for i in all %}{% for j in all %}{% if i == j %}{% break %}{% endif %}{% endfor %}{% endfor %}",
        "takes too long",
    ),
    (
        "{% set t = 'abcdefghij' | replace(from='a', to='bcdefghijklmnopqrst') %}{% for a in t %}{% for b in t %}{% for c in t %}{% for d in t %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
        "takes too long",
    ),
    (
        "{% for n in user.name %}{% for m in user.name %}{{ n }}{% endfor %}{% endfor %}",
        "takes too long",
    ),
    (
        "{{ [[1 for i in range(end=1000)] for j in range(end=1000)] | length }}",
        "takes too long",
    ),
    (
        "{% for i in range(end=1000) %}{{ user.name | upper | lower | upper | lower | upper | lower }}{% for k in [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0] %}{{ k }}{% endfor %}{% endfor %}{% for i in range(end=1000) %}{% for j in range(end=50) %}{{ i + j }}{% endfor %}{% endfor %}",
        "takes too long",
    ),
    (
        "{{ range(end=1000) | unique | length }}{% for i in range(end=100) %}{{ range(end=1000) | unique | length }}{% endfor %}",
        "takes too long",
    ),
    (
        "{% for i in range(end=1000) %}{% include 'big.html' %}{% endfor %}",
        "takes too long",
    ),
    (
        "{% for i in range(end=1000) %}{{ <big /> }}{% endfor %}",
        "takes too long",
    ),
    (
        "{% for k, v in user %}{% for i in range(end=1000) %}{% for j in range(end=1000) %}{{ k }}{% endfor %}{% endfor %}{% endfor %}",
        "takes too long",
    ),
];

/// Templates that would grow too large, each with a part of the reason.
const LARGE: [(&str, &str); 11] = [
    (
        "{% set_global x = 'ab' %}{% for i in range(end=100) %}{% set_global x = x ~ x %}{% endfor %}",
        "1 MiB",
    ),
    (
        "{% set_global x = 'ab' %}{% for i in range(end=1000) %}{% set_global x = x ~ 'c' %}{% endfor %}",
        "grows with each turn",
    ),
    ("{{ user.name | replace(from='', to=user.name) }}", "1 MiB"),
    (
        "{% set x = 'a' | replace(from='a', to='aaaaaaaaaaaaaaaa') %}{{ x | replace(from='a', to=x) | replace(from='a', to=x) | replace(from='a', to=x) }}",
        "1 MiB",
    ),
    ("{{ range(end=1000) | join(sep=user.name) }}", "1 MiB"),
    (
        "{{ [user.name, user.name] | join(sep='x') | indent(width=1000, first=true) }}",
        "1 MiB",
    ),
    (
        "{% set all %}{% for i in range(end=1000) %}{{ user.name }}{% endfor %}{% endset %}{{ all }}",
        "1 MiB",
    ),
    (
        "{% filter upper %}{% for i in range(end=1000) %}{{ user.name }}{% endfor %}{% endfilter %}",
        "1 MiB",
    ),
    (
        "{% <box> %}{% for i in range(end=1000) %}{{ user.name }}{% endfor %}{% </box> %}",
        "1 MiB",
    ),
    (
        "{{ [range(end=1000) for i in range(end=1000)] | length }}",
        "1 MiB",
    ),
    ("{{ __tera_context | length }}", "1 MiB"),
];

const BIG: &str =
    "{% if code %}{% if username %}{{ code }}{% endif %}{% endif %}{{ code | upper }}";

fn falls(template: &str, reason: &str) {
    let text = format!("<p>\n{template}</p>{{{{ code }}}}");
    let big = BIG.repeat(100);
    let components = format!(
        "{{% component box(body) %}}{{{{ body }}}}{{% endcomponent %}}{{% component big(@code) %}}{}{{% endcomponent %}}",
        "{{ code | upper }}".repeat(300)
    );
    let files = [
        (MESSAGE, text.as_str()),
        ("big.html", &big),
        ("components.html", &components),
    ];
    let outcome = rendered(&files, Kind::SignUp);
    assert_eq!(outcome.email.step, Step::Default, "{template}");
    let [(_, problem)] = &outcome.warnings[..] else {
        panic!("{template}: {:?}", outcome.warnings)
    };
    assert!(problem.line > 0, "{template}: {problem}");
    assert!(problem.reason.contains(reason), "{template}: {problem}");
}

#[test]
fn what_would_take_too_long_costs_the_email_a_step() {
    for (template, reason) in LONG {
        falls(template, reason);
    }
}

#[test]
fn what_would_grow_too_large_costs_the_email_a_step() {
    for (template, reason) in LARGE {
        falls(template, reason);
    }
}

#[test]
fn a_text_that_doubles_itself_line_by_line_costs_the_email_a_step() {
    let doubled = "{% set x = x ~ x %}".repeat(40);
    falls(&format!("{{% set x = 'ab' %}}{doubled}"), "1 MiB");
    let captured = "{% set x %}{{ x }}{{ x }}{% endset %}".repeat(40);
    falls(&format!("{{% set x = 'ab' %}}{captured}"), "1 MiB");
    let named: String = (0..200)
        .map(|n| format!("{{% set x{n} = range(end=900) %}}"))
        .collect();
    falls(&named, "too much memory");
}

/// The names of files of which each uses the next twice.
fn doubling(uses: impl Fn(usize) -> String) -> Vec<(String, String)> {
    (0..40)
        .map(|n| (format!("part{n}.html"), uses(n + 1)))
        .chain([("part40.html".to_owned(), "{{ code | upper }}".to_owned())])
        .collect()
}

#[test]
fn includes_and_components_that_double_cost_the_email_a_step() {
    let include = |n: usize| format!("{{% include \"part{n}.html\" %}}").repeat(2);
    let files = doubling(include);
    let mut files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    files.push((
        MESSAGE,
        "{% set x = 1 %}{{ code }}{% include \"part0.html\" %}",
    ));
    let outcome = rendered(&files, Kind::SignUp);
    assert_eq!(outcome.email.step, Step::Default);
    assert!(outcome.warnings[0].1.reason.contains("grows without end"));

    let component = |n: usize| {
        let next = n + 1;
        format!(
            "{{% component c{n}() %}}{{{{ <c{next} /> }}}}{{{{ <c{next} /> }}}}{{% endcomponent %}}"
        )
    };
    let mut components: String = (0..15).map(component).collect();
    components += "{% component c15() %}x{% endcomponent %}";
    let files = [
        (MESSAGE, "{% set x = 1 %}{{ code }}{{ <c0 /> }}"),
        ("components.html", components.as_str()),
    ];
    let outcome = rendered(&files, Kind::SignUp);
    assert_eq!(outcome.email.step, Step::Default);
    let (_, problem) = &outcome.warnings[0];
    assert_eq!(problem.file, "components.html");
    assert!(problem.reason.contains("grows without end"), "{problem}");
}

#[test]
fn a_component_that_calls_itself_costs_the_email_a_step() {
    let components = "{% component c() %}{{ <c /> }}{% endcomponent %}";
    for before in ["", "{% set x = 1 %}"] {
        let template = format!("{before}{{{{ code }}}}{{{{ <c /> }}}}");
        let files = [
            (MESSAGE, template.as_str()),
            ("components.html", components),
        ];
        email_falls(&files, "components.html", 1, "grows without end");
    }
}

/// A chain of files, each of which refers to the next.
fn chain(links: usize, refers: &str, before: &str) -> Vec<(String, String)> {
    let reference = |n: usize| format!("{{% {refers} \"chain/{n}.html\" %}}");
    let mut files = vec![(MESSAGE.to_owned(), reference(0) + before)];
    for n in 0..links {
        files.push((format!("chain/{n}.html"), reference(n + 1)));
    }
    files.push((format!("chain/{links}.html"), "{{ code }}".to_owned()));
    files
}

#[test]
fn long_chains_of_files_cost_the_email_a_step() {
    for (links, refers, before, reason) in [
        (40, "include", "", "grows without end"),
        (300, "include", "{% set x = 1 %}", "more than 100 templates"),
        (1000, "include", "", "more than 100 templates"),
        (1000, "extends", "", "more than 100 templates"),
        (5000, "extends", "", "more than 100 templates"),
    ] {
        let files = chain(links, refers, before);
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let outcome = rendered(&files, Kind::SignUp);
        assert_eq!(outcome.email.step, Step::Default, "{links} {refers}");
        let (_, problem) = &outcome.warnings[0];
        assert!(
            problem.reason.contains(reason),
            "{links} {refers}: {problem}"
        );
    }
}

/// Templates as owners write them with the engine stay within the budget.
#[test]
fn ordinary_templates_of_the_engine_are_admitted() {
    for template in [
        "{% for step in ['Open', 'Copy', 'Paste'] %}<li>{{ loop.index }}. {{ step }}</li>{% endfor %}{{ code }}",
        "{% for i in range(end=20) %}{% for j in range(end=20) %}<b>{{ i * j }}</b>{% endfor %}{% endfor %}{{ code }}",
        "{% set greeting %}{{ text.heading }}, {{ user.name | default(value='you') | title }}{% endset %}{{ greeting }}{{ code }}",
        "{% set_global list = '' %}{% for n in ['a', 'b', 'c'] %}{% set_global list = list ~ n ~ ', ' %}{% endfor %}{{ list }}{{ code }}",
        "{{ user.name | default(value='a b') | replace(from=' ', to='&nbsp;') | safe }}{{ code }}",
        "{% filter upper %}{{ brand.name }} {{ text.heading }}{% endfilter %}{{ code }}",
        "{% for key, value in brand %}{% if value %}{{ key }}={{ value }} {% endif %}{% endfor %}{{ code }}",
        "{{ [n ~ '!' for n in ['a', 'b'] if n != 'c'] | join(sep=' ') }}{{ code }}",
        "{{ 'a,b,c' | split(pat=',') | reverse | join(sep='-') }}{{ code }}",
        "{% set x = 3 %}{{ 'yes' if x > 2 else 'no' }}{{ code }}",
    ] {
        let outcome = rendered(&[(MESSAGE, template)], Kind::SignUp);
        assert_eq!(outcome.warnings, [], "{template}");
        assert_eq!(outcome.email.step, Step::Theme, "{template}");
    }
}
