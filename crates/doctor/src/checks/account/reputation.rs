//! The rates of bounces and complaints.

use crate::case::Case;
use crate::checks::metric;
use crate::verdict::{Gap, Outcome, Verdict};

/// SES reviews an account from here on ("Reputation metrics messages" of the SES guide).
const BOUNCES: f64 = 0.05;
const COMPLAINTS: f64 = 0.001;

pub(super) fn bounces(case: &Case<'_>) -> Verdict {
    rate(case, "bounce_rate", "bounces", BOUNCES)
}

pub(super) fn complaints(case: &Case<'_>) -> Verdict {
    rate(case, "complaint_rate", "complaints", COMPLAINTS)
}

fn rate(case: &Case<'_>, id: &str, word: &str, limit: f64) -> Verdict {
    let Some(identity) = case.own_identity()? else {
        return Ok(None);
    };
    let region = &identity.region;
    let Some((rate, read)) = metric::ses(case, region, id)? else {
        return Err(Gap::new(format!(
            "CloudWatch has no rate of {word} for SES in {region} in the last 24 hours"
        )));
    };
    let percent = rate * 100.0;
    let message = format!("the rate of {word} of SES in {region} is {percent:.2} %");
    if rate < limit {
        return Outcome::ok(message).read(read).into();
    }
    Outcome::risk(format!(
        "{message}, and AWS reviews accounts from {} % on",
        limit * 100.0
    ))
    .read(read)
    .command(format!(
        "aws sesv2 list-suppressed-destinations --region {region}"
    ))
    .note("find the addresses, ask for them twice at sign-up, and send only what people asked for")
    .into()
}
