//! The log lines of one request.

use super::Invocation;
use crate::log;
use crate::ses::RequestFailure;
use serde_json::{Value, json};
use tokio::time::Instant;

/// The fields that every line of one request repeats: the stack, the resource, the kind of request.
#[derive(Debug, Clone)]
pub(super) struct RequestLog(pub(super) Value);

impl RequestLog {
    /// Writes one line.
    pub(super) fn line(&self, step: &str, details: Value) {
        let mut entry = self.0.clone();
        entry["step"] = step.into();
        if let (Some(entry), Value::Object(details)) = (entry.as_object_mut(), details) {
            entry.extend(details);
        }
        log::line(&entry);
    }

    /// Writes the end of the work, in either protocol.
    pub(super) fn done<T>(
        &self,
        invocation: &Invocation,
        result: &Result<T, RequestFailure>,
        started: Instant,
    ) {
        let reason = result
            .as_ref()
            .err()
            .map(|failure| log::mask_addresses(&failure.reason));
        self.line(
            "done",
            json!({
                "success": result.is_ok(),
                "reason": reason,
                "decision": invocation.progress.decision(),
                "calls": invocation.progress.calls(),
                "durationMs": milliseconds(started),
            }),
        );
    }
}

/// Returns the milliseconds since a moment.
pub(super) fn milliseconds(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
