//! A DMARC record (RFC 9989), and the names of the tree walk.

use super::{tags, value};

/// The number of labels that a walk goes on with if the name has more than eight (RFC 9989, 4.10).
const LONG_NAME_LABELS: usize = 7;
const LABELS_MAX: usize = 8;

/// The request of a domain's owner to receivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Request {
    /// Nothing.
    None,
    /// To filter.
    Quarantine,
    /// To refuse.
    Reject,
}

/// The mode of alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The organisational domains are the same.
    Relaxed,
    /// The domains are the same.
    Strict,
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    /// `p`.
    pub(crate) policy: Request,
    /// `sp`, for subdomains.
    pub(crate) subdomains: Option<Request>,
    /// `np`, for subdomains that do not exist.
    pub(crate) absent: Option<Request>,
    /// `adkim`.
    pub(crate) dkim: Mode,
    /// `aspf`.
    pub(crate) spf: Mode,
    /// `t=y`: receivers take the next weaker request.
    pub(crate) is_test: bool,
    /// `psd`: a public suffix or, if false, surely none.
    pub(crate) psd: Option<bool>,
}

impl Request {
    fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "none" => Some(Self::None),
            "quarantine" => Some(Self::Quarantine),
            "reject" => Some(Self::Reject),
            _ => None,
        }
    }

    /// Returns the next weaker request.
    pub(crate) fn weaker(self) -> Self {
        match self {
            Self::Reject => Self::Quarantine,
            Self::Quarantine | Self::None => Self::None,
        }
    }
}

/// Reads a record; none for any other text. An unusable request counts as none (RFC 9989, 4.7).
pub(crate) fn parse(text: &str) -> Option<Record> {
    let version = text.split(';').next()?.split_once('=')?;
    if version.0.trim() != "v" || version.1.trim() != "DMARC1" {
        return None;
    }
    let tags = tags(text);
    let request = |name| value(&tags, name).and_then(Request::parse);
    let is =
        |name, letter: &str| value(&tags, name).is_some_and(|it| it.eq_ignore_ascii_case(letter));
    let mode = |name| {
        if is(name, "s") {
            Mode::Strict
        } else {
            Mode::Relaxed
        }
    };
    Some(Record {
        policy: request("p").unwrap_or(Request::None),
        subdomains: request("sp"),
        absent: request("np"),
        dkim: mode("adkim"),
        spf: mode("aspf"),
        is_test: is("t", "y"),
        psd: if is("psd", "y") {
            Some(true)
        } else {
            is("psd", "n").then_some(false)
        },
    })
}

/// Returns the names that a tree walk asks for, the longest first: at most eight.
pub(crate) fn names(domain: &str) -> Vec<String> {
    let labels: Vec<&str> = domain.split('.').collect();
    let count = labels.len();
    let shorter = if count > LABELS_MAX {
        LONG_NAME_LABELS
    } else {
        count - 1
    };
    let rest = (1..=shorter)
        .rev()
        .map(|length| labels[count - length..].join("."));
    std::iter::once(domain.to_owned()).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read() {
        let record =
            parse("v=DMARC1; p=Reject; sp=quarantine; np=none; adkim=s; aspf=r; t=y; psd=n")
                .unwrap();
        assert_eq!(record.policy, Request::Reject);
        assert_eq!(
            (record.subdomains, record.absent),
            (Some(Request::Quarantine), Some(Request::None))
        );
        assert_eq!((record.dkim, record.spf), (Mode::Strict, Mode::Relaxed));
        assert_eq!((record.is_test, record.psd), (true, Some(false)));
        assert_eq!(
            parse("v=DMARC1;p=junk;rua=mailto:a@b.org").unwrap().policy,
            Request::None
        );
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            "v=spf1 -all",
            "p=none; v=DMARC1",
            "v=dmarc1; p=none",
            "v=DMARC10; p=none",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_walk_has_at_most_eight_names() {
        assert_eq!(
            names("mail.example.co.uk"),
            ["mail.example.co.uk", "example.co.uk", "co.uk", "uk"]
        );
        assert_eq!(names("com"), ["com"]);
        let long = names("a.b.c.d.e.f.g.h.i.j.mail.example.com");
        assert_eq!(long.len(), 8);
        assert_eq!(long[1], "g.h.i.j.mail.example.com");
    }
}
