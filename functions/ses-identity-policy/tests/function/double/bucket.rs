//! The presigned URL, as strict as S3 and CloudFormation are.

use super::http::{Handler, Reply, Request, Tls, serve};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The part of every URL that must never be logged.
pub(crate) const SECRET: &str = "Signature=S3CR3T";

/// What was put where.
#[derive(Debug, Default)]
pub(crate) struct Puts {
    /// Accepted bodies by the request's id.
    pub(crate) accepted: HashMap<String, Vec<Value>>,
    /// Refusals: the status, and why.
    pub(crate) refused: Vec<(u16, String)>,
    /// How many of a hundred answers are 503.
    pub(crate) unavailable_percent: u8,
    /// Takes requests and never answers.
    pub(crate) silent: bool,
    random: fastrand::Rng,
}

/// A bucket on loopback.
#[derive(Debug, Clone)]
pub(crate) struct Bucket {
    base: String,
    pub(crate) puts: Arc<Mutex<Puts>>,
}

impl Bucket {
    pub(crate) fn start(tls: Tls, seed: u64) -> Self {
        let puts = Arc::new(Mutex::new(Puts {
            random: fastrand::Rng::with_seed(seed),
            ..Puts::default()
        }));
        let scheme = if tls.is_some() { "https" } else { "http" };
        let shared = puts.clone();
        let handler: Handler = Arc::new(move |request| put(&mut shared.lock().unwrap(), request));
        Self {
            base: format!("{scheme}://{}", serve(tls, handler)),
            puts,
        }
    }

    /// A URL such as CloudFormation's: escapes, bars and all.
    pub(crate) fn url(&self, request_id: &str) -> String {
        format!(
            "{}/arn%3Aaws%3Acloudformation%3Aus-east-1%3A123456789012%3Astack/mail/1|P|{request_id}?AWSAccessKeyId=EXAMPLE&Expires=1795200000&{SECRET}",
            self.base
        )
    }

    /// Takes what was accepted for a request.
    pub(crate) fn take(&self, request_id: &str) -> Vec<Value> {
        self.puts
            .lock()
            .unwrap()
            .accepted
            .remove(request_id)
            .unwrap_or_default()
    }
}

fn put(puts: &mut Puts, request: &Request) -> Reply {
    if puts.silent {
        return Reply::Never;
    }
    if puts.random.u8(0..100) < puts.unavailable_percent {
        return Reply::empty(503);
    }
    match check(request) {
        Ok((id, body)) => {
            puts.accepted.entry(id).or_default().push(body);
            Reply::empty(200)
        }
        Err((status, why)) => {
            puts.refused.push((status, why.to_owned()));
            Reply::empty(status)
        }
    }
}

fn check(request: &Request) -> Result<(String, Value), (u16, &'static str)> {
    if request.method != "PUT"
        || !request.target.ends_with(SECRET)
        || !request.target.starts_with("/arn%3Aaws%3A")
    {
        return Err((
            403,
            "the signature covers method, path and query as they were",
        ));
    }
    if request
        .header("content-type")
        .is_some_and(|kind| !kind.is_empty())
    {
        return Err((403, "the signature covers an empty Content-Type"));
    }
    if request.header("content-length").is_none() {
        return Err((411, "Content-Length is missing"));
    }
    if request.body.len() > 4096 {
        return Err((400, "the body is over 4,096 bytes"));
    }
    let body: Value =
        serde_json::from_slice(&request.body).map_err(|_| (400, "the body is not JSON"))?;
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let known = ["SUCCESS", "FAILED"].contains(&text("Status"));
    if !known || text("PhysicalResourceId").is_empty() || text("PhysicalResourceId").len() > 1024 {
        return Err((
            400,
            "Status or PhysicalResourceId is not as CloudFormation takes it",
        ));
    }
    if text("Status") == "FAILED" && text("Reason").is_empty() {
        return Err((400, "FAILED needs a Reason"));
    }
    let path = request.target.split('?').next().unwrap_or_default();
    let id = path.rsplit('|').next().unwrap_or_default().to_owned();
    if text("RequestId") != id {
        return Err((400, "the RequestId is another one's"));
    }
    Ok((id, body))
}
