//! How figures lie.

use serde_json::{Value, json};

/// Five quantiles of a series, linear between its members.
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
    /// The spread of a series; none for an empty one.
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

    /// For `--json`.
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

/// One quantile of a series, `part` from 0 to 1; 0 for an empty one.
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
    let place = part * last as f64;
    let (below, above) = (
        sorted[place.floor() as usize],
        sorted[place.ceil() as usize],
    );
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_members() {
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
    fn one_member_is_all_of_them_and_nothing_has_no_spread() {
        assert_eq!(Spread::of([7.0]).unwrap().q1, 7.0);
        assert_eq!(Spread::of([]), None);
    }
}
