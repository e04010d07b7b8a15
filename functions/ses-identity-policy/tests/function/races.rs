//! Create and Delete at the same time, in two processes: CloudFormation cancels a Create, and its Delete comes
//! while the Create still runs. SES sees their calls in every order, and serves some of them late.
//!
//! The times are the real ones, since they are what is promised: a Create starts no write later than 30 s after
//! it was received, and its Delete looks for 35 s. All races are run at the same time.

use crate::function::Function;
use crate::stack::Stack;
use doubles::bucket::Bucket;
use doubles::ses::{Early, Identity, Ses, Turn};
use serde_json::{Value, json};
use std::thread;
use std::time::Duration;

const READ: &str = "GetEmailIdentity";
const ACCOUNT: &str = "GetAccount";
const WRITE: &str = "CreateEmailIdentityPolicy";
const LOOK: &str = "GetEmailIdentityPolicies";

/// The calls of a Create, in its order.
const CREATE: [&str; 3] = [READ, ACCOUNT, WRITE];
/// The looks of a Delete: one in 5 s, for 35 s.
const LOOKS: usize = 8;
/// The looks within 25 s: a write that is served behind the last of them meets two more, even on a busy machine.
const EARLY_LOOKS: usize = 6;

/// More than either request needs.
const DEADLINE: Duration = Duration::from_secs(120);
const MADE_UP: &str = "mail-SendingPolicy-1QX7KD0V3M2PA";

fn properties() -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/me@example.com",
        "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
    })
}

/// One race: the order of calls, and the answer of SES that gets lost.
#[derive(Debug, Clone, Default)]
struct Race {
    turns: Vec<Turn>,
    loses: Option<&'static str>,
    /// True if the Delete starts only when the Create was received.
    create_is_first: bool,
}

impl Race {
    /// The calls of both in one order.
    fn in_order(calls: &[&'static str]) -> Self {
        let number = |at: usize| {
            calls[..=at]
                .iter()
                .filter(|call| **call == calls[at])
                .count()
        };
        let turn = |at: usize| Turn {
            operation: calls[at],
            number: number(at),
            after: (calls[at - 1], number(at - 1)),
            early: Early::Waits,
        };
        Self {
            turns: (1..calls.len()).map(turn).collect(),
            ..Self::default()
        }
    }

    /// A call of the Create that comes only after so many looks of the Delete.
    fn after_looks(operation: &'static str, looks: usize, early: Early) -> Self {
        let turn = Turn {
            operation,
            number: 1,
            after: (LOOK, looks),
            early,
        };
        Self {
            turns: vec![turn],
            create_is_first: true,
            ..Self::default()
        }
    }

    /// Runs the race and checks its end; returns the answer to the Create.
    fn run(&self) -> (Value, Ses) {
        let (ses, bucket) = (Ses::start(None), Bucket::start(None));
        ses.with_identity("us-east-1", "me@example.com", |identity| {
            identity.policies.insert("theirs".into(), "{}".into())
        });
        ses.world().turns.clone_from(&self.turns);
        ses.world().loses = self.loses;
        let (created, deleted) = thread::scope(|scope| {
            let create = scope.spawn(|| request(&ses, &bucket, "Create", None));
            if self.create_is_first {
                ses.wait_for_a_call(DEADLINE);
            }
            let delete = scope.spawn(|| request(&ses, &bucket, "Delete", Some(MADE_UP)));
            (create.join(), delete.join())
        });
        let (created, deleted) = (created.unwrap(), deleted.unwrap());
        assert!(created["Status"].is_string(), "{self:?}: {created}");
        assert_eq!(deleted["Status"], "SUCCESS", "{self:?}: {deleted}");
        assert_eq!(deleted["PhysicalResourceId"], MADE_UP);
        let names = |identity: &mut Identity| identity.policies.keys().cloned().collect();
        let left: Vec<String> = ses.with_identity("us-east-1", "me@example.com", names);
        assert_eq!(left, ["theirs"], "{self:?}: {:?}", ses.world().calls);
        (created, ses)
    }
}

/// One request of the stack, in a process of its own; returns the one answer.
fn request(ses: &Ses, bucket: &Bucket, kind: &str, id: Option<&str>) -> Value {
    let function = Function::start(&ses.url);
    let event = Stack::new(&function, bucket, "mail", 1).event(kind, kind, id, &properties(), None);
    assert_eq!(function.invoke(&event, DEADLINE), Ok(Value::Null));
    let mut answers = bucket.take(kind);
    assert_eq!(answers.len(), 1, "{answers:?}");
    answers.remove(0)
}

/// Every order in which the calls of a Create and the first two looks of its Delete can come.
fn orders() -> Vec<Vec<&'static str>> {
    fn merged(ours: &[&'static str], looks: usize) -> Vec<Vec<&'static str>> {
        let with = |call, mut rest: Vec<&'static str>| {
            rest.insert(0, call);
            rest
        };
        let mut all = vec![];
        if let [first, rest @ ..] = ours {
            all.extend(
                merged(rest, looks)
                    .into_iter()
                    .map(|rest| with(first, rest)),
            );
        }
        if looks > 0 {
            all.extend(
                merged(ours, looks - 1)
                    .into_iter()
                    .map(|rest| with(LOOK, rest)),
            );
        }
        if all.is_empty() { vec![vec![]] } else { all }
    }
    merged(&CREATE, 2)
}

/// Returns races of every kind.
fn races() -> Vec<Race> {
    let mut races: Vec<Race> = orders().iter().map(|order| Race::in_order(order)).collect();
    assert_eq!(races.len(), 10);
    for looks in 1..=LOOKS {
        // SES throttles the Create for so long; in the end it gives up.
        races.push(Race::after_looks(READ, looks, Early::IsThrottled));
        races.push(Race::after_looks(WRITE, looks, Early::IsThrottled));
    }
    for looks in 1..=EARLY_LOOKS {
        // A write is on its way for so long. Its client has called again meanwhile.
        races.push(Race::after_looks(WRITE, looks, Early::Waits));
    }
    // The client calls again, and meets its own policy, or none any more.
    races.extend(
        [READ, WRITE, LOOK, "DeleteEmailIdentityPolicy"].map(|operation| Race {
            loses: Some(operation),
            create_is_first: true,
            ..Race::default()
        }),
    );
    races
}

#[test]
fn nothing_is_left_of_a_create_that_runs_beside_its_delete() {
    let races = races();
    thread::scope(|scope| {
        for race in &races {
            scope.spawn(|| drop(race.run()));
        }
    });
}

#[test]
fn a_create_that_is_throttled_for_30_seconds_writes_no_more() {
    let race = Race::after_looks(WRITE, LOOKS, Early::IsThrottled);
    let (created, ses) = race.run();
    assert_eq!(created["Status"], "FAILED", "{created}");
    assert_eq!(ses.world().count(WRITE), 0);
}
