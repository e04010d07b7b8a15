//! The services that are asked, and the way in which each goes over the wire.
//!
//! The shapes are those of AWS's service models. Crates of the SDK would know them as well: the seven
//! that lack here cost 222 seconds of CPU in a build, and make a missing field an empty one.

use crate::operation::Operation;

/// A service: its names and its protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// The name in AWS CLI, such as `sesv2`.
    pub name: &'static str,
    /// The first label of its hosts, such as `email`.
    pub host: &'static str,
    /// The name that a request is signed for, such as `ses`.
    pub signing_name: &'static str,
    /// The id that `AWS_ENDPOINT_URL_<ID>` and the section `services` of a profile have.
    pub id: &'static str,
    /// The protocol of its requests and answers.
    pub protocol: Protocol,
}

/// The protocol of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// A POST with JSON; the header `X-Amz-Target` names the operation.
    Json {
        /// The text before the operation's name.
        target: &'static str,
        /// The version of the protocol, in the type of the body.
        version: &'static str,
    },
    /// A path for each operation, and JSON.
    Rest,
    /// A POST of a form, and XML as the answer.
    Query {
        /// The version of the API.
        version: &'static str,
    },
}

/// The route of an operation of a REST service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The HTTP method.
    pub method: &'static str,
    /// The path; a segment in braces is a field of the input.
    pub path: &'static str,
}

/// The services.
pub const SERVICES: [Service; 13] = [
    json(
        ["cognito-idp", "cognito-idp", "Cognito Identity Provider"],
        "AWSCognitoIdentityProviderService",
        "1.1",
    ),
    json(
        ["cloudtrail", "cloudtrail", "CloudTrail"],
        "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
        "1.1",
    ),
    json(["logs", "logs", "CloudWatch Logs"], "Logs_20140328", "1.1"),
    json(["kms", "kms", "KMS"], "TrentService", "1.1"),
    json(
        ["firehose", "firehose", "Firehose"],
        "Firehose_20150804",
        "1.1",
    ),
    // These two want version 1.0.
    json(["sqs", "sqs", "SQS"], "AmazonSQS", "1.0"),
    json(
        ["cloudwatch", "monitoring", "CloudWatch"],
        "GraniteServiceVersion20100801",
        "1.0",
    ),
    SES,
    rest(["lambda", "lambda", "Lambda"], "lambda"),
    query("iam", "IAM", "2010-05-08"),
    query("sns", "SNS", "2010-03-31"),
    STS,
    query("cloudformation", "CloudFormation", "2010-05-15"),
];

/// The service that sends mail.
pub const SES: Service = rest(["sesv2", "email", "SESv2"], "ses");

/// The service that says whose credentials these are.
pub const STS: Service = query("sts", "STS", "2011-06-15");

const fn json(
    [name, host, id]: [&'static str; 3],
    target: &'static str,
    version: &'static str,
) -> Service {
    Service {
        name,
        host,
        signing_name: host,
        id,
        protocol: Protocol::Json { target, version },
    }
}

const fn rest([name, host, id]: [&'static str; 3], signing_name: &'static str) -> Service {
    Service {
        name,
        host,
        signing_name,
        id,
        protocol: Protocol::Rest,
    }
}

const fn query(name: &'static str, id: &'static str, version: &'static str) -> Service {
    Service {
        name,
        host: name,
        signing_name: name,
        id,
        protocol: Protocol::Query { version },
    }
}

/// Returns the service of an operation.
///
/// # Panics
/// Never: a test holds the operations against [`SERVICES`].
#[must_use]
pub fn of(operation: Operation) -> &'static Service {
    let name = operation.service();
    let service = SERVICES.iter().find(|service| service.name == name);
    service.expect("every operation has a service in the table")
}

/// Returns the route of an operation of a REST service; none for the other protocols. What of an input
/// is not in the path is in the query of a GET and in the body of a POST.
#[must_use]
pub const fn route(operation: Operation) -> Option<Route> {
    Some(match operation {
        Operation::GetAccount => get("/v2/email/account"),
        Operation::GetEmailIdentity => get("/v2/email/identities/{EmailIdentity}"),
        Operation::GetConfigurationSet => {
            get("/v2/email/configuration-sets/{ConfigurationSetName}")
        }
        Operation::GetConfigurationSetEventDestinations => {
            get("/v2/email/configuration-sets/{ConfigurationSetName}/event-destinations")
        }
        Operation::GetSuppressedDestination => {
            get("/v2/email/suppression/addresses/{EmailAddress}")
        }
        Operation::GetReputationEntity => {
            get("/v2/email/reputation/entities/{ReputationEntityType}/{ReputationEntityReference}")
        }
        Operation::GetDedicatedIpPool => get("/v2/email/dedicated-ip-pools/{PoolName}"),
        Operation::GetDedicatedIps => get("/v2/email/dedicated-ips"),
        Operation::GetMessageInsights => get("/v2/email/insights/{MessageId}"),
        Operation::ListRecommendations => post("/v2/email/vdm/recommendations"),
        Operation::ListResourceTenants => post("/v2/email/resources/tenants/list"),
        Operation::GetTenant => post("/v2/email/tenants/get"),
        Operation::GetEmailAddressInsights => post("/v2/email/email-address-insights"),
        Operation::GetPolicy => get("/2015-03-31/functions/{FunctionName}/policy"),
        Operation::GetFunctionConfiguration => {
            get("/2015-03-31/functions/{FunctionName}/configuration")
        }
        Operation::GetFunctionEventInvokeConfig => {
            get("/2019-09-25/functions/{FunctionName}/event-invoke-config")
        }
        Operation::GetFunctionConcurrency => {
            get("/2019-09-30/functions/{FunctionName}/concurrency")
        }
        _ => return None,
    })
}

const fn get(path: &'static str) -> Route {
    Route {
        method: "GET",
        path,
    }
}

const fn post(path: &'static str) -> Route {
    Route {
        method: "POST",
        path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_has_a_service_and_those_of_rest_a_route() {
        for operation in Operation::ALL {
            let is_rest = of(*operation).protocol == Protocol::Rest;
            assert_eq!(route(*operation).is_some(), is_rest, "{operation}");
        }
    }

    #[test]
    fn a_service_is_signed_for_the_name_that_its_model_gives() {
        assert_eq!(of(Operation::GetAccount).signing_name, "ses");
        assert_eq!(of(Operation::GetMetricData).signing_name, "monitoring");
        assert_eq!(of(Operation::GetPolicy).signing_name, "lambda");
        assert_eq!(of(Operation::GetRole).signing_name, "iam");
    }
}
