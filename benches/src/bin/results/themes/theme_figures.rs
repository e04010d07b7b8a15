//! The figures of both themes, their table and their goals.

use benches::{Figure, Measured, Spread, Table, cell, range, times};

use super::OWNERS;
use crate::goal::{Goal, GoalBound};
use crate::tables::{CONSTANT, ECHO, OURS, median, named};

const HEAD: [&str; 9] = [
    "contestant",
    "cold ms (min–median–max)",
    "× echo",
    "warm µs, no name",
    "× ready mail",
    "warm µs, with a name",
    "× ready mail",
    "peak MB",
    "MB more than echo",
];

/// Figures of all contestants, in the same order: from events without a name and with a name.
pub(super) struct ThemeFigures {
    pub(super) without_name: Vec<Measured>,
    pub(super) with_name: Vec<Measured>,
}

impl ThemeFigures {
    pub(super) fn table(&self) -> Table {
        let mut table = Table::with_head(HEAD);
        for (without, with) in self.without_name.iter().zip(&self.with_name) {
            table.row([
                without.name.clone(),
                cell(Figure::Cold.of(without), range),
                cell(self.cold(&without.name), times),
                median(Figure::Warm, without, 1),
                cell(warm(&self.without_name, &without.name), times),
                median(Figure::Warm, with, 1),
                cell(warm(&self.with_name, &without.name), times),
                median(Figure::Peak, with, 2),
                cell(self.peak(&without.name), |mb| format!("{:.2}", mb.median)),
            ]);
        }
        table
    }

    pub(super) fn goals(&self) -> Vec<Goal> {
        let goals = [(OURS, "default theme"), (OWNERS, "owner's theme")].map(|(name, theme)| {
            [
                Goal::new(
                    format!("{theme}, cold, of the bare echo"),
                    GoalBound::RatioAtMost(1.15),
                    self.cold(name),
                ),
                Goal::new(
                    format!("{theme}, warm without a name, of the ready mail"),
                    GoalBound::RatioAtMost(1.05),
                    warm(&self.without_name, name),
                ),
                Goal::new(
                    format!("{theme}, warm with a name, of the ready mail"),
                    GoalBound::RatioAtMost(1.08),
                    warm(&self.with_name, name),
                ),
                Goal::new(
                    format!("{theme}, peak memory, more than the bare echo"),
                    GoalBound::ExtraMb(2.5),
                    self.peak(name),
                ),
            ]
        });
        goals.into_iter().flatten().collect()
    }

    fn cold(&self, name: &str) -> Option<Spread> {
        let measured = &self.without_name;
        Figure::Cold.ratio(named(measured, name)?, named(measured, ECHO)?)
    }

    fn peak(&self, name: &str) -> Option<Spread> {
        let measured = &self.with_name;
        Figure::Peak.more(named(measured, name)?, named(measured, ECHO)?)
    }
}

fn warm(measured: &[Measured], name: &str) -> Option<Spread> {
    Figure::Warm.ratio(named(measured, name)?, named(measured, CONSTANT)?)
}
