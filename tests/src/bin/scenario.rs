//! Runs a command with the AWS and the name server of a scenario, and prints the time that it took.
//!
//! ```text
//! scenario <folder> <milliseconds of an answer> <command> [argument …]
//! scenario crates/doctor/tests/bases/developer 50 target/debug/signet doctor \
//!     --user-pool-id {pool} --resolver {resolver}
//! ```

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use doubles::aws::Aws;
use doubles::dns::Dns;
use doubles::scenario::Scenario;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, milliseconds, program, rest @ ..] = arguments.as_slice() else {
        eprintln!("usage: scenario <folder> <milliseconds of an answer> <command> [argument …]");
        return ExitCode::from(2);
    };
    let scenario = match Scenario::load(Path::new(folder)) {
        Ok(scenario) => scenario,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let delay = Duration::from_millis(milliseconds.parse().unwrap_or_default());
    run(&scenario, delay, program, rest)
}

fn run(scenario: &Scenario, delay: Duration, program: &str, arguments: &[String]) -> ExitCode {
    let aws = Aws::of(scenario);
    aws.world().delay = delay;
    let dns = Dns::start(scenario.clone());
    let pool = scenario
        .target
        .get("pool")
        .and_then(serde_json::Value::as_str);
    let filled = arguments.iter().map(|argument| {
        argument
            .replace("{resolver}", &dns.address().to_string())
            .replace("{pool}", pool.unwrap_or_default())
    });
    let started = Instant::now();
    let ended = Command::new(program)
        .args(filled)
        .env("AWS_ENDPOINT_URL", &aws.url)
        .env("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .status();
    let took = started.elapsed();
    let world = aws.world();
    eprintln!("{} calls, {took:?}", world.calls.len());
    for call in &world.unexpected {
        eprintln!("not in the scenario: {call}");
    }
    match ended.map(|status| status.code().and_then(|code| u8::try_from(code).ok())) {
        Ok(Some(code)) => ExitCode::from(code),
        Ok(None) | Err(_) => ExitCode::FAILURE,
    }
}
