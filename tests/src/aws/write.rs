//! Answers in the protocol of a service.

use serde_json::{Value, json};

use super::read::Call;
use super::route::Protocol;
use super::xml;
use crate::http::{Reply, Response};
use crate::scenario::Wire;

pub(super) fn reply(call: &Call, answer: Wire) -> Reply {
    match answer {
        Wire::Silence => Reply::Silence,
        Wire::Page { status, text } => Reply::Send(Response::new(status, &[], text.as_bytes())),
        Wire::Body(body) => Reply::Send(success(call, &body)),
        Wire::Error {
            status,
            kind,
            message,
        } => Reply::Send(error(call, status, &kind, &message)),
    }
}

fn success(call: &Call, body: &Value) -> Response {
    match call.protocol {
        Protocol::Query { .. } => {
            let operation = &call.operation;
            let result = xml::of(body);
            let text = format!(
                "<{operation}Response xmlns=\"https://amazonaws.com/doc/\"><{operation}Result>{result}\
                 </{operation}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>\
                 </{operation}Response>"
            );
            Response::new(200, &[], text.as_bytes())
        }
        Protocol::Json { .. } | Protocol::Rest => Response::json(200, body),
    }
}

fn error(call: &Call, status: u16, kind: &str, message: &str) -> Response {
    match call.protocol {
        Protocol::Json { .. } => {
            Response::json(status, &json!({ "__type": kind, "message": message }))
        }
        Protocol::Rest => {
            let kind = format!("{kind}:http://internal.amazon.com/coral/");
            let body = json!({ "message": message }).to_string();
            Response::new(status, &[("x-amzn-ErrorType", &kind)], body.as_bytes())
        }
        Protocol::Query { .. } => {
            let text = format!(
                "<ErrorResponse><Error><Type>Sender</Type><Code>{kind}</Code><Message>{}</Message></Error>\
                 <RequestId>1</RequestId></ErrorResponse>",
                xml::escape(message)
            );
            Response::new(status, &[], text.as_bytes())
        }
    }
}
