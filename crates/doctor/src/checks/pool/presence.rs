//! The pool's existence.

use crate::case::Case;
use crate::verdict::{Gap, Outcome, Verdict};

pub(super) fn missing(case: &Case<'_>) -> Verdict {
    let (pool, region) = (&case.target().pool, case.region());
    let asked = case.described();
    if asked.found()?.is_some() {
        let name = case.pool()?.at("Id");
        return Outcome::ok(format!("the pool {pool} exists in {region}"))
            .read(name.read())
            .into();
    }
    if !is_of_region(pool, region) {
        return Ok(None);
    }
    let account = case.target().account.as_ref();
    let account = account.map_or("this account".to_owned(), |it| format!("the account {it}"));
    Outcome::broken(format!("{account} has no user pool {pool} in {region}"))
        .read(asked.read())
        .command(format!("aws cognito-idp list-user-pools --region {region} --max-results 60"))
        .note("use the credentials of the pool's account (--profile), or the id of a pool that exists")
        .into()
}

pub(super) fn region(case: &Case<'_>) -> Verdict {
    let (pool, region) = (&case.target().pool, case.region());
    let asked = case.described();
    // A replica keeps the id of its pool, so only an answer tells.
    if asked.found()?.is_some() {
        return Outcome::ok(format!("{region} knows the pool {pool}"))
            .read(asked.read())
            .into();
    }
    let Some((own, _)) = pool.split_once('_').filter(|_| !is_of_region(pool, region)) else {
        return Ok(None);
    };
    if !sending_region(own) {
        return Err(Gap::new(format!("`{pool}` does not begin with a Region")).read(asked.read()));
    }
    Outcome::broken(format!(
        "the pool {pool} is in {own}, and {region} was asked"
    ))
    .read(asked.read())
    .command(format!(
        "signet doctor --user-pool-id {pool} --region {own}"
    ))
    .into()
}

fn is_of_region(pool: &str, region: &str) -> bool {
    pool.split_once('_').is_some_and(|(own, _)| own == region)
}

/// Regions are three words or more: `eu-west-1`, `us-gov-east-1`.
fn sending_region(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
    text.split('-').count() >= 3 && text.split('-').all(is_word)
}
