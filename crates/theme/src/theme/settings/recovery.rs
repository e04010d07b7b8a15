//! Reads a settings file with syntax errors: every table and every key that is TOML on its own counts, since
//! one wrong character must not change the sender that users see. Each place that is not TOML is a defect.

use std::collections::HashSet;
use std::ops::Range;

use toml::de::DeTable;

use super::reader::TableReader;
use super::{Settings, unreadable};
use crate::problem::Defects;

/// The longest first line of a table: it is read again with each key of a table with an error.
const HEAD_MAX: usize = 256;

/// The bound on the lines and signs of TOML that are parsed at once: the parser keeps some 100 bytes for each.
const SIGNS_MAX: usize = 100_000;

/// The bound on the tables and keys that are read one by one.
const KEYS_MAX: usize = 10_000;

/// The place of a parsed text in the file: the first line of a table, and what was parsed behind it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    head: usize,
    head_length: usize,
    body: usize,
}

/// The lines of one table.
#[derive(Default)]
struct Section {
    /// Its first line; empty for the keys before the first table.
    head: Range<usize>,
    /// The lines of each key.
    keys: Vec<Range<usize>>,
    end: usize,
}

impl Place {
    /// The position in the file of a position in the parsed text.
    pub(super) fn of(self, position: usize) -> usize {
        match position.checked_sub(self.head_length) {
            Some(behind_head) => self.body + behind_head,
            None => self.head + position,
        }
    }
}

/// Merges whatever can be read of `text` over `settings`.
pub(super) fn apply(file: &str, text: &str, settings: &mut Settings, defects: &mut Defects) {
    let mut heads = HashSet::new();
    let (sections, rest) = sections(text);
    for section in sections {
        let head = text[section.head.clone()].trim();
        let name = head.split('#').next().unwrap_or(head).trim();
        let refusal = if !head.is_empty() && !heads.insert(name) {
            Some("duplicate table: it is left out".to_owned())
        } else if head.len() > HEAD_MAX {
            Some("the name of this table is too long".to_owned())
        } else {
            parse(head).err().map(|(_, reason)| reason)
        };
        match refusal {
            Some(reason) => defects.add(|| unreadable(file, text, section.head.start, reason)),
            None => section.apply(file, text, settings, defects),
        }
    }
    if let Some(at) = rest {
        let reason =
            format!("more than {KEYS_MAX} tables and keys: the rest of the file is not read");
        defects.add(|| unreadable(file, text, at, reason));
    }
}

impl Section {
    fn apply(&self, file: &str, text: &str, settings: &mut Settings, defects: &mut Defects) {
        let whole = &text[self.head.start..self.end];
        if let Ok(table) = parse(whole) {
            let place = Place {
                body: self.head.start,
                ..Place::default()
            };
            TableReader::new(file, text, place, defects).settings(&table, settings);
            return;
        }
        let mut names = HashSet::new();
        for key in &self.keys {
            let lines = &text[key.clone()];
            let name = key_of(lines).unwrap_or_default();
            if !names.insert(name) && !name.is_empty() {
                let reason = format!("duplicate key `{name}`: the first one counts");
                defects.add(|| unreadable(file, text, key.start, reason));
                continue;
            }
            self.apply_key(file, text, key, settings, defects);
        }
    }

    /// Merges one key, or its first line if only what follows is not TOML.
    fn apply_key(
        &self,
        file: &str,
        text: &str,
        key: &Range<usize>,
        settings: &mut Settings,
        defects: &mut Defects,
    ) {
        let Err((position, reason)) = self.apply_lines(file, text, key, settings, defects) else {
            return;
        };
        let lines = &text[key.clone()];
        let first = lines.find('\n').map_or(key.end, |end| key.start + end + 1);
        let has_first = first < key.end
            && self
                .apply_lines(file, text, &(key.start..first), settings, defects)
                .is_ok();
        let from = if has_first { first } else { key.start };
        let at = position.clamp(from, from.max(key.start + lines.trim_end().len()));
        defects.add(|| unreadable(file, text, at, reason));
    }

    /// Merges lines of this table, or says where they are no TOML and why.
    fn apply_lines(
        &self,
        file: &str,
        text: &str,
        lines: &Range<usize>,
        settings: &mut Settings,
        defects: &mut Defects,
    ) -> Result<(), (usize, String)> {
        let head = text[self.head.clone()].trim_end();
        let place = Place {
            head: self.head.start,
            head_length: head.len() + 1,
            body: lines.start,
        };
        let piece = format!("{head}\n{}", &text[lines.clone()]);
        let table = parse(&piece).map_err(|(position, reason)| (place.of(position), reason))?;
        TableReader::new(file, text, place, defects).settings(&table, settings);
        Ok(())
    }
}

/// Parses TOML, or says where it is none and why.
pub(super) fn parse(text: &str) -> Result<DeTable<'_>, (usize, String)> {
    let signs = text.bytes().filter(|byte| b"\n=.,[]{}\"'".contains(byte));
    if signs.take(SIGNS_MAX + 1).count() > SIGNS_MAX {
        return Err((0, "too much to read at once".to_owned()));
    }
    match DeTable::parse(text) {
        Ok(table) => Ok(table.into_inner()),
        Err(error) => {
            let position = error.span().map_or(0, |span| span.start);
            Err((position, error.message().trim().to_owned()))
        }
    }
}

/// The tables of a text by their lines. A line of a text in several lines may pass for one of these; so this
/// is asked only where the file is not TOML. Besides, the position of the rest behind [`KEYS_MAX`].
fn sections(text: &str) -> (Vec<Section>, Option<usize>) {
    let mut sections = vec![Section::default()];
    let (mut at, mut keys) = (0, 0);
    for line in text.split_inclusive('\n') {
        if sections.len() + keys > KEYS_MAX {
            return (sections, Some(at));
        }
        let range = at..at + line.len();
        at = range.end;
        let trimmed = line.trim_start();
        if trimmed.starts_with('[') {
            sections.push(Section {
                head: range,
                ..Section::default()
            });
        }
        let section = sections.last_mut().expect("there is one from the start");
        section.end = at;
        if trimmed.starts_with('[') || trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        keys += usize::from(section.add(line, at - line.len()..at));
    }
    (sections, None)
}

impl Section {
    /// Adds a line to the key before it, or as a key of its own: then true.
    fn add(&mut self, line: &str, range: Range<usize>) -> bool {
        match self.keys.last_mut() {
            Some(key) if key_of(line).is_none() => {
                key.end = range.end;
                false
            }
            _ => {
                self.keys.push(range);
                true
            }
        }
    }
}

/// The key that a line begins with, as it is written.
fn key_of(lines: &str) -> Option<&str> {
    let (key, _) = lines.split_once('=')?;
    let is_of_key = |c: char| c.is_alphanumeric() || "_-.\"' \t".contains(c);
    key.chars().all(is_of_key).then(|| key.trim())
}
