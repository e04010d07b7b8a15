//! The words for an occasion, in every language: what they say, and what they must not.

use custom_message::handler::{Handler, Messages};
use custom_message::limits;
use theme::{Kind, Occasion};

use super::{LANGUAGES, LONG_BRAND, SHORT_BRAND, handler, outcome, outcome_of_sample};

/// The messages with words for an occasion, as the samples are named.
const OCCASIONS: [(Kind, &str); 3] = [
    (Kind::AdminCreateUser, "admin-create-user_passwordless"),
    (Kind::ForgotPassword, "forgot-password_by-admin"),
    (Kind::UpdateUserAttribute, "update-user-attribute_by-admin"),
];

/// The letters that every form of "password" has in common, in each language.
const PASSWORD: [(&str, &[&str]); 20] = [
    ("ar", &["كلمة المرور", "كلمة مرور"]),
    ("cs", &["hesl"]),
    ("de", &["asswort"]),
    ("en", &["assword"]),
    ("es", &["ontraseñ"]),
    ("fr", &["ot de passe"]),
    ("he", &["סיסמ"]),
    ("id", &["ata sandi"]),
    ("it", &["assword"]),
    ("ja", &["パスワード"]),
    ("ko", &["비밀번호"]),
    ("nl", &["achtwoord"]),
    ("pl", &["asł"]),
    ("pt-BR", &["enha"]),
    ("ru", &["парол", "Парол"]),
    ("sv", &["ösenord"]),
    ("tr", &["arola"]),
    ("uk", &["парол", "Парол"]),
    ("zh-CN", &["密码"]),
    ("zh-TW", &["密碼"]),
];

/// A channel's texts: subject and body, SMS.
fn texts(messages: &Messages) -> [String; 2] {
    let email = messages.email.message.as_ref().unwrap();
    let sms = messages.sms.message.as_ref().unwrap();
    [
        format!("{}\n{}", email.subject.as_str(), email.body.as_str()),
        sms.as_str().to_owned(),
    ]
}

fn short() -> Handler {
    handler(&[("BRAND_NAME", SHORT_BRAND)], None)
}

/// A language's word for a password, in a text.
fn speaks_of_a_password(tag: &str, text: &str) -> bool {
    let (_, words) = PASSWORD.iter().find(|(known, _)| *known == tag).unwrap();
    words.iter().any(|word| text.contains(word))
}

#[test]
fn every_occasion_has_words_in_every_language() {
    let mut handler = handler(&[("BRAND_NAME", LONG_BRAND)], None);
    for tag in LANGUAGES {
        for (kind, name) in OCCASIONS {
            let on_occasion = outcome_of_sample(&mut handler, name, tag);
            assert_eq!(on_occasion.occasion, Occasion::possible(kind));
            assert_eq!(on_occasion.email.locale.as_ref().unwrap().as_str(), tag);
            let usual = outcome(&mut handler, kind, tag);
            let [here, there] = [&on_occasion, &usual].map(texts);
            assert_ne!(here[0], there[0], "{tag} {name}");
            for text in here {
                let refused = text.chars().find(|&c| !limits::accepts(c));
                assert_eq!(refused, None, "{tag} {name}: {text}");
            }
        }
    }
}

/// hashicorp/terraform-provider-aws#49294: in a pool with sign-in without passwords, nothing speaks of one.
#[test]
fn an_invitation_without_a_password_speaks_of_none() {
    let mut handler = short();
    for tag in LANGUAGES {
        let usual = texts(&outcome(&mut handler, Kind::AdminCreateUser, tag));
        let without = outcome_of_sample(&mut handler, "admin-create-user_passwordless", tag);
        for (with, without) in usual.iter().zip(texts(&without)) {
            assert!(speaks_of_a_password(tag, with), "{tag}: {with}");
            assert!(!speaks_of_a_password(tag, &without), "{tag}: {without}");
            assert!(without.contains("{username}"), "{tag}: {without}");
            assert!(!without.contains("{####}"), "{tag}: {without}");
        }
        let sms = without.sms.message.unwrap();
        assert!(
            sms.as_str().ends_with(" {username}"),
            "{tag}: {}",
            sms.as_str()
        );
        let first = sms.as_str().chars().find(|c| c.is_alphabetic()).unwrap();
        let is_rtl = matches!(tag, "ar" | "he");
        assert!(!is_rtl || !first.is_ascii(), "{tag}: {}", sms.as_str());
    }
}

/// aws-amplify/amplify-ui#6238: the password is gone, and nothing says that it stays as it is.
#[test]
fn a_reset_by_an_administrator_does_not_say_that_the_password_stays() {
    let mut handler = short();
    for tag in LANGUAGES {
        let by_user = part(tag, "forgot-password", "ignore");
        let by_admin = part(tag, "forgot-password_by-admin", "ignore");
        let [usual, _] = texts(&outcome(&mut handler, Kind::ForgotPassword, tag));
        let [reset, _] = texts(&outcome_of_sample(
            &mut handler,
            "forgot-password_by-admin",
            tag,
        ));
        assert!(
            shows(&usual, &by_user) && !shows(&usual, &by_admin),
            "{tag}"
        );
        assert!(
            shows(&reset, &by_admin) && !shows(&reset, &by_user),
            "{tag}"
        );
    }
}

/// AdminUpdateUserAttributes: another person made the change, perhaps.
#[test]
fn a_change_by_an_administrator_is_nobodys() {
    let mut handler = short();
    for tag in LANGUAGES {
        let name = "update-user-attribute_by-admin";
        let [changed, _] = texts(&outcome_of_sample(&mut handler, name, tag));
        for this in ["preheader", "intro", "ignore"] {
            let usual = part(tag, "update-user-attribute", this);
            let neutral = part(tag, name, this);
            assert_ne!(neutral, usual, "{tag}.{this}");
            assert!(shows(&changed, &neutral), "{tag}.{this}");
        }
    }
}

/// A one-time code may be all that a user signs in with, and anybody may ask for it.
#[test]
fn a_sign_in_code_gives_no_advice_about_a_password() {
    let mut handler = short();
    for tag in LANGUAGES {
        for text in texts(&outcome(&mut handler, Kind::Authentication, tag)) {
            assert!(!speaks_of_a_password(tag, &text), "{tag}: {text}");
        }
    }
}

/// A part of the default theme's strings, as it is written.
fn part(tag: &str, message: &str, part: &str) -> String {
    let file = super::locale_file(tag);
    let rest = file.split(&format!("\n{message} =\n")).nth(1).unwrap();
    let text = rest.split(&format!("    .{part} = ")).nth(1).unwrap();
    text.lines().next().unwrap().to_owned()
}

/// Returns true if a mail shows a text; a body spells some characters as references.
fn shows(mail: &str, text: &str) -> bool {
    let mail = mail.replace("&#39;", "'");
    let references = |c: char| match c {
        '\u{a0}' | '\u{202f}' => format!("&#{};", u32::from(c)),
        c => c.to_string(),
    };
    mail.contains(&text.chars().map(references).collect::<String>())
}
