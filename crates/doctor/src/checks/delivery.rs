//! The evidence of mail that left, or did not.

use crate::case::{Case, Row};
use crate::catalog::delivery::{
    BOUNCED, COGNITO_DENIED, COGNITO_LOG, HELD_BACK, LEFT, RECEIVER, SES_DENIED,
};
use crate::finding::Finding;

mod events;
mod figures;
mod log;

const ROWS: &[Row] = &[
    (&LEFT, figures::left),
    (&HELD_BACK, events::held_back),
    (&BOUNCED, figures::bounced),
    (&COGNITO_DENIED, events::denied),
    (&SES_DENIED, events::ses_denied),
    (&COGNITO_LOG, log::errors),
    (&RECEIVER, figures::receiver),
];

pub(super) use log::throttled;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    case.run(ROWS)
}
