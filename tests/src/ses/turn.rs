//! The order of calls, for a test in which two processes meet.

use super::World;

/// A call that comes only after other calls. A test arranges with it what else would be luck.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    /// The operation whose call has to wait.
    pub operation: &'static str,
    /// The number of that call among the operation's calls, from 1.
    pub number: usize,
    /// The operation that comes first, and how many calls of it.
    pub after: (&'static str, usize),
    /// The answer to a call that is too early.
    pub early: Early,
}

/// The treatment of a call that is too early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Early {
    /// It is on its way: SES serves it in its turn, even if the client has given up.
    Waits,
    /// It is throttled, and the client may call again.
    IsThrottled,
}

impl World {
    /// Returns the number of calls that were served.
    pub fn count(&self, operation: &str) -> usize {
        self.calls.iter().filter(|call| *call == operation).count()
    }

    /// Returns the treatment of a call for which it is too early.
    pub(super) fn too_early(&self, operation: &str) -> Option<Early> {
        let number = self.count(operation) + 1;
        let mut turns = self.turns.iter();
        let turn = turns.find(|turn| {
            let (first, times) = turn.after;
            turn.operation == operation && turn.number == number && self.count(first) < times
        });
        turn.map(|turn| turn.early)
    }
}
