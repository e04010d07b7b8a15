variable "email_sending_account" {
  description = "DEVELOPER sends through your SES identity; COGNITO_DEFAULT is Cognito's own sender, 50 mails a day."
  type        = string
  default     = "COGNITO_DEFAULT"

  validation {
    condition     = contains(["DEVELOPER", "COGNITO_DEFAULT"], var.email_sending_account)
    error_message = "Give DEVELOPER or COGNITO_DEFAULT."
  }
}

variable "source_arn" {
  description = "With DEVELOPER, the ARN of the verified SES identity (domain or address) to send as."
  type        = string
  default     = null

  validation {
    condition     = var.email_sending_account != "DEVELOPER" || var.source_arn != null
    error_message = "DEVELOPER needs source_arn, the ARN of the SES identity to send as."
  }
}

variable "from" {
  description = "With DEVELOPER, the sender. The name is quoted here; letters beyond ASCII are given encoded (RFC 2047)."
  type = object({
    name    = optional(string, "")
    address = string
  })
  default = null

  validation {
    condition     = var.from == null || can(regex("^[ -~]*$", "${var.from.name}${var.from.address}"))
    error_message = "ASCII only: encode other letters of the name (RFC 2047), =?UTF-8?Q?Caf=C3=A9?=."
  }
}

variable "custom_from_arn" {
  description = "With COGNITO_DEFAULT, the ARN of a verified address that Cognito sends as, instead of its own."
  type        = string
  default     = null
}

variable "reply_to" {
  description = "The address that replies go to."
  type        = string
  default     = null

  # With anything else every sign-up fails.
  validation {
    condition     = var.reply_to == null || can(regex("^[^\\s\"<>(),;@]+@[^\\s\"<>(),;@]+$", var.reply_to))
    error_message = "Cognito takes a bare address, such as support@example.com, without a name."
  }
}

variable "configuration_set" {
  description = "With DEVELOPER, a configuration set that you have, in the identity's Region, instead of one of this module."
  type        = string
  default     = null
}

variable "create_configuration_set" {
  description = "With DEVELOPER and without configuration_set, make a configuration set. False if the identity is in another Region, since a set works in its own Region only."
  type        = bool
  default     = true

  validation {
    condition = (
      !var.create_configuration_set || var.configuration_set != null || var.email_sending_account != "DEVELOPER"
      || try(split(":", var.source_arn)[3], data.aws_region.current.id) == data.aws_region.current.id
    )
    error_message = "The identity is in another Region: set create_configuration_set = false, or give configuration_set."
  }
}

variable "require_production_access" {
  description = "Fail while SES is in its sandbox, where only verified addresses get mail."
  type        = bool
  default     = false
}

variable "check_email_configuration" {
  description = "Check the identity before the pool is saved, and say what is wrong."
  type        = bool
  default     = true
}

variable "wait_for_verification" {
  description = "The seconds that the check waits for the identity to be verified, for one that was made a moment ago; at most 840."
  type        = number
  default     = 0

  validation {
    condition     = var.wait_for_verification >= 0 && var.wait_for_verification <= 840
    error_message = "Give 0 to 840 seconds."
  }
}

variable "manage_sending_policy" {
  description = "Attach the policy on the identity. False if the identity has a policy that covers this pool, for example of another state with sending_policy_scope ACCOUNT."
  type        = bool
  default     = true
}

variable "sending_policy_scope" {
  description = "POOL lets this pool alone send as the identity; with custom_from_arn every pool of this account and Region. ACCOUNT lets every pool of this account in any Region send, with one policy."
  type        = string
  default     = "POOL"

  validation {
    condition     = contains(["POOL", "ACCOUNT"], var.sending_policy_scope)
    error_message = "Give POOL or ACCOUNT."
  }
}
