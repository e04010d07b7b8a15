//! Why there are no figures.

use std::fmt;

use loopback::{Error, Outcome};

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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.contestant;
        match &self.cause {
            Cause::Loopback(_) => write!(f, "contestant `{name}` does not run"),
            Cause::Refused {
                error_type,
                message,
            } => {
                write!(
                    f,
                    "contestant `{name}` answered an event with an error: {error_type}: {message}"
                )
            }
            Cause::Undone(what) => write!(f, "contestant `{name}` did not do the work: {what}"),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            Cause::Loopback(error) => Some(error),
            Cause::Refused { .. } | Cause::Undone(_) => None,
        }
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
