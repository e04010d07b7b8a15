//! What is known of Cognito's CustomMessage trigger, a test a fact, each named after its report
//! or the page of AWS that it is from.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

mod cognito;

use cognito::{
    Pool, Texts, answer, complaints, event, event_with, event_with_attribute, function,
    function_with_theme, is_accepted, outcome, raw, theme,
};
use custom_message::handler::Step;
use custom_message::limits;
use custom_message::message::{Body, Kind, Sms, Subject};
use serde_json::{Value, json};

fn texts(variables: &[(&str, &str)], event: &Value) -> Texts {
    Texts::of(&answer(&mut function(variables), event))
}

fn without_response(mut event: Value) -> Value {
    event.as_object_mut().unwrap().remove("response").unwrap();
    event
}

fn passes_unchanged(event: &Value) -> String {
    let text = event.to_string();
    let (answer, log) = function(&[]).answer(&serde_json::from_str::<Box<_>>(&text).unwrap());
    assert_eq!(answer.to_json(), text);
    log
}

// ---- trigger sources ----

#[test]
fn every_source_has_a_message_of_its_own() {
    let mut function = function(&[]);
    let all: Vec<Texts> = Kind::ALL
        .map(|kind| Texts::of(&answer(&mut function, &event(kind))))
        .into();
    for (at, (kind, texts)) in Kind::ALL.iter().zip(&all).enumerate() {
        assert_eq!(complaints(*kind, Pool::Code, texts), [""; 0], "{kind:?}");
        assert!(texts.body.is_some() && texts.sms.is_some(), "{kind:?}");
        for other in &all[..at] {
            assert_ne!(texts.subject, other.subject, "{kind:?}");
            assert_ne!(texts.body, other.body, "{kind:?}");
            assert_ne!(texts.sms, other.sms, "{kind:?}");
        }
    }
}

/// amazon-cognito-developer-guide, "Customizing user pool workflows": positions and names may grow,
/// and stricter validation can make a function fail.
#[test]
fn an_unknown_trigger_source_passes_unchanged() {
    for source in [
        json!("CustomMessage_Passkey"),
        json!("PreSignUp_SignUp"),
        json!("PostConfirmation_ConfirmSignUp"),
        json!("custommessage_signup"),
        json!(" CustomMessage_SignUp"),
        json!(""),
        json!(null),
        json!(7),
        json!(["CustomMessage_SignUp"]),
        json!({"CustomMessage_SignUp": null}),
    ] {
        let log = passes_unchanged(&event_with(Kind::SignUp, |event| {
            event["triggerSource"] = source.clone();
        }));
        assert!(log.contains("passed through unchanged"), "{source}: {log}");
    }
}

/// aws/aws-lambda-rust-runtime, `aws_lambda_events` 1.2.1: an event without one of these fails to
/// parse, and the sign-up with it.
#[test]
fn missing_or_mistyped_fields_pass_unchanged() {
    for field in ["triggerSource", "request", "response"] {
        passes_unchanged(&event_with(Kind::SignUp, |event| {
            event.as_object_mut().unwrap().remove(field);
        }));
        for value in [json!(null), json!("x"), json!(1), json!([1]), json!(true)] {
            passes_unchanged(&event_with(Kind::SignUp, |event| event[field] = value));
        }
    }
    for code in [
        json!(null),
        json!("None"),
        json!(""),
        json!(1234),
        json!({}),
    ] {
        passes_unchanged(&event_with(Kind::SignUp, |event| {
            event["request"]["codeParameter"] = code;
        }));
    }
    for event in [json!([]), json!("x"), json!(null), json!(1e300), json!({})] {
        passes_unchanged(&event);
    }
}

// ---- the event ----

#[test]
fn the_event_comes_back_whole_and_only_the_response_is_new() {
    for kind in Kind::ALL {
        let sent = event_with(kind, |event| {
            event["version"] = json!(1);
            event["somethingNew"] =
                json!({"deep": [1, {"a": null}], "big": 12345678901234567890u64});
            event["request"]["userAttributes"]["email_verified"] = json!(true);
            event["request"]["aNewField"] = json!([[[]]]);
            event["response"]["aNewAnswer"] = json!({"kept": true});
        });
        let answered = answer(&mut function(&[]), &sent);
        assert_eq!(answered["response"]["aNewAnswer"], json!({"kept": true}));
        assert_eq!(without_response(answered), without_response(sent));
    }
}

#[test]
fn a_numeric_version_and_bare_booleans_are_a_usual_event() {
    for change in [
        |event: &mut Value| event["version"] = json!(1),
        |event: &mut Value| event["request"]["userAttributes"]["email_verified"] = json!(false),
        |event: &mut Value| event["request"]["userAttributes"]["name"] = json!(["Ana"]),
        |event: &mut Value| event["userName"] = json!(7),
        |event: &mut Value| event["region"] = json!(null),
    ] {
        let texts = texts(&[], &event_with(Kind::SignUp, change));
        assert_eq!(complaints(Kind::SignUp, Pool::Code, &texts), [""; 0]);
        assert!(texts.body.is_some());
    }
}

/// The console's test event writes null as "None".
#[test]
fn none_as_text_is_null() {
    let event = event_with(Kind::SignUp, |event| {
        event["version"] = json!(1);
        event["request"]["usernameParameter"] = json!("None");
        event["request"]["linkParameter"] = json!("None");
        event["response"] =
            json!({"smsMessage": "None", "emailMessage": "None", "emailSubject": "None"});
    });
    let coded = texts(&[], &event);
    assert_eq!(complaints(Kind::SignUp, Pool::Code, &coded), [""; 0]);
    assert!(!coded.body.unwrap().contains("None"));

    // a link that is "None" is no link to verify by: Cognito's own message, never "None" as a link
    let linked = texts(&[("VERIFICATION", "link")], &event);
    assert_eq!((linked.body, linked.subject), (None, None));

    let nobody = event_with(Kind::AdminCreateUser, |event| {
        event["request"]["usernameParameter"] = json!("None");
    });
    let invitation = answer(&mut function(&[]), &nobody);
    assert_eq!(
        invitation["response"],
        json!({"smsMessage": null, "emailMessage": null, "emailSubject": null})
    );
}

#[test]
fn client_id_not_applicable_is_no_app_client() {
    let folder = theme(&[(
        "theme.toml",
        "[brand]\nname = \"Acme\"\n[clients.CLIENT_ID_NOT_APPLICABLE.brand]\nname = \"Nobody\"\n[clients.NOT.brand]\nname = \"Part\"\n",
    )]);
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
    let folder = theme(&[(
        "theme.toml",
        "[locales]\ndefault = \"ar\"\n[clients.\"1example23456789\"]\nlocale = \"de\"\n",
    )]);
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

// ---- limits ----

/// aws-amplify/amplify-js#936: Cognito does not replace a code in a subject.
#[test]
fn amplify_js_936_no_code_in_a_subject() {
    for subject in [
        "Your code is {####}",
        "{####}",
        "Hi {username}",
        "{##Click Here##}",
        "{##",
    ] {
        assert!(Subject::new(subject).is_err(), "{subject}");
    }
    for kind in Kind::ALL {
        for pool in [[("VERIFICATION", "code")], [("VERIFICATION", "link")]] {
            let subject = texts(&pool, &event(kind)).subject.unwrap();
            assert!(!subject.contains(['{', '}', '#']), "{subject}");
        }
    }
}

/// aws-amplify/amplify-js#6917, aws/aws-lambda-go#330: one forbidden character in a body and the
/// user's form shows "1 validation error detected: Value '<the whole html>' at 'emailBody'".
#[test]
fn amplify_js_6917_forbidden_characters_become_references() {
    for (c, reference) in [
        ('\u{a0}', "&#160;"),
        ('\u{3000}', "&#12288;"),
        ('\u{2003}', "&#8195;"),
        ('\u{202f}', "&#8239;"),
        ('\u{ad}', "&#173;"),
        ('\u{200b}', "&#8203;"),
        ('\u{200c}', "&#8204;"),
        ('\u{200d}', "&#8205;"),
        ('\u{feff}', "&#65279;"),
        ('\u{200e}', "&#8206;"),
        ('\u{2068}', "&#8296;"),
        ('\u{e000}', "&#57344;"),
        // an emoji of 2022, younger than Cognito's Unicode table may be
        ('\u{1fae0}', "&#129760;"),
    ] {
        assert!(!is_accepted(c), "U+{:04X}", u32::from(c));
        let carries = [limits::Placeholder {
            text: "{####}",
            longest: 8,
        }];
        let body = Body::new(format!("<p>a{c}b {{####}}</p>"), &carries).unwrap();
        assert_eq!(body.as_str(), format!("<p>a{reference}b {{####}}</p>"));
        let plain = if c.is_whitespace() { "a b" } else { "ab" };
        assert_eq!(Subject::new(&format!("a{c}b")).unwrap().as_str(), plain);
        let sms = Sms::new(&format!("a{c}b {{####}}"), &carries).unwrap();
        assert_eq!(sms.as_str(), format!("{plain} {{####}}"));
    }
    // what stays: ordinary emoji, skin tones, flags, variation selectors, every script
    for text in ["❤️ 👍🏽 🇩🇪", "İstanbul", "नमस्ते", "你好，世界", "السلام عليكم"]
    {
        assert!(text.chars().all(is_accepted), "{text}");
        assert_eq!(Subject::new(text).unwrap().as_str(), text);
    }
}

/// The same through the whole function: a brand may hold what Cognito refuses.
#[test]
fn amplify_js_6917_a_brand_with_a_narrow_space_is_sent_all_the_same() {
    let brand = [("BRAND_NAME", "Le\u{202f}Caf\u{e9}\u{a0}\u{200d}!")];
    for kind in Kind::ALL {
        let texts = texts(&brand, &event(kind));
        assert_eq!(complaints(kind, Pool::Code, &texts), [""; 0], "{kind:?}");
        assert!(
            texts.body.unwrap().contains("Le&#8239;Café&#160;&#8205;!"),
            "{kind:?}"
        );
        assert!(texts.sms.unwrap().contains("Le Café !"), "{kind:?}");
    }
}

/// Java's `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]`, character by character: the table in `limits` made anew.
#[test]
fn the_accepted_characters_are_those_of_unicode_10() {
    let differ: Vec<String> = ('\0'..=char::MAX)
        .filter(|&c| limits::accepts(c) != is_accepted(c))
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    assert_eq!(
        differ, [""; 0],
        "write src/limits/accepted.rs anew from {}",
        "Unicode 10.0"
    );
}

/// An empty string is `InvalidParameterException: The message is empty.`
#[test]
fn empty_strings_never() {
    for variables in [
        &[][..],
        &[("EMAIL_SENDING_ACCOUNT", "COGNITO_DEFAULT")][..],
        &[("VERIFICATION", "link")][..],
    ] {
        for kind in Kind::ALL {
            let event = event_with(kind, |event| {
                event["response"] =
                    json!({"smsMessage": "", "emailMessage": "", "emailSubject": ""});
                event["request"]["usernameParameter"] = json!(null);
                event["request"]["linkParameter"] = json!(null);
            });
            let answered = answer(&mut function(variables), &event);
            for field in ["smsMessage", "emailMessage", "emailSubject"] {
                assert_ne!(answered["response"][field], json!(""), "{kind:?} {field}");
            }
        }
    }
}

/// amazon-archives/amazon-cognito-identity-js#396, #155: an oversize answer goes out as Cognito's own.
#[test]
fn cognito_identity_js_396_oversize_is_never_sent() {
    let carries = [limits::Placeholder {
        text: "{####}",
        longest: 8,
    }];
    let body = |length: usize| Body::new(format!("{{####}}{}", "é".repeat(length - 6)), &carries);
    assert_eq!(body(20_000 - 2).unwrap().characters(), 20_000);
    assert!(body(20_000 - 1).is_err(), "the code may have 8 characters");
    let emoji = |count: usize| Body::new(format!("{{####}}{}", "👍".repeat(count)), &carries);
    assert!(
        emoji(9_996).is_ok() && emoji(9_997).is_err(),
        "counted in UTF-16"
    );
    assert!(Subject::new(&"a".repeat(140)).is_ok() && Subject::new(&"a".repeat(141)).is_err());
    assert!(Subject::new(&"👍".repeat(71)).is_err(), "counted in UTF-16");
    assert!(Sms::new(&format!("{{####}}{}", "a".repeat(132)), &carries).is_ok());
    assert!(Sms::new(&format!("{{####}}{}", "a".repeat(133)), &carries).is_err());
}

#[test]
fn a_password_and_a_user_name_have_room_at_every_occurrence() {
    let carries = [
        limits::Placeholder {
            text: "{####}",
            longest: 256,
        },
        limits::Placeholder {
            text: "{username}",
            longest: 128,
        },
    ];
    let filler = 20_000 - 2 * 256 - 3 * 128;
    let body = |filler: usize| {
        let placeholders = "{####}{username}{username}{####}{username}";
        Body::new(format!("{placeholders}{}", "x".repeat(filler)), &carries)
    };
    assert_eq!(body(filler).unwrap().characters(), 20_000);
    assert!(body(filler + 1).is_err());
}

// ---- when the answer is wrong ----

/// aws-amplify/amplify-cli#12911, #10148: without one of the two, Cognito's own invitation goes out,
/// silently and under the custom subject.
#[test]
fn amplify_cli_12911_an_invitation_carries_user_name_and_password() {
    let texts = texts(&[], &event(Kind::AdminCreateUser));
    for text in [texts.body.unwrap(), texts.sms.unwrap()] {
        assert!(
            text.contains("{username}") && text.contains("{####}"),
            "{text}"
        );
    }
    let carries = [
        limits::Placeholder {
            text: "{####}",
            longest: 256,
        },
        limits::Placeholder {
            text: "{username}",
            longest: 128,
        },
    ];
    assert!(Body::new("only {####}".into(), &carries).is_err());
    assert!(Body::new("only {username}".into(), &carries).is_err());
}

/// A subject never goes out alone, or it would stand over Cognito's own body.
#[test]
fn amplify_cli_12911_no_custom_subject_over_a_default_body() {
    let folder = theme(&[("messages/admin-create-user.html", "no code, no user name")]);
    let mut function = function_with_theme(folder.path(), &[]);
    let event = event_with(Kind::AdminCreateUser, |event| {
        event["request"]["usernameParameter"] = json!(null);
    });
    let texts = Texts::of(&answer(&mut function, &event));
    assert!(texts.subject.is_none() && texts.body.is_none() && texts.sms.is_none());
}

/// aws-amplify/amplify-js#2487, #3208, #14047: a temporary password holds `< > & ' "` and is inserted
/// raw; a full stop behind it is taken for a part of it.
#[test]
fn amplify_js_2487_nothing_touches_a_temporary_password() {
    let body = texts(&[], &event(Kind::AdminCreateUser)).body.unwrap();
    for (at, _) in body.match_indices("{####}") {
        let (before, after) = (&body[..at], &body[at + 6..]);
        assert!(
            before.ends_with('>') && after.starts_with("</"),
            "…{}",
            &body[at - 20..at + 20]
        );
    }
}

/// aws-amplify/amplify-js#14047: a temporary password breaks a URL.
#[test]
fn amplify_js_14047_no_temporary_password_in_a_link() {
    let folder = theme(&[
        (
            "theme.toml",
            "[links]\nadmin-create-user = \"https://a.example/in?u={userName}\"\nmagic = \"https://a.example/in?code={code}\"\n",
        ),
        (
            "messages/admin-create-user.html",
            "<p>{{ username }} {{ code }}</p><a href=\"{{ links.magic }}\">x</a><a href=\"{{ link }}\">y</a>",
        ),
    ]);
    let mut function = function_with_theme(folder.path(), &[]);
    let body = Texts::of(&answer(&mut function, &event(Kind::AdminCreateUser)))
        .body
        .unwrap();
    assert!(body.contains("https://a.example/in?u=7f1c"), "{body}");
    assert!(!body.contains("code="), "{body}");
    assert_eq!(body.matches("{####}").count(), 1, "{body}");
}

// ---- EmailSendingAccount ----

/// "Custom message Lambda trigger": emailMessage and emailSubject only where EmailSendingAccount is
/// DEVELOPER, otherwise 400 InvalidLambdaResponseException.
#[test]
fn cognito_default_leaves_the_email_null_and_fills_the_sms() {
    for kind in Kind::ALL {
        let event = event(kind);
        let left = texts(&[("EMAIL_SENDING_ACCOUNT", "COGNITO_DEFAULT")], &event);
        assert!(left.subject.is_none() && left.body.is_none(), "{kind:?}");
        assert!(left.sms.is_some(), "{kind:?}");
        let insisted = texts(
            &[
                ("EMAIL_SENDING_ACCOUNT", "COGNITO_DEFAULT"),
                ("CUSTOM_EMAIL", "always"),
            ],
            &event,
        );
        assert!(
            insisted.body.is_some() && insisted.subject.is_some(),
            "{kind:?}"
        );
    }
}

// ---- code or link ----

/// A link pool that gets `{####}` shows "##"; a code pool must get it.
#[test]
fn a_link_pool_gets_the_link_for_sign_up_and_resend_alone() {
    for kind in Kind::ALL {
        let texts = texts(&[("VERIFICATION", "link")], &event(kind));
        assert_eq!(complaints(kind, Pool::Link, &texts), [""; 0], "{kind:?}");
        let linked = texts.body.unwrap().contains("{##Click Here##}");
        assert_eq!(
            linked,
            matches!(kind, Kind::SignUp | Kind::ResendCode),
            "{kind:?}"
        );
    }
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

/// What confirms by a link carries no code that one could share.
#[test]
fn a_mail_with_a_link_says_nothing_of_a_code() {
    for kind in [Kind::SignUp, Kind::ResendCode] {
        let event = event_with(kind, |event| {
            event["request"]["clientMetadata"] = json!({ "locale": "en" });
        });
        let body = |by| texts(&[("VERIFICATION", by)], &event).body.unwrap();
        assert!(body("code").contains("Never share this code"), "{kind:?}");
        assert!(!body("link").contains("code "), "{kind:?}");
    }
}

/// Old logs have no linkParameter.
#[test]
fn a_link_pool_without_a_link_is_left_to_cognito() {
    let event = event_with(Kind::ResendCode, |event| {
        event["request"]
            .as_object_mut()
            .unwrap()
            .remove("linkParameter");
    });
    let texts = texts(&[("VERIFICATION", "link")], &event);
    assert!(texts.body.is_none() && texts.subject.is_none());
    assert!(
        texts.sms.unwrap().contains("{####}"),
        "a link cannot confirm a number"
    );
}

#[test]
fn placeholders_are_always_the_events() {
    let event = event_with(Kind::AdminCreateUser, |event| {
        event["request"]["codeParameter"] = json!("####");
        event["request"]["usernameParameter"] = json!("{name-of-the-user}");
    });
    let coded = texts(&[], &event);
    for text in [coded.body.unwrap(), coded.sms.unwrap()] {
        assert!(
            text.contains("####") && text.contains("{name-of-the-user}"),
            "{text}"
        );
        assert!(
            !text.contains("{####}") && !text.contains("{username}"),
            "{text}"
        );
    }
    let event = event_with(Kind::SignUp, |event| {
        event["request"]["linkParameter"] = json!("{##Confirmez##}");
    });
    let linked = texts(&[("VERIFICATION", "link")], &event).body.unwrap();
    assert!(linked.contains("{##Confirmez##}") && !linked.contains("Click Here"));
}

/// Old emulators put the real code in the parameter: it must not reach the log, whatever goes wrong.
#[test]
fn cognito_local_169_a_real_code_in_the_parameter_is_never_logged() {
    for template in [
        "no code at all",
        "<p>{{ code | int }}</p>",
        "<p>{{ code | float }} {{ brand.name }}</p>",
        "<a href=\"{{ links.all }}\">{{ links.all | int }}</a>",
        "{##{{ code }}##}",
    ] {
        let folder = theme(&[
            (
                "theme.toml",
                "[links]\nall = \"https://a.example/?c={code}\"\n",
            ),
            ("messages/sign-up.html", template),
            ("locales/en.ftl", "sign-up =\n    .sms = no code\n"),
        ]);
        let event = event_with(Kind::SignUp, |event| {
            event["request"]["codeParameter"] = json!("73z19q");
        });
        let (answer, log) = function_with_theme(folder.path(), &[]).answer(&raw(&event));
        assert!(log.contains("\"FellBack\":1"), "{template}: {log}");
        assert!(!log.contains("73z19q"), "{template}: {log}");
        assert!(answer.to_json().contains("73z19q"));
    }
}

// ---- traps for a template engine ----

/// `{####}` and `{##text##}` are comments in Tera: written in a template they vanish, so the body
/// lacks its code and falls back instead of going out without one.
#[test]
fn a_placeholder_written_in_a_template_is_a_comment_and_falls_back() {
    for template in ["<p>Your code is {####}</p>", "<p>{##Click Here##}</p>"] {
        let folder = theme(&[("messages/sign-up.html", template)]);
        let outcome = outcome(
            &mut function_with_theme(folder.path(), &[]),
            &event(Kind::SignUp),
        );
        assert_eq!(outcome.email.step, Step::Default, "{template}");
        let body = outcome.email.message.unwrap().body;
        assert!(body.as_str().contains("{####}"));
    }
}

/// `urlencode`, `upper` and `truncate` break a placeholder: Cognito never replaces what they make.
#[test]
fn a_code_that_a_filter_broke_falls_back() {
    for code in [
        "{{ code | replace(from=\"{\", to=\"%7B\") }}",
        "{{ code | truncate(length=3) }}",
        "{{ code | replace(from=\"#\", to=\"\") }}",
        "{{ code | reverse }}",
        "{{ code | trim_end(pat=\"}\") }}",
    ] {
        let folder = theme(&[("messages/sign-up.html", code)]);
        let outcome = outcome(
            &mut function_with_theme(folder.path(), &[]),
            &event(Kind::SignUp),
        );
        assert_eq!(outcome.email.step, Step::Default, "{code}");
        assert!(!outcome.warnings.is_empty(), "{code}");
    }
}

/// A link holds the code's placeholder whole, and everything else percent-encoded.
#[test]
fn the_code_in_a_link_stays_whole_and_an_address_is_encoded() {
    let folder = theme(&[(
        "theme.toml",
        "[links]\nsign-up = \"https://app.example.com/confirm?email={email}&code={code}\"\n",
    )]);
    let mut function = function_with_theme(folder.path(), &[]);
    let event = event_with_attribute(Kind::SignUp, "email", "o'b+x&y=\"{####}@ex.com");
    let body = Texts::of(&answer(&mut function, &event)).body.unwrap();
    let link = "https://app.example.com/confirm?email=o%27b%2Bx%26y%3D%22%7B%23%23%23%23%7D%40ex.com&amp;code={####}";
    assert_eq!(
        body.matches(link).count(),
        4,
        "VML, button, text below and its target: {body}"
    );

    let nameless = event_with(Kind::SignUp, |event| {
        event["request"]["userAttributes"]
            .as_object_mut()
            .unwrap()
            .remove("email");
    });
    let body = Texts::of(&answer(&mut function, &nameless)).body.unwrap();
    assert!(
        !body.contains("app.example.com"),
        "a link that lacks a value is left out: {body}"
    );
}

// ---- abuse ----

/// Autoescape leaves `{####}` alone: in a name it would become the live code.
#[test]
fn a_code_injected_by_an_attribute_is_never_sent() {
    for name in [
        "{####}",
        "https://evil.example/{####}",
        "{##Click Here##}",
        "{username}",
        "{",
        "####",
    ] {
        for kind in Kind::ALL {
            let clean = texts(
                &[],
                &event_with(kind, |event| {
                    event["request"]["userAttributes"]
                        .as_object_mut()
                        .unwrap()
                        .remove("name");
                }),
            );
            let hostile = texts(&[], &event_with_attribute(kind, "name", name));
            assert_eq!(hostile.body, clean.body, "{name}");
            assert_eq!(hostile.sms, clean.sms, "{name}");
        }
    }
}

/// An attacker signs a victim's address up under a name that mail clients link.
#[test]
fn a_name_that_reads_as_a_link_is_as_if_absent() {
    let clean = texts(
        &[],
        &event_with(Kind::SignUp, |event| {
            event["request"]["userAttributes"]
                .as_object_mut()
                .unwrap()
                .remove("name");
        }),
    );
    for name in [
        "Visit evil.example to claim",
        "evil。example",
        "ｗｗｗ．ｅｖｉｌ．ｃｏｍ",
        "http://1.2.3.4",
        "mail me@evil.example",
        "+1 555 123 4567",
        ".com",
        "evil\u{fe12}com",
        "<b>x</b>",
        "a\u{202e}b",
    ] {
        let greeted = texts(&[], &event_with_attribute(Kind::SignUp, "name", name));
        assert_eq!(greeted.body, clean.body, "{name}");
    }
    let body = texts(
        &[],
        &event_with_attribute(Kind::SignUp, "name", "Dr. O'Brien"),
    )
    .body
    .unwrap();
    assert!(body.contains("Hello Dr. O&#39;Brien,"), "{body}");
}

/// Attributes may have 2,048 characters.
#[test]
fn a_long_attribute_is_not_shown() {
    let long = "x".repeat(2_048);
    let body = texts(
        &[],
        &event_with_attribute(Kind::SignUp, "name", long.as_str()),
    )
    .body
    .unwrap();
    assert!(!body.contains("xxxx"));
}

/// "Do not vary a message by whether an account exists": the same text, whatever the user's state.
#[test]
fn a_message_does_not_tell_whether_an_account_exists() {
    let of = |status: &str| {
        texts(
            &[],
            &event_with_attribute(Kind::ForgotPassword, "cognito:user_status", status),
        )
        .body
    };
    assert_eq!(of("CONFIRMED"), of("UNCONFIRMED"));
}

/// Only what the theme lists can be shown: the rest of the event is not in the template's reach.
#[test]
fn an_attribute_that_is_not_listed_is_not_there() {
    let folder = theme(&[("messages/sign-up.html", "{{ code }} {{ user.email }}")]);
    let listed = outcome(
        &mut function_with_theme(folder.path(), &[]),
        &event(Kind::SignUp),
    );
    assert_eq!(listed.email.step, Step::Default);
}
