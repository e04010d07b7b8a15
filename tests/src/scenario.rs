//! Scenarios of `signet doctor`: an account's answers and a zone, as files. The pure checks read them
//! and the doubles of AWS and DNS answer from them.
//!
//! A scenario is a folder under `crates/doctor/tests/scenarios`:
//!
//! | file | holds |
//! |---|---|
//! | `scenario.json` | `base`: a folder under `crates/doctor/tests/bases`; `why`: the case; `target`: what differs from the base's `target.json` |
//! | `aws.json` | a call such as `sesv2 GetAccount eu-west-1` → its [`Wire`] answer. It replaces the base's; `{"patch": …}` merges into the base's body (RFC 7396: null removes a member); null removes the answer |
//! | `zone` | lines `name TYPE text`, or `name TYPE SERVFAIL`, `TIMEOUT`, `NODATA`; they replace the base's of that name and type. A name without a line does not exist |
//! | `expected.txt` | findings, headline and exit code |

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// An answer of AWS on the wire.
#[derive(Debug, Clone, PartialEq)]
pub enum Wire {
    /// 200 with a body in the service's own shape.
    Body(Value),
    /// An error with AWS's type.
    Error {
        /// The HTTP status.
        status: u16,
        /// AWS's type.
        kind: String,
        /// AWS's text.
        message: String,
    },
    /// Something else than AWS: a page of a proxy, with its status.
    Page {
        /// The HTTP status.
        status: u16,
        /// The page.
        text: String,
    },
    /// No answer at all.
    Silence,
}

/// The answer of a zone for a name and a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Records {
    /// The records, as texts.
    Found(Vec<String>),
    /// The name has no record of this type.
    NoData,
    /// SERVFAIL.
    Failure,
    /// No answer at all.
    Silence,
}

/// A scenario, merged with its base.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The folder.
    pub folder: PathBuf,
    /// The pool, the Region and the settings of the run.
    pub target: Value,
    /// The calls that the scenario itself changes.
    pub own_calls: Vec<String>,
    /// Each call with its answer.
    pub calls: BTreeMap<String, Wire>,
    /// Each `name TYPE` with its records.
    pub zone: BTreeMap<String, Records>,
}

impl Scenario {
    /// Loads a folder. A base is loaded in the same way, without a base of its own.
    ///
    /// # Errors
    /// If a file cannot be read, or has another form.
    pub fn load(folder: &Path) -> io::Result<Self> {
        let about = object(&folder.join("scenario.json"))?;
        let base = about.get("base").and_then(Value::as_str);
        let mut scenario = match base {
            Some(base) => Self::load(&bases(folder).join(base))?,
            None => Self::empty(),
        };
        folder.clone_into(&mut scenario.folder);
        let target = about.get("target").cloned().unwrap_or_default();
        merge(&mut scenario.target, &target);
        scenario.add_calls(object(&folder.join("aws.json"))?)?;
        scenario.add_zone(&text(&folder.join("zone"))?);
        Ok(scenario)
    }

    /// Returns the answer of the zone; none if the name does not exist.
    #[must_use]
    pub fn records(&self, name: &str, kind: &str) -> Option<Records> {
        if let Some(records) = self.zone.get(&format!("{name} {kind}")) {
            return Some(records.clone());
        }
        let exists = self.zone.keys().any(|key| {
            let known = key.split(' ').next().unwrap_or_default();
            known == name || known.ends_with(&format!(".{name}"))
        });
        exists.then_some(Records::NoData)
    }

    fn empty() -> Self {
        Self {
            folder: PathBuf::new(),
            target: Value::Object(Map::new()),
            own_calls: vec![],
            calls: BTreeMap::new(),
            zone: BTreeMap::new(),
        }
    }

    fn add_calls(&mut self, calls: Map<String, Value>) -> io::Result<()> {
        self.own_calls = calls.keys().cloned().collect();
        for (call, answer) in calls {
            if answer.is_null() {
                self.calls.remove(&call);
            } else if let Some(patch) = answer.get("patch") {
                let Some(Wire::Body(body)) = self.calls.get_mut(&call) else {
                    return Err(invalid(
                        &self.folder,
                        &format!("nothing to patch at {call}"),
                    ));
                };
                merge(body, patch);
            } else {
                let wire = wire(&answer).ok_or_else(|| invalid(&self.folder, &call))?;
                self.calls.insert(call, wire);
            }
        }
        Ok(())
    }

    fn add_zone(&mut self, lines: &str) {
        let mut own: BTreeMap<String, Records> = BTreeMap::new();
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            let mut words = line.splitn(3, ' ');
            let mut next = || words.next().unwrap_or_default();
            let (key, value) = (format!("{} {}", next(), next()), next());
            match (value, own.get_mut(&key)) {
                ("SERVFAIL", _) => drop(own.insert(key, Records::Failure)),
                ("TIMEOUT", _) => drop(own.insert(key, Records::Silence)),
                ("NODATA", _) => drop(own.insert(key, Records::NoData)),
                (text, Some(Records::Found(found))) => found.push(text.to_owned()),
                (text, _) => drop(own.insert(key, Records::Found(vec![text.to_owned()]))),
            }
        }
        self.zone.extend(own);
        // `name TYPE NXDOMAIN` takes the base's line away.
        self.zone
            .retain(|_, records| *records != Records::Found(vec!["NXDOMAIN".to_owned()]));
    }
}

fn bases(folder: &Path) -> PathBuf {
    let tests = folder.ancestors().nth(2).unwrap_or(folder);
    tests.join("bases")
}

fn wire(answer: &Value) -> Option<Wire> {
    let status = |usual: u16| {
        let given = answer.get("status").and_then(Value::as_u64);
        given
            .and_then(|given| u16::try_from(given).ok())
            .unwrap_or(usual)
    };
    let field = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
    if let Some(body) = answer.get("body") {
        return Some(Wire::Body(body.clone()));
    }
    if let Some(kind) = field("error") {
        let message = field("message").unwrap_or_default();
        return Some(Wire::Error {
            status: status(400),
            kind,
            message,
        });
    }
    if let Some(text) = field("page") {
        return Some(Wire::Page {
            status: status(404),
            text,
        });
    }
    answer.get("silent").map(|_| Wire::Silence)
}

/// Merges as RFC 7396 does: null removes a member.
pub fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        if !patch.is_null() {
            *target = patch.clone();
        }
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(members) = target else {
        return;
    };
    for (key, value) in patch {
        if value.is_null() {
            members.remove(key);
        } else {
            merge(members.entry(key).or_insert(Value::Null), value);
        }
    }
}

fn object(path: &Path) -> io::Result<Map<String, Value>> {
    let text = text(path)?;
    if text.is_empty() {
        return Ok(Map::new());
    }
    serde_json::from_str(&text).map_err(|error| invalid(path, &error.to_string()))
}

/// Returns a file's text; empty if there is no such file.
fn text(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        text => text,
    }
}

fn invalid(path: &Path, problem: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("{}: {problem}", path.display()),
    )
}
