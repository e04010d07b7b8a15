variable "brand" {
  description = "Branding without a theme; what is not given is the theme's. Keys: name, look, logo_url, logo_dark_url, logo_on_dark, accent_color, website, support_email, postal_address."
  type = object({
    name           = optional(string, "")
    look           = optional(string, "")
    logo_url       = optional(string, "")
    logo_dark_url  = optional(string, "")
    logo_on_dark   = optional(string, "")
    accent_color   = optional(string, "")
    website        = optional(string, "")
    support_email  = optional(string, "")
    postal_address = optional(string, "")
  })
  default = {}

  validation {
    condition     = contains(["", "card", "plain"], var.brand.look)
    error_message = "Give card or plain as look."
  }
  validation {
    condition     = alltrue([for url in [var.brand.logo_url, var.brand.logo_dark_url] : can(regex("^$|^https://.+$", url))])
    error_message = "Give https:// addresses as logo_url and logo_dark_url."
  }
  validation {
    condition     = contains(["", "wordmark", "plate", "same"], var.brand.logo_on_dark)
    error_message = "Give wordmark, plate or same as logo_on_dark."
  }
}

variable "default_locale" {
  description = "The language of users whose own language is missing; empty is the theme's."
  type        = string
  default     = ""
}

variable "link_base" {
  description = "The host of the theme's links, https, with or without a path; empty is the theme's own."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^$|^https://[^?#{}[:space:]]+$", var.link_base))
    error_message = "Give an https:// address without ? and #."
  }
}

variable "theme_zip" {
  description = "The path of the theme's layer.zip (make package THEME=<folder>), merged over the default theme."
  type        = string
  default     = null
}

variable "theme_layer_arn" {
  description = "Instead of theme_zip, a layer version with a folder named theme."
  type        = string
  default     = null

  validation {
    condition     = var.theme_layer_arn == null || var.theme_zip == null
    error_message = "Give either theme_zip or theme_layer_arn."
  }
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

variable "verification_link_text" {
  description = "With a link, localized puts the words of the user's language on it instead of Click Here."
  type        = string
  default     = "event"

  validation {
    condition     = contains(["event", "localized"], var.verification_link_text)
    error_message = "Give event or localized."
  }
}

variable "invitation" {
  description = "auto leaves the password out of an invitation that has none, as in a pool with sign-in without passwords."
  type        = string
  default     = "auto"

  validation {
    condition     = contains(["auto", "password", "passwordless"], var.invitation)
    error_message = "Give auto, password or passwordless."
  }
}
