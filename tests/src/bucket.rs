//! The presigned URL of an answer, as strict as S3 and CloudFormation are.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::Value;

use crate::chance::percentile;
use crate::http::{Reply, Request, Response, Server, Service};
use crate::tls::Tls;

/// The part of every URL that must never be logged.
pub const SECRET: &str = "Signature=S3CR3T";

/// The longest answer that CloudFormation takes, in bytes.
const LONGEST: usize = 4096;

/// The objects that were put, and the bucket's faults.
#[derive(Debug, Default)]
pub struct Puts {
    /// Accepted bodies by the request's id.
    pub accepted: HashMap<String, Vec<Value>>,
    /// Refusals: the status, and why.
    pub refused: Vec<(u16, String)>,
    /// Percent of the attempts that are answered 503.
    pub unavailable_percent: u8,
    /// The seed that chooses those attempts, together with the request's id and the attempt's number.
    pub seed: u64,
    /// Takes requests and never answers.
    pub silent: bool,
    /// Attempts of requests that were not accepted yet.
    attempts: HashMap<String, u64>,
}

/// A bucket on loopback, until dropped.
#[derive(Debug)]
pub struct Bucket {
    base: String,
    puts: Arc<Mutex<Puts>>,
    _server: Server,
}

impl Bucket {
    /// Serves an empty bucket.
    ///
    /// # Panics
    /// When there is no socket or no thread to be had.
    pub fn start(tls: Tls) -> Self {
        let scheme = if tls.is_some() { "https" } else { "http" };
        let puts = Arc::new(Mutex::new(Puts::default()));
        let server =
            Server::start(Receiver(Arc::clone(&puts)), tls).expect("loopback has a free port");
        Self {
            base: format!("{scheme}://{}", server.address()),
            puts,
            _server: server,
        }
    }

    /// A URL such as CloudFormation's: escapes, bars and all.
    pub fn url(&self, request_id: &str) -> String {
        format!(
            "{}/arn%3Aaws%3Acloudformation%3Aus-east-1%3A123456789012%3Astack/mail/1|P|{request_id}?AWSAccessKeyId=EXAMPLE&Expires=1795200000&{SECRET}",
            self.base
        )
    }

    /// Gives what was put and the faults, to look at and to change.
    ///
    /// # Panics
    /// When the bucket's own code has panicked.
    pub fn puts(&self) -> MutexGuard<'_, Puts> {
        self.puts.lock().expect("no request made the bucket panic")
    }

    /// Takes what was accepted for a request.
    pub fn take(&self, request_id: &str) -> Vec<Value> {
        self.puts().accepted.remove(request_id).unwrap_or_default()
    }
}

struct Receiver(Arc<Mutex<Puts>>);

impl Service for Receiver {
    fn answer(&self, request: Request) -> Reply {
        self.0
            .lock()
            .expect("no request made the bucket panic")
            .put(&request)
    }
}

impl Puts {
    fn put(&mut self, request: &Request) -> Reply {
        if self.silent {
            return Reply::Silence;
        }
        let id = request_id(&request.target);
        if self.is_unavailable(id) {
            return Reply::Send(Response::empty(503));
        }
        let status = match checked(request) {
            Ok(body) => {
                self.attempts.remove(id);
                self.accepted.entry(id.to_owned()).or_default().push(body);
                200
            }
            Err((status, why)) => {
                self.refused.push((status, why.to_owned()));
                status
            }
        };
        Reply::Send(Response::empty(status))
    }

    fn is_unavailable(&mut self, request_id: &str) -> bool {
        let attempt = self.attempts.entry(request_id.to_owned()).or_default();
        *attempt += 1;
        let drawn = percentile(self.seed, &[request_id.as_bytes(), &attempt.to_le_bytes()]);
        drawn < self.unavailable_percent
    }
}

/// The id at the end of the path.
fn request_id(target: &str) -> &str {
    let path = target.split('?').next().unwrap_or_default();
    path.rsplit('|').next().unwrap_or_default()
}

fn checked(request: &Request) -> Result<Value, (u16, &'static str)> {
    check_signature(request)?;
    if request.header("content-length").is_none() {
        return Err((411, "Content-Length is missing"));
    }
    if request.body.len() > LONGEST {
        return Err((400, "the body is over 4,096 bytes"));
    }
    let body: Value =
        serde_json::from_slice(&request.body).map_err(|_| (400, "the body is not JSON"))?;
    check_answer(&body, request_id(&request.target))?;
    Ok(body)
}

fn check_signature(request: &Request) -> Result<(), (u16, &'static str)> {
    if request.method != "PUT"
        || !request.target.ends_with(SECRET)
        || !request.target.starts_with("/arn%3Aaws%3A")
    {
        return Err((
            403,
            "the signature covers method, path and query as they were",
        ));
    }
    let content_type = request.header("content-type").unwrap_or_default();
    if content_type.is_empty() {
        Ok(())
    } else {
        Err((403, "the signature covers an empty Content-Type"))
    }
}

/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html>
fn check_answer(body: &Value, request_id: &str) -> Result<(), (u16, &'static str)> {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    if !["SUCCESS", "FAILED"].contains(&text("Status")) {
        return Err((400, "Status is neither SUCCESS nor FAILED"));
    }
    if !(1..=1024).contains(&text("PhysicalResourceId").len()) {
        return Err((400, "PhysicalResourceId is not as CloudFormation takes it"));
    }
    if text("Status") == "FAILED" && text("Reason").is_empty() {
        return Err((400, "FAILED needs a Reason"));
    }
    if text("RequestId") != request_id {
        return Err((400, "the RequestId is of another request"));
    }
    Ok(())
}
