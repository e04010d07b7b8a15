//! The services: how a request says which operation it is, and which field of its input names the call.
//!
//! Written from the service models, not from the client that is tested against it.

/// The protocol of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    /// `X-Amz-Target`, and the type of the body.
    Json {
        target: &'static str,
        content_type: &'static str,
    },
    /// Paths.
    Rest,
    /// A form with `Action` and this `Version`; XML.
    Query { version: &'static str },
}

/// A service: its name, the name of its signature, its IAM prefix, its protocol.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) name: &'static str,
    pub(super) signing_name: &'static str,
    pub(super) prefix: &'static str,
    pub(super) protocol: Protocol,
}

const fn json(
    name: &'static str,
    signing_name: &'static str,
    target: &'static str,
    content_type: &'static str,
) -> Service {
    Service {
        name,
        signing_name,
        prefix: name,
        protocol: Protocol::Json {
            target,
            content_type,
        },
    }
}

const fn query(name: &'static str, version: &'static str) -> Service {
    Service {
        name,
        signing_name: name,
        prefix: name,
        protocol: Protocol::Query { version },
    }
}

const V1: &str = "application/x-amz-json-1.1";

pub(super) const SERVICES: [Service; 13] = [
    json(
        "cognito-idp",
        "cognito-idp",
        "AWSCognitoIdentityProviderService",
        V1,
    ),
    json("kms", "kms", "TrentService", V1),
    json("logs", "logs", "Logs_20140328", V1),
    json("firehose", "firehose", "Firehose_20150804", V1),
    json(
        "cloudtrail",
        "cloudtrail",
        "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
        V1,
    ),
    json(
        "cloudwatch",
        "monitoring",
        "GraniteServiceVersion20100801",
        "application/x-amz-json-1.0",
    ),
    json("sqs", "sqs", "AmazonSQS", "application/x-amz-json-1.0"),
    Service {
        name: "sesv2",
        signing_name: "ses",
        prefix: "ses",
        protocol: Protocol::Rest,
    },
    Service {
        name: "lambda",
        signing_name: "lambda",
        prefix: "lambda",
        protocol: Protocol::Rest,
    },
    query("iam", "2010-05-08"),
    query("sns", "2010-03-31"),
    query("sts", "2011-06-15"),
    query("cloudformation", "2010-05-15"),
];

/// Method, path with `*` for what is filled in, operation. The parts that are filled in are the input,
/// the last of them first.
pub(super) const PATHS: [(&str, &str, &str); 17] = [
    ("GET", "/v2/email/account", "GetAccount"),
    ("GET", "/v2/email/identities/*", "GetEmailIdentity"),
    (
        "GET",
        "/v2/email/configuration-sets/*",
        "GetConfigurationSet",
    ),
    (
        "GET",
        "/v2/email/configuration-sets/*/event-destinations",
        "GetConfigurationSetEventDestinations",
    ),
    (
        "GET",
        "/v2/email/suppression/addresses/*",
        "GetSuppressedDestination",
    ),
    (
        "GET",
        "/v2/email/reputation/entities/RESOURCE/*",
        "GetReputationEntity",
    ),
    (
        "GET",
        "/v2/email/dedicated-ip-pools/*",
        "GetDedicatedIpPool",
    ),
    ("GET", "/v2/email/dedicated-ips", "GetDedicatedIps"),
    ("GET", "/v2/email/insights/*", "GetMessageInsights"),
    (
        "POST",
        "/v2/email/vdm/recommendations",
        "ListRecommendations",
    ),
    (
        "POST",
        "/v2/email/resources/tenants/list",
        "ListResourceTenants",
    ),
    ("POST", "/v2/email/tenants/get", "GetTenant"),
    (
        "POST",
        "/v2/email/email-address-insights",
        "GetEmailAddressInsights",
    ),
    ("GET", "/2015-03-31/functions/*/policy", "GetPolicy"),
    (
        "GET",
        "/2015-03-31/functions/*/configuration",
        "GetFunctionConfiguration",
    ),
    (
        "GET",
        "/2019-09-25/functions/*/event-invoke-config",
        "GetFunctionEventInvokeConfig",
    ),
    (
        "GET",
        "/2019-09-30/functions/*/concurrency",
        "GetFunctionConcurrency",
    ),
];

/// The field of a body, form or query that names the call, for the operations whose input is not in the
/// path. An operation that is not here has none.
pub(super) const FIELDS: [(&str, &str); 20] = [
    ("DescribeUserPool", "/UserPoolId"),
    ("GetUserPoolMfaConfig", "/UserPoolId"),
    ("GetLogDeliveryConfiguration", "/UserPoolId"),
    ("DescribeRiskConfiguration", "/UserPoolId"),
    ("ListUserPoolReplicas", "/UserPoolId"),
    ("AdminGetUser", "/Username"),
    ("AdminCreateUser", "/UserPoolId"),
    ("AdminDeleteUser", "/UserPoolId"),
    ("DescribeKey", "/KeyId"),
    ("GetKeyPolicy", "/KeyId"),
    ("ListGrants", "/KeyId"),
    ("GetRole", "/RoleName"),
    ("GetTopicAttributes", "/TopicArn"),
    ("DescribeDeliveryStream", "/DeliveryStreamName"),
    ("FilterLogEvents", "/logGroupName"),
    ("DescribeStackResources", "/StackName"),
    ("ListRecommendations", "/Filter/RESOURCE_ARN"),
    ("ListResourceTenants", "/ResourceArn"),
    ("GetTenant", "/TenantName"),
    ("GetEmailAddressInsights", "/EmailAddress"),
];
