//! The built binary behind a loopback Runtime API.

use super::http::{Handler, Reply, Request, serve};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What the function returned: its result, or its error.
pub(crate) type Returned = Result<Value, Value>;

struct Invocation {
    event: String,
    deadline: Duration,
}

/// A Runtime API: events go in, results come out.
pub(crate) struct RuntimeApi {
    pub(crate) address: String,
    events: Sender<Invocation>,
    results: Receiver<Returned>,
}

impl RuntimeApi {
    pub(crate) fn start() -> Self {
        let (events, next) = channel::<Invocation>();
        let (done, results) = channel();
        let (next, done) = (Mutex::new(next), Mutex::new(done));
        let handler: Handler = Arc::new(move |request| answer(request, &next, &done));
        Self {
            address: serve(None, handler).to_string(),
            events,
            results,
        }
    }

    /// Sends an event and waits for what comes back, or panics a second after the deadline.
    pub(crate) fn invoke(&self, event: &Value, time: Duration) -> Returned {
        self.invoke_raw(&event.to_string(), time)
    }

    pub(crate) fn invoke_raw(&self, event: &str, time: Duration) -> Returned {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("the clock is past 1970");
        self.events
            .send(Invocation {
                event: event.to_owned(),
                deadline: now + time,
            })
            .expect("the server lives");
        let patience = time + Duration::from_secs(1);
        self.results
            .recv_timeout(patience)
            .unwrap_or_else(|_| panic!("no result within {patience:?} of {event}"))
    }
}

fn answer(
    request: &Request,
    next: &Mutex<Receiver<Invocation>>,
    done: &Mutex<Sender<Returned>>,
) -> Reply {
    if request.target.ends_with("/invocation/next") {
        let Ok(invocation) = next.lock().unwrap().recv() else {
            return Reply::Never;
        };
        let headers = vec![
            (
                "Lambda-Runtime-Aws-Request-Id",
                "00000000-0000-4000-8000-000000000000".to_owned(),
            ),
            (
                "Lambda-Runtime-Deadline-Ms",
                invocation.deadline.as_millis().to_string(),
            ),
            (
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:us-east-1:123456789012:function:ses-identity-policy".to_owned(),
            ),
            ("Content-Type", "application/json".to_owned()),
        ];
        return Reply::Send {
            status: 200,
            headers,
            body: invocation.event,
        };
    }
    let body = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
    let result = if request.target.ends_with("/response") {
        Ok(body)
    } else {
        Err(body)
    };
    done.lock().unwrap().send(result).ok();
    Reply::empty(202)
}

/// The function's process; it ends with this value.
pub(crate) struct Function {
    pub(crate) api: RuntimeApi,
    process: Child,
    log: Arc<Mutex<String>>,
}

impl Function {
    /// Starts the binary against an SES endpoint.
    pub(crate) fn start(ses_url: &str) -> Self {
        Self::start_trusting(ses_url, None)
    }

    /// Starts the binary with roots of its own.
    pub(crate) fn start_trusting(ses_url: &str, roots: Option<&Path>) -> Self {
        let api = RuntimeApi::start();
        let mut command = command(env!("CARGO_BIN_EXE_ses-identity-policy"), &api, ses_url);
        command.envs(roots.map(|roots| ("SSL_CERT_FILE", roots)));
        let mut process = command.spawn().expect("the binary starts");
        let log = Arc::new(Mutex::new(String::new()));
        collect(process.stdout.take().expect("stdout is piped"), log.clone());
        collect(process.stderr.take().expect("stderr is piped"), log.clone());
        Self { api, process, log }
    }

    /// Everything written so far, to either stream.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Lambda's environment and nothing else.
pub(crate) fn command(program: &str, api: &RuntimeApi, ses_url: &str) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("AWS_LAMBDA_RUNTIME_API", &api.address)
        .env("AWS_LAMBDA_FUNCTION_NAME", "ses-identity-policy")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_REGION", "us-east-1")
        .env("AWS_ACCESS_KEY_ID", "EXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "EXAMPLE")
        .env("AWS_SESSION_TOKEN", "EXAMPLE")
        .env("AWS_ENDPOINT_URL_SESV2", ses_url)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn collect(stream: impl std::io::Read + Send + 'static, log: Arc<Mutex<String>>) {
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            log.lock().unwrap().push_str(&(line + "\n"));
        }
    });
}
