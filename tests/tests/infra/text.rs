//! The files are read as text, by indentation: that is all that names need, and a reader of YAML with
//! CloudFormation's tags would be a dependency for this one test.

use std::collections::{BTreeMap, BTreeSet};

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines under the first one that starts with `head`, as far as they are indented deeper.
pub fn block<'a>(text: &'a str, head: &str) -> Vec<&'a str> {
    let mut lines = text
        .lines()
        .skip_while(|line| !line.trim_start().starts_with(head));
    let first = lines.next().unwrap_or_else(|| panic!("no {head:?}"));
    lines
        .take_while(|line| line.trim().is_empty() || indentation(line) > indentation(first))
        .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        .collect()
}

/// The keys right under `head`, with what stands beside them.
pub fn fields(text: &str, head: &str, separator: char) -> BTreeMap<String, String> {
    let lines = block(text, head);
    let depth = lines
        .iter()
        .map(|line| indentation(line))
        .min()
        .unwrap_or_default();
    lines
        .into_iter()
        .filter(|line| indentation(line) == depth)
        .filter_map(|line| line.split_once(separator))
        .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// The texts between `start` and the next `end`.
pub fn all_between<'a>(text: &'a str, start: &str, end: &[char]) -> BTreeSet<&'a str> {
    text.split(start)
        .skip(1)
        .filter_map(|rest| rest.split(end).next())
        .collect()
}

/// The numbers behind `name`.
pub fn numbers(text: &str, name: &str) -> BTreeSet<u32> {
    all_between(text, name, &['\n'])
        .into_iter()
        .map(|number| number.trim().parse().unwrap())
        .collect()
}

/// The resources of a type, each up to the empty line behind it.
pub fn resources<'a>(text: &'a str, kind: &str) -> Vec<&'a str> {
    text.match_indices(kind)
        .map(|(at, _)| text[at..].split("\n\n").next().unwrap())
        .collect()
}

/// A named resource of a stack template, up to the empty line behind it.
pub fn resource<'a>(text: &'a str, name: &str) -> &'a str {
    let (_, resources) = text.split_once("\nResources:\n").unwrap();
    let (_, from) = resources
        .split_once(&format!("  {name}:\n"))
        .unwrap_or_else(|| panic!("no resource {name}"));
    from.split("\n\n").next().unwrap()
}

/// The parameters of a stack template, past the metadata, which groups them under the same heading.
pub fn parameters(text: &str) -> &str {
    let (_, from) = text.split_once("\nParameters:").unwrap();
    let (section, _) = from.split_once("\nResources:\n").unwrap();
    section
}
