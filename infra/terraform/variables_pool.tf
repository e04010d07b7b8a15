variable "user_pool_arn" {
  description = "The pool that you have. Null makes one."
  type        = string
  default     = null
}

variable "create_user_pool" {
  description = "False with user_pool_arn. A variable of its own, because the ARN of a pool in the same plan is not known yet."
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

variable "user_pool_tier" {
  description = "The feature plan of the pool, which Cognito bills by active user: LITE, ESSENTIALS or PLUS."
  type        = string
  default     = "ESSENTIALS"

  validation {
    condition     = contains(["LITE", "ESSENTIALS", "PLUS"], var.user_pool_tier)
    error_message = "Give LITE, ESSENTIALS or PLUS."
  }
}

variable "email_otp_sign_in" {
  description = "Users may sign in with a code by email instead of a password. App clients need ALLOW_USER_AUTH (output explicit_auth_flows)."
  type        = bool
  default     = false

  validation {
    condition     = !var.email_otp_sign_in || var.user_pool_tier != "LITE"
    error_message = "email_otp_sign_in needs user_pool_tier ESSENTIALS or PLUS."
  }
  validation {
    condition     = !var.email_otp_sign_in || var.email_sending_account == "DEVELOPER"
    error_message = "email_otp_sign_in needs email_sending_account DEVELOPER."
  }
  validation {
    condition     = !var.email_otp_sign_in || var.email_mfa != "ON"
    error_message = "email_otp_sign_in needs email_mfa OFF or OPTIONAL: a pool that requires MFA has no sign-in without a password."
  }
}

variable "email_mfa" {
  description = "A code by email as the second factor: OFF, OPTIONAL or ON. Authenticator apps are enabled with it."
  type        = string
  default     = "OFF"

  validation {
    condition     = contains(["OFF", "OPTIONAL", "ON"], var.email_mfa)
    error_message = "Give OFF, OPTIONAL or ON."
  }
  validation {
    condition     = var.email_mfa == "OFF" || var.user_pool_tier != "LITE"
    error_message = "email_mfa needs user_pool_tier ESSENTIALS or PLUS."
  }
  validation {
    condition     = var.email_mfa == "OFF" || var.email_sending_account == "DEVELOPER"
    error_message = "email_mfa needs email_sending_account DEVELOPER."
  }
  validation {
    condition     = var.email_mfa == "OFF" || contains(["EMAIL_THEN_PHONE", "PHONE_THEN_EMAIL"], var.account_recovery)
    error_message = "email_mfa needs account_recovery EMAIL_THEN_PHONE or PHONE_THEN_EMAIL: Cognito recovers no password through the address of the second factor."
  }
}

variable "account_recovery" {
  description = "How users recover a forgotten password: EMAIL, EMAIL_THEN_PHONE, PHONE_THEN_EMAIL or ADMIN_ONLY. Codes by phone need sms."
  type        = string
  default     = "EMAIL"

  validation {
    condition     = contains(["EMAIL", "EMAIL_THEN_PHONE", "PHONE_THEN_EMAIL", "ADMIN_ONLY"], var.account_recovery)
    error_message = "Give EMAIL, EMAIL_THEN_PHONE, PHONE_THEN_EMAIL or ADMIN_ONLY."
  }
}

variable "sms" {
  description = "The role that lets Cognito send SMS (sns:Publish), and the external id in its trust policy; null for a pool that sends none."
  type = object({
    caller_arn  = string
    external_id = string
  })
  default = null
}

variable "temporary_password_days" {
  description = "The days that the temporary password of an invitation is valid."
  type        = number
  default     = 7
}
