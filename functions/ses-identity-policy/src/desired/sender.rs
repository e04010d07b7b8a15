//! The sender that a pool names: identity, account, configuration set and `From`, and whether they fit
//! together.

use super::Surroundings;
use crate::properties::{Properties, SendingAccount};
use sending::arn::{IdentityArn, partition_of};
use sending::mailbox::Mailbox;
use sending::region::{self, Category};
use std::time::Duration;

/// A sender, and the conditions that it must meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The identity.
    pub identity: IdentityArn,
    /// True with `DEVELOPER`: the mail goes through the account's own SES, with its sandbox, its
    /// pauses and its default configuration set.
    pub is_developer: bool,
    /// `From`.
    pub from: Option<Mailbox>,
    /// The configuration set, which must exist in the identity's Region.
    pub configuration_set: Option<String>,
    /// True if an unverified identity fails the request.
    pub require_verified_identity: bool,
    /// True if the SES sandbox fails the request.
    pub require_production_access: bool,
    /// The service principals that Cognito may use.
    pub principals: Vec<String>,
    /// The pool or the pattern of pools that sends.
    pub pool: String,
    /// The time to wait until the identity is verified.
    pub wait: Duration,
    /// True if the policy must be there already, because no resource of ours makes it.
    pub needs_existing_policy: bool,
    /// True if the pool exists, so that the role which Cognito makes with it should exist as well.
    pub needs_role: bool,
}

/// Returns the problem between `EmailSendingAccount` and the other properties.
pub(super) fn sending_account_problem(properties: &Properties) -> Option<String> {
    match (properties.sending_account, &properties.source, &properties.from) {
        (SendingAccount::Developer, None, _) => Some(
            "EmailSendingAccount DEVELOPER needs SourceArn, the ARN of the SES identity to send as"
                .to_owned(),
        ),
        // Seen on AWS: "Cannot configure From email address for default email configuration".
        (SendingAccount::CognitoDefault, _, Some(_)) => Some(
            "Cognito refuses a From with EmailSendingAccount COGNITO_DEFAULT: remove From, or set DEVELOPER"
                .to_owned(),
        ),
        _ => None,
    }
}

/// Returns the problem of an identity in another account than the calls to SES.
pub(super) fn account_problem(
    identity: &IdentityArn,
    surroundings: Surroundings<'_>,
) -> Option<String> {
    let function = surroundings.account?;
    (function != identity.account).then(|| {
        format!(
            "the identity is in account {} and this function runs in {function}: run it in the identity's account",
            identity.account
        )
    })
}

/// Returns the problem of a pool in another partition than the identity.
pub(super) fn partition_problem(identity: &IdentityArn, pool_region: &str) -> Option<String> {
    let expected = partition_of(pool_region);
    (identity.partition != expected).then(|| {
        format!(
            "the pool's Region {pool_region} is in the partition {expected}, and SourceArn in {}: use an identity of the pool's partition",
            identity.partition
        )
    })
}

/// Returns the problem of an identity in a Region that the Cognito guide excludes for the pool's.
///
/// An alternate Region's own SES is not a problem, see [`region_warning`]: SES has come to several of
/// them since, and a table that is behind must refuse nothing (aws-cdk#17795).
pub(super) fn region_problem(
    properties: &Properties,
    pool_region: &str,
    identity_region: &str,
) -> Option<String> {
    let is_developer = properties.sending_account == SendingAccount::Developer;
    let allowed = region::identity_regions(pool_region, is_developer);
    if allowed.is_empty() || allowed.contains(&identity_region) || pool_region == identity_region {
        return None;
    }
    Some(format!(
        "a pool in {pool_region} cannot send through an identity in {identity_region}: verify the identity in {} and give its ARN",
        allowed.join(" or ")
    ))
}

/// Returns a warning where Cognito's table may be out of date.
pub(super) fn region_warning(pool_region: &str, identity_region: &str) -> Option<String> {
    let uncertain = "the policy trusts the global and the Regional principals";
    match region::category(pool_region) {
        Category::Shared | Category::Own => None,
        Category::Alternate { developer, .. } if pool_region == identity_region => Some(format!(
            "the Cognito guide sends mail of pools in {pool_region} through {developer}, not through SES in {pool_region} itself: {uncertain}; if no mail leaves, use an identity in {developer}"
        )),
        Category::Alternate { .. } => None,
        Category::Unlisted { seen } => {
            let hint = seen
                .filter(|seen| *seen != identity_region)
                .map(|seen| format!("; an identity in {seen} has been seen to work"))
                .unwrap_or_default();
            Some(format!(
                "the Region {pool_region} is not in the table of Cognito's Regions: {uncertain}; check the Cognito guide, and give Principals if it differs{hint}"
            ))
        }
    }
}

/// Returns the problem between `From` and the identity.
pub(super) fn from_problem(properties: &Properties, identity: &IdentityArn) -> Option<String> {
    if properties.sending_account != SendingAccount::Developer {
        return None;
    }
    match &properties.from {
        Some(from) if identity.covers(from) => None,
        Some(from) => Some(format!(
            "From has the address {}, which the identity {} does not cover: use an address of the identity, or its SourceArn",
            from.address(),
            identity.name
        )),
        None if identity.is_address() => None,
        None => Some(format!(
            "the identity {0} is a domain, so the pool needs a From: an address such as no-reply@{0}",
            identity.name
        )),
    }
}

/// Returns a warning on a domain as `SourceArn` of Cognito's own SES. Seen on real accounts, but not
/// documented, so it is not a problem.
pub(super) fn custom_from_warning(
    properties: &Properties,
    identity: &IdentityArn,
) -> Option<String> {
    let is_default = properties.sending_account == SendingAccount::CognitoDefault;
    (is_default && !identity.is_address()).then(|| {
        "with COGNITO_DEFAULT Cognito takes only an address as SourceArn, and this is a domain"
            .to_owned()
    })
}
