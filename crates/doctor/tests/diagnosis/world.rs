//! A scenario as facts: questions are answered until none is open, as the gathering does it.

use doctor::diagnosis::{Diagnosis, Only, diagnose};
use doctor::facts::{Answer, Call, Dns, Facts, Query, Question, Target};
use doubles::scenario::{Records, Scenario, Wire};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A chain is not longer than this: pool, identity, domain, records, includes of SPF.
const ROUNDS_MAX: usize = 20;

/// A scenario with all facts that the checks ask for, and the diagnosis.
pub struct World {
    pub scenario: Scenario,
    pub facts: Facts,
    pub diagnosis: Diagnosis,
}

pub fn scenarios() -> &'static [World] {
    static ALL: OnceLock<Vec<World>> = OnceLock::new();
    ALL.get_or_init(|| worlds("tests/scenarios"))
}

pub fn bases() -> &'static [World] {
    static ALL: OnceLock<Vec<World>> = OnceLock::new();
    ALL.get_or_init(|| worlds("tests/bases"))
}

pub fn all() -> impl Iterator<Item = &'static World> {
    bases().iter().chain(scenarios())
}

impl World {
    pub fn name(&self) -> String {
        name(&self.scenario)
    }
}

fn worlds(parent: &str) -> Vec<World> {
    let scenarios = folders(parent).into_iter();
    let world = |scenario: Scenario| {
        let (facts, diagnosis) = gather_with(&scenario, |_, answer| answer);
        World {
            scenario,
            facts,
            diagnosis,
        }
    };
    scenarios.map(world).collect()
}

fn folders(parent: &str) -> Vec<Scenario> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(parent)).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
        .iter()
        .map(|folder| Scenario::load(folder).unwrap())
        .collect()
}

fn name(scenario: &Scenario) -> String {
    scenario
        .folder
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned()
}

/// Gathers with answers that are changed on their way.
pub fn gather_with(
    scenario: &Scenario,
    change: impl Fn(&Call, Answer) -> Answer,
) -> (Facts, Diagnosis) {
    let mut facts = Facts {
        target: target(scenario),
        ..Facts::default()
    };
    for _ in 0..ROUNDS_MAX {
        let diagnosis = diagnose(&facts, &Only::default());
        if diagnosis.missing.is_empty() {
            return (facts, diagnosis);
        }
        for question in diagnosis.missing {
            match question {
                Question::Call(call) => {
                    let answer = change(&call, answer(scenario, &call));
                    facts.answers.insert(call, answer);
                }
                Question::Dns(query) => {
                    let answer = dns(scenario, &query);
                    facts.zone.insert(query, answer);
                }
            }
        }
    }
    panic!("{}: the questions never end", name(scenario));
}

fn target(scenario: &Scenario) -> Target {
    let of = |key: &str| {
        scenario
            .target
            .get(key)
            .and_then(|value| value.as_str())
            .map(str::to_owned)
    };
    let is = |key: &str| {
        scenario
            .target
            .get(key)
            .and_then(serde_json::Value::as_bool)
            .unwrap_or(false)
    };
    Target {
        pool: of("pool").unwrap(),
        region: of("region").unwrap(),
        account: of("account"),
        user: of("user"),
        now: 1_795_910_400,
        paid: is("paid"),
        show_addresses: is("show_addresses"),
    }
}

fn answer(scenario: &Scenario, call: &Call) -> Answer {
    match scenario.calls.get(&call.to_string()) {
        Some(Wire::Body(body)) => Answer::Given(body.clone()),
        Some(Wire::Error { kind, message, .. }) => {
            Answer::of_error(call.operation, Some(kind), message)
        }
        Some(Wire::Page { text, .. }) => Answer::of_error(call.operation, None, text),
        Some(Wire::Silence) => Answer::unreadable("no answer in time"),
        None => Answer::unreadable("not in the scenario"),
    }
}

fn dns(scenario: &Scenario, query: &Query) -> Dns {
    match scenario.records(&query.name, query.kind.name()) {
        Some(Records::Found(records)) => Dns::Records(records),
        Some(Records::NoData) => Dns::NoRecords,
        Some(Records::Failure) => Dns::failed("SERVFAIL"),
        Some(Records::Silence) => Dns::failed("no answer in time"),
        None => Dns::NoSuchName,
    }
}
