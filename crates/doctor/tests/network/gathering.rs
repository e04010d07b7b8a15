//! The whole gathering: the doubles get the questions of the checks, and the diagnosis is the one that the
//! same files give without a network.

use std::path::{Path, PathBuf};
use std::time::Duration;

use doctor::diagnosis::{Diagnosis, Only, diagnose};
use doctor::facts::{Answer, Facts, Target};
use doctor::gather::account::{Account, account};
use doctor::gather::{DnsSource, Gatherer, Progress};
use doctor::resolver::Resolver;
use doubles::aws::Aws;
use doubles::dns::Dns;
use doubles::scenario::{Scenario, Wire};
use serde_json::Value;
use tokio::sync::watch;

use super::{client, run};

const PATIENCE: Duration = Duration::from_secs(60);

fn folders(parent: &str) -> Vec<PathBuf> {
    let parent = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(parent);
    let mut folders: Vec<PathBuf> = std::fs::read_dir(parent)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    folders
}

fn target(scenario: &Scenario) -> Target {
    let text = |key| {
        scenario
            .target
            .get(key)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let is = |key| scenario.target.get(key).and_then(Value::as_bool) == Some(true);
    Target {
        pool: text("pool").unwrap(),
        region: text("region").unwrap(),
        account: text("account"),
        user: text("user"),
        now: 1_795_910_400,
        paid: is("paid"),
        show_addresses: is("show_addresses"),
    }
}

fn gather(aws: &Aws, scenario: &Scenario, time: Duration) -> Facts {
    let dns = Dns::start(scenario.clone());
    let resolver = Resolver::of(vec![dns.address()]);
    let gatherer = Gatherer::new(client(aws), DnsSource::Servers(resolver), time);
    let facts = Facts {
        target: target(scenario),
        ..Facts::default()
    };
    let (sender, _receiver) = watch::channel(Progress::default());
    run(gatherer.gather(facts, &Only::default(), &sender))
}

fn states(diagnosis: &Diagnosis) -> Vec<String> {
    let findings = diagnosis.findings.iter();
    findings
        .map(|finding| format!("{} {}", finding.id, finding.state.name()))
        .collect()
}

/// Reads the line `ok: …` and its like of `expected.txt`, which the pure checks are held to.
#[test]
fn a_healthy_pool_is_healthy_over_the_network() {
    for folder in folders("bases") {
        let scenario = Scenario::load(&folder).unwrap();
        let aws = Aws::of(&scenario);
        let facts = gather(&aws, &scenario, PATIENCE);
        let diagnosis = diagnose(&facts, &Only::default());
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(aws.world().unexpected, Vec::<String>::new(), "{name}");
        let expected = std::fs::read_to_string(folder.join("expected.txt")).unwrap();
        let headline = expected.lines().next().unwrap();
        assert_eq!(
            diagnosis.headline,
            headline,
            "{name}: {:?}",
            states(&diagnosis)
        );
        assert_eq!(
            diagnosis.counts().unknown,
            0,
            "{name}: {:?}",
            states(&diagnosis)
        );
    }
}

#[test]
fn each_question_is_asked_once() {
    let folder = folders("bases").remove(0);
    let scenario = Scenario::load(&folder).unwrap();
    let aws = Aws::of(&scenario);
    gather(&aws, &scenario, PATIENCE);
    let mut calls = aws.world().calls.clone();
    calls.sort();
    let all = calls.len();
    calls.dedup();
    assert_eq!(calls.len(), all);
}

#[test]
fn what_has_no_answer_in_time_is_unreadable() {
    let folder = folders("bases").remove(0);
    let scenario = Scenario::load(&folder).unwrap();
    let aws = Aws::of(&scenario);
    let silent = format!("sesv2 GetAccount {}", target(&scenario).region);
    aws.answer(&silent, Wire::Silence);
    let facts = gather(&aws, &scenario, Duration::from_secs(2));
    if let Some(answer) = facts.answers.get(&silent.parse().unwrap()) {
        assert_eq!(answer, &Answer::unreadable("no answer within 2 s"));
    }
}

#[test]
fn credentials_that_aws_refuses_are_told_from_an_aws_that_is_silent() {
    let aws = Aws::start(None);
    let ask = |aws: &Aws| run(account(&client(aws), "eu-west-1"));
    assert_eq!(ask(&aws), Account::Known("123456789012".to_owned()));
    aws.answer(
        "sts GetCallerIdentity eu-west-1",
        Wire::Error {
            status: 403,
            kind: "ExpiredToken".to_owned(),
            message: "The security token included in the request is expired".to_owned(),
        },
    );
    assert!(matches!(ask(&aws), Account::Refused(reason) if reason.contains("ended")));
    aws.answer(
        "sts GetCallerIdentity eu-west-1",
        Wire::Page {
            status: 404,
            text: "<html>".to_owned(),
        },
    );
    assert!(matches!(ask(&aws), Account::Unknown(_)));
}
