use super::read::call;
use super::*;

fn request(method: &str, target: &str, scope: &str, headers: &str, body: &str) -> Request {
    let text = format!(
        "{method} {target} HTTP/1.1\r\nx-amz-date: 20261129T000000Z\r\n\
         authorization: AWS4-HMAC-SHA256 Credential=AKIA/20261129/{scope}/aws4_request, Signature=0\r\n\
         content-length: {}\r\n{headers}\r\n{body}",
        body.len()
    );
    let stream = std::io::Cursor::new(text.into_bytes());
    Request::read(&mut std::io::BufReader::new(stream))
        .unwrap()
        .unwrap()
}

#[test]
fn a_call_is_named_by_its_service_region_and_input() {
    let target = "x-amz-target: AWSCognitoIdentityProviderService.DescribeUserPool\r\n\
        content-type: application/x-amz-json-1.1\r\n";
    let pool = r#"{"UserPoolId":"eu-west-1_A"}"#;
    let form = "content-type: application/x-www-form-urlencoded\r\n";
    for (request, expected) in [
        (
            request("POST", "/", "eu-west-1/cognito-idp", target, pool),
            "cognito-idp DescribeUserPool eu-west-1 eu-west-1_A",
        ),
        (
            request(
                "GET",
                "/v2/email/identities/a%40b.org",
                "eu-west-1/ses",
                "",
                "",
            ),
            "sesv2 GetEmailIdentity eu-west-1 a@b.org",
        ),
        (
            request(
                "GET",
                "/2015-03-31/functions/f/policy?Qualifier=live",
                "eu-west-1/lambda",
                "",
                "",
            ),
            "lambda GetPolicy eu-west-1 f:live",
        ),
        (
            request(
                "POST",
                "/",
                "us-east-1/iam",
                form,
                "Action=GetRole&Version=2010-05-08&RoleName=r",
            ),
            "iam GetRole global r",
        ),
    ] {
        assert_eq!(call(&request).unwrap().name(), expected);
    }
}

#[test]
fn what_aws_would_refuse_is_refused() {
    let wrong_type = "x-amz-target: TrentService.DescribeKey\r\ncontent-type: application/json\r\n";
    for request in [
        request("POST", "/", "eu-west-1/kms", wrong_type, "{}"),
        request("GET", "/v2/email/unknown", "eu-west-1/ses", "", ""),
        request("GET", "/v2/email/account", "eu-west-1/email", "", ""),
        request(
            "POST",
            "/",
            "us-east-1/iam",
            "",
            "Action=GetRole&Version=2000-01-01",
        ),
    ] {
        assert!(call(&request).is_err(), "{request:?}");
    }
}

#[test]
fn a_map_of_sns_has_entries() {
    let body = json!({ "Attributes": { "Owner": "1" }, "List": [{ "A": "<" }] });
    let expected = "<Attributes><entry><key>Owner</key><value>1</value></entry></Attributes>\
        <List><member><A>&lt;</A></member></List>";
    assert_eq!(xml::of(&body), expected);
}
