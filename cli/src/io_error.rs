//! Failures of the operating system, in plain words.

use std::fmt;
use std::io::{Error, ErrorKind};

/// A failure of the operating system. Its text is a sentence without the system's error number, which
/// says nothing to most people.
#[derive(Debug)]
pub struct IoError(pub Error);

impl std::error::Error for IoError {}

impl fmt::Display for IoError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&reason(&self.0))
    }
}

/// Returns the reason of a failure.
pub fn reason(error: &Error) -> String {
    let reason = match error.kind() {
        ErrorKind::NotFound => "no such file or folder",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::IsADirectory => "this is a folder, not a file",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "a file stands where a folder is needed"
        }
        ErrorKind::InvalidData => "not UTF-8 text",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::ReadOnlyFilesystem => "this disk is read-only",
        ErrorKind::AddrInUse => "the port is in use",
        _ => return without_number(&error.to_string()).to_owned(),
    };
    reason.to_owned()
}

/// Returns the system's own words without the number behind them.
fn without_number(text: &str) -> &str {
    text.rsplit_once(" (os error")
        .map_or(text, |(reason, _)| reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_holds_an_error_number() {
        for number in 1..134 {
            let text = IoError(Error::from_raw_os_error(number)).to_string();
            assert!(
                !text.is_empty() && !text.contains("os error"),
                "{number}: {text}"
            );
        }
    }

    #[test]
    fn the_usual_failures_have_a_sentence() {
        let missing = std::fs::read("/no/such/file").unwrap_err();
        assert_eq!(IoError(missing).to_string(), "no such file or folder");
    }
}
