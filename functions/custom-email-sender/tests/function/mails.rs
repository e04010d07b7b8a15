//! Each source: what SES is given.

use crate::material::named;
use crate::stage::{ADDRESS, Stage, event, html_of, sign_up, subject_of, tag, text_of, with_code};
use serde_json::{Value, json};

const WITH_A_CODE: [&str; 6] = [
    "SignUp",
    "ResendCode",
    "ForgotPassword",
    "UpdateUserAttribute",
    "VerifyUserAttribute",
    "Authentication",
];

#[test]
fn each_code_is_sent_as_html_and_text() {
    for source in WITH_A_CODE {
        let mut stage = with_code(&[]);
        stage
            .invoke(&event(source, Some(&named("python-0378").code)))
            .unwrap();
        let mail = stage.mail();
        assert!(html_of(&mail).contains(">123456<"), "{source}");
        assert_eq!(stage.line()["FellBack"], 0, "{source}");
        assert!(
            text_of(&mail).lines().any(|line| line == "123456"),
            "{source}"
        );
        assert!(subject_of(&mail).contains("Example Inc") && !subject_of(&mail).contains("123456"));
    }
}

#[test]
fn a_mail_has_one_recipient_and_its_headers_and_tags() {
    let mut stage = with_code(&[
        ("REPLY_TO", "Help <help@example.com>"),
        ("CONFIGURATION_SET", "signet"),
    ]);
    stage
        .ses
        .world()
        .configuration_sets
        .insert("signet".to_owned());
    stage.invoke(&sign_up()).unwrap();
    let mail = stage.mail();
    assert_eq!(mail["Destination"], json!({ "ToAddresses": [ADDRESS] }));
    assert_eq!(
        mail["FromEmailAddress"],
        "=?UTF-8?Q?Ex=C3=A4mple=2C_Inc=2E?= <no-reply@example.com>"
    );
    assert_eq!(mail["ReplyToAddresses"], json!(["Help <help@example.com>"]));
    assert_eq!(mail["ConfigurationSetName"], "signet");
    assert_eq!(
        mail["Content"]["Simple"]["Headers"],
        json!([
            { "Name": "Auto-Submitted", "Value": "auto-generated" },
            { "Name": "X-Auto-Response-Suppress", "Value": "All" },
        ])
    );
    let tags = ["source", "client", "locale", "tenant", "recipient"].map(|name| tag(&mail, name));
    assert_eq!(
        tags,
        [
            Some("sign-up"),
            Some("1example23456789"),
            Some("en"),
            None,
            None
        ]
    );
}

#[test]
fn kms_is_given_the_key_and_the_whole_context() {
    let mut stage = with_code(&[]);
    stage.invoke(&sign_up()).unwrap();
    let calls = stage.kms.vault().calls.clone();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0]["KeyId"], crate::stage::KEY);
    let context = calls[0]["EncryptionContext"].as_object().unwrap();
    assert_eq!(context["userpool-id"], crate::stage::POOL);
    assert!(context.contains_key("aws-crypto-public-key") && context.len() == 2);
}

#[test]
fn every_suite_is_opened() {
    for name in [
        "python-0178",
        "python-0478",
        "python-0578",
        "node-0378",
        "node-0578",
    ] {
        let mut stage = Stage::start(&[]);
        stage.knows(&named(name));
        stage
            .invoke(&event("SignUp", Some(&named(name).code)))
            .unwrap();
        assert!(text_of(&stage.mail()).contains("123456"), "{name}");
    }
}

#[test]
fn two_data_keys_and_an_alias_as_emulators_have_them() {
    let alias = "arn:aws:kms:eu-west-1:111122223333:alias/codes";
    let mut stage = Stage::start(&[("KEY_ARN", alias)]);
    let message = named("python-two-keys");
    stage.knows(&message);
    stage
        .kms
        .vault()
        .aliases
        .insert(alias.to_owned(), crate::stage::KEY.to_owned());
    stage.invoke(&event("SignUp", Some(&message.code))).unwrap();
    assert!(text_of(&stage.mail()).contains("123456"));
}

#[test]
fn an_invitation_shows_the_password_as_it_is() {
    let mut stage = Stage::start(&[]);
    let message = named("python-password");
    stage.knows(&message);
    stage
        .invoke(&event("AdminCreateUser", Some(&message.code)))
        .unwrap();
    let mail = stage.mail();
    let password = "a<b&gt;c\"'1.";
    assert!(
        text_of(&mail).lines().any(|line| line == password),
        "{}",
        text_of(&mail)
    );
    assert!(text_of(&mail).contains("zebedee-quux"));
    assert!(
        html_of(&mail).contains("a&lt;b&amp;gt;c&quot;"),
        "{}",
        html_of(&mail)
    );
}

#[test]
fn a_user_name_that_is_the_sub_gives_way_to_the_address() {
    let mut stage = Stage::start(&[]);
    let message = named("python-password");
    stage.knows(&message);
    let mut event = event("AdminCreateUser", Some(&message.code));
    event["userName"] = "8a2f".into();
    stage.invoke(&event).unwrap();
    assert!(text_of(&stage.mail()).lines().any(|line| line == ADDRESS));
}

fn takeover() -> Value {
    let mut event = event("AccountTakeOverNotification", None);
    event["request"]["userAttributes"] = json!({
        "EVENT_ID": "event-1", "USER_NAME": "zebedee-quux", "IP_ADDRESS": "192.0.2.7",
        "ACCOUNT_TAKE_OVER_ACTION": "BLOCK", "LOGIN_TIME": "1764376920", "CITY": "Aarhus",
        "COUNTRY": "Denmark", "DEVICE_NAME": "Chrome", "FEEDBACK_TOKEN": "token",
        "ONE_CLICK_LINK_VALID": "https://pool.example.com/feedback?a=1&v=yes",
        "ONE_CLICK_LINK_INVALID": "javascript:alert(1)", "email": ADDRESS,
    });
    event
}

#[test]
fn a_takeover_notice_tells_what_happened_and_needs_no_key() {
    let mut stage = Stage::start(&[]);
    stage.invoke(&takeover()).unwrap();
    let mail = stage.mail();
    assert!(stage.kms.vault().calls.is_empty());
    assert_eq!(stage.line()["FellBack"], 0);
    for told in [
        "We blocked an unusual attempt",
        "2025-11-29 00:42 UTC",
        "Aarhus, Denmark",
        "Chrome",
    ] {
        assert!(
            text_of(&mail).contains(told) && html_of(&mail).contains(told),
            "{told}"
        );
    }
    assert!(
        html_of(&mail).contains(r#"href="https://pool.example.com/feedback?a=1&amp;v=yes""#),
        "{}",
        html_of(&mail)
    );
    assert!(text_of(&mail).contains("https://pool.example.com/feedback?a=1&v=yes"));
    assert!(
        !html_of(&mail).contains("javascript:") && !html_of(&mail).contains("No, it was not me")
    );
    assert!(!text_of(&mail).contains("token") && !text_of(&mail).contains("192.0.2.7"));
    assert_eq!(tag(&mail, "source"), Some("account-take-over-notification"));
}

#[test]
fn a_notice_without_an_address_is_no_failure() {
    let mut stage = Stage::start(&[]);
    let mut event = takeover();
    event["request"]["userAttributes"]
        .as_object_mut()
        .unwrap()
        .remove("email");
    stage.invoke(&event).unwrap();
    assert_eq!(stage.line()["reason"], "no address");
    assert!(stage.accepted().is_empty());
}

#[test]
fn the_same_event_three_times_is_one_mail() {
    for event in [sign_up(), takeover()] {
        let mut stage = with_code(&[]);
        for _ in 0..3 {
            stage.invoke(&event).unwrap();
        }
        assert_eq!(stage.accepted().len(), 1);
        assert!(stage.kms.vault().calls.len() <= 1);
    }
}

#[test]
fn two_codes_are_two_mails() {
    let mut stage = with_code(&[]);
    stage.knows(&named("node-0378"));
    stage.invoke(&sign_up()).unwrap();
    stage
        .invoke(&event("ResendCode", Some(&named("node-0378").code)))
        .unwrap();
    assert_eq!(stage.accepted().len(), 2);
}

#[test]
fn a_link_confirms_where_the_pool_has_a_domain_or_the_theme_a_page() {
    let folder =
        crate::theme::folder(&[("theme.toml", "[links]\ndomain = \"auth.example.com\"\n")]);
    let mut stage = with_code(&[
        ("VERIFICATION", "link"),
        ("THEME_DIR", folder.path().to_str().unwrap()),
    ]);
    stage.invoke(&sign_up()).unwrap();
    let mail = stage.mail();
    let link = "https://auth.example.com/confirmUser?client_id=1example23456789&user_name=zebedee-quux&confirmation_code=123456";
    assert!(
        text_of(&mail).lines().any(|line| line == link),
        "{}",
        text_of(&mail)
    );
    assert!(html_of(&mail).contains(&format!("href=\"{}\"", link.replace('&', "&amp;"))));
    assert!(!text_of(&mail).lines().any(|line| line == "123456"));
}

#[test]
fn an_invitation_without_a_password_needs_no_key() {
    for (variables, status, code) in [
        (&[][..], "FORCE_CHANGE_PASSWORD", None),
        (&[][..], "CONFIRMED", Some("not read")),
        (
            &[("INVITATION", "passwordless")][..],
            "FORCE_CHANGE_PASSWORD",
            Some("not read"),
        ),
    ] {
        let mut stage = Stage::start(variables);
        let mut event = event("AdminCreateUser", code);
        event["request"]["userAttributes"]["cognito:user_status"] = status.into();
        stage.invoke(&event).unwrap();
        let mail = stage.mail();
        assert!(text_of(&mail).contains("zebedee-quux"), "{status}");
        assert!(
            !text_of(&mail).to_lowercase().contains("temporary password"),
            "{}",
            text_of(&mail)
        );
        assert_eq!(stage.line()["FellBack"], 0);
        assert!(stage.kms.vault().calls.is_empty());
    }
    let mut stage = Stage::start(&[("INVITATION", "password")]);
    let error = stage.invoke(&event("AdminCreateUser", None)).unwrap_err();
    assert!(error.starts_with("CodeMissing"), "{error}");
}
