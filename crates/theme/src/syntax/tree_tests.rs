//! Properties of the tree: every tag has its range, and one error never hides another.

use super::{Expression, Layout, Node, parse};

fn errors(source: &str) -> Vec<(usize, String)> {
    let template = parse(source, Layout::Html);
    let errors = template.errors.into_iter();
    errors
        .map(|error| (error.span.start, error.reason))
        .collect()
}

#[test]
fn every_tag_has_its_range_in_order() {
    let source = "a{# c #}{% if x %}{{ x }}{%- elif y -%}{{ 1 + }}{% else %}{% endif %}{% block b %}{% endblock b %}{% raw %}{{ z }}{% endraw %}";
    let template = parse(source, Layout::Html);
    let tags: Vec<&str> = template
        .tags
        .iter()
        .map(|span| &source[span.clone()])
        .collect();
    assert_eq!(
        tags,
        [
            "{% if x %}",
            "{{ x }}",
            "{%- elif y -%}",
            "{{ 1 + }}",
            "{% else %}",
            "{% endif %}",
            "{% block b %}",
            "{% endblock b %}",
            "{% raw %}",
            "{% endraw %}",
        ]
    );
    assert_eq!(&source[template.comments[0].clone()], "{# c #}");
}

#[test]
fn a_tag_without_its_end_does_not_take_the_next_one_with_it() {
    let source = "{% block a %}{{ code }\n{% endblok %}{{ = }}";
    let found = errors(source);
    let [first, second, third] = found.as_slice() else {
        panic!("{found:#?}");
    };
    assert_eq!(first.0, 21);
    assert_eq!(
        (second.0, second.1.as_str()),
        (26, "{% endblok %} is not a tag: did you mean `endblock`?")
    );
    assert_eq!(third.0, 39);
}

#[test]
fn the_names_of_a_comprehension_are_no_variables() {
    let template = parse("{{ [x ~ y for x in links if x] }}", Layout::Html);
    let expressions: Vec<&Expression<'_>> = template
        .all_nodes()
        .into_iter()
        .flat_map(Node::expressions)
        .flat_map(Expression::all)
        .collect();
    let roots = expressions.iter().filter_map(|part| match part {
        Expression::Path(path) => Some(path.root),
        _ => None,
    });
    assert_eq!(roots.collect::<Vec<_>>(), ["links"]);
}
