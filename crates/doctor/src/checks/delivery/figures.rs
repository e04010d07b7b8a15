//! SES's figures of the last 24 hours, of the whole account in a Region.

use crate::case::Case;
use crate::checks::metric::{self, Figure};
use crate::counted::counted;
use crate::verdict::{Gap, Outcome, Verdict};

/// The Region, and the mails that SES sent there, if CloudWatch has a figure.
type Sent = (String, Option<Figure>);

/// Returns the Region and the mails that SES sent; none where mail takes another way.
pub(super) fn sent(case: &Case<'_>) -> Result<Option<Sent>, Gap> {
    let Some(identity) = case.own_identity()? else {
        return Ok(None);
    };
    let sent = metric::ses(case, &identity.region, "send")?;
    Ok(Some((identity.region, sent)))
}

pub(super) fn left(case: &Case<'_>) -> Verdict {
    let Some((region, sent)) = sent(case)? else {
        return Ok(None);
    };
    match sent {
        Some((count, read)) if count > 0.0 => {
            let delivered = metric::ses(case, &region, "delivery")?;
            let arrived = delivered.as_ref().map_or(0.0, |(count, _)| *count);
            Outcome::ok(format!(
                "SES in {region} sent {} of this account in 24 hours and delivered {arrived}",
                counted(count, "mail")
            ))
            .read(read)
            .reads(delivered.map(|(_, read)| read))
            .into()
        }
        _ => Err(Gap::new(format!(
            "SES in {region} counted no mail of this account in 24 hours"
        ))),
    }
}

/// From this share on the receivers are the cause, not single addresses.
const MOST: f64 = 0.5;

pub(super) fn bounced(case: &Case<'_>) -> Verdict {
    let Some((region, sent)) = sent(case)? else {
        return Ok(None);
    };
    let Some((count, read)) = sent.filter(|(count, _)| *count > 0.0) else {
        return Ok(None);
    };
    let Some((bounces, of_bounces)) = metric::ses(case, &region, "bounce")? else {
        return Outcome::ok(format!(
            "none of {} of SES in {region} bounced",
            counted(count, "mail")
        ))
        .read(read)
        .into();
    };
    let message = format!(
        "{bounces} of {} of SES in {region} bounced in 24 hours",
        counted(count, "mail")
    );
    if bounces < MOST * count {
        return Outcome::ok(message).read(read).read(of_bounces).into();
    }
    Outcome::risk(format!("{message}: the receivers refuse them"))
        .read(read)
        .read(of_bounces)
        .command(format!(
            "aws sesv2 list-suppressed-destinations --region {region} --reasons BOUNCE"
        ))
        .note("a configuration set with an event destination says which address bounced, and why")
        .into()
}

pub(super) fn receiver(case: &Case<'_>) -> Verdict {
    let Some((region, _)) = sent(case)? else {
        return Ok(None);
    };
    let delivered = metric::ses(case, &region, "delivery")?;
    let Some((count, read)) = delivered.filter(|(count, _)| *count > 0.0) else {
        return Ok(None);
    };
    Outcome::ok(format!(
        "receivers accepted {} in 24 hours; if one is not in the inbox, look at Authentication-Results in its headers and at the DMARC reports",
        counted(count, "mail")
    ))
    .read(read)
    .into()
}
