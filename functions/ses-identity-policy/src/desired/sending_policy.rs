//! `Custom::CognitoSesIdentityPolicy`: the policy that a pool needs.

use super::sender::{
    account_problem, custom_from_warning, from_problem, partition_problem, region_problem,
    region_warning, sending_account_problem,
};
use super::{Attachment, Desired, DesiredState, PolicyDocument, Refusal, Sender, Surroundings};
use crate::attributes::Attributes;
use crate::owner::{Maker, Owner};
use crate::physical_id::PolicyLocation;
use crate::plan::Earlier;
use crate::properties::{
    OF_SENDING_POLICY, PoolScope, Properties, SendingAccount, notes_on_unknown,
};
use sending::arn::{IdentityArn, UserPoolArn};
use sending::policy::{DOCUMENT_MAX, SendingPolicy};
use sending::region;
use serde_json::Value;
use std::time::Duration;

/// The length that a mark may add to a document: prefix, owner, and the longest instance.
const MARK_MAX: usize = 6 + 16 + 1 + 64;

pub(super) fn decide(value: &Value, surroundings: Surroundings<'_>) -> Result<Desired, Refusal> {
    let properties = Properties::parse(value)
        .map_err(|error| Refusal(vec![format!("the properties cannot be used: {error}")]))?;
    let notes = notes_on_unknown(&properties.unknown, &OF_SENDING_POLICY);
    let mut problems: Vec<String> = sending_account_problem(&properties).into_iter().collect();
    let pool = properties
        .source
        .as_ref()
        .and_then(|identity| pool_of(&properties, identity));
    if let Some(identity) = &properties.source {
        problems.extend(identity_problems(
            &properties,
            identity,
            pool.as_ref(),
            surroundings,
        ));
    }
    let desired = match (&properties.source, pool) {
        (Some(identity), Some(pool)) => attached(&properties, identity, &pool, surroundings.maker),
        _ => nothing(),
    };
    problems.extend(size_problem(&desired));
    if problems.is_empty() {
        let mut desired = desired;
        desired.warnings.splice(0..0, notes);
        return Ok(desired);
    }
    // A misspelt name is often the reason why a property is missing.
    problems.extend(notes);
    Err(Refusal(problems))
}

/// Returns the policy that properties ask for, perhaps of an older shape.
pub(super) fn earlier(value: &Value, maker: Maker<'_>) -> Earlier {
    let properties = Properties::parse_leniently(value);
    let location = properties.source.as_ref().and_then(|identity| {
        let owner = owner(&properties, maker)?;
        Some(location(&properties, identity, &owner))
    });
    Earlier {
        location,
        spelling: properties.source_spelling,
    }
}

/// Returns the owners of a Terraform resource. Older versions of this function kept the capitals of a
/// domain, and so hashed the ARN as it was written.
pub(super) fn terraform_owners(value: &Value) -> Vec<Owner> {
    let properties = Properties::parse_leniently(value);
    let Some(identity) = &properties.source else {
        return vec![];
    };
    let written = properties.source_spelling.as_ref().map(|name| IdentityArn {
        name: name.clone(),
        ..identity.clone()
    });
    let spellings = [Some(identity.clone()), written.filter(|it| it != identity)];
    let owners = spellings.into_iter().flatten();
    owners
        .filter_map(|identity| terraform_owner(&properties, &identity))
        .collect()
}

fn owner(properties: &Properties, maker: Maker<'_>) -> Option<Owner> {
    match maker {
        Maker::Stack {
            stack_id,
            logical_id,
        } => Some(Owner::of_stack(stack_id, logical_id)),
        Maker::Terraform => terraform_owner(properties, properties.source.as_ref()?),
    }
}

fn terraform_owner(properties: &Properties, identity: &IdentityArn) -> Option<Owner> {
    let pool = pool_of(properties, identity)?;
    let name = properties.policy_name.as_deref().unwrap_or_default();
    let parts = [&identity.to_string(), &pool.to_string(), name];
    Some(Owner::of_terraform(&parts, &pool.pool))
}

fn pool_of(properties: &Properties, identity: &IdentityArn) -> Option<UserPoolArn> {
    match properties.pool.as_ref()? {
        PoolScope::Arn(pool) => Some(pool.clone()),
        PoolScope::Account => Some(UserPoolArn::every_pool(
            &identity.partition,
            &identity.account,
        )),
    }
}

fn location(properties: &Properties, identity: &IdentityArn, owner: &Owner) -> PolicyLocation {
    let name = properties.policy_name.clone();
    PolicyLocation {
        region: identity.region.clone(),
        identity: identity.name.clone(),
        policy_name: name.unwrap_or_else(|| owner.default_policy_name()),
    }
}

fn nothing() -> Desired {
    Desired {
        state: DesiredState::Nothing,
        attributes: Attributes::of_sending_policy(None),
        warnings: vec![],
    }
}

fn attached(
    properties: &Properties,
    identity: &IdentityArn,
    pool: &UserPoolArn,
    maker: Maker<'_>,
) -> Desired {
    let owner = owner(properties, maker).expect("identity and pool are known");
    let principals = principals(properties, identity, pool);
    let attachment = Attachment {
        location: location(properties, identity, &owner),
        spelling: properties.source_spelling.clone(),
        identity_arn: identity.to_string(),
        pool: Some(pool.to_string()),
        sender: Some(sender(properties, identity, pool, &principals)),
        may_drop_principals: properties.principals.is_empty(),
        refusal_to_write: None,
        document: PolicyDocument::Sending(SendingPolicy {
            principals,
            identity: identity.clone(),
            pool: pool.clone(),
        }),
    };
    Desired {
        attributes: Attributes::of_sending_policy(Some(&attachment)),
        state: DesiredState::Attached(Box::new(attachment)),
        warnings: warnings(properties, identity, pool),
    }
}

fn sender(
    properties: &Properties,
    identity: &IdentityArn,
    pool: &UserPoolArn,
    principals: &[String],
) -> Sender {
    let is_developer = properties.sending_account == SendingAccount::Developer;
    Sender {
        identity: identity.clone(),
        is_developer,
        from: properties.from.clone(),
        configuration_set: properties.configuration_set.clone(),
        require_verified_identity: properties.require_verified_identity,
        require_production_access: properties.require_production_access,
        principals: principals.to_vec(),
        pool: pool.to_string(),
        wait: Duration::ZERO,
        needs_existing_policy: false,
        needs_role: is_developer && pool.is_single_pool(),
    }
}

fn principals(properties: &Properties, identity: &IdentityArn, pool: &UserPoolArn) -> Vec<String> {
    if !properties.principals.is_empty() {
        return properties.principals.clone();
    }
    match pool.single_region() {
        Some(pool_region) => region::principals(pool_region, &identity.region),
        None => region::principals_of_all_pools(&identity.region),
    }
}

fn identity_problems(
    properties: &Properties,
    identity: &IdentityArn,
    pool: Option<&UserPoolArn>,
    surroundings: Surroundings<'_>,
) -> Vec<String> {
    let mut problems = vec![];
    match pool {
        Some(pool) => problems.extend(pool_problems(properties, identity, pool)),
        None => problems.push(
            "UserPoolArn is needed with SourceArn; before the pool exists, give arn:…:userpool/*, or * for every pool of the account"
                .to_owned(),
        ),
    }
    problems.extend(account_problem(identity, surroundings));
    problems.extend(from_problem(properties, identity));
    problems
}

fn pool_problems(
    properties: &Properties,
    identity: &IdentityArn,
    pool: &UserPoolArn,
) -> Vec<String> {
    let mut problems = vec![];
    if pool.account != identity.account {
        problems.push(format!(
            "the identity is in account {} and the pool in {}: Cognito uses only an identity of the pool's own account",
            identity.account, pool.account
        ));
    }
    if let Some(pool_region) = pool.single_region() {
        problems.extend(partition_problem(identity, pool_region));
        problems.extend(region_problem(properties, pool_region, &identity.region));
    }
    problems
}

fn size_problem(desired: &Desired) -> Option<String> {
    let DesiredState::Attached(attachment) = &desired.state else {
        return None;
    };
    let PolicyDocument::Sending(policy) = &attachment.document else {
        return None;
    };
    let length = policy.unmarked_length() + MARK_MAX;
    (length > DOCUMENT_MAX).then(|| {
        format!(
            "the policy takes {length} bytes and SES allows {DOCUMENT_MAX}: give fewer Principals"
        )
    })
}

fn warnings(properties: &Properties, identity: &IdentityArn, pool: &UserPoolArn) -> Vec<String> {
    let region = pool
        .single_region()
        .and_then(|pool_region| region_warning(pool_region, &identity.region));
    let findings = [
        region,
        custom_from_warning(properties, identity),
        from_warning(properties),
    ];
    findings.into_iter().flatten().collect()
}

/// The pool takes `From` as it is written, and SES refuses a name that lacks its quotes.
fn from_warning(properties: &Properties) -> Option<String> {
    let from = properties.from.as_ref()?;
    (!from.is_well_formed()).then(|| {
        format!(
            "From needs quotes or an encoding, or SES refuses the mail: give the pool {from}, which is the attribute From"
        )
    })
}
