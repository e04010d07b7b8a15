//! A page's source: title, language and direction put in, padding taken out, and nothing else touched.

use std::ops::Range;

use theme::seen::reader::{Element, Piece, Reader};

const LANGUAGE: &str = "{{ locale.tag }}";
const DIRECTION: &str = "{{ locale.dir }}";
const TITLE: &str = "<title>{{ subject }}</title>";
/// The least number of invisible characters that are padding, and no separator of a word.
const PADDING_MIN: usize = 8;

/// Returns a source with the parts that each page of a theme has.
pub fn completed(source: &str) -> String {
    let places = Places::of(source);
    let Some((html, tag)) = &places.html else {
        return whole(source);
    };
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    edits.push((html.clone(), with_language(source, html, tag)));
    if !places.has_title {
        let title = match &places.head {
            Some(_) => TITLE.to_owned(),
            None => format!("<head>{TITLE}</head>"),
        };
        // Behind the character set, which stands first.
        let head = places
            .head_end
            .or(places.head.as_ref().map(|head| head.end));
        let at = head.unwrap_or(html.end);
        edits.push((at..at, title));
    } else if let Some(title) = places.empty_title {
        edits.push((title..title, "{{ subject }}".to_owned()));
    }
    if let (Some(body), Some(end), false) = (&places.body, places.body_end, places.is_wrapped) {
        let open = format!("<div lang=\"{LANGUAGE}\" dir=\"{DIRECTION}\">");
        edits.push((body.end..body.end, open));
        edits.push((end..end, "</div>".to_owned()));
    }
    edited(source, edits)
}

/// Returns a page around a source that is no whole page.
fn whole(source: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{LANGUAGE}\" dir=\"{DIRECTION}\"><head><meta charset=\"utf-8\">{TITLE}</head>\n\
         <body><div lang=\"{LANGUAGE}\" dir=\"{DIRECTION}\">{}</div></body></html>\n",
        source.trim()
    )
}

/// The attributes of a tag with the places of their values.
type Attributes = Vec<(String, Range<usize>)>;

/// The places of a page that are edited.
#[derive(Debug, Default)]
struct Places {
    html: Option<(Range<usize>, Attributes)>,
    head: Option<Range<usize>>,
    head_end: Option<usize>,
    has_title: bool,
    empty_title: Option<usize>,
    body: Option<Range<usize>>,
    /// True if an element of the body says its language and direction.
    is_wrapped: bool,
    body_end: Option<usize>,
}

impl Places {
    fn of(source: &str) -> Self {
        let mut places = Self::default();
        let mut reader = Reader::new(source);
        let mut start = 0;
        while let Some(piece) = reader.next() {
            let range = start..reader.position();
            start = range.end;
            match piece {
                Piece::Start(element) => places.start(source, &element, range),
                Piece::Raw("title", text) if text.trim().is_empty() => {
                    places.empty_title = Some(range.start);
                }
                Piece::End(name) if name == "head" => places.head_end = Some(range.start),
                Piece::End(name) if name == "body" => places.body_end = Some(range.start),
                Piece::End(name) if name == "html" && places.body_end.is_none() => {
                    places.body_end = Some(range.start);
                }
                _ => {}
            }
        }
        // An end tag that is left out stands at the end.
        places.body_end = places.body_end.or(Some(source.len()));
        places
    }

    fn start(&mut self, source: &str, element: &Element<'_>, range: Range<usize>) {
        match element.name.as_str() {
            "html" if self.html.is_none() => {
                let place = |value: &str| {
                    let start = value.as_ptr() as usize - source.as_ptr() as usize;
                    start..start + value.len()
                };
                let attributes = element.attributes.iter();
                let attributes = attributes
                    .filter(|(_, value)| !value.is_empty())
                    .map(|(name, value)| (name.clone(), place(value)));
                self.html = Some((range, attributes.collect()));
            }
            "head" if self.head.is_none() => self.head = Some(range),
            "title" if self.body.is_none() => self.has_title = true,
            "body" if self.body.is_none() => self.body = Some(range),
            _ => {
                let has = |name| element.attribute(name).is_some();
                self.is_wrapped |= self.body.is_some() && has("lang") && has("dir");
            }
        }
    }
}

/// Returns the start tag of `html` with the language and direction of the mail.
fn with_language(
    source: &str,
    tag: &Range<usize>,
    attributes: &[(String, Range<usize>)],
) -> String {
    let mut edits = Vec::new();
    let mut added = String::new();
    for (name, value) in [("lang", LANGUAGE), ("dir", DIRECTION)] {
        let known = attributes.iter().find(|(known, _)| known == name);
        match known {
            Some((_, place)) => edits.push((
                place.start - tag.start..place.end - tag.start,
                value.to_owned(),
            )),
            None => added.push_str(&format!(" {name}=\"{value}\"")),
        }
    }
    let behind_name = "<html".len();
    edits.push((behind_name..behind_name, added));
    edited(&source[tag.clone()], edits)
}

/// Returns a text with other texts in some places.
fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut edited = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for (range, new) in edits {
        edited.push_str(&text[at..range.start]);
        edited.push_str(&new);
        at = range.end;
    }
    edited + &text[at..]
}

/// References to characters that nobody sees.
const INVISIBLE: [&str; 16] = [
    "&zwnj;", "&zwj;", "&nbsp;", "&shy;", "&#8199;", "&#847;", "&#8203;", "&#8204;", "&#8205;",
    "&#65279;", "&#160;", "&#173;", "&#xA0;", "&#x200C;", "&#x200c;", "&#x34F;",
];

/// Returns a source without the padding behind a preheader, and how many characters that was.
pub fn without_padding(source: &str) -> (String, usize) {
    let mut kept = String::with_capacity(source.len());
    let mut removed = 0;
    let mut at = 0;
    while at < source.len() {
        let (length, count, has_zero_width) = padding(&source[at..]);
        if count >= PADDING_MIN && has_zero_width {
            removed += count;
            at += length;
        } else {
            let rest = &source[at..];
            let next = rest.chars().next().map_or(1, char::len_utf8);
            let step = length.max(next);
            kept.push_str(&rest[..step]);
            at += step;
        }
    }
    (kept, removed)
}

/// Returns the length of the invisible characters at the start of a text in bytes, their number, and true if one of
/// them has no width.
fn padding(text: &str) -> (usize, usize, bool) {
    let (mut at, mut count, mut has_zero_width) = (0, 0, false);
    loop {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        let reference = INVISIBLE.iter().find(|known| rest.starts_with(**known));
        let is_space = c == ' ' || c == '\u{a0}' || c == '\u{2007}';
        if let Some(reference) = reference {
            has_zero_width |= !matches!(*reference, "&nbsp;" | "&#160;" | "&#xA0;" | "&#8199;");
            at += reference.len();
        } else if is_zero_width(c) {
            has_zero_width = true;
            at += c.len_utf8();
        } else if is_space {
            at += c.len_utf8();
        } else {
            break;
        }
        count += 1;
    }
    (at, count, has_zero_width)
}

/// Returns true for a character that takes no room.
pub fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_page_becomes_one() {
        let page = completed("<p>x</p>");
        assert!(page.starts_with("<!doctype html>\n<html lang=\"{{ locale.tag }}\""));
        assert!(page.contains("<title>{{ subject }}</title></head>"));
    }

    #[test]
    fn a_whole_page_keeps_all_else() {
        let page = "<!DOCTYPE html>\r\n<HTML Lang='en' class=x><Head><meta charset=utf-8></Head><body  bgcolor=red>x <b>y</body></html>";
        assert_eq!(
            completed(page),
            "<!DOCTYPE html>\r\n<HTML dir=\"{{ locale.dir }}\" Lang='{{ locale.tag }}' class=x><Head><meta charset=utf-8><title>{{ subject }}</title></Head><body  bgcolor=red><div lang=\"{{ locale.tag }}\" dir=\"{{ locale.dir }}\">x <b>y</div></body></html>"
        );
        assert!(completed("<html><body>x").ends_with("<head><title>{{ subject }}</title></head><body><div lang=\"{{ locale.tag }}\" dir=\"{{ locale.dir }}\">x</div>"));
    }

    #[test]
    fn padding_goes_and_joiners_stay() {
        let (kept, removed) = without_padding(&format!("a{}b", " \u{200c}\u{feff}".repeat(20)));
        assert_eq!((kept.as_str(), removed), ("ab", 60));
        let (kept, removed) = without_padding(&format!("a{}b", "&nbsp;&zwnj;".repeat(20)));
        assert_eq!((kept.as_str(), removed), ("ab", 40));
        for text in [
            "می\u{200c}خواهم",
            "a&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;b",
            "👨\u{200d}👩",
        ] {
            assert_eq!(without_padding(text), (text.to_owned(), 0));
        }
    }
}
