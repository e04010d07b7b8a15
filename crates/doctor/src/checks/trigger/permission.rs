//! The pool's permission to call a function.

use super::Function;
use crate::case::Case;
use crate::evidence::Asked;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::grant::{Answer, CognitoCall};

pub(super) fn permission(case: &Case<'_>, function: &Function) -> Verdict {
    if function.is_absent(case) {
        return Ok(None);
    }
    let asked = case
        .evidence
        .ask(Operation::GetPolicy, &function.region, &function.arn);
    let subject = format!("the {} function {}", function.trigger, function.name);
    let Some(answer) = asked.found()? else {
        return without_policy(case, function, &subject, &asked);
    };
    let policy = answer.at("Policy");
    let text = policy.text()?;
    if serde_json::from_str::<serde_json::Value>(text).is_err() {
        return Err(Gap::new("the function's policy is not JSON").read(asked.read()));
    }
    let call = CognitoCall {
        account: case.account()?,
        pool: case.pool_arn()?.to_string(),
        function: function.arn.clone(),
    };
    match (call.denied_by(text), call.allowed_by(text)) {
        (Answer::Yes, _) => Outcome::broken(format!(
            "a Deny in the policy of {subject} keeps Cognito from calling it"
        ))
        .read(policy.read())
        .command(format!("aws lambda get-policy {}", function.arguments()))
        .note("remove that statement")
        .into(),
        (_, Answer::No) => {
            let outcome = Outcome::broken(format!(
                "no statement of the policy of {subject} lets this pool call it"
            ))
            .read(policy.read());
            permitted(case, function, outcome)
        }
        (Answer::No, Answer::Yes) => Outcome::ok(format!("{subject} lets the pool call it"))
            .read(policy.read())
            .into(),
        _ => Err(Gap::new(format!(
            "the policy of {subject} has a condition that cannot be evaluated here"
        ))
        .read(policy.read())),
    }
}

/// Lambda has one error type for a function without a policy and for a function that is not there.
fn without_policy(
    case: &Case<'_>,
    function: &Function,
    subject: &str,
    asked: &Asked<'_>,
) -> Verdict {
    let is_gone = asked
        .error()
        .is_some_and(|(_, message)| message.contains("Function not found"));
    if is_gone {
        return Outcome::broken(format!(
            "{subject} does not exist, so Cognito cannot call it"
        ))
        .read(asked.read())
        .note("attach a function that exists, or detach this one")
        .into();
    }
    let message = format!("{subject} has no policy at all, so Cognito may not call it");
    permitted(case, function, Outcome::broken(message).read(asked.read()))
}

fn permitted(case: &Case<'_>, function: &Function, outcome: Outcome) -> Verdict {
    let (pool, account) = (case.pool_arn()?, case.account()?);
    let qualifier = function.qualifier.as_ref();
    let terraform_qualifier = qualifier
        .map(|it| format!("\n  qualifier      = \"{it}\""))
        .unwrap_or_default();
    outcome
        .command(format!(
            "aws lambda add-permission {} --statement-id CognitoUserPool{} --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com --source-arn {pool} --source-account {account}",
            function.arguments(),
            suffix(&pool.pool),
        ))
        .cloudformation(format!(
            "YourFunctionPermission:\n  Type: AWS::Lambda::Permission\n  Properties:\n    Action: lambda:InvokeFunction\n    FunctionName: {}\n    Principal: cognito-idp.amazonaws.com\n    SourceArn: {pool}\n    SourceAccount: '{account}'",
            function.arn
        ))
        .terraform(format!(
            "resource \"aws_lambda_permission\" \"cognito\" {{\n  action         = \"lambda:InvokeFunction\"\n  function_name  = \"{}\"{terraform_qualifier}\n  principal      = \"cognito-idp.amazonaws.com\"\n  source_arn     = \"{pool}\"\n  source_account = \"{account}\"\n}}",
            function.name
        ))
        .into()
}

/// Statement ids are unique in a policy, and other pools may have theirs.
fn suffix(pool: &str) -> String {
    pool.chars().filter(char::is_ascii_alphanumeric).collect()
}
