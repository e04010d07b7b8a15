//! Domains of mail providers, which nobody but the provider can sign as.

use super::{alignment, from_domain};
use crate::case::Case;
use crate::verdict::{Outcome, Verdict};

/// Mail providers whose addresses people verify in SES.
pub(in crate::checks) const PROVIDERS: [&str; 34] = [
    "126.com",
    "163.com",
    "aol.com",
    "aol.de",
    "fastmail.com",
    "free.fr",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.fr",
    "icloud.com",
    "live.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "naver.com",
    "outlook.com",
    "outlook.de",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "t-online.de",
    "web.de",
    "yahoo.com",
    "yandex.ru",
    "zoho.com",
];

/// Returns true for a domain of a mail provider; Yahoo has one for each country.
pub(in crate::checks) fn is_freemail(domain: &str) -> bool {
    let domain = domain.to_ascii_lowercase();
    PROVIDERS.contains(&domain.as_str()) || domain.starts_with("yahoo.")
}

pub(super) fn freemail(case: &Case<'_>) -> Verdict {
    let Some(domain) = from_domain(case)?.filter(|domain| is_freemail(domain)) else {
        return Ok(None);
    };
    let policy = alignment::policy(case, &domain)?;
    let is_refused = policy.as_ref().is_some_and(alignment::Policy::is_enforced);
    let asked = policy.as_ref().map_or_else(
        || "has no DMARC record".to_owned(),
        |policy| format!("has p={}", policy.effective),
    );
    let outcome = Outcome::broken_if(
        is_refused,
        format!("From is an address of {domain}, which SES cannot sign as; {domain} {asked}"),
    )
    .reads(policy.map(|policy| policy.read))
    .command(format!(
        "aws sesv2 create-email-identity --region {} --email-identity YOUR-DOMAIN",
        case.identity()?
            .map_or_else(|| case.region().to_owned(), |identity| identity.region)
    ));
    case.pool_setting(
        outcome,
        "EmailConfiguration:\n  SourceArn: !Sub arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/YOUR-DOMAIN\n  From: no-reply at YOUR-DOMAIN",
        "email_configuration {\n  source_arn         = aws_sesv2_email_identity.domain.arn\n  from_email_address = \"no-reply at YOUR-DOMAIN\"\n}",
    )
    .into()
}
