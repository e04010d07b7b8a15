//! `Custom::SesEmailIdentityPolicy`: any policy on any identity, like a native resource.

use super::{Attachment, Desired, DesiredState, PolicyDocument, Refusal, Surroundings};
use crate::attributes::Attributes;
use crate::owner::{Maker, Owner};
use crate::physical_id::PolicyLocation;
use crate::plan::Earlier;
use crate::properties::{IdentityPolicyProperties, OF_IDENTITY_POLICY, notes_on_unknown};
use sending::arn::{IdentityArn, partition_of};
use sending::mark::statements;
use sending::policy::DOCUMENT_MAX;
use serde_json::Value;

/// The length that a mark may add to a document: `"Id":"-…"`, prefix, owner, and the longest instance.
const MARK_MAX: usize = 9 + 6 + 16 + 1 + 64;

pub(super) fn decide(value: &Value, surroundings: Surroundings<'_>) -> Result<Desired, Refusal> {
    let properties = IdentityPolicyProperties::parse(value)
        .map_err(|error| Refusal(vec![format!("the properties cannot be used: {error}")]))?;
    let notes = notes_on_unknown(&properties.unknown, &OF_IDENTITY_POLICY);
    let identity = identity(&properties, surroundings).expect("a parsed identity is there");
    let document = normalised(properties.policy.clone().expect("a parsed policy is there"));
    let mut problems = problems(&properties, &document, surroundings);
    if !problems.is_empty() {
        problems.extend(notes);
        return Err(Refusal(problems));
    }
    let mut warnings = notes;
    warnings.extend(source_account_warning(&document));
    let attachment = Attachment {
        location: location(&properties, &identity, surroundings),
        spelling: properties.identity_spelling.clone(),
        identity_arn: identity.to_string(),
        document: PolicyDocument::Any(document),
        pool: None,
        sender: None,
        may_drop_principals: false,
        refusal_to_write: refusal_to_write(surroundings),
    };
    Ok(Desired {
        attributes: Attributes::of_identity_policy(Some(&attachment)),
        state: DesiredState::Attached(Box::new(attachment)),
        warnings,
    })
}

/// Returns the policy that properties ask for, perhaps of an older shape.
pub(super) fn earlier(value: &Value, surroundings: Surroundings<'_>) -> Earlier {
    let properties = IdentityPolicyProperties::parse_leniently(value);
    let identity = identity(&properties, surroundings);
    Earlier {
        location: identity.map(|identity| location(&properties, &identity, surroundings)),
        spelling: properties.identity_spelling,
    }
}

/// Returns the owner of a Terraform resource.
pub(super) fn terraform_owners(value: &Value, surroundings: Surroundings<'_>) -> Vec<Owner> {
    let properties = IdentityPolicyProperties::parse_leniently(value);
    let identity = identity(&properties, surroundings);
    let owner = identity.map(|identity| terraform_owner(&properties, &identity));
    owner.into_iter().collect()
}

fn terraform_owner(properties: &IdentityPolicyProperties, identity: &IdentityArn) -> Owner {
    let name = properties.policy_name.as_deref().unwrap_or_default();
    Owner::of_terraform(&["policy", &identity.to_string(), name], &identity.name)
}

/// A name stands for the identity in the function's own account, where the calls to SES are made.
fn identity(
    properties: &IdentityPolicyProperties,
    surroundings: Surroundings<'_>,
) -> Option<IdentityArn> {
    if let Some(arn) = &properties.arn {
        return Some(arn.clone());
    }
    let region = properties.region.as_deref().unwrap_or(surroundings.region);
    Some(IdentityArn {
        partition: partition_of(region).to_owned(),
        region: region.to_owned(),
        account: surroundings.account.unwrap_or_default().to_owned(),
        name: properties.identity.clone()?,
    })
}

fn location(
    properties: &IdentityPolicyProperties,
    identity: &IdentityArn,
    surroundings: Surroundings<'_>,
) -> PolicyLocation {
    let default_name = || match surroundings.maker {
        Maker::Stack {
            stack_id,
            logical_id,
        } => Owner::of_stack(stack_id, logical_id).default_policy_name(),
        Maker::Terraform => terraform_owner(properties, identity).default_policy_name(),
    };
    PolicyLocation {
        region: identity.region.clone(),
        identity: identity.name.clone(),
        policy_name: properties.policy_name.clone().unwrap_or_else(default_name),
    }
}

/// SES takes only the identity's own ARN as a resource, with the domain in lower case.
fn normalised(mut document: Value) -> Value {
    let single = document["Statement"].is_object();
    let normalise = |statement: &mut Value| match &mut statement["Resource"] {
        Value::Array(members) => members.iter_mut().for_each(lower_case),
        Value::Null => {
            // Indexing has put a null there.
            if let Some(fields) = statement.as_object_mut() {
                fields.remove("Resource");
            }
        }
        resource => lower_case(resource),
    };
    if single {
        normalise(&mut document["Statement"]);
    } else if let Some(statements) = document["Statement"].as_array_mut() {
        let objects = statements
            .iter_mut()
            .filter(|statement| statement.is_object());
        objects.for_each(normalise);
    }
    document
}

fn lower_case(resource: &mut Value) {
    let arn = resource
        .as_str()
        .and_then(|text| IdentityArn::parse(text).ok());
    if let Some(arn) = arn {
        *resource = arn.to_string().into();
    }
}

fn problems(
    properties: &IdentityPolicyProperties,
    document: &Value,
    surroundings: Surroundings<'_>,
) -> Vec<String> {
    let mut problems = vec![];
    if let (Some(arn), Some(region)) = (&properties.arn, &properties.region)
        && arn.region != *region
    {
        problems.push(format!(
            "EmailIdentity is in {} and IdentityRegion is {region}: remove IdentityRegion",
            arn.region
        ));
    }
    let arn = properties.arn.as_ref();
    problems.extend(arn.and_then(|arn| super::sender::account_problem(arn, surroundings)));
    let length = document.to_string().len() + MARK_MAX;
    if length > DOCUMENT_MAX {
        problems.push(format!(
            "the policy takes {length} bytes with its mark and SES allows {DOCUMENT_MAX}: shorten it"
        ));
    }
    problems
}

/// Every person who may deploy a stack could open any identity to any account, so the function's
/// owner decides.
/// A policy that is there already may stay: a rollback must not fail.
fn refusal_to_write(surroundings: Surroundings<'_>) -> Option<String> {
    (!surroundings.allows_any_policy).then(|| {
        "this function does not serve Custom::SesEmailIdentityPolicy: set its variable ALLOW_ANY_POLICY to true (stack parameter AllowAnyPolicy), or use Custom::CognitoSesIdentityPolicy"
            .to_owned()
    })
}

/// Returns a warning if every account's pools could send: the confused deputy.
fn source_account_warning(document: &Value) -> Option<String> {
    let is_open = |statement: &&Value| {
        statement["Effect"] == "Allow" && trusts_cognito(statement) && !limits_account(statement)
    };
    statements(document).iter().find(|it| is_open(it)).map(|_| {
        "the policy trusts Cognito without the condition aws:SourceAccount, so user pools of other accounts can send as this identity as well"
            .to_owned()
    })
}

fn trusts_cognito(statement: &Value) -> bool {
    let services = match &statement["Principal"]["Service"] {
        Value::Array(members) => members.clone(),
        single => vec![single.clone()],
    };
    let mut names = services.iter().filter_map(Value::as_str);
    names.any(|name| name.contains("cognito-idp"))
}

fn limits_account(statement: &Value) -> bool {
    let operators = statement["Condition"].as_object().into_iter().flatten();
    operators
        .filter_map(|(_, tests)| tests.as_object())
        .flatten()
        .any(|(key, _)| key.eq_ignore_ascii_case("aws:SourceAccount"))
}
