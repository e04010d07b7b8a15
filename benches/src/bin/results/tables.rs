//! Tables of contestants with ratios to the bare echo and to Signet's function.

use benches::{Figure, Measured, Table, cell, range, times};

/// The baseline of most ratios: gives every event back.
pub(crate) const ECHO: &str = "bare-echo";
/// The baseline of warm messages: answers every event with the same ready mail.
pub(crate) const CONSTANT: &str = "constant-mail";
pub(crate) const OURS: &str = "custom-message";

/// The contestants to which all ratios of a table are.
pub(crate) struct TableBaselines<'a> {
    echo: Option<&'a Measured>,
    ours: Option<&'a Measured>,
}

impl<'a> TableBaselines<'a> {
    pub(crate) fn of(measured: &'a [Measured], ours: &str) -> Self {
        Self {
            echo: named(measured, ECHO),
            ours: named(measured, ours),
        }
    }

    pub(crate) fn starts(&self, measured: &[Measured]) -> Table {
        let rest = ["init part ms", "CPU ms", "× echo"];
        let mut table = with_ratios("cold ms (min–median–max)", &rest);
        for one in measured {
            let mut cells = vec![one.name.clone(), cell(Figure::Cold.of(one), range)];
            cells.extend(self.ratios(Figure::Cold, one));
            cells.push(median(Figure::Init, one, 2));
            cells.push(median(Figure::ColdCpu, one, 2));
            cells.push(ratio(Figure::ColdCpu, one, self.echo));
            table.row(cells);
        }
        table
    }

    pub(crate) fn answers(&self, measured: &[Measured]) -> Table {
        let mut table = with_ratios("median, p99 µs", &["CPU µs an event", "× echo"]);
        for one in measured {
            let late = Figure::Warm.quantile(one, 0.99);
            let times = cell(Figure::Warm.of(one), |us| {
                format!("{:.1}, {late:.1}", us.median)
            });
            let mut cells = vec![one.name.clone(), times];
            cells.extend(self.ratios(Figure::Warm, one));
            cells.push(median(Figure::WarmCpu, one, 1));
            cells.push(ratio(Figure::WarmCpu, one, self.echo));
            table.row(cells);
        }
        table
    }

    pub(crate) fn footprint(&self, measured: &[Measured]) -> Table {
        let mut table = with_ratios("peak MB", &["deployed MB"]);
        for one in measured {
            let mut cells = vec![one.name.clone(), median(Figure::Peak, one, 2)];
            cells.extend([self.echo, self.ours].map(|to| peak_ratio(one, to)));
            cells.push(cell(one.artifact_bytes, |bytes| {
                format!("{:.2}", bytes as f64 / 1e6)
            }));
            table.row(cells);
        }
        table
    }

    fn ratios(&self, figure: Figure, one: &Measured) -> [String; 2] {
        [self.echo, self.ours].map(|to| ratio(figure, one, to))
    }
}

pub(crate) fn named<'a>(measured: &'a [Measured], name: &str) -> Option<&'a Measured> {
    measured.iter().find(|one| one.name == name)
}

fn with_ratios(figure: &str, rest: &[&str]) -> Table {
    let head = ["contestant", figure, "× echo", "× ours"];
    Table::with_head(head.iter().chain(rest).copied())
}

fn ratio(figure: Figure, one: &Measured, to: Option<&Measured>) -> String {
    match to {
        Some(to) if std::ptr::eq(one, to) => "1".to_owned(),
        _ => cell(to.and_then(|to| figure.ratio(one, to)), times),
    }
}

/// The peak is one value for a run, so it has no quartiles.
fn peak_ratio(one: &Measured, to: Option<&Measured>) -> String {
    let ratio = to.and_then(|to| Figure::Peak.ratio(one, to));
    cell(ratio, |ratio| format!("{:.2}", ratio.median))
}

pub(crate) fn median(figure: Figure, one: &Measured, digits: usize) -> String {
    cell(figure.of(one), |own| format!("{:.digits$}", own.median))
}
