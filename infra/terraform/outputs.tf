output "custom_message_arn" {
  description = "For lambda_config.custom_message of a pool of yours."
  value       = aws_lambda_function.custom_message.arn
}

output "email_configuration" {
  description = "For email_configuration of a pool of yours."
  value = {
    email_sending_account  = var.email_sending_account
    source_arn             = local.source_arn
    from_email_address     = local.is_developer ? local.from : null
    reply_to_email_address = var.reply_to
    configuration_set      = local.is_developer ? var.configuration_set : null
  }
}

output "user_pool_arn" {
  description = "The pool."
  value       = local.user_pool_arn
}

output "user_pool_id" {
  description = "The pool's id; null for a pool of yours."
  value       = one(aws_cognito_user_pool.users[*].id)
}

output "ses_identity_policy_function" {
  description = "For ses_identity_policy_function of the next pool."
  value       = local.needs_provider ? local.provider_name : null
}

output "sending_policy" {
  description = "The policy on the identity as the function made it, warnings included; null where none is wanted."
  value       = try(jsondecode(one(concat(aws_lambda_invocation.sending_policy[*].result, aws_lambda_invocation.custom_from_policy[*].result))), null)
}
