//! The service-linked role with which Cognito sends.

use super::{Need, need, policies};
use crate::case::Case;
use crate::evidence::Asked;
use crate::facts::GLOBAL;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;
use sending::grant::{Answer, SERVICE_LINKED_ROLE};

/// The state of the role.
pub(super) fn exists(case: &Case<'_>) -> Result<bool, Gap> {
    Ok(ask(case).found()?.is_some())
}

fn ask<'a>(case: &Case<'a>) -> Asked<'a> {
    case.evidence
        .ask(Operation::GetRole, GLOBAL, SERVICE_LINKED_ROLE)
}

/// Returns the answer of the identity's policies; No if there is no identity.
pub(super) fn policy_allows(case: &Case<'_>, identity: &IdentityArn) -> Result<Answer, Gap> {
    let Some(all) = policies::of(case, identity, &identity.name)? else {
        return Ok(Answer::No);
    };
    Ok(policies::allowed(&policies::mail(case, identity)?, &all))
}

pub(super) fn missing(case: &Case<'_>) -> Verdict {
    let Some(identity) = case.own_identity()? else {
        return Ok(None);
    };
    if need(case, &identity)? == Need::Policy {
        return Ok(None);
    }
    let asked = ask(case);
    let allowed = policy_allows(case, &identity);
    let exists = match asked.found() {
        Ok(role) => role.is_some(),
        // A right policy replaces the role.
        Err(gap) if allowed == Ok(Answer::Yes) => return Err(gap.harmless()),
        Err(gap) => return Err(gap),
    };
    if exists {
        return Outcome::ok("the service-linked role with which Cognito sends exists")
            .read(asked.read())
            .into();
    }
    let message = format!("the service-linked role {SERVICE_LINKED_ROLE} does not exist");
    match allowed? {
        Answer::Yes => Outcome::ok(format!("{message}, and a policy on {} replaces it", identity.name)).read(asked.read()).into(),
        Answer::Perhaps => Err(Gap::new(format!("{message}, and a policy on {} has a condition that cannot be evaluated here", identity.name)).read(asked.read())),
        Answer::No => Outcome::broken(format!("{message}, and no policy on {} replaces it", identity.name))
            .read(asked.read())
            .command("aws iam create-service-linked-role --aws-service-name email.cognito-idp.amazonaws.com")
            .cloudformation("CognitoEmailRole:\n  Type: AWS::IAM::ServiceLinkedRole\n  Properties:\n    AWSServiceName: email.cognito-idp.amazonaws.com")
            .terraform("resource \"aws_iam_service_linked_role\" \"cognito_email\" {\n  aws_service_name = \"email.cognito-idp.amazonaws.com\"\n}")
            .note("or attach the sending policy, see policy-missing")
            .into(),
    }
}
