//! Restricts a run to one CPU.

use std::fmt;
use std::fs;
use std::io;
use std::process::{Command, ExitStatus, Stdio};

/// Keeps the thread that made it on one CPU, and all threads and processes that the thread starts,
/// until it is dropped.
#[derive(Debug)]
pub struct Pinned {
    before: String,
}

impl Pinned {
    /// Restricts to that CPU.
    ///
    /// # Errors
    /// When `taskset` or that CPU does not exist.
    pub fn to(cpu: usize) -> Result<Self, NotPinned> {
        let before = allowed();
        taskset(&cpu.to_string())?;
        Ok(Self { before })
    }

    /// Restricts to the last CPU that is allowed: the system does its own work on the first ones.
    ///
    /// # Errors
    /// When `taskset` does not exist.
    pub fn to_the_last() -> Result<Self, NotPinned> {
        Self::to(last(&allowed()))
    }
}

impl Drop for Pinned {
    fn drop(&mut self) {
        // The same command worked when this was made.
        let _ = taskset(&self.before);
    }
}

/// The allowed CPUs as a list for `taskset`, such as `0-3,7`.
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
        .map_err(|error| not_pinned(TasksetError::Absent(error)))?;
    match status.success() {
        true => Ok(()),
        false => Err(not_pinned(TasksetError::Refused(status))),
    }
}

/// The id of this thread: `taskset` with the id of the process would move its first thread.
fn thread_id() -> String {
    let path = fs::read_link("/proc/thread-self").unwrap_or_default();
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// A refused restriction: the run uses all CPUs that it used before.
#[derive(Debug)]
pub struct NotPinned {
    list: String,
    cause: TasksetError,
}

#[derive(Debug)]
enum TasksetError {
    Absent(io::Error),
    Refused(ExitStatus),
}

impl fmt::Display for NotPinned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            TasksetError::Absent(_) => {
                write!(f, "`taskset` is needed to use one CPU (install util-linux)")
            }
            TasksetError::Refused(status) => {
                write!(f, "`taskset` refuses CPU {} ({status})", self.list)
            }
        }
    }
}

impl std::error::Error for NotPinned {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            TasksetError::Absent(error) => Some(error),
            TasksetError::Refused(_) => None,
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
    fn a_thread_stays_on_one_cpu_until_it_is_dropped() {
        let before = allowed();
        let pinned = Pinned::to_the_last().unwrap();
        assert_eq!(allowed(), last(&before).to_string());
        drop(pinned);
        assert_eq!(allowed(), before);
    }

    #[test]
    fn the_error_names_a_cpu_that_does_not_exist() {
        let error = Pinned::to(100_000).unwrap_err().to_string();
        assert!(error.contains("100000"), "{error}");
    }
}
