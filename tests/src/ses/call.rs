//! A call to SES, read from its request.

use super::refusal::{Refusal, bad, unsigned};
use crate::http::Request;

/// A call.
pub(super) struct Call<'a> {
    /// As IAM and CloudTrail name it.
    pub(super) operation: &'static str,
    /// The Region that it was signed for, since loopback has none.
    pub(super) region: String,
    /// The path behind the API's version, piece by piece, without escapes.
    pub(super) path: Vec<String>,
    pub(super) body: &'a [u8],
    /// The number of the attempt, from 1, as the SDK counts.
    pub(super) attempt: u64,
}

impl<'a> Call<'a> {
    pub(super) fn read(request: &'a Request) -> Result<Self, Refusal> {
        let path: Vec<String> = request
            .target
            .split('?')
            .next()
            .unwrap_or_default()
            .split('/')
            .skip(3) // "", "v2" and "email"
            .map(unescaped)
            .collect();
        Ok(Self {
            region: region(request)?,
            operation: operation(&request.method, &path)?,
            path,
            body: &request.body,
            attempt: attempt(request),
        })
    }

    /// Names of identity, policy or configuration set: every other piece of the path.
    pub(super) fn parameters(&self) -> impl Iterator<Item = &str> {
        self.path.iter().skip(1).step_by(2).map(String::as_str)
    }
}

/// Every AWS SDK says so: `amz-sdk-request: attempt=2; max=3`.
fn attempt(request: &Request) -> u64 {
    let header = request.header("amz-sdk-request").unwrap_or_default();
    let number = header
        .split(';')
        .find_map(|part| part.trim().strip_prefix("attempt="));
    number.and_then(|number| number.parse().ok()).unwrap_or(1)
}

fn region(request: &Request) -> Result<String, Refusal> {
    let authorization = request.header("authorization").unwrap_or_default();
    let (_, credential) = authorization
        .split_once("Credential=")
        .ok_or_else(unsigned)?;
    let scope: Vec<&str> = credential.split('/').take(5).collect();
    match scope.as_slice() {
        [_key, _date, region, "ses", _] => Ok((*region).to_owned()),
        _ => Err(unsigned()),
    }
}

fn operation(method: &str, path: &[String]) -> Result<&'static str, Refusal> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match (method, &path[..]) {
        ("GET", ["account"]) => Ok("GetAccount"),
        ("GET", ["configuration-sets", _]) => Ok("GetConfigurationSet"),
        ("GET", ["identities", _]) => Ok("GetEmailIdentity"),
        ("GET", ["identities", _, "policies"]) => Ok("GetEmailIdentityPolicies"),
        ("POST", ["identities", _, "policies", _]) => Ok("CreateEmailIdentityPolicy"),
        ("PUT", ["identities", _, "policies", _]) => Ok("UpdateEmailIdentityPolicy"),
        ("DELETE", ["identities", _, "policies", _]) => Ok("DeleteEmailIdentityPolicy"),
        _ => Err(bad("no such operation")),
    }
}

fn unescaped(text: &str) -> String {
    let mut bytes = vec![];
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten();
        match escaped.and_then(hexadecimal) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
