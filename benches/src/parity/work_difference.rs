//! The error of a contestant that does not do the work of the reference.

use std::fmt;

use serde_json::Value;

use super::answer_difference::AnswerDifference;
use crate::{Contestant, failure::FailureCause};

/// A contestant that does not do what the reference does.
#[derive(Debug)]
pub struct WorkDifference {
    contestant: String,
    event: Option<String>,
    /// Boxed, because it holds a whole error of the doubles.
    cause: Box<DifferenceCause>,
}

#[derive(Debug)]
pub(super) enum DifferenceCause {
    Failed(FailureCause),
    NotJson,
    OtherAnswer {
        reference: String,
        difference: AnswerDifference,
    },
}

impl WorkDifference {
    pub(super) fn at_start(contestant: &Contestant, cause: DifferenceCause) -> Self {
        Self {
            contestant: contestant.name.clone(),
            event: None,
            cause: Box::new(cause),
        }
    }

    pub(super) fn at_event(
        contestant: &Contestant,
        (number, event): (usize, &[u8]),
        cause: DifferenceCause,
    ) -> Self {
        Self {
            event: Some(event_name(number, event)),
            ..Self::at_start(contestant, cause)
        }
    }
}

/// Names an event by its position and its trigger.
fn event_name(number: usize, event: &[u8]) -> String {
    let event: Value = serde_json::from_slice(event).unwrap_or_default();
    match event["triggerSource"].as_str() {
        Some(trigger) => format!("event {} ({trigger})", number + 1),
        None => format!("event {}", number + 1),
    }
}

impl fmt::Display for WorkDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "contestant `{}`", self.contestant)?;
        if let Some(event) = &self.event {
            write!(f, ", {event}")?;
        }
        match &*self.cause {
            DifferenceCause::Failed(cause) => write!(f, ": it {cause}"),
            DifferenceCause::NotJson => write!(f, ": its answer is not JSON"),
            DifferenceCause::OtherAnswer {
                reference,
                difference,
            } => write!(
                f,
                ": it answers differently from `{reference}`: {} is {:?} instead of {:?}",
                difference.field, difference.found, difference.expected
            ),
        }
    }
}

impl std::error::Error for WorkDifference {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.cause {
            DifferenceCause::Failed(cause) => cause.source(),
            DifferenceCause::NotJson | DifferenceCause::OtherAnswer { .. } => None,
        }
    }
}
