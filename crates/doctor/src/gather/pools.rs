//! The pools to look at: those of a stack, or all of a Region.

use std::fmt;

use serde_json::Value;

use crate::aws::Client;
use crate::facts::{Answer, Call, Target};
use crate::operation::Operation;

const USER_POOL: &str = "AWS::Cognito::UserPool";

/// A reason why no pool is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPools {
    /// A stack without a pool, or a Region without any.
    None(String),
    /// The list cannot be read.
    Unreadable(String),
}

impl fmt::Display for NoPools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None(text) | Self::Unreadable(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for NoPools {}

/// Returns the ids of a stack's pools.
///
/// # Errors
/// If the stack has none, or cannot be read.
pub async fn of_stack(client: &Client, region: &str, stack: &str) -> Result<Vec<String>, NoPools> {
    let call = Call::new(Operation::DescribeStackResources, region, stack);
    let body = ask(client, &call).await?;
    some(
        of_resources(&body),
        format!("the stack {stack} in {region} has no user pool: give --user-pool-id"),
    )
}

/// Returns the ids of all pools of a Region.
///
/// # Errors
/// If there is none, or the list cannot be read.
pub async fn of_region(client: &Client, region: &str) -> Result<Vec<String>, NoPools> {
    let call = Call::new(Operation::ListUserPools, region, "");
    let body = ask(client, &call).await?;
    let pools = body.get("UserPools").and_then(Value::as_array);
    let ids = texts(pools.into_iter().flatten(), "Id");
    some(
        ids,
        format!("there is no user pool in {region}: give another --region"),
    )
}

async fn ask(client: &Client, call: &Call) -> Result<Value, NoPools> {
    let target = Target {
        region: call.region.clone(),
        ..Target::default()
    };
    match client.ask(call, &target).await {
        Answer::Given(body) => Ok(body),
        Answer::Error { message, .. } => Err(unreadable(call, &message)),
        Answer::Denied { action, .. } => Err(unreadable(call, &format!("allow {action}"))),
        Answer::Unreadable { reason } => Err(unreadable(call, &reason)),
    }
}

fn unreadable(call: &Call, reason: &str) -> NoPools {
    NoPools::Unreadable(format!("cannot list the user pools ({call}): {reason}"))
}

fn some(ids: Vec<String>, otherwise: String) -> Result<Vec<String>, NoPools> {
    if ids.is_empty() {
        return Err(NoPools::None(otherwise));
    }
    Ok(ids)
}

fn of_resources(body: &Value) -> Vec<String> {
    let resources = body.get("StackResources").and_then(Value::as_array);
    let pools = resources
        .into_iter()
        .flatten()
        .filter(|resource| resource.get("ResourceType").and_then(Value::as_str) == Some(USER_POOL));
    texts(pools, "PhysicalResourceId")
}

fn texts<'a>(items: impl Iterator<Item = &'a Value>, field: &str) -> Vec<String> {
    let texts = items.filter_map(|item| item.get(field)?.as_str());
    texts.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_stacks_pools_are_its_resources_of_that_type() {
        let body = json!({ "StackResources": [
            { "ResourceType": "AWS::Lambda::Function", "PhysicalResourceId": "mail" },
            { "ResourceType": USER_POOL, "PhysicalResourceId": "eu-west-1_A" },
            { "ResourceType": USER_POOL },
        ]});
        assert_eq!(of_resources(&body), ["eu-west-1_A"]);
        assert!(of_resources(&json!({})).is_empty());
    }
}
