//! Damaged inputs for each reader, the same in every run. `make soak` takes other seeds, `make fuzz` libFuzzer.

use doubles::mutation::damaged;
use fuzz::Reader;

const CASES: usize = 20_000;

/// The seed is `PROPTEST_RNG_SEED`, as that of the property tests.
fn seed() -> u64 {
    #[allow(
        clippy::disallowed_methods,
        reason = "`make soak` chooses another seed by it"
    )]
    let chosen = std::env::var("PROPTEST_RNG_SEED");
    chosen
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(20_261_125)
}

fn look_at(name: &str) {
    let reader = Reader::named(name);
    let seeds = reader.seeds();
    for input in &seeds {
        (reader.look)(input);
    }
    for (number, input) in damaged(&seeds, reader.words, CASES, seed()).enumerate() {
        let held = std::panic::catch_unwind(|| (reader.look)(&input));
        assert!(
            held.is_ok(),
            "{name}, input {number} of seed {}: {}",
            seed(),
            String::from_utf8_lossy(&input)
        );
    }
}

#[test]
fn templates() {
    look_at("template");
}

#[test]
fn strings() {
    look_at("strings");
}

#[test]
fn settings() {
    look_at("settings");
}

#[test]
fn settings_of_an_app_client() {
    look_at("scope");
}

#[test]
fn events() {
    look_at("event");
}

#[test]
fn events_of_the_sender() {
    look_at("sender-event");
}

#[test]
fn ciphertexts() {
    look_at("ciphertext");
}
