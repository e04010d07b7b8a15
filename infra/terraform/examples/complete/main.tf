# A domain, a new pool that sends through it, and a pool that you have, all with one provider function.
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

variable "hosted_zone_id" {
  description = "The Route 53 hosted zone of the domain; null prints the DNS records instead."
  type        = string
  default     = null
}

locals {
  packages = "${path.module}/../../../../target/lambda"
}

module "identity" {
  source = "../../identity"

  domain         = "example.com"
  hosted_zone_id = var.hosted_zone_id
}

# The look before the pool waits for the domain, which needs its DNS records.
module "new_pool" {
  source = "../.."

  name                  = "northwind"
  package_path          = local.packages
  email_sending_account = "DEVELOPER"
  source_arn            = module.identity.source_arn
  configuration_set     = module.identity.configuration_set
  wait_for_verification = 840
  from                  = { name = "Northwind, Inc.", address = "no-reply@example.com" }
  brand                 = { name = "Northwind", accent_color = "#0b7a5b" }
}

# The pool that you have: its trigger and its sender come from the module.
resource "aws_cognito_user_pool" "mine" {
  name = "mine"

  lambda_config {
    custom_message = module.existing_pool.custom_message_arn
  }

  email_configuration {
    email_sending_account = module.existing_pool.email_configuration.email_sending_account
    source_arn            = module.existing_pool.email_configuration.source_arn
    from_email_address    = module.existing_pool.email_configuration.from_email_address
    configuration_set     = module.existing_pool.email_configuration.configuration_set
  }
}

module "existing_pool" {
  source = "../.."

  name                         = "mine"
  create_user_pool             = false
  user_pool_arn                = aws_cognito_user_pool.mine.arn
  package_path                 = local.packages
  ses_identity_policy_function = module.new_pool.ses_identity_policy_function
  email_sending_account        = "DEVELOPER"
  source_arn                   = module.identity.source_arn
  configuration_set            = module.identity.configuration_set
  from                         = { address = "hello@example.com" }
}

output "user_pool_id" {
  value = module.new_pool.user_pool_id
}

output "dns_records" {
  value = module.identity.dns_records
}

output "warnings" {
  value = module.new_pool.warnings
}
