//! The answer to one call, and which errors mean what.

use crate::operation::Operation;
use serde_json::Value;

/// The answer to one call.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The body, in the service's own shape. Query protocols are given as an object of the fields
    /// that are read, such as `{"Role": {"Arn": "…"}}`.
    Given(Value),
    /// An error with AWS's own type.
    Error {
        /// AWS's type without prefix and suffix, such as `ResourceNotFoundException`.
        kind: String,
        /// AWS's text.
        message: String,
    },
    /// The credentials may not make this call.
    Denied {
        /// The action to allow, such as `ses:GetAccount`.
        action: String,
        /// AWS's text.
        message: String,
    },
    /// No answer, or one that proves nothing: a time-out, an error without AWS's type, a service that is
    /// not in this partition, a call that was not made.
    Unreadable {
        /// The reason, as a part of a sentence.
        reason: String,
    },
}

/// AWS's types for "may not" of all protocols.
const DENIALS: [&str; 6] = [
    "AccessDenied",
    "AccessDeniedException",
    "AuthorizationError",
    "AuthorizationErrorException",
    "NotAuthorizedException",
    "UnauthorizedOperation",
];

/// Types that say something about the request, the credentials or the service's health, and nothing
/// about what was asked for.
const PROVE_NOTHING: [&str; 27] = [
    "BadRequestException",
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "InternalErrorException",
    "InternalFailure",
    "InternalServerError",
    "InternalServerErrorException",
    "InternalServiceError",
    "InternalServiceException",
    "InvalidAction",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "KMSInternalException",
    "LimitExceededException",
    "MissingAuthenticationToken",
    "OptInRequired",
    "RequestExpired",
    "RequestLimitExceeded",
    "ServiceException",
    "ServiceUnavailable",
    "ServiceUnavailableException",
    "SignatureDoesNotMatch",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "UnknownOperationException",
];

impl Answer {
    /// Returns the answer for an error. `kind` is none if the answer had no type of AWS's (no
    /// `x-amzn-errortype`, `__type` or `<Code>`): a 404 of a proxy is not "does not exist".
    #[must_use]
    pub fn of_error(operation: Operation, kind: Option<&str>, message: &str) -> Self {
        let Some(kind) = kind.map(bare_kind).filter(|kind| !kind.is_empty()) else {
            return Self::unreadable("the answer was an error without AWS's error type");
        };
        if DENIALS.contains(&kind) {
            return Self::Denied {
                // SQS writes it in lower case.
                action: denied_action(message)
                    .filter(|action| !action.eq_ignore_ascii_case(operation.action()))
                    .unwrap_or(operation.action())
                    .to_owned(),
                message: message.to_owned(),
            };
        }
        if PROVE_NOTHING.contains(&kind) || is_routing_error(message) {
            return Self::unreadable(&format!("the answer was {kind}"));
        }
        Self::Error {
            kind: kind.to_owned(),
            message: message.to_owned(),
        }
    }

    /// Returns an answer that proves nothing.
    #[must_use]
    pub fn unreadable(reason: &str) -> Self {
        Self::Unreadable {
            reason: reason.to_owned(),
        }
    }
}

/// Removes what surrounds a type on the wire: `com.amazonaws.ses#NotFoundException:http://…`.
fn bare_kind(kind: &str) -> &str {
    let kind = kind.rsplit('#').next().unwrap_or(kind);
    kind.split(':').next().unwrap_or(kind).trim()
}

/// Returns the action in AWS's "… is not authorized to perform: ses:GetAccount on resource: …".
fn denied_action(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("to perform: ")?;
    let action = rest.split([' ', ',']).next()?.trim_end_matches('.');
    let is_action = |text: &str| {
        text.split_once(':').is_some_and(|(service, name)| {
            !service.is_empty()
                && !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_alphanumeric())
        })
    };
    Some(action).filter(|action| is_action(action))
}

/// Emulators and gateways that do not know an operation answer with AWS's NotFoundException.
fn is_routing_error(message: &str) -> bool {
    let message = message.to_ascii_lowercase();
    [
        "unknown ses v2 path",
        "unknown operation",
        "unknown path",
        "no route",
        "not implemented",
    ]
    .iter()
    .any(|words| message.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_error(kind: Option<&str>, message: &str) -> Answer {
        Answer::of_error(Operation::GetAccount, kind, message)
    }

    #[test]
    fn a_denial_names_the_action() {
        let aws = "User: arn:aws:iam::1:user/x is not authorized to perform: ses:GetAccount on resource: *";
        for (kind, message) in [
            ("AccessDeniedException", aws),
            ("AccessDenied", ""),
            (
                "com.amazonaws.coral.service#AccessDeniedException",
                "explicit deny",
            ),
        ] {
            let answer = of_error(Some(kind), message);
            assert!(
                matches!(answer, Answer::Denied { action, .. } if action == "ses:GetAccount"),
                "{kind}"
            );
        }
    }

    #[test]
    fn an_action_is_named_as_policies_have_it() {
        let operation = Operation::GetQueueAttributes;
        let message = "User: x is not authorized to perform: sqs:getqueueattributes on resource: y";
        let answer = Answer::of_error(operation, Some("AccessDeniedException"), message);
        assert!(matches!(answer, Answer::Denied { action, .. } if action == operation.action()));
    }

    #[test]
    fn an_error_of_aws_is_kept() {
        let answer = of_error(Some("NotFoundException:http://internal.amazon.com/"), "x");
        assert!(matches!(answer, Answer::Error { kind, .. } if kind == "NotFoundException"));
    }

    #[test]
    fn whatever_proves_nothing_is_unreadable() {
        for (kind, message) in [
            (None, "<html>"),
            (Some(""), ""),
            (Some("ThrottlingException"), "Rate exceeded"),
            (Some("ExpiredTokenException"), ""),
            (
                Some("NotFoundException"),
                "Unknown SES v2 path: /v2/email/suppression",
            ),
        ] {
            assert!(
                matches!(of_error(kind, message), Answer::Unreadable { .. }),
                "{kind:?}"
            );
        }
    }
}
