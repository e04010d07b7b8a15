//! What is told of a run: a row for each contestant, as ratios to the first.

use std::fmt;
use std::iter::zip;
use std::time::Duration;

use serde_json::{Value, json};

use crate::spread::quantile;
use crate::{Measured, Spread, Start};

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

/// The figures of all contestants. A ratio is taken round by round to the first contestant's figure of
/// that round; its median and quartiles are shown. Displayed, it is a Markdown table.
#[derive(Clone, Debug)]
pub struct Report {
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    name: String,
    cold_ms: Option<Spread>,
    cold_ratio: Option<Spread>,
    init_ms: Option<Spread>,
    cold_cpu_ms: Option<Spread>,
    cold_cpu_ratio: Option<Spread>,
    warm_us: Option<Spread>,
    warm_p99_us: f64,
    warm_ratio: Option<Spread>,
    cpu_us: Option<Spread>,
    cpu_ratio: Option<Spread>,
    peak_mb: f64,
    peak_ratio: f64,
    artifact_mb: Option<f64>,
}

impl Report {
    /// Compares with the first.
    pub fn of(measured: &[Measured]) -> Self {
        let first = measured.first();
        Self {
            rows: measured
                .iter()
                .filter_map(|one| Some(Row::of(one, first?)))
                .collect(),
        }
    }

    /// The same for machines: every spread with its five quantiles.
    pub fn json(&self) -> Value {
        self.rows.iter().map(Row::json).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = vec![HEAD.map(str::to_owned)];
        lines.extend(self.rows.iter().map(Row::cells));
        let widths: [usize; HEAD.len()] = std::array::from_fn(|column| width(&lines, column));
        for (number, line) in lines.iter().enumerate() {
            write_line(f, line, &widths)?;
            if number == 0 {
                write_line(f, &widths.map(|width| "-".repeat(width)), &widths)?;
            }
        }
        Ok(())
    }
}

fn width<const N: usize>(lines: &[[String; N]], column: usize) -> usize {
    lines
        .iter()
        .map(|line| line[column].chars().count())
        .max()
        .unwrap_or_default()
}

fn write_line(f: &mut fmt::Formatter<'_>, cells: &[String], widths: &[usize]) -> fmt::Result {
    zip(cells, widths).try_for_each(|(cell, width)| write!(f, "| {cell:width$} "))?;
    writeln!(f, "|")
}

impl Row {
    fn of(one: &Measured, first: &Measured) -> Self {
        Self {
            name: one.name.clone(),
            cold_ms: Spread::of(cold_ms(one)),
            cold_ratio: ratio(cold_ms(one), cold_ms(first)),
            init_ms: Spread::of(starts_ms(one, |start| start.init)),
            cold_cpu_ms: Spread::of(cold_cpu_ms(one)),
            cold_cpu_ratio: ratio(cold_cpu_ms(one), cold_cpu_ms(first)),
            warm_us: Spread::of(answers_us(one)),
            warm_p99_us: quantile(answers_us(one), 0.99),
            warm_ratio: ratio(block_medians(one), block_medians(first)),
            cpu_us: Spread::of(cpu_us(one)),
            cpu_ratio: ratio(cpu_us(one), cpu_us(first)),
            peak_mb: peak_mb(one),
            peak_ratio: peak_mb(one) / peak_mb(first),
            artifact_mb: one.artifact_bytes.map(|bytes| bytes as f64 / 1e6),
        }
    }

    fn cells(&self) -> [String; HEAD.len()] {
        [
            self.name.clone(),
            cell(self.cold_ms, |ms| {
                format!("{:.2}–{:.2}–{:.2}", ms.min, ms.median, ms.max)
            }),
            cell(self.cold_ratio, times),
            cell(self.init_ms, |ms| format!("{:.2}", ms.median)),
            cell(self.cold_cpu_ms, |ms| format!("{:.2}", ms.median)),
            cell(self.cold_cpu_ratio, times),
            cell(self.warm_us, |us| {
                format!("{:.1}, {:.1}", us.median, self.warm_p99_us)
            }),
            cell(self.warm_ratio, times),
            cell(self.cpu_us, |us| format!("{:.1}", us.median)),
            cell(self.cpu_ratio, times),
            format!("{:.2}", self.peak_mb),
            format!("{:.2}", self.peak_ratio),
            cell(self.artifact_mb, |mb| format!("{mb:.2}")),
        ]
    }

    fn json(&self) -> Value {
        json!({
            "name": self.name,
            "cold_ms": json_of(self.cold_ms),
            "cold_ratio": json_of(self.cold_ratio),
            "init_ms": json_of(self.init_ms),
            "cold_cpu_ms": json_of(self.cold_cpu_ms),
            "cold_cpu_ratio": json_of(self.cold_cpu_ratio),
            "warm_us": json_of(self.warm_us),
            "warm_p99_us": self.warm_p99_us,
            "warm_ratio": json_of(self.warm_ratio),
            "cpu_us_per_event": json_of(self.cpu_us),
            "cpu_ratio": json_of(self.cpu_ratio),
            "peak_mb": self.peak_mb,
            "peak_ratio": self.peak_ratio,
            "artifact_mb": self.artifact_mb,
        })
    }
}

/// What was not measured is a dash.
fn cell<T>(figure: Option<T>, shown: impl FnOnce(T) -> String) -> String {
    figure.map_or_else(|| "–".to_owned(), shown)
}

fn json_of(spread: Option<Spread>) -> Value {
    spread.map_or(Value::Null, |spread| spread.json())
}

/// Median and quartiles.
fn times(ratio: Spread) -> String {
    format!("{:.3} ({:.3}–{:.3})", ratio.median, ratio.q1, ratio.q3)
}

fn ratio(one: impl Iterator<Item = f64>, first: impl Iterator<Item = f64>) -> Option<Spread> {
    Spread::of(zip(one, first).map(|(one, first)| one / first))
}

fn cold_ms(one: &Measured) -> impl Iterator<Item = f64> {
    starts_ms(one, |start| start.first_answer)
}

fn cold_cpu_ms(one: &Measured) -> impl Iterator<Item = f64> {
    starts_ms(one, |start| start.cpu)
}

fn starts_ms(one: &Measured, part: fn(&Start) -> Duration) -> impl Iterator<Item = f64> {
    one.starts.iter().map(move |start| ms(part(start)))
}

fn answers_us(one: &Measured) -> impl Iterator<Item = f64> {
    one.blocks.iter().flatten().copied().map(us)
}

fn block_medians(one: &Measured) -> impl Iterator<Item = f64> {
    one.blocks
        .iter()
        .map(|block| quantile(block.iter().copied().map(us), 0.5))
}

fn cpu_us(one: &Measured) -> impl Iterator<Item = f64> {
    one.cpu_per_event.iter().copied().map(us)
}

fn peak_mb(one: &Measured) -> f64 {
    one.peak_memory_kib as f64 * 1024.0 / 1e6
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn us(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(name: &str, slower: u32) -> Measured {
        let time = Duration::from_micros(100) * slower;
        Measured {
            name: name.to_owned(),
            artifact_bytes: None,
            starts: vec![
                Start {
                    init: time,
                    first_answer: time * 10,
                    cpu: time
                };
                3
            ],
            blocks: vec![vec![time; 5]; 2],
            cpu_per_event: vec![time; 2],
            peak_memory_kib: 1000 * u64::from(slower),
        }
    }

    #[test]
    fn ratios_are_to_the_first() {
        let report = Report::of(&[measured("one", 1), measured("two", 3)]).json();
        for ratio in ["cold_ratio", "warm_ratio", "cpu_ratio"] {
            assert_eq!(report[0][ratio]["median"], 1.0);
            assert!((report[1][ratio]["median"].as_f64().unwrap() - 3.0).abs() < 1e-9);
        }
        assert_eq!(report[1]["peak_ratio"], 3.0);
    }

    #[test]
    fn the_table_is_markdown_with_aligned_columns() {
        let table = Report::of(&[measured("one", 1), measured("another", 2)]).to_string();
        let lengths: Vec<usize> = table.lines().map(|line| line.chars().count()).collect();
        assert_eq!(lengths.len(), 4);
        assert!(
            lengths.iter().all(|length| *length == lengths[0]),
            "{table}"
        );
        assert!(
            table
                .lines()
                .nth(1)
                .is_some_and(|line| line.starts_with("| ---")),
            "{table}"
        );
    }

    #[test]
    fn what_was_not_measured_is_a_dash_and_null() {
        let unmeasured = Measured {
            starts: Vec::new(),
            ..measured("one", 1)
        };
        let report = Report::of(&[unmeasured]);
        assert!(report.to_string().contains("| –  "), "{report}");
        assert_eq!(report.json()[0]["cold_ms"], Value::Null);
    }

    #[test]
    fn nobody_is_an_empty_table() {
        assert_eq!(Report::of(&[]).to_string().lines().count(), 2);
    }
}
