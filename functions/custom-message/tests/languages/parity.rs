//! The same messages, parts, arguments and terms in every file as in English.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::{LANGUAGES, locale_file};

/// `message.part` → what its placeables refer to: `$argument`, `-term`, `message.part`.
type Parts = BTreeMap<String, BTreeSet<String>>;

fn parts(text: &str) -> Parts {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut parts = Parts::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                for attribute in &message.attributes {
                    let known = parts.insert(
                        format!("{id}.{}", attribute.id.name),
                        references(&attribute.value),
                    );
                    assert_eq!(known, None, "{id}.{} stands twice", attribute.id.name);
                }
                assert!(message.value.is_none(), "{id} has a text of its own");
            }
            Entry::Term(term) => panic!("-{}: a brand is the owner's to spell", term.id.name),
            _ => {}
        }
    }
    parts
}

fn references(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect(expression, &mut found);
        }
    }
    found
}

fn collect(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, found),
        Expression::Select { selector, variants } => {
            collect_inline(selector, found);
            for variant in variants {
                found.extend(references(&variant.value));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(format!("${}", id.name));
        }
        InlineExpression::TermReference { id, .. } => {
            found.insert(format!("-{}", id.name));
        }
        InlineExpression::MessageReference { id, attribute } => {
            let part = attribute.as_ref().map_or("", |attribute| attribute.name);
            found.insert(format!("{}.{part}", id.name));
        }
        InlineExpression::Placeable { expression } => collect(expression, found),
        other => panic!("{other:?}: a literal or a function, which no string here needs"),
    }
}

/// What `other` has too little, too much or otherwise, a line each.
fn differences(reference: &Parts, other: &Parts) -> Vec<String> {
    let keys: BTreeSet<&String> = reference.keys().chain(other.keys()).collect();
    keys.into_iter()
        .filter_map(|key| match (reference.get(key), other.get(key)) {
            (Some(_), None) => Some(format!("{key} is missing")),
            (None, Some(_)) => Some(format!("{key} is not in en.ftl")),
            (wanted, found) => (wanted != found)
                .then(|| format!("{key} refers to {found:?}, and in en.ftl to {wanted:?}")),
        })
        .collect()
}

#[test]
fn every_language_has_what_english_has_and_no_more() {
    let reference = parts(&locale_file("en"));
    assert!(reference.len() > 60, "{} parts", reference.len());
    for tag in LANGUAGES {
        let differences = differences(&reference, &parts(&locale_file(tag)));
        assert_eq!(differences, [] as [String; 0], "{tag}.ftl");
    }
}

#[test]
fn a_missing_an_extra_and_another_reference_are_named() {
    let reference = parts("a =\n    .x = one { $n }\n    .y = two { -brand }\n");
    let other = parts("a =\n    .x = eins { -brand }\n    .z = drei\n");
    assert_eq!(
        differences(&reference, &other),
        [
            r#"a.x refers to Some({"-brand"}), and in en.ftl to Some({"$n"})"#,
            "a.y is missing",
            "a.z is not in en.ftl",
        ]
    );
}

/// A placeholder or an attribute may stand only where the renderer gives it.
#[test]
fn arguments_stand_where_they_are_given() {
    for (key, references) in parts(&locale_file("en")) {
        for argument in references.iter().filter(|name| name.starts_with('$')) {
            let expected = match argument.as_str() {
                "$name" => key == "shared.greeting",
                "$hours" => key == "shared.expires",
                "$code" => key.ends_with(".sms"),
                "$username" => [
                    "admin-create-user.sms",
                    "admin-create-user_passwordless.sms",
                ]
                .contains(&key.as_str()),
                "$days" => key == "admin-create-user.expires",
                _ => false,
            };
            assert!(expected, "{argument} in {key}");
        }
    }
}
