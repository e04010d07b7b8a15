//! The built binary, behind the double of Lambda's Runtime API.

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;

use doubles::{Launch, Outcome};
use serde_json::{Value, json};

/// Time that a busy machine is given beyond the function's deadline. It is less than what the function
/// assumes when it is told no deadline (30 s), so that a test notices if it does not look at it.
const GRACE: Duration = Duration::from_secs(10);

/// The function's return: its result, or its error.
pub(crate) type Returned = Result<Value, Value>;

/// The function, shared by the stacks of a test; it ends with this value.
pub(crate) struct Function(RefCell<doubles::Function>);

impl Function {
    /// Starts the binary against an SES endpoint.
    pub(crate) fn start(ses_url: &str) -> Self {
        Self::start_trusting(ses_url, None)
    }

    /// Starts the binary with roots of its own.
    pub(crate) fn start_trusting(ses_url: &str, roots: Option<&Path>) -> Self {
        let roots = roots.map(|roots| ("SSL_CERT_FILE", roots.to_str().expect("a plain path")));
        Self::start_with(ses_url, roots.as_slice())
    }

    /// Starts the binary with further variables.
    pub(crate) fn start_with(ses_url: &str, variables: &[(&str, &str)]) -> Self {
        let launch = Launch::of(env!("CARGO_BIN_EXE_ses-identity-policy"))
            .env("AWS_ENDPOINT_URL_SESV2", ses_url);
        let launch = variables
            .iter()
            .fold(launch, |launch, (name, value)| launch.env(name, value));
        Self(RefCell::new(launch.start().expect("the binary starts")))
    }

    /// Hands over an event and waits for what comes back.
    pub(crate) fn invoke(&self, event: &Value, deadline: Duration) -> Returned {
        self.invoke_text(&event.to_string(), deadline)
    }

    /// The same with an event as text.
    pub(crate) fn invoke_text(&self, event: &str, deadline: Duration) -> Returned {
        let mut function = self.0.borrow_mut();
        function.set_patience(deadline + GRACE);
        let outcome = function
            .invoke_with_deadline(event, deadline)
            .unwrap_or_else(|error| panic!("{error}\n{event}"));
        match outcome {
            Outcome::Response(body) => Ok(serde_json::from_slice(&body).expect("a result is JSON")),
            Outcome::Error {
                error_type,
                message,
            } => Err(json!({ "errorType": error_type, "errorMessage": message })),
        }
    }

    /// Ends the process and gives its whole log, line by line.
    pub(crate) fn stop(self) -> Vec<String> {
        self.0.into_inner().stop()
    }
}
