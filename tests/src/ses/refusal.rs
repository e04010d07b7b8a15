//! The ways in which SES refuses a call.

use std::time::Duration;

use serde_json::json;

use crate::http::Response;

/// A refusal of every call.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The HTTP status.
    pub status: u16,
    /// The error's code.
    pub code: &'static str,
    /// The error's message; `<operation>` stands for the operation.
    pub message: String,
    /// The number of calls that it lasts for; none if it stays.
    pub calls: Option<usize>,
}

impl Fault {
    pub(super) fn next(&mut self, operation: &str) -> Option<Refusal> {
        match &mut self.calls {
            Some(0) => return None,
            Some(calls) => *calls -= 1,
            None => {}
        }
        let message = self.message.replace("<operation>", operation);
        Some(Refusal(self.status, self.code, message))
    }
}

/// Status, code and message.
pub(super) struct Refusal(u16, &'static str, String);

impl Refusal {
    /// The response: `window` is how long a client is told to wait before it tries again.
    pub(super) fn response(&self, window: Duration) -> Response {
        let Self(status, code, message) = self;
        let wait = (window.as_millis() + 1).to_string();
        let headers = [("x-amzn-errortype", *code), ("x-amz-retry-after", &wait)];
        let body = json!({ "message": message }).to_string();
        Response::new(*status, &headers, body.as_bytes())
    }
}

pub(super) fn bad(why: &str) -> Refusal {
    Refusal(400, "BadRequestException", why.to_owned())
}

pub(super) fn missing(what: &str) -> Refusal {
    Refusal(404, "NotFoundException", format!("No {what} found"))
}

pub(super) fn exists(policy: &str) -> Refusal {
    let message = format!("Policy {policy} already exists");
    Refusal(400, "AlreadyExistsException", message)
}

pub(super) fn full() -> Refusal {
    Refusal(400, "LimitExceededException", "20 policies".to_owned())
}

pub(super) fn unsigned() -> Refusal {
    let message = "not signed for ses".to_owned();
    Refusal(403, "MissingAuthenticationTokenException", message)
}

pub(super) fn denied(operation: &str) -> Refusal {
    let message = format!("not authorized to perform: ses:{operation}");
    Refusal(403, "AccessDeniedException", message)
}

pub(super) fn throttled() -> Refusal {
    let message = "Maximum sending rate exceeded.".to_owned();
    Refusal(429, "TooManyRequestsException", message)
}

pub(super) fn failing() -> Refusal {
    let message = "try again".to_owned();
    Refusal(500, "InternalServiceErrorException", message)
}
