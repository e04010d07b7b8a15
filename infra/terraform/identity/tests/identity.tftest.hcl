# Offline: no provider is asked, results are made up here.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "eu-west-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/signet" }
  }
}

override_resource {
  target = aws_sesv2_email_identity.sender
  values = {
    arn                     = "arn:aws:ses:eu-west-1:123456789012:identity/example.com"
    dkim_signing_attributes = { tokens = ["one", "two", "three"] }
  }
}

run "a_domain_with_its_zone" {
  variables {
    domain         = "Example.com"
    hosted_zone_id = "Z0000000000000000000"
    dmarc_reports  = "dmarc@example.com"
  }
  assert {
    condition     = aws_sesv2_email_identity.sender.email_identity == "example.com"
    error_message = "SES stores domains in lower case."
  }
  assert {
    condition     = length(aws_route53_record.sender) == 6
    error_message = "Three DKIM records, MX, SPF and DMARC."
  }
  assert {
    condition     = output.dns_records.mail_from_mx == { name = "mail.example.com", type = "MX", value = "10 feedback-smtp.eu-west-1.amazonses.com" }
    error_message = "SES of the identity's own Region takes the bounces."
  }
  assert {
    condition     = output.dns_records.dmarc.value == "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
    error_message = "A DMARC record to start with."
  }
}

run "a_domain_whose_dns_is_elsewhere" {
  variables {
    domain              = "example.com"
    mail_from_subdomain = null
    dmarc_policy        = null
  }
  assert {
    condition     = length(aws_route53_record.sender) == 0 && length(output.dns_records) == 3
    error_message = "The records are outputs."
  }
}

run "a_dedicated_pool" {
  variables {
    domain            = "example.com"
    sending_pool_name = "mine"
    event_destination = "NONE"
  }
  assert {
    condition     = output.configuration_set == "example-com"
    error_message = "A set without a destination."
  }
}

run "an_address" {
  variables {
    address = "Ana@example.com"
  }
  assert {
    condition     = aws_sesv2_email_identity.sender.email_identity == "Ana@example.com" && length(output.dns_records) == 0
    error_message = "A local part keeps its case, and an address has no records."
  }
  assert {
    condition     = output.configuration_set == "Ana-at-example-com"
    error_message = "The set has a name that SES takes."
  }
}

run "either_a_domain_or_an_address" {
  command         = plan
  expect_failures = [var.domain]
}
