//! The input of a call: what its one text stands for.

use serde_json::{Value, json};

use super::endpoint::Endpoints;
use super::request::Input;
use super::service;
use crate::facts::{Call, Target, metrics};
use crate::operation::Operation;

const DAY: i64 = 24 * 60 * 60;
/// The time that CloudTrail keeps events for.
const TRAIL: i64 = 90 * DAY;

/// Returns the input of a call about a target.
#[must_use]
pub fn input(call: &Call, target: &Target) -> Input {
    let text = call.input.as_str();
    let (pool, now) = (target.pool.as_str(), target.now);
    let input = match call.operation {
        Operation::DescribeUserPool
        | Operation::GetUserPoolMfaConfig
        | Operation::GetLogDeliveryConfiguration
        | Operation::DescribeRiskConfiguration
        | Operation::ListUserPoolReplicas => json!({ "UserPoolId": text }),
        Operation::ListUserPools => json!({ "MaxResults": 60 }),
        Operation::GetFunctionConfiguration
        | Operation::GetFunctionEventInvokeConfig
        | Operation::GetPolicy => function(text),
        Operation::GetFunctionConcurrency => json!({ "FunctionName": text }),
        Operation::DescribeKey | Operation::ListGrants => json!({ "KeyId": text }),
        Operation::GetKeyPolicy => json!({ "KeyId": text, "PolicyName": "default" }),
        Operation::GetRole => json!({ "RoleName": text }),
        Operation::GetEmailIdentity => json!({ "EmailIdentity": text }),
        Operation::GetReputationEntity => {
            json!({ "ReputationEntityType": "RESOURCE", "ReputationEntityReference": text })
        }
        Operation::ListResourceTenants => json!({ "ResourceArn": text }),
        Operation::GetTenant => json!({ "TenantName": text }),
        Operation::GetAccount => json!({}),
        Operation::ListRecommendations => json!({ "Filter": { "RESOURCE_ARN": text } }),
        Operation::GetSuppressedDestination | Operation::GetEmailAddressInsights => {
            json!({ "EmailAddress": text })
        }
        Operation::GetMessageInsights => json!({ "MessageId": text }),
        Operation::GetConfigurationSet | Operation::GetConfigurationSetEventDestinations => {
            json!({ "ConfigurationSetName": text })
        }
        Operation::GetDedicatedIpPool | Operation::GetDedicatedIps => json!({ "PoolName": text }),
        Operation::GetQueueAttributes => queue(text),
        Operation::GetTopicAttributes => json!({ "TopicArn": text }),
        Operation::DescribeDeliveryStream => json!({ "DeliveryStreamName": text }),
        Operation::GetMetricData => metric_data(text, now),
        Operation::FilterLogEvents => json!({
            "logGroupName": text, "startTime": (now - DAY) * 1000, "limit": 100,
        }),
        Operation::LookupEvents => lookup_events(text, now),
        Operation::DescribeStackResources => json!({ "StackName": text }),
        Operation::ListUsers => json!({
            "UserPoolId": pool, "Filter": format!("email = \"{}\"", quoted(text)), "Limit": 2,
        }),
        Operation::AdminGetUser => json!({ "UserPoolId": pool, "Username": text }),
    };
    fields(input)
}

fn fields(input: Value) -> Input {
    match input {
        Value::Object(fields) => fields,
        _ => unreachable!("an input is written as an object"),
    }
}

/// A filter is a quoted string, with a backslash before its quotation marks (Cognito's ListUsers).
fn quoted(address: &str) -> String {
    address.replace('\\', "\\\\").replace('"', "\\\"")
}

/// The qualifier of an ARN is a parameter of its own.
fn function(arn: &str) -> Value {
    match arn.splitn(8, ':').nth(7) {
        Some(qualifier) => {
            let name = &arn[..arn.len() - qualifier.len() - 1];
            json!({ "FunctionName": name, "Qualifier": qualifier })
        }
        None => json!({ "FunctionName": arn }),
    }
}

/// SQS knows a queue by its URL, which is made of the parts of its ARN.
fn queue(arn: &str) -> Value {
    let mut parts = arn.splitn(6, ':').skip(3);
    let mut next = || parts.next().unwrap_or_default();
    let (region, account, name) = (next(), next(), next());
    let host = Endpoints::default().of(service::of(Operation::GetQueueAttributes), region);
    let counts = ["", "NotVisible", "Delayed"].map(|of| format!("ApproximateNumberOfMessages{of}"));
    json!({ "QueueUrl": format!("{}/{account}/{name}", host.url), "AttributeNames": counts })
}

fn metric_data(text: &str, now: i64) -> Value {
    let source = metrics::of_input(text);
    let dimensions = match source.dimension {
        Some((name, value)) => json!([{ "Name": name, "Value": value }]),
        None => json!([]),
    };
    let queries: Vec<Value> = source
        .metrics
        .iter()
        .map(|metric| {
            json!({ "Id": metric.id, "MetricStat": {
                "Metric": {
                    "Namespace": source.namespace, "MetricName": metric.name, "Dimensions": dimensions,
                },
                "Period": source.period,
                "Stat": metric.statistic,
            }})
        })
        .collect();
    json!({ "StartTime": now - DAY, "EndTime": now, "MetricDataQueries": queries })
}

fn lookup_events(text: &str, now: i64) -> Value {
    let (key, value) = text.split_once('=').unwrap_or(("EventName", text));
    let time = if key == "EventName" { TRAIL } else { DAY };
    json!({
        "LookupAttributes": [{ "AttributeKey": key, "AttributeValue": value }],
        "StartTime": now - time, "EndTime": now, "MaxResults": 50,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_764_374_400;

    fn of(call: &str) -> Value {
        let target = Target {
            pool: "eu-west-1_AbC123".to_owned(),
            now: NOW,
            ..Target::default()
        };
        Value::Object(input(&call.parse().unwrap(), &target))
    }

    #[test]
    fn a_call_of_cognito_names_the_pool() {
        let user = of("cognito-idp AdminGetUser eu-west-1 anna");
        let pool = "eu-west-1_AbC123";
        assert_eq!(user, json!({ "UserPoolId": pool, "Username": "anna" }));
    }

    #[test]
    fn an_address_cannot_leave_its_filter() {
        let users = of(r#"cognito-idp ListUsers eu-west-1 a\"b@example.com"#);
        assert_eq!(users["Filter"], r#"email = "a\\\"b@example.com""#);
    }

    #[test]
    fn a_qualifier_is_a_parameter_of_its_own() {
        let arn = "arn:aws:lambda:eu-west-1:123456789012:function:mail";
        let bare = of(&format!("lambda GetPolicy eu-west-1 {arn}"));
        assert_eq!(bare, json!({ "FunctionName": arn }));
        let live = of(&format!("lambda GetPolicy eu-west-1 {arn}:live"));
        assert_eq!(live, json!({ "FunctionName": arn, "Qualifier": "live" }));
    }

    #[test]
    fn a_queue_is_asked_for_by_its_url() {
        let queue =
            of("sqs GetQueueAttributes eu-west-1 arn:aws:sqs:eu-west-1:123456789012:failed");
        let url = "https://sqs.eu-west-1.amazonaws.com/123456789012/failed";
        assert_eq!(queue["QueueUrl"], url);
        assert_eq!(queue["AttributeNames"][0], "ApproximateNumberOfMessages");
        let china = of("sqs GetQueueAttributes cn-north-1 arn:aws-cn:sqs:cn-north-1:1:failed");
        let url = "https://sqs.cn-north-1.amazonaws.com.cn/1/failed";
        assert_eq!(china["QueueUrl"], url);
    }

    #[test]
    fn metrics_cover_the_last_day() {
        let input = of("cloudwatch GetMetricData eu-west-1 AWS/Lambda mail");
        assert_eq!(input["EndTime"], NOW);
        assert_eq!(input["StartTime"], NOW - DAY);
        let metric = &input["MetricDataQueries"][1]["MetricStat"]["Metric"];
        assert_eq!(metric["Namespace"], "AWS/Lambda");
        assert_eq!(metric["Dimensions"][0]["Value"], "mail");
        assert_eq!(input["MetricDataQueries"][1]["MetricStat"]["Period"], DAY);
        let queue = of("cloudwatch GetMetricData eu-west-1 AWS/SQS failed");
        let age = &queue["MetricDataQueries"][0]["MetricStat"];
        assert_eq!(
            (&age["Metric"]["Namespace"], &age["Period"]),
            (&json!("AWS/SQS"), &json!(300))
        );
        let dimension = json!([{ "Name": "QueueName", "Value": "failed" }]);
        assert_eq!(age["Metric"]["Dimensions"], dimension);
        let account = of("cloudwatch GetMetricData eu-west-1 AWS/SES");
        let metric = &account["MetricDataQueries"][0]["MetricStat"]["Metric"];
        assert_eq!(metric["Dimensions"], json!([]));
    }

    #[test]
    fn events_of_a_service_are_the_last_days_and_those_of_a_name_all() {
        let start =
            |text| of(&format!("cloudtrail LookupEvents eu-west-1 {text}"))["StartTime"].clone();
        assert_eq!(start("EventSource=cognito-idp.amazonaws.com"), NOW - DAY);
        assert_eq!(start("EventName=PutEmailIdentityPolicy"), NOW - TRAIL);
    }

    #[test]
    fn every_operation_has_an_input() {
        for operation in Operation::ALL {
            let call = Call::new(*operation, "eu-west-1", "x");
            let _ = input(&call, &Target::default());
        }
    }
}
