//! Whatever is taken away, nothing becomes ok that was not, and no failing run passes.

use crate::world::{World, all};
use doctor::diagnosis::{Diagnosis, Only, Strictness, diagnose};
use doctor::facts::{Answer, Call, Dns, Facts};
use doctor::finding::State;
use serde_json::Value;
use std::collections::BTreeSet;

/// Members whose absence says something: AWS leaves them out where nothing is set.
const MEANINGFUL: &[&str] = &[
    // DescribeUserPool
    "SourceArn",
    "From",
    "ReplyToEmailAddress",
    "ConfigurationSet",
    "LambdaConfig",
    "CustomMessage",
    "PreSignUp",
    "CustomEmailSender",
    "LambdaArn",
    "EmailMessage",
    "InviteMessageTemplate",
    "AllowAdminCreateUserOnly",
    "AdvancedSecurityMode",
    "UserPoolAddOns",
    "AllowedFirstAuthFactors",
    "SignInPolicy",
    "EmailConfigurationFailure",
    "AccountRecoverySetting",
    "RecoveryMechanisms",
    // GetUserPoolMfaConfig, DescribeRiskConfiguration
    "EmailMfaConfiguration",
    "AccountTakeoverRiskConfiguration",
    "Actions",
    "HighAction",
    // AdminGetUser
    "UserMFASettingList",
    // GetEmailIdentity
    "ConfigurationSetName",
    "VerificationInfo",
    "SOARecord",
    "PrimaryNameServer",
    "SigningAttributesOrigin",
    "SigningHostedZone",
    "IdentityType",
    // GetConfigurationSet, GetConfigurationSetEventDestinations
    "EventDestinations",
    "SuppressionOptions",
    "DeliveryOptions",
    // GetFunctionConcurrency, GetFunctionConfiguration
    "ReservedConcurrentExecutions",
    "VpcConfig",
    "VpcId",
    "DeadLetterConfig",
    "TargetArn",
];

fn worst(diagnosis: &Diagnosis, id: &str) -> Option<State> {
    let states: BTreeSet<State> = diagnosis
        .findings
        .iter()
        .filter(|it| it.id == id)
        .map(|it| it.state)
        .collect();
    [State::Broken, State::Unknown, State::Risk, State::Ok]
        .into_iter()
        .find(|state| states.contains(state))
}

/// Returns what is wrong after one change of the facts. Questions that are new stay open, which is one
/// more thing missing.
fn defects(before: &Diagnosis, facts: &Facts, what: &str) -> Vec<String> {
    let after = diagnose(facts, &Only::default());
    let became_ok = |id: &&str| {
        let was = worst(before, id);
        worst(&after, id) == Some(State::Ok) && was.is_some_and(|was| was != State::Ok)
    };
    let ids: BTreeSet<&str> = after.findings.iter().map(|finding| finding.id).collect();
    let ids = ids.into_iter().filter(became_ok);
    let mut defects: Vec<String> = ids.map(|id| format!("{what}: {id} became ok")).collect();
    let exit = |diagnosis: &Diagnosis| diagnosis.exit(Strictness::default());
    if exit(before) != 0 && exit(&after) == 0 {
        defects.push(format!("{what}: exit {} became 0", exit(before)));
    }
    defects
}

fn assert_none(defects: &[String]) {
    assert!(
        defects.is_empty(),
        "{} defects\n{}",
        defects.len(),
        defects.join("\n")
    );
}

/// Operations whose empty answer says that nothing is set.
const EMPTY_SAYS_SOMETHING: [&str; 3] = [
    "GetFunctionConcurrency",
    "GetConfigurationSetEventDestinations",
    "GetTopicAttributes",
];

/// Returns the calls that a scenario changes; the rest is its base's, which is tested by itself.
fn own_calls(world: &World) -> impl Iterator<Item = (&Call, &Answer)> {
    let is_own = |call: &Call| world.scenario.own_calls.contains(&call.to_string());
    let calls = world.facts.answers.iter();
    calls.filter(move |(call, _)| is_own(call))
}

#[test]
fn an_answer_that_is_missing_denied_or_late() {
    let mut found = vec![];
    for world in all() {
        for (call, given) in own_calls(world) {
            for answer in others(call, given) {
                let less = with(&world.facts, call, answer);
                let what = format!("{} {call}", world.name());
                found.extend(defects(&world.diagnosis, &less, &what));
            }
        }
    }
    assert_none(&found);
}

/// Returns answers that prove less than the given one.
fn others(call: &Call, given: &Answer) -> Vec<Answer> {
    let mut others = vec![
        Answer::of_error(call.operation, Some("AccessDeniedException"), ""),
        Answer::unreadable("no answer in time"),
        Answer::of_error(call.operation, Some("SomethingNewException"), ""),
    ];
    let says_something = EMPTY_SAYS_SOMETHING.contains(&call.operation.name());
    if matches!(given, Answer::Given(_)) && !says_something {
        others.push(Answer::Given(Value::Object(serde_json::Map::new())));
    }
    others
}

fn with(facts: &Facts, call: &Call, answer: Answer) -> Facts {
    let mut changed = facts.clone();
    changed.answers.insert(call.clone(), answer);
    changed
}

#[test]
fn a_record_that_dns_does_not_answer_for() {
    let mut found = vec![];
    for world in all() {
        for query in world.facts.zone.keys() {
            let mut less = world.facts.clone();
            less.zone.insert(query.clone(), Dns::failed("SERVFAIL"));
            let what = format!("{} {query}", world.name());
            found.extend(defects(&world.diagnosis, &less, &what));
        }
    }
    assert_none(&found);
}

#[test]
fn a_member_that_is_missing_or_of_another_type() {
    let mut found = vec![];
    for world in all() {
        for (call, answer) in own_calls(world) {
            let Answer::Given(body) = answer else {
                continue;
            };
            for pointer in pointers(body).into_iter().filter(|it| !is_meaningful(it)) {
                for change in [remove, distort] {
                    let mut body = body.clone();
                    change(&mut body, &pointer);
                    let less = with(&world.facts, call, Answer::Given(body));
                    let what = format!("{} {call} {pointer}", world.name());
                    found.extend(defects(&world.diagnosis, &less, &what));
                }
            }
        }
    }
    assert_none(&found);
}

/// Returns true for members whose absence says something, and for the entries of a map.
fn is_meaningful(pointer: &str) -> bool {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    MEANINGFUL.contains(&last) || pointer.contains("/Policies/")
}

/// Returns the JSON pointer of every member of every object.
fn pointers(value: &Value) -> Vec<String> {
    let below = |key: &str, member: &Value| {
        let key = key.replace('~', "~0").replace('/', "~1");
        let inner = pointers(member)
            .into_iter()
            .map(|inner| format!("/{key}{inner}"))
            .collect::<Vec<_>>();
        (key, inner)
    };
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, member)| {
                let (key, inner) = below(key, member);
                std::iter::once(format!("/{key}")).chain(inner)
            })
            .collect(),
        Value::Array(members) => members
            .iter()
            .enumerate()
            .flat_map(|(at, member)| below(&at.to_string(), member).1)
            .collect(),
        _ => vec![],
    }
}

fn remove(body: &mut Value, pointer: &str) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    if let Some(Value::Object(members)) = body.pointer_mut(parent) {
        members.remove(&key);
    }
}

fn distort(body: &mut Value, pointer: &str) {
    if let Some(member) = body.pointer_mut(pointer) {
        *member = if member.is_object() {
            serde_json::json!("unexpected")
        } else {
            serde_json::json!({ "unexpected": ["type"] })
        };
    }
}
