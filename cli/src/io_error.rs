//! Failures of the operating system, in plain words and with the fix.

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

/// Returns the reason of a failure with a file or folder.
pub fn reason(error: &Error) -> String {
    let reason = match error.kind() {
        ErrorKind::NotFound => "no such file or folder",
        ErrorKind::PermissionDenied => "permission denied: its owner and mode do not allow it",
        ErrorKind::IsADirectory => "this is a folder, not a file: name a file in it",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "a file stands where a folder is needed: name another path"
        }
        ErrorKind::InvalidData => "not UTF-8 text: save it as UTF-8",
        ErrorKind::InvalidFilename => "the name is too long, or none that the disk can hold",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full: make room, or write to another disk"
        }
        ErrorKind::ReadOnlyFilesystem => "this disk is read-only: write to another disk",
        _ => return of_connection(error),
    };
    reason.to_owned()
}

/// Returns the reason of a failure with a connection. Libraries put reasons of their own into the system's type,
/// with kinds that mean something else for a file.
pub fn of_connection(error: &Error) -> String {
    let reason = match error.kind() {
        ErrorKind::AddrInUse => "the port is in use",
        ErrorKind::PermissionDenied => "the system does not allow it",
        ErrorKind::AddrNotAvailable => "this machine has no such address",
        ErrorKind::ConnectionRefused => "nothing listens there",
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            "the other side closed the connection"
        }
        ErrorKind::UnexpectedEof => "the other side closed the connection too early",
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
            "the network does not lead there"
        }
        // A socket with a time limit says that it would have to wait.
        ErrorKind::TimedOut | ErrorKind::WouldBlock => "no answer in time",
        _ => return of_library(&error.to_string()),
    };
    reason.to_owned()
}

/// Returns the words of a library or of the system, without the number behind them.
fn of_library(text: &str) -> String {
    if text.starts_with("failed to lookup address information") {
        return "DNS knows no such host".to_owned();
    }
    if text.starts_with("received corrupt message") {
        return "it does not begin with TLS; smtp:// with ?tls=required asks for STARTTLS"
            .to_owned();
    }
    let words = text.rsplit_once(" (os error");
    words.map_or(text, |(reason, _)| reason).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_holds_an_error_number() {
        for number in 1..134 {
            let error = Error::from_raw_os_error(number);
            for text in [reason(&error), of_connection(&error)] {
                assert!(
                    !text.is_empty() && !text.contains("os error"),
                    "{number}: {text}"
                );
            }
        }
    }

    #[test]
    fn the_usual_failures_have_a_sentence() {
        for (kind, words) in [
            (ErrorKind::NotFound, "no such file or folder"),
            (ErrorKind::PermissionDenied, "permission denied"),
            (ErrorKind::QuotaExceeded, "the disk is full"),
            (ErrorKind::AddrInUse, "the port is in use"),
            (ErrorKind::TimedOut, "no answer in time"),
        ] {
            let said = reason(&kind.into());
            assert!(said.starts_with(words), "{said}");
            // The words of the standard library are those of a programmer.
            assert_ne!(said, kind.to_string());
        }
    }

    #[test]
    fn a_library_in_the_systems_type_is_not_taken_for_a_file() {
        let tls = Error::new(ErrorKind::InvalidData, "invalid peer certificate: Expired");
        assert_eq!(of_connection(&tls), "invalid peer certificate: Expired");
    }
}
