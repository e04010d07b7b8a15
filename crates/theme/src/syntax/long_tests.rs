//! Templates of a mebibyte that once took time that grows with the square of their length. Each test ends, or it
//! hangs for minutes.

use super::{Layout, parse};

/// As many of a text as fit into the longest file.
fn repeated(text: &str) -> String {
    text.repeat((1 << 20) / text.len())
}

#[test]
fn a_file_of_errors_is_read_up_to_a_bound() {
    for text in [
        "{{ ",
        "{{ a b }}",
        "{% x %}",
        "{% if %}",
        "{% endif %}",
        "{{ a",
        "{% raw ",
        "{# #}{{ }}",
    ] {
        let source = repeated(text);
        let template = parse(&source, Layout::Html);
        assert!(!template.errors.is_empty(), "{text}");
        assert!(
            template.errors.len() <= 150,
            "{text}: {}",
            template.errors.len()
        );
    }
}

#[test]
fn a_file_of_tags_is_read_up_to_a_bound() {
    for text in [
        "{{ a }}",
        "{% raw %}{% endraw %}",
        "{% include \"a\" %}",
        "{{ <a /> }}",
    ] {
        let source = repeated(text);
        let template = parse(&source, Layout::Html);
        assert!(template.tags.len() <= 20_001, "{text}");
        let [error] = &template.errors[..] else {
            panic!("{text}: {}", template.errors.len())
        };
        assert!(error.reason.contains("the rest of the file is not read"));
    }
}

#[test]
fn many_names_are_known_at_once() {
    let blocks: String = (0..5_000)
        .map(|n| format!("{{% block b{n} %}}{{% endblock %}}"))
        .collect();
    assert_eq!(parse(&blocks, Layout::Html).errors, []);
    let components: String = (0..5_000)
        .map(|n| format!("{{% component c{n}() %}}{{% endcomponent %}}"))
        .collect();
    let template = parse(&components, Layout::Html);
    assert_eq!(
        (template.errors.len(), template.components.len()),
        (0, 5_000)
    );
}

#[test]
fn deep_nesting_is_an_error_and_no_end_of_the_stack() {
    let deep = 16_000;
    for (open, close) in [
        ("{% if a %}", "{% endif %}"),
        ("{% for a in b %}", "{% endfor %}"),
        ("{% filter upper %}", "{% endfilter %}"),
        ("{% <a> %}", "{% </a> %}"),
    ] {
        let source = open.repeat(deep) + &close.repeat(deep);
        assert!(!parse(&source, Layout::Html).errors.is_empty(), "{open}");
    }
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{a: ", "}"),
        ("not ", ""),
        ("-", ""),
        ("f(a=", ")"),
        ("a if b else ", "c"),
        ("a[", "]"),
    ] {
        let source = format!("{{{{ {}a{} }}}}", open.repeat(deep), close.repeat(deep));
        assert!(!parse(&source, Layout::Html).errors.is_empty(), "{open}");
    }
    for operation in [
        " ~ a",
        " | upper",
        " + 1",
        " and a",
        "[0]",
        " if a else b",
        " is defined",
    ] {
        let source = format!("{{{{ a{} }}}}", repeated(operation));
        let template = parse(&source, Layout::Html);
        let reason = &template.errors[0].reason;
        assert!(
            reason.contains("too long") || reason.contains("too deep"),
            "{operation}: {reason}"
        );
    }
}
