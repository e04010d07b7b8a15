//! What passes between the caller's thread and those that serve the function's connections.

use std::io::Write;
use std::net::TcpStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::http;

/// What the function made of an event.
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
    fn on_the_wire(&self) -> Vec<u8> {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let fields = format!(
            "Lambda-Runtime-Aws-Request-Id: {}\r\n\
             Lambda-Runtime-Deadline-Ms: {}\r\n\
             Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:loopback\r\n\
             Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0\r\n",
            self.request_id,
            (now + self.deadline).as_millis(),
        );
        http::response("200 OK", &fields, &self.body)
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
    /// The connection on which the function waits for its next event.
    asking: Option<Arc<TcpStream>>,
    /// The event that the function has, and since when.
    underway: Option<(String, Instant)>,
    pub(crate) answer: Option<Answer>,
    pub(crate) first_asked: Option<Instant>,
    pub(crate) init_error: Option<(String, String)>,
    /// What it wrote on standard output and standard error, line by line.
    pub(crate) lines: Vec<String>,
    /// How many of the two are still open.
    pub(crate) open_logs: usize,
}

impl State {
    pub(crate) fn is_asking(&self) -> bool {
        self.asking.is_some()
    }

    /// Pairs the event with the connection once both are there, whichever came last.
    fn pair(&mut self) -> Option<(Arc<TcpStream>, Vec<u8>)> {
        let connection = self.asking.as_ref()?;
        let event = self.offered.take()?;
        let paired = (Arc::clone(connection), event.on_the_wire());
        self.asking = None;
        self.underway = Some((event.request_id, Instant::now()));
        Some(paired)
    }
}

/// The meeting point. The thread that completes a pair of event and `next` writes the event itself,
/// and an answer is timed where it is read, so that no hand-over between threads is in a figure.
#[derive(Default)]
pub(crate) struct Exchange {
    state: Mutex<State>,
    changed: Condvar,
}

impl Exchange {
    /// Offers an event, in place of one that was never fetched or answered.
    pub(crate) fn offer(&self, event: Event) {
        self.change_and_deliver(|state| {
            state.underway = None;
            state.answer = None;
            state.offered = Some(event);
        });
    }

    /// The function waits for its next event on this connection.
    pub(crate) fn ask(&self, connection: &Arc<TcpStream>) {
        self.change_and_deliver(|state| {
            state.first_asked.get_or_insert_with(Instant::now);
            state.asking = Some(Arc::clone(connection));
        });
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

    /// The function's side of this connection is closed.
    pub(crate) fn hang_up(&self, connection: &Arc<TcpStream>) {
        self.change(|state| {
            state
                .asking
                .take_if(|asking| Arc::ptr_eq(asking, connection));
        });
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

    /// A write that fails is a function that has gone: whoever waits for the answer learns it from
    /// the process.
    fn change_and_deliver(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        let paired = state.pair();
        drop(state);
        self.changed.notify_all();
        if let Some((connection, event)) = paired {
            let _ = (&*connection).write_all(&event);
        }
    }

    /// No change leaves the state half done, so that a thread's panic does not spoil it.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
