//! Cognito's permission to send as the identity.

hop! { Permission:
    ROLE_MISSING "role-missing" Breaks Ses [GetRole, GetEmailIdentity]
        "the service-linked role with which Cognito sends exists, or a policy replaces it"
        "For DEVELOPER in its own Region Cognito sends with AWSServiceRoleForAmazonCognitoIdpEmailService, which it makes when the pool's email settings are saved by a principal with iam:CreateServiceLinkedRole."
        "Create the role, or attach the sending policy to the identity.";
    POLICY_MISSING "policy-missing" Breaks Ses [GetEmailIdentity, GetRole]
        "a policy on the identity lets Cognito send, where one is required"
        "Required for pools in Regions without an SES of their own and for COGNITO_DEFAULT with a FROM address. Elsewhere it replaces the service-linked role and survives its loss. Without either, Cognito answers success and SES drops the mail."
        "Attach the policy with Custom::CognitoSesIdentityPolicy, Terraform or the CLI.";
    POLICY_WRONG "policy-wrong" Breaks Ses [GetEmailIdentity, GetRole]
        "the identity's policy for Cognito fits this pool"
        "A policy for another pool, account, identity or principal, or without ses:SendRawEmail, allows nothing for this pool."
        "Replace the document by the one of the finding.";
    POLICY_DENY "policy-deny" Breaks Ses [GetEmailIdentity]
        "no policy on the identity denies Cognito's mail"
        "A Deny beats every Allow, and the service-linked role as well."
        "Remove the statement, or exempt Cognito from it.";
    POLICY_ADDRESS_SHADOWS "policy-address-shadows" Breaks Ses [GetEmailIdentity, GetRole]
        "no address identity takes precedence over the domain's policy"
        "If the From address is an identity of its own with a policy, SES uses that policy and not the domain's."
        "Attach the policy to the identity that SourceArn names, and delete the address identity.";
    POLICY_FIGHT "policy-fight" Warns Ses [GetEmailIdentity, LookupEvents]
        "one owner writes each policy"
        "Two stacks, states or people that write a policy of one name undo each other's work: mail works until the other one is applied."
        "Give each pool's policy a name of its own.";
}
