//! AWS's own words, and the fix for each.

use super::*;

fn error(code: &str, message: &str, status: u16) -> SesError {
    SesError {
        kind: kind(Some(code), Some(message), Some(status)),
        operation: Operation::CreateEmailIdentityPolicy,
        region: "af-south-1".to_owned(),
        message: format!("{code}: {message}"),
    }
}

const USER: &str = "User: arn:aws:sts::123456789012:assumed-role/example/function is not authorized to perform: ses:CreateEmailIdentityPolicy";

#[test]
fn a_missing_permission_names_action_and_role() {
    let message = format!("{USER} because no identity-based policy allows it");
    let error = error("AccessDeniedException", &message, 403);
    assert_eq!(error.kind, ErrorKind::Denied);
    let said = error.to_string();
    assert!(
        said.contains("allow ses:CreateEmailIdentityPolicy on arn:aws:ses:"),
        "{said}"
    );
    assert!(said.ends_with("to the function's role example"), "{said}");
}

#[test]
fn an_explicit_deny_names_its_place_and_no_permission() {
    for (place, said) in [
        (
            " with an explicit deny in a service control policy",
            "a Deny in a service control policy forbids",
        ),
        (
            " with an explicit deny in a resource-based policy",
            "(a policy on the identity)",
        ),
        (" with an explicit deny", "a permissions boundary or"),
    ] {
        let error = error("AccessDeniedException", &format!("{USER}{place}"), 403);
        assert_eq!(error.kind, ErrorKind::ExplicitDeny);
        let message = error.to_string();
        assert!(
            message.contains(said) && !message.contains("; allow"),
            "{message}"
        );
    }
}

#[test]
fn a_region_that_is_not_enabled_is_no_matter_of_the_role() {
    for code in REGION_NOT_ENABLED {
        let error = error(
            code,
            "The security token included in the request is invalid.",
            403,
        );
        assert_eq!(error.kind, ErrorKind::RegionNotEnabled);
        let said = error.to_string();
        assert!(said.contains("af-south-1 may not be enabled"), "{said}");
        assert!(!said.contains("role"), "{said}");
    }
}

#[test]
fn kinds() {
    for (code, status, expected) in [
        (Some("NotFoundException"), 404, ErrorKind::NotFound),
        (
            Some("AlreadyExistsException"),
            400,
            ErrorKind::AlreadyExists,
        ),
        (
            Some("LimitExceededException"),
            400,
            ErrorKind::LimitExceeded,
        ),
        (Some("BadRequestException"), 400, ErrorKind::Refused),
        (Some("TooManyRequestsException"), 429, ErrorKind::Unclear),
        (None, 503, ErrorKind::Unclear),
        (None, 403, ErrorKind::Denied),
    ] {
        assert_eq!(kind(code, None, Some(status)), expected);
    }
    let invalid = error(
        "BadRequestException",
        "InvalidPolicy: Invalid principal in policy",
        400,
    );
    assert!(invalid.is_invalid_principal());
}
