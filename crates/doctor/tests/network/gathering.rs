//! The whole gathering: the doubles get the questions of the checks, and the diagnosis is the one that the
//! same files give without a network.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use aws_smithy_runtime_api::client::http::SharedHttpConnector;
use doctor::aws::Client;
use doctor::diagnosis::{Diagnosis, Only, Strictness, diagnose};
use doctor::facts::{Answer, Facts, Target};
use doctor::gather::account::{Account, account};
use doctor::gather::{DnsSource, Gatherer, Progress};
use doctor::resolver::Resolver;
use doubles::aws::Aws;
use doubles::dns::Dns;
use doubles::scenario::{Records, Scenario, Wire};
use serde_json::Value;
use tokio::sync::watch;

use super::{client, client_with, connector, run};

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

async fn gather(client: Client, scenario: &Scenario, time: Duration) -> Facts {
    let dns = Dns::start(scenario.clone());
    let resolver = Resolver::of(vec![dns.address()]);
    let gatherer = Gatherer::new(client, DnsSource::Servers(resolver), time);
    let facts = Facts {
        target: target(scenario),
        ..Facts::default()
    };
    let (sender, _receiver) = watch::channel(Progress::default());
    gatherer.gather(facts, &Only::default(), &sender).await
}

/// A scenario in which something never answers takes as long as the patience of the client.
fn is_silent(scenario: &Scenario) -> bool {
    let silent = |wire: &Wire| *wire == Wire::Silence;
    scenario.calls.values().any(silent)
        || scenario
            .zone
            .values()
            .any(|records| *records == Records::Silence)
}

/// The first and the last line of `expected.txt`, which the pure checks are held to: the headline, the
/// counts and the exit codes.
fn expected(folder: &Path) -> (String, String) {
    let text = std::fs::read_to_string(folder.join("expected.txt")).unwrap();
    let line = |line: Option<&str>| line.unwrap().to_owned();
    (line(text.lines().next()), line(text.lines().last()))
}

fn summary(diagnosis: &Diagnosis) -> String {
    let counts = diagnosis.counts();
    let exit = |deny_risks, allow_unknown| {
        diagnosis.exit(Strictness {
            deny_risks,
            allow_unknown,
        })
    };
    format!(
        "{} broken, {} risk, {} unknown; exit {} (--deny risks {}, --allow-unknown {})",
        counts.broken,
        counts.risk,
        counts.unknown,
        exit(false, false),
        exit(true, false),
        exit(false, true),
    )
}

async fn check(connector: &SharedHttpConnector, folder: &Path) {
    let scenario = Scenario::load(folder).unwrap();
    if is_silent(&scenario) {
        return;
    }
    let aws = Aws::of(&scenario);
    let client = client_with(connector.clone(), &aws);
    let facts = gather(client, &scenario, PATIENCE).await;
    let diagnosis = diagnose(&facts, &Only::default());
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let (headline, counts) = expected(folder);
    assert_eq!(
        summary(&diagnosis),
        counts,
        "{name}: {}",
        diagnosis.headline
    );
    // The network has its own words for what it could not read.
    if diagnosis.counts().unknown == 0 {
        assert_eq!(diagnosis.headline, headline, "{name}");
    }
}

#[test]
fn every_scenario_is_the_same_over_the_network() {
    run(async {
        let connector = connector();
        for folder in folders("bases").into_iter().chain(folders("scenarios")) {
            check(&connector, &folder).await;
        }
    });
}

/// The scenarios of healthy pools have an answer to every question, and each is asked once.
#[test]
fn a_healthy_pool_is_asked_what_it_has() {
    for folder in folders("bases") {
        let scenario = Scenario::load(&folder).unwrap();
        let aws = Aws::of(&scenario);
        run(gather(client(&aws), &scenario, PATIENCE));
        let world = aws.world();
        let name = folder.display();
        assert_eq!(world.unexpected, Vec::<String>::new(), "{name}");
        let calls: BTreeSet<&String> = world.calls.iter().collect();
        assert_eq!(calls.len(), world.calls.len(), "{name}: {:?}", world.calls);
    }
}

#[test]
fn what_has_no_answer_in_time_is_unreadable() {
    let folder = folders("bases")
        .into_iter()
        .find(|folder| folder.ends_with("developer"));
    let scenario = Scenario::load(&folder.unwrap()).unwrap();
    let aws = Aws::of(&scenario);
    let silent = format!("sesv2 GetAccount {}", target(&scenario).region);
    aws.answer(&silent, Wire::Silence);
    let facts = run(gather(client(&aws), &scenario, Duration::from_secs(2)));
    let answer = &facts.answers[&silent.parse().unwrap()];
    assert_eq!(answer, &Answer::unreadable("no answer within 2 s"));
    let diagnosis = diagnose(&facts, &Only::default());
    assert_eq!(diagnosis.exit(Strictness::default()), 3);
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
