//! The start of a function: its environment, its patience, and where its log goes.

use std::ffi::{OsStr, OsString};
use std::io::PipeWriter;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use crate::{Error, Function};

/// The variables that Lambda sets for every function.
/// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>
const LAMBDA_ENVIRONMENT: [(&str, &str); 19] = [
    ("AWS_LAMBDA_FUNCTION_NAME", "loopback"),
    ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
    ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
    ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
    ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/loopback"),
    (
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "2026/01/01/[$LATEST]00000000000000000000000000000000",
    ),
    ("AWS_EXECUTION_ENV", "AWS_Lambda_provided.al2023"),
    ("AWS_REGION", "us-east-1"),
    ("AWS_DEFAULT_REGION", "us-east-1"),
    ("AWS_ACCESS_KEY_ID", "loopback"),
    ("AWS_SECRET_ACCESS_KEY", "loopback"),
    ("AWS_SESSION_TOKEN", "loopback"),
    ("_HANDLER", "bootstrap"),
    ("LAMBDA_TASK_ROOT", "/var/task"),
    ("LAMBDA_RUNTIME_DIR", "/var/runtime"),
    ("PATH", "/usr/local/bin:/usr/bin:/bin:/opt/bin"),
    ("LANG", "en_US.UTF-8"),
    ("TZ", ":UTC"),
    ("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR"),
];

/// A function that is not started yet.
#[derive(Clone, Debug)]
pub struct Launch {
    pub(crate) path: PathBuf,
    environment: Vec<(OsString, OsString)>,
    arguments: Vec<OsString>,
    pub(crate) patience: Duration,
    pub(crate) deadline: Duration,
    pub(crate) log: Log,
}

/// The place of a function's log.
#[derive(Clone, Debug)]
pub(crate) enum Log {
    /// Kept by the double.
    Kept,
    /// Kept, standard output together with the requests to the Runtime API, in the order in which they come.
    InOrder,
    Dropped,
    /// Standard output goes to this pipe of the test's, which it may leave unread.
    To(Arc<PipeWriter>),
}

impl Launch {
    /// The binary at `path`: waits of 10 s, a deadline of 3 s (Lambda's default), its log kept.
    pub fn of(path: impl AsRef<Path>) -> Self {
        Self {
            path: path.as_ref().to_owned(),
            environment: Vec::new(),
            arguments: Vec::new(),
            patience: Duration::from_secs(10),
            deadline: Duration::from_secs(3),
            log: Log::Kept,
        }
    }

    /// Sets one variable, over what Lambda sets; nothing is inherited.
    #[must_use]
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.environment
            .push((name.as_ref().to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Adds one argument, for an interpreter as the binary.
    #[must_use]
    pub fn argument(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    /// The longest that anything is waited for.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Sets the time from an event's delivery to its deadline. It is told to the function, not enforced.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Sends the log to `/dev/null`, so that no thread of ours runs for it while time is taken.
    #[must_use]
    pub fn without_log(mut self) -> Self {
        self.log = Log::Dropped;
        self
    }

    /// Writes each request to the Runtime API into the log, before it is answered: `GET next`, `POST response`. The
    /// function's lines on standard output stand among them as it wrote them.
    #[must_use]
    pub fn with_requests_in_log(mut self) -> Self {
        self.log = Log::InOrder;
        self
    }

    /// Sends standard output to a pipe. It is non-blocking for both once the function has made it so.
    #[must_use]
    pub fn log_to(mut self, pipe: &Arc<PipeWriter>) -> Self {
        self.log = Log::To(Arc::clone(pipe));
        self
    }

    /// Starts the process; it need not have asked for an event yet.
    ///
    /// # Errors
    /// [`Error::Listen`] and [`Error::Start`].
    pub fn start(&self) -> Result<Function, Error> {
        Function::launch(self)
    }

    pub(crate) fn command(&self, runtime_api: &str) -> Command {
        let mut command = Command::new(&self.path);
        command
            .args(&self.arguments)
            .env_clear()
            .envs(LAMBDA_ENVIRONMENT)
            .env("AWS_LAMBDA_RUNTIME_API", runtime_api)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        match &self.log {
            Log::Dropped => command.stdout(Stdio::null()).stderr(Stdio::null()),
            Log::Kept | Log::InOrder | Log::To(_) => {
                command.stdout(Stdio::piped()).stderr(Stdio::piped())
            }
        };
        command
    }
}
