//! The identity of SES, in the Region that SourceArn names.

use crate::case::{Case, Row};
use crate::catalog::identity::{
    DKIM_FAILED, DKIM_KEY_1024, DKIM_OFF, DKIM_PENDING, IDENTITY_DEFAULT_SET, IDENTITY_DOMAIN_ONLY,
    IDENTITY_FAILED, IDENTITY_MANAGED, IDENTITY_MISSING, IDENTITY_PENDING, IDENTITY_ZONE,
    MAILFROM_FAILED, REPUTATION_DISABLED, TENANT,
};
use crate::evidence::Node;
use crate::finding::Finding;
use crate::operation::Operation;
use crate::verdict::Gap;
use sending::arn::IdentityArn;

pub(super) mod dkim;
mod mail_from;
mod missing;
mod reputation;
mod verification;
mod zone;

const ROWS: &[Row] = &[
    (&IDENTITY_MISSING, missing::missing),
    (&IDENTITY_DOMAIN_ONLY, missing::domain_only),
    (&IDENTITY_PENDING, verification::pending),
    (&IDENTITY_FAILED, verification::failed),
    (&IDENTITY_ZONE, zone::zone),
    (&DKIM_OFF, dkim::off),
    (&DKIM_PENDING, dkim::pending),
    (&DKIM_FAILED, dkim::failed),
    (&DKIM_KEY_1024, dkim::short_key),
    (&MAILFROM_FAILED, mail_from::failed),
    (
        &IDENTITY_DEFAULT_SET,
        super::configuration_set::identity_default,
    ),
    (&IDENTITY_MANAGED, missing::managed),
    (&REPUTATION_DISABLED, reputation::disabled),
    (&TENANT, reputation::tenant),
];

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    case.run(ROWS)
}

/// Returns the pool's identity and SES's answer; none if the pool has none or SES does not know it,
/// which has its own finding.
pub(super) fn identity<'a>(case: &Case<'a>) -> Result<Option<(IdentityArn, Node<'a>)>, Gap> {
    let Some(identity) = case.identity()? else {
        return Ok(None);
    };
    let asked = case.evidence.ask(
        Operation::GetEmailIdentity,
        &identity.region,
        &identity.name,
    );
    Ok(asked.found()?.map(|answer| (identity, answer)))
}

/// Returns the domain of an identity.
pub(super) fn domain(identity: &IdentityArn) -> &str {
    identity
        .name
        .rsplit_once('@')
        .map_or(&identity.name, |(_, domain)| domain)
}
