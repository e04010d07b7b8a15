# The SES identity that a user pool sends as: a domain with DKIM, a MAIL FROM domain and a DMARC record, or an
# address; and a configuration set.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

data "aws_region" "current" {}

locals {
  # SES stores domains in lower case.
  name          = var.domain != null ? lower(var.domain) : var.address
  has_mail_from = var.domain != null && var.mail_from_subdomain != null
  mail_from     = local.has_mail_from ? "${var.mail_from_subdomain}.${local.name}" : null
  has_dmarc     = var.domain != null && var.dmarc_policy != null
  reports       = var.dmarc_reports == null ? "" : "; rua=mailto:${var.dmarc_reports}"

  mail_from_records = local.has_mail_from ? {
    mail_from_mx  = { name = local.mail_from, type = "MX", value = "10 feedback-smtp.${data.aws_region.current.id}.amazonses.com" }
    mail_from_spf = { name = local.mail_from, type = "TXT", value = "v=spf1 include:amazonses.com ~all" }
  } : {}
  dmarc_records = local.has_dmarc ? {
    dmarc = { name = "_dmarc.${local.name}", type = "TXT", value = "v=DMARC1; p=${coalesce(var.dmarc_policy, "none")}${local.reports}" }
  } : {}
  # SES gives three tokens; their number is known before they are.
  dkim_records = var.domain == null ? {} : {
    for index in range(3) : "dkim_${index + 1}" => {
      name  = "${aws_sesv2_email_identity.sender.dkim_signing_attributes[0].tokens[index]}._domainkey.${local.name}"
      type  = "CNAME"
      value = "${aws_sesv2_email_identity.sender.dkim_signing_attributes[0].tokens[index]}.${var.dkim_zone}"
    }
  }
  dns_records = merge(local.dkim_records, local.mail_from_records, local.dmarc_records)
}

resource "aws_sesv2_email_identity" "sender" {
  email_identity = local.name
  tags           = var.tags

  dynamic "dkim_signing_attributes" {
    for_each = var.domain[*]
    content {
      next_signing_key_length = "RSA_2048_BIT"
    }
  }
}

resource "aws_sesv2_email_identity_mail_from_attributes" "sender" {
  count = local.has_mail_from ? 1 : 0

  email_identity         = aws_sesv2_email_identity.sender.email_identity
  mail_from_domain       = local.mail_from
  behavior_on_mx_failure = var.mail_from_failure
}

resource "aws_route53_record" "sender" {
  for_each = var.hosted_zone_id == null ? {} : local.dns_records

  zone_id = var.hosted_zone_id
  name    = each.value.name
  type    = each.value.type
  ttl     = 1800
  records = [each.value.value]
}

module "configuration_set" {
  source = "../configuration-set"
  count  = var.create_configuration_set ? 1 : 0

  name                     = coalesce(var.configuration_set_name, replace(replace(local.name, ".", "-"), "@", "-at-"))
  sending_pool_name        = var.sending_pool_name
  event_destination        = var.event_destination
  event_destination_arn    = var.event_destination_arn
  permissions_boundary_arn = var.permissions_boundary_arn
  tags                     = var.tags
}
