//! One run: credentials, pools, facts, diagnosis.

use std::pin::pin;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, bail};
use doctor::aws::Client;
use doctor::aws::credentials::{Access, Choice};
use doctor::diagnosis::{Only, diagnose};
use doctor::facts::{Answer, Call, Facts, Target};
use doctor::finding::Hop;
use doctor::gather::account::{Account, account};
use doctor::gather::{DnsSource, Gatherer, Progress, pools};
use doctor::operation::Operation;
use doctor::resolver::Resolver;
use tokio::sync::watch;

use super::report::Report;
use super::{environment, strictness};
use crate::args::DoctorArguments;
use crate::printer::Printer;

/// The pools that were looked at.
pub struct Examined {
    /// A report for each pool.
    pub reports: Vec<Report>,
    /// The client that asked.
    pub client: Client,
    /// The facts about the last pool.
    pub facts: Facts,
}

/// Looks at each pool.
///
/// # Errors
/// There are no credentials, AWS cannot be reached, or no pool is found.
pub async fn run(arguments: &DoctorArguments, printer: &mut Printer) -> anyhow::Result<Examined> {
    let access = Access::find(&choice(arguments)).await?;
    let region = region(arguments, &access)?;
    let account = match account(&access.client, &region).await {
        Account::Known(account) => Some(account),
        Account::Refused(reason) => bail!("{reason}"),
        Account::Unknown(_) => None,
    };
    let gatherer = Gatherer::new(
        access.client.clone(),
        dns(arguments),
        Duration::from_secs(arguments.timeout),
    );
    let mut facts = Facts::default();
    let mut reports = Vec::new();
    for pool in pools(arguments, &access, &region).await? {
        facts.target = Target {
            pool,
            region: region.clone(),
            account: account.clone(),
            user: arguments.user.clone(),
            now: now(),
            paid: arguments.paid,
            show_addresses: arguments.show_addresses,
        };
        // What the pools have in common, such as the account of SES, is asked for once.
        facts.answers.retain(|call, _| !is_about_a_user(call));
        facts = gather(&gatherer, facts, &only(arguments), printer).await;
        reports.push(report(arguments, &facts)?);
    }
    Ok(Examined {
        reports,
        client: access.client,
        facts,
    })
}

/// Calls that name a user and no pool: the next pool has its own user of that name.
fn is_about_a_user(call: &Call) -> bool {
    matches!(
        call.operation,
        Operation::AdminGetUser | Operation::ListUsers
    )
}

fn choice(arguments: &DoctorArguments) -> Choice {
    let of_pool = || {
        arguments
            .user_pool_id
            .as_ref()
            .map(|pool| pool.region.clone())
    };
    Choice {
        profile: arguments.profile.clone(),
        region: arguments.region.clone().or_else(of_pool),
        certificates: environment::certificates(),
    }
}

fn region(arguments: &DoctorArguments, access: &Access) -> anyhow::Result<String> {
    let of_pool = || {
        arguments
            .user_pool_id
            .as_ref()
            .map(|pool| pool.region.clone())
    };
    arguments
        .region
        .clone()
        .or_else(of_pool)
        .or_else(|| access.region.clone())
        .context("no Region: give --region, or set AWS_REGION")
}

async fn pools(
    arguments: &DoctorArguments,
    access: &Access,
    region: &str,
) -> anyhow::Result<Vec<String>> {
    if let Some(pool) = &arguments.user_pool_id {
        return Ok(vec![pool.id.clone()]);
    }
    let pools = match &arguments.stack {
        Some(stack) => pools::of_stack(&access.client, region, stack).await?,
        None => pools::of_region(&access.client, region).await?,
    };
    Ok(pools)
}

fn dns(arguments: &DoctorArguments) -> DnsSource {
    if arguments.no_dns {
        return DnsSource::None("--no-dns was given".to_owned());
    }
    if let Some(server) = arguments.resolver {
        return DnsSource::Servers(Resolver::of(vec![server]));
    }
    match Resolver::of_system() {
        Ok(resolver) => DnsSource::Servers(resolver),
        Err(error) => DnsSource::None(error.to_string()),
    }
}

fn only(arguments: &DoctorArguments) -> Only {
    let (hops, ids) = arguments
        .only
        .iter()
        .partition::<Vec<_>, _>(|name| Hop::of_name(name).is_some());
    Only {
        hops: hops
            .into_iter()
            .filter_map(|name| Hop::of_name(name))
            .collect(),
        ids: ids.into_iter().cloned().collect(),
    }
}

pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}

async fn gather(gatherer: &Gatherer, facts: Facts, only: &Only, printer: &mut Printer) -> Facts {
    let pool = facts.target.pool.clone();
    let (sender, mut receiver) = watch::channel(Progress::default());
    let mut gathering = pin!(gatherer.gather(facts, only, &sender));
    let facts = loop {
        tokio::select! {
            facts = &mut gathering => break facts,
            Ok(()) = receiver.changed() => {
                let Progress { asked, answered } = *receiver.borrow_and_update();
                printer.progress(&format!("{pool}: {answered} of {asked} answers"));
            }
        }
    };
    printer.end_progress();
    facts
}

fn report(arguments: &DoctorArguments, facts: &Facts) -> anyhow::Result<Report> {
    if let Some(reason) = unreachable_aws(facts) {
        bail!("AWS cannot be asked: {reason}");
    }
    let diagnosis = diagnose(facts, &only(arguments));
    Ok(Report::new(facts, diagnosis, strictness(arguments)))
}

/// Returns the reason why nothing was read, if nothing was: that is not a diagnosis.
fn unreachable_aws(facts: &Facts) -> Option<&str> {
    let mut reasons = facts.answers.iter().map(|(call, answer)| match answer {
        Answer::Unreadable { reason } => Some((call.operation, reason.as_str())),
        Answer::Given(_) | Answer::Error { .. } | Answer::Denied { .. } => None,
    });
    let all: Option<Vec<_>> = reasons.by_ref().collect();
    let all = all?;
    let of_pool = all
        .iter()
        .find(|(operation, _)| *operation == Operation::DescribeUserPool);
    of_pool.or(all.first()).map(|(_, reason)| *reason)
}
