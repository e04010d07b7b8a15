//! The pool's own settings.

use crate::case::{Case, Row};
use crate::catalog::pool::{
    POOL_DEFAULT_CAP, POOL_EMAIL_MFA, POOL_FROM, POOL_INVITE_TEMPLATE, POOL_LEGACY_FAILURE,
    POOL_LINK_NO_DOMAIN, POOL_MISSING, POOL_NO_AUTOVERIFY, POOL_RECOVERY, POOL_REGION,
    POOL_REPLICAS, POOL_REPLY_TO, POOL_SOURCE_ACCOUNT, POOL_SOURCE_REGION, POOL_THREAT_MAIL,
    POOL_THROTTLED,
};
use crate::finding::Finding;

mod message;
mod mfa;
mod presence;
mod recovery;
mod replicas;
mod sender;
mod source;
mod threat;

const ROWS: &[Row] = &[
    (&POOL_NO_AUTOVERIFY, recovery::auto_verified),
    (&POOL_RECOVERY, recovery::recovery),
    (&POOL_INVITE_TEMPLATE, message::invitation),
    (&POOL_LINK_NO_DOMAIN, message::link),
    (&POOL_EMAIL_MFA, mfa::needs_ses),
    (&POOL_DEFAULT_CAP, sender::default_cap),
    (&POOL_FROM, sender::from),
    (&POOL_REPLY_TO, sender::reply_to),
    (&POOL_SOURCE_REGION, source::region),
    (&POOL_SOURCE_ACCOUNT, source::account),
    (&POOL_LEGACY_FAILURE, sender::legacy_failure),
    (&POOL_THREAT_MAIL, threat::notices),
    (&POOL_THROTTLED, super::delivery::throttled),
    (&POOL_REPLICAS, replicas::replicas),
];

pub(super) use mfa::requires_email_code;

/// Returns only the findings about the pool's existence.
pub(super) fn presence(case: &Case<'_>) -> Vec<Finding> {
    case.run(&[
        (&POOL_MISSING, presence::missing),
        (&POOL_REGION, presence::region),
    ])
}

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = presence(case);
    findings.extend(case.run(ROWS));
    findings
}
