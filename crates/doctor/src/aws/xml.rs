//! The XML of AWS's query protocol, read into the JSON that the other protocols have.
//!
//! A text element is a string, an element with children an object, one whose children are all `member` or
//! all `entry` a list. Attributes and namespaces mean nothing here.

use serde_json::{Map, Value};

/// No answer of the query services is deeper; the bound keeps a hostile one from the stack's end.
const MAX_DEPTH: usize = 32;

/// Returns the document as an object with one key, the root element's name; none if it is not
/// well-formed.
#[must_use]
pub fn parse(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text };
    reader.skip_prolog()?;
    let (name, value) = reader.element(0)?;
    reader.rest.trim().is_empty().then_some(())?;
    Some(Value::Object(Map::from_iter([(name, value)])))
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn skip_prolog(&mut self) -> Option<()> {
        self.rest = self.rest.trim_start_matches('\u{feff}').trim_start();
        while self.rest.starts_with("<?") || self.rest.starts_with("<!--") {
            let end = if self.rest.starts_with("<?") {
                "?>"
            } else {
                "-->"
            };
            self.until(end)?;
            self.rest = self.rest.trim_start();
        }
        Some(())
    }

    /// Takes the text up to `end`, and `end` with it.
    fn until(&mut self, end: &str) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(taken)
    }

    fn element(&mut self, depth: usize) -> Option<(String, Value)> {
        self.rest = self.rest.strip_prefix('<')?;
        let tag = self.until(">")?;
        let (tag, is_empty) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let name = tag.split_whitespace().next().filter(|name| is_name(name))?;
        if is_empty {
            return Some((name.to_owned(), Value::String(String::new())));
        }
        if depth == MAX_DEPTH {
            return None;
        }
        let value = self.content(name, depth)?;
        Some((name.to_owned(), value))
    }

    fn content(&mut self, name: &str, depth: usize) -> Option<Value> {
        let mut text = String::new();
        let mut children = Vec::new();
        loop {
            let next = self.rest.find('<')?;
            text.push_str(&unescape(&self.rest[..next])?);
            self.rest = &self.rest[next..];
            if let Some(rest) = self.rest.strip_prefix("</") {
                self.rest = rest;
                let closed = self.until(">")?.trim_end() == name;
                return closed.then(|| value(text, children));
            }
            if self.rest.starts_with("<!--") {
                self.until("-->")?;
            } else {
                children.push(self.element(depth + 1)?);
            }
        }
    }
}

fn value(text: String, children: Vec<(String, Value)>) -> Value {
    if children.is_empty() {
        return Value::String(text);
    }
    let are_all = |expected| children.iter().all(|(name, _)| name == expected);
    if are_all("member") || are_all("entry") {
        return children.into_iter().map(|(_, value)| value).collect();
    }
    Value::Object(children.into_iter().collect())
}

fn is_name(name: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"_-.:".contains(&b);
    !name.is_empty() && name.bytes().all(allowed)
}

fn unescape(text: &str) -> Option<String> {
    let mut pieces = text.split('&');
    let mut all = pieces.next()?.to_owned();
    for piece in pieces {
        let (entity, rest) = piece.split_once(';')?;
        all.push(character(entity)?);
        all.push_str(rest);
    }
    Some(all)
}

fn character(entity: &str) -> Option<char> {
    let number = match entity {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        other => other.strip_prefix('#')?,
    };
    let code = match number.strip_prefix('x') {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn elements_become_objects_lists_and_strings() {
        let text = r#"<?xml version="1.0"?>
            <GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
              <GetRoleResult><Role><Arn>arn:aws:iam::1:role/a</Arn><Tags/></Role></GetRoleResult>
              <List><member>a &amp; b</member><member>&#x263a;</member></List>
            </GetRoleResponse>"#;
        let expected = json!({ "GetRoleResponse": {
            "GetRoleResult": { "Role": { "Arn": "arn:aws:iam::1:role/a", "Tags": "" } },
            "List": ["a & b", "☺"],
        }});
        assert_eq!(parse(text).unwrap(), expected);
    }

    #[test]
    fn what_is_not_well_formed_is_nothing() {
        for text in [
            "",
            "hello",
            "<a>",
            "<a></b>",
            "<a>&unknown;</a>",
            "<a/>and more",
            "<!DOCTYPE html><html></html>",
            "<a><b></a></b>",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn depth_has_a_bound() {
        let deep = |depth| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(parse(&deep(MAX_DEPTH)).is_some());
        assert_eq!(parse(&deep(100_000)), None);
    }
}
