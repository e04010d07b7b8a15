//! The words that a template itself holds: its literal text, as a reader sees it.

use std::ops::Range;

use theme::syntax::{Expression, Node, Template};

/// A run of literal text between two tags.
#[derive(Debug, PartialEq, Eq)]
pub struct Prose {
    /// The byte offset of its first word.
    pub offset: usize,
    /// The text, with what is printed in it as spaces.
    pub text: String,
}

/// Elements whose text no reader sees in the mail.
const SILENT: [&str; 3] = ["style", "script", "title"];

/// Returns the runs of literal text of a template, in order. Text that a condition on the language guards is
/// left out.
pub fn prose(template: &Template<'_>) -> Vec<Prose> {
    let masked = masked(template);
    let mut found = Vec::new();
    let mut rest = masked.as_str();
    while !rest.is_empty() {
        let end = rest.find('<').unwrap_or(rest.len());
        found.extend(run(masked.len() - rest.len(), &rest[..end]));
        rest = &rest[end..];
        rest = &rest[tag_length(rest)..];
    }
    found
}

fn run(offset: usize, text: &str) -> Option<Prose> {
    let start = text.find(|c: char| !c.is_whitespace())?;
    let text = text[start..].trim_end();
    Some(Prose {
        offset: offset + start,
        text: unescaped(text),
    })
}

/// Returns the source with spaces for all that is not literal text, byte by byte in place.
fn masked(template: &Template<'_>) -> String {
    let mut bytes = template.source.as_bytes().to_vec();
    let by_language = guarded(template.source, &template.nodes, false);
    let spans = template.tags.iter().chain(&template.comments);
    for span in spans.chain(&by_language) {
        bytes[span.clone()].fill(b' ');
    }
    String::from_utf8(bytes).expect("whole tags and texts are masked, so no character is cut")
}

/// Returns the texts that a condition on the language guards.
fn guarded(source: &str, nodes: &[Node<'_>], is_guarded: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for node in nodes {
        if let (Node::Text(text), true) = (node, is_guarded) {
            // Texts are slices of the source.
            let start = text.as_ptr() as usize - source.as_ptr() as usize;
            found.push(start..start + text.len());
        }
        let is_guarded = is_guarded || depends_on_language(node);
        let bodies = node.bodies().into_iter();
        found.extend(bodies.flat_map(|body| guarded(source, body, is_guarded)));
    }
    found
}

fn depends_on_language(node: &Node<'_>) -> bool {
    let Node::If { branches, .. } = node else {
        return false;
    };
    let conditions = branches.iter().flat_map(|(condition, _)| condition.all());
    conditions
        .into_iter()
        .any(|part| matches!(part, Expression::Path(path) if path.root == "locale"))
}

/// Returns the length of the tag or comment at the start of a text, with what it keeps from the reader.
fn tag_length(text: &str) -> usize {
    let behind = |mark: &str| text.find(mark).map_or(text.len(), |at| at + mark.len());
    if text.starts_with("<!--") {
        return behind("-->");
    }
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let silent = SILENT.iter().find(|name| {
        lower
            .strip_prefix('<')
            .is_some_and(|rest| rest.starts_with(**name))
    });
    match silent {
        Some(name) => behind(&format!("</{name}>")),
        None => end_of_tag(text),
    }
}

/// Returns the length of a tag. A `>` in quotes does not end it.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    scraper::Html::parse_fragment(text)
        .root_element()
        .text()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use theme::syntax::{Layout, parse};

    fn texts(source: &str) -> Vec<String> {
        let template = parse(source, Layout::Html);
        prose(&template).into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn only_literal_text_is_prose() {
        let source = "<title>x</title><style>a{b:c}</style><!-- no --><p title=\"a > b\">Votre code&nbsp;: {{ code }}</p>{# no #}<b>caf&eacute;</b>";
        assert_eq!(texts(source), ["Votre code\u{a0}:", "café"]);
    }

    #[test]
    fn text_for_one_language_is_left_out() {
        let source = "{% if locale.language == \"fr\" %}Votre code{% elif user.name %}Your code{% endif %}{% if user.name %}Bonjour{% endif %}";
        assert_eq!(texts(source), ["Bonjour"]);
    }

    #[test]
    fn a_run_knows_its_place() {
        let source = "<p>\n  Votre code</p>";
        let template = parse(source, Layout::Html);
        assert!(source[prose(&template)[0].offset..].starts_with("Votre"));
    }
}
