//! From a cold start to the answer delivered: this function beside crhelper and boto3.
//!
//! Both do the same, in one run, interleaved, against the same doubles: GetEmailIdentity,
//! GetAccount, CreateEmailIdentityPolicy, and the PUT. In the clear and over TLS.
//!
//! `SIGNET_COLD_STARTS` sets how many (30), `SIGNET_BENCH_VENV` says where `benches/setup.sh` put
//! Python's side, `SIGNET_BENCH_ALSO` names another build of the function to compare with.

#![allow(clippy::unwrap_used, reason = "a bench may fail where a test may")]

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/function/double/mod.rs"]
mod double;

use double::bucket::Bucket;
use double::function::{RuntimeApi, command};
use double::ses::Ses;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const BINARY: &str = env!("CARGO_BIN_EXE_ses-identity-policy");
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/python");

const SYSTEM_ROOTS: &str = "/etc/ssl/certs/ca-certificates.crt";

/// One cold start, as measured.
#[derive(Clone, Copy)]
struct Sample {
    time: Duration,
    /// On the CPU, all threads: what other work on the machine does not blur.
    cpu: Duration,
    peak_kilobytes: u64,
}

struct Contestant {
    name: &'static str,
    program: String,
    arguments: Vec<&'static str>,
    /// Roots other than the stage's.
    roots: Option<&'static str>,
    samples: Vec<Sample>,
}

/// The doubles, in the clear or over TLS.
struct Stage {
    name: &'static str,
    ses: Ses,
    bucket: Bucket,
    roots: PathBuf,
}

fn main() {
    let count = variable("SIGNET_COLD_STARTS")
        .and_then(|text| text.parse().ok())
        .unwrap_or(30);
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-tls");
    let tls = double::tls::server(&directory);
    println!("{count} cold starts each, interleaved; median (and 90th percentile)\n");
    println!(
        "| | | cold ms | of Python's | CPU ms | peak MB | of Python's |\n|---|---|---|---|---|---|---|"
    );
    for (name, tls) in [("http", None), ("TLS", Some(tls))] {
        let stage = Stage {
            name,
            ses: Ses::start(tls.clone(), 1),
            bucket: Bucket::start(tls, 1),
            roots: directory.join("ca.pem"),
        };
        report(&stage, &run(&stage, count));
    }
    let size = std::fs::metadata(BINARY)
        .map(|file| file.len())
        .unwrap_or_default();
    println!("\nbinary: {:.2} MB", size as f64 / 1e6);
}

fn run(stage: &Stage, count: usize) -> Vec<Contestant> {
    let mut contestants = contestants(stage);
    // One round that does not count, to have every file in the page cache.
    for round in 0..=count {
        for contestant in &mut contestants {
            let sample = cold_start(stage, contestant, round);
            if round > 0 {
                contestant.samples.push(sample);
            }
        }
    }
    contestants
}

/// This function, what it would be with other choices, and Python, which is last.
fn contestants(stage: &Stage) -> Vec<Contestant> {
    let contestant = |name, program: &str, arguments| Contestant {
        name,
        program: program.to_owned(),
        arguments,
        roots: None,
        samples: vec![],
    };
    let mut contestants = vec![contestant("ses-identity-policy", BINARY, vec![])];
    if stage.name == "http" && Path::new(SYSTEM_ROOTS).exists() {
        let bundled = contestant("… with the system's root certificates", BINARY, vec![]);
        let roots = Some(SYSTEM_ROOTS);
        contestants.push(Contestant { roots, ..bundled });
    }
    if let Some(program) = variable("SIGNET_BENCH_ALSO") {
        contestants.push(contestant("… SIGNET_BENCH_ALSO", &program, vec![]));
    }
    match python() {
        Some(program) => contestants.push(contestant(
            "Python, crhelper + boto3",
            &program,
            vec!["-m", "awslambdaric", "function.handler"],
        )),
        None => println!("(Python's side is missing: run benches/setup.sh)"),
    }
    contestants
}

fn cold_start(stage: &Stage, contestant: &Contestant, round: usize) -> Sample {
    stage
        .ses
        .with_identity("us-east-1", "me@example.com", |identity| {
            identity.policies.clear();
        });
    let api = RuntimeApi::start();
    let request_id = format!("{round}");
    let event = event(&stage.bucket.url(&request_id), &request_id);
    let mut command = command(&contestant.program, &api, &stage.ses.url);
    command
        .args(&contestant.arguments)
        .current_dir(PYTHON)
        .env("PLAIN_HTTP", if stage.name == "http" { "1" } else { "" });
    if stage.name == "TLS" {
        command
            .env("SSL_CERT_FILE", &stage.roots)
            .env("AWS_CA_BUNDLE", &stage.roots);
    }
    if let Some(roots) = contestant.roots {
        command.env("SSL_CERT_FILE", roots);
    }
    let started = Instant::now();
    let mut process = command
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the contestant starts");
    let returned = api.invoke(&event, Duration::from_secs(30));
    let time = started.elapsed();
    let (cpu, peak_kilobytes) = (cpu(process.id()), peak(process.id()));
    process.kill().ok();
    process.wait().ok();
    let answers = stage.bucket.take(&request_id);
    assert!(
        answers.len() == 1 && answers[0]["Status"] == "SUCCESS",
        "{}: {returned:?} {answers:?}",
        contestant.name
    );
    assert_eq!(
        stage
            .ses
            .with_identity("us-east-1", "me@example.com", |identity| identity
                .policies
                .len()),
        1
    );
    Sample {
        time,
        cpu,
        peak_kilobytes,
    }
}

fn event(url: &str, request_id: &str) -> serde_json::Value {
    json!({
        "RequestType": "Create",
        "ResponseURL": url,
        "StackId": "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1",
        "RequestId": request_id,
        "ResourceType": "Custom::CognitoSesIdentityPolicy",
        "LogicalResourceId": "SendingPolicy",
        "ResourceProperties": {
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/me@example.com",
            "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
        },
    })
}

fn report(stage: &Stage, contestants: &[Contestant]) {
    let reference = contestants
        .last()
        .filter(|last| last.name.starts_with("Python"))
        .map(|python| Figures::of(&python.samples));
    for contestant in contestants {
        let own = Figures::of(&contestant.samples);
        let share = |of: fn(&Figures) -> f64| {
            let theirs = reference.as_ref().map(of);
            theirs.map_or("–".to_owned(), |theirs| {
                format!("1/{:.1}", theirs / of(&own))
            })
        };
        println!(
            "| {} | {} | {:.1} ({:.1}) | {} | {:.1} | {:.1} | {} |",
            contestant.name,
            stage.name,
            own.time,
            own.late,
            share(|figures| figures.time),
            own.cpu,
            own.peak,
            share(|figures| figures.peak),
        );
    }
}

/// Milliseconds and megabytes; medians but for `late`, the 90th percentile of the time.
struct Figures {
    time: f64,
    late: f64,
    cpu: f64,
    peak: f64,
}

impl Figures {
    fn of(samples: &[Sample]) -> Self {
        let sorted = |of: fn(&Sample) -> f64| {
            let mut values: Vec<f64> = samples.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values
        };
        let times = sorted(|sample| sample.time.as_secs_f64() * 1e3);
        let cpu = sorted(|sample| sample.cpu.as_secs_f64() * 1e3);
        let peaks = sorted(|sample| sample.peak_kilobytes as f64 / 1024.0);
        let middle = samples.len() / 2;
        Self {
            time: times[middle],
            late: times[samples.len() * 9 / 10],
            cpu: cpu[middle],
            peak: peaks[middle],
        }
    }
}

/// Time on the CPU so far, of every thread that still lives.
fn cpu(process: u32) -> Duration {
    let threads = std::fs::read_dir(format!("/proc/{process}/task"))
        .into_iter()
        .flatten();
    let nanoseconds = threads.flatten().filter_map(|thread| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(nanoseconds.sum())
}

/// The process's high-water mark.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or_default()
        .trim()
        .to_owned();
    line.trim_end_matches(" kB")
        .trim()
        .parse()
        .unwrap_or_default()
}

fn python() -> Option<String> {
    let default = concat!(env!("CARGO_TARGET_TMPDIR"), "/bench-venv");
    let venv = PathBuf::from(variable("SIGNET_BENCH_VENV").unwrap_or_else(|| default.to_owned()));
    let program = venv.join("bin/python");
    program.exists().then(|| program.display().to_string())
}

#[allow(
    clippy::disallowed_methods,
    reason = "the run is chosen from outside the process"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
