//! Occasions: invitations without a password, what an administrator resets or changes, sign-in codes. The events
//! of `tests/field/events` stand for their kind; the tables beside them are others of the kind.

use std::path::Path;

use custom_message::handler::{Messages, Step};
use serde_json::{Value, json};
use theme::{Kind, Occasion};

use crate::cognito::{
    self, Texts, answer, complaints_without_password, event, event_on_occasion, event_with,
    function, function_with_theme, outcome, texts, theme,
};

fn field_event(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field/events");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn body(messages: &Messages) -> &str {
    messages.email.message.as_ref().unwrap().body.as_str()
}

/// terraform-provider-aws#49294, tolgee-mobile-kotlin-sdk#20, amplify-js#14770, amplify-ui#6238 and others:
/// see the issue "What owners and users really bring".
#[test]
fn events_of_the_field_get_their_language_and_their_words() {
    for (name, language, occasion) in [
        ("locale-es-u-ms-metric", "es", None),
        ("locale-ar-u-nu", "ar", None),
        ("locale-accept-language", "de", None),
        ("meta-language", "de", None),
        ("attr-custom_language", "de", None),
        (
            "invite-passwordless-null",
            "en",
            Some(Occasion::Passwordless),
        ),
        (
            "invite-passwordless-code",
            "en",
            Some(Occasion::Passwordless),
        ),
        ("reset-by-admin", "en", Some(Occasion::ByAdmin)),
        ("update-by-admin", "en", Some(Occasion::ByAdmin)),
        ("otp", "en", None),
        ("reset-user-with-dot", "en", None),
        ("tenant-invite", "en", None),
    ] {
        let outcome = outcome(&mut function(&[]), &field_event(name));
        assert_eq!(outcome.warnings, [], "{name}");
        assert_eq!(outcome.occasion, occasion, "{name}");
        assert_eq!(outcome.email.locale.unwrap().as_str(), language, "{name}");
    }
    let body = |name: &str| texts(&[], &field_event(name)).body.unwrap();
    let reset = body("reset-by-admin");
    assert!(reset.contains("Your password was reset") && !reset.contains("stays as it is"));
    assert!(body("update-by-admin").contains("were changed"));
    assert!(!body("otp").contains("password"));
}

/// The value of `codeParameter` in such a pool is not documented: null, absent, `"None"`, nothing, or `{####}`
/// with the status CONFIRMED.
#[test]
fn an_invitation_without_a_code_has_no_password() {
    for (code, status, is_passwordless) in [
        (Some(json!(null)), "CONFIRMED", true),
        (Some(json!("{####}")), "CONFIRMED", true),
        (Some(json!(null)), "FORCE_CHANGE_PASSWORD", true),
        (Some(json!("None")), "FORCE_CHANGE_PASSWORD", true),
        (Some(json!("")), "UNCONFIRMED", true),
        (Some(json!(7)), "SOMETHING_NEW", true),
        (None, "FORCE_CHANGE_PASSWORD", true),
        (Some(json!("{####}")), "FORCE_CHANGE_PASSWORD", false),
        (Some(json!("{####}")), "SOMETHING_NEW", false),
        (Some(json!("{####}")), "confirmed", false),
    ] {
        let event = event_with(Kind::AdminCreateUser, |event| {
            event["request"]["userAttributes"]["cognito:user_status"] = json!(status);
            match &code {
                Some(code) => event["request"]["codeParameter"] = code.clone(),
                None => drop(
                    event["request"]
                        .as_object_mut()
                        .unwrap()
                        .remove("codeParameter"),
                ),
            }
        });
        let texts = texts(&[], &event);
        let case = format!("{code:?} {status}");
        if is_passwordless {
            assert_eq!(complaints_without_password(&texts), [""; 0], "{case}");
        }
        for text in [
            texts.subject.unwrap(),
            texts.body.unwrap(),
            texts.sms.unwrap(),
        ] {
            assert_eq!(
                text.contains("{####}"),
                !is_passwordless && !text.starts_with("Your"),
                "{case}: {text}"
            );
            assert!(
                !is_passwordless || !text.to_lowercase().contains("password"),
                "{case}: {text}"
            );
        }
    }
}

#[test]
fn invitation_decides_in_place_of_the_event() {
    let speaks = |invitation, event: &Value| {
        let texts = texts(&[("INVITATION", invitation)], event);
        texts.body.map(|body| body.contains("{####}"))
    };
    let (with, without) = (
        event(Kind::AdminCreateUser),
        field_event("invite-passwordless-code"),
    );
    for (invitation, expected) in [
        ("auto", [true, false]),
        ("password", [true, true]),
        ("passwordless", [false, false]),
        ("PASSWORDLESS", [false, false]),
    ] {
        let found = [speaks(invitation, &with), speaks(invitation, &without)];
        assert_eq!(found, expected.map(Some), "{invitation}");
    }
    // A password is asked for, and there is none: Cognito's own message.
    assert_eq!(
        speaks("password", &field_event("invite-passwordless-null")),
        None
    );
}

/// A page that prints the password, in a pool that has none: never an empty line, but the default theme's.
#[test]
fn an_owners_page_that_prints_the_empty_code_costs_a_step() {
    let file = "messages/admin-create-user.html";
    let own = [(file, "<p>{{ username }}</p>\n<p>Password: {{ code }}</p>")];
    let folder = theme(&own);
    let mut function = function_with_theme(folder.path(), &[]);
    let usual = outcome(&mut function, &event(Kind::AdminCreateUser));
    assert_eq!(
        (usual.email.step, usual.sms.step),
        (Step::Theme, Step::Theme)
    );
    let without = outcome(&mut function, &event_on_occasion(Kind::AdminCreateUser));
    assert_eq!(
        (without.email.step, without.sms.step),
        (Step::Default, Step::Theme)
    );
    let (_, problem) = &without.warnings[0];
    assert_eq!(
        (problem.file.as_str(), problem.line),
        (file, 2),
        "{problem}"
    );

    let asks = "{{ username }}{% if code %} {{ code }}{% endif %}";
    for (name, template) in [
        (file, asks),
        (
            "messages/admin-create-user_passwordless.html",
            "{{ username }}",
        ),
    ] {
        let folder = theme(&[(name, template)]);
        let mut function = function_with_theme(folder.path(), &[]);
        let without = outcome(&mut function, &event_on_occasion(Kind::AdminCreateUser));
        assert_eq!(without.email.step, Step::Theme, "{:?}", without.warnings);
        assert_eq!(body(&without), "{username}");
    }
}

#[test]
fn an_owners_sms_that_prints_the_empty_code_costs_a_step() {
    let own = "admin-create-user =\n    .sms = Hi { $username }, your password is { $code }\n";
    let folder = theme(&[("locales/en.ftl", own)]);
    let mut function = function_with_theme(folder.path(), &[]);
    let without = outcome(&mut function, &event_on_occasion(Kind::AdminCreateUser));
    assert_eq!(
        (without.email.step, without.sms.step),
        (Step::Theme, Step::Default)
    );
    let (_, problem) = &without.warnings[0];
    assert_eq!((problem.file.as_str(), problem.line), ("locales/en.ftl", 2));
    assert!(problem.reason.contains("without a password"), "{problem}");
}

/// For each part the first that exists: the owner's occasion, the owner's usual words, the default theme's
/// occasion, its usual words.
#[test]
fn words_are_the_owners_first() {
    let subject = |own: &str| {
        let folder = theme(&[
            ("theme.toml", "[brand]\nname = \"Acme\"\n"),
            ("locales/en.ftl", own),
        ]);
        let mut function = function_with_theme(folder.path(), &[]);
        let outcome = outcome(&mut function, &event_on_occasion(Kind::ForgotPassword));
        let html = body(&outcome).to_owned();
        let subject = outcome.email.message.unwrap().subject.as_str().to_owned();
        (subject, html.contains("no longer works"))
    };
    assert_eq!(
        subject(""),
        ("Your Acme password was reset".to_owned(), true)
    );
    let usual = "forgot-password =\n    .subject = Mine\n";
    assert_eq!(subject(usual), ("Mine".to_owned(), true));
    let both =
        format!("{usual}forgot-password_by-admin =\n    .subject = Reset\n    .ignore = x\n");
    assert_eq!(subject(&both), ("Reset".to_owned(), false));
}

/// TemporaryPasswordValidityDays, which no event says.
#[test]
fn the_days_of_a_temporary_password_are_in_the_words() {
    let body = |days: &str| {
        let variables = [("TEMPORARY_PASSWORD_DAYS", days)];
        texts(&variables, &event(Kind::AdminCreateUser))
            .body
            .unwrap()
    };
    assert!(body("7").contains("expires in 7 days."));
    assert!(body(" 1 ").contains("expires in 1 day."));
    for unusable in ["", "0", "366", "-1", "seven", "7.5", "99999999999999999999"] {
        let body = body(unusable);
        assert!(
            body.contains("the temporary password will expire"),
            "{unusable}"
        );
        assert!(!body.contains("limited time"));
    }
    let problems = |days| {
        let function =
            cognito::function(&[("TEMPORARY_PASSWORD_DAYS", days), ("BRAND_NAME", "Acme")]);
        function.start_problems().len()
    };
    assert_eq!((problems("7"), problems(""), problems("seven")), (0, 0, 1));
}

#[test]
fn the_words_on_the_link_are_the_languages_own_if_the_owner_asks() {
    let link = |variables: &[(&str, &str)], language: &str, own: &str| {
        let folder = theme(&[("locales/en.ftl", own)]);
        let variables = [&[("VERIFICATION", "link")], variables].concat();
        let mut function = function_with_theme(folder.path(), &variables);
        let event = event_with(Kind::SignUp, |event| {
            event["request"]["userAttributes"]["locale"] = json!(language);
        });
        let body = Texts::of(&answer(&mut function, &event)).body.unwrap();
        let (_, rest) = body.split_once("{##").unwrap();
        rest.split_once("##}").unwrap().0.to_owned()
    };
    let localized = [("VERIFICATION_LINK_TEXT", "localized")];
    assert_eq!(link(&[], "de", ""), "Click Here");
    assert_eq!(link(&localized, "de", ""), "E‑Mail-Adresse bestätigen");
    assert_eq!(link(&localized, "ja", ""), "メールアドレスを確認する");
    // Words that could end the placeholder, or that HTML spells otherwise, leave Cognito's.
    for action in ["Go # now", "Don't wait", "A & B", "{ \"<b>\" }Go"] {
        let own = format!("sign-up =\n    .action = {action}\n");
        assert_eq!(link(&localized, "en", &own), "Click Here", "{action}");
    }
    let tagged = "sign-up =\n    .action = <b>Go</b> now\n";
    assert_eq!(link(&localized, "en", tagged), "Go now");
}
