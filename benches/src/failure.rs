//! Why there are no figures.

use std::fmt;

use doubles::{Error, Outcome};

/// A contestant that did not do the work: its figures would be worth nothing.
#[derive(Debug)]
pub struct Failure {
    contestant: String,
    cause: Cause,
}

#[derive(Debug)]
pub(crate) enum Cause {
    Loopback(Error),
    Refused {
        error_type: String,
        message: String,
    },
    /// It answered, and did not do what it was asked.
    Undone(String),
}

impl Cause {
    pub(crate) fn of(self, contestant: &str) -> Failure {
        Failure {
            contestant: contestant.to_owned(),
            cause: self,
        }
    }
}

impl From<Error> for Cause {
    fn from(error: Error) -> Self {
        Self::Loopback(error)
    }
}

/// Behind the contestant's name.
impl fmt::Display for Cause {
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
            Self::Undone(what) => write!(f, "did not do the work: {what}"),
        }
    }
}

impl std::error::Error for Cause {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Loopback(error) => Some(error),
            Self::Refused { .. } | Self::Undone(_) => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "contestant `{}` {}", self.contestant, self.cause)
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.source()
    }
}

/// An answer, or the error that the function answered with.
pub(crate) fn answered(outcome: Outcome) -> Result<Vec<u8>, Cause> {
    match outcome {
        Outcome::Response(body) => Ok(body),
        Outcome::Error {
            error_type,
            message,
        } => Err(Cause::Refused {
            error_type,
            message,
        }),
    }
}
