//! The outcome of an event: the answer to Lambda follows from it.

use std::fmt;

/// The end of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// SES accepted the mail.
    Sent,
    /// SES had accepted it before.
    Duplicate,
    /// Nothing to send, and no other try would change that.
    NotSent(NotSent),
    /// Another try, or an operator, may change that: Lambda is told an error.
    Failed(Failure),
}

/// A reason not to send that is not a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSent {
    /// The event has no address.
    NoAddress,
    /// SES would refuse, or refused, the recipient: the reason.
    Recipient(String),
    /// `ALLOW_RECIPIENTS` does not let it out.
    NotAllowed,
    /// `SEND=off`, or the scope's `send = false`.
    Off,
    /// The notice is not among `NOTICES`.
    NotWanted,
}

/// A reason that Lambda is told, with the fix. It holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The kind, for alarms and filters.
    pub kind: &'static str,
    /// The reason and the fix.
    pub reason: String,
}

impl Failure {
    /// A failure of that kind.
    pub fn of(kind: &'static str, reason: impl fmt::Display) -> Self {
        Self {
            kind,
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Failure {}

impl NotSent {
    /// The name in logs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NoAddress => "no address",
            Self::Recipient(_) => "recipient refused",
            Self::NotAllowed => "kept out by ALLOW_RECIPIENTS",
            Self::Off => "sending is off",
            Self::NotWanted => "not among NOTICES",
        }
    }

    /// More about it, without personal data.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Recipient(reason) => Some(reason),
            Self::NoAddress | Self::NotAllowed | Self::Off | Self::NotWanted => None,
        }
    }
}
