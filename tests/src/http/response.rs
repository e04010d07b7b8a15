//! A response, as it goes over the wire.

use serde_json::Value;

/// A whole response. It is put together where it is made, so that nothing but the write happens
/// between the moment from which an event is timed and the wire.
#[derive(Clone, Debug)]
pub struct Response(Vec<u8>);

impl Response {
    /// A status, headers, and a body in JSON.
    pub fn new(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let mut head = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n",
            reason(status),
            body.len()
        );
        for (name, value) in headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        Self([head.as_bytes(), body].concat())
    }

    /// The usual one: a status and a body in JSON.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::new(status, &[], body.to_string().as_bytes())
    }

    /// A status and nothing else.
    pub fn empty(status: u16) -> Self {
        let reason = reason(status);
        Self(format!("HTTP/1.1 {status} {reason}\r\nContent-Length: 0\r\n\r\n").into_bytes())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// No client reads it; a person who debugs one does.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        202 => "Accepted",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        411 => "Length Required",
        413 => "Request Entity Too Large",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "-",
    }
}
