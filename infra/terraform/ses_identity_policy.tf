# The function that checks the identity and keeps the policies on it; one serves every pool of an account
# and Region.

locals {
  needs_provider = local.has_identity && (var.manage_sending_policy || var.check_email_configuration)
  makes_provider = local.needs_provider && var.ses_identity_policy_function == null
  provider_name  = local.makes_provider ? aws_lambda_function.ses_identity_policy[0].function_name : var.ses_identity_policy_function
}

resource "aws_cloudwatch_log_group" "ses_identity_policy" {
  count = local.makes_provider ? 1 : 0

  name              = "/aws/lambda/${var.name}-ses-identity-policy"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_iam_role" "ses_identity_policy" {
  count = local.makes_provider ? 1 : 0

  name                 = "${var.name}-ses-identity-policy"
  assume_role_policy   = data.aws_iam_policy_document.lambda.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
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
        Resource = "arn:${local.partition}:ses:*:${local.account}:identity/*"
      },
      {
        Effect   = "Allow"
        Action   = ["ses:GetConfigurationSet"]
        Resource = "arn:${local.partition}:ses:*:${local.account}:configuration-set/*"
      },
      {
        Effect   = "Allow"
        Action   = ["ses:GetAccount"]
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = ["iam:GetRole"]
        Resource = "arn:${local.partition}:iam::${local.account}:role/aws-service-role/email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmailService"
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
  description      = "Checks SES identities and keeps the policies on them that let Cognito send"
  role             = aws_iam_role.ses_identity_policy[0].arn
  filename         = local.packages["ses-identity-policy"].path
  source_code_hash = local.packages["ses-identity-policy"].hash
  handler          = "bootstrap"
  runtime          = "provided.al2023"
  architectures    = [var.architecture]
  memory_size      = 128
  timeout          = 900 # wait_for_verification may take 840 of them.
  tags             = var.tags

  environment {
    variables = {
      ALLOW_ANY_POLICY = tostring(var.allow_any_policy)
    }
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.ses_identity_policy[0].name
  }

  # Destroying runs the function once more, so its permissions go after it.
  depends_on = [aws_iam_role_policy.ses_identity_policy, terraform_data.package]
}
