//! The result of one check before it becomes a finding: an outcome, nothing to say, or a gap.

use crate::catalog::Check;
use crate::finding::{Finding, Fix, FixKind, Read, State};

/// The result of a check: an outcome, none where the check does not apply, or the reason why it is not
/// known.
pub(crate) type Verdict = Result<Option<Outcome>, Gap>;

/// A state that fields prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) state: State,
    message: String,
    read: Vec<Read>,
    fix: Vec<Fix>,
}

/// The reason why nothing is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gap {
    reason: String,
    read: Vec<Read>,
    fix: Vec<Fix>,
    is_decisive: bool,
}

impl Outcome {
    fn new(state: State, message: impl Into<String>) -> Self {
        Self {
            state,
            message: message.into(),
            read: vec![],
            fix: vec![],
        }
    }

    pub(crate) fn ok(message: impl Into<String>) -> Self {
        Self::new(State::Ok, message)
    }

    pub(crate) fn broken(message: impl Into<String>) -> Self {
        Self::new(State::Broken, message)
    }

    pub(crate) fn risk(message: impl Into<String>) -> Self {
        Self::new(State::Risk, message)
    }

    /// Returns a broken outcome or, where it is not certain that mail stops, a risk.
    pub(crate) fn broken_if(condition: bool, message: impl Into<String>) -> Self {
        let state = if condition {
            State::Broken
        } else {
            State::Risk
        };
        Self::new(state, message)
    }

    pub(crate) fn read(mut self, read: Read) -> Self {
        self.read.push(read);
        self
    }

    pub(crate) fn reads(mut self, reads: impl IntoIterator<Item = Read>) -> Self {
        self.read.extend(reads);
        self
    }

    fn fix(mut self, kind: FixKind, text: impl Into<String>) -> Self {
        let text = text.into();
        self.fix.push(Fix { kind, text });
        self
    }

    pub(crate) fn command(self, text: impl Into<String>) -> Self {
        self.fix(FixKind::Command, text)
    }

    pub(crate) fn cloudformation(self, text: impl Into<String>) -> Self {
        self.fix(FixKind::CloudFormation, text)
    }

    pub(crate) fn terraform(self, text: impl Into<String>) -> Self {
        self.fix(FixKind::Terraform, text)
    }

    pub(crate) fn note(self, text: impl Into<String>) -> Self {
        self.fix(FixKind::Note, text)
    }

    pub(crate) fn fixes(mut self, fixes: impl IntoIterator<Item = Fix>) -> Self {
        self.fix.extend(fixes);
        self
    }
}

impl From<Outcome> for Verdict {
    fn from(outcome: Outcome) -> Self {
        Ok(Some(outcome))
    }
}

impl Gap {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            read: vec![],
            fix: vec![],
            is_decisive: true,
        }
    }

    pub(crate) fn read(mut self, read: Read) -> Self {
        self.read.push(read);
        self
    }

    pub(crate) fn note(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        self.fix.push(Fix {
            kind: FixKind::Note,
            text,
        });
        self
    }

    pub(crate) fn command(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        self.fix.push(Fix {
            kind: FixKind::Command,
            text,
        });
        self
    }

    pub(crate) fn fixes(mut self, fixes: impl IntoIterator<Item = Fix>) -> Self {
        self.fix.extend(fixes);
        self
    }

    /// Marks that this gap cannot hide that mail stops, whatever the check is about.
    pub(crate) fn harmless(mut self) -> Self {
        self.is_decisive = false;
        self
    }
}

/// Makes the finding of a check. `is_capped` is true where the mail takes another way than SES's, so
/// that nothing of SES's can stop it.
pub(crate) fn finding(check: &'static Check, verdict: Verdict, is_capped: bool) -> Option<Finding> {
    let is_capped = is_capped && check.is_of_ses;
    let can_break = check.breaks && !is_capped;
    let (state, message, read, fix, is_decisive) = match verdict {
        Ok(None) => return None,
        Ok(Some(outcome)) => {
            let (state, message) = capped(outcome.state, outcome.message, is_capped);
            (state, message, outcome.read, outcome.fix, can_break)
        }
        Err(gap) => {
            let message = gap.reason;
            let decisive = can_break && gap.is_decisive;
            (State::Unknown, message, gap.read, gap.fix, decisive)
        }
    };
    Some(Finding {
        id: check.id,
        hop: check.hop,
        state,
        message,
        read,
        fix,
        decisive: is_decisive,
    })
}

fn capped(state: State, message: String, is_capped: bool) -> (State, String) {
    if !is_capped || state != State::Broken {
        return (state, message);
    }
    let message = format!(
        "{message}; a custom sender sends this pool's mail, so it stops only if that function depends on this"
    );
    (State::Risk, message)
}
