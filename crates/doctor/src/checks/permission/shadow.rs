//! An address identity whose policy takes precedence over its domain's.

use super::{Need, document, need, policies, role};
use crate::case::Case;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;
use sending::grant::Answer;

/// Returns the From address of a pool whose identity is a domain.
pub(super) fn address(case: &Case<'_>, identity: &IdentityArn) -> Result<Option<String>, Gap> {
    if identity.is_address() {
        return Ok(None);
    }
    Ok(case
        .sender()?
        .map(|sender| sending::arn::identity_name(sender.address())))
}

pub(super) fn shadow(case: &Case<'_>) -> Verdict {
    let Some(identity) = case.identity()? else {
        return Ok(None);
    };
    let Some(address) = address(case, &identity)? else {
        return Ok(None);
    };
    let asked = policies::ask(case, &identity, &address);
    let Some(all) = policies::of(case, &identity, &address)? else {
        return Outcome::ok("the From address is no identity of its own")
            .read(asked.read())
            .into();
    };
    let place = asked.body()?.at("Policies");
    let sibling = identity.sibling(&address);
    let mail = policies::mail(case, &sibling)?;
    if all.is_empty() || policies::allowed(&mail, &all) == Answer::Yes {
        return Outcome::ok(format!(
            "the identity {address} has no policy that shadows the domain's"
        ))
        .read(place.read())
        .into();
    }
    let message = format!(
        "the identity {address} has policies of its own, which take precedence over those of {} and do not let Cognito send",
        identity.name
    );
    let depends_on_policy = match need(case, &identity)? {
        Need::Policy => true,
        Need::RoleOrPolicy | Need::Uncertain => !role::exists(case)?,
    };
    Outcome::broken_if(depends_on_policy, message)
        .read(place.read())
        .command(format!(
            "aws sesv2 delete-email-identity --region {} --email-identity \"{address}\"",
            identity.region
        ))
        .note(format!(
            "the verified domain {} covers the address",
            identity.name
        ))
        .fixes(document::fixes(case, &sibling, None)?)
        .into()
}
