# Alarms, and a dashboard of this pool.

locals {
  alarm_actions = var.alarm_topic_arn[*]
  # Without a set of this module the rates are the whole account's.
  set_dimensions = local.makes_configuration_set ? { "ses:configuration-set" = local.configuration_set } : {}
  # SES reports in the identity's Region.
  identity_region = local.is_developer ? split(":", local.source_arn)[3] : local.region
}

# SES reviews an account at a bounce rate of 5 % and a complaint rate of 0.1 %, and may stop its sending.
resource "aws_cloudwatch_metric_alarm" "bounce_rate" {
  count = local.is_developer ? 1 : 0

  alarm_name          = "${var.name}-bounce-rate"
  alarm_description   = "5 % of the mail bounces. SES reviews accounts at this rate and pauses them at 10 %."
  namespace           = "AWS/SES"
  metric_name         = "Reputation.BounceRate"
  dimensions          = local.set_dimensions
  statistic           = "Average"
  period              = 900
  evaluation_periods  = 1
  threshold           = 0.05
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  tags                = var.tags
}

resource "aws_cloudwatch_metric_alarm" "complaint_rate" {
  count = local.is_developer ? 1 : 0

  alarm_name          = "${var.name}-complaint-rate"
  alarm_description   = "0.1 % of the mail is called spam. SES reviews accounts at this rate and pauses them at 0.5 %."
  namespace           = "AWS/SES"
  metric_name         = "Reputation.ComplaintRate"
  dimensions          = local.set_dimensions
  statistic           = "Average"
  period              = 900
  evaluation_periods  = 1
  threshold           = 0.001
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  tags                = var.tags
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-custom-message-errors"
  alarm_description   = "The CustomMessage trigger failed or timed out, and a user's call with it."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = aws_lambda_function.custom_message.function_name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  tags                = var.tags
}

# The function's own metrics carry the trigger source and no pool, so that another pool adds no metric.
# This pool's alarm and dashboard count in this pool's log.
resource "aws_cloudwatch_log_metric_filter" "counted" {
  for_each = toset(concat(["FellBack", "Unbranded"], var.dashboard ? ["Rendered"] : []))

  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.custom_message.name
  pattern        = "{ $.${each.key} > 0 }"

  metric_transformation {
    namespace = "Signet"
    name      = "${each.key}-${var.name}"
    value     = "$.${each.key}"
    unit      = "Count"
  }
}

resource "aws_cloudwatch_metric_alarm" "fallback" {
  alarm_name          = "${var.name}-fallback"
  alarm_description   = "A message fell back to the default theme or to Cognito's own text. The function's log names the file, the line and the reason."
  namespace           = "Signet"
  metric_name         = "FellBack-${var.name}"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  tags                = var.tags
}

resource "aws_cloudwatch_metric_alarm" "unbranded" {
  alarm_name          = "${var.name}-unbranded"
  alarm_description   = "Messages name no brand. Set brand_name, or name under [brand] in theme.toml; if theme.toml names it, the function's log says which line cannot be read."
  namespace           = "Signet"
  metric_name         = "Unbranded-${var.name}"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  tags                = var.tags
}

locals {
  reports_to_cloudwatch = local.makes_configuration_set && var.event_destination == "CLOUDWATCH"
  mail_dimensions       = local.reports_to_cloudwatch ? ["ses:configuration-set", local.configuration_set] : []
  message_metrics       = { Rendered = "rendered", FellBack = "fell back" }
  mail_metrics          = { Send = "sent", Bounce = "bounced", Complaint = "complained" }
}

resource "aws_cloudwatch_dashboard" "pool" {
  count = var.dashboard ? 1 : 0

  dashboard_name = "${var.name}-${local.region}"
  dashboard_body = jsonencode({
    widgets = concat(
      [{
        type = "metric", x = 0, y = 0, width = 12, height = 6
        properties = {
          title   = "Messages", region = local.region, stat = "Sum", period = 300, view = "timeSeries"
          metrics = [for metric, label in local.message_metrics : ["Signet", "${metric}-${var.name}", { label = label }]]
        }
      }],
      local.is_developer ? [{
        type = "metric", x = 12, y = 0, width = 12, height = 6
        properties = {
          title   = "Mail", region = local.identity_region, stat = "Sum", period = 300, view = "timeSeries"
          metrics = [for metric, label in local.mail_metrics : concat(["AWS/SES", metric], local.mail_dimensions, [{ label = label }])]
        }
      }] : []
    )
  })
}
