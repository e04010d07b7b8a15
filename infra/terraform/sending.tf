# What happens around the pool: a check before it, and the policy on the identity.

# Before the pool, whose own error says little. It makes nothing.
resource "aws_lambda_invocation" "email_configuration" {
  count = local.has_identity && var.check_email_configuration ? 1 : 0

  function_name   = local.provider_name
  lifecycle_scope = "CRUD"
  input = jsonencode({
    ResourceType            = "Custom::CognitoEmailConfiguration"
    EmailSendingAccount     = var.email_sending_account
    SourceArn               = local.source_arn
    From                    = local.from
    ReplyToEmailAddress     = var.reply_to
    ConfigurationSet        = local.configuration_set
    UserPoolRegion          = local.region
    RequireProductionAccess = var.require_production_access
    WaitForVerification     = var.wait_for_verification
    ManageSendingPolicy     = var.manage_sending_policy
  })

  # Not by its name alone: the code and the permissions must be there as well.
  depends_on = [aws_lambda_function.ses_identity_policy]
}

# Tells an invocation from its replacement: with create_before_destroy the old invocation is deleted last,
# and must not remove the policy that the new one uses. Its triggers are the arguments that replace the
# invocation, and `terraform apply -replace` must name both.
resource "terraform_data" "sending_policy_instance" {
  count = local.is_developer && var.manage_sending_policy ? 1 : 0

  triggers_replace = [local.provider_name]
}

# DEVELOPER: names the pool, so it comes after it.
resource "aws_lambda_invocation" "sending_policy" {
  count = local.is_developer && var.manage_sending_policy ? 1 : 0

  function_name   = local.provider_name
  lifecycle_scope = "CRUD"
  input = jsonencode({
    ResourceType            = "Custom::CognitoSesIdentityPolicy"
    Instance                = replace(terraform_data.sending_policy_instance[0].id, "-", "")
    EmailSendingAccount     = var.email_sending_account
    SourceArn               = local.source_arn
    UserPoolArn             = var.sending_policy_scope == "ACCOUNT" ? "*" : local.user_pool_arn
    From                    = local.from
    ReplyToEmailAddress     = var.reply_to
    ConfigurationSet        = local.configuration_set
    RequireProductionAccess = var.require_production_access
  })

  depends_on = [aws_lambda_function.ses_identity_policy]
}

resource "terraform_data" "custom_from_policy_instance" {
  count = local.has_custom_from && var.manage_sending_policy ? 1 : 0

  triggers_replace = [local.provider_name]
}

# COGNITO_DEFAULT with a custom FROM: Cognito refuses the pool without the policy, so it comes before
# the pool and cannot name it; the condition on the account remains.
resource "aws_lambda_invocation" "custom_from_policy" {
  count = local.has_custom_from && var.manage_sending_policy ? 1 : 0

  function_name   = local.provider_name
  lifecycle_scope = "CRUD"
  input = jsonencode({
    ResourceType        = "Custom::CognitoSesIdentityPolicy"
    Instance            = replace(terraform_data.custom_from_policy_instance[0].id, "-", "")
    EmailSendingAccount = var.email_sending_account
    SourceArn           = local.source_arn
    UserPoolArn         = var.sending_policy_scope == "ACCOUNT" ? "*" : "arn:${local.partition}:cognito-idp:${local.region}:${local.account}:userpool/*"
    ReplyToEmailAddress = var.reply_to
  })

  depends_on = [aws_lambda_function.ses_identity_policy, aws_lambda_invocation.email_configuration]
}
