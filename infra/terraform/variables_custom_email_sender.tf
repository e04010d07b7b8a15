variable "sender" {
  description = "CUSTOM sends the mail by a function of this module (custom-email-sender) instead of Cognito; SMS stay with Cognito. Needs DEVELOPER with source_arn and from, and kms:CreateGrant for who applies."
  type        = string
  default     = "COGNITO"

  validation {
    condition     = contains(["COGNITO", "CUSTOM"], var.sender)
    error_message = "Give COGNITO or CUSTOM."
  }
  validation {
    condition     = var.sender == "COGNITO" || (var.email_sending_account == "DEVELOPER" && var.from != null)
    error_message = "sender CUSTOM needs email_sending_account DEVELOPER and from."
  }
  validation {
    condition     = var.sender == "COGNITO" || try(split(":", var.source_arn)[3], "") == data.aws_region.current.id
    error_message = "sender CUSTOM sends through SES in the pool's Region: verify the identity there, and name identities of other Regions in senders."
  }
}

variable "key_arn" {
  description = "With CUSTOM, the pool's KMS key that you have. Null makes one."
  type        = string
  default     = null
}

variable "deployer_role_arn" {
  description = "With CUSTOM, the role that saves the pool. The new key lets it make the grant with which Cognito encrypts; null leaves that to the role's own policies (kms:CreateGrant)."
  type        = string
  default     = null
}

variable "senders" {
  description = "With CUSTOM, further senders, tried in order when SES in this Region cannot send: Region=eu-central-1;From=Example <no-reply@example.com>;ConfigurationSet=signet, separated by |."
  type        = string
  default     = ""

  validation {
    condition     = var.senders == "" || length(var.sender_resources) > 0
    error_message = "senders needs sender_resources, the ARNs that the role may send with."
  }
}

variable "sender_resources" {
  description = "With senders, the ARNs of their identities and configuration sets."
  type        = list(string)
  default     = []
}

variable "notices" {
  description = "With CUSTOM, password-changed and welcome: makes a second function for the pool's PostConfirmation trigger."
  type        = list(string)
  default     = []

  validation {
    condition     = length(setsubtract(var.notices, ["password-changed", "welcome"])) == 0
    error_message = "Give password-changed, welcome, or both."
  }
  validation {
    condition     = length(var.notices) == 0 || var.sender == "CUSTOM"
    error_message = "notices need sender CUSTOM."
  }
}

variable "send" {
  description = "With CUSTOM, off decrypts and renders, and sends nothing."
  type        = string
  default     = "on"

  validation {
    condition     = contains(["on", "off"], var.send)
    error_message = "Give on or off."
  }
  validation {
    condition     = var.send == "on" || var.sender == "CUSTOM"
    error_message = "send off needs sender CUSTOM: Cognito sends every mail itself."
  }
}

variable "redirect_to" {
  description = "With CUSTOM, for a stage, the address that gets every mail."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^$|^[^\\s\"<>(),;@]+@[^\\s\"<>(),;@]+$", var.redirect_to))
    error_message = "Give a bare address, such as stage@example.com."
  }
  validation {
    condition     = var.redirect_to == "" || var.sender == "CUSTOM"
    error_message = "redirect_to needs sender CUSTOM: Cognito sends every mail itself."
  }
}

variable "allow_recipients" {
  description = "With CUSTOM, for a stage, the addresses and @domains that may get mail."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for one in var.allow_recipients : can(regex("^[^\\s\"<>(),;@]*@[^\\s\"<>(),;@]+$", one))])
    error_message = "Give addresses, or domains with an @ before them: @example.com."
  }
  validation {
    condition     = length(var.allow_recipients) == 0 || var.sender == "CUSTOM"
    error_message = "allow_recipients needs sender CUSTOM: Cognito sends every mail itself."
  }
}

variable "reserved_concurrency" {
  description = "With CUSTOM, as many mails at once as SES's sending rate allows; Lambda's queue then waits instead of SES. -1 for no limit."
  type        = number
  default     = -1
}

variable "link_domain" {
  description = "With CUSTOM and verification link, the pool's domain, such as auth.example.com; empty is the theme's ([links] domain)."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^$|^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.link_domain))
    error_message = "Give a host name without https://, such as auth.example.com."
  }
}
