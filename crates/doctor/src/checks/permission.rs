//! Cognito's permission to send as the identity.

use crate::case::{Case, Row, SendingAccount};
use crate::catalog::permission::{
    POLICY_ADDRESS_SHADOWS, POLICY_DENY, POLICY_FIGHT, POLICY_MISSING, POLICY_WRONG, ROLE_MISSING,
};
use crate::finding::Finding;
use crate::verdict::Gap;
use sending::arn::IdentityArn;
use sending::region::{self, Category};

mod deny;
mod document;
mod fight;
mod policies;
mod policy;
mod role;
mod shadow;

const ROWS: &[Row] = &[
    (&ROLE_MISSING, role::missing),
    (&POLICY_MISSING, policy::missing),
    (&POLICY_WRONG, policy::wrong),
    (&POLICY_DENY, deny::deny),
    (&POLICY_ADDRESS_SHADOWS, shadow::shadow),
    (&POLICY_FIGHT, fight::fight),
];

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    case.run(ROWS)
}

/// The way in which Cognito is allowed to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Only a policy on the identity allows it.
    Policy,
    /// The service-linked role or a policy.
    RoleOrPolicy,
    /// Cognito's guide does not say if the role is enough.
    Uncertain,
}

/// Returns what the pool needs ("When the policy matters").
fn need(case: &Case<'_>, identity: &IdentityArn) -> Result<Need, Gap> {
    if case.sending_account()? == SendingAccount::CognitoDefault {
        return Ok(Need::Policy);
    }
    let pool = case.region();
    Ok(match region::category(pool) {
        Category::Shared | Category::Own => Need::RoleOrPolicy,
        Category::Alternate { .. } if identity.region != pool => Need::Policy,
        Category::Unlisted { .. } if !region::offers_ses(pool) => Need::Policy,
        Category::Alternate { .. } | Category::Unlisted { .. } => Need::Uncertain,
    })
}
