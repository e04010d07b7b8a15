//! The policy that the pool needs, in the three forms of a fix.

use crate::case::{Case, SendingAccount};
use crate::finding::{Fix, FixKind};
use crate::verdict::Gap;
use sending::arn::IdentityArn;
use sending::policy::SendingPolicy;
use sending::region;

/// Returns the fixes. `existing` is the name of a policy to correct.
pub(super) fn fixes(
    case: &Case<'_>,
    identity: &IdentityArn,
    existing: Option<&str>,
) -> Result<Vec<Fix>, Gap> {
    let pool = case.pool_arn()?;
    let policy = SendingPolicy {
        principals: region::principals(case.region(), &identity.region),
        identity: identity.clone(),
        pool: pool.clone(),
    };
    let document = policy.document_with_sid("AllowCognito");
    let verb = if existing.is_some() {
        "update"
    } else {
        "create"
    };
    let own = format!("cognito-{}", pool.pool.replace('_', "-"));
    let name = existing.unwrap_or(&own);
    let account = match case.sending_account()? {
        SendingAccount::Developer => "DEVELOPER",
        SendingAccount::CognitoDefault => "COGNITO_DEFAULT",
    };
    let fix = |kind, text: String| Fix { kind, text };
    Ok(vec![
        fix(
            FixKind::Command,
            format!(
                "aws sesv2 {verb}-email-identity-policy --region {} --email-identity \"{}\" --policy-name {name} --policy '{document}'",
                identity.region, identity.name
            ),
        ),
        fix(
            FixKind::CloudFormation,
            format!(
                "SendingPolicy:\n  Type: Custom::CognitoSesIdentityPolicy\n  Properties:\n    ServiceToken: !ImportValue signet-ses-identity-policy-ServiceToken\n    EmailSendingAccount: {account}\n    SourceArn: {identity}\n    UserPoolArn: {pool}"
            ),
        ),
        fix(
            FixKind::Terraform,
            format!(
                "resource \"aws_sesv2_email_identity_policy\" \"cognito\" {{\n  email_identity = \"{}\"\n  policy_name    = \"{name}\"\n  policy         = jsonencode({document})\n}}",
                identity.name
            ),
        ),
    ])
}
