//! The run: every contestant in turns.

use std::ops::Range;
use std::thread;
use std::time::Duration;

use doubles::{Error, Function, Launch};

use crate::failure::{Cause, answered};
use crate::{Contestant, Failure};

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
    /// The most memory of the process until then, in KiB.
    pub peak_memory_kib: u64,
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
    /// The most memory of the warm process, in KiB; none if there was no warm run.
    pub peak_memory_kib: Option<u64>,
}

impl Measured {
    /// Nothing measured yet.
    pub(crate) fn nothing_of(contestant: &Contestant) -> Self {
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

/// How far a run is: rounds done, and of how many.
pub type Progress<'a> = dyn FnMut(usize, usize) + 'a;

/// Measures all contestants in turns, in another order each round. They get the same
/// events, but for those that bring their own.
///
/// # Errors
/// When a contestant does not run, or answers an event with an error.
pub fn measure(
    contestants: &[Contestant],
    events: &[Vec<u8>],
    plan: Plan,
    progress: &mut Progress<'_>,
) -> Result<Vec<Measured>, Failure> {
    let mut lanes: Vec<Lane<'_>> = contestants
        .iter()
        .map(|contestant| Lane::of(contestant, events, plan))
        .collect();
    let block_size = plan.warm.div_ceil(BLOCKS).max(1);
    let rounds = plan.cold + plan.warm.div_ceil(block_size);
    let mut round_done = |round| progress(round, rounds);
    cold(&mut lanes, plan, &mut round_done)?;
    if plan.warm > 0 {
        warm(&mut lanes, plan.warm, block_size, &mut |round| {
            round_done(plan.cold + round);
        })?;
    }
    Ok(lanes.into_iter().map(|lane| lane.measured).collect())
}

/// The first round brings files into memory and is not counted.
fn cold(lanes: &mut [Lane<'_>], plan: Plan, done: &mut dyn FnMut(usize)) -> Result<(), Failure> {
    for round in 0..=plan.cold {
        in_turns(lanes, round, |lane| {
            let start = lane.start(round)?;
            if round > 0 {
                lane.measured.starts.push(start);
            }
            Ok(())
        })?;
        done(round);
    }
    Ok(())
}

fn warm(
    lanes: &mut [Lane<'_>],
    count: usize,
    block_size: usize,
    done: &mut dyn FnMut(usize),
) -> Result<(), Failure> {
    in_turns(lanes, 0, |lane| lane.warm_up(count.min(WARM_UP)))?;
    for (round, first) in (0..count).step_by(block_size).enumerate() {
        let block = first..count.min(first + block_size);
        in_turns(lanes, round, |lane| lane.block(block.clone()))?;
        done(round + 1);
    }
    in_turns(lanes, 0, Lane::finish)
}

fn in_turns<'a>(
    lanes: &mut [Lane<'a>],
    round: usize,
    mut turn: impl FnMut(&mut Lane<'a>) -> Result<(), Cause>,
) -> Result<(), Failure> {
    for number in order(round, lanes.len()) {
        let lane = &mut lanes[number];
        turn(lane).map_err(|cause| cause.of(&lane.measured.name))?;
    }
    Ok(())
}

/// Who comes when in a round: another order each time, and the same in every run. Were it a rotation,
/// each would always come behind the same one and pay for the caches that it leaves: a bare echo behind
/// an interpreter starts 5–10 % slower.
pub(crate) fn order(round: usize, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    fastrand::Rng::with_seed(round as u64).shuffle(&mut order);
    order
}

/// A contestant on its way.
struct Lane<'a> {
    launch: Launch,
    events: &'a [Vec<u8>],
    running: Option<Function>,
    measured: Measured,
}

impl<'a> Lane<'a> {
    fn of(contestant: &'a Contestant, everybodys: &'a [Vec<u8>], plan: Plan) -> Self {
        let launch = contestant.launch();
        Self {
            launch: if plan.keep_logs {
                launch
            } else {
                launch.without_log()
            },
            events: contestant.events(everybodys),
            running: None,
            measured: Measured::nothing_of(contestant),
        }
    }

    fn start(&self, round: usize) -> Result<Start, Cause> {
        started(&self.launch, &self.events[round % self.events.len()])
    }

    fn warm_up(&mut self, count: usize) -> Result<(), Cause> {
        let function = self.running.insert(self.launch.start()?);
        answer_all(function, self.events, 0..count).map(drop)
    }

    fn block(&mut self, block: Range<usize>) -> Result<(), Cause> {
        let Some(function) = &mut self.running else {
            return Ok(());
        };
        let count = block.len();
        let before = idle_cpu_time(function)?;
        let answers = answer_all(function, self.events, block)?;
        let cpu = idle_cpu_time(function)?.saturating_sub(before);
        self.measured.cpu_per_event.push(cpu.div_f64(count as f64));
        self.measured.blocks.push(answers);
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Cause> {
        if let Some(function) = self.running.take() {
            self.measured.peak_memory_kib = Some(function.peak_memory_kib()?);
        }
        Ok(())
    }
}

/// A process from its start to its first answer, which is all it does.
pub(crate) fn started(launch: &Launch, event: &[u8]) -> Result<Start, Cause> {
    thread::sleep(PAUSE);
    let mut function = launch.start()?;
    answered(function.invoke(event)?)?;
    let (cpu, peak_memory_kib) = (function.cpu_time()?, function.peak_memory_kib()?);
    Ok(Start {
        init: function.init_time().unwrap_or_default(),
        first_answer: function.time_to_first_answer().unwrap_or_default(),
        cpu,
        peak_memory_kib,
    })
}

/// What a function does after its answer is part of what the event costs.
fn idle_cpu_time(function: &mut Function) -> Result<Duration, Error> {
    function.wait_until_idle()?;
    function.cpu_time()
}

fn answer_all(
    function: &mut Function,
    events: &[Vec<u8>],
    numbers: Range<usize>,
) -> Result<Vec<Duration>, Cause> {
    let answer = |number: usize| {
        let (outcome, took) = function.invoke_timed(events[number % events.len()].as_slice())?;
        answered(outcome).map(|_| took)
    };
    numbers.map(answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everybody_has_a_turn_in_each_round_and_comes_behind_everybody() {
        let mut neighbours = BTreeSet::new();
        for round in 0..60 {
            let order = order(round, 5);
            assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), 5);
            neighbours.extend(order.windows(2).map(|pair| (pair[0], pair[1])));
        }
        assert_eq!(neighbours.len(), 20);
    }
}
