//! The double of the Runtime API, by a function that does what an event tells it.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use doubles::{Error, Function, Outcome};
use serde_json::Value;

const SCRIPTED: &str = env!("CARGO_BIN_EXE_scripted");

fn scripted() -> Function {
    Function::start(SCRIPTED, &[("GREETING", "hello")]).unwrap()
}

fn answer(outcome: Outcome) -> Vec<u8> {
    match outcome {
        Outcome::Response(body) => body,
        Outcome::Error {
            error_type,
            message,
        } => panic!("{error_type}: {message}"),
    }
}

fn json(outcome: Outcome) -> Value {
    serde_json::from_slice(&answer(outcome)).unwrap()
}

#[test]
fn a_thousand_events_come_back_as_they_went() {
    let mut function = scripted();
    for number in 0..1000 {
        let event = format!(r#"{{"number":{number},"text":"{}"}}"#, "ü".repeat(number));
        assert_eq!(
            answer(function.invoke(event.clone()).unwrap()),
            event.as_bytes()
        );
    }
    assert!(function.is_running());
}

#[test]
fn an_error_that_the_function_reports_is_an_outcome_and_it_lives_on() {
    let mut function = scripted();
    let outcome = function.invoke(r#"{"do":"error"}"#).unwrap();
    let expected = Outcome::Error {
        error_type: "Scripted.Error".into(),
        message: "told to".into(),
    };
    assert_eq!(outcome, expected);
    assert_eq!(answer(function.invoke("1").unwrap()), b"1");
}

#[test]
fn an_event_comes_with_what_lambda_tells_about_it() {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let event = r#"{"do":"headers"}"#;
    let hour = Duration::from_secs(3600);
    let before = now();
    let headers = json(scripted().invoke_with_deadline(event, hour).unwrap());
    let after = now();
    let deadline: u128 = headers["lambda-runtime-deadline-ms"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let [earliest, latest] = [before, after].map(|delivered| (delivered + hour).as_millis());
    assert!((earliest..=latest).contains(&deadline), "{deadline}");
    assert_eq!(headers["content-type"], "application/json");
    assert!(
        headers["lambda-runtime-aws-request-id"]
            .as_str()
            .unwrap()
            .len()
            == 36
    );
    assert!(
        headers["lambda-runtime-trace-id"]
            .as_str()
            .unwrap()
            .starts_with("Root=1-")
    );
    let arn = headers["lambda-runtime-invoked-function-arn"]
        .as_str()
        .unwrap();
    assert!(arn.starts_with("arn:aws:lambda:us-east-1:"), "{arn}");
}

#[test]
fn the_environment_is_lambdas_and_what_was_given_and_nothing_else() {
    let environment = json(scripted().invoke(r#"{"do":"environment"}"#).unwrap());
    assert_eq!(environment["GREETING"], "hello");
    assert_eq!(environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"], "128");
    assert!(
        environment["AWS_LAMBDA_RUNTIME_API"]
            .as_str()
            .unwrap()
            .starts_with("127.0.0.1:")
    );
    assert!(
        environment.get("CARGO_MANIFEST_DIR").is_none(),
        "{environment}"
    );
}

#[test]
fn chunks_a_second_connection_and_an_answer_to_another_event_are_understood() {
    let mut function = scripted();
    assert_eq!(
        answer(function.invoke(r#"{"do":"chunks"}"#).unwrap()),
        br#"{"a":1}"#
    );
    let event = r#"{"do":"reconnect"}"#;
    for _ in 0..10 {
        assert_eq!(answer(function.invoke(event).unwrap()), event.as_bytes());
    }
    assert_eq!(
        answer(function.invoke(r#"{"do":"stranger"}"#).unwrap()),
        b"400 Bad Request"
    );
}

#[test]
fn an_answer_longer_than_lambda_takes_is_refused() {
    let mut function = scripted();
    let outcome = function.invoke(r#"{"do":"large"}"#).unwrap();
    let Outcome::Error { error_type, .. } = outcome else {
        panic!("a response")
    };
    assert_eq!(error_type, "Function.ResponseSizeTooLarge");
    assert_eq!(
        function.wait_for_log("refused").unwrap(),
        "refused: 413 Request Entity Too Large"
    );
}

#[test]
fn a_process_that_ends_is_told_at_once_with_its_last_words() {
    let mut function = scripted();
    // A test that waited for the deadline or for its patience would take an hour.
    function.set_patience(Duration::from_secs(3600));
    let error = function.invoke(r#"{"do":"exit"}"#).unwrap_err();
    let said = error.to_string();
    assert!(
        matches!(error, Error::Exited { status, .. } if status.code() == Some(7)),
        "{said}"
    );
    assert!(
        said.contains("the answer to event 1") && said.contains("told to exit"),
        "{said}"
    );
    assert!(!function.is_running());
}

#[test]
fn a_process_that_ends_before_it_asks_is_told_too() {
    let error = Function::start(SCRIPTED, &[("SCRIPT", "exit")])
        .unwrap()
        .invoke("{}")
        .unwrap_err();
    assert!(error.to_string().contains("gone at once"), "{error}");
}

#[test]
fn a_wait_in_vain_ends_and_says_what_for() {
    let mut function = scripted();
    function.invoke("{}").unwrap();
    function.wait_for_log("event 8476a536-").unwrap();
    function.set_patience(Duration::from_millis(200));
    let said = function.invoke(r#"{"do":"hang"}"#).unwrap_err().to_string();
    assert!(
        said.starts_with("waited 200ms for the answer to event 2 in vain"),
        "{said}"
    );
    assert!(said.contains("event 8476a536-"), "{said}");
    let said = function
        .wait_for_log("no such line")
        .unwrap_err()
        .to_string();
    assert!(said.contains("a log line with `no such line`"), "{said}");
    assert!(function.is_running());
}

#[test]
fn an_init_error_is_told() {
    let error = Function::start(SCRIPTED, &[("SCRIPT", "init-error")])
        .unwrap()
        .invoke("{}")
        .unwrap_err();
    assert!(matches!(error, Error::Init { .. }), "{error}");
    assert!(
        error.to_string().ends_with("Scripted.Init: no strings"),
        "{error}"
    );
}

#[test]
fn a_binary_that_is_not_there_is_named() {
    let error = Function::start("/no/such/binary", &[]).err().unwrap();
    assert_eq!(error.to_string(), "cannot start `/no/such/binary`");
}

#[test]
fn stopping_gives_the_whole_log() {
    let mut function = scripted();
    for _ in 0..5 {
        function.invoke("{}").unwrap();
    }
    assert_eq!(function.stop().len(), 5);
}

#[test]
fn figures_are_taken_from_the_process() {
    let mut function = scripted();
    assert_eq!(function.time_to_first_answer(), None);
    let (_, took) = function.invoke_timed("{}").unwrap();
    let first = function.time_to_first_answer().unwrap();
    assert!(took < first && function.init_time().unwrap() < first);
    let resident = function.resident_kib().unwrap();
    assert!(function.peak_memory_kib().unwrap() >= resident);
    assert!(function.cpu_time().unwrap() > Duration::ZERO);
}

#[test]
fn dropping_ends_the_process() {
    let mut function = scripted();
    let event = r#"{"do":"environment"}"#;
    let environment = json(function.invoke(event).unwrap());
    let address = environment["AWS_LAMBDA_RUNTIME_API"]
        .as_str()
        .unwrap()
        .to_owned();
    drop(function);
    let until = Instant::now() + Duration::from_secs(60);
    while std::net::TcpStream::connect(&address).is_ok() {
        assert!(Instant::now() < until, "the runtime api is still served");
    }
}
