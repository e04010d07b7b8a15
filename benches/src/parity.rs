//! The check that contestants do the same work. Figures of a contestant that does less are worth nothing.

mod answer_difference;
mod every_language;
mod visible_mail;
mod work_difference;

use doubles::Function;
use serde_json::Value;

use crate::Contestant;
use crate::failure::{FailureCause, answered};
use answer_difference::compare;
pub use every_language::in_every_language;
use work_difference::DifferenceCause;
pub use work_difference::WorkDifference;

/// The part of an answer that must be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// All of it, byte for byte.
    Exact,
    /// All except the markup of the body, for a library that writes its own: text, links,
    /// placeholders, language and direction of the body must be the same.
    Visible,
}

/// Sends both contestants the same events and compares their answers.
///
/// # Errors
/// The first difference, or the reason for a missing answer.
pub fn same_work(
    reference: &Contestant,
    other: &Contestant,
    events: &[Vec<u8>],
    likeness: Likeness,
) -> Result<(), WorkDifference> {
    let mut reference_function = start(reference)?;
    let mut other_function = start(other)?;
    for (number, event) in events.iter().enumerate() {
        let differs =
            |contestant, cause| WorkDifference::at_event(contestant, (number, event), cause);
        let expected =
            answer(&mut reference_function, event).map_err(|cause| differs(reference, cause))?;
        let found = answer(&mut other_function, event).map_err(|cause| differs(other, cause))?;
        if let Some(difference) = compare(&expected, &found, likeness) {
            let reference = reference.name.clone();
            let cause = DifferenceCause::OtherAnswer {
                reference,
                difference,
            };
            return Err(differs(other, cause));
        }
    }
    Ok(())
}

fn start(contestant: &Contestant) -> Result<Function, WorkDifference> {
    contestant.launch().start().map_err(|error| {
        WorkDifference::at_start(contestant, DifferenceCause::Failed(error.into()))
    })
}

fn answer(function: &mut Function, event: &[u8]) -> Result<Value, DifferenceCause> {
    let outcome = function.invoke(event).map_err(FailureCause::from);
    let body = outcome
        .and_then(answered)
        .map_err(DifferenceCause::Failed)?;
    serde_json::from_slice(&body).map_err(|_| DifferenceCause::NotJson)
}
