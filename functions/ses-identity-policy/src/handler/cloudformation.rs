//! CloudFormation's protocol: asynchronous, answered at a URL.

use super::{Call, HandlerError, Subject, guarded, milliseconds};
use crate::answer::{self, Outcome};
use crate::attributes::Attributes;
use crate::owner::{Maker, Owner};
use crate::place::{NOTHING_CREATED, Place};
use crate::plan::{Kind, plan, plan_delete};
use crate::properties::Properties;
use crate::request::{Envelope, RequestType};
use crate::ses::Failure;
use crate::wanted::{Wanted, decide, place_of};
use serde_json::{Value, json};
use tokio::time::Instant;

/// What was achieved.
struct Done {
    physical_id: String,
    attributes: Attributes,
}

pub(super) async fn serve(
    call: &Call,
    envelope: &Envelope,
    started: Instant,
) -> Result<Value, HandlerError> {
    let subject = subject(envelope);
    answer::check_url(&envelope.response_url).map_err(HandlerError::UnsafeUrl)?;
    let work = work(call.clone(), envelope.clone(), subject.clone());
    let result = guarded(call.deadline.work, &call.progress, work).await;
    subject.log_done(call, &result, started);
    let outcome = outcome(call, envelope, result);
    let body = answer::body(envelope, &outcome);
    let delivered = answer::deliver(
        &call.app.connector,
        &envelope.response_url,
        &body,
        call.deadline.answer,
    )
    .await;
    let problem = delivered.as_ref().err().map(ToString::to_string);
    subject.log("answered", json!({ "delivered": problem.is_none(), "problem": problem, "durationMs": milliseconds(started) }));
    delivered
        .map(|()| Value::Null)
        .map_err(HandlerError::NotDelivered)
}

async fn work(call: Call, envelope: Envelope, subject: Subject) -> Result<Done, Failure> {
    match &envelope.request_type {
        RequestType::Create => settle(&call, &envelope, &subject, &Kind::Create).await,
        RequestType::Update => {
            let current = envelope.physical_id.as_deref().and_then(Place::parse);
            settle(&call, &envelope, &subject, &Kind::Update { current }).await
        }
        RequestType::Delete => delete(&call, &envelope, &subject).await,
        RequestType::Unknown(name) => Err(Failure::without_trace(format!(
            "the RequestType `{name}` is none of Create, Update and Delete"
        ))),
    }
}

/// Create and Update: what is wanted is attached, and nothing else of ours is left behind.
async fn settle(
    call: &Call,
    envelope: &Envelope,
    subject: &Subject,
    kind: &Kind,
) -> Result<Done, Failure> {
    let maker = maker(envelope);
    let properties = envelope
        .properties
        .value()
        .map_err(|error| unusable(&error))?;
    let properties = Properties::parse(&properties).map_err(|error| unusable(&error))?;
    let wanted = decide(&properties, maker, call.account.as_deref())
        .map_err(|refusal| Failure::without_trace(refusal.to_string()))?;
    let old = Properties::parse_leniently(&envelope.old_properties.value_or_null());
    let plan = plan(kind, &wanted, place_of(&old, maker));
    let target = match &wanted {
        Wanted::Attached(attachment) => Some(attachment.place.clone()),
        Wanted::Nothing { .. } => None,
    };
    decided(call, subject, plan.decision(), target);
    let attributes = call.carry_out(&plan, &wanted, &[mark(envelope)]).await?;
    Ok(Done {
        physical_id: plan.physical_id,
        attributes,
    })
}

/// Delete goes by the physical id alone, so no property, of whatever age, can get in its way.
async fn delete(call: &Call, envelope: &Envelope, subject: &Subject) -> Result<Done, Failure> {
    let physical_id = envelope
        .physical_id
        .clone()
        .unwrap_or_else(|| NOTHING_CREATED.to_owned());
    let place = Place::parse(&physical_id);
    let plan = plan_delete(place.clone(), &physical_id);
    decided(call, subject, plan.decision(), None);
    if let Some(place) = place {
        let removal = call.remove(&place, &[mark(envelope)]).await?;
        subject.log("removal", json!({ "removal": format!("{removal:?}") }));
    }
    Ok(Done {
        physical_id,
        attributes: Attributes::nothing(vec![]),
    })
}

fn maker(envelope: &Envelope) -> Maker<'_> {
    Maker::Stack {
        stack_id: &envelope.stack_id,
        logical_id: &envelope.logical_id,
    }
}

fn mark(envelope: &Envelope) -> String {
    Owner::of_stack(&envelope.stack_id, &envelope.logical_id).sid()
}

fn unusable(error: &dyn std::error::Error) -> Failure {
    Failure::without_trace(format!("the properties cannot be used: {error}"))
}

fn outcome(call: &Call, envelope: &Envelope, result: Result<Done, Failure>) -> Outcome {
    match result {
        Ok(Done {
            physical_id,
            attributes,
        }) => Outcome {
            success: true,
            reason: call.progress.decision().to_owned(),
            physical_id,
            attributes,
        },
        Err(failure) => Outcome {
            success: false,
            physical_id: physical_id_of_failure(call, envelope, &failure),
            reason: failure.reason,
            attributes: Attributes::default(),
        },
    }
}

/// A failed Create is followed by a Delete with the id of this answer, so the id says whether there
/// is anything to look for. Any other failure keeps the id: the old policy is still there.
fn physical_id_of_failure(call: &Call, envelope: &Envelope, failure: &Failure) -> String {
    let attempted = call
        .progress
        .target()
        .filter(|_| failure.may_remain)
        .map(|place| place.to_string());
    let kept = envelope.physical_id.clone();
    kept.or(attempted)
        .unwrap_or_else(|| NOTHING_CREATED.to_owned())
}

fn decided(call: &Call, subject: &Subject, decision: &'static str, target: Option<Place>) {
    call.progress.decided(decision, target);
    subject.log("decided", json!({ "decision": decision }));
}

fn subject(envelope: &Envelope) -> Subject {
    Subject(json!({
        "requestType": envelope.request_type.name(),
        "stack": envelope.stack_id,
        "logicalId": envelope.logical_id,
        "requestId": envelope.request_id,
    }))
}
