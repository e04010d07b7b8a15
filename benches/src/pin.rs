//! Everything on one CPU.

use std::fmt;
use std::fs;
use std::io;
use std::process::{Command, ExitStatus, Stdio};

/// While this lives, threads and processes that start stay on one CPU, as the thread does that made it.
#[derive(Debug)]
pub struct Pinned {
    before: String,
}

impl Pinned {
    /// Stays on that CPU.
    ///
    /// # Errors
    /// Where there is no `taskset`, or no such CPU.
    pub fn to(cpu: usize) -> Result<Self, NotPinned> {
        let before = allowed();
        taskset(&cpu.to_string())?;
        Ok(Self { before })
    }

    /// Stays on the last CPU that it may use: the first ones have the system's own work.
    ///
    /// # Errors
    /// Where there is no `taskset`.
    pub fn to_the_last() -> Result<Self, NotPinned> {
        Self::to(last(&allowed()))
    }
}

impl Drop for Pinned {
    fn drop(&mut self) {
        // It worked on the way there.
        let _ = taskset(&self.before);
    }
}

/// A list such as `0-3,7`, as `taskset` takes it.
fn allowed() -> String {
    let status = fs::read_to_string("/proc/thread-self/status").unwrap_or_default();
    let list = status
        .lines()
        .find_map(|line| line.strip_prefix("Cpus_allowed_list:"));
    list.unwrap_or("0").trim().to_owned()
}

fn last(list: &str) -> usize {
    let number = list.rsplit([',', '-']).next();
    number.and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn taskset(list: &str) -> Result<(), NotPinned> {
    let not_pinned = |cause| NotPinned {
        list: list.to_owned(),
        cause,
    };
    let status = Command::new("taskset")
        .args(["-cp", list, &thread_id()])
        .stdout(Stdio::null())
        .status()
        .map_err(|error| not_pinned(Cause::Absent(error)))?;
    match status.success() {
        true => Ok(()),
        false => Err(not_pinned(Cause::Refused(status))),
    }
}

/// A process's own is that of its first thread.
fn thread_id() -> String {
    let path = fs::read_link("/proc/thread-self").unwrap_or_default();
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// It runs wherever it did before.
#[derive(Debug)]
pub struct NotPinned {
    list: String,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    Absent(io::Error),
    Refused(ExitStatus),
}

impl fmt::Display for NotPinned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Absent(_) => write!(f, "one CPU for all needs `taskset` (util-linux)"),
            Cause::Refused(status) => {
                write!(f, "`taskset` does not give CPU {} ({status})", self.list)
            }
        }
    }
}

impl std::error::Error for NotPinned {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            Cause::Absent(error) => Some(error),
            Cause::Refused(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_cpu_of_a_list() {
        assert_eq!(["0", "0-3", "0-3,7"].map(last), [0, 3, 7]);
    }

    #[test]
    fn a_thread_is_on_one_cpu_and_then_where_it_was() {
        let before = allowed();
        let pinned = Pinned::to_the_last().unwrap();
        assert_eq!(allowed(), last(&before).to_string());
        drop(pinned);
        assert_eq!(allowed(), before);
    }

    #[test]
    fn a_cpu_that_is_not_there_is_named() {
        let error = Pinned::to(100_000).unwrap_err().to_string();
        assert!(error.contains("100000"), "{error}");
    }
}
