//! The custom MAIL FROM domain.

use super::identity;
use crate::case::Case;
use crate::verdict::{Outcome, Verdict};

pub(super) fn failed(case: &Case<'_>) -> Verdict {
    let Some((arn, answer)) = identity(case)? else {
        return Ok(None);
    };
    let attributes = answer.at("MailFromAttributes");
    let (domain, status, behavior) = (
        attributes.at("MailFromDomain"),
        attributes.at("MailFromDomainStatus"),
        attributes.at("BehaviorOnMxFailure"),
    );
    let behavior_text = behavior.text()?;
    if !domain.exists() && !status.exists() {
        return Outcome::ok("the identity has no custom MAIL FROM domain that could fail")
            .read(domain.read())
            .into();
    }
    let name = domain.text()?;
    match status.text()? {
        "SUCCESS" => {
            return Outcome::ok(format!("the MAIL FROM domain {name} works"))
                .read(status.read())
                .into();
        }
        "PENDING" | "FAILED" | "TEMPORARY_FAILURE" => {}
        _ => return Err(status.unfamiliar()),
    }
    let rejects = match behavior_text {
        "REJECT_MESSAGE" => true,
        "USE_DEFAULT_VALUE" => false,
        _ => return Err(behavior.unfamiliar()),
    };
    let effect = if rejects {
        "SES sends nothing"
    } else {
        "SES sends from amazonses.com, and SPF does not align"
    };
    let region = &arn.region;
    Outcome::broken_if(rejects, format!("the MAIL FROM domain {name} does not work ({}): {effect}", status.text()?))
        .read(status.read())
        .read(behavior.read())
        .note(format!("publish:\n{name} MX 10 feedback-smtp.{region}.amazonses.com\n{name} TXT \"v=spf1 include:amazonses.com ~all\""))
        .command(format!(
            "aws sesv2 put-email-identity-mail-from-attributes --region {region} --email-identity \"{}\" --mail-from-domain {name} --behavior-on-mx-failure USE_DEFAULT_VALUE",
            arn.name
        ))
        .cloudformation("# AWS::SES::EmailIdentity, Properties\nMailFromAttributes:\n  BehaviorOnMxFailure: USE_DEFAULT_VALUE")
        .terraform("# aws_sesv2_email_identity_mail_from_attributes\nbehavior_on_mx_failure = \"USE_DEFAULT_VALUE\"")
        .into()
}
