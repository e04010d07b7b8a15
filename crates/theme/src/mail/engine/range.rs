//! `range`, as Tera has it, with a bound that a mail needs: Tera's own gives 100,000 numbers.

use tera::{Error, Kwargs, State};

use crate::mail::admission::RANGE_MAX;

/// The numbers from `start` (0) to before `end`, each `step_by` (1) behind the last.
#[allow(
    clippy::needless_pass_by_value,
    reason = "Tera calls a function with its arguments by value"
)]
pub(super) fn range(arguments: Kwargs, _: &State) -> Result<Vec<i128>, Error> {
    let start = arguments.get::<i128>("start")?.unwrap_or_default();
    let end = arguments.must_get::<i128>("end")?;
    let step = arguments.get::<i128>("step_by")?.unwrap_or(1);
    let refusal = match step {
        0 => Some("a `step_by` argument of 0"),
        1.. if start > end => Some("a `start` argument greater than the `end` one"),
        _ => None,
    };
    if let Some(refusal) = refusal {
        let reason = format!("Function `range` was called with {refusal}");
        return Err(Error::message(reason));
    }
    let numbers = std::iter::successors(Some(start), |number| number.checked_add(step));
    let is_before = |number: &i128| {
        if step > 0 {
            *number < end
        } else {
            *number > end
        }
    };
    let most = usize::try_from(RANGE_MAX).unwrap_or(usize::MAX);
    let numbers: Vec<i128> = numbers.take_while(is_before).take(most + 1).collect();
    if numbers.len() > most {
        let reason = format!("Function `range` gives {RANGE_MAX} numbers at most");
        return Err(Error::message(reason));
    }
    Ok(numbers)
}
