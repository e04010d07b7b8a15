//! The guard: whatever happens inside, exactly one answer goes out, and before the deadline.

mod cloudformation;
mod terraform;

use crate::answer::{NotDelivered, UnsafeUrl};
use crate::attributes::Attributes;
use crate::config::Config;
use crate::deadline::Deadline;
use crate::place::Place;
use crate::plan::{Plan, Step};
use crate::progress::Progress;
use crate::request::{NotARequest, Request};
use crate::ses::{Failure, Removal, SesRegions};
use crate::wanted::{Attachment, Wanted};
use crate::{arn, http, log};
use aws_smithy_runtime_api::client::http::SharedHttpConnector;
use lambda_runtime::{Context, Diagnostic, LambdaEvent};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use tokio::time::{Instant, timeout_at};

/// What lives as long as the process: set up at init, where Lambda gives the whole CPU.
#[derive(Debug, Clone)]
pub struct App {
    ses: SesRegions,
    connector: SharedHttpConnector,
}

/// Why an invocation ends in a function error, which Lambda repeats after one and two minutes.
#[derive(Debug)]
pub enum HandlerError {
    /// Nobody could be answered.
    NotARequest(NotARequest),
    /// The answer would go where it must not.
    UnsafeUrl(UnsafeUrl),
    /// The answer did not arrive.
    NotDelivered(NotDelivered),
    /// Terraform's apply fails with this.
    Failed(Failure),
}

impl fmt::Display for HandlerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotARequest(error) => error.fmt(f),
            Self::UnsafeUrl(error) => error.fmt(f),
            Self::NotDelivered(error) => error.fmt(f),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for HandlerError {}

impl From<HandlerError> for Diagnostic {
    fn from(error: HandlerError) -> Self {
        let error_type = match error {
            HandlerError::NotARequest(_) => "NotARequest",
            HandlerError::UnsafeUrl(_) => "UnsafeResponseUrl",
            HandlerError::NotDelivered(_) => "AnswerNotDelivered",
            HandlerError::Failed(_) => "IdentityPolicyFailed",
        };
        Self {
            error_type: error_type.to_owned(),
            error_message: error.to_string(),
        }
    }
}

impl App {
    /// Sets up TLS and the clients; nothing is called.
    ///
    /// # Errors
    /// When the root certificates cannot be read.
    pub fn new(config: &Config) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let connector = http::connector(config)?;
        Ok(Self {
            ses: SesRegions::new(config, connector.clone()),
            connector,
        })
    }

    /// Serves one invocation in either protocol. The result is `null` for CloudFormation, which
    /// does not look at it, and the attributes for Terraform.
    ///
    /// # Errors
    /// When nobody could be answered, or Terraform's request failed.
    pub async fn handle(&self, event: LambdaEvent<Box<RawValue>>) -> Result<Value, HandlerError> {
        let result = self.serve(event).await;
        if let Err(error @ (HandlerError::NotARequest(_) | HandlerError::UnsafeUrl(_))) = &result {
            log::line(&json!({ "step": "refused", "problem": error.to_string() }));
        }
        result
    }

    async fn serve(&self, event: LambdaEvent<Box<RawValue>>) -> Result<Value, HandlerError> {
        let started = Instant::now();
        let (payload, context) = event.into_parts();
        let call = Call::new(self.clone(), &context);
        match Request::read(&payload).map_err(HandlerError::NotARequest)? {
            Request::CloudFormation(envelope) => {
                cloudformation::serve(&call, &envelope, started).await
            }
            Request::Terraform(invocation) => terraform::serve(&call, &invocation, started).await,
        }
    }
}

/// What belongs to one invocation.
#[derive(Debug, Clone)]
struct Call {
    app: App,
    deadline: Deadline,
    /// The account that the function runs in, where Lambda says so.
    account: Option<String>,
    progress: Arc<Progress>,
}

impl Call {
    fn new(app: App, context: &Context) -> Self {
        Self {
            app,
            deadline: Deadline::at(context.deadline),
            account: arn::account_of(&context.invoked_function_arn).map(str::to_owned),
            progress: Arc::default(),
        }
    }

    /// Does what was planned, in order; returns the attributes of what is attached then.
    async fn carry_out(
        &self,
        plan: &Plan,
        wanted: &Wanted,
        sids: &[String],
    ) -> Result<Attributes, Failure> {
        let mut attributes = match wanted {
            Wanted::Nothing { warnings } => Attributes::nothing(warnings.clone()),
            Wanted::Attached(_) => Attributes::default(),
        };
        let mut notes = vec![];
        for step in &plan.steps {
            match step {
                Step::Attach(attachment) => attributes = self.attach(attachment, sids).await?,
                Step::Remove(place) => drop(self.remove(place, sids).await?),
                Step::RemoveLeftover(place) => {
                    notes.extend(self.remove_leftover(place, sids).await?);
                }
            }
        }
        attributes.warnings.extend(notes);
        Ok(attributes)
    }

    async fn attach(
        &self,
        attachment: &Attachment,
        sids: &[String],
    ) -> Result<Attributes, Failure> {
        let ses = self
            .app
            .ses
            .client(&attachment.place.region, self.progress.clone());
        let warnings = ses.attach(attachment, sids).await?;
        Ok(Attributes::of(attachment, warnings))
    }

    async fn remove(&self, place: &Place, sids: &[String]) -> Result<Removal, Failure> {
        let ses = self.app.ses.client(&place.region, self.progress.clone());
        ses.remove(place, sids).await
    }

    /// Returns a warning where the role may not look.
    async fn remove_leftover(
        &self,
        place: &Place,
        sids: &[String],
    ) -> Result<Option<String>, Failure> {
        match self.remove(place, sids).await {
            Ok(_) => Ok(None),
            Err(failure) if failure.denied => {
                Ok(Some(format!("a policy may be left at {place}: {failure}")))
            }
            Err(failure) => Err(failure),
        }
    }
}

/// Runs work until it is done, panics, or time is up; then says what was being waited for.
///
/// # Errors
/// What the work says, or that it panicked, or that time was up: then something may remain.
pub async fn guarded<T: Send + 'static>(
    until: Instant,
    progress: &Progress,
    work: impl Future<Output = Result<T, Failure>> + Send + 'static,
) -> Result<T, Failure> {
    let mut task = tokio::spawn(work);
    let unclear = |reason: String| Failure {
        reason,
        may_remain: true,
        denied: false,
    };
    match timeout_at(until, &mut task).await {
        Ok(Ok(result)) => result,
        Ok(Err(_panic)) => Err(unclear(
            "internal error: the function panicked, see its log".to_owned(),
        )),
        Err(_elapsed) => {
            task.abort();
            let waiting_for = progress.waiting_for();
            Err(unclear(format!(
                "out of time before the function's deadline, waiting for {waiting_for}: try again, or give the function a longer timeout"
            )))
        }
    }
}

/// Who asks for what, as every line of the log says it.
#[derive(Debug, Clone)]
struct Subject(Value);

impl Subject {
    fn log(&self, step: &str, details: Value) {
        let mut entry = self.0.clone();
        entry["step"] = step.into();
        if let (Some(entry), Value::Object(details)) = (entry.as_object_mut(), details) {
            entry.extend(details);
        }
        log::line(&entry);
    }

    /// How the work ended, in either protocol.
    fn log_done<T>(&self, call: &Call, result: &Result<T, Failure>, started: Instant) {
        let reason = result
            .as_ref()
            .err()
            .map(|failure| log::mask_addresses(&failure.reason));
        self.log(
            "done",
            json!({
                "success": result.is_ok(),
                "reason": reason,
                "decision": call.progress.decision(),
                "calls": call.progress.calls(),
                "durationMs": milliseconds(started),
            }),
        );
    }
}

fn milliseconds(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
