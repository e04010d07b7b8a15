//! SESv2, as strict as it is known to be, and with its moods.

use super::http::{Handler, Reply, Request, Tls, serve};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

pub(crate) const ACCOUNT: &str = "123456789012";

/// An identity and its policies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) verified: bool,
    pub(crate) policies: BTreeMap<String, String>,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            verified: true,
            policies: BTreeMap::new(),
        }
    }
}

/// What SES knows, and how it behaves.
#[derive(Debug, Default)]
pub(crate) struct World {
    /// By Region and name.
    pub(crate) identities: BTreeMap<(String, String), Identity>,
    pub(crate) configuration_sets: BTreeSet<String>,
    pub(crate) sandbox: bool,
    /// Every call that was not throttled.
    pub(crate) calls: Vec<String>,
    /// One request a window on each policy operation; AWS's is a second.
    pub(crate) window: Duration,
    /// Whether Update and Delete of a missing policy are 404, or succeed.
    pub(crate) missing_is_404: bool,
    /// Whether GetEmailIdentity tells the policies, as AWS documents and emulators do not.
    pub(crate) tells_policies: bool,
    /// How many of a hundred calls are answered 500.
    pub(crate) failing_percent: u8,
    /// How many of a hundred policy operations find the window taken by another stack.
    pub(crate) busy_percent: u8,
    /// Operations that the role may not call.
    pub(crate) denied: BTreeSet<&'static str>,
    /// Takes requests and never answers.
    pub(crate) silent: bool,
    /// Does this operation once, and never says so.
    pub(crate) loses: Option<&'static str>,
    last: HashMap<&'static str, Instant>,
    random: fastrand::Rng,
}

/// SES on loopback.
#[derive(Debug, Clone)]
pub(crate) struct Ses {
    pub(crate) url: String,
    world: Arc<Mutex<World>>,
}

struct Refused(u16, &'static str, String);

impl Ses {
    pub(crate) fn start(tls: Tls, seed: u64) -> Self {
        let world = World {
            tells_policies: true,
            random: fastrand::Rng::with_seed(seed),
            ..World::default()
        };
        let world = Arc::new(Mutex::new(world));
        let scheme = if tls.is_some() { "https" } else { "http" };
        let shared = world.clone();
        let handler: Handler = Arc::new(move |request| shared.lock().unwrap().answer(request));
        Self {
            url: format!("{scheme}://{}", serve(tls, handler)),
            world,
        }
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }

    /// An identity, made if it is not there.
    pub(crate) fn with_identity<T>(
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

impl World {
    fn answer(&mut self, request: &Request) -> Reply {
        if self.silent {
            return Reply::Never;
        }
        let result = self.operate(request);
        match result {
            Ok(Some(body)) => Reply::json(200, &body),
            Ok(None) => Reply::Never,
            Err(Refused(status, code, message)) => {
                let headers = vec![
                    ("Content-Type", "application/json".to_owned()),
                    ("x-amzn-errortype", code.to_owned()),
                    (
                        "x-amz-retry-after",
                        (self.window.as_millis() + 1).to_string(),
                    ),
                ];
                Reply::Send {
                    status,
                    headers,
                    body: json!({ "message": message }).to_string(),
                }
            }
        }
    }

    /// `None` is an answer that got lost.
    fn operate(&mut self, request: &Request) -> Result<Option<Value>, Refused> {
        let region = signed_for(request)?;
        let path: Vec<String> = request
            .target
            .split('?')
            .next()
            .unwrap_or_default()
            .split('/')
            .skip(3)
            .map(unescaped)
            .collect();
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let (operation, rest) = operation(&request.method, &path)?;
        self.admit(operation)?;
        let done = match (operation, rest) {
            ("GetAccount", _) => {
                json!({ "ProductionAccessEnabled": !self.sandbox, "SendingEnabled": true })
            }
            ("GetConfigurationSet", [name, ..]) => self.configuration_set(name)?,
            (_, [identity, _, name]) => {
                self.policy(operation, (&region, identity), name, &request.body)?
            }
            (_, [identity]) => self.read(operation, (&region, identity))?,
            _ => return Err(bad("what is that?")),
        };
        if self.loses == Some(operation) {
            self.loses = None;
            return Ok(None);
        }
        Ok(Some(done))
    }

    fn admit(&mut self, operation: &'static str) -> Result<(), Refused> {
        if self.denied.contains(operation) {
            return Err(Refused(
                403,
                "AccessDeniedException",
                format!("not authorized to perform: ses:{operation}"),
            ));
        }
        if self.random.u8(0..100) < self.failing_percent {
            return Err(Refused(
                500,
                "InternalServiceErrorException",
                "try again".to_owned(),
            ));
        }
        let now = Instant::now();
        let is_limited = operation.contains("Polic");
        let is_taken = self
            .last
            .get(operation)
            .is_some_and(|last| now - *last < self.window);
        if is_limited && (is_taken || self.random.u8(0..100) < self.busy_percent) {
            return Err(Refused(
                429,
                "TooManyRequestsException",
                "Maximum sending rate exceeded.".to_owned(),
            ));
        }
        self.last.insert(operation, now);
        self.calls.push(operation.to_owned());
        Ok(())
    }

    fn configuration_set(&self, name: &str) -> Result<Value, Refused> {
        if self.configuration_sets.contains(name) {
            Ok(json!({ "ConfigurationSetName": name }))
        } else {
            Err(missing("configuration set"))
        }
    }

    fn read(&mut self, operation: &str, (region, name): (&str, &str)) -> Result<Value, Refused> {
        let tells_policies = self.tells_policies || operation == "GetEmailIdentityPolicies";
        let identity = self.identity(region, name)?;
        let mut answer =
            json!({ "IdentityType": "DOMAIN", "VerifiedForSendingStatus": identity.verified });
        if !identity.verified {
            answer["VerificationInfo"] = json!({ "ErrorType": "HOST_NOT_FOUND" });
        }
        if tells_policies {
            answer["Policies"] = json!(identity.policies);
        }
        Ok(answer)
    }

    fn policy(
        &mut self,
        operation: &str,
        (region, identity_name): (&str, &str),
        name: &str,
        body: &[u8],
    ) -> Result<Value, Refused> {
        let missing_is_404 = self.missing_is_404;
        let identity = self.identity(region, identity_name)?;
        let is_there = identity.policies.contains_key(name);
        match operation {
            "CreateEmailIdentityPolicy" if is_there => Err(Refused(
                400,
                "AlreadyExistsException",
                format!("Policy {name} already exists"),
            )),
            "CreateEmailIdentityPolicy" if identity.policies.len() >= 20 => Err(Refused(
                400,
                "LimitExceededException",
                "20 policies".to_owned(),
            )),
            "CreateEmailIdentityPolicy" => store(identity, (region, identity_name), name, body),
            _ if !is_there && missing_is_404 => Err(missing("policy")),
            "UpdateEmailIdentityPolicy" if is_there => {
                store(identity, (region, identity_name), name, body)
            }
            "DeleteEmailIdentityPolicy" => {
                identity.policies.remove(name);
                Ok(json!({}))
            }
            _ => Ok(json!({})),
        }
    }

    fn identity(&mut self, region: &str, name: &str) -> Result<&mut Identity, Refused> {
        self.identities
            .get_mut(&(region.to_owned(), name.to_owned()))
            .ok_or_else(|| missing("identity"))
    }
}

fn signed_for(request: &Request) -> Result<String, Refused> {
    let authorization = request.header("authorization").unwrap_or_default();
    let scope: Vec<&str> = authorization
        .split("Credential=")
        .nth(1)
        .unwrap_or_default()
        .split('/')
        .take(5)
        .collect();
    match scope.as_slice() {
        [_, _, region, "ses", _] => Ok((*region).to_owned()),
        _ => Err(Refused(
            403,
            "MissingAuthenticationTokenException",
            "not signed for ses".to_owned(),
        )),
    }
}

fn operation<'a>(
    method: &str,
    path: &'a [&'a str],
) -> Result<(&'static str, &'a [&'a str]), Refused> {
    Ok(match (method, path) {
        ("GET", ["account"]) => ("GetAccount", &[]),
        ("GET", ["configuration-sets", _]) => ("GetConfigurationSet", &path[1..]),
        ("GET", ["identities", _]) => ("GetEmailIdentity", &path[1..]),
        ("GET", ["identities", _, "policies"]) => ("GetEmailIdentityPolicies", &path[1..2]),
        ("POST", ["identities", _, "policies", _]) => ("CreateEmailIdentityPolicy", &path[1..]),
        ("PUT", ["identities", _, "policies", _]) => ("UpdateEmailIdentityPolicy", &path[1..]),
        ("DELETE", ["identities", _, "policies", _]) => ("DeleteEmailIdentityPolicy", &path[1..]),
        _ => return Err(bad("no such operation")),
    })
}

/// SES strips white space from what it stores.
fn store(
    identity: &mut Identity,
    place: (&str, &str),
    name: &str,
    body: &[u8],
) -> Result<Value, Refused> {
    let body: Value = serde_json::from_slice(body).map_err(|_| bad("not JSON"))?;
    let text = body["Policy"]
        .as_str()
        .ok_or_else(|| bad("Policy is missing"))?;
    let document = checked(text, place)?;
    if name.is_empty()
        || name.len() > 64
        || !name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    {
        return Err(bad("PolicyName"));
    }
    identity
        .policies
        .insert(name.to_owned(), document.to_string());
    Ok(json!({}))
}

fn checked(text: &str, (region, identity): (&str, &str)) -> Result<Value, Refused> {
    let document: Value = serde_json::from_str(text).map_err(|_| bad("InvalidPolicy: not JSON"))?;
    let statement = &document["Statement"][0];
    if text.len() > 4096 || document["Version"] != "2012-10-17" {
        return Err(bad("InvalidPolicy: size or Version"));
    }
    if statement["Resource"]
        != json!(format!(
            "arn:aws:ses:{region}:{ACCOUNT}:identity/{identity}"
        ))
    {
        return Err(bad("InvalidPolicy: the resource is not this identity"));
    }
    let operators = statement["Condition"].as_object().into_iter().flatten();
    let mut keys = operators.flat_map(|(_, tests)| {
        tests
            .as_object()
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
    });
    match keys.find(|key| key != "aws:SourceAccount" && key != "aws:SourceArn") {
        Some(key) => Err(Refused(
            400,
            "BadRequestException",
            format!("InvalidPolicy: Unknown or unapplicable condition field '{key}'"),
        )),
        None => Ok(document),
    }
}

fn bad(why: &str) -> Refused {
    Refused(400, "BadRequestException", why.to_owned())
}

fn missing(what: &str) -> Refused {
    Refused(404, "NotFoundException", format!("No {what} found"))
}

fn unescaped(text: &str) -> String {
    let mut bytes = vec![];
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|two| std::str::from_utf8(two).ok());
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()) {
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
