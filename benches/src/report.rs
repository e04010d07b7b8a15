//! The output of `cold-and-warm`: a row for each contestant, with ratios to the first.

use std::fmt;

use serde_json::{Value, json};

use crate::{Figure, Measured, Spread, Table};

const HEAD: [&str; 13] = [
    "contestant",
    "cold ms (min–median–max)",
    "×",
    "of it init ms",
    "its CPU ms",
    "×",
    "warm µs (median, p99)",
    "×",
    "CPU µs an event",
    "×",
    "peak MB",
    "×",
    "artifact MB",
];

/// The figures of all contestants, displayed as a Markdown table. Ratios are to the first contestant,
/// taken round by round; their median and quartiles are shown.
#[derive(Clone, Copy, Debug)]
pub struct RunReport<'a> {
    measured: &'a [Measured],
}

impl<'a> RunReport<'a> {
    /// Compares all with the first.
    pub fn of(measured: &'a [Measured]) -> Self {
        Self { measured }
    }

    /// The same as JSON: every spread with its five quantiles.
    pub fn json(&self) -> Value {
        self.rows()
            .map(|(one, first)| json_row(one, first))
            .collect()
    }

    fn rows(&self) -> impl Iterator<Item = (&'a Measured, &'a Measured)> {
        let first = self.measured.first();
        self.measured
            .iter()
            .filter_map(move |one| Some((one, first?)))
    }
}

impl fmt::Display for RunReport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::with_head(HEAD);
        for (one, first) in self.rows() {
            table.row(cells(one, first));
        }
        table.fmt(f)
    }
}

fn cells(one: &Measured, first: &Measured) -> [String; HEAD.len()] {
    let ratio = |figure: Figure| cell(figure.ratio(one, first), times);
    let median =
        |figure: Figure, digits| cell(figure.of(one), |own| format!("{:.digits$}", own.median));
    [
        one.name.clone(),
        cell(Figure::Cold.of(one), range),
        ratio(Figure::Cold),
        median(Figure::Init, 2),
        median(Figure::ColdCpu, 2),
        ratio(Figure::ColdCpu),
        cell(Figure::Warm.of(one), |us| {
            format!("{:.1}, {:.1}", us.median, Figure::Warm.quantile(one, 0.99))
        }),
        ratio(Figure::Warm),
        median(Figure::WarmCpu, 1),
        ratio(Figure::WarmCpu),
        median(Figure::Peak, 2),
        cell(Figure::Peak.ratio(one, first), |peak| {
            format!("{:.2}", peak.median)
        }),
        cell(one.artifact_bytes, |bytes| {
            format!("{:.2}", bytes as f64 / 1e6)
        }),
    ]
}

fn json_row(one: &Measured, first: &Measured) -> Value {
    let spread = |figure: Figure| figure.of(one).map(|own| own.json());
    let ratio = |figure: Figure| figure.ratio(one, first).map(|ratio| ratio.json());
    json!({
        "name": one.name,
        "cold_ms": spread(Figure::Cold),
        "cold_ratio": ratio(Figure::Cold),
        "init_ms": spread(Figure::Init),
        "cold_cpu_ms": spread(Figure::ColdCpu),
        "cold_cpu_ratio": ratio(Figure::ColdCpu),
        "warm_us": spread(Figure::Warm),
        "warm_p99_us": Figure::Warm.quantile(one, 0.99),
        "warm_ratio": ratio(Figure::Warm),
        "cpu_us_per_event": spread(Figure::WarmCpu),
        "cpu_ratio": ratio(Figure::WarmCpu),
        "peak_mb": Figure::Peak.of(one).map(|peak| peak.median),
        "peak_ratio": Figure::Peak.ratio(one, first).map(|peak| peak.median),
        "artifact_mb": one.artifact_bytes.map(|bytes| bytes as f64 / 1e6),
    })
}

/// Shows a figure, or a dash if it was not measured.
pub fn cell<T>(figure: Option<T>, shown: impl FnOnce(T) -> String) -> String {
    figure.map_or_else(|| "–".to_owned(), shown)
}

/// Formats a ratio as median and quartiles.
pub fn times(ratio: Spread) -> String {
    format!("{:.3} ({:.3}–{:.3})", ratio.median, ratio.q1, ratio.q3)
}

/// Formats a figure as minimum, median and maximum.
pub fn range(figure: Spread) -> String {
    format!("{:.2}–{:.2}–{:.2}", figure.min, figure.median, figure.max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::tests::measured;

    #[test]
    fn ratios_are_to_the_first() {
        let report = RunReport::of(&[measured("one", 1), measured("two", 3)]).json();
        for ratio in ["cold_ratio", "warm_ratio", "cpu_ratio"] {
            assert_eq!(report[0][ratio]["median"], 1.0);
            assert!((report[1][ratio]["median"].as_f64().unwrap() - 3.0).abs() < 1e-9);
        }
        assert_eq!(report[1]["peak_ratio"], 3.0);
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        let measured = [measured("one", 1), measured("another", 2)];
        let table = RunReport::of(&measured).to_string();
        let bars = |line: &str| line.matches('|').count();
        assert!(
            table.lines().all(|line| bars(line) == HEAD.len() + 1),
            "{table}"
        );
    }

    #[test]
    fn a_figure_that_was_not_measured_is_a_dash_and_null() {
        let unmeasured = Measured {
            starts: Vec::new(),
            ..measured("one", 1)
        };
        let measured = [unmeasured];
        let report = RunReport::of(&measured);
        assert!(report.to_string().contains("| –  "), "{report}");
        assert_eq!(report.json()[0]["cold_ms"], Value::Null);
    }

    #[test]
    fn a_run_without_contestants_is_an_empty_table() {
        assert_eq!(RunReport::of(&[]).to_string().lines().count(), 2);
    }
}
