variable "name" {
  description = "The name of the pool, and the beginning of the names of functions, roles and alarms."
  type        = string
  default     = "signet"
}

variable "package_path" {
  description = "The folder of your own build, with <function>/bootstrap.zip in it (target/lambda of make package). Null: the release's zips are downloaded and checked."
  type        = string
  default     = null
}

variable "release_url" {
  description = "The place of the releases, for a mirror."
  type        = string
  default     = "https://github.com/signet-mail/signet/releases/download"

  validation {
    condition     = can(regex("^https://[^\\s'\"]+[^/]$", var.release_url)) || can(regex("^http://127\\.0\\.0\\.1:[0-9]+$", var.release_url))
    error_message = "Give an https address without a slash at the end."
  }
}

variable "ses_identity_policy_function" {
  description = "The name of a ses-identity-policy function that this account and Region have: one is enough for all pools. Null: the module makes one, if it needs one."
  type        = string
  default     = null
}

variable "architecture" {
  description = "The architecture of the functions; arm64 costs 20 % less."
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
