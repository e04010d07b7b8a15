//! A button that holds address and code; the host changes by stage.

use serde_json::json;
use theme::Kind;

use crate::cognito;
use crate::{answered, event};

#[test]
fn a_button_holds_the_address_and_the_code() {
    let body = answered("link-with-email", &[], &event("link-with-email"))
        .body
        .unwrap();
    let href =
        "href=\"https://staging.example.com/confirm?email=ana%40example.com&amp;code={####}\"";
    assert!(body.contains(href), "{body}");
    for (kind, path) in [
        (
            Kind::ResendCode,
            "confirm?email=ana%40example.com&amp;code={####}\"",
        ),
        (
            Kind::ForgotPassword,
            "reset?email=ana%40example.com&amp;code={####}\"",
        ),
    ] {
        let body = answered("link-with-email", &[], &cognito::event(kind))
            .body
            .unwrap();
        assert!(
            body.contains(&format!("href=\"https://staging.example.com/{path}")),
            "{body}"
        );
    }
}

#[test]
fn the_copied_confirm_link_gets_client_and_region() {
    let sign_up = answered("link-client-id", &[], &cognito::event(Kind::SignUp))
        .body
        .unwrap();
    let href = "https://app.example.com/confirm?code={####}&amp;client_id=1example23456789";
    assert!(sign_up.contains(href), "{sign_up}");
    let reset = answered("link-client-id", &[], &cognito::event(Kind::ForgotPassword))
        .body
        .unwrap();
    assert!(
        reset.contains("reset?code={####}&amp;region=us-east-1"),
        "{reset}"
    );
    let by_admin = cognito::event_with(Kind::SignUp, |event| {
        event["callerContext"]["clientId"] = json!("CLIENT_ID_NOT_APPLICABLE");
    });
    let body = answered("link-client-id", &[], &by_admin).body.unwrap();
    assert!(!body.contains("app.example.com"), "{body}");
}

#[test]
fn several_values_stand_in_one_link() {
    let event = cognito::event_with(Kind::SignUp, |event| {
        event["userName"] = json!("ana.souza");
    });
    let body = answered("link-two-values", &[], &event).body.unwrap();
    let href = "confirm?code={####}&amp;email=ana%40example.com&amp;username=ana.souza\"";
    assert!(body.contains(href), "{body}");
}
