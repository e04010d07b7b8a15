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
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

const BINARY: &str = env!("CARGO_BIN_EXE_ses-identity-policy");
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/python");

const SYSTEM_ROOTS: &str = "/etc/ssl/certs/ca-certificates.crt";

/// One cold start, as measured.
#[derive(Clone, Copy)]
struct Sample {
    time: Duration,
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
    let tls = tls(&directory);
    println!("{count} cold starts each, interleaved; median (and 90th percentile)\n");
    println!("| | | cold ms | of Python's | peak MB | of Python's |\n|---|---|---|---|---|---|");
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
    let peak_kilobytes = peak(process.id());
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
        .filter(|last| last.name.starts_with("Python"));
    for contestant in contestants {
        let (time, late, peak) = figures(&contestant.samples);
        let share = |own: f64, of: fn((f64, f64, f64)) -> f64| {
            reference.map_or("–".to_owned(), |reference| {
                format!("1/{:.1}", of(figures(&reference.samples)) / own)
            })
        };
        println!(
            "| {} | {} | {time:.1} ({late:.1}) | {} | {peak:.1} | {} |",
            contestant.name,
            stage.name,
            share(time, |(time, _, _)| time),
            share(peak, |(_, _, peak)| peak)
        );
    }
}

/// Median and 90th percentile in milliseconds, and the median peak in megabytes.
fn figures(samples: &[Sample]) -> (f64, f64, f64) {
    let mut times: Vec<f64> = samples
        .iter()
        .map(|sample| sample.time.as_secs_f64() * 1e3)
        .collect();
    let mut peaks: Vec<f64> = samples
        .iter()
        .map(|sample| sample.peak_kilobytes as f64 / 1024.0)
        .collect();
    times.sort_by(f64::total_cmp);
    peaks.sort_by(f64::total_cmp);
    (
        times[times.len() / 2],
        times[times.len() * 9 / 10],
        peaks[peaks.len() / 2],
    )
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

/// A certificate for loopback, under an authority of its own.
fn tls(directory: &Path) -> Arc<rustls::ServerConfig> {
    std::fs::create_dir_all(directory).expect("the target directory can be written");
    let script = "set -e
        openssl ecparam -name prime256v1 -genkey -noout -out ca.key
        openssl req -x509 -new -key ca.key -days 30 -subj '/CN=bench' -addext 'basicConstraints=critical,CA:TRUE' -out ca.pem
        openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out leaf.key
        openssl req -new -key leaf.key -subj '/CN=127.0.0.1' -out leaf.csr
        printf 'subjectAltName=IP:127.0.0.1\\nbasicConstraints=CA:FALSE\\n' > leaf.ext
        openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile leaf.ext -out leaf.pem";
    let made = Command::new("sh")
        .args(["-c", script])
        .current_dir(directory)
        .output()
        .expect("sh runs");
    assert!(
        made.status.success(),
        "openssl: {}",
        String::from_utf8_lossy(&made.stderr)
    );
    let certificate =
        CertificateDer::from_pem_file(directory.join("leaf.pem")).expect("a certificate");
    let key = PrivateKeyDer::from_pem_file(directory.join("leaf.key")).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring has both versions");
    Arc::new(
        versions
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .expect("the key fits"),
    )
}
