//! The reason for which a contestant has no figures.

use std::fmt;

use doubles::{Error, Outcome};

/// A contestant that did not do the work. Its figures would be worth nothing.
#[derive(Debug)]
pub struct ContestantFailure {
    contestant: String,
    cause: FailureCause,
}

#[derive(Debug)]
pub(crate) enum FailureCause {
    Loopback(Error),
    Refused {
        error_type: String,
        message: String,
    },
    /// It answered, but the work is not done.
    Undone(String),
}

impl FailureCause {
    pub(crate) fn of(self, contestant: &str) -> ContestantFailure {
        ContestantFailure {
            contestant: contestant.to_owned(),
            cause: self,
        }
    }
}

impl From<Error> for FailureCause {
    fn from(error: Error) -> Self {
        Self::Loopback(error)
    }
}

/// The rest of a sentence that begins with the contestant's name.
impl fmt::Display for FailureCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loopback(_) => write!(f, "does not run"),
            Self::Refused {
                error_type,
                message,
            } => {
                write!(
                    f,
                    "answered an event with an error: {error_type}: {message}"
                )
            }
            Self::Undone(reason) => write!(f, "did not do the work: {reason}"),
        }
    }
}

impl std::error::Error for FailureCause {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Loopback(error) => Some(error),
            Self::Refused { .. } | Self::Undone(_) => None,
        }
    }
}

impl fmt::Display for ContestantFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "contestant `{}` {}", self.contestant, self.cause)
    }
}

impl std::error::Error for ContestantFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.source()
    }
}

/// Returns the answer.
///
/// # Errors
/// The error with which the function answered.
pub(crate) fn answered(outcome: Outcome) -> Result<Vec<u8>, FailureCause> {
    match outcome {
        Outcome::Response(body) => Ok(body),
        Outcome::Error {
            error_type,
            message,
        } => Err(FailureCause::Refused {
            error_type,
            message,
        }),
    }
}
