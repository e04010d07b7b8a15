//! The Lambda Runtime API: what each route does.

use std::io;
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Value, json};

use crate::exchange::{Exchange, Outcome};
use crate::http::{Reply, Request, Response, Server, Service};

/// The largest answer that Lambda takes from a function, in bytes.
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
const LARGEST_RESPONSE: usize = 6 * 1024 * 1024;

const PREFIX: &str = "/2018-06-01/runtime/";

/// The Runtime API of one function, until dropped.
pub(crate) struct RuntimeApi {
    server: Server,
    exchange: Arc<Exchange>,
}

impl RuntimeApi {
    /// # Errors
    /// When there is no socket or no thread to be had.
    pub(crate) fn serve(exchange: &Arc<Exchange>) -> io::Result<Self> {
        Ok(Self {
            server: Server::start(Routes(Arc::clone(exchange)), None)?,
            exchange: Arc::clone(exchange),
        })
    }

    /// As in `AWS_LAMBDA_RUNTIME_API`.
    pub(crate) fn address(&self) -> String {
        self.server.address().to_string()
    }
}

impl Drop for RuntimeApi {
    fn drop(&mut self) {
        self.exchange.close();
    }
}

struct Routes(Arc<Exchange>);

impl Service for Routes {
    fn answer(&self, request: Request) -> Reply {
        let read = Instant::now();
        let steps: Vec<&str> = request
            .target
            .strip_prefix(PREFIX)
            .unwrap_or_default()
            .split('/')
            .collect();
        let last = steps.last().unwrap_or(&"");
        self.0.log_request(&format!("{} {last}", request.method));
        Reply::Send(match (request.method.as_str(), &steps[..]) {
            ("GET", ["invocation", "next"]) => match self.0.next() {
                Some(event) => event,
                None => return Reply::Silence,
            },
            ("POST", ["invocation", id, "response"]) => {
                let id = (*id).to_owned();
                self.respond(&id, read, request.body)
            }
            ("POST", ["invocation", id, "error"]) => {
                accepted(self.0.answer(id, read, reported(&request)))
            }
            ("POST", ["init", "error"]) => {
                self.0
                    .change(|state| state.init_error = Some(report(&request)));
                accepted(true)
            }
            (method, _) => not_found(method, &request.target),
        })
    }
}

impl Routes {
    fn respond(&self, id: &str, read: Instant, body: Vec<u8>) -> Response {
        if body.len() <= LARGEST_RESPONSE {
            return accepted(self.0.answer(id, read, Outcome::Response(body)));
        }
        let message = format!(
            "a response of {} bytes is longer than {LARGEST_RESPONSE}",
            body.len()
        );
        let refusal = refused(413, "RequestEntityTooLarge", &message);
        let error_type = "Function.ResponseSizeTooLarge".to_owned();
        let outcome = Outcome::Error {
            error_type,
            message,
        };
        self.0.answer(id, read, outcome);
        refusal
    }
}

fn reported(request: &Request) -> Outcome {
    let (error_type, message) = report(request);
    Outcome::Error {
        error_type,
        message,
    }
}

/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror>: type and
/// message; a body of another shape is the message, and the header the type.
fn report(request: &Request) -> (String, String) {
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let field = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    let header = || {
        request
            .header("Lambda-Runtime-Function-Error-Type")
            .unwrap_or_default()
            .to_owned()
    };
    let raw = || String::from_utf8_lossy(&request.body).into_owned();
    (
        field("errorType").unwrap_or_else(header),
        field("errorMessage").unwrap_or_else(raw),
    )
}

fn accepted(known: bool) -> Response {
    if known {
        return Response::json(202, &json!({ "status": "OK" }));
    }
    refused(400, "InvalidRequestID", "Invalid request ID")
}

fn not_found(method: &str, target: &str) -> Response {
    refused(404, "NotFound", &format!("no route {method} {target}"))
}

fn refused(status: u16, error_type: &str, message: &str) -> Response {
    let body = json!({ "errorMessage": message, "errorType": error_type });
    Response::json(status, &body)
}
