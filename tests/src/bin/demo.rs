//! `make demo`: the function's real binary beside `signet render`, on every sample event.
//!
//! `demo SAMPLES GALLERY` drives the packaged binary over a loopback Runtime API, renders the same
//! events through the command line, and says so if the two differ by a character.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use doubles::{Function, Outcome, Profile, binary};
use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [samples, gallery] = arguments.as_slice() else {
        eprintln!("usage: demo SAMPLES GALLERY");
        return ExitCode::from(2);
    };
    match run(samples, gallery) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(differences) => {
            eprintln!("{differences} messages differ between the function and signet render");
            ExitCode::FAILURE
        }
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}

fn run(samples: &Path, gallery: &Path) -> Result<usize, Failure> {
    let events = events(samples)?;
    println!("1. The function's binary, over a loopback Lambda Runtime API");
    let answers = answers(&events)?;
    println!("\n2. The same events through signet render");
    let rendered = rendered(&events)?;
    let differences = events
        .iter()
        .zip(&answers)
        .zip(&rendered)
        .filter(|((event, answer), message)| differ(event, answer, message))
        .count();
    if differences == 0 {
        println!("   {} messages, the same to the character", events.len());
    }
    println!("\n3. What is sent");
    signet(&events, &["--out".as_ref(), gallery.as_os_str()])?.status()?;
    Ok(differences)
}

fn events(samples: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries =
        fs::read_dir(samples).map_err(|error| format!("{}: {error}", samples.display()))?;
    let mut events: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    events.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    events.sort();
    if events.is_empty() {
        return Err(format!("{}: no events", samples.display()).into());
    }
    Ok(events)
}

/// The function's answer to each event.
fn answers(events: &[PathBuf]) -> Result<Vec<Value>, Failure> {
    let brand = brand();
    let mut function = Function::start(binary("custom-message", Profile::Packaged)?, &brand)?;
    let mut answers = Vec::new();
    for event in events {
        let (outcome, took) = function.invoke_timed(fs::read(event)?)?;
        let Outcome::Response(body) = outcome else {
            return Err(format!("{}: {outcome:?}", event.display()).into());
        };
        println!(
            "   {:<28} {:>5} µs  {:>6} bytes",
            name(event),
            took.as_micros(),
            body.len()
        );
        answers.push(serde_json::from_slice(&body)?);
    }
    if let Some(start) = function.time_to_first_answer() {
        println!(
            "   start to first answer: {:.1} ms; peak memory: {:.1} MB",
            start.as_secs_f64() * 1e3,
            function.peak_memory_kib()? as f64 / 1024.0
        );
    }
    Ok(answers)
}

fn rendered(events: &[PathBuf]) -> Result<Vec<Value>, Failure> {
    let output = signet(events, &["--format".as_ref(), "json".as_ref()])?.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn signet(events: &[PathBuf], more: &[&std::ffi::OsStr]) -> Result<Command, Failure> {
    let mut command = Command::new(binary("signet", Profile::Debug)?);
    command.envs(brand()).arg("render").args(events).args(more);
    Ok(command)
}

/// A brand to look at, the same for both.
fn brand() -> [(&'static str, &'static str); 3] {
    [
        ("BRAND_NAME", "Northwind"),
        ("BRAND_ACCENT_COLOR", "#0b7a5b"),
        ("BRAND_SUPPORT_EMAIL", "care@northwind.example"),
    ]
}

fn differ(event: &Path, answer: &Value, message: &Value) -> bool {
    let pairs = [
        ("emailSubject", "subject"),
        ("emailMessage", "body"),
        ("smsMessage", "sms"),
    ];
    let differing = pairs.iter().filter(|(sent, shown)| {
        answer["response"][sent] != message[shown] || message[shown].is_null()
    });
    differing
        .inspect(|(sent, _)| eprintln!("   {}: {sent} differs", name(event)))
        .count()
        > 0
}

fn name(event: &Path) -> String {
    event
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
