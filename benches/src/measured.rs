//! The raw figures of a run.

use std::time::Duration;

use crate::Contestant;

/// One start of a process.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// From the start of the process to its first request for an event.
    pub init: Duration,
    /// From the start of the process to its first answer; the event is ready before.
    pub first_answer: Duration,
    /// CPU time of the process until its first answer.
    pub cpu: Duration,
    /// Peak memory of the process until its first answer, in KiB.
    pub peak_memory_kib: u64,
}

/// The figures of one contestant. Round `n` of one contestant is comparable with round `n` of another.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The contestant's name.
    pub name: String,
    /// The size of what is deployed, in bytes.
    pub artifact_bytes: Option<u64>,
    /// One start for each round.
    pub starts: Vec<Start>,
    /// Times of warm answers, one block for each round.
    pub blocks: Vec<Vec<Duration>>,
    /// CPU time of the process for one event, one value for each block.
    pub cpu_per_event: Vec<Duration>,
    /// Peak memory of the warm process, in KiB; none without a warm run.
    pub peak_memory_kib: Option<u64>,
}

impl Measured {
    pub(crate) fn nothing_yet(contestant: &Contestant) -> Self {
        Self {
            name: contestant.name.clone(),
            artifact_bytes: contestant.artifact_bytes(),
            starts: Vec::new(),
            blocks: Vec::new(),
            cpu_per_event: Vec::new(),
            peak_memory_kib: None,
        }
    }
}
