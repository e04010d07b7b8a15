//! SES and the presigned URL on loopback: the very doubles that hold ses-identity-policy's tests, so
//! that nobody is measured against something laxer.

#![allow(dead_code, reason = "the tests use the rest")]
#![allow(
    clippy::unwrap_used,
    reason = "a double may fail where a test may, and it is written for tests"
)]

#[path = "../../../functions/ses-identity-policy/tests/function/double/bucket.rs"]
pub(crate) mod bucket;
#[path = "../../../functions/ses-identity-policy/tests/function/double/http.rs"]
pub(crate) mod http;
#[path = "../../../functions/ses-identity-policy/tests/function/double/ses.rs"]
#[allow(
    clippy::module_inception,
    reason = "the double has the name of what it doubles"
)]
pub(crate) mod ses;
#[path = "../../../functions/ses-identity-policy/tests/function/double/tls.rs"]
pub(crate) mod tls;
