# The function behind the pool's CustomMessage trigger.

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
  name                 = "${var.name}-custom-message"
  assume_role_policy   = data.aws_iam_policy_document.lambda.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
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
  filename         = local.packages["custom-message"].path
  source_code_hash = local.packages["custom-message"].hash
  handler          = "bootstrap"
  runtime          = "provided.al2023"
  architectures    = [var.architecture]
  memory_size      = 128
  timeout          = 5 # Cognito waits no longer.
  layers           = local.theme_layers
  tags             = var.tags

  environment {
    variables = {
      EMAIL_SENDING_ACCOUNT   = var.email_sending_account
      CUSTOM_EMAIL            = var.custom_email
      VERIFICATION            = var.verification
      VERIFICATION_LINK_TEXT  = var.verification_link_text
      INVITATION              = var.invitation
      TEMPORARY_PASSWORD_DAYS = var.temporary_password_days
      BRAND_NAME              = var.brand.name
      BRAND_LOOK              = var.brand.look
      BRAND_LOGO_URL          = var.brand.logo_url
      BRAND_LOGO_DARK_URL     = var.brand.logo_dark_url
      BRAND_LOGO_ON_DARK      = var.brand.logo_on_dark
      BRAND_ACCENT_COLOR      = var.brand.accent_color
      BRAND_WEBSITE           = var.brand.website
      BRAND_SUPPORT_EMAIL     = var.brand.support_email
      BRAND_POSTAL_ADDRESS    = var.brand.postal_address
      DEFAULT_LOCALE          = var.default_locale
      LINK_BASE               = var.link_base
    }
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.custom_message.name
  }

  depends_on = [aws_iam_role_policy.custom_message, terraform_data.package]
}

resource "aws_lambda_permission" "cognito" {
  statement_id   = "cognito"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.custom_message.function_name
  principal      = "cognito-idp.amazonaws.com"
  source_account = local.account
  source_arn     = local.user_pool_arn
}

# The zip of `make package THEME=…`.
resource "aws_lambda_layer_version" "theme" {
  count = var.theme_zip == null ? 0 : 1

  layer_name       = "${var.name}-theme"
  description      = "The theme of the pool's mail"
  filename         = var.theme_zip
  source_code_hash = filebase64sha256(var.theme_zip)
}

locals {
  theme_layers = var.theme_zip != null ? aws_lambda_layer_version.theme[*].arn : var.theme_layer_arn != null ? [var.theme_layer_arn] : []
}
