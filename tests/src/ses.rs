//! Amazon SES, API version 2, as strict as it is known to be, and as unreliable as a test wants it.

mod call;
mod policy;
mod refusal;
mod turn;

pub use refusal::Fault;
pub use turn::{Early, Turn};

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::chance::percentile;
use crate::http::{Reply, Request, Response, Server, Service};
use crate::tls::Tls;
use call::Call;
use refusal::{Refusal, bad, missing};

/// The account that every identity belongs to.
pub const ACCOUNT: &str = "123456789012";

/// An identity and its policies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// True if mail may be sent from it.
    pub verified: bool,
    /// Policy documents by name.
    pub policies: BTreeMap<String, String>,
    /// The tokens of its DKIM records.
    pub dkim_tokens: Vec<String>,
    /// The configuration set of a mail that names none.
    pub default_set: Option<String>,
    /// The number of reads after which it is verified.
    pub verified_after: Option<usize>,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            verified: true,
            policies: BTreeMap::new(),
            dkim_tokens: vec![],
            default_set: None,
            verified_after: None,
        }
    }
}

/// The account's state, and the faults of SES.
#[derive(Debug, Default)]
pub struct World {
    /// By Region and name.
    pub identities: BTreeMap<(String, String), Identity>,
    /// Those that exist, in every Region.
    pub configuration_sets: BTreeSet<String>,
    /// Those of them that are paused.
    pub paused_sets: BTreeSet<String>,
    /// True if the account has no production access.
    pub sandbox: bool,
    /// True if the account's sending is paused.
    pub paused: bool,
    /// `EnforcementStatus`, if it is not `HEALTHY`.
    pub enforcement_status: Option<String>,
    /// Principals that SES does not know.
    pub unknown_principals: BTreeSet<String>,
    /// The answer to every call, for as long as it lasts.
    pub fault: Option<Fault>,
    /// Every call that was not throttled.
    pub calls: Vec<String>,
    /// One request in this time for each policy operation; AWS's is a second.
    pub window: Duration,
    /// True if Update and Delete of a missing policy are 404; otherwise they succeed.
    pub missing_is_404: bool,
    /// True if GetEmailIdentity tells the policies, as AWS documents and emulators do not.
    pub tells_policies: bool,
    /// Percent of the attempts that are answered 500.
    pub failing_percent: u8,
    /// Percent of the attempts of policy operations that find the window taken by another stack.
    pub busy_percent: u8,
    /// The seed that chooses those attempts, together with the call and the attempt's number.
    pub seed: u64,
    /// Operations that the role may not call.
    pub denied: BTreeSet<&'static str>,
    /// Takes requests and never answers.
    pub silent: bool,
    /// Answers that are not SES's, to the next attempts of any call, in this order.
    pub strange: VecDeque<Reply>,
    /// Does this operation once, and never says so.
    pub loses: Option<&'static str>,
    /// Calls that come only after others.
    pub turns: Vec<Turn>,
    was_called: bool,
    last: HashMap<&'static str, Instant>,
}

/// SES on loopback, until dropped.
#[derive(Debug)]
pub struct Ses {
    /// The endpoint, as in `AWS_ENDPOINT_URL_SESV2`.
    pub url: String,
    shared: Arc<Shared>,
    _server: Server,
}

/// The account, and the news that a call has come or was served.
#[derive(Debug, Default)]
struct Shared {
    world: Mutex<World>,
    news: Condvar,
}

/// The wait that a client is told when its call is too early.
const TURN: Duration = Duration::from_millis(200);

impl Ses {
    /// Serves an account without identities.
    ///
    /// # Panics
    /// When there is no socket or no thread to be had.
    pub fn start(tls: Tls) -> Self {
        let scheme = if tls.is_some() { "https" } else { "http" };
        let shared = Arc::<Shared>::default();
        shared.lock().tells_policies = true;
        let server =
            Server::start(Endpoint(Arc::clone(&shared)), tls).expect("loopback has a free port");
        Self {
            url: format!("{scheme}://{}", server.address()),
            shared,
            _server: server,
        }
    }

    /// Gives the account's state and the faults, to look at and to change.
    ///
    /// # Panics
    /// When the double's own code has panicked.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.shared.lock()
    }

    /// Waits until the first call has come, whatever its answer.
    ///
    /// # Panics
    /// When that takes longer than `patience`.
    pub fn wait_for_a_call(&self, patience: Duration) {
        let news = &self.shared.news;
        let waited = news.wait_timeout_while(self.world(), patience, |world| !world.was_called);
        let (world, _) = waited.expect("no request made SES panic");
        assert!(world.was_called, "waited {patience:?} for a call in vain");
    }

    /// Looks at or changes an identity, made if it is not there.
    pub fn with_identity<T>(
        &self,
        region: &str,
        name: &str,
        change: impl FnOnce(&mut Identity) -> T,
    ) -> T {
        change(
            self.world()
                .identities
                .entry((region.to_owned(), name.to_owned()))
                .or_default(),
        )
    }
}

impl Identity {
    fn count_read(&mut self) {
        match &mut self.verified_after {
            Some(0) => self.verified = true,
            Some(reads) => *reads -= 1,
            None => {}
        }
    }
}

/// SES compares domains without case, and keeps them in lower case.
fn lower_case_domain(name: &str) -> String {
    match name.rsplit_once('@') {
        Some((local, domain)) => format!("{local}@{}", domain.to_ascii_lowercase()),
        None => name.to_ascii_lowercase(),
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().expect("no request made SES panic")
    }
}

struct Endpoint(Arc<Shared>);

impl Service for Endpoint {
    fn answer(&self, request: Request) -> Reply {
        let mut world = self.0.lock();
        world.was_called = true;
        self.0.news.notify_all();
        if let Ok(call) = Call::read(&request) {
            while let Some(early) = world.too_early(call.operation) {
                if early == Early::IsThrottled {
                    return Reply::Send(refusal::throttled().response(TURN));
                }
                let served = self.0.news.wait(world);
                world = served.expect("no request made SES panic");
            }
        }
        let reply = world.answer(&request);
        drop(world);
        self.0.news.notify_all();
        reply
    }
}

impl World {
    fn answer(&mut self, request: &Request) -> Reply {
        if self.silent {
            return Reply::Silence;
        }
        if let Some(strange) = self.strange.pop_front() {
            return strange;
        }
        match self.operate(request) {
            Ok(Some(body)) => Reply::Send(Response::json(200, &body)),
            Ok(None) => Reply::Silence,
            Err(refusal) => Reply::Send(refusal.response(self.window)),
        }
    }

    /// `None` is an answer that got lost.
    fn operate(&mut self, request: &Request) -> Result<Option<Value>, Refusal> {
        let call = Call::read(request)?;
        self.admit(&call)?;
        let done = self.perform(&call)?;
        if self.loses == Some(call.operation) {
            self.loses = None;
            return Ok(None);
        }
        Ok(Some(done))
    }

    fn admit(&mut self, call: &Call<'_>) -> Result<(), Refusal> {
        let operation = call.operation;
        if let Some(refusal) = self.fault.as_mut().and_then(|fault| fault.next(operation)) {
            return Err(refusal);
        }
        if self.denied.contains(operation) {
            return Err(refusal::denied(operation));
        }
        if self.draw("failing", call) < self.failing_percent {
            return Err(refusal::failing());
        }
        let now = Instant::now();
        let last = self.last.get(operation);
        let is_taken = last.is_some_and(|last| now - *last < self.window)
            || self.draw("busy", call) < self.busy_percent;
        if operation.contains("Polic") && is_taken {
            return Err(refusal::throttled());
        }
        self.last.insert(operation, now);
        self.calls.push(operation.to_owned());
        Ok(())
    }

    /// A number below 100 that depends on the call and its attempt, so that a request which is
    /// delivered again meets what it met before.
    fn draw(&self, fault: &str, call: &Call<'_>) -> u8 {
        let place = call.path.join("/");
        let words = [
            fault.as_bytes(),
            call.operation.as_bytes(),
            call.region.as_bytes(),
            place.as_bytes(),
            call.body,
            &call.attempt.to_le_bytes(),
        ];
        percentile(self.seed, &words)
    }

    fn perform(&mut self, call: &Call<'_>) -> Result<Value, Refusal> {
        let parameters: Vec<&str> = call.parameters().collect();
        match (call.operation, &parameters[..]) {
            ("GetAccount", []) => Ok(json!({
                "ProductionAccessEnabled": !self.sandbox,
                "SendingEnabled": !self.paused,
                "EnforcementStatus": self.enforcement_status.as_deref().unwrap_or("HEALTHY"),
            })),
            ("GetConfigurationSet", [name]) => self.configuration_set(name),
            (_, [identity, name]) => self.policy(call, identity, name),
            (_, [identity]) => self.read(call, identity),
            _ => Err(bad("no such operation")),
        }
    }

    fn configuration_set(&self, name: &str) -> Result<Value, Refusal> {
        if self.configuration_sets.contains(name) {
            let enabled = !self.paused_sets.contains(name);
            Ok(
                json!({ "ConfigurationSetName": name, "SendingOptions": { "SendingEnabled": enabled } }),
            )
        } else {
            Err(missing("configuration set"))
        }
    }

    fn read(&mut self, call: &Call<'_>, name: &str) -> Result<Value, Refusal> {
        let tells_policies = self.tells_policies || call.operation == "GetEmailIdentityPolicies";
        let identity = self.identity(&call.region, name)?;
        identity.count_read();
        let mut answer = json!({
            "IdentityType": "DOMAIN",
            "VerifiedForSendingStatus": identity.verified,
            "DkimAttributes": { "Tokens": identity.dkim_tokens },
        });
        if let Some(set) = &identity.default_set {
            answer["ConfigurationSetName"] = json!(set);
        }
        if !identity.verified {
            answer["VerificationInfo"] = json!({ "ErrorType": "HOST_NOT_FOUND" });
        }
        if tells_policies {
            answer["Policies"] = json!(identity.policies);
        }
        Ok(answer)
    }

    fn identity(&mut self, region: &str, name: &str) -> Result<&mut Identity, Refusal> {
        self.identities
            .get_mut(&(region.to_owned(), lower_case_domain(name)))
            .ok_or_else(|| missing("identity"))
    }
}
