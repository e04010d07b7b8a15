//! What was wanted of a figure, and what came of it.

use benches::{Spread, Table};

/// The side of the bound on which a ratio is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

/// One wanted figure: a ratio, taken round by round; its median counts.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    what: String,
    bound: Bound,
    measured: Option<Spread>,
}

impl Wanted {
    pub(crate) fn new(what: impl Into<String>, bound: Bound, measured: Option<Spread>) -> Self {
        Self {
            what: what.into(),
            bound,
            measured,
        }
    }

    fn is_met(&self) -> Option<bool> {
        let median = self.measured?.median;
        Some(match self.bound {
            Bound::AtMost(bound) => median <= bound,
            Bound::AtLeast(bound) => median >= bound,
        })
    }

    fn cells(&self) -> [String; 4] {
        let bound = match self.bound {
            Bound::AtMost(bound) => format!("≤ {bound} ×"),
            Bound::AtLeast(bound) => format!("≥ {bound} ×"),
        };
        let measured = self.measured.map_or_else(
            || "–".to_owned(),
            |ratio| format!("{:.3} × ({:.3}–{:.3})", ratio.median, ratio.q1, ratio.q3),
        );
        let verdict = match self.is_met() {
            Some(true) => "yes",
            Some(false) => "**no**",
            None => "not measured",
        };
        [self.what.clone(), bound, measured, verdict.to_owned()]
    }
}

/// All of them.
pub(crate) fn table<'a>(wanted: impl Iterator<Item = &'a Wanted>) -> Table {
    let mut table = Table::with_head(["what", "wanted", "measured, median (quartiles)", "met"]);
    for one in wanted {
        table.row(one.cells());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(bound: Bound, measured: &[f64]) -> String {
        let ratio = Spread::of(measured.iter().copied());
        let [.., verdict] = Wanted::new("it", bound, ratio).cells();
        verdict
    }

    #[test]
    fn the_median_decides() {
        assert_eq!(verdict(Bound::AtMost(1.15), &[1.0, 1.15, 9.0]), "yes");
        assert_eq!(verdict(Bound::AtMost(1.15), &[1.0, 1.16, 1.2]), "**no**");
        assert_eq!(verdict(Bound::AtLeast(30.0), &[29.0, 31.0, 40.0]), "yes");
        assert_eq!(verdict(Bound::AtLeast(30.0), &[29.0]), "**no**");
    }

    #[test]
    fn what_nobody_measured_is_neither() {
        assert_eq!(verdict(Bound::AtMost(1.0), &[]), "not measured");
    }
}
