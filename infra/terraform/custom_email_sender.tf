# With sender CUSTOM, the function behind the pool's CustomEmailSender trigger, with its key, queue and permissions.
# The same as ../custom-email-sender.yaml.

locals {
  sends_itself = var.sender == "CUSTOM"
  makes_key    = local.sends_itself && var.key_arn == null
  key_arn      = local.makes_key ? aws_kms_key.codes[0].arn : var.key_arn
  has_notices  = local.sends_itself && length(var.notices) > 0
  # The role stands before the pool; the pool's id is known once the pool is.
  user_pool_id = try(split("/", local.user_pool_arn)[1], null)

  sender_variables = {
    KEY_ARN                 = local.key_arn
    FROM                    = local.mailbox
    REPLY_TO                = var.reply_to
    CONFIGURATION_SET       = local.configuration_set
    SENDERS                 = var.senders
    SEND                    = var.send
    REDIRECT_TO             = var.redirect_to
    ALLOW_RECIPIENTS        = join(",", var.allow_recipients)
    NOTICES                 = join(",", var.notices)
    VERIFICATION            = var.verification
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
    LINK_DOMAIN             = var.link_domain
  }

  # PostConfirmation is synchronous, and must not wait for a reserve that mail uses up: a function of its own.
  sender_functions = merge(
    local.sends_itself ? { mail = {
      name        = "${var.name}-custom-email-sender"
      description = "The CustomEmailSender trigger of the user pool"
      timeout     = 30 # The function gives up after 20 seconds.
      reserve     = var.reserved_concurrency
    } } : {},
    local.has_notices ? { notices = {
      name        = "${var.name}-notices"
      description = "The PostConfirmation trigger of the user pool, which sends notices"
      timeout     = 5 # Cognito waits 5 seconds; the function answers within 3.
      reserve     = -1
    } } : {},
  )
}

# Made before the pool names it, so its policy names no pool: the function's role does.
resource "aws_kms_key" "codes" {
  count = local.makes_key ? 1 : 0

  description         = "Encrypts the codes that Cognito hands to the CustomEmailSender trigger"
  enable_key_rotation = true
  tags                = var.tags
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "AccountAdministersAndDelegates"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
        Action    = "kms:*"
        Resource  = "*"
      }],
      [for role in var.deployer_role_arn[*] : {
        Sid       = "DeployerMakesCognitosGrant"
        Effect    = "Allow"
        Principal = { AWS = role }
        Action    = ["kms:CreateGrant", "kms:DescribeKey"]
        Resource  = "*"
      }],
    )
  })
}

resource "aws_cloudwatch_log_group" "custom_email_sender" {
  count = local.sends_itself ? 1 : 0

  name              = "/aws/lambda/${var.name}-custom-email-sender"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

# Its messages hold user attributes in clear, and codes that are encrypted.
resource "aws_sqs_queue" "failed_mail" {
  count = local.sends_itself ? 1 : 0

  name                      = "${var.name}-failed-mail"
  sqs_managed_sse_enabled   = true
  message_retention_seconds = 14400
  tags                      = var.tags
}

resource "aws_iam_role" "custom_email_sender" {
  count = local.sends_itself ? 1 : 0

  name                 = "${var.name}-custom-email-sender"
  assume_role_policy   = data.aws_iam_policy_document.lambda.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "send_mail" {
  count = local.sends_itself ? 1 : 0

  name = "send-mail"
  role = aws_iam_role.custom_email_sender[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = "${aws_cloudwatch_log_group.custom_email_sender[0].arn}:*"
        },
        {
          Effect   = "Allow"
          Action   = ["sqs:SendMessage"]
          Resource = aws_sqs_queue.failed_mail[0].arn
        },
        {
          Effect = "Allow"
          Action = ["ses:SendEmail"]
          Resource = concat([local.source_arn], [
            for set in local.configuration_set[*] : "arn:${local.partition}:ses:${local.region}:${local.account}:configuration-set/${set}"
          ])
          Condition = { StringEquals = { "ses:FromAddress" = var.from.address } }
        },
      ],
      length(var.sender_resources) == 0 ? [] : [{
        Effect   = "Allow"
        Action   = ["ses:SendEmail"]
        Resource = var.sender_resources
      }],
    )
  })
}

# A policy of its own: role and function would otherwise depend on the pool, and the pool on them.
resource "aws_iam_role_policy" "decrypt_codes" {
  count = local.sends_itself ? 1 : 0

  name = "decrypt-codes"
  role = aws_iam_role.custom_email_sender[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["kms:Decrypt"]
      Resource  = local.key_arn
      Condition = { StringEquals = { "kms:EncryptionContext:userpool-id" = local.user_pool_id } }
    }]
  })
}

resource "aws_lambda_function" "custom_email_sender" {
  for_each = local.sender_functions

  function_name                  = each.value.name
  description                    = each.value.description
  role                           = aws_iam_role.custom_email_sender[0].arn
  filename                       = local.packages["custom-email-sender"].path
  source_code_hash               = local.packages["custom-email-sender"].hash
  handler                        = "bootstrap"
  runtime                        = "provided.al2023"
  architectures                  = [var.architecture]
  memory_size                    = 256 # With less, two TLS handshakes and a signature have a fourteenth of a CPU.
  timeout                        = each.value.timeout
  reserved_concurrent_executions = each.value.reserve
  layers                         = local.theme_layers
  tags                           = var.tags

  environment {
    variables = local.sender_variables
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.custom_email_sender[0].name
  }

  depends_on = [aws_iam_role_policy.send_mail, terraform_data.package]
}

resource "aws_lambda_permission" "custom_email_sender" {
  for_each = local.sender_functions

  statement_id   = "cognito"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.custom_email_sender[each.key].function_name
  principal      = "cognito-idp.amazonaws.com"
  source_account = local.account
  source_arn     = local.user_pool_arn
}

resource "aws_lambda_function_event_invoke_config" "custom_email_sender" {
  count = local.sends_itself ? 1 : 0

  function_name                = aws_lambda_function.custom_email_sender["mail"].function_name
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 600 # A one-time code is worth minutes.

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed_mail[0].arn
    }
  }
}

locals {
  sender_alarms = {
    failed  = { metric = "Errors", statistic = "Sum", threshold = 1, text = "A mail was not sent; its line in the log names the reason and the fix. Lambda tries twice more." }
    dropped = { metric = "AsyncEventsDropped", statistic = "Sum", threshold = 1, text = "Lambda gave events up; the queue of failed mail has them. Without this alarm an outage looks like a quiet day." }
    waiting = { metric = "AsyncEventAge", statistic = "Maximum", threshold = 120000, text = "Mail waits for minutes in Lambda's queue; SES throttles, or reserved_concurrency is too small." }
  }
}

resource "aws_cloudwatch_metric_alarm" "custom_email_sender" {
  for_each = local.sends_itself ? local.sender_alarms : {}

  alarm_name          = "${var.name}-mail-${each.key}"
  alarm_description   = each.value.text
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = aws_lambda_function.custom_email_sender["mail"].function_name }
  statistic           = each.value.statistic
  period              = 300
  evaluation_periods  = 1
  threshold           = each.value.threshold
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  tags                = var.tags
}
