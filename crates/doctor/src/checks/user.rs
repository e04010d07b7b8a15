//! The user who waits for a mail; only if one was asked for.

use crate::case::Case;
use crate::catalog::Check;
use crate::catalog::user::{
    USER_ALREADY_VERIFIED, USER_DISABLED, USER_DOMAIN_NO_MAIL, USER_EMAIL_MFA, USER_EMAIL_MISSING,
    USER_EMAIL_UNVERIFIED, USER_EXTERNAL, USER_FORCE_CHANGE, USER_INVALID, USER_INVITE_EXPIRED,
    USER_MISSING, USER_RESET_REQUIRED, USER_SMS, USER_SUPPRESSED, USER_SUPPRESSED_GLOBALLY,
};
use crate::finding::Finding;
use crate::verdict::{Outcome, Verdict};

mod address;
mod person;
mod status;
mod suppression;
mod verified;

use person::Person;

/// A check of one user.
type PersonCheck = fn(&Case<'_>, &Person<'_>) -> Verdict;

const ROWS: &[(&Check, PersonCheck)] = &[
    (&USER_DISABLED, status::disabled),
    (&USER_FORCE_CHANGE, status::force_change),
    (&USER_INVITE_EXPIRED, status::invite_expired),
    (&USER_EMAIL_MISSING, verified::missing),
    (&USER_EMAIL_UNVERIFIED, verified::unverified),
    (&USER_ALREADY_VERIFIED, verified::already),
    (&USER_EXTERNAL, status::external),
    (&USER_RESET_REQUIRED, status::reset_required),
    (&USER_EMAIL_MFA, verified::email_mfa),
    (&USER_SMS, status::sms),
    (&USER_SUPPRESSED, suppression::suppressed),
    (&USER_SUPPRESSED_GLOBALLY, suppression::globally),
    (&USER_INVALID, address::invalid),
    (&USER_DOMAIN_NO_MAIL, address::domain),
];

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some(asked) = &case.target().user else {
        return vec![];
    };
    let found = person::find(case, asked);
    let presence = case.settle(&USER_MISSING, || match &found {
        Ok(found) if found.people.is_empty() => absent(case, found),
        Ok(found) => Outcome::ok("the pool knows the user")
            .read(found.read.clone())
            .into(),
        Err(gap) => Err(gap.clone()),
    });
    let mut findings: Vec<Finding> = presence.into_iter().collect();
    for (check, judge) in ROWS {
        match &found {
            Ok(found) => {
                let of_each = found.people.iter();
                findings.extend(
                    of_each.filter_map(|person| case.settle(check, || judge(case, person))),
                );
            }
            Err(gap) => findings.extend(case.settle(check, || Err(gap.clone()))),
        }
    }
    findings
}

fn absent(case: &Case<'_>, found: &person::Found<'_>) -> Verdict {
    let (pool, region) = (&case.target().pool, case.region());
    Outcome::broken(format!("the pool {pool} has no such user, so Cognito sends nothing"))
        .read(found.read.clone())
        .command(format!("aws cognito-idp list-users --region {region} --user-pool-id {pool} --filter \"email ^= \\\"FIRST-LETTERS\\\"\""))
        .note("user names are case-sensitive unless the pool says otherwise; UsernameAttributes decides if an address is one")
        .into()
}
