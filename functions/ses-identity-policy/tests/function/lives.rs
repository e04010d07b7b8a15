//! Thousands of random stack lives: two stacks at a time share identities with each other, with
//! policies of other owners, with people who change things by hand, and with an SES that fails at times.
//!
//! A life depends on its seed and on nothing else: faults are drawn from the calls themselves. `make
//! test` always lives the same lives, `make soak` others. `SIGNET_LIVES` sets how many, `SIGNET_SEED`
//! the first one's seed; a failure prints both for the life that failed.

mod account;
mod expected;
mod life;
mod properties;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::thread;

use doubles::bucket::{Bucket, SECRET};
use doubles::ses::Ses;

use crate::function::Function;
use crate::stack::Answer;
use life::Life;

const LIVES: u64 = 2000;
/// Any number would do.
const FIRST_SEED: u64 = 20_261_125;
/// So many lives see everything happen that is counted below.
const MANY: u64 = 500;

/// Everything that one worker's lives take place in.
struct Stage {
    ses: Ses,
    bucket: Bucket,
    function: Function,
}

impl Stage {
    fn start() -> Self {
        let (ses, bucket) = (Ses::start(None), Bucket::start(None));
        let function = Function::start_with(&ses.url, &[("ALLOW_ANY_POLICY", "true")]);
        Self {
            ses,
            bucket,
            function,
        }
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "the run is chosen from outside the process"
)]
fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn thousands_of_random_lives() {
    let lives = number("SIGNET_LIVES").unwrap_or(LIVES);
    let first = number("SIGNET_SEED").unwrap_or(FIRST_SEED);
    println!("{lives} lives, SIGNET_SEED={first}");
    let answers = live(first, lives);
    println!("{} requests", answers.len());
    for (event, count) in happenings(&answers) {
        println!("{count:6} {event}");
        assert!(count > 0 || lives < MANY, "it never happened: {event}");
    }
}

/// The lives of these seeds, a worker for each core. No life sees another one, so it does not matter
/// which worker has it.
fn live(first: u64, lives: u64) -> Vec<Answer> {
    let workers = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let threads: Vec<_> = (0..workers)
        .map(|worker| {
            let seeds = (worker..lives)
                .step_by(workers as usize)
                .map(move |life| first + life);
            thread::spawn(move || work(seeds))
        })
        .collect();
    let joined = threads
        .into_iter()
        .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
    joined.flatten().collect()
}

fn work(seeds: impl Iterator<Item = u64>) -> Vec<Answer> {
    let stage = Stage::start();
    let answers: Vec<Answer> = seeds
        .flat_map(|seed| {
            let lived = catch_unwind(AssertUnwindSafe(|| Life::new(&stage, seed).live()));
            lived.unwrap_or_else(|panic| {
                println!(
                    "this life again: SIGNET_LIVES=1 SIGNET_SEED={seed} cargo test -p ses-identity-policy --test function lives"
                );
                resume_unwind(panic)
            })
        })
        .collect();
    let refused = stage.bucket.puts().refused.clone();
    assert!(refused.is_empty(), "answers were refused: {refused:?}");
    let log = stage.function.stop();
    let leak = log.iter().find(|line| line.contains(SECRET));
    assert_eq!(leak, None, "a response URL is in the log");
    answers
}

/// Counts of the events that matter: a simulation in which nothing happens proves nothing.
fn happenings(answers: &[Answer]) -> [(&'static str, usize); 11] {
    let count =
        |test: &dyn Fn(&Answer) -> bool| answers.iter().filter(|answer| test(answer)).count();
    let named = |id: &'static str| count(&move |answer: &Answer| answer.physical_id == id);
    let failed = |reason: &'static str| {
        count(&move |answer: &Answer| !answer.success && answer.reason.contains(reason))
    };
    let warned = |warning: &'static str| {
        count(&move |answer: &Answer| {
            let warnings = answer.data["Warnings"].as_str().unwrap_or_default();
            warnings.contains(warning)
        })
    };
    let made_up = count(&|answer| {
        !answer.physical_id.contains('/') && answer.physical_id.starts_with("mail-")
    });
    let any_policies = count(&|answer| {
        answer.physical_id.contains('/')
            && answer.data["Attached"].is_null()
            && answer.success
            && !answer.data["PolicyName"].is_null()
    });
    [
        (
            "attached",
            count(&|answer| answer.data["Attached"] == "true"),
        ),
        ("nothing attached", named("nothing-attached")),
        ("nothing created", named("nothing-created")),
        ("a foreign policy has the name", failed("did not make")),
        ("the identity is gone", failed("does not exist")),
        ("unusable properties", failed("cannot be used")),
        ("an answer of SES was lost", failed("out of time")),
        ("SES did not say something", warned("was not possible")),
        ("a cancelled Create", made_up),
        ("any policy", any_policies),
        (
            "a check that attaches nothing",
            named("email-configuration"),
        ),
    ]
}
