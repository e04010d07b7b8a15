//! Quantiles of a series.

use serde_json::{Value, json};

/// Five quantiles of a series, interpolated between its members.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Spread {
    pub min: f64,
    pub q1: f64,
    pub median: f64,
    pub q3: f64,
    pub max: f64,
}

impl Spread {
    /// The spread of a series; none for an empty series.
    pub fn of(series: impl IntoIterator<Item = f64>) -> Option<Self> {
        let sorted = sorted(series);
        if sorted.is_empty() {
            return None;
        }
        let [min, q1, median, q3, max] =
            [0.0, 0.25, 0.5, 0.75, 1.0].map(|part| between(&sorted, part));
        Some(Self {
            min,
            q1,
            median,
            q3,
            max,
        })
    }

    /// The spread as `--json` writes it.
    pub(crate) fn json(&self) -> Value {
        let Self {
            min,
            q1,
            median,
            q3,
            max,
        } = self;
        json!({ "min": min, "q1": q1, "median": median, "q3": q3, "max": max })
    }
}

/// A quantile of a series, `part` from 0 to 1; 0 for an empty series.
pub(crate) fn quantile(series: impl IntoIterator<Item = f64>, part: f64) -> f64 {
    between(&sorted(series), part)
}

fn sorted(series: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = series.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    sorted
}

fn between(sorted: &[f64], part: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return 0.0;
    };
    let position = part * last as f64;
    let (below, above) = (
        sorted[position.floor() as usize],
        sorted[position.ceil() as usize],
    );
    below + (above - below) * position.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_interpolated() {
        let spread = Spread {
            min: 1.0,
            q1: 1.75,
            median: 2.5,
            q3: 3.25,
            max: 4.0,
        };
        assert_eq!(Spread::of([4.0, 1.0, 3.0, 2.0]), Some(spread));
        assert_eq!(quantile([1.0, 2.0], 0.99), 1.99);
    }

    #[test]
    fn one_member_is_every_quantile_and_an_empty_series_has_none() {
        assert_eq!(Spread::of([7.0]).unwrap().q1, 7.0);
        assert_eq!(Spread::of([]), None);
    }
}
