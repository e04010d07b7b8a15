//! The API operations that a run may call, with the IAM action and the narrowest resource of each.
//!
//! Sources: the "Actions, resources, and condition keys" page of each service.

use std::fmt;
use std::str::FromStr;

/// The resource that a read-only policy can limit an action to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The action takes only `*`.
    Any,
    /// The user pool.
    Pool,
    /// Identities of SES.
    Identity,
    /// Configuration sets of SES.
    ConfigurationSet,
    /// Lambda functions.
    Function,
    /// The service-linked role with which Cognito sends.
    Role,
    /// KMS keys.
    Key,
    /// Queues of SQS.
    Queue,
    /// Log groups.
    LogGroup,
    /// Topics of SNS.
    Topic,
    /// Streams of Firehose.
    Stream,
    /// Stacks of CloudFormation.
    Stack,
}

macro_rules! operations {
    ($($name:ident $service:literal $prefix:literal $scope:ident $input:literal)*) => {
        /// An operation, named as in its API reference.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Operation {
            $(#[doc = concat!("`", $service, " ", stringify!($name), "`; input: ", $input, ".")] $name,)*
        }

        impl Operation {
            /// All operations.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Returns the service, as the AWS CLI names it.
            #[must_use]
            pub const fn service(self) -> &'static str {
                match self { $(Self::$name => $service),* }
            }

            /// Returns the name of the API reference.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            /// Returns the IAM action that the call needs.
            #[must_use]
            pub const fn action(self) -> &'static str {
                match self { $(Self::$name => concat!($prefix, ":", stringify!($name))),* }
            }

            /// Returns the resource that the action can be limited to.
            #[must_use]
            pub const fn scope(self) -> Scope {
                match self { $(Self::$name => Scope::$scope),* }
            }
        }
    };
}

// Name, service, IAM prefix, resource, the meaning of `Call::input`.
operations! {
    DescribeUserPool "cognito-idp" "cognito-idp" Pool "the pool's id"
    GetUserPoolMfaConfig "cognito-idp" "cognito-idp" Pool "the pool's id"
    GetLogDeliveryConfiguration "cognito-idp" "cognito-idp" Pool "the pool's id"
    DescribeRiskConfiguration "cognito-idp" "cognito-idp" Pool "the pool's id"
    ListUserPoolReplicas "cognito-idp" "cognito-idp" Pool "the pool's id"
    ListUserPools "cognito-idp" "cognito-idp" Any "none; all pages in one `UserPools`"
    ListUsers "cognito-idp" "cognito-idp" Pool "an address, for the filter `email = \"…\"`, at most two users"
    AdminGetUser "cognito-idp" "cognito-idp" Pool "the user's name"
    GetFunctionConfiguration "lambda" "lambda" Function "the function's ARN, perhaps with a qualifier"
    GetFunctionConcurrency "lambda" "lambda" Function "the function's ARN without a qualifier"
    GetFunctionEventInvokeConfig "lambda" "lambda" Function "the function's ARN, perhaps with a qualifier"
    GetPolicy "lambda" "lambda" Function "the function's ARN, perhaps with a qualifier"
    DescribeKey "kms" "kms" Key "the key's ARN"
    GetKeyPolicy "kms" "kms" Key "the key's ARN"
    ListGrants "kms" "kms" Key "the key's ARN"
    GetRole "iam" "iam" Role "the role's name; Region `global`"
    GetEmailIdentity "sesv2" "ses" Identity "the identity's name"
    GetReputationEntity "sesv2" "ses" Any "the ARN of an identity or a configuration set; entity type RESOURCE"
    ListResourceTenants "sesv2" "ses" Any "the ARN of an identity or a configuration set"
    GetTenant "sesv2" "ses" Any "the tenant's name"
    GetAccount "sesv2" "ses" Any "none"
    ListRecommendations "sesv2" "ses" Any "the identity's ARN, for the filter RESOURCE_ARN; the first page"
    GetSuppressedDestination "sesv2" "ses" Any "an address"
    GetEmailAddressInsights "sesv2" "ses" Any "an address; billed"
    GetMessageInsights "sesv2" "ses" Any "the id of a message"
    GetConfigurationSet "sesv2" "ses" ConfigurationSet "the set's name"
    GetConfigurationSetEventDestinations "sesv2" "ses" ConfigurationSet "the set's name"
    GetDedicatedIpPool "sesv2" "ses" Any "the pool's name"
    GetDedicatedIps "sesv2" "ses" Any "the pool's name; all pages in one `DedicatedIps`"
    GetQueueAttributes "sqs" "sqs" Queue "the queue's ARN"
    GetTopicAttributes "sns" "sns" Topic "the topic's ARN"
    DescribeDeliveryStream "firehose" "firehose" Stream "the stream's name"
    GetMetricData "cloudwatch" "cloudwatch" Any "`AWS/SES`, `AWS/Lambda <function's name>` or `AWS/SQS <queue's name>`, see `facts::metrics`"
    FilterLogEvents "logs" "logs" LogGroup "the log group's name; the last 24 hours, the first page"
    LookupEvents "cloudtrail" "cloudtrail" Any "`EventSource=cognito-idp.amazonaws.com` or `EventName=…`; the last 24 hours, or 90 days for an EventName; the first page"
    DescribeStackResources "cloudformation" "cloudformation" Stack "the stack's name"
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.service(), self.name())
    }
}

impl FromStr for Operation {
    type Err = String;

    /// Reads `sesv2 GetAccount`.
    fn from_str(text: &str) -> Result<Self, String> {
        let known = Self::ALL.iter().find(|known| known.to_string() == text);
        known
            .copied()
            .ok_or_else(|| format!("no operation `{text}`: write it as `sesv2 GetAccount`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_read_as_it_is_written() {
        for operation in Operation::ALL {
            assert_eq!(operation.to_string().parse(), Ok(*operation));
        }
        assert!("sesv2 SendEmail".parse::<Operation>().is_err());
    }

    #[test]
    fn nothing_writes() {
        let reads = ["Get", "List", "Describe", "Lookup", "Filter", "AdminGet"];
        for operation in Operation::ALL {
            assert!(
                reads.iter().any(|verb| operation.name().starts_with(verb)),
                "{operation}"
            );
        }
    }
}
