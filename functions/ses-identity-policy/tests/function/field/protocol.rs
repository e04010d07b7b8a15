//! Every form in which the protocols send a request.

use serde_json::json;

use super::{GLOBAL, both, case, play, with};

#[test]
fn principals_empty_member() {
    let case = case("principals-empty-member");
    for played in both(&case) {
        let principals = &played.attributes()["Principals"];
        let one = "cognito-idp.amazonaws.com";
        assert!(
            *principals == one || *principals == json!([one]),
            "{principals}"
        );
    }
    let lists = [
        json!(["cognito-idp.amazonaws.com, email.cognito-idp.amazonaws.com"]),
        json!([
            " cognito-idp.amazonaws.com",
            "email.cognito-idp.amazonaws.com ,"
        ]),
        json!("cognito-idp.amazonaws.com,,email.cognito-idp.amazonaws.com,"),
        json!(["", " "]),
    ];
    for list in lists {
        let played = play(&with(&case, &json!({ "Principals": list })));
        assert_eq!(played.attributes()["Principals"], GLOBAL, "{list}");
    }
}

#[test]
fn sns_backed() {
    let case = case("sns-backed");
    let played = play(&case);
    assert_eq!(played.attributes()["Attached"], "true");
    // A wrong one is answered.
    let mut wrong = case.clone();
    let message = &mut wrong["requests"][0]["Records"][0]["Sns"]["Message"];
    *message = json!(message.as_str().unwrap().replace("DEVELOPER", "OTHER"));
    assert!(
        play(&wrong)
            .reason()
            .contains("give DEVELOPER or COGNITO_DEFAULT")
    );
}

#[test]
fn terraform_key() {
    let played = play(&case("terraform-key"));
    assert_eq!(played.attributes()["Attached"], true);
    assert_eq!(played.warnings(), "[]");
}
