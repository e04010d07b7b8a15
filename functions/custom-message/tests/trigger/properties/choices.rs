//! Variants, tenants and the recipient: a value chooses among the owner's files, or nothing, and is never shown.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use theme::Kind;

use super::run;
use super::texts::text;
use crate::cognito::{Texts, answer, event_with, function_with_theme, theme};

const THEME: &[(&str, &str)] = &[
    (
        "theme/theme.toml",
        "[brand]\nname = \"Usual\"\n[variants]\nfrom = [\"clientMetadata.flow\", \"custom:group\"]\n[tenants]\nfrom = [\"custom:org\", \"clientMetadata.org\"]\n[links]\nsign-up = \"https://app.example.com/{clientMetadata.flow}?o={custom:org}\"\n",
    ),
    ("theme/tenants/north.toml", "[brand]\nname = \"North\"\n"),
    ("theme/tenants/so.uth.toml", "[brand]\nname = \"South\"\n"),
    (
        "theme/locales/en.ftl",
        "sign-up =\n    .subject = usual { -brand }\n    .sms = { $code } usual { -brand }\nsign-up_shop =\n    .subject = shop { -brand }\n    .sms = { $code } shop { -brand }\n",
    ),
    (
        "theme/messages/sign-up.html",
        "{{ code }}|{{ variant }}|{{ brand.name }}|{{ recipient }}|<a href=\"{{ link }}\">x</a>",
    ),
    (
        "theme/messages/sign-up_page.html",
        "{{ code }}|{{ variant }}|{{ brand.name }}|{{ recipient }}|<a href=\"\">x</a>",
    ),
    // Beside the theme: nothing leads here.
    ("outside.toml", "[brand]\nname = \"Outside\"\n"),
    ("theme/outside.toml", "[brand]\nname = \"Outside\"\n"),
];

/// A value as a user or a caller may write it: often nearly a name of the theme's.
fn value() -> impl Strategy<Value = String> {
    const NAMES: &[&str] = &[
        "shop",
        "page",
        "north",
        "so.uth",
        "Shop",
        "shop ",
        " shop",
        "SHOP",
        "../outside",
        "outside",
        "north.toml",
        "./north",
        "by-admin",
        "passwordless",
        "sign-up_shop",
        "shop\u{0}",
        "ｓhop",
        "..",
        ".",
        "tenants/north",
        "north\\..\\..\\outside",
    ];
    prop_oneof![2 => select(NAMES).prop_map(str::to_owned).boxed(), 3 => text().boxed()]
}

#[test]
fn a_value_chooses_among_the_owners_words_and_is_never_shown() {
    let folder = theme(THEME);
    let owner = folder.path().join("theme");
    let function = RefCell::new(function_with_theme(&owner, &[]));
    let values = (value(), value(), value(), value(), text());
    run(2_000, &values, |(flow, group, org, other, email)| {
        let event = event_with(Kind::SignUp, |event| {
            let attributes = &mut event["request"]["userAttributes"];
            attributes["custom:group"] = json!(group);
            attributes["custom:org"] = json!(org);
            attributes["email"] = json!(email);
            event["request"]["clientMetadata"] = json!({ "flow": flow, "org": other });
        });
        let texts = Texts::of(&answer(&mut function.borrow_mut(), &event));
        let is_variant = |value: &String| ["shop", "page"].contains(&value.as_str());
        let variant = [&flow, &group].into_iter().find(|value| is_variant(value));
        let is_tenant = |value: &String| ["north", "so.uth"].contains(&value.as_str());
        let brand = match [&org, &other].into_iter().find(|value| is_tenant(value)) {
            Some(north) if north == "north" => "North",
            Some(_) => "South",
            None => "Usual",
        };
        let words = if variant.is_some_and(|name| name == "shop") {
            "shop"
        } else {
            "usual"
        };
        prop_assert_eq!(texts.subject.unwrap(), format!("{words} {brand}"));
        prop_assert_eq!(texts.sms.unwrap(), format!("{{####}} {words} {brand}"));
        check_body(
            &texts.body.unwrap(),
            variant.map_or("", String::as_str),
            brand,
        )
    });
}

fn check_body(body: &str, variant: &str, brand: &str) -> Result<(), TestCaseError> {
    let fields: Vec<&str> = body.splitn(5, '|').collect();
    prop_assert_eq!(&fields[..3], &["{####}", variant, brand]);
    let address = fields[3];
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".+_-@".contains(c);
    prop_assert!(
        address.chars().all(is_plain) && address.len() <= 100,
        "{}",
        address
    );
    let link = fields[4]
        .strip_prefix("<a href=\"")
        .and_then(|rest| rest.strip_suffix("\">x</a>"));
    let link = link.unwrap();
    prop_assert!(
        link.is_empty() || link.starts_with("https://app.example.com/"),
        "{}",
        link
    );
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%:/?=&;".contains(c);
    prop_assert!(link.chars().all(plain), "{}", link);
    Ok(())
}
