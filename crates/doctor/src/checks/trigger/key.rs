//! The key of a custom sender.

use super::function::triggers;
use crate::case::Case;
use crate::evidence::Node;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

const COGNITO: &str = "cognito-idp";

pub(super) fn key(case: &Case<'_>) -> Verdict {
    let triggers = triggers(case)?;
    if !triggers.at("CustomEmailSender").exists() {
        return Ok(None);
    }
    let key = triggers.at("KMSKeyID");
    let Some(arn) = key.optional_text()? else {
        let outcome = Outcome::broken(
            "the pool has a custom sender and no KMSKeyID: Cognito cannot encrypt the code",
        )
        .read(key.read());
        return setting(case, outcome);
    };
    let Some(region) = arn.split(':').nth(3).filter(|region| !region.is_empty()) else {
        return Err(key.unfamiliar());
    };
    if region != case.region() {
        let message = format!(
            "the custom sender's key is in {region}, and the pool in {}",
            case.region()
        );
        return setting(case, Outcome::broken(message).read(key.read()));
    }
    let asked = case.evidence.ask(Operation::DescribeKey, region, arn);
    let Some(answer) = asked.found()? else {
        let message = format!("the custom sender's key {arn} does not exist");
        return setting(case, Outcome::broken(message).read(asked.read()));
    };
    judge(case, arn, region, &answer.at("KeyMetadata.KeyState"))
}

fn judge(case: &Case<'_>, arn: &str, region: &str, state: &Node<'_>) -> Verdict {
    let fix = match state.text()? {
        "Enabled" => return trusts_cognito(case, arn, region, state),
        "Disabled" => format!("aws kms enable-key --region {region} --key-id {arn}"),
        "PendingDeletion" => format!(
            "aws kms cancel-key-deletion --region {region} --key-id {arn}\naws kms enable-key --region {region} --key-id {arn}"
        ),
        "PendingReplicaDeletion" | "PendingImport" | "Unavailable" | "Creating" | "Updating" => {
            format!("aws kms describe-key --region {region} --key-id {arn}")
        }
        _ => return Err(state.unfamiliar()),
    };
    let message = format!(
        "the custom sender's key {arn} cannot be used: {}",
        state.text()?
    );
    Outcome::broken(message)
        .read(state.read())
        .command(fix)
        .into()
}

/// Cognito holds a grant on the key, or the key's policy names it.
fn trusts_cognito(case: &Case<'_>, arn: &str, region: &str, state: &Node<'_>) -> Verdict {
    let granted = names_cognito(case, Operation::ListGrants, region, arn, "Grants");
    let stated = names_cognito(case, Operation::GetKeyPolicy, region, arn, "Policy");
    match (granted, stated) {
        (Ok(true), _) | (_, Ok(true)) => Outcome::ok(format!(
            "the custom sender's key {arn} is enabled, and Cognito may use it"
        ))
        .read(state.read())
        .into(),
        (Ok(false), Ok(false)) => Outcome::risk(format!(
            "neither a grant nor the policy of the custom sender's key {arn} names Cognito"
        ))
        .read(state.read())
        .note(
            "save the pool's LambdaConfig again as a principal that has kms:CreateGrant on the key",
        )
        .into(),
        // The key works, so no more than a risk is hidden.
        (Err(gap), _) | (_, Err(gap)) => Err(gap.read(state.read()).harmless()),
    }
}

fn names_cognito(
    case: &Case<'_>,
    operation: Operation,
    region: &str,
    arn: &str,
    member: &str,
) -> Result<bool, Gap> {
    let node = case.evidence.ask(operation, region, arn).body()?.at(member);
    match node.value() {
        Some(value) => Ok(value.to_string().contains(COGNITO)),
        None => Err(
            Gap::new(format!("{member} is missing in the answer of {operation}")).read(node.read()),
        ),
    }
}

fn setting(case: &Case<'_>, outcome: Outcome) -> Verdict {
    let cloudformation = "LambdaConfig:\n  KMSKeyID: !GetAtt YourKey.Arn";
    let terraform = "lambda_config {\n  kms_key_id = aws_kms_key.yours.arn\n}";
    case.pool_setting(outcome, cloudformation, terraform).into()
}
