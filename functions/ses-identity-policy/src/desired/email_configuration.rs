//! `Custom::CognitoEmailConfiguration`: the sender, checked before the pool is made. Creates nothing.

use super::sender::{
    account_problem, custom_from_warning, from_problem, partition_problem, region_problem,
    region_warning, sending_account_problem,
};
use super::{Desired, DesiredState, Refusal, Sender, Surroundings};
use crate::attributes::Attributes;
use crate::properties::{OF_EMAIL_CONFIGURATION, Properties, SendingAccount, notes_on_unknown};
use sending::arn::{IdentityArn, UserPoolArn};
use sending::mailbox::Mailbox;
use sending::region;
use serde_json::Value;
use std::time::Duration;

/// The longest wait: it fits into Lambda's 15 minutes with time for the answer.
const WAIT_MAX: Duration = Duration::from_secs(840);

pub(super) fn decide(value: &Value, surroundings: Surroundings<'_>) -> Result<Desired, Refusal> {
    let properties = Properties::parse_email_configuration(value)
        .map_err(|error| Refusal(vec![format!("the properties cannot be used: {error}")]))?;
    let notes = notes_on_unknown(&properties.unknown, &OF_EMAIL_CONFIGURATION);
    let pool_region = properties
        .pool_region
        .as_deref()
        .unwrap_or(surroundings.region);
    let mut problems: Vec<String> = sending_account_problem(&properties).into_iter().collect();
    let mut warnings = notes.clone();
    if let Some(identity) = &properties.source {
        problems.extend(account_problem(identity, surroundings));
        problems.extend(partition_problem(identity, pool_region));
        problems.extend(region_problem(&properties, pool_region, &identity.region));
        problems.extend(from_problem(&properties, identity));
        warnings.extend(region_warning(pool_region, &identity.region));
        warnings.extend(custom_from_warning(&properties, identity));
        warnings.extend(wait_warning(&properties));
    }
    if !problems.is_empty() {
        // A misspelt name is often the reason why a property is missing.
        problems.extend(notes);
        return Err(Refusal(problems));
    }
    Ok(Desired {
        attributes: attributes(&properties),
        state: DesiredState::Checked(sender(&properties, pool_region).map(Box::new)),
        warnings,
    })
}

pub(super) fn no_attributes() -> Attributes {
    let nothing = Properties::parse_leniently(&Value::Null);
    attributes(&nothing)
}

/// The attributes are named like the members of the pool's `EmailConfiguration`.
fn attributes(properties: &Properties) -> Attributes {
    let source = properties.source.as_ref();
    let from = properties.from.as_ref().map(Mailbox::to_string);
    let region = source.map(|identity| identity.region.clone());
    Attributes::of_texts(
        [
            ("SourceArn", source.map(IdentityArn::to_string)),
            ("From", from),
            ("ReplyToEmailAddress", properties.reply_to.clone()),
            ("ConfigurationSet", properties.configuration_set.clone()),
            ("IdentityRegion", region),
        ]
        .map(|(name, text)| (name, text.unwrap_or_default())),
    )
}

fn sender(properties: &Properties, pool_region: &str) -> Option<Sender> {
    let identity = properties.source.clone()?;
    let every_pool = UserPoolArn {
        region: pool_region.to_owned(),
        ..UserPoolArn::every_pool(&identity.partition, &identity.account)
    };
    Some(Sender {
        is_developer: properties.sending_account == SendingAccount::Developer,
        from: properties.from.clone(),
        configuration_set: properties.configuration_set.clone(),
        require_verified_identity: properties.require_verified_identity,
        require_production_access: properties.require_production_access,
        principals: region::principals(pool_region, &identity.region),
        pool: every_pool.to_string(),
        wait: properties.wait_for_verification.min(WAIT_MAX),
        needs_existing_policy: !properties.manage_sending_policy,
        // Cognito makes the role with the first pool, which comes after this resource.
        needs_role: false,
        identity,
    })
}

fn wait_warning(properties: &Properties) -> Option<String> {
    let seconds = properties.wait_for_verification.as_secs();
    let most = WAIT_MAX.as_secs();
    (seconds > most)
        .then(|| format!("WaitForVerification is {seconds} s; the function waits at most {most} s"))
}
