//! `--probe`: asks, sends one mail, and watches what SES counts.

use std::io::{BufRead, IsTerminal};
use std::time::Duration;

use anyhow::bail;
use doctor::aws::Client;
use doctor::facts::{Call, Facts, Target};
use doctor::gather::probe::{self, Counted, ProbeUser, Probed, Sent};
use doctor::operation::Operation;
use sending::arn::IdentityArn;
use serde_json::Value;

use super::run::Examined;
use crate::printer::Printer;

/// CloudWatch counts a mail after a few minutes.
const WATCH: Duration = Duration::from_secs(300);
const BETWEEN_LOOKS: Duration = Duration::from_secs(15);

/// Checks that a person is there to be asked.
///
/// # Errors
/// Standard input is not a terminal.
pub fn check_terminal() -> anyhow::Result<()> {
    if !std::io::stdin().is_terminal() {
        bail!("--probe asks before it makes a user: run it on a terminal");
    }
    Ok(())
}

/// Runs the probe, if the person at the terminal agrees. What it says goes to standard error, so that the
/// report stays alone on standard output.
///
/// # Errors
/// There are several pools, or the pool takes no user with an address.
pub async fn run(examined: &Examined, printer: &mut Printer) -> anyhow::Result<()> {
    let Examined {
        client,
        facts,
        reports,
    } = examined;
    if reports.len() > 1 {
        bail!("--probe takes one pool: give --user-pool-id");
    }
    let Some(user) = ProbeUser::of(facts, random()) else {
        bail!("--probe needs a pool that can be read and whose users have an address");
    };
    let target = &facts.target;
    printer.note(&question(target, &user));
    if !agrees() {
        printer.note("Nothing was sent.");
        return Ok(());
    }
    let region = region_of_ses(facts);
    let before = match &region {
        Some(region) => probe::counted(client, target, region).await,
        None => None,
    };
    let probed = guarded(client, target, &user, printer).await;
    printer.note(&outcome(target, &user, &probed));
    if let (Sent::Accepted, Some(before), Some(region)) = (&probed.sent, before, region) {
        let text = watch(client, target, &region, before, printer).await;
        printer.note(&text);
    }
    Ok(())
}

fn question(target: &Target, user: &ProbeUser) -> String {
    format!(
        "The probe makes the user {} in {} and deletes it again. Its invitation goes to SES's mailbox \
         simulator. The pool's triggers (PreSignUp, CustomMessage, a custom sender) run. If this process \
         is killed meanwhile, delete the user yourself.\nSend it? [y/N]",
        user.name, target.pool
    )
}

fn agrees() -> bool {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    read.is_ok() && matches!(line.trim(), "y" | "Y" | "yes")
}

/// Probes to its end, also when Ctrl-C is pressed: the user must not stay.
async fn guarded(
    client: &Client,
    target: &Target,
    user: &ProbeUser,
    printer: &mut Printer,
) -> Probed {
    let mut probing = std::pin::pin!(probe::probe(client, target, user));
    loop {
        tokio::select! {
            probed = &mut probing => return probed,
            Ok(()) = tokio::signal::ctrl_c() => printer.note("The user is being deleted first."),
        }
    }
}

fn outcome(target: &Target, user: &ProbeUser, probed: &Probed) -> String {
    let sent = match &probed.sent {
        Sent::Accepted => "probe: Cognito took the user and sent the mail".to_owned(),
        Sent::Refused { kind, message } => format!("probe: Cognito refused: {kind}: {message}"),
        Sent::Unanswered(reason) => format!("probe: Cognito did not answer: {reason}"),
    };
    if probed.deleted {
        return format!("{sent}. The user is deleted again.");
    }
    format!(
        "{sent}. The user may still be there: aws cognito-idp admin-delete-user --region {} \
         --user-pool-id {} --username {}",
        target.region, target.pool, user.name
    )
}

/// Returns the Region whose SES sends the pool's mail; none for Cognito's own.
fn region_of_ses(facts: &Facts) -> Option<String> {
    let target = &facts.target;
    let described = Call::new(Operation::DescribeUserPool, &target.region, &target.pool);
    let configuration = facts
        .body(&described)?
        .pointer("/UserPool/EmailConfiguration")?;
    let text = |field| configuration.get(field).and_then(Value::as_str);
    (text("EmailSendingAccount")? == "DEVELOPER").then_some(())?;
    let identity = IdentityArn::parse(text("SourceArn")?).ok()?;
    Some(identity.region)
}

async fn watch(
    client: &Client,
    target: &Target,
    region: &str,
    before: Counted,
    printer: &mut Printer,
) -> String {
    let mut target = target.clone();
    for _ in 0..WATCH.as_secs() / BETWEEN_LOOKS.as_secs() {
        printer.progress("probe: waiting for SES's counts (up to 5 minutes; Ctrl-C stops waiting)");
        tokio::select! {
            () = tokio::time::sleep(BETWEEN_LOOKS) => {}
            _ = tokio::signal::ctrl_c() => break,
        }
        target.now = super::run::now();
        let Some(counted) = probe::counted(client, &target, region).await else {
            continue;
        };
        if counted.delivery > before.delivery {
            printer.end_progress();
            return format!(
                "probe: SES in {region} sent and delivered a mail meanwhile. Other mail of the account counts, too."
            );
        }
    }
    printer.end_progress();
    format!(
        "probe: SES in {region} has counted no delivery since; its counts can be late. Run signet doctor again in some minutes."
    )
}

fn random() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    // The standard library's only source of randomness; the name need only be new.
    RandomState::new().hash_one(std::process::id())
}
