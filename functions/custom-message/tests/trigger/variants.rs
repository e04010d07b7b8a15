//! Variants, messages that are left to Cognito, and the recipient's address.

use custom_message::handler::{Handler, Step};
use serde_json::{Value, json};
use tempfile::TempDir;
use theme::Kind;

use crate::cognito::{
    Texts, answer, event, event_on_occasion, event_with, function_with_theme, outcome, raw, theme,
};

const THEME: &[(&str, &str)] = &[
    (
        "theme.toml",
        "[brand]\nname = \"Kestrel\"\n[variants]\nfrom = [\"clientMetadata.flow\", \"custom:group\"]\n",
    ),
    (
        "pools/us-east-1_STAFF.toml",
        "[brand]\nname = \"Kestrel Staff\"\n",
    ),
    (
        "locales/en.ftl",
        "forgot-password_activate =\n    .subject = Activate your { -brand } account\n    .intro = You were invited. Choose your first password with this code.\nsign-up_merchant =\n    .subject = Open your shop on { -brand }\n    .sms = { $code } opens your { -brand } shop\nforgot-password_by-admin =\n    .heading = By us\n",
    ),
    (
        "messages/sign-up_guest.html",
        "{{ message }}|{{ variant }}|{{ code }}|{{ text.heading }}",
    ),
];

fn kestrel() -> (TempDir, Handler) {
    let folder = theme(THEME);
    let function = function_with_theme(folder.path(), &[]);
    (folder, function)
}

fn with_values(kind: Kind, flow: &Value, group: &Value) -> Value {
    event_with(kind, |event| {
        event["request"]["clientMetadata"] = json!({ "flow": flow });
        event["request"]["userAttributes"]["custom:group"] = group.clone();
    })
}

fn subject(function: &mut Handler, event: &Value) -> String {
    Texts::of(&answer(function, event)).subject.unwrap()
}

/// Six of some forty public handlers choose subject and words by an attribute or clientMetadata, five by the pool.
#[test]
fn the_variants_case_of_the_field() {
    let (_folder, mut function) = kestrel();
    let mut event = with_values(Kind::ForgotPassword, &json!("activate"), &json!(null));
    event["userPoolId"] = json!("us-east-1_STAFF");
    let outcome = outcome(&mut function, &event);
    assert_eq!(outcome.variant.as_deref(), Some("activate"));
    let email = outcome.email.message.unwrap();
    assert_eq!(
        email.subject.as_str(),
        "Activate your Kestrel Staff account"
    );
    assert!(email.body.as_str().contains("You were invited."));
    assert!(
        email.body.as_str().contains("Reset your password"),
        "the rest is the usual"
    );
}

#[test]
fn a_value_that_names_no_variant_gives_the_usual_words() {
    let (_folder, mut function) = kestrel();
    let usual = subject(&mut function, &event(Kind::ForgotPassword));
    for flow in [
        json!("<b>x</b>"),
        json!("Activate"),
        json!("activate "),
        json!("../x"),
        json!("merchant"),
        json!("by-admin"),
        json!(""),
        json!("a".repeat(65)),
        json!(["activate"]),
        json!("activate\n"),
        json!("forgot-password_activate"),
    ] {
        let event = with_values(Kind::ForgotPassword, &flow, &json!(null));
        assert_eq!(subject(&mut function, &event), usual, "{flow}");
        let (_, log) = function.answer(&raw(&event));
        assert!(!log.contains("variant"), "{log}");
    }
}

#[test]
fn the_first_source_that_names_a_variant_of_this_message_wins() {
    let (_folder, mut function) = kestrel();
    let mut of = |flow: &str, group: &str| {
        let event = with_values(Kind::SignUp, &json!(flow), &json!(group));
        outcome(&mut function, &event).variant
    };
    assert_eq!(of("guest", "merchant").as_deref(), Some("guest"));
    assert_eq!(of("activate", "merchant").as_deref(), Some("merchant"));
    assert_eq!(of("merchant", "guest").as_deref(), Some("merchant"));
    assert_eq!(of("x", "y"), None);
}

#[test]
fn a_variant_has_a_subject_an_sms_and_a_template() {
    let (_folder, mut function) = kestrel();
    let merchant = with_values(Kind::SignUp, &json!("merchant"), &json!(null));
    let texts = Texts::of(&answer(&mut function, &merchant));
    assert_eq!(texts.subject.unwrap(), "Open your shop on Kestrel");
    assert_eq!(texts.sms.unwrap(), "{####} opens your Kestrel shop");
    let guest = with_values(Kind::SignUp, &json!("guest"), &json!(null));
    let texts = Texts::of(&answer(&mut function, &guest));
    assert_eq!(
        texts.body.unwrap(),
        "sign-up|guest|{####}|Confirm your email address"
    );
    let (_, log) = function.answer(&raw(&guest));
    assert!(log.contains("\"variant\":\"guest\""), "{log}");
}

/// The language comes first: German has no such variant, so these are the German usual words.
#[test]
fn a_variant_that_a_language_lacks_gives_its_usual_words() {
    let (_folder, mut function) = kestrel();
    let mut event = with_values(Kind::ForgotPassword, &json!("activate"), &json!(null));
    event["request"]["clientMetadata"]["locale"] = json!("de");
    let outcome = outcome(&mut function, &event);
    assert_eq!(outcome.variant, None);
    let subject = outcome.email.message.unwrap().subject;
    assert_eq!(
        subject.as_str(),
        "Setzen Sie Ihr Passwort bei Kestrel zurück"
    );
}

/// The owner's variant, the owner's occasion, the owner's usual words, the default occasion, the usual words.
#[test]
fn a_variant_goes_over_an_occasion() {
    let (_folder, mut function) = kestrel();
    let mut event = event_on_occasion(Kind::ForgotPassword);
    event["request"]["clientMetadata"] = json!({ "flow": "activate" });
    let outcome = outcome(&mut function, &event);
    let email = outcome.email.message.unwrap();
    assert_eq!(email.subject.as_str(), "Activate your Kestrel account");
    for words in ["You were invited.", "By us", "no longer works"] {
        assert!(email.body.as_str().contains(words), "{words}");
    }
}

#[test]
fn without_variants_in_the_settings_no_value_chooses() {
    let folder = theme(&THEME[2..]);
    let mut function = function_with_theme(folder.path(), &[]);
    let event = with_values(Kind::ForgotPassword, &json!("activate"), &json!("merchant"));
    assert_eq!(outcome(&mut function, &event).variant, None);
}

/// A handler leaves some messages alone.
#[test]
fn a_message_left_to_cognito_is_neither_a_fall_nor_a_failure() {
    let steps = |toml: &str, scope: &str| {
        let folder = theme(&[
            ("theme.toml", toml),
            ("clients/1example23456789.toml", scope),
        ]);
        let mut function = function_with_theme(folder.path(), &[("BRAND_NAME", "Acme")]);
        let event = event(Kind::Authentication);
        let outcome = outcome(&mut function, &event);
        assert_eq!(outcome.warnings, []);
        let (answered, log) = function.answer(&raw(&event));
        assert!(log.contains("\"FellBack\":0"), "{log}");
        let texts = Texts::of(&serde_json::from_str(answered.to_json()).unwrap());
        let left = [
            texts.subject.is_none(),
            texts.body.is_none(),
            texts.sms.is_none(),
        ];
        let is_left = |step| step == Step::LeftToCognito;
        assert_eq!(left[0], is_left(outcome.email.step));
        assert_eq!(left[0], left[1]);
        assert_eq!(left[2], is_left(outcome.sms.step));
        assert_eq!(
            log.contains("left to cognito"),
            left.contains(&true),
            "{log}"
        );
        (left[0], left[2])
    };
    let both = "[messages]\nauthentication = \"cognito\"\n";
    assert_eq!(steps("", ""), (false, false));
    assert_eq!(steps(both, ""), (true, true));
    assert_eq!(
        steps("[messages]\nsign-up = \"cognito\"\n", ""),
        (false, false)
    );
    assert_eq!(
        steps("[messages]\nauthentication = { email = \"cognito\" }\n", ""),
        (true, false)
    );
    assert_eq!(
        steps("", "[messages]\nauthentication = { sms = \"cognito\" }\n"),
        (false, true)
    );
    assert_eq!(
        steps(both, "[messages]\nauthentication = \"theme\"\n"),
        (false, false)
    );
}

/// aws-amplify/amplify-js#10926, amplify-cli#10148: the invited person's own address.
#[test]
fn the_recipients_address_is_shown_where_it_is_ordinary_and_known() {
    let template = "{{ code }} {{ username }} [{{ recipient }}]";
    let files: Vec<_> = Kind::ALL
        .iter()
        .map(|kind| (format!("messages/{}.html", kind.name()), template))
        .collect();
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    let folder = theme(&files);
    let mut function = function_with_theme(folder.path(), &[]);
    let mut shown = |kind: Kind, email: Value| {
        let event = event_with(kind, |event| {
            event["request"]["userAttributes"]["email"] = email;
        });
        let body = Texts::of(&answer(&mut function, &event)).body.unwrap();
        let (_, rest) = body.split_once('[').unwrap();
        rest.trim_end_matches(']').to_owned()
    };
    for kind in Kind::ALL {
        let knows = !matches!(kind, Kind::UpdateUserAttribute | Kind::VerifyUserAttribute);
        let expected = if knows { "ana@example.com" } else { "" };
        assert_eq!(shown(kind, json!("ana@example.com")), expected, "{kind:?}");
        for hostile in [
            "a{####}@example.com",
            "<b>@example.com",
            "\"x y\"@example.com",
            "ana@example.com, eve@evil.example",
            "ana@localhost",
            "",
        ] {
            assert_eq!(shown(kind, json!(hostile)), "", "{kind:?} {hostile}");
        }
        assert_eq!(shown(kind, json!(["ana@example.com"])), "");
    }
    // What a stranger can trigger shows no local part that a mail client would link.
    let link = "visit.evil.example@example.com";
    assert_eq!(shown(Kind::AdminCreateUser, json!(link)), link);
    for kind in [
        Kind::SignUp,
        Kind::ResendCode,
        Kind::ForgotPassword,
        Kind::Authentication,
    ] {
        assert_eq!(shown(kind, json!(link)), "", "{kind:?}");
    }
}

#[test]
fn the_default_invitation_says_where_it_was_sent() {
    for event in [
        event(Kind::AdminCreateUser),
        event_on_occasion(Kind::AdminCreateUser),
    ] {
        let body = crate::cognito::texts(&[], &event).body.unwrap();
        assert!(
            body.contains("Sent to: <span dir=\"ltr\">ana@example.com</span>"),
            "{body}"
        );
    }
    let nobody = event_with(Kind::AdminCreateUser, |event| {
        event["request"]["userAttributes"]["email"] = json!("<x>@example.com");
    });
    assert!(
        !crate::cognito::texts(&[], &nobody)
            .body
            .unwrap()
            .contains("Sent to")
    );
}
