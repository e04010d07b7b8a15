//! The run: every contestant in turns.

use std::fmt;
use std::thread;
use std::time::Duration;

use loopback::{Error, Function, Launch, Outcome};

use crate::Contestant;

/// Events in a warm run come in this many blocks, taken in turns: the same contestant twice differs by
/// 0.93–1.09 with 20 of them on a busy machine of two CPUs, by 0.97–1.05 with 100.
const BLOCKS: usize = 100;

/// Events that nobody counts, before the warm ones: caches, and what other runtimes compile.
const WARM_UP: usize = 200;

/// What a process that was ended is given to be gone before the next one starts.
const PAUSE: Duration = Duration::from_millis(3);

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Starts of each contestant.
    pub cold: usize,
    /// Events for each contestant's one warm process.
    pub warm: usize,
    /// Keep what contestants write, for the error if one fails; it costs time that a figure then holds.
    pub keep_logs: bool,
}

/// One start.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// From the start of the process to the first request for an event.
    pub init: Duration,
    /// From the start of the process to the first answer, the event waiting.
    pub first_answer: Duration,
    /// CPU time of the process until then.
    pub cpu: Duration,
}

/// What was measured of one contestant; round `n` of one is comparable with round `n` of another.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The contestant's name.
    pub name: String,
    /// The binary, in bytes.
    pub artifact_bytes: Option<u64>,
    /// One a round.
    pub starts: Vec<Start>,
    /// Warm answers, block by block.
    pub blocks: Vec<Vec<Duration>>,
    /// CPU time of the process an event, block by block.
    pub cpu_per_event: Vec<Duration>,
    /// The most memory of the warm process, in KiB.
    pub peak_memory_kib: u64,
}

/// Measures all contestants with the same events, in turns; who comes first changes from round to round.
///
/// # Errors
/// When a contestant does not run, or answers an event with an error.
pub fn measure(
    contestants: &[Contestant],
    events: &[Vec<u8>],
    plan: Plan,
) -> Result<Vec<Measured>, Failure> {
    let mut lanes: Vec<Lane> = contestants
        .iter()
        .map(|contestant| Lane::of(contestant, plan))
        .collect();
    cold(&mut lanes, events, plan)?;
    warm(&mut lanes, events, plan)?;
    Ok(lanes.into_iter().map(|lane| lane.measured).collect())
}

/// The first round brings files into memory and is not counted.
fn cold(lanes: &mut [Lane], events: &[Vec<u8>], plan: Plan) -> Result<(), Failure> {
    for round in 0..=plan.cold {
        let event = &events[round % events.len()];
        in_turns(lanes, round, |lane| {
            let start = lane.start(event)?;
            if round > 0 {
                lane.measured.starts.push(start);
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn warm(lanes: &mut [Lane], events: &[Vec<u8>], plan: Plan) -> Result<(), Failure> {
    let events: Vec<&Vec<u8>> = events.iter().cycle().take(plan.warm).collect();
    let warm_up = &events[..events.len().min(WARM_UP)];
    in_turns(lanes, 0, |lane| lane.warm_up(warm_up))?;
    for (round, block) in events.chunks(plan.warm.div_ceil(BLOCKS).max(1)).enumerate() {
        in_turns(lanes, round, |lane| lane.block(block))?;
    }
    in_turns(lanes, 0, Lane::finish)
}

fn in_turns(
    lanes: &mut [Lane],
    round: usize,
    mut turn: impl FnMut(&mut Lane) -> Result<(), Cause>,
) -> Result<(), Failure> {
    let (earlier, later) = lanes.split_at_mut(round % lanes.len().max(1));
    for lane in later.iter_mut().chain(earlier) {
        turn(lane).map_err(|cause| Failure {
            contestant: lane.measured.name.clone(),
            cause,
        })?;
    }
    Ok(())
}

/// A contestant on its way.
struct Lane {
    launch: Launch,
    running: Option<Function>,
    measured: Measured,
}

impl Lane {
    fn of(contestant: &Contestant, plan: Plan) -> Self {
        let launch = contestant.launch();
        Self {
            launch: if plan.keep_logs {
                launch
            } else {
                launch.without_log()
            },
            running: None,
            measured: Measured {
                name: contestant.name.clone(),
                artifact_bytes: contestant.artifact_bytes(),
                starts: Vec::new(),
                blocks: Vec::new(),
                cpu_per_event: Vec::new(),
                peak_memory_kib: 0,
            },
        }
    }

    fn start(&self, event: &[u8]) -> Result<Start, Cause> {
        thread::sleep(PAUSE);
        let mut function = self.launch.start()?;
        succeeded(function.invoke(event)?)?;
        let cpu = function.cpu_time()?;
        Ok(Start {
            init: function.init_time().unwrap_or_default(),
            first_answer: function.time_to_first_answer().unwrap_or_default(),
            cpu,
        })
    }

    fn warm_up(&mut self, events: &[&Vec<u8>]) -> Result<(), Cause> {
        let function = self.running.insert(self.launch.start()?);
        answer_all(function, events).map(drop)
    }

    fn block(&mut self, events: &[&Vec<u8>]) -> Result<(), Cause> {
        let Some(function) = &mut self.running else {
            return Ok(());
        };
        let before = idle_cpu_time(function)?;
        let answers = answer_all(function, events)?;
        let cpu = idle_cpu_time(function)?.saturating_sub(before);
        self.measured
            .cpu_per_event
            .push(cpu.div_f64(events.len() as f64));
        self.measured.blocks.push(answers);
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Cause> {
        if let Some(function) = self.running.take() {
            self.measured.peak_memory_kib = function.peak_memory_kib()?;
        }
        Ok(())
    }
}

/// What a function does after its answer is part of what the event costs.
fn idle_cpu_time(function: &mut Function) -> Result<Duration, Error> {
    function.wait_until_idle()?;
    function.cpu_time()
}

fn answer_all(function: &mut Function, events: &[&Vec<u8>]) -> Result<Vec<Duration>, Cause> {
    let answer = |event: &&Vec<u8>| {
        let (outcome, took) = function.invoke_timed(event.as_slice())?;
        succeeded(outcome).map(|()| took)
    };
    events.iter().map(answer).collect()
}

fn succeeded(outcome: Outcome) -> Result<(), Cause> {
    match outcome {
        Outcome::Response(_) => Ok(()),
        Outcome::Error {
            error_type,
            message,
        } => Err(Cause::Refused {
            error_type,
            message,
        }),
    }
}

/// A contestant that did not do the work: its figures would be worth nothing.
#[derive(Debug)]
pub struct Failure {
    contestant: String,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    Loopback(Error),
    Refused { error_type: String, message: String },
}

impl From<Error> for Cause {
    fn from(error: Error) -> Self {
        Self::Loopback(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.contestant;
        match &self.cause {
            Cause::Loopback(_) => write!(f, "contestant `{name}` does not run"),
            Cause::Refused {
                error_type,
                message,
            } => {
                write!(
                    f,
                    "contestant `{name}` answered an event with an error: {error_type}: {message}"
                )
            }
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            Cause::Loopback(error) => Some(error),
            Cause::Refused { .. } => None,
        }
    }
}
