//! The answer to CloudFormation: one PUT to the presigned URL.
//!
//! Source: "Custom resource response objects" of CloudFormation's guide.

use crate::attributes::Attributes;
use crate::request::{ResponseUrl, StackRequest};
use crate::ses::in_words;
use aws_lambda_events::cloudformation::{
    CloudFormationCustomResourceResponse, CloudFormationCustomResourceResponseStatus,
};
use aws_smithy_runtime_api::client::http::{HttpConnector, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use std::fmt;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// The longest body, in bytes. CloudFormation drops a longer one and goes on waiting.
pub const BODY_MAX: usize = 4096;
const ATTEMPTS: u32 = 6;
const ATTEMPT_MAX: Duration = Duration::from_secs(10);
const BACKOFF: Duration = Duration::from_millis(50);

/// The answer to one request of CloudFormation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StackAnswer {
    /// True for SUCCESS, false for FAILED.
    pub success: bool,
    /// The reason, for the stack's events.
    pub reason: String,
    /// The physical id: never empty, at most 1 KB.
    pub physical_id: String,
    /// The attributes for `Fn::GetAtt`.
    pub attributes: Attributes,
}

/// The refusal of a response URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnsafeUrl;

impl fmt::Display for UnsafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the ResponseURL is not a host of S3 under https: no answer is sent there")
    }
}

impl std::error::Error for UnsafeUrl {}

/// The reason why the answer was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDelivered(String);

impl fmt::Display for NotDelivered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer could not be delivered: {}", self.0)
    }
}

impl std::error::Error for NotDelivered {}

/// Checks that an answer goes to S3, or, with the endpoint of an emulator, to this machine. The URL is
/// a part of the request, and another host could learn from the answer.
///
/// # Errors
/// If the URL is not `https` to a host of S3, nor to the loopback interface while `is_local`.
pub fn check_url(url: &ResponseUrl, is_local: bool) -> Result<(), UnsafeUrl> {
    let uri: http::Uri = url.expose().parse().map_err(|_| UnsafeUrl)?;
    let host = uri.host().unwrap_or_default();
    let is_loopback = ["127.0.0.1", "[::1]", "localhost"].contains(&host);
    match uri.scheme_str() {
        Some("https") if is_s3(host) => Ok(()),
        Some("https" | "http") if is_loopback && is_local => Ok(()),
        _ => Err(UnsafeUrl),
    }
}

/// The domains of the partitions (AWS's endpoint data).
const DOMAINS: [&str; 7] = [
    ".amazonaws.com",
    ".amazonaws.com.cn",
    ".c2s.ic.gov",
    ".sc2s.sgov.gov",
    ".csp.hci.ic.gov",
    ".cloud.adc-e.uk",
    ".amazonaws.eu",
];

/// Returns true for a host of S3: `<bucket>.s3.<region>.<domain>`, `s3-<region>.<domain>` and the like.
fn is_s3(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let before_domain = DOMAINS
        .iter()
        .filter_map(|domain| host.strip_suffix(domain))
        .next();
    let Some(labels) = before_domain else {
        return false;
    };
    // From the right: the Region, if there is one, "dualstack", if it is there, then S3 itself.
    let mut labels = labels.rsplit('.').peekable();
    labels.next_if(|label| is_region(label) && !label.starts_with("s3-"));
    labels.next_if(|label| *label == "dualstack");
    labels
        .next()
        .is_some_and(|label| label == "s3" || label.strip_prefix("s3-").is_some_and(is_region))
}

fn is_region(label: &str) -> bool {
    label.contains('-') && label.ends_with(|c: char| c.is_ascii_digit())
}

/// Returns the body, within [`BODY_MAX`]: the warnings are shortened first, then the reason.
#[must_use]
pub fn body(request: &StackRequest, answer: &StackAnswer) -> String {
    let mut response = response(request, answer);
    let mut text = serialized(&response);
    while text.len() > BODY_MAX && shorten(&mut response, text.len() - BODY_MAX) {
        text = serialized(&response);
    }
    text
}

fn response(request: &StackRequest, answer: &StackAnswer) -> CloudFormationCustomResourceResponse {
    use CloudFormationCustomResourceResponseStatus::{Failed, Success};
    let mut response = CloudFormationCustomResourceResponse::default();
    response.status = if answer.success { Success } else { Failed };
    response.reason = Some(answer.reason.clone());
    response.physical_resource_id = answer.physical_id.clone();
    response.stack_id = request.stack_id.clone();
    response.request_id = request.request_id.clone();
    response.logical_resource_id = request.logical_id.clone();
    response.data = answer.attributes.as_texts();
    response
}

fn serialized(response: &CloudFormationCustomResourceResponse) -> String {
    serde_json::to_string(response).expect("a struct of texts always serializes")
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

/// Cuts at least `excess` bytes off the end, at a character boundary, and adds an ellipsis if there
/// is room for one.
fn cut(text: &mut String, excess: usize) {
    const ELLIPSIS: char = '…';
    let kept = text.len().saturating_sub(excess + ELLIPSIS.len_utf8());
    text.truncate(text.floor_char_boundary(kept));
    if !text.is_empty() {
        text.push(ELLIPSIS);
    }
}

/// Sends the answer until it is taken, refused for good, or `until` is reached. Each attempt gets
/// half of the time that is left, so that one that hangs leaves time for another.
///
/// # Errors
/// If it was not taken. The message never holds the URL, which is a credential.
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
            Ok(Ok(status)) => last = format!("S3 answered {status} at try {}", attempt + 1),
            Ok(Err(error)) => last = error,
            Err(_) => last = "the response URL did not answer in time".to_owned(),
        }
        sleep(backoff(attempt).min(left / 4)).await;
    }
    Err(NotDelivered(last))
}

/// Returns true for a status that a repetition would not change.
fn is_final(status: u16) -> bool {
    (300..=499).contains(&status) && status != 408 && status != 429
}

/// Returns the wait after an attempt: doubled each time, with jitter of up to a half.
fn backoff(attempt: u32) -> Duration {
    (BACKOFF * 2_u32.pow(attempt)).mul_f64(0.5 + fastrand::f64() / 2.0)
}

/// Sends one PUT. It has no Content-Type, because the signature covers an empty one and S3 answers
/// 403 to any other. Content-Length, in bytes, comes from the body.
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
        .map_err(|error| format!("S3 took no answer: {}", in_words(&error)))?;
    Ok(response.status().as_u16())
}

#[cfg(test)]
mod tests;
