//! Amazon SES, as far as it takes mail (`SendEmail` of API version 2): stricter than it is documented to
//! be, and as unreliable as a test wants it, in each Region.

mod letter;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};

use crate::http::{Reply, Request, Response, Server, Service};
use crate::tls::Tls;

/// A reaction to one mail.
#[derive(Debug, Clone)]
pub enum Reaction {
    /// A refusal: status, name, words.
    Refuses(u16, &'static str, &'static str),
    /// No answer, and no mail.
    Silent,
    /// The mail is accepted, and the answer never comes.
    AcceptsSilently,
}

/// A mail that SES accepted.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The Region that the request was signed for.
    pub region: String,
    /// The request's body.
    pub mail: Value,
}

/// The state and the behaviour of SES.
#[derive(Debug, Default)]
pub struct World {
    /// Addresses and domains that may send; all where it is empty.
    pub verified: BTreeSet<String>,
    /// The configuration sets that exist.
    pub configuration_sets: BTreeSet<String>,
    /// The reactions to the next mails in a Region, in place of the usual one.
    pub reactions: BTreeMap<String, VecDeque<Reaction>>,
    /// The reaction to every mail in a Region.
    pub always: BTreeMap<String, Reaction>,
    /// The mails that were accepted.
    pub accepted: Vec<Accepted>,
    /// The Regions of all requests, in order.
    pub asked: Vec<String>,
}

/// SES on loopback, until dropped.
#[derive(Debug)]
pub struct Outbox {
    /// The endpoint, as in `AWS_ENDPOINT_URL_SESV2`.
    pub url: String,
    world: Arc<Mutex<World>>,
    _server: Server,
}

impl Outbox {
    /// Serves an account that may send as everybody.
    ///
    /// # Panics
    /// When there is no socket or no thread to be had.
    pub fn start(tls: Tls) -> Self {
        let scheme = if tls.is_some() { "https" } else { "http" };
        let world = Arc::<Mutex<World>>::default();
        let server = Server::start(Endpoint(Arc::clone(&world)), tls);
        let server = server.expect("loopback has a free port");
        Self {
            url: format!("{scheme}://{}", server.address()),
            world,
            _server: server,
        }
    }

    /// The account, to change or to read.
    ///
    /// # Panics
    /// When a call made the double panic.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().expect("no call made SES panic")
    }
}

struct Endpoint(Arc<Mutex<World>>);

impl Service for Endpoint {
    fn answer(&self, request: Request) -> Reply {
        let mut world = self.0.lock().expect("no call made SES panic");
        match world.send(&request) {
            Ok(answer) => Reply::Send(Response::json(200, &answer)),
            Err(Reaction::Silent | Reaction::AcceptsSilently) => Reply::Silence,
            Err(Reaction::Refuses(status, name, words)) => {
                let body = json!({ "message": words }).to_string();
                let headers = [("x-amzn-errortype", name)];
                Reply::Send(Response::new(status, &headers, body.as_bytes()))
            }
        }
    }
}

impl World {
    fn send(&mut self, request: &Request) -> Result<Value, Reaction> {
        let region = region(request)?;
        self.asked.push(region.clone());
        let next = self
            .reactions
            .get_mut(&region)
            .and_then(VecDeque::pop_front);
        let reaction = next.or_else(|| self.always.get(&region).cloned());
        if let Some(reaction @ (Reaction::Refuses(..) | Reaction::Silent)) = reaction {
            return Err(reaction);
        }
        let mail: Value = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
        letter::check(&mail, self)?;
        self.accepted.push(Accepted { region, mail });
        match reaction {
            Some(silent) => Err(silent),
            None => Ok(json!({ "MessageId": format!("{:060}", self.accepted.len()) })),
        }
    }
}

/// The Region that a request is signed for; the endpoint is one for all.
fn region(request: &Request) -> Result<String, Reaction> {
    let signed = request.header("authorization").unwrap_or_default();
    let scope: Vec<&str> = signed.split('/').collect();
    let is_mail = request.method == "POST" && request.target == "/v2/email/outbound-emails";
    match scope.as_slice() {
        [_, _, region, "ses", rest, ..] if rest.starts_with("aws4_request") && is_mail => {
            Ok((*region).to_owned())
        }
        _ => Err(Reaction::Refuses(
            403,
            "MissingAuthenticationTokenException",
            "",
        )),
    }
}
