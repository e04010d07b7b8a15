//! Several files of one language as one text: each part from the first file that has it.
//!
//! Works on lines instead of parsed files, because a start would otherwise parse two files whole, write
//! them out and parse the result, for one message of seven. In Fluent an entry starts in the first
//! column, and no line of a text can start with a full stop, so lines say where entries and parts end.

use std::borrow::Cow;
use std::collections::HashMap;

use memchr::{memchr_iter, memmem};

use super::StringsFile;

/// The entries of all files, the first file's over the others, part by part. For one message: only that
/// message, what it refers to, the terms and the shared message.
pub(super) fn merged(files: &[StringsFile], message: Option<&str>) -> String {
    let entries = merged_entries(files);
    let is_needed = |name: &str| {
        message.is_none_or(|message| name == message || name == "shared" || name.starts_with('-'))
    };
    let (mut kept, mut others) = (String::new(), Vec::new());
    for (name, entry) in entries {
        if is_needed(name) {
            kept.push_str(&entry);
        } else {
            others.push((name, entry));
        }
    }
    while let Some(at) = others.iter().position(|(name, _)| refers(&kept, name)) {
        kept.push_str(&others.swap_remove(at).1);
    }
    kept
}

fn merged_entries(files: &[StringsFile]) -> Vec<(&str, Cow<'_, str>)> {
    let mut merged: Vec<(&str, Cow<'_, str>)> = Vec::new();
    let mut known = HashMap::new();
    for file in files {
        for (name, entry) in entries(&file.text) {
            match known.get(name) {
                None => {
                    known.insert(name, merged.len());
                    merged.push((name, Cow::Borrowed(entry)));
                }
                Some(_) if name.starts_with('-') => {}
                Some(&at) => {
                    let over = &mut merged[at].1;
                    *over = Cow::Owned(merged_entry(over, entry));
                }
            }
        }
    }
    merged
}

/// An entry with each part that only `under` has.
fn merged_entry(over: &str, under: &str) -> String {
    let (over, under) = (parts(over), parts(under));
    let has = |name| over.iter().any(|(known, _)| *known == name);
    let mut entry = String::new();
    let has_value = |text: &str| {
        !text
            .split_once('=')
            .is_none_or(|(_, value)| value.trim().is_empty())
    };
    for (at, (_, text)) in over.iter().enumerate() {
        let is_head_without_value = at == 0 && !has_value(text);
        entry.push_str(if is_head_without_value {
            &under[0].1
        } else {
            text
        });
    }
    let missing = under.iter().filter(|(name, _)| !has(*name));
    entry.extend(missing.map(|(_, text)| text.as_str()));
    entry
}

/// The head of an entry, then each of its parts with its name, comments left out.
fn parts(entry: &str) -> Vec<(Option<&str>, String)> {
    let mut parts = vec![(None, String::new())];
    for line in entry.lines().filter(|line| !line.starts_with('#')) {
        if let Some(part) = line.trim_start().strip_prefix('.') {
            let name = part.split(['=', ' ']).next();
            parts.push((name, String::new()));
        }
        let text = &mut parts.last_mut().expect("the head is always there").1;
        text.push_str(line);
        text.push('\n');
    }
    parts
}

/// The entries of a file by name; comments go with the entry before them.
fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_start = |at: &usize| {
        let first = text.as_bytes().get(*at);
        first.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'-')
    };
    let lines = memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(lines).filter(is_start).collect();
    let ends = starts.clone().into_iter().skip(1).chain([text.len()]);
    std::iter::zip(starts, ends).map(|(start, end)| {
        let entry = &text[start..end];
        let name = entry.split([' ', '=', '\n']).next().unwrap_or(entry);
        (name, entry)
    })
}

/// Returns true if a text may refer to a message: a reference too many does no harm.
fn refers(text: &str, message: &str) -> bool {
    let mut found = memmem::find_iter(text.as_bytes(), message);
    found.any(|at| text[..at].trim_end().ends_with('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&'static str], message: Option<&str>) -> String {
        let file = |text: &&'static str| StringsFile {
            file: "locales/en.ftl".to_owned(),
            text: Cow::Borrowed(text),
        };
        merged(&texts.iter().map(file).collect::<Vec<_>>(), message)
    }

    #[test]
    fn a_message_brings_what_it_refers_to() {
        let text = "# no\n-brand = B\na =\n    .x = { b.y }\n# of c\nb =\n    .y = {c.z}\nc = d\n    .z = 1\nd = 2\nab = 3\n";
        let kept = of(&[text], Some("a"));
        for name in ["-brand =", "\na =", "\nb =", "\nc ="] {
            assert!(format!("\n{kept}").contains(name), "{name}: {kept}");
        }
        for name in ["\nd =", "\nab ="] {
            assert!(!kept.contains(name), "{name}: {kept}");
        }
    }

    #[test]
    fn the_first_file_wins_part_by_part() {
        let own = "a =\n    .x = mine\n       goes on\n# a comment\n\n-t = T\n";
        let theirs = "a = value\n    .x = theirs\n    .y = { $n ->\n        [one] 1\n       *[other] 2\n    }\n-t = U\nb = B\n";
        assert_eq!(
            of(&[own, theirs], None),
            "a = value\n    .x = mine\n       goes on\n\n    .y = { $n ->\n        [one] 1\n       *[other] 2\n    }\n-t = T\nb = B\n"
        );
    }
}
