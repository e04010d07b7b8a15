//! The APIs that `signet doctor` reads, as one server: answers by operation, Region and input, in the
//! protocol of each service, and nothing that was not written down.
//!
//! A call is named `sesv2 GetEmailIdentity eu-west-1 example.com`: service, operation, Region, input.

mod read;
mod route;
mod write;
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::http::{Reply, Request, Response, Server, Service};
use crate::scenario::{Scenario, Wire};
use crate::tls::Tls;
use route::Protocol;

/// The state of AWS, and what came.
#[derive(Debug, Default)]
pub struct World {
    /// The answers by the name of the call.
    pub answers: BTreeMap<String, Wire>,
    /// The account of the credentials.
    pub account: String,
    /// The actions that the credentials may not use, such as `ses:GetAccount`.
    pub denied: BTreeSet<String>,
    /// The time that every answer takes.
    pub delay: Duration,
    /// The keys with which requests were signed.
    pub keys: BTreeSet<String>,
    /// The names of all calls, in the order in which they came.
    pub calls: Vec<String>,
    /// The names of calls without an answer, and requests that are no call.
    pub unexpected: Vec<String>,
    /// Bodies of the calls that write, by their name.
    pub written: Vec<(String, Value)>,
}

/// AWS on loopback, until dropped.
#[derive(Debug)]
pub struct Aws {
    /// The endpoint, as in `AWS_ENDPOINT_URL`.
    pub url: String,
    world: Arc<Mutex<World>>,
    _server: Server,
}

impl Aws {
    /// Serves an account about which nothing is written down yet.
    ///
    /// # Panics
    /// When there is no socket or no thread to be had.
    pub fn start(tls: Tls) -> Self {
        let scheme = if tls.is_some() { "https" } else { "http" };
        let world = Arc::new(Mutex::new(World {
            account: "123456789012".to_owned(),
            ..World::default()
        }));
        let endpoint = Endpoint(Arc::clone(&world));
        let server = Server::start(endpoint, tls).expect("loopback has a free port");
        Self {
            url: format!("{scheme}://{}", server.address()),
            world,
            _server: server,
        }
    }

    /// Serves the account of a scenario, in the clear.
    ///
    /// # Panics
    /// When there is no socket or no thread to be had.
    pub fn of(scenario: &Scenario) -> Self {
        let aws = Self::start(None);
        {
            let mut world = aws.world();
            world.answers.clone_from(&scenario.calls);
            if let Some(account) = scenario.target.get("account").and_then(Value::as_str) {
                account.clone_into(&mut world.account);
            }
        }
        aws
    }

    /// Gives the state, to look at and to change.
    ///
    /// # Panics
    /// When the double's own code has panicked.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().expect("no request made the double panic")
    }

    /// Writes an answer down.
    pub fn answer(&self, call: &str, answer: Wire) {
        self.world().answers.insert(call.to_owned(), answer);
    }

    /// Writes a success down.
    pub fn give(&self, call: &str, body: Value) {
        self.answer(call, Wire::Body(body));
    }
}

struct Endpoint(Arc<Mutex<World>>);

impl Service for Endpoint {
    fn answer(&self, request: Request) -> Reply {
        let (reply, delay) = {
            let mut world = self.0.lock().expect("no request made the double panic");
            (world.answer(&request), world.delay)
        };
        // Outside of the lock: calls side by side wait side by side.
        thread::sleep(delay);
        reply
    }
}

impl World {
    fn answer(&mut self, request: &Request) -> Reply {
        let call = match read::call(request) {
            Ok(call) => call,
            Err(reason) => {
                self.unexpected.push(reason.clone());
                return Reply::Send(Response::json(400, &json!({ "message": reason })));
            }
        };
        let name = call.name();
        self.keys.insert(call.key.clone());
        self.calls.push(name.clone());
        if call.writes() {
            self.written.push((name.clone(), call.input.clone()));
        }
        let answer = self.find(&name, &call);
        write::reply(&call, answer)
    }

    fn find(&mut self, name: &str, call: &read::Call) -> Wire {
        if self.denied.contains(&call.action()) {
            return denial(call);
        }
        if let Some(answer) = self.answers.get(name) {
            return answer.clone();
        }
        if call.operation == "GetCallerIdentity" {
            return Wire::Body(self.caller());
        }
        self.unexpected.push(name.to_owned());
        Wire::Error {
            status: 404,
            kind: "UnknownOperationException".to_owned(),
            message: String::new(),
        }
    }

    fn caller(&self) -> Value {
        let account = &self.account;
        json!({
            "Account": account,
            "Arn": format!("arn:aws:iam::{account}:user/doctor"),
            "UserId": "AIDAEXAMPLE",
        })
    }
}

/// AWS's words for a denial.
fn denial(call: &read::Call) -> Wire {
    let kind = match call.protocol {
        Protocol::Query { .. } => "AccessDenied",
        Protocol::Json { .. } | Protocol::Rest => "AccessDeniedException",
    };
    Wire::Error {
        status: if matches!(call.protocol, Protocol::Json { .. }) {
            400
        } else {
            403
        },
        kind: kind.to_owned(),
        message: format!(
            "User: arn:aws:iam::123456789012:user/doctor is not authorized to perform: {} on resource: * \
             because no identity-based policy allows the {0} action",
            call.action()
        ),
    }
}

#[cfg(test)]
mod tests;
