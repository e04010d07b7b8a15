# Another state, which adds a pool: it reads the identity and the function that ../owner made, and leaves
# the policy alone. `make package` first.

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

data "aws_sesv2_email_identity" "shared" {
  email_identity = "example.com"
}

data "aws_lambda_function" "provider" {
  function_name = "first-ses-identity-policy"
}

module "second_pool" {
  source = "../../.."

  name                         = "second"
  package_path                 = "${path.module}/../../../../../target/lambda"
  ses_identity_policy_function = data.aws_lambda_function.provider.function_name
  email_sending_account        = "DEVELOPER"
  source_arn                   = data.aws_sesv2_email_identity.shared.arn
  from                         = { name = "Northwind Labs", address = "labs@example.com" }
  manage_sending_policy        = false
}

output "user_pool_id" {
  value = module.second_pool.user_pool_id
}
