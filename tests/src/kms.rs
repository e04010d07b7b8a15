//! AWS KMS, as far as it decrypts data keys: as strict as it is known to be about the key and the
//! encryption context.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};

use crate::http::{Reply, Request, Response, Server, Service};
use crate::tls::Tls;

/// A data key that KMS has wrapped; all in base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataKey {
    /// The ARN of the key that wrapped it.
    pub key: String,
    /// The wrapped data key.
    pub wrapped: String,
    /// The encryption context that it was wrapped with.
    pub context: BTreeMap<String, String>,
    /// The data key.
    pub plaintext: String,
}

/// A reaction of KMS to one call.
#[derive(Debug, Clone)]
pub enum Reaction {
    /// A refusal: status, name, words.
    Refuses(u16, &'static str, &'static str),
    /// No answer.
    Silent,
}

/// The keys of KMS, and the calls that it got.
#[derive(Debug, Default)]
pub struct Vault {
    /// The data keys that it can decrypt.
    pub data_keys: Vec<DataKey>,
    /// ARNs of aliases, and the ARNs of their keys.
    pub aliases: BTreeMap<String, String>,
    /// Reactions to the next calls, in place of the usual ones.
    pub reactions: VecDeque<Reaction>,
    /// The bodies of all calls.
    pub calls: Vec<Value>,
}

/// KMS on loopback, until dropped.
#[derive(Debug)]
pub struct Kms {
    /// The endpoint, as in `AWS_ENDPOINT_URL_KMS`.
    pub url: String,
    vault: Arc<Mutex<Vault>>,
    _server: Server,
}

impl Kms {
    /// Serves an empty vault.
    ///
    /// # Panics
    /// When there is no socket or no thread to be had.
    pub fn start(tls: Tls) -> Self {
        let scheme = if tls.is_some() { "https" } else { "http" };
        let vault = Arc::<Mutex<Vault>>::default();
        let server = Server::start(Endpoint(Arc::clone(&vault)), tls);
        let server = server.expect("loopback has a free port");
        Self {
            url: format!("{scheme}://{}", server.address()),
            vault,
            _server: server,
        }
    }

    /// The vault, to fill or to read.
    ///
    /// # Panics
    /// When a call made the double panic.
    pub fn vault(&self) -> MutexGuard<'_, Vault> {
        self.vault.lock().expect("no call made KMS panic")
    }
}

struct Endpoint(Arc<Mutex<Vault>>);

impl Service for Endpoint {
    fn answer(&self, request: Request) -> Reply {
        let mut vault = self.0.lock().expect("no call made KMS panic");
        match vault.decrypt(&request) {
            Ok(plaintext) => Reply::Send(Response::json(200, &plaintext)),
            Err(Reaction::Silent) => Reply::Silence,
            Err(Reaction::Refuses(status, name, words)) => {
                let body = json!({ "__type": name, "message": words });
                Reply::Send(Response::json(status, &body))
            }
        }
    }
}

impl Vault {
    fn decrypt(&mut self, request: &Request) -> Result<Value, Reaction> {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
        self.calls.push(body.clone());
        if let Some(reaction) = self.reactions.pop_front() {
            return Err(reaction);
        }
        check_head(request)?;
        let named = body["KeyId"].as_str().unwrap_or_default();
        let key = self.aliases.get(named).map_or(named, String::as_str);
        let wrapped = body["CiphertextBlob"].as_str().unwrap_or_default();
        let invalid = Reaction::Refuses(400, "InvalidCiphertextException", "");
        let found = self.data_keys.iter().find(|known| known.wrapped == wrapped);
        let found = found.ok_or_else(|| invalid.clone())?;
        if found.key != key {
            let words = "The key ID in the request does not identify a CMK that can perform this operation.";
            return Err(Reaction::Refuses(400, "IncorrectKeyException", words));
        }
        if body["EncryptionContext"] != json!(found.context) {
            return Err(invalid);
        }
        Ok(json!({
            "KeyId": found.key,
            "Plaintext": found.plaintext,
            "EncryptionAlgorithm": "SYMMETRIC_DEFAULT",
        }))
    }
}

fn check_head(request: &Request) -> Result<(), Reaction> {
    let is = |name: &str, value: &str| request.header(name) == Some(value);
    let signed = request.header("authorization").unwrap_or_default();
    if !signed.contains("/kms/aws4_request") || request.header("x-amz-date").is_none() {
        return Err(Reaction::Refuses(
            403,
            "MissingAuthenticationTokenException",
            "",
        ));
    }
    let is_decrypt = request.method == "POST" && is("x-amz-target", "TrentService.Decrypt");
    if !is_decrypt || !is("content-type", "application/x-amz-json-1.1") {
        return Err(Reaction::Refuses(400, "UnknownOperationException", ""));
    }
    Ok(())
}
