//! Terraform's protocol: `aws_lambda_invocation` with `lifecycle_scope = "CRUD"`. It is synchronous,
//! and the result is the answer.

use super::guard::guarded;
use super::lifecycle::{Lifecycle, RETRIES};
use super::request_log::RequestLog;
use super::{HandlerError, Invocation};
use crate::attributes::Attributes;
use crate::desired::Surroundings;
use crate::owner::Maker;
use crate::plan::Change;
use crate::request::{Action, TerraformRequest};
use crate::resource_type::ResourceType;
use crate::ses::{Limits, RequestFailure};
use serde_json::{Value, json};
use tokio::time::Instant;

pub(super) async fn serve(
    invocation: &Invocation,
    request: &TerraformRequest,
    started: Instant,
) -> Result<Value, HandlerError> {
    let log = RequestLog(json!({ "requestType": request.action.name(), "stack": "terraform" }));
    let work = work(invocation.clone(), request.clone(), log.clone(), started);
    // No answer has to be delivered afterwards, so the work may use the answer's time as well.
    let result = guarded(invocation.deadline.answer, &invocation.progress, work).await;
    log.done(invocation, &result, started);
    result
        .map(|attributes| attributes.as_json())
        .map_err(HandlerError::Failed)
}

async fn work(
    invocation: Invocation,
    request: TerraformRequest,
    log: RequestLog,
    started: Instant,
) -> Result<Attributes, RequestFailure> {
    invocation.app.is_usable()?;
    let (resource_type, warning) = ResourceType::parse(&request.resource_type);
    let lifecycle = Lifecycle {
        invocation: &invocation,
        log: &log,
        resource_type,
        surroundings: Surroundings {
            maker: Maker::Terraform,
            account: invocation.account.as_deref(),
            region: &invocation.app.region,
            allows_any_policy: invocation.app.allows_any_policy,
        },
        limits: Limits {
            work_until: invocation.deadline.answer,
            retry_until: started + RETRIES,
            // Terraform waits for this call before it makes another, so nothing can overtake it.
            write_until: None,
        },
        properties: &request.properties,
        previous: &request.previous,
    };
    let settled = match request.action {
        Action::Create => lifecycle.settle(&Change::Create).await,
        Action::Update => lifecycle.settle(&Change::Replace).await,
        Action::Delete => lifecycle.delete_by_input().await,
    };
    settled.map(|settled| {
        let mut attributes = settled.attributes;
        attributes.warnings.splice(0..0, warning);
        attributes
    })
}
