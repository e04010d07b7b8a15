//! How a command ends.

/// The exit codes of every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitCode {
    /// Nothing to complain of.
    Success,
    /// It ran, and what it looked at has defects.
    Defects,
    /// It could not run: wrong arguments, a file that is not there, an event that is none.
    CouldNotRun,
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(match code {
            ExitCode::Success => 0,
            ExitCode::Defects => 1,
            ExitCode::CouldNotRun => 2,
        })
    }
}
