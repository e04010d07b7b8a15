//! Terraform's protocol: `aws_lambda_invocation` with `lifecycle_scope = "CRUD"`, synchronous,
//! answered by returning.

use super::{Call, HandlerError, Subject, guarded};
use crate::attributes::Attributes;
use crate::owner::Maker;
use crate::plan::{Kind, plan};
use crate::properties::Properties;
use crate::request::{Action, Invocation};
use crate::ses::Failure;
use crate::wanted::{decide, owner_of, place_of};
use serde_json::{Value, json};
use tokio::time::Instant;

pub(super) async fn serve(
    call: &Call,
    invocation: &Invocation,
    started: Instant,
) -> Result<Value, HandlerError> {
    let subject = Subject(json!({ "requestType": invocation.action.name(), "stack": "terraform" }));
    let work = work(call.clone(), invocation.clone(), subject.clone());
    // Nothing is to be delivered afterwards, so the work may take what the answer would.
    let result = guarded(call.deadline.answer, &call.progress, work).await;
    subject.log_done(call, &result, started);
    result
        .map(|attributes| attributes.as_json())
        .map_err(HandlerError::Failed)
}

async fn work(call: Call, invocation: Invocation, subject: Subject) -> Result<Attributes, Failure> {
    match invocation.action {
        Action::Create => settle(&call, &invocation, &subject, &Kind::Create).await,
        Action::Update => settle(&call, &invocation, &subject, &Kind::Replace).await,
        Action::Delete => delete(&call, &invocation, &subject).await,
    }
}

async fn settle(
    call: &Call,
    invocation: &Invocation,
    subject: &Subject,
    kind: &Kind,
) -> Result<Attributes, Failure> {
    let properties = invocation
        .properties
        .value()
        .map_err(|error| unusable(&error))?;
    let properties = Properties::parse(&properties).map_err(|error| unusable(&error))?;
    let wanted = decide(&properties, Maker::Terraform, call.account.as_deref())
        .map_err(|refusal| Failure::without_trace(refusal.to_string()))?;
    let previous = Properties::parse_leniently(&invocation.previous.value_or_null());
    let plan = plan(kind, &wanted, place_of(&previous, Maker::Terraform));
    decided(call, subject, plan.decision());
    call.carry_out(&plan, &wanted, &marks(&[&properties, &previous]))
        .await
}

/// On delete the input is what it was before, and it may be of an older shape.
async fn delete(
    call: &Call,
    invocation: &Invocation,
    subject: &Subject,
) -> Result<Attributes, Failure> {
    let properties = Properties::parse_leniently(&invocation.properties.value_or_null());
    let place = place_of(&properties, Maker::Terraform);
    decided(
        call,
        subject,
        if place.is_some() { "remove" } else { "nothing" },
    );
    if let Some(place) = place {
        let removal = call.remove(&place, &marks(&[&properties])).await?;
        subject.log("removal", json!({ "removal": format!("{removal:?}") }));
    }
    Ok(Attributes::nothing(vec![]))
}

/// The marks by which a policy is known as this resource's: as of now, and as of the last apply.
fn marks(ages: &[&Properties]) -> Vec<String> {
    let owners = ages
        .iter()
        .filter_map(|properties| owner_of(properties, Maker::Terraform));
    owners.map(|owner| owner.sid()).collect()
}

fn decided(call: &Call, subject: &Subject, decision: &'static str) {
    call.progress.decided(decision, None);
    subject.log("decided", json!({ "decision": decision }));
}

fn unusable(error: &dyn std::error::Error) -> Failure {
    Failure::without_trace(format!("the input cannot be used: {error}"))
}
