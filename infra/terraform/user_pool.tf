# The pool, unless there is one.

locals {
  recovery_mechanisms = {
    EMAIL            = ["verified_email"]
    EMAIL_THEN_PHONE = ["verified_email", "verified_phone_number"]
    PHONE_THEN_EMAIL = ["verified_phone_number", "verified_email"]
    ADMIN_ONLY       = ["admin_only"]
  }
}

resource "aws_cognito_user_pool" "users" {
  count = var.create_user_pool ? 1 : 0

  name                     = var.name
  deletion_protection      = var.deletion_protection
  user_pool_tier           = var.user_pool_tier
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = var.email_mfa
  tags                     = var.tags

  lambda_config {
    custom_message    = aws_lambda_function.custom_message.arn
    post_confirmation = local.has_notices ? aws_lambda_function.custom_email_sender["notices"].arn : null
    kms_key_id        = local.sends_itself ? local.key_arn : null

    dynamic "custom_email_sender" {
      for_each = local.sends_itself ? [aws_lambda_function.custom_email_sender["mail"].arn] : []
      content {
        lambda_arn     = custom_email_sender.value
        lambda_version = "V1_0"
      }
    }
  }

  email_configuration {
    email_sending_account  = var.email_sending_account
    source_arn             = local.source_arn
    from_email_address     = local.from
    reply_to_email_address = var.reply_to
    configuration_set      = local.configuration_set
  }

  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  verification_message_template {
    default_email_option = var.verification == "link" ? "CONFIRM_WITH_LINK" : "CONFIRM_WITH_CODE"
  }

  password_policy {
    minimum_length                   = 12
    require_lowercase                = false
    require_numbers                  = false
    require_symbols                  = false
    require_uppercase                = false
    temporary_password_validity_days = var.temporary_password_days
  }

  account_recovery_setting {
    dynamic "recovery_mechanism" {
      for_each = local.recovery_mechanisms[var.account_recovery]
      content {
        name     = recovery_mechanism.value
        priority = recovery_mechanism.key + 1
      }
    }
  }

  # Cognito wants PASSWORD to stay on the list, and LITE knows no such policy.
  dynamic "sign_in_policy" {
    for_each = var.user_pool_tier == "LITE" ? [] : [var.email_otp_sign_in]
    content {
      allowed_first_auth_factors = sign_in_policy.value ? ["EMAIL_OTP", "PASSWORD"] : ["PASSWORD"]
    }
  }

  dynamic "email_mfa_configuration" {
    for_each = var.email_mfa == "OFF" ? [] : [true]
    content {}
  }

  dynamic "software_token_mfa_configuration" {
    for_each = var.email_mfa == "OFF" ? [] : [true]
    content {
      enabled = true
    }
  }

  dynamic "sms_configuration" {
    for_each = var.sms[*]
    content {
      sns_caller_arn = sms_configuration.value.caller_arn
      external_id    = sms_configuration.value.external_id
      sns_region     = local.region
    }
  }

  # Cognito tries the identity when it saves the pool; on COGNITO_DEFAULT it looks for the policy as well.
  depends_on = [aws_lambda_invocation.email_configuration, aws_lambda_invocation.custom_from_policy]
}
