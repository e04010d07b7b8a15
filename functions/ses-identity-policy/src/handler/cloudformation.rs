//! CloudFormation's protocol: asynchronous, and answered at a URL.

use super::guard::guarded;
use super::lifecycle::{Lifecycle, RETRIES, Settled, WRITE_WINDOW};
use super::request_log::{RequestLog, milliseconds};
use super::{HandlerError, Invocation};
use crate::answer::{self, StackAnswer};
use crate::desired::{Surroundings, no_attributes};
use crate::owner::Maker;
use crate::physical_id::NOTHING_CREATED;
use crate::plan::Change;
use crate::request::{RequestType, StackRequest};
use crate::resource_type::ResourceType;
use crate::ses::{Limits, RequestFailure};
use serde_json::{Value, json};
use tokio::time::Instant;

pub(super) async fn serve(
    invocation: &Invocation,
    request: &StackRequest,
    started: Instant,
) -> Result<Value, HandlerError> {
    let log = request_log(request);
    answer::check_url(&request.response_url, invocation.app.is_local)
        .map_err(HandlerError::UnsafeUrl)?;
    let invocation = &Invocation {
        deadline: invocation.deadline.before(request.service_timeout()),
        ..invocation.clone()
    };
    let work = work(invocation.clone(), request.clone(), log.clone(), started);
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
    started: Instant,
) -> Result<Settled, RequestFailure> {
    invocation.app.is_usable()?;
    let (resource_type, warning) = ResourceType::parse(&request.resource_type);
    let lifecycle = Lifecycle {
        invocation: &invocation,
        log: &log,
        resource_type,
        surroundings: surroundings(&invocation, &request),
        limits: limits(&invocation, &request, started),
        properties: &request.properties,
        previous: &request.old_properties,
    };
    let physical_id = request.physical_id.clone().unwrap_or_default();
    let settled = match &request.request_type {
        RequestType::Create => lifecycle.settle(&Change::Create).await,
        RequestType::Update => lifecycle.settle(&Change::Update { physical_id }).await,
        RequestType::Delete => lifecycle.delete_by_id(&physical_id).await,
        RequestType::Unknown(name) => Err(RequestFailure::without_trace(format!(
            "the RequestType is `{name}`; expected Create, Update or Delete"
        ))),
    };
    settled.map(|mut settled| {
        settled.attributes.warnings.splice(0..0, warning);
        settled
    })
}

fn surroundings<'a>(invocation: &'a Invocation, request: &'a StackRequest) -> Surroundings<'a> {
    Surroundings {
        maker: Maker::Stack {
            stack_id: &request.stack_id,
            logical_id: &request.logical_id,
        },
        account: invocation.account.as_deref(),
        // Through SNS one function serves the stacks of several Regions.
        region: request.region().unwrap_or(&invocation.app.region),
        allows_any_policy: invocation.app.allows_any_policy,
    }
}

fn limits(invocation: &Invocation, request: &StackRequest, started: Instant) -> Limits {
    let writes = matches!(
        request.request_type,
        RequestType::Create | RequestType::Update
    );
    let window = if writes { WRITE_WINDOW } else { RETRIES };
    Limits {
        work_until: invocation.deadline.work,
        retry_until: started + window,
        write_until: writes.then(|| started + WRITE_WINDOW),
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
            attributes: no_attributes(ResourceType::parse(&request.resource_type).0),
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
