//! CloudFormation's protocol: asynchronous, and answered at a URL.

use super::guard::guarded;
use super::lifecycle::{Lifecycle, Settled};
use super::request_log::{RequestLog, milliseconds};
use super::{HandlerError, Invocation};
use crate::answer::{self, StackAnswer};
use crate::attributes::Attributes;
use crate::owner::Maker;
use crate::physical_id::{NOTHING_CREATED, PolicyLocation};
use crate::plan::Change;
use crate::request::{RequestType, StackRequest};
use crate::ses::RequestFailure;
use serde_json::{Value, json};
use tokio::time::Instant;

pub(super) async fn serve(
    invocation: &Invocation,
    request: &StackRequest,
    started: Instant,
) -> Result<Value, HandlerError> {
    let log = request_log(request);
    answer::check_url(&request.response_url).map_err(HandlerError::UnsafeUrl)?;
    let work = work(invocation.clone(), request.clone(), log.clone());
    let result = guarded(invocation.deadline.work, &invocation.progress, work).await;
    log.done(invocation, &result, started);
    let answer = answer(invocation, request, result);
    deliver(invocation, request, &answer, &log, started).await
}

async fn deliver(
    invocation: &Invocation,
    request: &StackRequest,
    answer: &StackAnswer,
    log: &RequestLog,
    started: Instant,
) -> Result<Value, HandlerError> {
    let delivered = answer::deliver(
        &invocation.app.connector,
        &request.response_url,
        &answer::body(request, answer),
        invocation.deadline.answer,
    )
    .await;
    let problem = delivered.as_ref().err().map(ToString::to_string);
    log.line(
        "answered",
        json!({ "delivered": problem.is_none(), "problem": problem, "durationMs": milliseconds(started) }),
    );
    delivered
        .map(|()| Value::Null)
        .map_err(HandlerError::NotDelivered)
}

async fn work(
    invocation: Invocation,
    request: StackRequest,
    log: RequestLog,
) -> Result<Settled, RequestFailure> {
    let lifecycle = Lifecycle {
        invocation: &invocation,
        log: &log,
        maker: Maker::Stack {
            stack_id: &request.stack_id,
            logical_id: &request.logical_id,
        },
        properties: &request.properties,
        previous: &request.old_properties,
    };
    let physical_id = request.physical_id.as_deref();
    match &request.request_type {
        RequestType::Create => lifecycle.settle(&Change::Create).await,
        RequestType::Update => {
            let current = physical_id.and_then(PolicyLocation::parse);
            lifecycle.settle(&Change::Update { current }).await
        }
        RequestType::Delete => {
            let physical_id = physical_id.unwrap_or(NOTHING_CREATED);
            lifecycle.delete(physical_id).await
        }
        RequestType::Unknown(name) => Err(RequestFailure::without_trace(format!(
            "the RequestType is `{name}`; expected Create, Update or Delete"
        ))),
    }
}

fn answer(
    invocation: &Invocation,
    request: &StackRequest,
    result: Result<Settled, RequestFailure>,
) -> StackAnswer {
    match result {
        Ok(settled) => StackAnswer {
            success: true,
            reason: invocation.progress.decision().to_owned(),
            physical_id: settled.physical_id,
            attributes: settled.attributes,
        },
        Err(failure) => StackAnswer {
            success: false,
            physical_id: physical_id_of_failure(invocation, request, &failure),
            reason: failure.reason,
            attributes: Attributes::default(),
        },
    }
}

/// Returns the id to answer a failure with. A failed Create is followed by a Delete with this id, so
/// the id says whether there is a policy to look for. Any other failure keeps the id, because the
/// old policy is still there.
fn physical_id_of_failure(
    invocation: &Invocation,
    request: &StackRequest,
    failure: &RequestFailure,
) -> String {
    let attempted = invocation
        .progress
        .target()
        .filter(|_| failure.may_remain)
        .map(|location| location.to_string());
    let kept = request.physical_id.clone();
    kept.or(attempted)
        .unwrap_or_else(|| NOTHING_CREATED.to_owned())
}

fn request_log(request: &StackRequest) -> RequestLog {
    RequestLog(json!({
        "requestType": request.request_type.name(),
        "stack": request.stack_id,
        "logicalId": request.logical_id,
        "requestId": request.request_id,
    }))
}
