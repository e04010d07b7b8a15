//! The policies of an identity, and their effect on the pool's mail.

use crate::case::Case;
use crate::evidence::{Asked, Node};
use crate::operation::Operation;
use crate::verdict::Gap;
use sending::arn::IdentityArn;
use sending::grant::{Answer, CognitoMail};
use sending::region;

/// A policy by its name.
pub(super) type Named<'a> = (&'a str, Node<'a>, &'a str);

/// Returns the answer of GetEmailIdentity.
pub(super) fn ask<'a>(case: &Case<'a>, identity: &IdentityArn, name: &str) -> Asked<'a> {
    case.evidence
        .ask(Operation::GetEmailIdentity, &identity.region, name)
}

/// Returns the policies on an identity: of each its name, its place and its text. None if the identity
/// does not exist.
pub(super) fn of<'a>(
    case: &Case<'a>,
    identity: &IdentityArn,
    name: &str,
) -> Result<Option<Vec<Named<'a>>>, Gap> {
    let Some(answer) = ask(case, identity, name).found()? else {
        return Ok(None);
    };
    let mut policies = vec![];
    for (name, node) in answer.at("Policies").members()? {
        let text = node.text()?;
        if serde_json::from_str::<serde_json::Value>(text).is_err() {
            return Err(Gap::new(format!("the policy {name} is not JSON")).read(node.read()));
        }
        policies.push((name, node, text));
    }
    Ok(Some(policies))
}

/// Returns the pool's mail as IAM sees it.
pub(super) fn mail(case: &Case<'_>, identity: &IdentityArn) -> Result<CognitoMail, Gap> {
    Ok(CognitoMail {
        principals: region::principals(case.region(), &identity.region),
        account: case.account()?,
        pool: Some(case.pool_arn()?.to_string()),
        from: case.sender()?.map(|sender| sender.address().to_owned()),
        identity: identity.to_string(),
    })
}

/// Returns the best answer of all policies.
pub(super) fn allowed(mail: &CognitoMail, policies: &[Named<'_>]) -> Answer {
    let answers = policies.iter().map(|(_, _, text)| mail.allowed_by(text));
    answers.max().unwrap_or(Answer::No)
}
