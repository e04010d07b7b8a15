//! The server: its socket, its threads, and what each route does.

use std::io::{self, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use serde_json::Value;

use crate::exchange::{Exchange, Outcome};
use crate::http::{self, Request};

/// Runtimes hold one connection and open a second one at times; a third is one that they are closing.
const CONNECTIONS: usize = 4;

/// The largest answer that Lambda takes from a function, in bytes.
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
const LARGEST_RESPONSE: usize = 6 * 1024 * 1024;

const PREFIX: &str = "/2018-06-01/runtime/";

/// The Runtime API of one function, until dropped.
pub(crate) struct RuntimeApi {
    address: SocketAddr,
    closed: Arc<AtomicBool>,
}

impl RuntimeApi {
    /// # Errors
    /// When there is no socket or no thread to be had.
    pub(crate) fn serve(exchange: &Arc<Exchange>) -> io::Result<Self> {
        let listener = Arc::new(TcpListener::bind("127.0.0.1:0")?);
        let api = Self {
            address: listener.local_addr()?,
            closed: Arc::default(),
        };
        for _ in 0..CONNECTIONS {
            let server = Server {
                listener: Arc::clone(&listener),
                closed: Arc::clone(&api.closed),
                exchange: Arc::clone(exchange),
            };
            thread::Builder::new()
                .name("runtime-api".to_owned())
                .spawn(move || server.run())?;
        }
        Ok(api)
    }

    /// As in `AWS_LAMBDA_RUNTIME_API`.
    pub(crate) fn address(&self) -> String {
        self.address.to_string()
    }
}

impl Drop for RuntimeApi {
    /// A thread that waits for a connection is woken by one.
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Release);
        for _ in 0..CONNECTIONS {
            let _ = TcpStream::connect(self.address);
        }
    }
}

/// One thread's part: it takes a connection and serves it until it is closed. That the threads are
/// there beforehand keeps their start out of a cold start's figure.
struct Server {
    listener: Arc<TcpListener>,
    closed: Arc<AtomicBool>,
    exchange: Arc<Exchange>,
}

impl Server {
    fn run(&self) {
        while let Ok((connection, _)) = self.listener.accept() {
            if self.closed.load(Ordering::Acquire) {
                return;
            }
            let connection = Arc::new(connection);
            // What breaks off is the function's process ending, which is noticed elsewhere.
            let _ = self.converse(&connection);
            self.exchange.hang_up(&connection);
        }
    }

    fn converse(&self, connection: &Arc<TcpStream>) -> io::Result<()> {
        connection.set_nodelay(true)?;
        let mut reader = BufReader::with_capacity(64 * 1024, &**connection);
        while let Some(request) = Request::read(&mut reader)? {
            let at = Instant::now();
            if let Some(response) = self.route(connection, request, at) {
                (&**connection).write_all(&response)?;
            }
        }
        Ok(())
    }

    /// What to write now; nothing for `next`, which is answered when there is an event.
    fn route(&self, connection: &Arc<TcpStream>, request: Request, at: Instant) -> Option<Vec<u8>> {
        let target = request.target().to_owned();
        let Some((method, path)) = target.split_once(' ') else {
            return Some(not_found(&target));
        };
        let steps: Vec<&str> = path
            .strip_prefix(PREFIX)
            .unwrap_or_default()
            .split('/')
            .collect();
        match (method, &steps[..]) {
            ("GET", ["invocation", "next"]) => {
                self.exchange.ask(connection);
                None
            }
            ("POST", ["invocation", id, "response"]) => Some(self.respond(id, at, request.body)),
            ("POST", ["invocation", id, "error"]) => {
                let (error_type, message) = report(&request);
                Some(accepted(self.exchange.answer(
                    id,
                    at,
                    Outcome::Error {
                        error_type,
                        message,
                    },
                )))
            }
            ("POST", ["init", "error"]) => {
                self.exchange
                    .change(|state| state.init_error = Some(report(&request)));
                Some(accepted(true))
            }
            _ => Some(not_found(&target)),
        }
    }

    fn respond(&self, id: &str, at: Instant, body: Vec<u8>) -> Vec<u8> {
        if body.len() <= LARGEST_RESPONSE {
            return accepted(self.exchange.answer(id, at, Outcome::Response(body)));
        }
        let error_type = "Function.ResponseSizeTooLarge".to_owned();
        let message = format!(
            "a response of {} bytes is longer than {LARGEST_RESPONSE}",
            body.len()
        );
        let refusal = refuse(
            "413 Request Entity Too Large",
            "RequestEntityTooLarge",
            &message,
        );
        self.exchange.answer(
            id,
            at,
            Outcome::Error {
                error_type,
                message,
            },
        );
        refusal
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

fn accepted(known: bool) -> Vec<u8> {
    if known {
        return http::response("202 Accepted", "", b"{\"status\":\"OK\"}\n");
    }
    refuse("400 Bad Request", "InvalidRequestID", "Invalid request ID")
}

fn not_found(target: &str) -> Vec<u8> {
    refuse("404 Not Found", "NotFound", &format!("no route {target}"))
}

fn refuse(status: &str, error_type: &str, message: &str) -> Vec<u8> {
    let body = serde_json::json!({ "errorMessage": message, "errorType": error_type });
    http::response(status, "", body.to_string().as_bytes())
}
