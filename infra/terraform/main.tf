# Branded mail for a user pool, the check of its sender before the pool is saved, and the policy that lets
# the mail out. The same as the stack templates in infra/.

data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

locals {
  partition = data.aws_partition.current.partition
  # Not `name`, which provider 6 deprecates, nor `region`, which provider 5 lacks.
  region  = data.aws_region.current.id
  account = data.aws_caller_identity.current.account_id

  is_developer    = var.email_sending_account == "DEVELOPER"
  has_custom_from = !local.is_developer && var.custom_from_arn != null
  has_identity    = local.is_developer || local.has_custom_from

  # SES stores domains in lower case; the local part of an address keeps its case.
  given_arn  = local.is_developer ? var.source_arn : var.custom_from_arn
  source_arn = !local.has_identity ? null : strcontains(local.given_arn, "@") ? local.given_arn : lower(local.given_arn)

  # Quoted as RFC 5322 demands: Cognito gives it back quoted, and every plan would show the difference.
  # A name of plain words stays as it is.
  from_name = var.from == null ? "" : var.from.name
  is_plain  = can(regex("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*$", local.from_name))
  quoted    = local.is_plain ? local.from_name : "\"${replace(replace(local.from_name, "\\", "\\\\"), "\"", "\\\"")}\""
  mailbox   = var.from == null ? null : local.from_name == "" ? var.from.address : "${local.quoted} <${var.from.address}>"
  from      = local.is_developer ? local.mailbox : null

  makes_configuration_set = local.is_developer && var.configuration_set == null && var.create_configuration_set
  configuration_set       = !local.is_developer ? null : local.makes_configuration_set ? module.configuration_set[0].name : var.configuration_set

  user_pool_arn = var.create_user_pool ? aws_cognito_user_pool.users[0].arn : var.user_pool_arn
}
