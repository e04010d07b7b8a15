# Offline: no provider is asked, results are made up here.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "us-east-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_resource "aws_lambda_invocation" {
    defaults = { result = "{\"IdentityArn\":\"arn:aws:ses:us-east-1:123456789012:identity/me@example.com\",\"Warnings\":[]}" }
  }
  mock_resource "aws_cognito_user_pool" {
    defaults = { arn = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/signet" }
  }
  mock_resource "aws_lambda_function" {
    defaults = { arn = "arn:aws:lambda:us-east-1:123456789012:function:signet" }
  }
}

variables {
  # Any file will do: nothing is uploaded.
  custom_message_zip      = "main.tf"
  ses_identity_policy_zip = "main.tf"
}

run "cognito_default_attaches_nothing" {
  assert {
    condition     = length(aws_lambda_invocation.sending_policy) + length(aws_lambda_invocation.custom_from_policy) + length(aws_lambda_function.ses_identity_policy) == 0
    error_message = "COGNITO_DEFAULT needs no policy and no provider."
  }
  assert {
    condition     = aws_lambda_function.custom_message.environment[0].variables.EMAIL_SENDING_ACCOUNT == "COGNITO_DEFAULT"
    error_message = "The function is told what the pool is told."
  }
}

run "developer_attaches_for_this_pool_alone" {
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                  = { name = "Example, Inc.", address = "no-reply@example.com" }
  }
  assert {
    condition     = jsondecode(aws_lambda_invocation.sending_policy[0].input).UserPoolArn == aws_cognito_user_pool.users[0].arn
    error_message = "The policy names the pool."
  }
  assert {
    condition     = aws_cognito_user_pool.users[0].email_configuration[0].from_email_address == "\"Example, Inc.\" <no-reply@example.com>"
    error_message = "A name with a comma is quoted, or every plan shows a difference."
  }
  assert {
    condition     = aws_lambda_permission.cognito.source_arn == aws_cognito_user_pool.users[0].arn
    error_message = "Only this pool may call the function."
  }
}

run "plain_names_stay_unquoted" {
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                  = { name = "Example Team", address = "no-reply@example.com" }
  }
  assert {
    condition     = output.email_configuration.from_email_address == "Example Team <no-reply@example.com>"
    error_message = "Plain words need no quotes."
  }
}

run "custom_from_comes_before_the_pool" {
  variables {
    custom_from_arn = "arn:aws:ses:us-east-1:123456789012:identity/me@example.com"
  }
  assert {
    condition     = jsondecode(aws_lambda_invocation.custom_from_policy[0].input).UserPoolArn == "arn:aws:cognito-idp:us-east-1:123456789012:userpool/*"
    error_message = "The policy cannot name a pool that is not there yet."
  }
  assert {
    condition     = aws_cognito_user_pool.users[0].email_configuration[0].source_arn == "arn:aws:ses:us-east-1:123456789012:identity/me@example.com"
    error_message = "The pool's SourceArn comes from the policy's result."
  }
}

run "an_existing_pool_is_left_alone" {
  variables {
    create_user_pool             = false
    user_pool_arn                = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_MINE"
    ses_identity_policy_zip      = null
    ses_identity_policy_function = "provider"
    email_sending_account        = "DEVELOPER"
    source_arn                   = "arn:aws:ses:us-east-1:123456789012:identity/me@example.com"
  }
  assert {
    condition     = length(aws_cognito_user_pool.users) + length(aws_lambda_function.ses_identity_policy) == 0
    error_message = "Nothing is made that is there."
  }
  assert {
    condition     = aws_lambda_invocation.sending_policy[0].function_name == "provider"
    error_message = "The provider that is there is used."
  }
}

run "developer_needs_an_identity" {
  command = plan
  variables {
    email_sending_account = "DEVELOPER"
  }
  expect_failures = [var.source_arn]
}
