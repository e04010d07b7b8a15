//! The verification of an identity: waiting for it, and what is missing.

use super::Ses;
use super::calls::Identity;
use super::error::{ErrorKind, SesError};
use crate::desired::Sender;
use sending::arn::IdentityArn;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

const POLL: Duration = Duration::from_secs(5);
/// The time kept for the checks that follow, at most.
const REST_MAX: Duration = Duration::from_secs(5);
/// A subdomain has few parents; this bounds the calls of a failure.
const PARENTS_MAX: usize = 3;

impl Ses {
    /// Reads an identity until it is verified or the time is over; none if it does not exist then.
    /// An identity that is made in the same stack may come later than this resource.
    pub(super) async fn wait_for_verification(
        &self,
        sender: &Sender,
    ) -> Result<Option<Identity>, SesError> {
        let until = self.end_of_wait(sender.wait);
        loop {
            let identity = match self.identity(&sender.identity.name).await {
                Ok(identity) => Some(identity),
                Err(error) if error.kind == ErrorKind::NotFound => None,
                Err(error) => return Err(error),
            };
            let is_verified = identity.as_ref().is_some_and(|identity| identity.verified);
            let now = Instant::now();
            if is_verified || now >= until {
                return Ok(identity);
            }
            sleep_until((now + POLL).min(until)).await;
        }
    }

    fn end_of_wait(&self, wait: Duration) -> Instant {
        let now = Instant::now();
        let left = self.limits.work_until.saturating_duration_since(now);
        let rest = REST_MAX.min(left / 4);
        now + wait.min(left - rest)
    }

    /// Returns the advice to use the verified domain that covers the sender's identity, if there is
    /// one. It is the commonest error of all (aws-cdk#18964, #19787, amplify-backend#3134).
    pub(super) async fn advice_on_parent(&self, sender: &Sender) -> Option<String> {
        for parent in parents(&sender.identity.name) {
            if self.is_verified(parent).await {
                return Some(advice(sender, &sender.identity.sibling(parent)));
            }
        }
        None
    }
}

/// Returns the domains that cover an identity, the nearest first: of an address its domain, and of each
/// domain the ones above it, down to two labels.
fn parents(identity: &str) -> Vec<&str> {
    let (first, above) = match identity.rsplit_once('@') {
        Some((_, domain)) => (Some(domain), domain),
        None => (None, identity),
    };
    let mut domains: Vec<&str> = first.into_iter().collect();
    let mut domain = above;
    while let Some((_, rest)) = domain.split_once('.') {
        if !rest.contains('.') || domains.len() == PARENTS_MAX {
            break;
        }
        domains.push(rest);
        domain = rest;
    }
    domains
}

fn advice(sender: &Sender, parent: &IdentityArn) -> String {
    let name = &parent.name;
    let from = match &sender.from {
        Some(from) => from.to_string(),
        None if sender.identity.is_address() => sender.identity.name.clone(),
        None => format!("no-reply@{}", sender.identity.name),
    };
    let with_domain = format!("SourceArn {parent} with From {from}");
    if sender.is_developer {
        format!("the domain {name} is verified there and covers it: give {with_domain}")
    } else {
        format!(
            "the domain {name} is verified there, but with COGNITO_DEFAULT Cognito takes only an address: verify the address as well, or use DEVELOPER, {with_domain}"
        )
    }
}

/// Returns what is wrong with an identity that is not verified, and the fix.
pub(super) fn unverified(sender: &Sender, identity: &Identity, region: &str) -> String {
    let reason = identity
        .verification_error
        .as_ref()
        .map(|error| format!(" ({error})"))
        .unwrap_or_default();
    let fix = if sender.identity.is_address() {
        "open the link that SES mailed to it".to_owned()
    } else if identity.dns_records.is_empty() {
        "publish its DKIM records".to_owned()
    } else {
        format!(
            "publish its DKIM records: {}",
            identity.dns_records.join(", ")
        )
    };
    let name = &sender.identity.name;
    format!("the identity {name} in {region} is not verified{reason}: {fix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_end_above_the_top_level() {
        for (identity, expected) in [
            ("no-reply@example.org", vec!["example.org"]),
            (
                "a@mail.example.org",
                vec!["mail.example.org", "example.org"],
            ),
            ("mail.example.org", vec!["example.org"]),
            ("example.org", vec![]),
            (
                "a.b.c.d.example.org",
                vec!["b.c.d.example.org", "c.d.example.org", "d.example.org"],
            ),
        ] {
            assert_eq!(parents(identity), expected, "{identity}");
        }
    }
}
