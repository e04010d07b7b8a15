//! The table, plot and goals of one series.

use std::iter::zip;

use benches::plot::{self, Panel};
use benches::{Figure, Measured, Spread, Table, cell, times};

use super::series::Series;
use crate::goal::{Goal, GoalBound};
use crate::tables;

/// The bound of a flat series, last size to first.
const FLAT: f64 = 1.02;

const PANELS: [(Figure, &str, &str); 3] = [
    (Figure::Cold, "cold", "cold start, ms"),
    (Figure::Warm, "warm", "warm answer, µs"),
    (Figure::Peak, "peak memory", "peak memory, MB"),
];

/// custom-message and the echo at one size.
pub(super) struct SizePair {
    pub(super) size: usize,
    pub(super) ours: Measured,
    pub(super) echo: Measured,
}

pub(super) fn table(series: &Series, pairs: &[SizePair]) -> Table {
    let mut head = vec![series.axis];
    for (.., title) in PANELS {
        head.extend([title, "× first", "× echo"]);
    }
    let mut table = Table::with_head(head);
    for pair in pairs {
        let mut cells = vec![grouped(pair.size)];
        for (figure, ..) in PANELS {
            cells.push(tables::median(figure, &pair.ours, 2));
            cells.push(ratio(figure, &pair.ours, &pairs[0].ours));
            cells.push(ratio(figure, &pair.ours, &pair.echo));
        }
        table.row(cells);
    }
    table
}

/// The peak is one value for a run, so it has no quartiles.
fn ratio(figure: Figure, one: &Measured, to: &Measured) -> String {
    let ratio = figure.ratio(one, to);
    match figure {
        _ if std::ptr::eq(one, to) => "1".to_owned(),
        Figure::Peak => cell(ratio, |ratio| format!("{:.2}", ratio.median)),
        _ => cell(ratio, times),
    }
}

pub(super) fn plot(series: &Series, pairs: &[SizePair]) -> String {
    let panels = PANELS.map(|(figure, _, title)| {
        let spreads = |of: fn(&SizePair) -> &Measured| -> Vec<Spread> {
            pairs
                .iter()
                .filter_map(|pair| figure.of(of(pair)))
                .collect()
        };
        Panel {
            title,
            sizes: pairs.iter().map(|pair| grouped(pair.size)).collect(),
            ours: spreads(|pair| &pair.ours),
            baseline: spreads(|pair| &pair.echo),
        }
    });
    plot::svg(&panels, series.axis)
}

/// The goals of a flat series: the last size costs what the first does.
pub(super) fn goals(series: &Series, pairs: &[SizePair]) -> Vec<Goal> {
    let [first, .., last] = pairs else {
        return Vec::new();
    };
    let (many, few) = (grouped(last.size), first.size);
    let goal = |(figure, name, _): (Figure, &str, &str)| {
        let ratio = figure.ratio(&last.ours, &first.ours);
        let subject = format!("{many} {}, {name}, of {few}", series.axis);
        Goal::new(subject, GoalBound::RatioAtMost(FLAT), ratio)
    };
    PANELS.map(goal).into()
}

/// Writes 10000 as 10,000.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in zip((1..=digits.len()).rev(), digits.chars()) {
        grouped.push(digit);
        if place > 1 && place % 3 == 1 {
            grouped.push(',');
        }
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            [1, 300, 2048, 19_000, 1_234_567].map(grouped),
            ["1", "300", "2,048", "19,000", "1,234,567"]
        );
    }
}
