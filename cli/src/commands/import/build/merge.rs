//! Sources of one mail that differ by language, attribute or brand, as one template: what all have stands once, the
//! rest behind conditions.

use std::ops::Range;

use theme::seen::reader::{Piece, Reader};

/// A source with the condition under which it is the mail; the last one needs none.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// The condition, as Tera writes it.
    pub condition: String,
    /// The template's source.
    pub source: String,
}

/// Merges sources. The last alternative is the one for all other cases.
pub fn merge(alternatives: &[Alternative]) -> String {
    let units: Vec<Units<'_>> = alternatives
        .iter()
        .map(|one| Units::of(&one.source))
        .collect();
    let first = units.first().expect("there is a source");
    if units.iter().all(|other| other.names == first.names) {
        return by_unit(alternatives, &units);
    }
    let (prefix, suffix) = around(&units);
    let middle: Vec<String> = units
        .iter()
        .map(|units| units.texts[prefix..units.texts.len() - suffix].concat())
        .collect();
    let mut merged = first.texts[..prefix].concat();
    merged.push_str(&conditional(alternatives, &middle));
    merged.push_str(&first.texts[first.texts.len() - suffix..].concat());
    merged
}

/// Lists the places of a source that another one has otherwise, each with what stands there instead.
pub fn differences(source: &str, other: &str) -> Vec<(Range<usize>, String)> {
    let (one, two) = (Units::of(source), Units::of(other));
    let start = |at: usize| one.texts[..at].iter().map(|text| text.len()).sum::<usize>();
    if one.names == two.names {
        let differing = (0..one.texts.len()).filter(|at| one.texts[*at] != two.texts[*at]);
        let places = differing.map(|at| {
            let start = start(at);
            (start..start + one.texts[at].len(), two.texts[at].to_owned())
        });
        return places.collect();
    }
    let units = [one, two];
    let (prefix, suffix) = around(&units);
    let [one, two] = &units;
    let middle = |units: &Units<'_>| units.texts[prefix..units.texts.len() - suffix].concat();
    let start = one.texts[..prefix].concat().len();
    vec![(start..start + middle(one).len(), middle(two))]
}

/// Returns how many units all sources share at their start and at their end.
fn around(units: &[Units<'_>]) -> (usize, usize) {
    let prefix = shared(units, |units, at| units.texts.get(at).copied());
    let suffix = shared(units, |units, at| {
        let last = units.texts.len().checked_sub(at + 1)?;
        (last >= prefix).then(|| units.texts[last])
    });
    (prefix, suffix)
}

/// Returns how many units, counted by `unit`, all sources share.
fn shared<'s>(units: &[Units<'s>], unit: impl Fn(&Units<'s>, usize) -> Option<&'s str>) -> usize {
    let mut count = 0;
    while let Some(expected) = unit(&units[0], count)
        && units
            .iter()
            .all(|other| unit(other, count) == Some(expected))
    {
        count += 1;
    }
    count
}

/// Merges sources with the same elements: each text and each tag that differs stands behind conditions.
fn by_unit(alternatives: &[Alternative], units: &[Units<'_>]) -> String {
    let count = units[0].texts.len();
    let is_equal = |at: usize| {
        units
            .iter()
            .all(|other| other.texts[at] == units[0].texts[at])
    };
    let mut merged = String::new();
    let mut at = 0;
    while at < count {
        if is_equal(at) {
            merged.push_str(units[0].texts[at]);
            at += 1;
            continue;
        }
        // Two tags that differ, with nothing between them, are one difference.
        let mut end = at + 1;
        while end < count && (!is_equal(end) || units[0].texts[end].is_empty()) {
            end += 1;
        }
        while is_equal(end - 1) {
            end -= 1;
        }
        let texts: Vec<String> = units
            .iter()
            .map(|units| units.texts[at..end].concat())
            .collect();
        merged.push_str(&conditional(alternatives, &texts));
        at = end;
    }
    merged
}

/// Writes texts behind their conditions, equal neighbours once. The order stays: a condition counts only where
/// those before it do not hold.
fn conditional(alternatives: &[Alternative], texts: &[String]) -> String {
    let last = texts.last().expect("there is a text");
    let others = texts.iter().rposition(|text| text != last);
    let count = others.map_or(0, |at| at + 1);
    let mut branches: Vec<(String, &String)> = Vec::new();
    for (alternative, text) in alternatives.iter().zip(&texts[..count]) {
        match branches.last_mut() {
            Some((condition, known)) if *known == text => {
                condition.push_str(&format!(" or {}", alternative.condition));
            }
            _ => branches.push((alternative.condition.clone(), text)),
        }
    }
    let mut written = String::new();
    for (at, (condition, text)) in branches.iter().enumerate() {
        let keyword = if at == 0 { "if" } else { "elif" };
        written.push_str(&format!("{{% {keyword} {condition} %}}{text}"));
    }
    if branches.is_empty() {
        return last.clone();
    }
    if !last.is_empty() {
        written.push_str(&format!("{{% else %}}{last}"));
    }
    written + "{% endif %}"
}

/// A source as texts and tags in turn: a text stands before, between and behind all tags, be it empty.
struct Units<'s> {
    texts: Vec<&'s str>,
    /// The names of the tags.
    names: Vec<String>,
}

impl<'s> Units<'s> {
    fn of(source: &'s str) -> Self {
        let masked = masked(source);
        let mut units = Self {
            texts: Vec::new(),
            names: Vec::new(),
        };
        let mut reader = Reader::new(&masked);
        // The text that is not yet followed by a tag.
        let mut text = 0..0;
        let mut start = 0;
        while let Some(piece) = reader.next() {
            let end = reader.position();
            let name = match piece {
                Piece::Text(_) | Piece::Raw(..) => None,
                Piece::Start(element) => Some(element.name),
                Piece::End(name) => Some(format!("/{name}")),
                Piece::Comment(_) => Some("!".to_owned()),
            };
            match name {
                None => text.end = end,
                Some(name) => {
                    units.texts.push(&source[text.start..start]);
                    units.texts.push(&source[start..end]);
                    units.names.push(name);
                    text = end..end;
                }
            }
            start = end;
        }
        units.texts.push(&source[text.start..]);
        units
    }
}

/// Returns a source with letters for what Tera reads, whole conditions with all that is in them, so that a reader
/// of HTML sees words.
fn masked(source: &str) -> String {
    let mut bytes = source.as_bytes().to_vec();
    let mut at = 0;
    while let Some(start) = source[at..].find('{').map(|start| at + start) {
        let end = match source[start..].get(..2) {
            Some("{{") => source[start..].find("}}").map(|end| start + end + 2),
            Some("{%") => end_of_condition(source, start),
            _ => None,
        };
        at = end.unwrap_or(start + 1);
        if end.is_some() {
            bytes[start..at].fill(b'x');
        }
    }
    String::from_utf8(bytes).expect("whole characters are masked")
}

/// Returns the end of the condition that begins at a place.
fn end_of_condition(source: &str, start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        let tag = at + source[at..].find("{%")?;
        let end = tag + source[tag..].find("%}")? + 2;
        let inside = source[tag + 2..end - 2].trim();
        depth += usize::from(inside.starts_with("if "));
        depth -= usize::from(inside == "endif");
        at = end;
        if depth == 0 {
            return Some(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(sources: &[(&str, &str)]) -> String {
        let alternatives: Vec<Alternative> = sources
            .iter()
            .map(|(condition, source)| Alternative {
                condition: (*condition).to_owned(),
                source: (*source).to_owned(),
            })
            .collect();
        merge(&alternatives)
    }

    #[test]
    fn what_all_have_stands_once() {
        assert_eq!(merged(&[("a", "<p>x</p>"), ("", "<p>x</p>")]), "<p>x</p>");
        assert_eq!(
            merged(&[("a", "<p>x <b>1</b></p>"), ("", "<p>y <b>1</b></p>")]),
            "<p>{% if a %}x {% else %}y {% endif %}<b>1</b></p>"
        );
        assert_eq!(
            merged(&[("a", "<p>x</p><i>1</i>"), ("", "<i>1</i>")]),
            "{% if a %}<p>x</p>{% endif %}<i>1</i>"
        );
    }

    #[test]
    fn equal_texts_share_a_branch() {
        assert_eq!(
            merged(&[("a", "<p>x"), ("b", "<p>x"), ("c", "<p>z"), ("", "<p>y")]),
            "<p>{% if a or b %}x{% elif c %}z{% else %}y{% endif %}"
        );
        assert_eq!(
            merged(&[("a", "<p>y"), ("b", "<p>x"), ("", "<p>y")]),
            "<p>{% if a %}y{% elif b %}x{% else %}y{% endif %}"
        );
    }

    #[test]
    fn a_condition_is_one_word() {
        assert_eq!(
            merged(&[
                ("a", "<p>{% if n %}<b>x</b>{% endif %}, z</p>"),
                ("", "<p>{% if n %}<b>y</b>{% endif %}, z</p>")
            ]),
            "<p>{% if a %}{% if n %}<b>x</b>{% endif %}, z{% else %}{% if n %}<b>y</b>{% endif %}, z{% endif %}</p>"
        );
    }

    #[test]
    fn tags_that_differ_are_taken_whole() {
        assert_eq!(
            merged(&[("a", "<a href=\"x\">1</a>"), ("", "<a href=\"y\">1</a>")]),
            "{% if a %}<a href=\"x\">{% else %}<a href=\"y\">{% endif %}1</a>"
        );
    }
}
