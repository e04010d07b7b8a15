//! Exit codes.

/// The exit codes of every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitCode {
    /// The command ran and found no defect.
    Success,
    /// The command ran and found defects in the theme, or a reason why mail does not leave or arrive.
    Defects,
    /// The command could not run: wrong arguments, a missing file, an unusable event.
    CouldNotRun,
    /// The command ran and found nothing broken, but could not read something that decides.
    #[cfg(feature = "aws")]
    Unknown,
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(match code {
            ExitCode::Success => 0,
            ExitCode::Defects => 1,
            ExitCode::CouldNotRun => 2,
            #[cfg(feature = "aws")]
            ExitCode::Unknown => 3,
        })
    }
}
