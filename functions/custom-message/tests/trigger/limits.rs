//! Lengths and characters, as Cognito takes them.

use custom_message::limits;
use custom_message::message::{Sms, Subject};
use serde_json::json;
use theme::Kind;

use crate::cognito::{
    Pool, answer, checked_body, complaints, event, event_with, function, is_accepted, texts,
};

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
        let body = checked_body(format!("<p>a{c}b {{####}}</p>"), &carries).unwrap();
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
    let body =
        |length: usize| checked_body(format!("{{####}}{}", "é".repeat(length - 6)), &carries);
    assert_eq!(body(20_000 - 2).unwrap().characters(), 20_000);
    assert!(body(20_000 - 1).is_err(), "the code may have 8 characters");
    let emoji = |count: usize| checked_body(format!("{{####}}{}", "👍".repeat(count)), &carries);
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
        checked_body(format!("{placeholders}{}", "x".repeat(filler)), &carries)
    };
    assert_eq!(body(filler).unwrap().characters(), 20_000);
    assert!(body(filler + 1).is_err());
}
