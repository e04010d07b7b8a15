//! Properties of every event and every text. Whatever the user, the caller or a later Cognito puts
//! into an event: no failure, the event echoed, nothing that Cognito would refuse, and no
//! placeholder, markup or link that the theme did not write.
//!
//! The seed is `PROPTEST_RNG_SEED`, which `.cargo/config.toml` fixes and `make soak` changes.

mod answers;
mod choices;
mod events;
mod limits;
mod links;
mod markup;
mod tags;
mod texts;
mod untrusted;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

pub(super) fn run<S: Strategy>(
    cases: u32,
    strategy: &S,
    test: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let mut runner = TestRunner::new(Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    });
    if let Err(error) = runner.run(strategy, test) {
        panic!("{error}");
    }
}
