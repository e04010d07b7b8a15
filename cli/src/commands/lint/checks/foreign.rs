//! Check of syntax that another template language has: one finding for each language and file, in place of
//! all errors that follow from it.

use std::collections::BTreeSet;

use theme::Problem;
use theme::syntax::{ForeignLanguage, ForeignSyntax, foreign, in_text};

use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::{Source, Sources};

pub fn check(sources: &Sources<'_>, findings: &mut Findings) {
    for source in sources.judged() {
        for finding in of_file(source) {
            findings.add(finding);
        }
    }
}

/// Returns the finding that explains a problem of a template, if the problem follows from foreign syntax.
pub fn explanation(problem: &Problem, sources: &Sources<'_>) -> Option<Finding> {
    let mut files = sources.judged().filter(|file| file.name == problem.file);
    let source = files.next()?;
    let template = source.template.as_ref()?;
    let found = foreign(template);
    let cause = found.iter().find(|one| {
        let place = source.place_at(one.span.start);
        place.line == problem.line
            && place.column <= problem.column
            && is_inside(source, one, problem)
    })?;
    Some(finding(source, cause.language, &found))
}

/// Returns true if a byte of a template is in a tag of another language.
pub fn is_foreign(found: &[ForeignSyntax], at: usize) -> bool {
    found.iter().any(|one| one.span.contains(&at))
}

/// Returns the places of a template that are in another language.
pub fn places(source: &Source<'_>) -> Vec<ForeignSyntax> {
    source.template.as_ref().map(foreign).unwrap_or_default()
}

/// Returns true if the problem's column is not behind the foreign syntax.
fn is_inside(source: &Source<'_>, one: &ForeignSyntax, problem: &Problem) -> bool {
    let end = source.place_at(one.span.end);
    end.line > problem.line || problem.column <= end.column
}

fn of_file(source: &Source<'_>) -> Vec<Finding> {
    let found = match &source.template {
        Some(template) => foreign(template),
        None if source.name.ends_with(".ftl") => of_strings(source.text),
        None => Vec::new(),
    };
    let languages: BTreeSet<ForeignLanguage> = found.iter().map(|one| one.language).collect();
    let languages = languages.into_iter();
    languages
        .map(|language| finding(source, language, &found))
        .collect()
}

fn finding(source: &Source<'_>, language: ForeignLanguage, found: &[ForeignSyntax]) -> Finding {
    let of_language = found.iter().filter(|one| one.language == language);
    let places: Vec<usize> = of_language.map(|one| one.span.start).collect();
    let is_template = source.template.is_some();
    let text = if is_template {
        language.explanation()
    } else {
        language.explanation_in_string()
    };
    let text = match places.len() {
        1 => text.to_owned(),
        count => format!("{text} ({count} places)"),
    };
    let first = places.first().copied().unwrap_or_default();
    let place = if is_template {
        source.place_at(first)
    } else {
        // The renderer's own error about the string has this place, and so gives way.
        source.place_at(start_of_part(source, first))
    };
    Finding::new(&rule::FOREIGN_SYNTAX, text).at(Some(place))
}

/// Returns the start of the string that a byte is in.
fn start_of_part(source: &Source<'_>, at: usize) -> usize {
    let offsets = source.strings.parts.values().map(|part| part.offset);
    offsets.filter(|offset| *offset <= at).max().unwrap_or(at)
}

/// Returns the foreign syntax of a file of strings, comments left out.
fn of_strings(text: &str) -> Vec<ForeignSyntax> {
    let mut found = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if !line.starts_with('#') {
            found.extend(of_line(line, offset));
        }
        offset += line.len();
    }
    found.sort_by_key(|one| one.span.start);
    found
}

fn of_line(line: &str, offset: usize) -> Vec<ForeignSyntax> {
    // `${ $price }` is a dollar sign and a value.
    let is_value = |one: &ForeignSyntax| {
        let inside = line[one.span.clone()].trim_start_matches(['$', '{']);
        one.language == ForeignLanguage::TemplateLiteral
            && inside.trim_start().starts_with(['$', '-'])
    };
    let in_text = in_text(line).into_iter().filter(|one| !is_value(one));
    // `{{ $x }}` is Fluent: a value in two pairs of braces.
    let braces = line.match_indices("{{").filter(|(at, _)| {
        let inside = line[at + 2..].trim_start();
        !line[..*at].ends_with('{')
            && inside.starts_with(|c: char| c.is_ascii_alphabetic() || "#/^>{.".contains(c))
    });
    let braces = braces.map(|(at, _)| ForeignSyntax {
        language: ForeignLanguage::Handlebars,
        span: at..at + 2,
    });
    let all = in_text.chain(braces);
    all.map(|one| ForeignSyntax {
        span: one.span.start + offset..one.span.end + offset,
        ..one
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_their_own_braces() {
        for (line, count) in [
            ("    .sms = { $code } is {{ $code }} {-brand}", 0),
            ("    .sms = {{ code }} is your code", 1),
            ("    .sms = {{{code}}} and {{#if x}}", 2),
            ("    .sms = ${code} for ${ $price }", 1),
            ("    .sms = *|CODE|* <%= code %> %(code)s", 3),
            ("# {{ code }}", 0),
        ] {
            assert_eq!(of_strings(line).len(), count, "{line}");
        }
    }
}
