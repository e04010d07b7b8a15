//! One contestant during a run.

use std::ops::Range;
use std::thread;
use std::time::Duration;

use doubles::{Error, Function, Launch};

use crate::failure::{FailureCause, answered};
use crate::{Contestant, ContestantFailure, Measured, RunPlan, Start};

/// Time for an ended process to disappear before the next one starts.
const PAUSE: Duration = Duration::from_millis(3);

/// A contestant, its warm process and its figures so far.
pub(crate) struct ContestantRun<'a> {
    launch: Launch,
    events: &'a [Vec<u8>],
    warm: Option<Function>,
    pub(crate) measured: Measured,
}

impl<'a> ContestantRun<'a> {
    pub(crate) fn new(
        contestant: &'a Contestant,
        shared_events: &'a [Vec<u8>],
        plan: RunPlan,
    ) -> Self {
        let launch = contestant.launch();
        Self {
            launch: if plan.keep_logs {
                launch
            } else {
                launch.without_log()
            },
            events: contestant.events(shared_events),
            warm: None,
            measured: Measured::nothing_yet(contestant),
        }
    }

    /// Starts a process for one event. The first round brings files into memory and is not counted.
    pub(crate) fn cold_start(&mut self, round: usize) -> Result<(), ContestantFailure> {
        let event = &self.events[round % self.events.len()];
        let start = start(&self.launch, event).map_err(|cause| self.failure(cause))?;
        if round > 0 {
            self.measured.starts.push(start);
        }
        Ok(())
    }

    /// Starts the process of the warm run and sends it events that are not counted.
    pub(crate) fn warm_up(&mut self, count: usize) -> Result<(), ContestantFailure> {
        let warmed_up = || {
            let mut function = self.launch.start()?;
            answer_all(&mut function, self.events, 0..count)?;
            Ok(function)
        };
        self.warm = Some(warmed_up().map_err(|cause: FailureCause| self.failure(cause))?);
        Ok(())
    }

    /// Sends one block of warm events, given by their numbers.
    pub(crate) fn warm_block(&mut self, numbers: Range<usize>) -> Result<(), ContestantFailure> {
        let function = self.warm.as_mut().expect("`warm_up` started the process");
        let block = timed_block(function, self.events, numbers);
        let (answers, cpu_per_event) = block.map_err(|cause| self.failure(cause))?;
        self.measured.blocks.push(answers);
        self.measured.cpu_per_event.push(cpu_per_event);
        Ok(())
    }

    /// Reads the peak memory of the warm process and ends it.
    pub(crate) fn finish(&mut self) -> Result<(), ContestantFailure> {
        if let Some(function) = self.warm.take() {
            let peak = function.peak_memory_kib();
            self.measured.peak_memory_kib = Some(peak.map_err(|error| self.failure(error.into()))?);
        }
        Ok(())
    }

    fn failure(&self, cause: FailureCause) -> ContestantFailure {
        cause.of(&self.measured.name)
    }
}

/// Starts a process and waits for its first answer.
pub(crate) fn start(launch: &Launch, event: &[u8]) -> Result<Start, FailureCause> {
    thread::sleep(PAUSE);
    let mut function = launch.start()?;
    answered(function.invoke(event)?)?;
    let (cpu, peak_memory_kib) = (function.cpu_time()?, function.peak_memory_kib()?);
    let answered_once = "a function that answered has asked for an event";
    Ok(Start {
        init: function.init_time().expect(answered_once),
        first_answer: function.time_to_first_answer().expect(answered_once),
        cpu,
        peak_memory_kib,
    })
}

fn timed_block(
    function: &mut Function,
    events: &[Vec<u8>],
    numbers: Range<usize>,
) -> Result<(Vec<Duration>, Duration), FailureCause> {
    let count = numbers.len();
    let before = idle_cpu_time(function)?;
    let answers = answer_all(function, events, numbers)?;
    let cpu = idle_cpu_time(function)?.saturating_sub(before);
    Ok((answers, cpu.div_f64(count as f64)))
}

/// Waits until the function is idle first: its work after an answer belongs to the cost of the event.
fn idle_cpu_time(function: &mut Function) -> Result<Duration, Error> {
    function.wait_until_idle()?;
    function.cpu_time()
}

fn answer_all(
    function: &mut Function,
    events: &[Vec<u8>],
    numbers: Range<usize>,
) -> Result<Vec<Duration>, FailureCause> {
    let mut times = Vec::with_capacity(numbers.len());
    for number in numbers {
        let event = events[number % events.len()].as_slice();
        let (outcome, time) = function.invoke_timed(event)?;
        answered(outcome)?;
        times.push(time);
    }
    Ok(times)
}
