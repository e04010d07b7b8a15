//! Start tags in templates, as patterns that rendered tags are compared with: HTML parsers keep no
//! positions, and what is rendered has none in the source anyway.

use std::borrow::Cow;
use std::ops::Range;

use theme::syntax::Template;

/// A start tag in a template: what is printed in it may be anything.
#[derive(Debug, PartialEq, Eq)]
pub struct TagPattern {
    /// Byte offset of its `<`.
    pub offset: usize,
    /// The ranges of the values that are addresses: `href`, `src` and the like.
    pub addresses: Vec<Range<usize>>,
    name: String,
    attributes: Vec<(String, Vec<String>)>,
}

/// Attributes whose values are addresses.
const ADDRESSES: [&str; 6] = [
    "href",
    "src",
    "action",
    "background",
    "formaction",
    "xlink:href",
];

/// A start tag as it was rendered.
#[derive(Debug, Clone)]
pub struct RenderedTag<'a> {
    /// The element's name.
    pub name: Cow<'a, str>,
    /// Its attributes.
    pub attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl TagPattern {
    /// How many characters of the rendered tag are literally in this pattern, if it matches.
    pub fn score(&self, tag: &RenderedTag<'_>) -> Option<usize> {
        if self.name != tag.name {
            return None;
        }
        let mut score = 1;
        for (name, pieces) in &self.attributes {
            let (_, value) = tag.attributes.iter().find(|(known, _)| known == name)?;
            score += 1 + literal(pieces, value)?;
        }
        // what the pattern does not know it may have printed, but the exact one is likelier
        let surplus = tag.attributes.len().saturating_sub(self.attributes.len());
        Some((score * 8).saturating_sub(surplus))
    }
}

/// The length of `pieces` if they stand in `value` in order, the first at its start, the last at
/// its end, anything between them.
fn literal(pieces: &[String], value: &str) -> Option<usize> {
    let (first, others) = pieces.split_first()?;
    let mut rest = value.strip_prefix(first.as_str())?;
    let Some((last, middle)) = others.split_last() else {
        return rest.is_empty().then_some(first.len());
    };
    for piece in middle {
        rest = rest.split_once(piece.as_str())?.1;
    }
    rest.ends_with(last.as_str())
        .then(|| pieces.iter().map(String::len).sum())
}

/// Stands for what a template prints while tags are looked for.
const PRINTED: u8 = 1;

/// The source with comments as spaces and everything that prints as [`PRINTED`], byte by byte in place.
fn masked(template: &Template<'_>) -> Vec<u8> {
    let mut bytes = template.source.as_bytes().to_vec();
    for (spans, mask) in [(&template.tags, PRINTED), (&template.comments, b' ')] {
        for span in spans {
            bytes[span.clone()].fill(mask);
        }
    }
    bytes
}

/// The start tags of a template, those in conditional comments included.
pub fn scan(template: &Template<'_>) -> Vec<TagPattern> {
    let bytes = masked(template);
    let mut tags = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'<' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            let (tag, end) = tag(&bytes, at);
            tags.push(tag);
            at = end;
        } else {
            at += 1;
        }
    }
    tags
}

fn tag(bytes: &[u8], offset: usize) -> (TagPattern, usize) {
    let mut at = offset + 1;
    let name = word(bytes, &mut at);
    let (mut attributes, mut addresses) = (Vec::new(), Vec::new());
    while at < bytes.len() && bytes[at] != b'>' {
        if !is_name(bytes[at]) {
            at += 1;
            continue;
        }
        let attribute = word(bytes, &mut at);
        if bytes.get(at) == Some(&b'=') {
            let start = at + 1;
            at = start;
            let value = value(bytes, &mut at);
            if ADDRESSES.contains(&attribute.as_str()) {
                addresses.push(start..at);
            }
            attributes.push((attribute, value));
        } else {
            attributes.push((attribute, vec![String::new()]));
        }
    }
    (
        TagPattern {
            offset,
            addresses,
            name,
            attributes,
        },
        at,
    )
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_')
}

fn word(bytes: &[u8], at: &mut usize) -> String {
    let start = *at;
    while *at < bytes.len() && is_name(bytes[*at]) {
        *at += 1;
    }
    String::from_utf8_lossy(&bytes[start..*at]).to_ascii_lowercase()
}

/// An attribute's value, cut where something is printed.
fn value(bytes: &[u8], at: &mut usize) -> Vec<String> {
    let quote = bytes
        .get(*at)
        .copied()
        .filter(|b| matches!(b, b'"' | b'\''));
    *at += usize::from(quote.is_some());
    let start = *at;
    while *at < bytes.len()
        && match quote {
            Some(quote) => bytes[*at] != quote,
            None => !bytes[*at].is_ascii_whitespace() && bytes[*at] != b'>',
        }
    {
        *at += 1;
    }
    let raw = &bytes[start..*at];
    *at += usize::from(quote.is_some());
    let mut pieces = vec![Vec::new()];
    let mut printed = false;
    for &byte in raw {
        if byte == PRINTED {
            if !printed {
                pieces.push(Vec::new());
            }
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(byte);
        }
        printed = byte == PRINTED;
    }
    pieces
        .iter()
        .map(|piece| unescaped(&String::from_utf8_lossy(piece)))
        .collect()
}

/// A parser has resolved the entities of what is rendered.
fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use theme::syntax::{Layout, parse};

    fn rendered(
        name: &'static str,
        attributes: &[(&'static str, &'static str)],
    ) -> RenderedTag<'static> {
        RenderedTag {
            name: name.into(),
            attributes: attributes
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
        }
    }

    #[test]
    fn the_pattern_with_most_in_common_wins() {
        let text = "{# <a href=x> #}<a class=\"button\" href=\"{{ href }}\">\n<a href='https://x/{{ a > b }}?y'>";
        let tags = scan(&parse(text, Layout::Html));
        assert_eq!(tags.len(), 2);
        let tag = rendered("a", &[("href", "https://x/1?y")]);
        assert_eq!(tags[0].score(&tag), None, "it has no class");
        assert!(tags[1].score(&tag).is_some());
        assert!(text[tags[1].offset..].starts_with("<a href='https"));
        assert_eq!(
            tags[1].score(&rendered("a", &[("href", "https://x/1?z")])),
            None
        );
    }

    #[test]
    fn what_is_printed_between_attributes_is_no_obstacle() {
        let text = "<td {% if a %}class=\"x\"{% endif %} align=left>";
        let tags = scan(&parse(text, Layout::Html));
        let tag = rendered("td", &[("class", "x"), ("align", "left")]);
        assert!(tags[0].score(&tag).is_some());
    }
}
