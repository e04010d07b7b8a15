//! Everything on one CPU.

use std::process::{Command, Stdio};

/// Threads and processes that start later stay on that CPU, as this one does.
///
/// # Errors
/// Where there is no `taskset`, or no such CPU.
pub fn pin_to(cpu: usize) -> Result<(), String> {
    let (cpu, own) = (cpu.to_string(), std::process::id().to_string());
    let taskset = Command::new("taskset")
        .args(["-cp", &cpu, &own])
        .stdout(Stdio::null())
        .status();
    match taskset {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`taskset -cp {cpu} {own}` failed ({status})")),
        Err(error) => Err(format!("--pin needs `taskset` (util-linux): {error}")),
    }
}
