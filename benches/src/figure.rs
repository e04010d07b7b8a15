//! The figures that tables show, and the ratios between contestants.

use std::iter::zip;
use std::time::Duration;

use crate::spread::quantile;
use crate::{Measured, Spread, Start};

/// A figure of a contestant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Time from the start of the process to its first answer, in ms.
    Cold,
    /// Time from the start of the process to its first request for an event, in ms.
    Init,
    /// CPU time until the first answer, in ms.
    ColdCpu,
    /// Time of a warm answer, in µs.
    Warm,
    /// CPU time of a warm event, in µs.
    WarmCpu,
    /// Peak memory in MB of 1,000,000 bytes, of the warm process if there was one, else of each start.
    Peak,
}

impl Figure {
    /// The spread of the figure; none if it was not measured.
    pub fn of(self, one: &Measured) -> Option<Spread> {
        Spread::of(self.all(one))
    }

    /// A quantile of the figure, `part` from 0 to 1; 0 if it was not measured.
    pub fn quantile(self, one: &Measured, part: f64) -> f64 {
        quantile(self.all(one), part)
    }

    /// The ratio to another contestant's figure, round by round: noise reaches both in a round.
    pub fn ratio(self, one: &Measured, to: &Measured) -> Option<Spread> {
        let rounds = zip(self.rounds(one), self.rounds(to));
        Spread::of(rounds.map(|(one, to)| one / to))
    }

    /// The difference to another contestant's figure, round by round.
    pub fn more(self, one: &Measured, than: &Measured) -> Option<Spread> {
        let rounds = zip(self.rounds(one), self.rounds(than));
        Spread::of(rounds.map(|(one, than)| one - than))
    }

    fn all(self, one: &Measured) -> Vec<f64> {
        match self {
            Self::Warm => one.blocks.iter().flatten().copied().map(us).collect(),
            _ => self.rounds(one),
        }
    }

    /// One value for each round: a start, a block of warm events, or the whole run.
    fn rounds(self, one: &Measured) -> Vec<f64> {
        match self {
            Self::Cold => starts(one, |start| ms(start.first_answer)),
            Self::Init => starts(one, |start| ms(start.init)),
            Self::ColdCpu => starts(one, |start| ms(start.cpu)),
            Self::Warm => one.blocks.iter().map(|block| median_us(block)).collect(),
            Self::WarmCpu => one.cpu_per_event.iter().copied().map(us).collect(),
            Self::Peak => match one.peak_memory_kib {
                Some(kib) => vec![mb(kib)],
                None => starts(one, |start| mb(start.peak_memory_kib)),
            },
        }
    }
}

fn starts(one: &Measured, figure: impl Fn(&Start) -> f64) -> Vec<f64> {
    one.starts.iter().map(figure).collect()
}

fn median_us(block: &[Duration]) -> f64 {
    quantile(block.iter().copied().map(us), 0.5)
}

fn mb(kib: u64) -> f64 {
    kib as f64 * 1024.0 / 1e6
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn us(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A contestant that takes `slower` times 100 µs for an event, and ten times that for a start.
    pub(crate) fn measured(name: &str, slower: u32) -> Measured {
        let time = Duration::from_micros(100) * slower;
        let start = Start {
            init: time,
            first_answer: time * 10,
            cpu: time,
            peak_memory_kib: 500,
        };
        Measured {
            name: name.to_owned(),
            artifact_bytes: None,
            starts: vec![start; 3],
            blocks: vec![vec![time; 5]; 2],
            cpu_per_event: vec![time; 2],
            peak_memory_kib: Some(1000 * u64::from(slower)),
        }
    }

    #[test]
    fn a_ratio_is_taken_round_by_round() {
        let mut one = measured("one", 1);
        let mut other = measured("other", 1);
        // The machine is slow in one round: both are slower, and the ratio stays.
        one.starts[1].first_answer *= 4;
        other.starts[1].first_answer *= 4;
        assert_eq!(Figure::Cold.ratio(&one, &other).unwrap().max, 1.0);
        assert_eq!(Figure::Cold.of(&one).unwrap().max, 4.0);
    }

    #[test]
    fn more_is_a_difference_round_by_round() {
        let more = Figure::Warm.more(&measured("two", 2), &measured("one", 1));
        assert_eq!(more.unwrap().median, 100.0);
    }

    #[test]
    fn without_a_warm_run_the_peak_is_that_of_starts() {
        let cold_only = Measured {
            blocks: Vec::new(),
            peak_memory_kib: None,
            ..measured("one", 1)
        };
        assert_eq!(Figure::Peak.of(&cold_only).unwrap().median, 0.512);
        assert_eq!(Figure::Peak.of(&measured("one", 1)).unwrap().median, 1.024);
        assert_eq!(Figure::Warm.of(&cold_only), None);
    }

    #[test]
    fn late_answers_show_in_a_quantile() {
        let mut one = measured("one", 1);
        one.blocks[1][4] *= 10;
        assert!(Figure::Warm.quantile(&one, 0.99) > 900.0);
        assert_eq!(Figure::Warm.of(&one).unwrap().median, 100.0);
    }
}
