//! Links of an answer that hold values of the event, as a theme's `[links]` write them.

use std::ops::Range;

use theme::LINK_NAMES;

use super::marks::{Mark, Spelling, Value};

/// An address in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Address {
    /// The place, in bytes.
    pub range: Range<usize>,
    /// The marks inside, as positions in the list.
    pub marks: Range<usize>,
}

/// A link as a theme writes it, and what of the source's it cannot say.
#[derive(Debug, PartialEq, Eq)]
pub struct ThemeLink {
    /// The template: `https://app.example.com/confirm?code={code}`.
    pub template: String,
    /// The attributes that it holds, beside those that every link may hold.
    pub attributes: Vec<String>,
    /// The reasons why it is not the source's.
    pub defects: Vec<&'static str>,
    /// True if the host is a value of the event.
    has_foreign_host: bool,
}

/// Cognito's own attributes.
const STANDARD: [&str; 17] = [
    "address",
    "birthdate",
    "email",
    "family_name",
    "gender",
    "given_name",
    "locale",
    "middle_name",
    "name",
    "nickname",
    "phone_number",
    "picture",
    "preferred_username",
    "profile",
    "updated_at",
    "website",
    "zoneinfo",
];

/// Finds the addresses of a text that hold a mark.
pub fn find(text: &str, marks: &[Mark]) -> Vec<Address> {
    let mut addresses: Vec<Address> = Vec::new();
    for scheme in ["https://", "http://"] {
        let mut at = 0;
        while let Some(start) = find_ignoring_case(&text[at..], scheme).map(|start| at + start) {
            at = start + scheme.len();
            let address = address(text, start, marks);
            let is_inside = addresses.iter().any(|known| known.range.contains(&start));
            if !address.marks.is_empty() && !is_inside {
                at = address.range.end.max(at);
                addresses.push(address);
            }
        }
    }
    addresses.sort_by_key(|address| address.range.start);
    // The address within an address, such as `?next=https://…`, is part of the outer one.
    let mut end = 0;
    addresses.retain(|address| {
        let is_free = address.range.start >= end;
        end = end.max(address.range.end);
        is_free
    });
    addresses
}

fn find_ignoring_case(text: &str, scheme: &str) -> Option<usize> {
    let bytes = text.as_bytes().windows(scheme.len());
    bytes
        .enumerate()
        .find(|(_, window)| window.eq_ignore_ascii_case(scheme.as_bytes()))
        .map(|(at, _)| at)
}

/// Returns the address that begins at a place.
fn address(text: &str, start: usize, marks: &[Mark]) -> Address {
    let first = marks.partition_point(|mark| mark.range.start < start);
    let mut last = first;
    let mut at = start;
    while at < text.len() {
        if let Some(mark) = marks.get(last).filter(|mark| mark.range.start == at) {
            at = mark.range.end;
            last += 1;
            continue;
        }
        let rest = &text[at..];
        let c = rest.chars().next().expect("the text goes on");
        let ends = c.is_whitespace()
            || "\"'<>`\\{}|^".contains(c)
            || ["&quot;", "&#34;", "&lt;", "&gt;", "&#39;", "&nbsp;"]
                .iter()
                .any(|reference| rest.starts_with(reference));
        if ends {
            break;
        }
        at += c.len_utf8();
    }
    // A full stop behind an address ends the sentence.
    let inside = last
        .checked_sub(1)
        .map_or(start, |last| marks[last].range.end);
    let kept = text[start..at].trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
    Address {
        range: start..(start + kept.len()).max(inside.min(at)),
        marks: first..last,
    }
}

/// Returns an address as a theme writes it.
pub fn template(text: &str, address: &Address, marks: &[Mark]) -> ThemeLink {
    let mut link = ThemeLink {
        template: String::new(),
        attributes: Vec::new(),
        defects: Vec::new(),
        has_foreign_host: false,
    };
    let mut at = address.range.start;
    for mark in &marks[address.marks.clone()] {
        let before = unescaped(&text[at..mark.range.start]);
        link.template.push_str(&before);
        at = mark.range.end;
        link.push(mark, &text[mark.range.clone()]);
    }
    link.template
        .push_str(&unescaped(&text[at..address.range.end]));
    if link.has_foreign_host {
        let path = link
            .template
            .split_once("://")
            .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        link.template = path.unwrap_or("/").to_owned();
    }
    if let Some(rest) = strip_http(&link.template) {
        link.template = format!("https://{rest}");
        link.defects.push("http: a theme's links are https");
    }
    link
}

fn strip_http(template: &str) -> Option<&str> {
    let scheme = template.get(.."http://".len())?;
    scheme
        .eq_ignore_ascii_case("http://")
        .then(|| &template["http://".len()..])
}

impl ThemeLink {
    fn push(&mut self, mark: &Mark, written: &str) {
        let scheme = self.template.split_once("//");
        let is_host = scheme.is_none_or(|(_, rest)| !rest.contains(['/', '?', '#']));
        if is_host {
            self.template.push_str(written);
            if !matches!(mark.value, Value::Region | Value::Pool | Value::Client) {
                self.has_foreign_host = true;
                self.defects
                    .push("a host from the event: a theme's links have the host of [links] base");
            }
            return;
        }
        let name = match &mark.value {
            Value::Code => "code".to_owned(),
            Value::UserName => "userName".to_owned(),
            Value::Client => "clientId".to_owned(),
            Value::Pool => "userPoolId".to_owned(),
            // A Region within other text is part of a name that was given by hand.
            Value::Region if !self.template.ends_with('=') => {
                return self.template.push_str(written);
            }
            Value::Region => "region".to_owned(),
            Value::Link(_) => return self.defects.push("Cognito's own link within a link"),
            Value::Own(source) => self.own(source),
        };
        if mark.value == Value::Code && mark.spelling == Spelling::Encoded {
            self.defects.push(
                "the code's placeholder was encoded, so that Cognito did not find it; {code} is",
            );
        }
        if matches!(mark.spelling, Spelling::Upper | Spelling::Lower) {
            self.defects
                .push("a value in other letters than the event's: a link has it as it is");
        }
        if matches!(mark.spelling, Spelling::Part | Spelling::Base64) {
            self.defects
                .push("a part of a value, or its Base64: a link has the value, percent-encoded");
        }
        self.template.push_str(&format!("{{{name}}}"));
    }

    fn own(&mut self, source: &str) -> String {
        if LINK_NAMES.contains(&source) {
            return source.to_owned();
        }
        self.attributes.push(source.to_owned());
        variable(source)
    }
}

/// Returns the variable that a theme has for an attribute: `company_id` for `custom:company_id`.
pub fn variable(source: &str) -> String {
    let name = source.rsplit([':', '.']).next().unwrap_or(source);
    let mut variable = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        match c {
            c if c.is_ascii_uppercase() => {
                if !variable.is_empty() && !variable.ends_with('_') {
                    variable.push('_');
                }
                variable.push(c.to_ascii_lowercase());
            }
            c if c.is_ascii_alphanumeric() => variable.push(c),
            _ => variable.push('_'),
        }
    }
    // A name begins with a letter. Those of links and of Cognito's own attributes are not another attribute's.
    let is_other = source != variable && STANDARD.contains(&variable.as_str());
    let is_taken = is_other || LINK_NAMES.contains(&variable.as_str());
    if is_taken || !variable.starts_with(|c: char| c.is_ascii_alphabetic()) {
        variable.insert_str(0, "own_");
    }
    variable
}

/// Returns a part of an address with characters in place of HTML's references, as an attribute has them:
/// `&region` holds none.
fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let tag = format!("<a href=\"{}\">", text.replace('"', "&quot;"));
    let fragment = scraper::Html::parse_fragment(&tag);
    let mut elements = fragment.root_element().descendent_elements();
    let address = elements.find_map(|element| element.attr("href").map(str::to_owned));
    address.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_needs_its_semicolon() {
        assert_eq!(
            unescaped("?a=1&amp;b=2&region=x&#38;c"),
            "?a=1&b=2&region=x&c"
        );
    }

    #[test]
    fn a_variable_is_the_attributes_name() {
        for (source, name) in [
            ("given_name", "given_name"),
            ("custom:company-id", "company_id"),
            ("clientMetadata.orderId", "order_id"),
            ("userName", "user_name"),
            ("custom:region", "own_region"),
            ("custom:2fa", "own_2fa"),
        ] {
            assert_eq!(variable(source), name);
        }
    }
}
