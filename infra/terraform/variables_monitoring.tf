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

variable "alarm_topic_arn" {
  description = "The topic that alarms notify; null for none."
  type        = string
  default     = null
}

variable "dashboard" {
  description = "A CloudWatch dashboard of this pool. CloudWatch bills dashboards beyond an account's third."
  type        = bool
  default     = true
}
