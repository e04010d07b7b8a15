//! The answer to CloudFormation: one PUT to the presigned URL.
//!
//! Source: "Custom resource response objects" of CloudFormation's guide.

use crate::attributes::Attributes;
use crate::request::{Envelope, ResponseUrl};
use aws_lambda_events::cloudformation::{
    CloudFormationCustomResourceResponse, CloudFormationCustomResourceResponseStatus,
};
use aws_smithy_runtime_api::client::http::{HttpConnector, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use std::fmt;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// CloudFormation drops a longer body, and waits on.
pub const BODY_MAX: usize = 4096;
const ATTEMPTS: u32 = 6;
const ATTEMPT_MAX: Duration = Duration::from_secs(10);
const BACKOFF: Duration = Duration::from_millis(50);

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Done, or why not.
    pub success: bool,
    /// One sentence for the stack's events.
    pub reason: String,
    /// Never empty, at most 1 KB.
    pub physical_id: String,
    /// What `Fn::GetAtt` offers.
    pub attributes: Attributes,
}

/// Why a response URL is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnsafeUrl;

impl fmt::Display for UnsafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the ResponseURL is neither https nor on the loopback interface: no answer can be sent there")
    }
}

impl std::error::Error for UnsafeUrl {}

/// Why the answer did not arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDelivered(String);

impl fmt::Display for NotDelivered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer could not be delivered: {}", self.0)
    }
}

impl std::error::Error for NotDelivered {}

/// Refuses to send an answer in the clear, except to this machine.
///
/// # Errors
/// When the URL is not `https`, nor `http` to the loopback interface.
pub fn check_url(url: &ResponseUrl) -> Result<(), UnsafeUrl> {
    let uri: http::Uri = url.expose().parse().map_err(|_| UnsafeUrl)?;
    let host = uri.host().unwrap_or_default();
    let is_loopback = ["127.0.0.1", "[::1]", "localhost"].contains(&host);
    match uri.scheme_str() {
        Some("https") if !host.is_empty() => Ok(()),
        Some("http") if is_loopback => Ok(()),
        _ => Err(UnsafeUrl),
    }
}

/// The body, within [`BODY_MAX`]: the warnings are shortened first, then the reason.
#[must_use]
pub fn body(envelope: &Envelope, outcome: &Outcome) -> String {
    let mut response = response(envelope, outcome);
    let mut text = serialized(&response);
    while text.len() > BODY_MAX && shorten(&mut response, text.len() - BODY_MAX) {
        text = serialized(&response);
    }
    text
}

fn response(envelope: &Envelope, outcome: &Outcome) -> CloudFormationCustomResourceResponse {
    use CloudFormationCustomResourceResponseStatus::{Failed, Success};
    let mut response = CloudFormationCustomResourceResponse::default();
    response.status = if outcome.success { Success } else { Failed };
    response.reason = Some(outcome.reason.clone());
    response.physical_resource_id = outcome.physical_id.clone();
    response.stack_id = envelope.stack_id.clone();
    response.request_id = envelope.request_id.clone();
    response.logical_resource_id = envelope.logical_id.clone();
    response.data = outcome.attributes.as_texts();
    response
}

/// A struct of texts always serializes.
fn serialized(response: &CloudFormationCustomResourceResponse) -> String {
    serde_json::to_string(response).unwrap_or_default()
}

fn shorten(response: &mut CloudFormationCustomResourceResponse, excess: usize) -> bool {
    let warnings = response
        .data
        .get_mut("Warnings")
        .filter(|warnings| !warnings.is_empty());
    let longest = warnings
        .or(response.reason.as_mut())
        .filter(|text| !text.is_empty());
    longest.map(|text| cut(text, excess)).is_some()
}

/// Takes at least `excess` bytes off the end, at a character boundary, and says so with an ellipsis
/// where there is room for one.
fn cut(text: &mut String, excess: usize) {
    const ELLIPSIS: char = '…';
    let kept = text.len().saturating_sub(excess + ELLIPSIS.len_utf8());
    text.truncate(text.floor_char_boundary(kept));
    if !text.is_empty() {
        text.push(ELLIPSIS);
    }
}

/// Sends the answer until it is taken, refused for good, or `until` is reached. Every attempt gets
/// half of what is left, so that one that hangs leaves time for another.
///
/// # Errors
/// When it was not taken; the message never holds the URL, which is a credential.
pub async fn deliver(
    connector: &SharedHttpConnector,
    url: &ResponseUrl,
    body: &str,
    until: Instant,
) -> Result<(), NotDelivered> {
    let mut last = "no time was left".to_owned();
    for attempt in 0..ATTEMPTS {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        match timeout((left / 2).min(ATTEMPT_MAX), put(connector, url, body)).await {
            Ok(Ok(200..=299)) => return Ok(()),
            Ok(Ok(status)) if is_final(status) => {
                return Err(NotDelivered(format!("S3 answered {status}")));
            }
            Ok(Ok(status)) => last = format!("S3 answered {status}, {} times", attempt + 1),
            Ok(Err(error)) => last = error,
            Err(_) => last = "the response URL did not answer in time".to_owned(),
        }
        sleep(backoff(attempt).min(left / 4)).await;
    }
    Err(NotDelivered(last))
}

/// A refusal that would be the same again.
fn is_final(status: u16) -> bool {
    (300..=499).contains(&status) && status != 408 && status != 429
}

/// Doubles, with jitter of half.
fn backoff(attempt: u32) -> Duration {
    (BACKOFF * 2_u32.pow(attempt)).mul_f64(0.5 + fastrand::f64() / 2.0)
}

/// One PUT. There is no Content-Type, since the signature covers an empty one: S3 answers 403 to
/// any other. Content-Length, in bytes, comes from the body.
async fn put(
    connector: &SharedHttpConnector,
    url: &ResponseUrl,
    body: &str,
) -> Result<u16, String> {
    let mut request = HttpRequest::new(SdkBody::from(body));
    request
        .set_method("PUT")
        .map_err(|error| error.to_string())?;
    request
        .set_uri(url.expose())
        .map_err(|_| "the ResponseURL is not a URL".to_owned())?;
    let response = connector
        .call(request)
        .await
        .map_err(|error| without_url(&error, url))?;
    Ok(response.status().as_u16())
}

/// The chain of causes, unless it names the URL.
fn without_url(error: &dyn std::error::Error, url: &ResponseUrl) -> String {
    let chain = std::iter::successors(Some(error), |error| error.source());
    let text = chain
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ");
    if text.contains(url.expose()) {
        "the connection failed".to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests;
