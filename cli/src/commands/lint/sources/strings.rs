//! Strings of a language as its files define them: the parts, their places and their arguments.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;
use theme::locale::Tag;
use theme::locale_file;

use super::{Layer, Source, Sources};
use crate::commands::lint::finding::SourcePlace;

/// The names of a message and of its part.
pub type PartName = (String, String);

/// A string: one part of a message.
#[derive(Debug, Clone)]
pub struct Part {
    /// Byte offset of the part's name in the file.
    pub offset: usize,
    /// The arguments (`$hours`) of the part and of the strings that it refers to.
    pub arguments: BTreeSet<String>,
    /// The strings that the part refers to.
    references: Vec<PartName>,
    /// The pieces of literal text, of all variants, each with its offset.
    pub literals: Vec<(usize, String)>,
}

/// The strings of one file.
#[derive(Debug, Default)]
pub struct FileStrings {
    /// The parts by name. A message's own value has an empty part name.
    pub parts: BTreeMap<PartName, Part>,
    /// The byte offset of each message.
    pub messages: BTreeMap<String, usize>,
    /// The byte offset of each term, without the `-` before its name.
    pub terms: BTreeMap<String, usize>,
}

/// A part and the file that defines it.
#[derive(Debug)]
pub struct Defined<'a> {
    /// The file.
    pub source: &'a Source<'a>,
    /// The part, with the arguments of what it refers to.
    pub part: Part,
}

/// Strings of a language, merged from its files in the renderer's order.
#[derive(Debug)]
pub struct Language<'a> {
    /// The language.
    pub tag: Tag,
    /// The parts by name.
    pub parts: BTreeMap<PartName, Defined<'a>>,
}

impl<'a> Language<'a> {
    /// Reads the strings of a language.
    pub fn of(sources: &'a Sources<'a>, tag: &Tag) -> Self {
        let mut parts: BTreeMap<PartName, Defined<'a>> = BTreeMap::new();
        for name in tag.chain().map(locale_file) {
            for source in sources.files().iter().filter(|file| file.name == name) {
                for (part_name, part) in &source.strings.parts {
                    // The first definition wins: the more exact language, then the owner's file.
                    parts.entry(part_name.clone()).or_insert_with(|| Defined {
                        source,
                        part: part.clone(),
                    });
                }
            }
        }
        let mut language = Self {
            tag: tag.clone(),
            parts,
        };
        language.resolve_references();
        language
    }

    /// Returns the place of the definition that a message takes in the words of a variant and for an
    /// occasion: the owner's usual words go before the default theme's for the occasion.
    pub fn worded_place(
        &self,
        worded_names: &[String],
        message: &str,
        part: &str,
    ) -> Option<SourcePlace> {
        let worded = worded_names.iter().map(String::as_str);
        let is_own = |name: &&str| {
            let defined = self.parts.get(&((*name).to_owned(), part.to_owned()));
            defined.is_some_and(|defined| defined.source.layer == Layer::Own)
        };
        let mut own = worded.chain([message]).filter(is_own);
        let name = own
            .next()
            .or_else(|| worded_names.last().map(String::as_str))
            .unwrap_or(message);
        self.place(name, part).or_else(|| self.place(message, part))
    }

    /// Returns the place of a part's definition.
    pub fn place(&self, message: &str, part: &str) -> Option<SourcePlace> {
        let defined = self.parts.get(&(message.to_owned(), part.to_owned()))?;
        Some(defined.source.place_at(defined.part.offset))
    }

    /// Adds the arguments of the strings that a string refers to. Three rounds follow references three
    /// levels deep, and end even if two strings refer to each other.
    fn resolve_references(&mut self) {
        for _ in 0..3 {
            let resolved: Vec<(PartName, BTreeSet<String>)> = self
                .parts
                .iter()
                .filter(|(_, defined)| !defined.part.references.is_empty())
                .map(|(name, defined)| {
                    let of_others = defined
                        .part
                        .references
                        .iter()
                        .filter_map(|other| self.parts.get(other))
                        .flat_map(|other| other.part.arguments.iter().cloned());
                    (name.clone(), of_others.collect())
                })
                .collect();
            for (name, arguments) in resolved {
                if let Some(defined) = self.parts.get_mut(&name) {
                    defined.part.arguments.extend(arguments);
                }
            }
        }
    }
}

/// Reads the strings of a file. Broken entries are left out: they are findings of the theme's own check.
pub fn read(text: &str) -> FileStrings {
    let resource: Resource<&str> = match parser::parse_runtime(text) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut strings = FileStrings::default();
    for entry in &resource.body {
        if let Entry::Term(term) = entry {
            let name = term.id.name;
            let offset = offset_in(text, name).saturating_sub(1);
            strings.terms.insert(name.to_owned(), offset);
        }
        let Entry::Message(message) = entry else {
            continue;
        };
        let name = message.id.name;
        strings
            .messages
            .insert(name.to_owned(), offset_in(text, name));
        if let Some(value) = &message.value {
            let part = part(text, offset_in(text, name), value);
            strings.parts.insert((name.to_owned(), String::new()), part);
        }
        for attribute in &message.attributes {
            // The place includes the dot before the name.
            let offset = offset_in(text, attribute.id.name).saturating_sub(1);
            let part = part(text, offset, &attribute.value);
            strings
                .parts
                .insert((name.to_owned(), attribute.id.name.to_owned()), part);
        }
    }
    strings
}

/// Returns the offset of a slice in its text. Fluent's parser keeps no offsets, but its names are slices
/// of the text.
fn offset_in(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn part(text: &str, offset: usize, pattern: &Pattern<&str>) -> Part {
    let mut part = Part {
        offset,
        arguments: BTreeSet::new(),
        references: Vec::new(),
        literals: Vec::new(),
    };
    part.read_pattern(text, pattern);
    part
}

impl Part {
    fn read_pattern(&mut self, text: &str, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self
                    .literals
                    .push((offset_in(text, value), (*value).to_owned())),
                PatternElement::Placeable { expression } => self.read_expression(text, expression),
            }
        }
    }

    fn read_expression(&mut self, text: &str, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(text, inline),
            Expression::Select { selector, variants } => {
                self.read_inline(text, selector);
                for variant in variants {
                    self.read_pattern(text, &variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, text: &str, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => self.references.push((
                id.name.to_owned(),
                attribute
                    .as_ref()
                    .map_or_else(String::new, |attribute| attribute.name.to_owned()),
            )),
            InlineExpression::FunctionReference { arguments, .. } => {
                for positional in &arguments.positional {
                    self.read_inline(text, positional);
                }
            }
            InlineExpression::Placeable { expression } => self.read_expression(text, expression),
            InlineExpression::StringLiteral { value } => {
                self.literals.push((
                    offset_in(text, value),
                    fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned(),
                ));
            }
            // Terms such as the brand have no arguments, and their text has its own checks.
            InlineExpression::NumberLiteral { .. } | InlineExpression::TermReference { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_a_place_and_arguments() {
        let text = "# x\nshared =\n    .expires = { $hours ->\n        [one] one { $x }\n       *[other] many\n    }\nsign-up =\n    .subject = a { \"b\" } c\n";
        let strings = read(text);
        let expires = &strings.parts[&("shared".to_owned(), "expires".to_owned())];
        assert!(text[expires.offset..].starts_with(".expires"));
        assert_eq!(
            expires
                .arguments
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>(),
            ["hours", "x"]
        );
        let subject = &strings.parts[&("sign-up".to_owned(), "subject".to_owned())];
        let literals: String = subject
            .literals
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        assert_eq!(literals, "a b c");
        assert_eq!(&text[strings.messages["sign-up"]..][..7], "sign-up");
    }
}
