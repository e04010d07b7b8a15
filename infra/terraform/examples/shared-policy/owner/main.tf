# The state that owns the identity and the one policy on it, which covers every pool of the account.
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

locals {
  packages = "${path.module}/../../../../../target/lambda"
}

module "identity" {
  source = "../../../identity"

  domain = "example.com"
}

module "first_pool" {
  source = "../../.."

  name                  = "first"
  package_path          = local.packages
  email_sending_account = "DEVELOPER"
  source_arn            = module.identity.source_arn
  configuration_set     = module.identity.configuration_set
  from                  = { name = "Northwind", address = "no-reply@example.com" }
  sending_policy_scope  = "ACCOUNT"
}

output "dns_records" {
  value = module.identity.dns_records
}
