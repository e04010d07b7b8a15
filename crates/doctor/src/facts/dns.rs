//! Questions to DNS and their answers.

use std::fmt;

/// The kind of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// An address of version 4.
    A,
    /// An address of version 6.
    Aaaa,
    /// An alias.
    Cname,
    /// A mail exchanger.
    Mx,
    /// A name server.
    Ns,
    /// The start of a zone.
    Soa,
    /// Text.
    Txt,
}

impl RecordKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::A,
        Self::Aaaa,
        Self::Cname,
        Self::Mx,
        Self::Ns,
        Self::Soa,
        Self::Txt,
    ];

    /// Returns the word of a zone file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Aaaa => "AAAA",
            Self::Cname => "CNAME",
            Self::Mx => "MX",
            Self::Ns => "NS",
            Self::Soa => "SOA",
            Self::Txt => "TXT",
        }
    }
}

/// A question: a name in lower case without the last dot, and a kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Query {
    /// The name.
    pub name: String,
    /// The kind.
    pub kind: RecordKind,
}

impl Query {
    /// Makes a question.
    #[must_use]
    pub fn new(name: &str, kind: RecordKind) -> Self {
        Self {
            name: name.trim_end_matches('.').to_ascii_lowercase(),
            kind,
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.kind.name())
    }
}

/// The answer to a question. Aliases are followed for every kind but CNAME.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dns {
    /// The records, at least one. Names are in lower case without the last dot.
    ///
    /// | kind | text of a record |
    /// |---|---|
    /// | A, AAAA | the address |
    /// | CNAME, NS | the name |
    /// | MX | preference, a space, the name; a null MX is `0 .` |
    /// | SOA | the primary name server, a space, the rest |
    /// | TXT | all strings of the record, joined without a space |
    Records(Vec<String>),
    /// The name does not exist (NXDOMAIN).
    NoSuchName,
    /// The name exists and has no record of this kind.
    NoRecords,
    /// Not known: SERVFAIL, REFUSED, a time-out, no resolver, not asked.
    Failed {
        /// The reason, as a part of a sentence.
        reason: String,
    },
}

impl Dns {
    /// Returns an answer that proves nothing.
    #[must_use]
    pub fn failed(reason: &str) -> Self {
        Self::Failed {
            reason: reason.to_owned(),
        }
    }
}
