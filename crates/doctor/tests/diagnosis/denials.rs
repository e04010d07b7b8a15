//! The matrix of denials: if one operation alone is denied, exactly the checks that read it are unknown.

use crate::world::{bases, gather_with};
use doctor::catalog::Check;
use doctor::diagnosis::{Diagnosis, Strictness};
use doctor::facts::{Answer, Call};
use doctor::finding::State;
use doctor::operation::Operation;
use std::collections::BTreeMap;

fn denied(operation: Operation) -> impl Fn(&Call, Answer) -> Answer {
    move |call, answer| {
        if call.operation == operation {
            Answer::of_error(operation, Some("AccessDeniedException"), "")
        } else {
            answer
        }
    }
}

fn states(diagnosis: &Diagnosis) -> BTreeMap<&'static str, Vec<State>> {
    let mut states: BTreeMap<_, Vec<State>> = BTreeMap::new();
    for finding in &diagnosis.findings {
        states.entry(finding.id).or_default().push(finding.state);
    }
    states
}

#[test]
fn one_denied_operation_makes_exactly_its_checks_unknown() {
    for base in bases() {
        let before = states(&base.diagnosis);
        for operation in Operation::ALL
            .iter()
            .filter(|it| **it != Operation::DescribeUserPool)
        {
            let (_, diagnosis) = gather_with(&base.scenario, denied(*operation));
            for (id, after) in states(&diagnosis) {
                if before.get(id) == Some(&after) {
                    continue;
                }
                let reads = Check::of_id(id).unwrap().reads;
                assert!(
                    reads.contains(operation),
                    "{}: {operation} changes {id}",
                    base.name()
                );
                assert!(
                    !after.contains(&State::Ok) && after.contains(&State::Unknown),
                    "{}: {operation}: {id} {after:?}",
                    base.name()
                );
            }
        }
    }
}

#[test]
fn a_denial_names_its_action() {
    for base in bases() {
        for operation in Operation::ALL {
            let (_, diagnosis) = gather_with(&base.scenario, denied(*operation));
            for finding in diagnosis.findings {
                let is_new = !base
                    .diagnosis
                    .findings
                    .iter()
                    .any(|it| it.id == finding.id && it.state == State::Unknown);
                if finding.state == State::Unknown && is_new {
                    assert!(
                        finding.message.contains(operation.action()),
                        "{operation}: {finding:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn without_the_pool_nothing_is_ok() {
    for base in bases() {
        let (_, diagnosis) = gather_with(&base.scenario, denied(Operation::DescribeUserPool));
        let ok: Vec<_> = diagnosis
            .findings
            .iter()
            .filter(|it| it.state == State::Ok)
            .map(|it| it.id)
            .collect();
        assert!(ok.is_empty(), "{}: {ok:?}", base.name());
        assert_eq!(diagnosis.exit(Strictness::default()), 3);
    }
}

#[test]
fn what_is_decisive_costs_exit_0() {
    for base in bases() {
        assert_eq!(
            base.diagnosis.exit(Strictness::default()),
            0,
            "{}",
            base.name()
        );
        for operation in Operation::ALL {
            let (_, diagnosis) = gather_with(&base.scenario, denied(*operation));
            let is_decisive = diagnosis
                .findings
                .iter()
                .any(|it| it.state == State::Unknown && it.decisive);
            assert_eq!(
                diagnosis.exit(Strictness::default()),
                if is_decisive { 3 } else { 0 }
            );
            let lenient = Strictness {
                allow_unknown: true,
                ..Strictness::default()
            };
            assert_eq!(diagnosis.exit(lenient), 0);
        }
    }
}
