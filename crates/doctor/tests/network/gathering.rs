//! The account of the credentials.

use doctor::gather::account::{Account, account};
use doubles::aws::Aws;
use doubles::scenario::Wire;

use super::{client, run};

#[test]
fn credentials_that_aws_refuses_are_told_from_an_aws_that_is_silent() {
    let aws = Aws::start(None);
    let ask = |aws: &Aws| run(account(&client(aws), "eu-west-1"));
    assert_eq!(ask(&aws), Account::Known("123456789012".to_owned()));
    aws.answer(
        "sts GetCallerIdentity eu-west-1",
        Wire::Error {
            status: 403,
            kind: "ExpiredToken".to_owned(),
            message: "The security token included in the request is expired".to_owned(),
        },
    );
    assert!(matches!(ask(&aws), Account::Refused(reason) if reason.contains("ended")));
    aws.answer(
        "sts GetCallerIdentity eu-west-1",
        Wire::Page {
            status: 404,
            text: "<html>".to_owned(),
        },
    );
    assert!(matches!(ask(&aws), Account::Unknown(_)));
}
