# An SES configuration set, and one place that SES reports to.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

locals {
  # SES takes the default bus only.
  default_bus = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/default"
}

resource "aws_sesv2_configuration_set" "mail_events" {
  configuration_set_name = var.name
  tags                   = var.tags

  reputation_options {
    reputation_metrics_enabled = true
  }

  dynamic "delivery_options" {
    for_each = var.sending_pool_name[*]
    content {
      sending_pool_name = delivery_options.value
    }
  }
}

resource "aws_sesv2_configuration_set_event_destination" "mail_events" {
  count = var.event_destination == "NONE" ? 0 : 1

  configuration_set_name = aws_sesv2_configuration_set.mail_events.configuration_set_name
  event_destination_name = lower(var.event_destination)

  event_destination {
    enabled              = true
    matching_event_types = ["SEND", "REJECT", "BOUNCE", "COMPLAINT", "DELIVERY", "DELIVERY_DELAY"]

    dynamic "cloud_watch_destination" {
      for_each = var.event_destination == "CLOUDWATCH" ? [true] : []
      content {
        dimension_configuration {
          dimension_name          = "ses:configuration-set"
          dimension_value_source  = "MESSAGE_TAG"
          default_dimension_value = "none"
        }
      }
    }

    dynamic "sns_destination" {
      for_each = var.event_destination == "SNS" ? [var.event_destination_arn] : []
      content {
        topic_arn = sns_destination.value
      }
    }

    dynamic "event_bridge_destination" {
      for_each = var.event_destination == "EVENTBRIDGE" ? [local.default_bus] : []
      content {
        event_bus_arn = event_bridge_destination.value
      }
    }

    dynamic "kinesis_firehose_destination" {
      for_each = aws_iam_role.firehose
      content {
        delivery_stream_arn = var.event_destination_arn
        iam_role_arn        = kinesis_firehose_destination.value.arn
      }
    }
  }

  depends_on = [aws_iam_role_policy.firehose]
}

data "aws_iam_policy_document" "ses" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ses.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [aws_sesv2_configuration_set.mail_events.arn]
    }
  }
}

resource "aws_iam_role" "firehose" {
  count = var.event_destination == "FIREHOSE" ? 1 : 0

  name                 = "${var.name}-mail-events"
  assume_role_policy   = data.aws_iam_policy_document.ses.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "firehose" {
  count = var.event_destination == "FIREHOSE" ? 1 : 0

  name = "put-mail-events"
  role = aws_iam_role.firehose[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["firehose:PutRecordBatch"]
      Resource = var.event_destination_arn
    }]
  })
}

output "name" {
  description = "The configuration set."
  value       = aws_sesv2_configuration_set.mail_events.configuration_set_name
}
