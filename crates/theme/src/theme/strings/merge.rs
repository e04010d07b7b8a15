//! Several files of one language as one text: each part from the first file that has it.
//!
//! Works on lines instead of parsed files, because a start would otherwise parse two files whole, write
//! them out and parse the result, for one message of seven. In Fluent an entry starts in the first
//! column, and no line of a text can start with a full stop, so lines say where entries and parts end.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use memchr::memchr_iter;

use super::StringsFile;
use crate::wording::Wording;

/// The name of the entry that holds a message in the wording of an occasion or a variant. Entries of the
/// files keep their names, so that a wording may refer to the usual one. No file can have this one.
pub(super) const WORDED: &str = "signet-worded-message";

/// The entries of all files, the first file's over the others, part by part. For one message: only that
/// message, the shared one, and what they refer to.
pub(super) fn merged(files: &[StringsFile], wording: Option<&Wording>) -> String {
    let worded = wording.filter(|wording| wording.name().is_some());
    let is_needed = |name: &str| {
        let is_message = |wording: &Wording| worded.is_none() && name == wording.kind.name();
        wording.is_none_or(|wording| is_message(wording) || name == "shared" || name == "-brand")
    };
    let mut kept = worded.map_or_else(String::new, |wording| worded_entry(files, wording));
    let index = Index::of(files);
    let mut taken = HashSet::from([WORDED]);
    for (name, _) in &index.entries {
        if is_needed(name) && taken.insert(*name) {
            kept.push_str(&merged_entry(&index.layers(name)));
        }
    }
    let mut looked_at = 0;
    while looked_at < kept.len() {
        let found = references(&kept[looked_at..]).filter_map(|name| index.name(name));
        let needed: Vec<&str> = found.filter(|name| taken.insert(name)).collect();
        looked_at = kept.len();
        for name in needed {
            kept.push_str(&merged_entry(&index.layers(name)));
        }
    }
    kept
}

/// The entries of all files, to be found by name. Not a map of lists: a file of 1 MiB has 200,000 entries, and a map
/// takes four times as much memory for each.
struct Index<'f> {
    /// Name and text, in the order of the files.
    entries: Vec<(&'f str, &'f str)>,
    /// The positions of these, by name and then in their order.
    by_name: Vec<usize>,
}

impl<'f> Index<'f> {
    fn of(files: &'f [StringsFile]) -> Self {
        let all: Vec<_> = files.iter().flat_map(|file| entries(&file.text)).collect();
        let mut by_name: Vec<usize> = (0..all.len()).collect();
        by_name.sort_unstable_by_key(|at| (all[*at].0, *at));
        Self {
            entries: all,
            by_name,
        }
    }

    fn named(&self, name: &str) -> impl Iterator<Item = (&'f str, &'f str)> {
        let before = |at: &usize| self.entries[*at].0 < name;
        let first = self.by_name.partition_point(before);
        let rest = self.by_name[first..].iter().map(|at| self.entries[*at]);
        rest.take_while(move |(known, _)| *known == name)
    }

    /// The name as an entry has it; nothing where no entry has that name.
    fn name(&self, name: &str) -> Option<&'f str> {
        self.named(name).next().map(|(name, _)| name)
    }

    /// The texts of an entry, in the order of the files.
    fn layers(&self, name: &str) -> Vec<&'f str> {
        self.named(name).map(|(_, entry)| entry).collect()
    }
}

/// The entries that a message in a wording is made of, the winning one first: the owner's variant, the
/// owner's occasion, the owner's usual words, the default theme's occasion, its usual words.
pub(super) fn in_order<'f>(
    files: &'f [StringsFile],
    wording: &Wording,
) -> Vec<(&'f StringsFile, String)> {
    let owners = || files.iter().filter(|file| file.is_owners);
    let variant = wording.variant_name();
    let occasion = wording.occasion_name();
    let mut order = Vec::new();
    for name in [&variant, &occasion].into_iter().flatten() {
        order.extend(owners().map(|file| (file, name.clone())));
    }
    for file in files {
        let occasion = occasion.iter().filter(|_| !file.is_owners);
        order.extend(occasion.map(|name| (file, name.clone())));
        order.push((file, wording.kind.name().to_owned()));
    }
    order
}

/// A message in a wording as one entry, under the name [`WORDED`]; empty where no file has the message.
fn worded_entry(files: &[StringsFile], wording: &Wording) -> String {
    let order = in_order(files, wording);
    let found = order.iter().filter_map(|(file, name)| {
        let mut entries = entries(&file.text);
        entries.find(|(known, _)| known == name)
    });
    let layers: Vec<&str> = found.map(|(_, entry)| entry).collect();
    let entry = merged_entry(&layers);
    let text = entry.find('=').map(|head| &entry[head..]);
    text.map_or_else(String::new, |text| format!("{WORDED} {text}"))
}

/// The names of a file's entries.
pub(in crate::theme) fn names(text: &str) -> impl Iterator<Item = &str> {
    entries(text).map(|(name, _)| name)
}

/// An entry of several layers: each part from the first that has it. A term is taken whole.
fn merged_entry<'t>(layers: &[&'t str]) -> Cow<'t, str> {
    match layers {
        [only] => Cow::Borrowed(only),
        [first, ..] if first.starts_with('-') => Cow::Borrowed(first),
        _ => {
            let mut parts_so_far: Vec<&str> = Vec::new();
            let mut known = HashMap::new();
            for (name, text) in layers.iter().flat_map(|entry| parts(entry)) {
                let at = *known.entry(name).or_insert(parts_so_far.len());
                match parts_so_far.get_mut(at) {
                    None => parts_so_far.push(text),
                    Some(head) if name.is_none() && !has_value(head) => *head = text,
                    Some(_) => {}
                }
            }
            let lines = parts_so_far
                .into_iter()
                .flat_map(|text| text.split_inclusive('\n'));
            // A comment would end the entry, and the parts behind it would belong to nothing.
            Cow::Owned(lines.filter(|line| !line.starts_with('#')).collect())
        }
    }
}

/// Returns true if the head of an entry has a text of its own behind `=`.
fn has_value(head: &str) -> bool {
    head.split_once('=')
        .is_some_and(|(_, value)| !value.trim().is_empty())
}

/// The head of an entry, then each of its parts with its name.
pub(super) fn parts(entry: &str) -> Vec<(Option<&str>, &str)> {
    let mut parts = Vec::new();
    let (mut start, mut at, mut name) = (0, 0, None);
    for line in entry.split_inclusive('\n') {
        if let Some(part) = line.trim_ascii_start().strip_prefix('.') {
            parts.push((name, &entry[start..at]));
            (start, name) = (at, part.split(['=', ' ']).next());
        }
        at += line.len();
    }
    parts.push((name, &entry[start..]));
    parts
}

/// The entries of a file by name; comments go with the entry before them.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
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

/// The names of messages and terms that a text may refer to: one too many does no harm.
fn references(text: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let marks = text.match_indices(['{', '(', ',']);
    marks.filter_map(move |(at, _)| {
        let rest = text[at + 1..].trim_start();
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        (end > 0).then(|| &rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;
    use crate::occasion::Occasion;

    fn files(texts: &[&'static str]) -> Vec<StringsFile> {
        let file = |(at, text): (usize, &&'static str)| StringsFile {
            file: "locales/en.ftl".to_owned(),
            is_owners: at == 0 && texts.len() > 1,
            text: Cow::Borrowed(text),
        };
        texts.iter().enumerate().map(file).collect()
    }

    fn of(texts: &[&'static str], wording: Option<&Wording>) -> String {
        merged(&files(texts), wording)
    }

    #[test]
    fn a_message_brings_what_it_refers_to() {
        let text = "# no\n-brand = B\nsign-up =\n    .x = { b.y }\n# of c\nb =\n    .y = {c.z}\nc = d\n    .z = 1\nd = 2\nab = 3\n";
        let kept = of(&[text], Some(&Wording::usual(Kind::SignUp)));
        for name in ["-brand =", "\nsign-up =", "\nb =", "\nc ="] {
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

    #[test]
    fn a_wording_is_the_owners_first_and_the_occasions_before_the_usual() {
        let own = "forgot-password_activate =\n    .a = variant\nforgot-password_by-admin =\n    .a = no\n    .b = occasion\nforgot-password =\n    .b = no\n    .c = usual\n";
        let theirs = "forgot-password =\n    .c = no\n    .d = no\n    .e = their usual\nforgot-password_by-admin =\n    .c = no\n    .d = their occasion\nforgot-password_activate =\n    .a = no\n    .e = no\nsignet-worded-message = no\n";
        let wording = Wording {
            occasion: Some(Occasion::ByAdmin),
            variant: Some("activate".into()),
            ..Wording::usual(Kind::ForgotPassword)
        };
        assert_eq!(
            of(&[own, theirs], Some(&wording)),
            "signet-worded-message =\n    .a = variant\n    .b = occasion\n    .c = usual\n    .d = their occasion\n    .e = their usual\n"
        );
    }

    #[test]
    fn a_wording_may_refer_to_the_usual_one() {
        let text = "sign-up_x =\n    .a = { sign-up.a }!\nsign-up =\n    .a = usual\n";
        let wording = Wording {
            variant: Some("x".into()),
            ..Wording::usual(Kind::SignUp)
        };
        let kept = of(&[text, ""], Some(&wording));
        assert!(kept.contains("\nsign-up =\n    .a = usual"), "{kept}");
        assert!(
            kept.contains("signet-worded-message =\n    .a = { sign-up.a }!"),
            "{kept}"
        );
    }
}
