//! Reading of facts: every value comes with the place that it was read from, and whatever is missing is
//! a gap, never a default.

use crate::facts::{Answer, Call, Dns, Facts, GLOBAL, Query, Question, RecordKind};
use crate::finding::Read;
use crate::operation::Operation;
use crate::verdict::Gap;
use std::cell::RefCell;
use std::collections::BTreeSet;

mod node;

pub(crate) use node::Node;

/// The facts, and the questions that checks found no answer to.
#[derive(Debug)]
pub(crate) struct Evidence<'a> {
    facts: &'a Facts,
    missing: RefCell<BTreeSet<Question>>,
}

/// A call and its answer.
#[derive(Debug, Clone)]
pub(crate) struct Asked<'a> {
    call: Call,
    answer: Option<&'a Answer>,
}

impl<'a> Evidence<'a> {
    pub(crate) fn new(facts: &'a Facts) -> Self {
        Self {
            facts,
            missing: RefCell::default(),
        }
    }

    pub(crate) fn facts(&self) -> &'a Facts {
        self.facts
    }

    pub(crate) fn into_missing(self) -> Vec<Question> {
        self.missing.into_inner().into_iter().collect()
    }

    /// Returns the answer to a call. A call that was not made is noted as missing.
    pub(crate) fn ask(&self, operation: Operation, region: &str, input: &str) -> Asked<'a> {
        let call = Call::new(operation, region, input);
        let answer = self.facts.answers.get(&call);
        if answer.is_none() {
            self.note(Question::Call(call.clone()));
        }
        Asked { call, answer }
    }

    /// Returns the answer of DNS. A question that was not asked is noted as missing.
    pub(crate) fn dns(&self, name: &str, kind: RecordKind) -> Dns {
        let query = Query::new(name, kind);
        let answer = self.facts.zone.get(&query).cloned();
        answer.unwrap_or_else(|| {
            self.note(Question::Dns(query));
            Dns::failed("not asked")
        })
    }

    fn note(&self, question: Question) {
        self.missing.borrow_mut().insert(question);
    }
}

impl<'a> Asked<'a> {
    /// Returns the body.
    ///
    /// # Errors
    /// If there is none, whatever the reason.
    pub(crate) fn body(&self) -> Result<Node<'a>, Gap> {
        match self.answer {
            Some(Answer::Given(body)) => Ok(Node::root(&self.call, body)),
            _ => Err(self.gap()),
        }
    }

    /// Returns the body, or none if AWS says that the thing does not exist.
    ///
    /// # Errors
    /// If neither is known.
    pub(crate) fn found(&self) -> Result<Option<Node<'a>>, Gap> {
        match self.error() {
            Some((kind, _)) if is_absence(kind) => Ok(None),
            _ => self.body().map(Some),
        }
    }

    /// Returns AWS's error type and text.
    pub(crate) fn error(&self) -> Option<(&'a str, &'a str)> {
        match self.answer? {
            Answer::Error { kind, message } => Some((kind, message)),
            Answer::Given(_) | Answer::Denied { .. } | Answer::Unreadable { .. } => None,
        }
    }

    /// Returns the evidence of an error, or of the whole answer.
    pub(crate) fn read(&self) -> Read {
        let value = match self.answer {
            Some(Answer::Error { kind, .. }) => kind.clone(),
            Some(Answer::Denied { action, .. }) => format!("denied: {action}"),
            Some(Answer::Unreadable { reason }) => reason.clone(),
            Some(Answer::Given(_)) => "given".to_owned(),
            None => "not asked".to_owned(),
        };
        read(&self.call, "", value)
    }

    fn gap(&self) -> Gap {
        let action = self.call.operation.action();
        let place = match self.call.region.as_str() {
            GLOBAL => String::new(),
            region => format!(" in {region}"),
        };
        let gap = match self.answer {
            Some(Answer::Denied { action, .. }) => {
                return Gap::new(format!("these credentials may not call {action}{place}"))
                    .read(self.read())
                    .note(format!(
                        "allow {action}; `signet doctor --permissions` prints the whole policy"
                    ));
            }
            Some(Answer::Error { kind, .. }) => format!("{action}{place} answered {kind}"),
            Some(Answer::Unreadable { reason }) => format!("{action}{place}: {reason}"),
            Some(Answer::Given(_)) | None => format!("{action}{place}: not asked"),
        };
        Gap::new(gap).read(self.read())
    }
}

fn read(call: &Call, field: &str, value: String) -> Read {
    Read {
        api: call.operation.to_string(),
        field: field.to_owned(),
        value,
        region: Some(call.region.clone()),
    }
}

/// AWS's types for "does not exist".
const ABSENCE: [&str; 8] = [
    "NotFoundException",
    "ResourceNotFoundException",
    "UserNotFoundException",
    "NoSuchEntity",
    "NoSuchEntityException",
    "NotFound",
    "ResourceNotFound",
    "QueueDoesNotExist",
];

fn is_absence(kind: &str) -> bool {
    ABSENCE.contains(&kind)
}

/// Returns the evidence of a record.
pub(crate) fn dns_read(name: &str, kind: RecordKind, answer: &Dns) -> Read {
    let value = match answer {
        Dns::Records(records) => records.join(" | "),
        Dns::NoSuchName => "the name does not exist".to_owned(),
        Dns::NoRecords => "no record".to_owned(),
        Dns::Failed { reason } => reason.clone(),
    };
    Read {
        api: format!("dns {}", kind.name()),
        field: name.to_owned(),
        value,
        region: None,
    }
}
