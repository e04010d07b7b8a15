//! Region and account of SourceArn.

use crate::case::{Case, SendingAccount};
use crate::verdict::{Outcome, Verdict};
use sending::arn::{IdentityArn, account_of, partition_of};
use sending::region::{self, Category};

pub(super) fn region(case: &Case<'_>) -> Verdict {
    let Some(identity) = case.identity()? else {
        return Ok(None);
    };
    let (of_pool, of_identity) = (case.region(), identity.region.as_str());
    let source = case.email()?.at("SourceArn").read();
    let is_developer = case.sending_account()? == SendingAccount::Developer;
    let allowed = region::identity_regions(of_pool, is_developer);
    let outcome = match region::category(of_pool) {
        Category::Unlisted { seen } => {
            let hint = seen.filter(|seen| *seen != of_identity);
            let hint = hint
                .map(|seen| format!("; an identity in {seen} has been seen to work"))
                .unwrap_or_default();
            Outcome::risk(format!(
                "Cognito's guide does not say which SES Regions a pool in {of_pool} may use, and SourceArn is in {of_identity}{hint}"
            ))
        }
        _ if allowed.contains(&of_identity) => {
            return Outcome::ok(format!(
                "a pool in {of_pool} may send through SES in {of_identity}"
            ))
            .read(source)
            .into();
        }
        _ if of_pool == of_identity => Outcome::risk(format!(
            "Cognito's guide sends mail of pools in {of_pool} through {}, not through SES in {of_pool} itself",
            allowed.join(" or ")
        )),
        _ => Outcome::broken(format!(
            "a pool in {of_pool} cannot send through SES in {of_identity}"
        )),
    };
    let right = allowed.first().copied().unwrap_or(of_pool);
    let outcome = outcome.read(source);
    if right == of_identity {
        return outcome
            .note("if mail leaves, nothing is to do; the Cognito guide may say more by now")
            .into();
    }
    let outcome = outcome.command(format!(
        "aws sesv2 create-email-identity --region {right} --email-identity \"{}\"",
        identity.name
    ));
    moved(
        case,
        outcome,
        &IdentityArn {
            region: right.to_owned(),
            ..identity
        },
    )
}

pub(super) fn account(case: &Case<'_>) -> Verdict {
    let source = case.email()?.at("SourceArn");
    let Some(text) = source.optional_text()? else {
        return Ok(None);
    };
    let of_pool = case.account()?;
    let partition = partition_of(case.region());
    let identity = match IdentityArn::parse(text) {
        Err(error) => {
            let right = IdentityArn {
                partition: partition.to_owned(),
                region: case.region().to_owned(),
                account: of_pool,
                name: "YOUR-DOMAIN".to_owned(),
            };
            let outcome = Outcome::broken(format!("SourceArn is not an identity: {error}"))
                .read(source.read());
            return moved(case, outcome, &right);
        }
        Ok(identity) => identity,
    };
    let found = account_of(text).unwrap_or_default();
    let problem = if found != of_pool {
        format!("SourceArn is in the account {found}, and the pool in {of_pool}")
    } else if identity.partition != partition {
        format!(
            "SourceArn is in the partition {}, and the pool in {partition}",
            identity.partition
        )
    } else {
        return Outcome::ok("the identity is in the pool's account")
            .read(source.read())
            .into();
    };
    let outcome = Outcome::broken(problem).read(source.read());
    let right = IdentityArn {
        account: of_pool,
        partition: partition.to_owned(),
        ..identity
    };
    moved(case, outcome, &right)
}

fn moved(case: &Case<'_>, outcome: Outcome, right: &IdentityArn) -> Verdict {
    let cloudformation = format!("EmailConfiguration:\n  SourceArn: {right}");
    let terraform = format!("email_configuration {{\n  source_arn = \"{right}\"\n}}");
    case.pool_setting(outcome, &cloudformation, &terraform)
        .into()
}
