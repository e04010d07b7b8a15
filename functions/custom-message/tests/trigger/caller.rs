//! The caller: its app client, and the language that it and the user ask for.

use custom_message::handler::Step;
use serde_json::{Value, json};
use theme::Kind;

use crate::cognito::{
    Texts, answer, event_with, function, function_with_theme, outcome, texts, theme,
};

#[test]
fn client_id_not_applicable_is_no_app_client() {
    let folder = theme(&[
        ("theme.toml", "[brand]\nname = \"Acme\"\n"),
        (
            "clients/CLIENT_ID_NOT_APPLICABLE.toml",
            "[brand]\nname = \"Nobody\"\n",
        ),
        ("clients/NOT.toml", "[brand]\nname = \"Part\"\n"),
    ]);
    let mut function = function_with_theme(folder.path(), &[]);
    for (client, brand) in [
        (json!("CLIENT_ID_NOT_APPLICABLE"), "Acme"),
        (json!("NOT"), "Part"),
        (json!(null), "Acme"),
        (json!(5), "Acme"),
        (json!(""), "Acme"),
    ] {
        let event = event_with(Kind::AdminCreateUser, |event| {
            event["callerContext"]["clientId"] = client.clone();
        });
        let outcome = outcome(&mut function, &event);
        let sms = outcome.sms.message.unwrap();
        assert!(sms.as_str().contains(brand), "{client}: {}", sms.as_str());
    }
}

#[test]
fn a_missing_caller_is_no_app_client() {
    let event = event_with(Kind::SignUp, |event| {
        event.as_object_mut().unwrap().remove("callerContext");
    });
    assert!(texts(&[], &event).body.is_some());
}

/// aws-amplify/amplify-js#5486, #6961, #14770: clientMetadata is often absent, and never comes from
/// InitiateAuth; a caller may put anything into it.
#[test]
fn amplify_js_5486_client_metadata_may_be_absent_or_of_any_type() {
    for metadata in [
        None,
        Some(json!(null)),
        Some(json!({})),
        Some(json!({"locale": 1, "lang": {"a": 1}})),
        Some(json!({"locale": ["de"], "other": null})),
        Some(json!("de")),
        Some(json!([{"locale": "de"}])),
    ] {
        let event = event_with(Kind::SignUp, |event| {
            if let Some(metadata) = &metadata {
                event["request"]["clientMetadata"] = metadata.clone();
            }
        });
        let outcome = outcome(&mut function(&[]), &event);
        assert_eq!(outcome.email.step, Step::Default, "{metadata:?}");
        assert_eq!(outcome.email.locale.unwrap().as_str(), "en", "{metadata:?}");
    }
}

#[test]
fn the_locale_is_the_metadatas_then_the_users_then_the_clients_then_the_default() {
    let folder = theme(&[
        ("theme.toml", "[locales]\ndefault = \"ar\"\n"),
        (
            "clients/1example23456789.toml",
            "[locales]\ndefault = \"de\"\n",
        ),
    ]);
    let mut function = function_with_theme(folder.path(), &[]);
    let mut locale_of = |metadata: Value, user: Value, client: &str| {
        let event = event_with(Kind::SignUp, |event| {
            event["request"]["clientMetadata"] = metadata;
            event["request"]["userAttributes"]["locale"] = user;
            event["callerContext"]["clientId"] = json!(client);
        });
        let email = outcome(&mut function, &event).email;
        email.locale.unwrap().to_string()
    };
    let client = "1example23456789";
    assert_eq!(
        locale_of(
            json!({"locale": "en-GB", "lang": "ar"}),
            json!("de"),
            client
        ),
        "en"
    );
    assert_eq!(
        locale_of(json!({"lang": "ar_EG"}), json!("en"), client),
        "ar"
    );
    assert_eq!(locale_of(json!({}), json!("EN"), client), "en");
    assert_eq!(locale_of(json!({}), json!(null), client), "de");
    assert_eq!(locale_of(json!({}), json!(null), "another"), "ar");
    // what is nothing, or is not spoken here, gives way to the next
    assert_eq!(
        locale_of(json!({"locale": "../../x"}), json!("en"), client),
        "en"
    );
    assert_eq!(
        locale_of(json!({"locale": "tlh"}), json!("{####}"), client),
        "de"
    );
    assert_eq!(
        locale_of(json!({"locale": "tlh"}), json!(""), "another"),
        "ar"
    );
}

/// A choice is remembered by all that led to it: a locale with a line break in it is not two.
#[test]
fn nobody_chooses_a_language_for_somebody_else() {
    let mut function = function(&[]);
    let mut locale_of = |metadata: Value| {
        let event = event_with(Kind::SignUp, |event| {
            event["request"]["clientMetadata"] = metadata;
        });
        let body = Texts::of(&answer(&mut function, &event)).body.unwrap();
        body.split("lang=\"").nth(1).unwrap()[..2].to_owned()
    };
    assert_eq!(locale_of(json!({ "locale": "xx\nde" })), "en");
    assert_eq!(locale_of(json!({ "locale": "xx", "lang": "de" })), "de");
}
