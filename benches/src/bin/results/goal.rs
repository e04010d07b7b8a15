//! The goals, and whether the measured figures meet them.

use benches::{Spread, Table, cell};

/// The bound of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum GoalBound {
    /// A ratio of at most this.
    RatioAtMost(f64),
    /// A ratio of at least this.
    RatioAtLeast(f64),
    /// A difference of at most so many MB of 1,000,000 bytes.
    ExtraMb(f64),
    /// A size of at most so many MB of 1,000,000 bytes.
    Mb(f64),
    /// A time of at most so many milliseconds.
    Ms(f64),
}

/// A figure with its bound. The figure is taken round by round, and its median decides.
#[derive(Clone, Debug)]
pub(crate) struct Goal {
    subject: String,
    bound: GoalBound,
    measured: Option<Spread>,
}

impl Goal {
    pub(crate) fn new(
        subject: impl Into<String>,
        bound: GoalBound,
        measured: Option<Spread>,
    ) -> Self {
        Self {
            subject: subject.into(),
            bound,
            measured,
        }
    }

    fn is_met(&self) -> Option<bool> {
        let median = self.measured?.median;
        Some(match self.bound {
            GoalBound::RatioAtMost(bound)
            | GoalBound::ExtraMb(bound)
            | GoalBound::Mb(bound)
            | GoalBound::Ms(bound) => median <= bound,
            GoalBound::RatioAtLeast(bound) => median >= bound,
        })
    }

    fn cells(&self) -> [String; 4] {
        let (sign, bound, unit) = match self.bound {
            GoalBound::RatioAtMost(bound) => ("≤", bound, "×"),
            GoalBound::RatioAtLeast(bound) => ("≥", bound, "×"),
            GoalBound::ExtraMb(bound) => ("≤", bound, "MB more"),
            GoalBound::Mb(bound) => ("≤", bound, "MB"),
            GoalBound::Ms(bound) => ("≤", bound, "ms"),
        };
        let measured = cell(self.measured, |figure| {
            let Spread { q1, median, q3, .. } = figure;
            format!("{median:.3} {unit} ({q1:.3}–{q3:.3})")
        });
        let verdict = match self.is_met() {
            Some(true) => "yes",
            Some(false) => "**no**",
            None => "not measured",
        };
        [
            self.subject.clone(),
            format!("{sign} {bound} {unit}"),
            measured,
            verdict.to_owned(),
        ]
    }
}

/// The table of all goals.
pub(crate) fn table<'a>(goals: impl Iterator<Item = &'a Goal>) -> Table {
    let mut table = Table::with_head(["figure", "goal", "measured, median (quartiles)", "met"]);
    for goal in goals {
        table.row(goal.cells());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(bound: GoalBound, measured: &[f64]) -> String {
        let figure = Spread::of(measured.iter().copied());
        let [.., verdict] = Goal::new("it", bound, figure).cells();
        verdict
    }

    #[test]
    fn the_median_decides() {
        for (bound, measured, met) in [
            (GoalBound::RatioAtMost(1.15), vec![1.0, 1.15, 9.0], "yes"),
            (GoalBound::RatioAtMost(1.15), vec![1.0, 1.16, 1.2], "**no**"),
            (GoalBound::RatioAtLeast(30.0), vec![29.0, 31.0, 40.0], "yes"),
            (GoalBound::RatioAtLeast(30.0), vec![29.0], "**no**"),
            (GoalBound::ExtraMb(2.5), vec![2.5], "yes"),
            (GoalBound::ExtraMb(2.5), vec![2.6], "**no**"),
            (GoalBound::RatioAtMost(1.0), vec![], "not measured"),
        ] {
            assert_eq!(verdict(bound, &measured), met, "{bound:?} {measured:?}");
        }
    }

    #[test]
    fn a_difference_is_shown_in_mb() {
        let bound = GoalBound::ExtraMb(2.5);
        let [_, goal, measured, _] = Goal::new("it", bound, Spread::of([1.0])).cells();
        assert_eq!(goal, "≤ 2.5 MB more");
        assert_eq!(measured, "1.000 MB more (1.000–1.000)");
    }
}
