//! A theme's layers: any part of an owner's theme over the default one.

use custom_message::handler::Step;
use serde_json::json;
use theme::Kind;

use crate::cognito::{
    self, event, event_with, event_with_attribute, function_with_theme, outcome, theme,
};
use crate::fallback::{ENGLISH, MESSAGE};

/// The settings of the app client that the events name.
const CLIENT: &str = "clients/1example23456789.toml";

fn body(files: &[(&str, &str)], variables: &[(&str, &str)], event: &serde_json::Value) -> String {
    let folder = theme(files);
    let outcome = outcome(&mut function_with_theme(folder.path(), variables), event);
    assert_eq!(outcome.email.step, Step::Theme, "{:?}", outcome.warnings);
    outcome.email.message.unwrap().body.as_str().to_owned()
}

#[test]
fn any_subset_of_a_theme_is_a_theme() {
    let default = body(
        &[("readme.txt", "nothing of a theme")],
        &[],
        &event(Kind::SignUp),
    );
    assert!(default.contains("{####}"));
    let mine = body(&[(MESSAGE, "{{ code }} mine")], &[], &event(Kind::SignUp));
    assert_eq!(mine, "{####} mine");
    // the message that is not mine is the default one
    let other = body(
        &[(MESSAGE, "{{ code }} mine")],
        &[],
        &event(Kind::ForgotPassword),
    );
    assert!(other.contains("Reset your password"));
}

#[test]
fn components_are_replaced_one_by_one() {
    let own =
        "{%- component wordmark(@brand) -%}<b>My {{ brand.name }}</b>{%- endcomponent wordmark -%}";
    let body = body(
        &[("components.html", own)],
        &[("BRAND_NAME", "Acme")],
        &event(Kind::SignUp),
    );
    assert!(body.contains("<b>My Acme</b>"));
    assert!(
        body.contains("letter-spacing:8px"),
        "the code is still the default one"
    );
}

#[test]
fn a_layout_can_extend_the_default_one() {
    let own =
        "{% extends \"default/layout.html\" %}{% block footer %}<p>My footer</p>{% endblock %}";
    let body = body(&[("layout.html", own)], &[], &event(Kind::SignUp));
    assert!(body.contains("<p>My footer</p>"));
    assert!(
        body.contains("{####}") && body.contains("<title>"),
        "the rest is the default one"
    );
}

#[test]
fn strings_are_overridden_one_by_one() {
    let own = "sign-up =\n    .heading = My heading\n";
    let body = body(&[(ENGLISH, own)], &[], &event(Kind::SignUp));
    assert!(body.contains("My heading"));
    assert!(
        body.contains("Thanks for signing up."),
        "the rest is the default one"
    );
}

#[test]
fn theme_toml_merges_key_by_key_under_the_environment_under_the_client() {
    let toml = "[brand]\nname = \"Theme\"\nsupport_email = \"help@theme.example\"\n[colors]\naccent = \"#123456\"\n[colors.dark]\naccent = \"#abcdef\"\n";
    let client = "[brand]\nname = \"Client\"\n[colors]\naccent = \"#00aa00\"\n";
    let files = [("theme.toml", toml), (CLIENT, client)];
    let nobody = event_with(Kind::SignUp, |event| event["callerContext"] = json!({}));
    let theme = body(&files, &[], &nobody);
    assert!(theme.contains("Theme</span>") && theme.contains("help@theme.example"));
    assert!(theme.contains("#123456") && theme.contains("#abcdef"));
    assert!(
        theme.contains("background-color:#f2f4f7"),
        "what it leaves out is the default"
    );

    let environment = [
        ("BRAND_NAME", "Environment"),
        ("BRAND_ACCENT_COLOR", "#654321"),
    ];
    let set = body(&files, &environment, &nobody);
    assert!(set.contains("Environment</span>") && set.contains("help@theme.example"));
    assert!(set.contains("#654321") && !set.contains("#123456") && !set.contains("#abcdef"));

    let client = body(&files, &environment, &event(Kind::SignUp));
    assert!(client.contains("Client</span>") && client.contains("help@theme.example"));
    assert!(client.contains("#00aa00") && !client.contains("#654321"));
}

#[test]
fn the_environment_sets_look_and_logos_over_the_theme_s() {
    let toml = "[brand]\nlook = \"plain\"\nlogo_url = \"https://a.example/theme.png\"\nlogo_dark_url = \"https://a.example/theme-dark.png\"\n";
    let sign_up = event(Kind::SignUp);
    let body = |environment: &[_]| body(&[("theme.toml", toml)], environment, &sign_up);
    let logo = |name: &str| format!("https://a.example/{name}.png");
    assert!(!body(&[]).contains(".png"), "plain has no logo");

    let card = body(&[("BRAND_LOOK", "card")]);
    assert!(card.contains(&logo("theme")) && card.contains(&logo("theme-dark")));

    let (own, dark) = (logo("own"), logo("own-dark"));
    let own = [("BRAND_LOOK", "card"), ("BRAND_LOGO_URL", own.as_str())];
    let one = body(&own);
    assert!(one.contains(own[1].1) && !one.contains("theme"), "{one}");
    let two = body(&[&own[..], &[("BRAND_LOGO_DARK_URL", &dark)]].concat());
    assert!(two.contains(own[1].1) && two.contains(&dark), "{two}");
    let plate = body(&[&own[..], &[("BRAND_LOGO_ON_DARK", "plate")]].concat());
    assert!(plate.contains(".logo{padding:8px"), "{plate}");
}

#[test]
fn one_file_adds_a_language() {
    let english = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../templates/locales/en.ftl"
    ));
    let klingon = english
        .unwrap()
        .replace("Confirm your email address for", "yI'ol")
        .replace(
            "    .heading = Confirm your email address",
            "    .heading = Qapla'",
        );
    let klingon = format!("-brand = tlhIngan\n{klingon}");
    let event = event_with_attribute(Kind::SignUp, "locale", "tlh_KX");
    let folder = theme(&[("locales/tlh.ftl", &klingon)]);
    let outcome = outcome(&mut function_with_theme(folder.path(), &[]), &event);
    assert_eq!(outcome.warnings, []);
    let email = outcome.email.message.unwrap();
    let body = email.body.as_str();
    assert_eq!(email.subject.as_str(), "yI'ol tlhIngan");
    assert!(body.contains("<html lang=\"tlh\" dir=\"ltr\"") && body.contains("Qapla&#39;"));
    assert!(outcome.sms.message.unwrap().as_str().contains("tlhIngan"));
}

#[test]
fn a_regional_file_overlays_its_language() {
    let event = event_with_attribute(Kind::SignUp, "locale", "de-AT");
    let own = "sign-up =\n    .heading = Servus\n";
    let body = body(&[("locales/de-AT.ftl", own)], &[], &event);
    assert!(body.contains("Servus") && body.contains("schön, dass Sie da sind"));
    assert!(body.contains("lang=\"de-AT\""));
}

#[test]
fn only_what_is_offered_is_spoken() {
    let locale = |toml: &str, wanted: &str| {
        let folder = theme(&[("theme.toml", toml)]);
        let event = event_with_attribute(Kind::SignUp, "locale", wanted);
        let outcome = outcome(&mut function_with_theme(folder.path(), &[]), &event);
        outcome.email.locale.unwrap().to_string()
    };
    let offered = "[locales]\noffered = [\"en\", \"de\"]\ndefault = \"de\"\n";
    assert_eq!(locale(offered, "ar"), "de");
    assert_eq!(locale(offered, "en-GB"), "en");
    assert_eq!(locale("[locales]\ndefault = \"ar\"\n", "tlh"), "ar");
    // the environment's default beats the theme's
    let folder = theme(&[("theme.toml", offered)]);
    let mut function = function_with_theme(folder.path(), &[("DEFAULT_LOCALE", "en")]);
    let event = event_with_attribute(Kind::SignUp, "locale", "ar");
    assert_eq!(
        outcome(&mut function, &event)
            .email
            .locale
            .unwrap()
            .as_str(),
        "en"
    );
}

/// The longest name that is taken, in every message and every language.
#[test]
fn a_long_brand_fits_everywhere() {
    let name = "W".repeat(48);
    let mut function = cognito::function(&[("BRAND_NAME", &name)]);
    let tags = function.renderer().theme().locales(theme::Layers::Default);
    assert!(tags.len() >= 3);
    for tag in tags {
        for kind in Kind::ALL {
            let event = event_with_attribute(kind, "locale", tag.as_str());
            let outcome = outcome(&mut function, &event);
            assert_eq!(outcome.warnings, [], "{tag} {kind:?}");
        }
    }
}
