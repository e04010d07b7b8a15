//! The policy that allows the pool's mail: right, wrong or missing.

use super::{Need, document, need, policies, role};
use crate::case::Case;
use crate::finding::State;
use crate::verdict::{Gap, Outcome, Verdict};
use policies::Named;
use sending::arn::IdentityArn;
use sending::grant::{Answer, CognitoMail};

mod defects;

/// The policies of the identity, and what is known of them.
struct Found<'a> {
    identity: IdentityArn,
    mail: CognitoMail,
    policies: Vec<Named<'a>>,
}

/// Returns the identity's policies; none if there is no identity, which has its own finding.
fn found<'a>(case: &Case<'a>) -> Result<Option<Found<'a>>, Gap> {
    let Some(identity) = case.identity()? else {
        return Ok(None);
    };
    let policies = policies::of(case, &identity, &identity.name);
    let Some(policies) = policies.map_err(|gap| weighed(case, &identity, gap))? else {
        return Ok(None);
    };
    let mail = policies::mail(case, &identity)?;
    Ok(Some(Found {
        identity,
        mail,
        policies,
    }))
}

/// Weighs policies that are not known: with the role there, the worst is a risk.
fn weighed(case: &Case<'_>, identity: &IdentityArn, gap: Gap) -> Gap {
    match judge(case, identity, "") {
        Ok(Some(outcome)) if outcome.state == State::Risk => gap.harmless(),
        _ => gap,
    }
}

pub(super) fn missing(case: &Case<'_>) -> Verdict {
    let Some(found) = found(case)? else {
        return Ok(None);
    };
    let place = policies::ask(case, &found.identity, &found.identity.name)
        .body()?
        .at("Policies");
    let name = &found.identity.name;
    match policies::allowed(&found.mail, &found.policies) {
        Answer::Yes => {
            return Outcome::ok(format!(
                "a policy on {name} lets Cognito send for this pool"
            ))
            .read(place.read())
            .into();
        }
        Answer::Perhaps => return perhaps(case, &found),
        Answer::No => {}
    }
    if wrong_one(&found).is_some() {
        // The other finding says more.
        return Ok(None);
    }
    judge(
        case,
        &found.identity,
        &format!("no policy on {name} lets Cognito send for this pool"),
    )?
    .map(|outcome| {
        Ok(outcome
            .read(place.read())
            .fixes(document::fixes(case, &found.identity, None)?))
    })
    .transpose()
}

pub(super) fn wrong(case: &Case<'_>) -> Verdict {
    let Some(found) = found(case)? else {
        return Ok(None);
    };
    if policies::allowed(&found.mail, &found.policies) != Answer::No {
        return Ok(None);
    }
    let Some((policy, defects)) = wrong_one(&found) else {
        return Ok(None);
    };
    let (name, node, _) = policy;
    let message = format!(
        "the policy {name} on {} allows nothing for this pool: {}",
        found.identity.name,
        defects.join("; ")
    );
    judge(case, &found.identity, &message)?
        .map(|outcome| {
            Ok(outcome
                .read(node.read())
                .fixes(document::fixes(case, &found.identity, Some(name))?))
        })
        .transpose()
}

/// Returns the first policy that is meant for Cognito, with its defects.
fn wrong_one<'f, 'a>(found: &'f Found<'a>) -> Option<(&'f Named<'a>, Vec<String>)> {
    let with_defects = found
        .policies
        .iter()
        .map(|policy| (policy, defects::of(&found.mail, policy.2)));
    with_defects
        .into_iter()
        .find(|(_, defects)| !defects.is_empty())
}

/// Returns the outcome of a pool whose mail no policy allows; none where a policy is not needed at all.
///
/// # Errors
/// If it depends on a role that could not be read.
fn judge(case: &Case<'_>, identity: &IdentityArn, message: &str) -> Result<Option<Outcome>, Gap> {
    Ok(Some(match need(case, identity)? {
        Need::Policy => Outcome::broken(format!("{message}, and this pool needs one")),
        Need::RoleOrPolicy | Need::Uncertain => match role::exists(case) {
            Ok(true) => Outcome::risk(format!(
                "{message}: mail depends on the service-linked role alone"
            )),
            Ok(false) => Outcome::broken(format!(
                "{message}, and the service-linked role does not exist"
            )),
            Err(gap) => return Err(gap),
        },
    }))
}

fn perhaps(case: &Case<'_>, found: &Found<'_>) -> Verdict {
    let identity = &found.identity;
    let gap = Gap::new(format!(
        "a policy on {} has a condition that cannot be evaluated here",
        identity.name
    ));
    Err(weighed(
        case,
        identity,
        gap.fixes(document::fixes(case, identity, None)?),
    ))
}
