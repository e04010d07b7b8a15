//! Statements that deny Cognito's mail.

use super::policies::{self, Named};
use super::shadow;
use crate::case::Case;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;
use sending::grant::Answer;

pub(super) fn deny(case: &Case<'_>) -> Verdict {
    let Some(identity) = case.identity()? else {
        return Ok(None);
    };
    let Some(own) = policies::of(case, &identity, &identity.name)? else {
        return Ok(None);
    };
    if let Some(outcome) = judge(case, &identity, &own)? {
        return outcome.into();
    }
    // The policies of the From address count as well, if it is an identity of its own.
    if let Some(address) = shadow::address(case, &identity)? {
        let of_address = policies::of(case, &identity, &address)?;
        let sibling = identity.sibling(&address);
        if let Some(outcome) = judge(case, &sibling, &of_address.unwrap_or(vec![]))? {
            return outcome.into();
        }
    }
    let place = policies::ask(case, &identity, &identity.name)
        .body()?
        .at("Policies");
    Outcome::ok(format!(
        "no policy on {} denies Cognito's mail",
        identity.name
    ))
    .read(place.read())
    .into()
}

fn judge(
    case: &Case<'_>,
    identity: &IdentityArn,
    all: &[Named<'_>],
) -> Result<Option<Outcome>, Gap> {
    let mail = policies::mail(case, identity)?;
    let denying = all.iter().map(|policy| (policy, mail.denied_by(policy.2)));
    let Some(((name, node, _), answer)) = denying.max_by_key(|(_, answer)| *answer) else {
        return Ok(None);
    };
    let message = match answer {
        Answer::No => return Ok(None),
        Answer::Perhaps => format!(
            "the policy {name} on {} may deny Cognito's mail: it has a condition that cannot be evaluated here",
            identity.name
        ),
        Answer::Yes => format!(
            "the policy {name} on {} denies Cognito's mail, whatever else allows it",
            identity.name
        ),
    };
    let (region, of) = (&identity.region, &identity.name);
    Ok(Some(
        Outcome::broken_if(answer == Answer::Yes, message)
            .read(node.read())
            .command(format!("aws sesv2 get-email-identity-policies --region {region} --email-identity \"{of}\""))
            .command(format!("aws sesv2 delete-email-identity-policy --region {region} --email-identity \"{of}\" --policy-name {name}"))
            .note("remove the Deny, or exempt Cognito's service principals from it; delete the policy only if nothing else in it is needed"),
    ))
}
