//! Figures of a process, as Linux tells them.

use std::fs;
use std::io::{self, ErrorKind};
use std::time::Duration;

use crate::Error;

/// One line of `/proc/<pid>/status`, in KiB.
pub(crate) fn memory_kib(pid: u32, figure: &'static str) -> Result<u64, Error> {
    let read = || {
        let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix(figure)?.strip_prefix(':'));
        number(line.unwrap_or_default().trim_end_matches("kB"))
    };
    read().map_err(|source| Error::Process { figure, source })
}

/// The time its living threads have spent on a CPU, to the nanosecond: `schedstat`, since `stat` counts
/// in steps of 10 ms.
pub(crate) fn cpu_time(pid: u32) -> Result<Duration, Error> {
    let read = || {
        let mut nanoseconds = 0;
        for thread in fs::read_dir(format!("/proc/{pid}/task"))? {
            match fs::read_to_string(thread?.path().join("schedstat")) {
                Ok(text) => nanoseconds += number(text.split(' ').next().unwrap_or_default())?,
                Err(error) if has_ended(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Duration::from_nanos(nanoseconds))
    };
    read().map_err(|source| Error::Process {
        figure: "schedstat",
        source,
    })
}

/// A thread may end between being listed and being read; the process is still there.
fn has_ended(error: &io::Error) -> bool {
    const ESRCH: i32 = 3;
    error.kind() == ErrorKind::NotFound || error.raw_os_error() == Some(ESRCH)
}

fn number(text: &str) -> io::Result<u64> {
    text.trim()
        .parse()
        .map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_has_used_memory_and_time() {
        let own = std::process::id();
        for figure in ["VmRSS", "VmHWM"] {
            assert!(memory_kib(own, figure).unwrap() > 0, "{figure}");
        }
        assert!(cpu_time(own).unwrap() > Duration::ZERO);
    }

    #[test]
    fn a_process_that_is_not_there_is_an_error_that_names_the_figure() {
        let error = memory_kib(u32::MAX, "VmHWM").unwrap_err();
        assert_eq!(
            error.to_string(),
            "cannot read VmHWM of the function's process"
        );
    }
}
