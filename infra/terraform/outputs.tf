output "custom_message_arn" {
  description = "For lambda_config.custom_message of a pool of yours."
  value       = aws_lambda_function.custom_message.arn
}

output "custom_email_sender" {
  description = "With sender CUSTOM, for lambda_config of a pool of yours: custom_email_sender (lambda_version V1_0), kms_key_id and, with notices, post_confirmation. Null otherwise."
  value = !local.sends_itself ? null : {
    lambda_arn        = aws_lambda_function.custom_email_sender["mail"].arn
    kms_key_id        = local.key_arn
    post_confirmation = try(aws_lambda_function.custom_email_sender["notices"].arn, null)
  }
}

output "failed_mail_queue" {
  description = "The queue of the mails that the function gave up; null with sender COGNITO."
  value       = one(aws_sqs_queue.failed_mail[*].url)
}

output "email_configuration" {
  description = "For email_configuration of a pool of yours."
  value = {
    email_sending_account  = var.email_sending_account
    source_arn             = local.source_arn
    from_email_address     = local.from
    reply_to_email_address = var.reply_to
    configuration_set      = local.configuration_set
  }

  # So the check comes before that pool, too.
  depends_on = [aws_lambda_invocation.email_configuration, aws_lambda_invocation.custom_from_policy]
}

output "explicit_auth_flows" {
  description = "For explicit_auth_flows of an app client: with email_otp_sign_in it needs ALLOW_USER_AUTH."
  value       = concat(var.email_otp_sign_in ? ["ALLOW_USER_AUTH"] : [], ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
}

output "user_pool_arn" {
  description = "The pool."
  value       = local.user_pool_arn
}

output "user_pool_id" {
  description = "The pool's id; null for a pool of yours."
  value       = one(aws_cognito_user_pool.users[*].id)
}

output "configuration_set" {
  description = "The configuration set that the pool sends with; null for none."
  value       = local.configuration_set
}

output "ses_identity_policy_function" {
  description = "For ses_identity_policy_function of the next pool."
  value       = local.needs_provider ? local.provider_name : null
}

output "warnings" {
  description = "Reasons why mail may not leave, as the check before the pool found them."
  value       = try(jsondecode(aws_lambda_invocation.email_configuration[0].result).Warnings, [])
}

output "sending_policy" {
  description = "The policy on the identity as the function made it, warnings included; null where there is none."
  value       = try(jsondecode(one(concat(aws_lambda_invocation.sending_policy[*].result, aws_lambda_invocation.custom_from_policy[*].result))), null)
}
