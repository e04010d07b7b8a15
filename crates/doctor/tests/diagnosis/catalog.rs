//! The catalog against the scenarios: each check has its cases, and reads what it says.

use crate::world::all;
use doctor::catalog::{Check, checks};
use doctor::finding::State;
use std::collections::{BTreeMap, BTreeSet};

fn seen() -> BTreeMap<&'static str, BTreeSet<State>> {
    let mut seen: BTreeMap<_, BTreeSet<State>> = BTreeMap::new();
    for world in all() {
        for finding in &world.diagnosis.findings {
            seen.entry(finding.id).or_default().insert(finding.state);
        }
    }
    seen
}

#[test]
fn every_check_is_seen_in_its_worst_state() {
    let seen = seen();
    // These only explain, or tell that nobody can know.
    let mild = [
        "user-already-verified",
        "user-external",
        "identity-managed",
        "dns-bimi",
        "trigger-custom-sender",
        "pool-replicas",
        "receiver",
        "left",
    ];
    let unknown = [
        "dns-unknown",
        "ses-denied",
        "user-suppressed-globally",
        "vdm-off",
    ];
    for check in checks() {
        let worst = match check.id {
            id if mild.contains(&id) => State::Ok,
            id if unknown.contains(&id) => State::Unknown,
            _ if check.breaks => State::Broken,
            _ => State::Risk,
        };
        let states = seen.get(check.id);
        assert!(
            states.is_some_and(|states| states.contains(&worst)),
            "no scenario has {} as {worst:?}: {states:?}",
            check.id
        );
    }
}

#[test]
fn a_check_that_only_warns_is_never_broken() {
    for (id, states) in seen() {
        let check = Check::of_id(id).unwrap();
        assert!(check.breaks || !states.contains(&State::Broken), "{id}");
    }
}

#[test]
fn a_finding_reads_only_what_the_catalog_says() {
    for world in all() {
        for finding in &world.diagnosis.findings {
            let check = Check::of_id(finding.id).unwrap();
            let mut known: Vec<String> = check.reads.iter().map(ToString::to_string).collect();
            known.push("cognito-idp DescribeUserPool".to_owned());
            for read in finding
                .read
                .iter()
                .filter(|read| !read.api.starts_with("dns "))
            {
                assert!(
                    known.contains(&read.api),
                    "{}: {} reads {}",
                    world.name(),
                    finding.id,
                    read.api
                );
            }
        }
    }
}

#[test]
fn ids_are_unique_and_in_kebab_case() {
    let ids: Vec<&str> = checks().map(|check| check.id).collect();
    let unique: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    assert!(ids.iter().all(|id| {
        id.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }));
}
