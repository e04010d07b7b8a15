# Offline: no provider is asked, results are made up here.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_resource "aws_lambda_invocation" {
    defaults = { result = "{\"Attached\":true,\"Warnings\":[\"odd\"]}" }
  }
  mock_resource "aws_cognito_user_pool" {
    defaults = { arn = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE" }
  }
  mock_resource "aws_lambda_layer_version" {
    defaults = { arn = "arn:aws:lambda:us-east-1:123456789012:layer:signet-theme:1" }
  }
  mock_resource "aws_sesv2_configuration_set" {
    defaults = { arn = "arn:aws:ses:us-east-1:123456789012:configuration-set/signet" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/signet" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:us-east-1:123456789012:failed" }
  }
  mock_resource "aws_lambda_function" {
    defaults = { arn = "arn:aws:lambda:us-east-1:123456789012:function:signet" }
  }
}

variables {
  # Any file will do: nothing is uploaded.
  package_path = "tests/packages"
}

run "cognito_default_attaches_nothing" {
  assert {
    condition     = length(aws_lambda_invocation.sending_policy) + length(aws_lambda_invocation.custom_from_policy) + length(aws_lambda_invocation.email_configuration) + length(aws_lambda_function.ses_identity_policy) == 0
    error_message = "COGNITO_DEFAULT needs no policy, no look and no provider."
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
    condition     = jsondecode(aws_lambda_invocation.email_configuration[0].input).From == aws_cognito_user_pool.users[0].email_configuration[0].from_email_address
    error_message = "The look sees the sender that the pool gets."
  }
  assert {
    condition     = jsondecode(aws_lambda_invocation.email_configuration[0].input).ResourceType == "Custom::CognitoEmailConfiguration"
    error_message = "The function is told which resource it serves."
  }
  assert {
    condition     = aws_cognito_user_pool.users[0].email_configuration[0].configuration_set == jsondecode(aws_lambda_invocation.email_configuration[0].input).ConfigurationSet
    error_message = "The pool sends with the set of the module."
  }
  assert {
    condition     = output.warnings == ["odd"]
    error_message = "Warnings are an output."
  }
  assert {
    condition     = can(regex("^[0-9a-f]{32}$", jsondecode(aws_lambda_invocation.sending_policy[0].input).Instance))
    error_message = "The policy's input carries an instance that a Sid may hold."
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
    error_message = "The pool sends as the address."
  }
}

run "an_existing_pool_is_left_alone" {
  variables {
    create_user_pool             = false
    user_pool_arn                = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_MINE"
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

run "one_policy_covers_the_account" {
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                  = { address = "no-reply@example.com" }
    sending_policy_scope  = "ACCOUNT"
  }
  assert {
    condition     = jsondecode(aws_lambda_invocation.sending_policy[0].input).UserPoolArn == "*"
    error_message = "Every pool of the account may send."
  }
}

run "the_policy_of_another_state_is_left_alone" {
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                  = { address = "no-reply@example.com" }
    manage_sending_policy = false
  }
  assert {
    condition     = length(aws_lambda_invocation.sending_policy) == 0 && length(aws_lambda_invocation.email_configuration) == 1
    error_message = "It looks and attaches nothing."
  }
}

run "without_a_look_and_a_policy_there_is_no_provider" {
  variables {
    email_sending_account     = "DEVELOPER"
    source_arn                = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                      = { address = "no-reply@example.com" }
    manage_sending_policy     = false
    check_email_configuration = false
  }
  assert {
    condition     = length(aws_lambda_function.ses_identity_policy) + length(aws_lambda_invocation.email_configuration) == 0
    error_message = "Nothing is invoked."
  }
}

run "domains_are_in_lower_case_and_local_parts_as_given" {
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/Example.ORG"
    from                  = { address = "Ana@example.org" }
  }
  assert {
    condition     = output.email_configuration.source_arn == "arn:aws:ses:us-east-1:123456789012:identity/example.org"
    error_message = "SES stores domains in lower case, and a plan would show the difference."
  }
}

run "passwordless_and_second_factor_by_email" {
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                  = { address = "no-reply@example.com" }
    email_otp_sign_in     = true
    email_mfa             = "OPTIONAL"
    account_recovery      = "EMAIL_THEN_PHONE"
  }
  assert {
    condition     = toset(aws_cognito_user_pool.users[0].sign_in_policy[0].allowed_first_auth_factors) == toset(["PASSWORD", "EMAIL_OTP"])
    error_message = "PASSWORD stays listed."
  }
  assert {
    condition     = length(aws_cognito_user_pool.users[0].email_mfa_configuration) == 1 && length(aws_cognito_user_pool.users[0].account_recovery_setting[0].recovery_mechanism) == 2
    error_message = "Email MFA needs a second recovery mechanism."
  }
  assert {
    condition     = contains(output.explicit_auth_flows, "ALLOW_USER_AUTH")
    error_message = "The client's flow goes with it."
  }
}

run "a_code_instead_of_a_password_needs_ses_and_a_tier" {
  command = plan
  variables {
    email_otp_sign_in = true
    user_pool_tier    = "LITE"
  }
  expect_failures = [var.email_otp_sign_in]
}

run "a_code_instead_of_a_password_forbids_required_mfa" {
  command = plan
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    email_otp_sign_in     = true
    email_mfa             = "ON"
    account_recovery      = "EMAIL_THEN_PHONE"
  }
  expect_failures = [var.email_otp_sign_in]
}

run "a_second_factor_by_email_needs_a_second_recovery" {
  command = plan
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    email_mfa             = "OPTIONAL"
  }
  expect_failures = [var.email_mfa]
}

run "a_reply_to_with_a_name_is_refused" {
  command = plan
  variables {
    reply_to = "Support <support@example.com>"
  }
  expect_failures = [var.reply_to]
}

run "a_set_in_another_region_than_the_identity_is_refused" {
  command = plan
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:eu-west-1:123456789012:identity/example.com"
    from                  = { address = "no-reply@example.com" }
  }
  expect_failures = [var.create_configuration_set]
}

run "both_functions_get_the_brand" {
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                  = { address = "no-reply@example.com" }
    sender                = "CUSTOM"
    deployer_role_arn     = "arn:aws:iam::123456789012:role/deployer"
    brand = {
      look          = "plain"
      logo_url      = "https://cdn.example.com/logo.png"
      logo_dark_url = "https://cdn.example.com/logo-white.png"
      logo_on_dark  = "plate"
    }
  }
  assert {
    condition = alltrue([for function in [aws_lambda_function.custom_message, aws_lambda_function.custom_email_sender["mail"]] : alltrue([
      function.environment[0].variables.BRAND_LOOK == "plain",
      function.environment[0].variables.BRAND_LOGO_URL == "https://cdn.example.com/logo.png",
      function.environment[0].variables.BRAND_LOGO_DARK_URL == "https://cdn.example.com/logo-white.png",
      function.environment[0].variables.BRAND_LOGO_ON_DARK == "plate",
    ])])
    error_message = "Each key of the brand is its variable."
  }
}

run "a_look_that_there_is_not_is_refused" {
  command = plan
  variables {
    brand = { look = "paper" }
  }
  expect_failures = [var.brand]
}

run "a_logo_without_https_is_refused" {
  command = plan
  variables {
    brand = { logo_dark_url = "http://cdn.example.com/logo.png" }
  }
  expect_failures = [var.brand]
}

run "a_treatment_of_the_logo_that_there_is_not_is_refused" {
  command = plan
  variables {
    brand = { logo_on_dark = "platter" }
  }
  expect_failures = [var.brand]
}

run "a_theme_is_a_layer" {
  variables {
    theme_zip = "main.tf"
  }
  assert {
    condition     = length(aws_lambda_function.custom_message.layers) == 1
    error_message = "The zip becomes the function's layer."
  }
}

run "alarms_and_dashboard_count_the_same_metrics" {
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                  = { address = "no-reply@example.com" }
    alarm_topic_arn       = "arn:aws:sns:us-east-1:123456789012:alarms"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.fallback.metric_name == aws_cloudwatch_log_metric_filter.counted["FellBack"].metric_transformation[0].name
    error_message = "The alarm watches the metric of the filter."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.unbranded.metric_name == aws_cloudwatch_log_metric_filter.counted["Unbranded"].metric_transformation[0].name
    error_message = "The alarm for mail without a brand watches the metric of its filter."
  }
  assert {
    condition = alltrue([for metric in ["Rendered-signet", "FellBack-signet", "Send", "Bounce", "Complaint"] :
    strcontains(aws_cloudwatch_dashboard.pool[0].dashboard_body, "\"${metric}\"")])
    error_message = "The dashboard shows rendered, fell back, sent, bounced and complained."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.bounce_rate[0].dimensions["ses:configuration-set"] == output.configuration_set
    error_message = "The rates are those of the module's set."
  }
}

run "a_pool_that_sends_through_cognito_has_no_function_that_sends" {
  assert {
    condition     = length(aws_lambda_function.custom_email_sender) + length(aws_kms_key.codes) + length(aws_sqs_queue.failed_mail) == 0 && output.custom_email_sender == null
    error_message = "Nothing of the sender is made."
  }
}

run "a_pool_whose_function_sends" {
  variables {
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                  = { name = "Example, Inc.", address = "no-reply@example.com" }
    sender                = "CUSTOM"
    deployer_role_arn     = "arn:aws:iam::123456789012:role/deployer"
    notices               = ["welcome", "password-changed"]
    allow_recipients      = ["@example.com", "jane@example.org"]
    reserved_concurrency  = 5
  }
  assert {
    condition     = aws_cognito_user_pool.users[0].lambda_config[0].custom_email_sender[0].lambda_version == "V1_0" && aws_cognito_user_pool.users[0].lambda_config[0].kms_key_id == aws_kms_key.codes[0].arn
    error_message = "The pool names the function and the key."
  }
  assert {
    condition     = aws_cognito_user_pool.users[0].lambda_config[0].custom_message == aws_lambda_function.custom_message.arn
    error_message = "custom-message goes on writing SMS."
  }
  assert {
    condition     = aws_lambda_function.custom_email_sender["mail"].environment[0].variables.FROM == "\"Example, Inc.\" <no-reply@example.com>" && aws_lambda_function.custom_email_sender["mail"].environment[0].variables.NOTICES == "welcome,password-changed"
    error_message = "The function is told who sends, and which notices."
  }
  assert {
    condition     = aws_lambda_function.custom_email_sender["mail"].reserved_concurrent_executions == 5 && aws_lambda_function.custom_email_sender["notices"].reserved_concurrent_executions == -1
    error_message = "A confirmation waits for no reserve."
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.decrypt_codes[0].policy).Statement[0].Condition.StringEquals["kms:EncryptionContext:userpool-id"] == "us-east-1_EXAMPLE"
    error_message = "Only codes of this pool are decrypted."
  }
  assert {
    condition = anytrue([for statement in jsondecode(aws_iam_role_policy.send_mail[0].policy).Statement :
    try(statement.Condition.StringEquals["ses:FromAddress"] == "no-reply@example.com", false)])
    error_message = "The role sends as the address of From alone."
  }
  assert {
    condition     = jsondecode(aws_kms_key.codes[0].policy).Statement[1].Principal.AWS == "arn:aws:iam::123456789012:role/deployer"
    error_message = "The deployer may make Cognito's grant."
  }
  assert {
    condition     = aws_lambda_function_event_invoke_config.custom_email_sender[0].maximum_event_age_in_seconds == 600 && aws_sqs_queue.failed_mail[0].sqs_managed_sse_enabled
    error_message = "What fails is kept, encrypted."
  }
  assert {
    condition     = aws_lambda_permission.custom_email_sender["mail"].source_arn == aws_cognito_user_pool.users[0].arn && length(aws_cloudwatch_metric_alarm.custom_email_sender) == 3
    error_message = "Only this pool may call it, and failures are noticed."
  }
}

run "a_pool_and_a_key_of_yours" {
  variables {
    create_user_pool      = false
    user_pool_arn         = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_MINE"
    key_arn               = "arn:aws:kms:us-east-1:123456789012:key/mine"
    email_sending_account = "DEVELOPER"
    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                  = { address = "no-reply@example.com" }
    sender                = "CUSTOM"
  }
  assert {
    condition     = output.custom_email_sender.kms_key_id == var.key_arn && length(aws_kms_key.codes) == 0 && output.custom_email_sender.post_confirmation == null
    error_message = "The key that is there is used, and no notices are made."
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.decrypt_codes[0].policy).Statement[0].Condition.StringEquals["kms:EncryptionContext:userpool-id"] == "us-east-1_MINE"
    error_message = "Only codes of that pool are decrypted."
  }
}

run "a_function_that_sends_needs_a_sender" {
  command = plan
  variables {
    sender = "CUSTOM"
  }
  expect_failures = [var.sender]
}

run "a_function_that_sends_needs_the_identity_in_its_region" {
  command = plan
  variables {
    email_sending_account    = "DEVELOPER"
    source_arn               = "arn:aws:ses:eu-west-1:123456789012:identity/example.com"
    from                     = { address = "no-reply@example.com" }
    create_configuration_set = false
    sender                   = "CUSTOM"
  }
  expect_failures = [var.sender]
}

run "staging_needs_a_function_that_sends" {
  command = plan
  variables {
    redirect_to      = "stage@example.com"
    send             = "off"
    allow_recipients = ["@example.com"]
    notices          = ["welcome"]
  }
  expect_failures = [var.redirect_to, var.send, var.allow_recipients, var.notices]
}

run "further_senders_need_their_resources" {
  command = plan
  variables {
    senders = "Region=eu-central-1;From=no-reply@example.com"
  }
  expect_failures = [var.senders]
}

run "every_role_has_the_boundary" {
  variables {
    email_sending_account    = "DEVELOPER"
    source_arn               = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
    from                     = { address = "no-reply@example.com" }
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/boundary"
    event_destination        = "FIREHOSE"
    event_destination_arn    = "arn:aws:firehose:us-east-1:123456789012:deliverystream/mail"
  }
  assert {
    condition     = aws_iam_role.custom_message.permissions_boundary == var.permissions_boundary_arn && aws_iam_role.ses_identity_policy[0].permissions_boundary == var.permissions_boundary_arn
    error_message = "The functions' roles are bounded."
  }
}
