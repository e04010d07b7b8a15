# A new pool that sends through a domain of yours, and a pool that you have, both with one provider.
# `make package` first.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "identity_arn" {
  description = "The verified SES identity."
  type        = string
  default     = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
}

locals {
  packages = "${path.module}/../../../../target/lambda"
}

module "new_pool" {
  source = "../.."

  name                    = "northwind"
  custom_message_zip      = "${local.packages}/custom-message/bootstrap.zip"
  ses_identity_policy_zip = "${local.packages}/ses-identity-policy/bootstrap.zip"
  email_sending_account   = "DEVELOPER"
  source_arn              = var.identity_arn
  from                    = { name = "Northwind, Inc.", address = "no-reply@example.com" }
  brand                   = { name = "Northwind", accent_color = "#0b7a5b" }
}

# The pool that you have: two lines of it come from the module.
resource "aws_cognito_user_pool" "mine" {
  name = "mine"

  lambda_config {
    custom_message = module.existing_pool.custom_message_arn
  }

  email_configuration {
    email_sending_account = module.existing_pool.email_configuration.email_sending_account
    source_arn            = module.existing_pool.email_configuration.source_arn
    from_email_address    = module.existing_pool.email_configuration.from_email_address
  }
}

module "existing_pool" {
  source = "../.."

  name                         = "mine"
  create_user_pool             = false
  user_pool_arn                = aws_cognito_user_pool.mine.arn
  custom_message_zip           = "${local.packages}/custom-message/bootstrap.zip"
  ses_identity_policy_function = module.new_pool.ses_identity_policy_function
  email_sending_account        = "DEVELOPER"
  source_arn                   = var.identity_arn
  from                         = { address = "hello@example.com" }
}

output "user_pool_id" {
  value = module.new_pool.user_pool_id
}

output "warnings" {
  value = module.new_pool.sending_policy.Warnings
}
