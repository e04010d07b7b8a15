variable "domain" {
  description = "The domain to send as. Give either domain or address."
  type        = string
  default     = null

  validation {
    condition     = (var.domain == null) != (var.address == null)
    error_message = "Give either domain or address."
  }
}

variable "address" {
  description = "The address to send as. SES sends it a link, which is valid for 24 hours."
  type        = string
  default     = null
}

variable "hosted_zone_id" {
  description = "The Route 53 hosted zone of the domain, for the DNS records. Null: the output dns_records has them."
  type        = string
  default     = null

  validation {
    condition     = var.hosted_zone_id == null || var.domain != null
    error_message = "hosted_zone_id needs domain, since an address has no DNS records."
  }
}

variable "mail_from_subdomain" {
  description = "The MAIL FROM domain is <this>.<domain>, so that SPF is aligned as well as DKIM. No mail server may use it already. Null: SES's own."
  type        = string
  default     = "mail"
}

variable "mail_from_failure" {
  description = "While the MX record of the MAIL FROM domain is missing: USE_DEFAULT_VALUE sends with SES's own, REJECT_MESSAGE sends nothing."
  type        = string
  default     = "USE_DEFAULT_VALUE"

  validation {
    condition     = contains(["USE_DEFAULT_VALUE", "REJECT_MESSAGE"], var.mail_from_failure)
    error_message = "Give USE_DEFAULT_VALUE or REJECT_MESSAGE."
  }
}

variable "dmarc_policy" {
  description = "The policy of the DMARC record: none to start with, then quarantine and reject. Null if the domain has a record: two count as none."
  type        = string
  default     = "none"

  validation {
    condition     = var.dmarc_policy == null || contains(["none", "quarantine", "reject"], coalesce(var.dmarc_policy, "none"))
    error_message = "Give none, quarantine or reject."
  }
}

variable "dmarc_reports" {
  description = "The address for DMARC's daily reports; null for no reports."
  type        = string
  default     = null
}

variable "dkim_zone" {
  description = "The zone of the DKIM records' targets, which differs in some newer Regions (SigningHostedZone of GetEmailIdentity)."
  type        = string
  default     = "dkim.amazonses.com"
}

variable "create_configuration_set" {
  description = "Make a configuration set, for configuration_set of the pool's module."
  type        = bool
  default     = true
}

variable "configuration_set_name" {
  description = "The name of the configuration set; null makes one of the identity's name."
  type        = string
  default     = null
}

variable "sending_pool_name" {
  description = "The dedicated IP pool that the configuration set sends with; null for SES's shared addresses."
  type        = string
  default     = null
}

variable "event_destination" {
  description = "Where SES reports what became of each mail: NONE, CLOUDWATCH, SNS, EVENTBRIDGE or FIREHOSE. NONE makes a set without a destination."
  type        = string
  default     = "CLOUDWATCH"

  validation {
    condition     = contains(["NONE", "CLOUDWATCH", "SNS", "EVENTBRIDGE", "FIREHOSE"], var.event_destination)
    error_message = "Give NONE, CLOUDWATCH, SNS, EVENTBRIDGE or FIREHOSE."
  }
}

variable "event_destination_arn" {
  description = "For SNS the topic, which must let ses.amazonaws.com publish; for FIREHOSE the delivery stream."
  type        = string
  default     = null

  validation {
    condition     = !contains(["SNS", "FIREHOSE"], var.event_destination) || var.event_destination_arn != null
    error_message = "event_destination SNS and FIREHOSE need event_destination_arn."
  }
}

variable "permissions_boundary_arn" {
  description = "The permissions boundary of every role."
  type        = string
  default     = null
}

variable "tags" {
  description = "On everything that takes tags."
  type        = map(string)
  default     = {}
}
