variable "name" {
  description = "The name of the pool, and the beginning of the names of functions, roles and alarms."
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
      || (!var.manage_sending_policy && !var.check_email_configuration)
    )
    error_message = "Give either ses_identity_policy_zip or ses_identity_policy_function."
  }
}

variable "architecture" {
  description = "The architecture of the zips."
  type        = string
  default     = "x86_64"

  validation {
    condition     = contains(["x86_64", "arm64"], var.architecture)
    error_message = "Give x86_64 or arm64."
  }
}

variable "log_retention_days" {
  description = "How long the logs are kept."
  type        = number
  default     = 90
}

variable "allow_any_policy" {
  description = "Serve Custom::SesEmailIdentityPolicy: any policy on any identity of this account. Everyone who may invoke the function can then open an identity to any account."
  type        = bool
  default     = false
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
