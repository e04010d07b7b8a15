//! The values of an event in an answer's text: as they are, escaped for HTML, encoded for a link, in capitals.

mod base64;

use std::ops::Range;

use theme::attribute;

use super::question::Question;

/// A value that an answer repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// The placeholder of the code, or of the temporary password.
    Code,
    /// The placeholder of the user name.
    UserName,
    /// The placeholder of the link that confirms an account, with its words.
    Link(String),
    /// A text of the user: an attribute, `userName`, `clientMetadata.<key>`.
    Own(String),
    /// The app client's id.
    Client,
    /// The user pool's id.
    Pool,
    /// The Region.
    Region,
}

/// The spelling of a value in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// As it is.
    Plain,
    /// With references in place of HTML's special characters.
    Escaped,
    /// Percent-encoded.
    Encoded,
    /// In capital letters.
    Upper,
    /// In small letters.
    Lower,
    /// A part of it: what stands before the `@`, the first word.
    Part,
    /// As Base64, perhaps with other text.
    Base64,
}

/// A value at a place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The place, in bytes.
    pub range: Range<usize>,
    /// The value.
    pub value: Value,
    /// Its spelling.
    pub spelling: Spelling,
}

/// The order in which equal values are taken for one another: many pools use an address as the user name.
const ORDER: [&str; 8] = [
    "email",
    "given_name",
    "name",
    "family_name",
    "preferred_username",
    "nickname",
    "sub",
    "userName",
];

/// Finds the values of a question in a text, in order and apart from each other.
pub fn find(text: &str, question: &Question) -> Vec<Mark> {
    let mut marks = links(text);
    marks.extend(base64::find(text, question));
    for (needle, value, spelling) in needles(question) {
        for (start, _) in text.match_indices(&needle) {
            let range = start..start + needle.len();
            if !is_whole(text, &range) {
                continue;
            }
            marks.push(Mark {
                range,
                value: value.clone(),
                spelling,
            });
        }
    }
    // Of two at one place the longer is meant. The sort is stable, so that the order of values decides between equals.
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    let mut end = 0;
    marks.retain(|mark| {
        let is_free = mark.range.start >= end;
        end = if is_free { mark.range.end } else { end };
        is_free
    });
    marks
}

/// Returns a text with other values in the places of those that it has.
pub fn swapped(text: &str, question: &Question, other: &Question) -> String {
    let mut swapped = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for mark in find(text, question) {
        let Some(value) = value_of(&mark.value, other) else {
            continue;
        };
        swapped.push_str(&text[at..mark.range.start]);
        swapped.push_str(&spelt(value, mark.spelling));
        at = mark.range.end;
    }
    swapped.push_str(&text[at..]);
    swapped
}

/// Returns the value that a question has for a mark; nothing where it stays.
fn value_of<'q>(value: &Value, question: &'q Question) -> Option<&'q str> {
    match value {
        Value::Own(source) => question.values.get(source).map(String::as_str),
        Value::Code => Some(&question.code),
        Value::UserName => question.username.as_deref(),
        Value::Client => question.client.as_deref(),
        Value::Pool => question.pool.as_deref(),
        Value::Link(_) | Value::Region => None,
    }
}

fn spelt(value: &str, spelling: Spelling) -> String {
    match spelling {
        Spelling::Plain => value.to_owned(),
        Spelling::Escaped => escaped(value, "&#39;"),
        Spelling::Encoded => attribute::linked(value).unwrap_or_default(),
        Spelling::Upper => value.to_uppercase(),
        Spelling::Lower => value.to_lowercase(),
        Spelling::Part => part(value).unwrap_or(value).to_owned(),
        Spelling::Base64 => base64::encoded(value),
    }
}

/// Returns the part of a text that handlers make of it: the local part of an address, the first name of two.
fn part(text: &str) -> Option<&str> {
    let (part, _) = text.split_once(['@', ' '])?;
    (part.chars().count() > 4).then_some(part)
}

/// Lists the spellings of all values of a question.
fn needles(question: &Question) -> Vec<(String, Value, Spelling)> {
    let mut needles = Vec::new();
    // A part of one value may be another: given_name, and the address that begins with it.
    let mut parts = Vec::new();
    let mut add = |text: &str, value: Value| {
        needles.push((text.to_owned(), value.clone(), Spelling::Plain));
        for apostrophe in ["&#39;", "&#x27;", "&apos;", "'"] {
            needles.push((escaped(text, apostrophe), value.clone(), Spelling::Escaped));
        }
        for encoded in encoded(text) {
            needles.push((encoded, value.clone(), Spelling::Encoded));
        }
        if matches!(value, Value::Own(_)) && text.chars().count() > 4 {
            needles.push((text.to_uppercase(), value.clone(), Spelling::Upper));
            needles.push((text.to_lowercase(), value.clone(), Spelling::Lower));
            let part = part(text).map(str::to_owned);
            parts.extend(part.map(|part| (part, value, Spelling::Part)));
        }
    };
    if !question.code.is_empty() {
        add(&question.code, Value::Code);
    }
    if let Some(username) = &question.username {
        add(username, Value::UserName);
    }
    let mut own: Vec<(&str, &str)> = question.own_values().collect();
    own.sort_by_key(|(source, _)| ORDER.iter().position(|known| known == source));
    let (unknown, known): (Vec<_>, Vec<_>) = own
        .into_iter()
        .partition(|(source, _)| !ORDER.contains(source));
    for (source, text) in known.into_iter().chain(unknown) {
        add(text, Value::Own(source.to_owned()));
    }
    let ids = [
        (&question.client, Value::Client),
        (&question.pool, Value::Pool),
        (&question.region, Value::Region),
    ];
    for (text, value) in ids {
        if let Some(text) = text.as_deref().filter(|text| text.len() > 4) {
            add(text, value);
        }
    }
    needles.extend(parts);
    let mut seen = std::collections::HashSet::new();
    needles.retain(|(needle, _, _)| seen.insert(needle.clone()));
    needles
}

/// Finds the placeholders of the link that confirms an account: `{##words##}`.
fn links(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("{##").map(|start| at + start) {
        let inside = start + "{##".len();
        // The placeholder of the code begins in the same way.
        let end = text[inside..].find("##}").map(|end| inside + end);
        let Some(end) = end.filter(|end| *end > inside && !text[inside..*end].contains('{')) else {
            at = inside;
            continue;
        };
        at = end + "##}".len();
        marks.push(Mark {
            range: start..at,
            value: Value::Link(text[inside..end].to_owned()),
            spelling: Spelling::Plain,
        });
    }
    marks
}

/// Returns true if a value at a place is no part of a longer word.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let inside = &text[range.clone()];
    let touches = |edge: Option<char>, beyond: Option<char>| {
        edge.is_some_and(char::is_alphanumeric) && beyond.is_some_and(char::is_alphanumeric)
    };
    let is_encoded = |text: &str| {
        let bytes = text.as_bytes();
        bytes.len() >= 3
            && bytes[bytes.len() - 3] == b'%'
            && bytes[bytes.len() - 2..].iter().all(u8::is_ascii_hexdigit)
    };
    let begins_inside = touches(inside.chars().next(), before.chars().next_back());
    let ends_inside = touches(inside.chars().next_back(), behind.chars().next());
    (!begins_inside || is_encoded(before)) && !ends_inside
}

fn escaped(text: &str, apostrophe: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let text = text.replace('>', "&gt;").replace('"', "&quot;");
    text.replace('\'', apostrophe)
}

/// Returns the encodings of a text for links: whole, as a form does it, in small letters, and as `encodeURI` does it.
fn encoded(text: &str) -> Vec<String> {
    let Some(whole) = attribute::linked(text) else {
        return Vec::new();
    };
    let form = whole.replace("%20", "+");
    let uri = whole.replace("%40", "@").replace("%2B", "+");
    // JavaScript leaves the first of these alone, Python's quote the slash.
    let script = whole
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%21", "!")
        .replace("%2A", "*");
    let python = whole.replace("%2F", "/");
    let small = small_escapes(&whole);
    let mut all = vec![whole, form, uri, script, python, small];
    all.retain(|one| one != text);
    all
}

fn small_escapes(encoded: &str) -> String {
    let mut small = String::with_capacity(encoded.len());
    let mut pieces = encoded.split('%');
    small.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        small.push('%');
        small.push_str(&piece[..2].to_ascii_lowercase());
        small.push_str(&piece[2..]);
    }
    small
}
