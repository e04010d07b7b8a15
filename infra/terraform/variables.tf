variable "name" {
  description = "What the functions, their roles and the pool are called."
  type        = string
  default     = "signet"
}

variable "custom_message_zip" {
  description = "The path of custom-message's bootstrap.zip (make package)."
  type        = string
}

variable "ses_identity_policy_zip" {
  description = "The path of ses-identity-policy's bootstrap.zip. Null: ses_identity_policy_function is there already."
  type        = string
  default     = null
}

variable "ses_identity_policy_function" {
  description = "The name of a ses-identity-policy function that this account and Region have: one is enough for all pools."
  type        = string
  default     = null

  validation {
    condition = (
      (var.ses_identity_policy_function == null) != (var.ses_identity_policy_zip == null)
      || (var.email_sending_account == "COGNITO_DEFAULT" && var.custom_from_arn == null)
    )
    error_message = "Give either ses_identity_policy_zip or ses_identity_policy_function."
  }
}

variable "architecture" {
  description = "What the zips were built for."
  type        = string
  default     = "x86_64"

  validation {
    condition     = contains(["x86_64", "arm64"], var.architecture)
    error_message = "Give x86_64 or arm64."
  }
}

variable "user_pool_arn" {
  description = "The pool that you have. Null makes one."
  type        = string
  default     = null
}

variable "create_user_pool" {
  description = "False with user_pool_arn; said apart, because the ARN of a pool in the same plan is not known yet."
  type        = bool
  default     = true

  validation {
    condition     = var.create_user_pool || var.user_pool_arn != null
    error_message = "Without a pool of its own the module needs user_pool_arn."
  }
}

variable "deletion_protection" {
  description = "ACTIVE keeps the pool and its users from being destroyed."
  type        = string
  default     = "ACTIVE"
}

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
  description = "With DEVELOPER, who the mail is from. The name is quoted here; letters beyond ASCII are given encoded (RFC 2047)."
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
  description = "Where answers go."
  type        = string
  default     = null
}

variable "configuration_set" {
  description = "With DEVELOPER, an SES configuration set in the identity's Region."
  type        = string
  default     = null
}

variable "require_production_access" {
  description = "Fail while SES is in its sandbox, where only verified addresses get mail."
  type        = bool
  default     = false
}

variable "brand" {
  description = "Branding without a theme; what is not given is the theme's."
  type = object({
    name           = optional(string, "")
    logo_url       = optional(string, "")
    accent_color   = optional(string, "")
    website        = optional(string, "")
    support_email  = optional(string, "")
    postal_address = optional(string, "")
  })
  default = {}
}

variable "default_locale" {
  description = "For whom no language asked for is there; empty is the theme's."
  type        = string
  default     = ""
}

variable "theme_layer_arn" {
  description = "A layer version with a folder named theme, laid over the default one."
  type        = string
  default     = null
}

variable "custom_email" {
  description = "always sends the branded email on COGNITO_DEFAULT too."
  type        = string
  default     = "auto"

  validation {
    condition     = contains(["auto", "always"], var.custom_email)
    error_message = "Give auto or always."
  }
}

variable "verification" {
  description = "How a sign-up is confirmed. A link needs a domain on the pool."
  type        = string
  default     = "code"

  validation {
    condition     = contains(["code", "link"], var.verification)
    error_message = "Give code or link."
  }
}

variable "log_retention_days" {
  description = "How long the logs are kept."
  type        = number
  default     = 90
}

variable "tags" {
  description = "On everything that takes tags."
  type        = map(string)
  default     = {}
}
