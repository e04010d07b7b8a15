//! Errors between a function's process and us.

use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;
use std::{fmt, io};

/// Why there is no outcome.
///
/// An error that the function itself reported about an event is an
/// [`Outcome::Error`](crate::Outcome::Error) and not one of these.
#[derive(Debug)]
pub enum Error {
    /// No socket on 127.0.0.1, or no thread to serve it.
    Listen(io::Error),
    /// The process did not start.
    Start {
        /// The binary.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// It runs, and what was waited for did not come.
    TimedOut {
        /// The event that was waited for.
        awaited: String,
        /// For how long.
        after: Duration,
        /// The lines that the function wrote last, oldest first.
        last_lines: Vec<String>,
    },
    /// The process ended while something was still expected of it.
    Exited {
        /// The event that was waited for.
        awaited: String,
        /// Its exit status.
        status: ExitStatus,
        /// The lines that the function wrote last, oldest first.
        last_lines: Vec<String>,
    },
    /// The function reported that it cannot start (`/runtime/init/error`).
    Init {
        /// As in the report, e.g. `Runtime.InitError`.
        error_type: String,
        /// As in the report.
        message: String,
    },
    /// `/proc` does not tell, mostly because the process has ended.
    Process {
        /// The figure that was asked for, e.g. `VmHWM`.
        figure: &'static str,
        /// The system's reason.
        source: io::Error,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(_) => write!(f, "cannot serve the runtime api on 127.0.0.1"),
            Self::Start { path, .. } => write!(f, "cannot start `{}`", path.display()),
            Self::TimedOut {
                awaited,
                after,
                last_lines,
            } => {
                write!(f, "waited {after:?} for {awaited} in vain")?;
                write_lines(f, last_lines)
            }
            Self::Exited {
                awaited,
                status,
                last_lines,
            } => {
                write!(
                    f,
                    "the function ended ({status}) while waiting for {awaited}"
                )?;
                write_lines(f, last_lines)
            }
            Self::Init {
                error_type,
                message,
            } => {
                write!(
                    f,
                    "the function reported that it cannot start: {error_type}: {message}"
                )
            }
            Self::Process { figure, .. } => {
                write!(f, "cannot read {figure} of the function's process")
            }
        }
    }
}

fn write_lines(f: &mut fmt::Formatter<'_>, lines: &[String]) -> fmt::Result {
    if lines.is_empty() {
        return write!(f, "; it wrote nothing");
    }
    write!(f, "; its last lines:")?;
    lines.iter().try_for_each(|line| write!(f, "\n  {line}"))
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(source) | Self::Start { source, .. } | Self::Process { source, .. } => {
                Some(source)
            }
            Self::TimedOut { .. } | Self::Exited { .. } | Self::Init { .. } => None,
        }
    }
}
