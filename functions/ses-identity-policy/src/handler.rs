//! The function's entry: tells the protocols apart, and gives exactly one answer before the deadline.

mod cloudformation;
mod guard;
mod invocation;
mod lifecycle;
mod request_log;
mod terraform;

use crate::answer::{NotDelivered, UnsafeUrl};
use crate::config::Config;
use crate::request::{NotARequest, ResourceRequest, unwrapped};
use crate::ses::{RequestFailure, SesRegions};
use crate::{http, log};
use aws_smithy_runtime_api::client::http::SharedHttpConnector;
use invocation::Invocation;
use lambda_runtime::{Context, Diagnostic, LambdaEvent};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::fmt;
use tokio::time::Instant;

/// The clients, set up once per process at init, when Lambda gives the whole CPU.
#[derive(Debug, Clone)]
pub struct App {
    ses: SesRegions,
    connector: SharedHttpConnector,
    /// The function's Region.
    region: String,
    allows_any_policy: bool,
    /// True with an endpoint of an emulator: only then may an answer go to this machine.
    is_local: bool,
    /// The setting that is unusable; every request fails with it, and is answered.
    problem: Option<String>,
}

/// The reason for a function error. Lambda repeats the invocation after one and after two minutes.
#[derive(Debug)]
pub enum HandlerError {
    /// The payload names no place for an answer.
    NotARequest(NotARequest),
    /// The answer would go to a host that is not allowed.
    UnsafeUrl(UnsafeUrl),
    /// The answer was not taken.
    NotDelivered(NotDelivered),
    /// The request failed, and Terraform shows this.
    Failed(RequestFailure),
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
    /// Sets up TLS and the clients. Makes no call. With roots that cannot be used, Amazon's are taken for the
    /// answer, which says so.
    ///
    /// # Errors
    /// If the TLS stack refuses its settings.
    pub fn new(config: &Config) -> Result<Self, String> {
        let (connector, problem) = match http::connector(config) {
            Ok(connector) => (connector, None),
            Err(problem) => {
                let amazons = Config {
                    root_certificates: None,
                    ..config.clone()
                };
                (http::connector(&amazons)?, Some(problem))
            }
        };
        Ok(Self {
            ses: SesRegions::new(config, connector.clone()),
            connector,
            region: config.region.clone(),
            allows_any_policy: config.allow_any_policy,
            is_local: config.ses_endpoint.is_some(),
            problem,
        })
    }

    /// Fails if a setting is unusable.
    fn is_usable(&self) -> Result<(), RequestFailure> {
        match &self.problem {
            Some(problem) => Err(RequestFailure::without_trace(problem.clone())),
            None => Ok(()),
        }
    }

    /// Serves one invocation in either protocol. Returns `null` to CloudFormation, which ignores
    /// it, and the attributes to Terraform.
    ///
    /// # Errors
    /// If no answer could be given, or Terraform's request failed.
    pub async fn handle(&self, event: LambdaEvent<Box<RawValue>>) -> Result<Value, HandlerError> {
        let started = Instant::now();
        let (payload, context) = event.into_parts();
        let mut result = Ok(Value::Null);
        for request in unwrapped(payload) {
            let served = match request {
                Ok(request) => self.serve(&request, &context, started).await,
                Err(error) => Err(HandlerError::NotARequest(error)),
            };
            if let Err(error @ (HandlerError::NotARequest(_) | HandlerError::UnsafeUrl(_))) =
                &served
            {
                log::line(&json!({ "step": "refused", "problem": error.to_string() }));
            }
            result = result.and(served);
        }
        result
    }

    async fn serve(
        &self,
        request: &RawValue,
        context: &Context,
        started: Instant,
    ) -> Result<Value, HandlerError> {
        let invocation = Invocation::new(self.clone(), context);
        match ResourceRequest::read(request).map_err(HandlerError::NotARequest)? {
            ResourceRequest::CloudFormation(request) => {
                cloudformation::serve(&invocation, &request, started).await
            }
            ResourceRequest::Terraform(request) => {
                terraform::serve(&invocation, &request, started).await
            }
        }
    }
}
