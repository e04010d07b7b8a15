//! The read-only policy of a run, made from the operations.

use crate::operation::{Operation, Scope};
use sending::grant::SERVICE_LINKED_ROLE;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The account and the Regions that a policy is for. A value that is not known is `*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `aws`, `aws-us-gov`, …
    pub partition: String,
    /// Twelve digits, or `*`.
    pub account: String,
    /// The pool's Region, or `*`.
    pub region: String,
    /// The pool's id, or `*`.
    pub pool: String,
}

impl Default for Place {
    fn default() -> Self {
        let any = || "*".to_owned();
        Self {
            partition: "aws".to_owned(),
            account: any(),
            region: any(),
            pool: any(),
        }
    }
}

/// Returns the policy with every action of a run: it reads, and changes nothing.
#[must_use]
pub fn policy(place: &Place) -> Value {
    let mut by_resource: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for operation in Operation::ALL {
        let resource = resource(operation.scope(), place);
        by_resource
            .entry(resource)
            .or_default()
            .push(operation.action());
    }
    let statements: Vec<Value> = by_resource
        .into_iter()
        .map(|(resource, mut actions)| {
            actions.sort_unstable();
            json!({ "Effect": "Allow", "Action": actions, "Resource": resource })
        })
        .collect();
    json!({ "Version": "2012-10-17", "Statement": statements })
}

/// Returns the narrowest resource that covers what a run may read. Identities and functions are found
/// on the way, so their names are not known beforehand.
fn resource(scope: Scope, place: &Place) -> String {
    let Place {
        partition,
        account,
        region,
        pool,
    } = place;
    let regional =
        |service: &str, name: &str| format!("arn:{partition}:{service}:{region}:{account}:{name}");
    // SES may be in another Region than the pool.
    let of_ses = |name: &str| format!("arn:{partition}:ses:*:{account}:{name}");
    match scope {
        Scope::Any => "*".to_owned(),
        Scope::Pool => regional("cognito-idp", &format!("userpool/{pool}")),
        Scope::Identity => of_ses("identity/*"),
        Scope::ConfigurationSet => of_ses("configuration-set/*"),
        Scope::Function => regional("lambda", "function:*"),
        // IAM does not know the path of a role that is missing, and that is what the call is to find out.
        Scope::Role => format!("arn:{partition}:iam::{account}:role/*{SERVICE_LINKED_ROLE}"),
        Scope::Key => regional("kms", "key/*"),
        Scope::Queue => regional("sqs", "*"),
        Scope::LogGroup => regional("logs", "log-group:*"),
        Scope::Topic => format!("arn:{partition}:sns:*:{account}:*"),
        Scope::Stream => format!("arn:{partition}:firehose:*:{account}:deliverystream/*"),
        Scope::Stack => regional("cloudformation", "stack/*"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::checks;
    use std::collections::BTreeSet;

    fn allowed(place: &Place) -> BTreeSet<String> {
        let policy = policy(place);
        let statements = policy["Statement"].as_array().unwrap();
        let actions = statements
            .iter()
            .flat_map(|it| it["Action"].as_array().unwrap());
        actions
            .map(|action| action.as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn the_policy_has_what_the_catalog_reads() {
        let allowed = allowed(&Place::default());
        for check in checks() {
            for operation in check.reads {
                assert!(
                    allowed.contains(operation.action()),
                    "{} of {}",
                    operation.action(),
                    check.id
                );
            }
        }
    }

    #[test]
    fn the_policy_has_nothing_that_no_check_reads() {
        // The pool itself, the run over all pools, and the pool of a stack.
        let of_the_run = [
            Operation::DescribeUserPool,
            Operation::ListUserPools,
            Operation::DescribeStackResources,
        ];
        let mut read: BTreeSet<String> =
            of_the_run.iter().map(|it| it.action().to_owned()).collect();
        read.extend(
            checks()
                .flat_map(|check| check.reads)
                .map(|it| it.action().to_owned()),
        );
        assert_eq!(allowed(&Place::default()), read);
    }

    #[test]
    fn resources_are_of_the_place() {
        let place = Place {
            partition: "aws-us-gov".to_owned(),
            account: "123456789012".to_owned(),
            region: "us-gov-west-1".to_owned(),
            pool: "us-gov-west-1_A".to_owned(),
        };
        let text = policy(&place).to_string();
        assert!(
            text.contains(
                "arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/us-gov-west-1_A"
            ),
            "{text}"
        );
        assert!(!text.contains("arn:aws:"), "{text}");
    }
}
