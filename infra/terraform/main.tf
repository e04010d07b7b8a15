# Branded mail for a user pool, and the policy that lets it out. Beside CloudFormation's templates in
# infra/, which have the alarms and the event destinations too.

data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

locals {
  is_developer    = var.email_sending_account == "DEVELOPER"
  has_custom_from = !local.is_developer && var.custom_from_arn != null
  needs_provider  = local.is_developer || local.has_custom_from
  makes_provider  = local.needs_provider && var.ses_identity_policy_zip != null
  provider_name   = local.makes_provider ? aws_lambda_function.ses_identity_policy[0].function_name : var.ses_identity_policy_function

  # Quoted as RFC 5322 wants: Cognito gives it back quoted, and a plan would show the difference for
  # ever. A name of plain words stays as it is.
  from_name = var.from == null ? "" : var.from.name
  plain     = can(regex("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*$", local.from_name))
  quoted    = local.plain ? local.from_name : "\"${replace(replace(local.from_name, "\\", "\\\\"), "\"", "\\\"")}\""
  from      = var.from == null ? null : local.from_name == "" ? var.from.address : "${local.quoted} <${var.from.address}>"

  user_pool_arn = var.create_user_pool ? aws_cognito_user_pool.users[0].arn : var.user_pool_arn
  # By way of the policy's result: on COGNITO_DEFAULT Cognito looks for the policy when it saves the pool.
  source_arn = (
    local.is_developer ? var.source_arn :
    local.has_custom_from ? jsondecode(aws_lambda_invocation.custom_from_policy[0].result).IdentityArn : null
  )
}

# ── the CustomMessage trigger ──

resource "aws_cloudwatch_log_group" "custom_message" {
  name              = "/aws/lambda/${var.name}-custom-message"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

data "aws_iam_policy_document" "lambda" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "custom_message" {
  name               = "${var.name}-custom-message"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "custom_message" {
  name = "write-log"
  role = aws_iam_role.custom_message.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${aws_cloudwatch_log_group.custom_message.arn}:*"
    }]
  })
}

resource "aws_lambda_function" "custom_message" {
  function_name    = "${var.name}-custom-message"
  description      = "The CustomMessage trigger of the user pool"
  role             = aws_iam_role.custom_message.arn
  filename         = var.custom_message_zip
  source_code_hash = filebase64sha256(var.custom_message_zip)
  handler          = "bootstrap"
  runtime          = "provided.al2023"
  architectures    = [var.architecture]
  memory_size      = 128
  timeout          = 5 # Cognito waits no longer.
  layers           = var.theme_layer_arn == null ? [] : [var.theme_layer_arn]
  tags             = var.tags

  environment {
    variables = {
      EMAIL_SENDING_ACCOUNT = var.email_sending_account
      CUSTOM_EMAIL          = var.custom_email
      VERIFICATION          = var.verification
      BRAND_NAME            = var.brand.name
      BRAND_LOGO_URL        = var.brand.logo_url
      BRAND_ACCENT_COLOR    = var.brand.accent_color
      BRAND_WEBSITE         = var.brand.website
      BRAND_SUPPORT_EMAIL   = var.brand.support_email
      BRAND_POSTAL_ADDRESS  = var.brand.postal_address
      DEFAULT_LOCALE        = var.default_locale
    }
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.custom_message.name
  }

  depends_on = [aws_iam_role_policy.custom_message]
}

resource "aws_lambda_permission" "cognito" {
  statement_id   = "cognito"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.custom_message.function_name
  principal      = "cognito-idp.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
  source_arn     = local.user_pool_arn
}

# ── the pool, unless there is one ──

resource "aws_cognito_user_pool" "users" {
  count = var.create_user_pool ? 1 : 0

  name                     = var.name
  deletion_protection      = var.deletion_protection
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  tags                     = var.tags

  lambda_config {
    custom_message = aws_lambda_function.custom_message.arn
  }

  email_configuration {
    email_sending_account  = var.email_sending_account
    source_arn             = local.source_arn
    from_email_address     = local.is_developer ? local.from : null
    reply_to_email_address = var.reply_to
    configuration_set      = local.is_developer ? var.configuration_set : null
  }

  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  verification_message_template {
    default_email_option = var.verification == "link" ? "CONFIRM_WITH_LINK" : "CONFIRM_WITH_CODE"
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }
}

# ── the policy on the identity ──

resource "aws_cloudwatch_log_group" "ses_identity_policy" {
  count = local.makes_provider ? 1 : 0

  name              = "/aws/lambda/${var.name}-ses-identity-policy"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_iam_role" "ses_identity_policy" {
  count = local.makes_provider ? 1 : 0

  name               = "${var.name}-ses-identity-policy"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
  tags               = var.tags
}

# The list of functions/ses-identity-policy/src/permissions.rs; a test holds the two together.
resource "aws_iam_role_policy" "ses_identity_policy" {
  count = local.makes_provider ? 1 : 0

  name = "identity-policies"
  role = aws_iam_role.ses_identity_policy[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "ses:GetEmailIdentity",
          "ses:GetEmailIdentityPolicies",
          "ses:CreateEmailIdentityPolicy",
          "ses:UpdateEmailIdentityPolicy",
          "ses:DeleteEmailIdentityPolicy",
        ]
        Resource = "arn:${data.aws_partition.current.partition}:ses:*:${data.aws_caller_identity.current.account_id}:identity/*"
      },
      {
        Effect   = "Allow"
        Action   = ["ses:GetConfigurationSet"]
        Resource = "arn:${data.aws_partition.current.partition}:ses:*:${data.aws_caller_identity.current.account_id}:configuration-set/*"
      },
      {
        Effect   = "Allow"
        Action   = ["ses:GetAccount"]
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.ses_identity_policy[0].arn}:*"
      },
    ]
  })
}

resource "aws_lambda_function" "ses_identity_policy" {
  count = local.makes_provider ? 1 : 0

  function_name    = "${var.name}-ses-identity-policy"
  description      = "Keeps the policies on SES identities that let Cognito send"
  role             = aws_iam_role.ses_identity_policy[0].arn
  filename         = var.ses_identity_policy_zip
  source_code_hash = filebase64sha256(var.ses_identity_policy_zip)
  handler          = "bootstrap"
  runtime          = "provided.al2023"
  architectures    = [var.architecture]
  memory_size      = 128
  timeout          = 60
  tags             = var.tags

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.ses_identity_policy[0].name
  }

  # Destroying runs the function once more, so its permissions go after it.
  depends_on = [aws_iam_role_policy.ses_identity_policy]
}

# DEVELOPER: names the pool, so it comes after it.
resource "aws_lambda_invocation" "sending_policy" {
  count = local.is_developer ? 1 : 0

  function_name   = local.provider_name
  lifecycle_scope = "CRUD"
  input = jsonencode({
    EmailSendingAccount     = var.email_sending_account
    SourceArn               = var.source_arn
    UserPoolArn             = local.user_pool_arn
    From                    = local.from
    ReplyToEmailAddress     = var.reply_to
    ConfigurationSet        = var.configuration_set
    RequireProductionAccess = var.require_production_access
  })

  # Not by its name alone: the code and the permissions must be there as well.
  depends_on = [aws_lambda_function.ses_identity_policy]
}

# COGNITO_DEFAULT with a custom FROM: Cognito refuses the pool without the policy, so it comes before
# the pool and cannot name it; the condition on the account remains.
resource "aws_lambda_invocation" "custom_from_policy" {
  count = local.has_custom_from ? 1 : 0

  function_name   = local.provider_name
  lifecycle_scope = "CRUD"
  input = jsonencode({
    EmailSendingAccount = var.email_sending_account
    SourceArn           = var.custom_from_arn
    UserPoolArn         = "arn:${data.aws_partition.current.partition}:cognito-idp:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:userpool/*"
    ReplyToEmailAddress = var.reply_to
  })

  depends_on = [aws_lambda_function.ses_identity_policy]
}
