//! The events and answers that pass between the caller's thread and those that serve the function's
//! connections.

use std::io::{PipeWriter, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::http::Response;

/// The result of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its answer, as it came.
    Response(Vec<u8>),
    /// It failed on this event and said so, or its answer was one that Lambda refuses.
    Error {
        /// `errorType` of the report.
        error_type: String,
        /// `errorMessage` of the report.
        message: String,
    },
}

/// An event on its way to the function.
pub(crate) struct Event {
    pub(crate) request_id: String,
    pub(crate) deadline: Duration,
    pub(crate) body: Vec<u8>,
}

impl Event {
    /// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-next>
    fn response(&self) -> Response {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("the clock is past 1970");
        let deadline = (now + self.deadline).as_millis().to_string();
        let headers = [
            ("Lambda-Runtime-Aws-Request-Id", self.request_id.as_str()),
            ("Lambda-Runtime-Deadline-Ms", &deadline),
            (
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:us-east-1:123456789012:function:loopback",
            ),
            (
                "Lambda-Runtime-Trace-Id",
                "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0",
            ),
        ];
        Response::new(200, &headers, &self.body)
    }
}

/// An outcome, and when it was there.
pub(crate) struct Answer {
    pub(crate) outcome: Outcome,
    pub(crate) took: Duration,
    pub(crate) at: Instant,
}

/// Everything under the one lock.
#[derive(Default)]
pub(crate) struct State {
    /// An event that the function has not asked for yet.
    offered: Option<Event>,
    /// The number of times the function has asked for an event. A runtime that asks again has given up the
    /// connection on which it asked before.
    asked: u64,
    /// The function waits for its next event.
    pub(crate) is_asking: bool,
    /// The event that the function has, and since when.
    underway: Option<(String, Instant)>,
    pub(crate) answer: Option<Answer>,
    pub(crate) first_asked: Option<Instant>,
    pub(crate) init_error: Option<(String, String)>,
    /// Everything it wrote on standard output and standard error, line by line.
    pub(crate) lines: Vec<String>,
    /// The number of those two that are still open.
    pub(crate) open_logs: usize,
    /// The pipe of its standard output, if requests are written there too.
    pub(crate) requests: Option<PipeWriter>,
    /// No event comes any more.
    closed: bool,
}

/// The meeting point. An event is timed from the thread that writes it to the thread that reads the
/// answer, so that no hand-over between threads is in a figure.
#[derive(Default)]
pub(crate) struct Exchange {
    state: Mutex<State>,
    changed: Condvar,
}

impl Exchange {
    /// Offers an event, in place of one that was never fetched or answered.
    pub(crate) fn offer(&self, event: Event) {
        self.change(|state| {
            state.underway = None;
            state.answer = None;
            state.offered = Some(event);
        });
    }

    /// Waits for the function's next event; `None` when there will be none on this connection.
    pub(crate) fn next(&self) -> Option<Response> {
        let mut state = self.lock();
        state.first_asked.get_or_insert_with(Instant::now);
        state.is_asking = true;
        state.asked += 1;
        let mine = state.asked;
        self.changed.notify_all();
        while !state.closed && state.asked == mine {
            if let Some(event) = state.offered.take() {
                let response = event.response();
                state.is_asking = false;
                state.underway = Some((event.request_id, Instant::now()));
                return Some(response);
            }
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    /// Writes a request into the log, if it stands there.
    pub(crate) fn log_request(&self, request: &str) {
        if let Some(mut log) = self.lock().requests.as_ref() {
            writeln!(log, "{request}").expect("the log has room, since it is read");
        }
    }

    /// Frees the thread that waits for an event.
    pub(crate) fn close(&self) {
        self.change(|state| state.closed = true);
    }

    /// The outcome of an event; `false` when it is not the one that is under way.
    pub(crate) fn answer(&self, request_id: &str, at: Instant, outcome: Outcome) -> bool {
        let mut state = self.lock();
        let Some((_, since)) = state.underway.take_if(|(id, _)| id == request_id) else {
            return false;
        };
        state.answer = Some(Answer {
            outcome,
            took: at - since,
            at,
        });
        drop(state);
        self.changed.notify_all();
        true
    }

    pub(crate) fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    /// Waits until `found` finds something, at most until `until`.
    pub(crate) fn wait<T>(
        &self,
        until: Instant,
        found: &mut impl FnMut(&mut State) -> Option<T>,
    ) -> Option<T> {
        let mut state = self.lock();
        loop {
            if let Some(found) = found(&mut state) {
                return Some(found);
            }
            let left = until.checked_duration_since(Instant::now())?;
            state = self
                .changed
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    pub(crate) fn read<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        read(&self.lock())
    }

    /// No change leaves the state half done, so that a thread's panic does not spoil it.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
