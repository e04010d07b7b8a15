//! Endpoints, certificates, and answers that are not from AWS.

use doubles::aws::Aws;
use tempfile::TempDir;

use super::{ACCOUNT, DESCRIBE, Desk, page, pool, ses};

#[test]
fn what_is_not_from_aws_is_no_diagnosis() {
    let desk = Desk::new().keys();
    for (status, text) in [
        (200, "<html>Sign in</html>"),
        (404, "<html>Not Found</html>"),
    ] {
        let calls: Vec<String> = [DESCRIBE, ACCOUNT, "sts GetCallerIdentity eu-west-1"]
            .map(str::to_owned)
            .into();
        for call in calls {
            desk.aws.answer(&call, page(status, text));
        }
        let run = desk.examine(&[]);
        assert_eq!(run.exit, 2, "{status}: {}", run.out);
        assert!(run.err.contains("AWS cannot be asked"), "{}", run.err);
    }
}

#[test]
fn nothing_at_the_endpoint_is_no_diagnosis() {
    let desk = Desk::new()
        .keys()
        .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    let run = desk.examine(&[]);
    assert_eq!(run.exit, 2, "{}", run.out);
    assert!(run.err.contains("http://127.0.0.1:9"), "{}", run.err);
}

#[test]
fn a_service_may_have_an_endpoint_of_its_own() {
    let other = Aws::start(None);
    other.give(ACCOUNT, ses(true));
    let desk = Desk::new().keys().env("AWS_ENDPOINT_URL_SESV2", &other.url);
    let run = desk.examine(&["--only", "ses-sandbox"]);
    assert_eq!(run.exit, 0, "{} {}", run.out, run.err);
    assert_eq!(other.world().calls, [ACCOUNT]);
}

#[test]
fn aws_ca_bundle_is_trusted_and_nothing_else_is() {
    let folder = TempDir::new().unwrap();
    let aws = Aws::start(Some(doubles::tls::server(folder.path())));
    aws.give(DESCRIBE, pool());
    aws.give(ACCOUNT, ses(false));
    let authority = folder.path().join("ca.pem");
    let desk = Desk::new().keys().env("AWS_ENDPOINT_URL", &aws.url);
    let stranger = desk.examine(&[]);
    assert_eq!(stranger.exit, 2, "{}", stranger.out);
    assert!(stranger.err.contains("AWS_CA_BUNDLE"), "{}", stranger.err);
    let desk = desk.env("AWS_CA_BUNDLE", authority.to_str().unwrap());
    let run = desk.examine(&[]);
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
}

#[test]
fn a_proxy_of_the_environment_is_asked_and_its_refusal_told() {
    let desk = Desk::new()
        .keys()
        .env("AWS_ENDPOINT_URL", "https://aws.example");
    let proxy = desk.aws.url.clone();
    let run = desk.env("HTTPS_PROXY", &proxy).examine(&[]);
    assert_eq!(run.exit, 2, "{}", run.out);
    assert!(run.err.contains("HTTPS_PROXY"), "{}", run.err);
}
