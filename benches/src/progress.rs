//! The progress of a run, for a person at a terminal.

use std::io::{self, IsTerminal as _, Write as _};

/// A line on standard error that overwrites itself. It stays silent where standard error is not a
/// terminal.
#[derive(Debug)]
pub struct ProgressLine {
    subject: Option<String>,
}

impl ProgressLine {
    /// Shows the progress of `subject`.
    pub fn of(subject: impl Into<String>) -> Self {
        let is_seen = io::stderr().is_terminal();
        Self {
            subject: is_seen.then(|| subject.into()),
        }
    }

    /// Shows nothing.
    pub fn silent() -> Self {
        Self { subject: None }
    }

    pub(crate) fn show(&self, done: usize, all: usize) {
        let Some(subject) = &self.subject else {
            return;
        };
        let mut stderr = io::stderr();
        // A terminal that refuses the line must not stop the measuring.
        let _ = write!(stderr, "\r\x1b[K{subject}: {done} of {all}");
        if done == all {
            let _ = write!(stderr, "\r\x1b[K");
        }
        let _ = stderr.flush();
    }
}
