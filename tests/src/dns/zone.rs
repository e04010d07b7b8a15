//! Zones as text: a record or a behaviour on each line.
//!
//! ```text
//! # comment
//! example.com              MX     10 mx.example.com
//! _dmarc.example.com       TXT    v=DMARC1; p=reject
//! a._domainkey.example.com CNAME  a.dkim.amazonses.com
//! broken.example.com       SERVFAIL
//! ```
//!
//! `NXDOMAIN`, `SERVFAIL`, `REFUSED`, `SILENCE` and `TRUNCATED` (over UDP; TCP has the records of the
//! other lines) stand for every kind of a name. A name that no line has does not exist, unless it is above
//! one that does.

use std::collections::BTreeMap;
use std::fmt;

/// A record's kind and text.
pub(super) type Record = (String, String);

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneError(String);

impl fmt::Display for ZoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ZoneError {}

/// What a server does with a name besides its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behaviour {
    NoSuchName,
    ServerFailure,
    Refused,
    Silence,
    Truncated,
}

/// The names that a server knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Zone {
    records: BTreeMap<String, Vec<Record>>,
    behaviours: BTreeMap<String, Behaviour>,
}

impl Zone {
    /// Reads a zone.
    ///
    /// # Errors
    /// For a line that is neither a record nor a behaviour.
    pub fn parse(text: &str) -> Result<Self, ZoneError> {
        let mut zone = Self::default();
        for line in text.lines().map(str::trim) {
            if !line.is_empty() && !line.starts_with('#') {
                zone.add(line)
                    .ok_or_else(|| ZoneError(format!("no record: {line}")))?;
            }
        }
        Ok(zone)
    }

    fn add(&mut self, line: &str) -> Option<()> {
        let (name, rest) = line.split_once(char::is_whitespace)?;
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let (kind, text) = rest
            .trim()
            .split_once(char::is_whitespace)
            .unwrap_or((rest.trim(), ""));
        let behaviour = match kind {
            "NXDOMAIN" => Behaviour::NoSuchName,
            "SERVFAIL" => Behaviour::ServerFailure,
            "REFUSED" => Behaviour::Refused,
            "SILENCE" => Behaviour::Silence,
            "TRUNCATED" => Behaviour::Truncated,
            kind => {
                super::wire::number(kind)?;
                let record = (kind.to_owned(), text.trim().to_owned());
                self.records.entry(name).or_default().push(record);
                return Some(());
            }
        };
        self.behaviours.insert(name, behaviour);
        Some(())
    }

    pub(super) fn behaviour(&self, name: &str) -> Option<Behaviour> {
        self.behaviours.get(name).copied()
    }

    /// The records of a name; none if the name does not exist.
    pub(super) fn records(&self, name: &str) -> Option<&[Record]> {
        if let Some(records) = self.records.get(name) {
            return Some(records);
        }
        let below = format!(".{name}");
        let mut names = self.records.keys();
        names.any(|known| known.ends_with(&below)).then_some(&[])
    }
}
