//! Regions in which Cognito's table is behind.

use serde_json::json;

use super::{
    CHECK, GLOBAL, PATIENCE, both, case, in_terraform, of_type, play, play_on, ses_of, with,
};

#[test]
fn region_ap_east_2() {
    let played = play(&case("region-ap-east-2"));
    let expected = format!("{GLOBAL},cognito-idp.ap-east-2.amazonaws.com");
    assert_eq!(played.attributes()["Principals"], expected);
    assert!(played.warnings().contains("ap-east-2"));
}

#[test]
fn region_eu_central_2() {
    let case = case("region-eu-central-2");
    let played = play(&case);
    let expected = format!("{GLOBAL},cognito-idp.eu-central-2.amazonaws.com");
    assert_eq!(played.attributes()["Principals"], expected);
    assert!(played.warnings().contains("eu-central-1"));
    let check = with(
        &of_type(&case, CHECK),
        &json!({ "UserPoolArn": null, "UserPoolRegion": "eu-central-2" }),
    );
    for played in both(&check) {
        assert!(
            played.warnings().contains("eu-central-1"),
            "{}",
            played.warnings()
        );
    }
}

#[test]
fn a_principal_that_ses_does_not_know_is_left_out() {
    let case = case("region-eu-central-2");
    let regional = "cognito-idp.eu-central-2.amazonaws.com";
    for case in [case.clone(), in_terraform(&case)] {
        let ses = ses_of(&case);
        ses.world().unknown_principals = [regional.to_owned()].into();
        let played = play_on(ses, &case, PATIENCE);
        let principals = &played.attributes()["Principals"];
        let both = json!([
            "cognito-idp.amazonaws.com",
            "email.cognito-idp.amazonaws.com"
        ]);
        assert!(*principals == GLOBAL || *principals == both, "{principals}");
        assert!(played.warnings().contains("does not take the principal"));
    }
}
