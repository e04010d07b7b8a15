variable "name" {
  description = "The name of the set, and the beginning of its role's name."
  type        = string
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
