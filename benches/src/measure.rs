//! A run that measures all contestants in turns.

use crate::run::ContestantRun;
use crate::{Contestant, ContestantFailure, Measured, ProgressLine};

/// Blocks into which the warm events are divided. The same contestant twice differs by 0.93–1.09 with
/// 20 blocks on a busy machine with two CPUs, and by 0.97–1.05 with 100.
const BLOCKS: usize = 100;

/// Events before the warm ones that are not counted: they fill caches, and other runtimes compile.
const WARM_UP: usize = 200;

/// The size of a run.
#[derive(Clone, Copy, Debug)]
pub struct RunPlan {
    /// Starts of each contestant.
    pub cold: usize,
    /// Events for the one warm process of each contestant.
    pub warm: usize,
    /// Keeps the contestants' logs, so that an error can show them. Reading them costs time, which the
    /// figures then include.
    pub keep_logs: bool,
}

impl RunPlan {
    fn block_size(self) -> usize {
        self.warm.div_ceil(BLOCKS).max(1)
    }

    fn rounds(self) -> usize {
        self.cold + self.warm.div_ceil(self.block_size())
    }
}

/// Measures all contestants in turns, in a new order each round. All get `events`, except contestants
/// that have their own.
///
/// # Errors
/// When a contestant does not run, or answers an event with an error.
pub fn measure(
    contestants: &[Contestant],
    events: &[Vec<u8>],
    plan: RunPlan,
    progress: &ProgressLine,
) -> Result<Vec<Measured>, ContestantFailure> {
    let mut runs: Vec<_> = contestants
        .iter()
        .map(|contestant| ContestantRun::new(contestant, events, plan))
        .collect();
    if plan.cold > 0 {
        cold(&mut runs, plan, progress)?;
    }
    if plan.warm > 0 {
        warm(&mut runs, plan, progress)?;
    }
    Ok(runs.into_iter().map(|run| run.measured).collect())
}

fn cold(
    runs: &mut [ContestantRun<'_>],
    plan: RunPlan,
    progress: &ProgressLine,
) -> Result<(), ContestantFailure> {
    for round in 0..=plan.cold {
        for number in order(round, runs.len()) {
            runs[number].cold_start(round)?;
        }
        progress.show(round, plan.rounds());
    }
    Ok(())
}

fn warm(
    runs: &mut [ContestantRun<'_>],
    plan: RunPlan,
    progress: &ProgressLine,
) -> Result<(), ContestantFailure> {
    for run in runs.iter_mut() {
        run.warm_up(plan.warm.min(WARM_UP))?;
    }
    for (round, first) in (0..plan.warm).step_by(plan.block_size()).enumerate() {
        let last = plan.warm.min(first + plan.block_size());
        for number in order(round, runs.len()) {
            runs[number].warm_block(first..last)?;
        }
        progress.show(plan.cold + round + 1, plan.rounds());
    }
    runs.iter_mut().try_for_each(ContestantRun::finish)
}

/// The order of contestants in a round: new in each round, the same in every run. In a rotation each
/// contestant would always follow the same neighbour and pay for the caches that it leaves: a bare echo
/// after an interpreter starts 5–10 % slower.
pub(crate) fn order(round: usize, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    fastrand::Rng::with_seed(round as u64).shuffle(&mut order);
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_round_has_everybody_once_and_everybody_follows_everybody() {
        let mut neighbours = BTreeSet::new();
        for round in 0..60 {
            let order = order(round, 5);
            assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), 5);
            neighbours.extend(order.windows(2).map(|pair| (pair[0], pair[1])));
        }
        assert_eq!(neighbours.len(), 20);
    }

    #[test]
    fn rounds_are_starts_and_blocks() {
        let plan = |warm| RunPlan {
            cold: 3,
            warm,
            keep_logs: false,
        };
        assert_eq!([0, 20, 5000].map(|warm| plan(warm).rounds()), [3, 23, 103]);
    }
}
