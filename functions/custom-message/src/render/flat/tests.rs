//! The flat path means what the engine means: every message, in every language, for every look, person
//! and way to verify.

use super::*;
use crate::event;
use crate::locale::Tag;
use crate::message::{Kind, Verification};
use crate::render::Renderer;
use crate::theme::{Layers, Theme, Token, TokenKey};
use proptest::prelude::*;
use serde_json::value::RawValue;
use serde_json::{Value as Json, json};

fn renderer(toml: &str, tokens: &[(&'static str, &str)], verification: Verification) -> Renderer {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("theme.toml"), toml).unwrap();
    let tokens: Vec<Token> = tokens
        .iter()
        .map(|(key, value)| Token {
            from: key,
            key: TokenKey::Brand(key),
            value: (*value).to_owned(),
        })
        .collect();
    let theme = Theme::load(Some(folder.path()), &tokens);
    assert_eq!(theme.problems(), []);
    Renderer::new(theme, verification)
}

const LINKS: &str = r#"
[links]
sign-up = "https://app.example.com/?a=1&email={email}&code={code}"
forgot-password = "https://app.example.com/reset"
admin-create-user = "https://app.example.com/?u={userName}"
"#;

const BRAND: [(&str, &str); 5] = [
    ("name", "Ann & \"Bob\" <Ltd>"),
    ("logo_url", "https://cdn.example.com/a.png?x=1&y=2"),
    ("website", "https://www.example.com/?a=1&b=2"),
    ("support_email", "help@example.com"),
    ("postal_address", "شارع 1 & Co"),
];

fn event_of(kind: Kind, attributes: &Json) -> Box<RawValue> {
    let file = format!(
        "{}/../../templates/samples/{}.json",
        env!("CARGO_MANIFEST_DIR"),
        kind.name()
    );
    let mut event: Json = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let own = &mut event["request"]["userAttributes"];
    for name in ["name", "given_name"] {
        own.as_object_mut().unwrap().remove(name);
    }
    for (name, value) in attributes.as_object().unwrap() {
        own[name] = value.clone();
    }
    RawValue::from_string(event.to_string()).unwrap()
}

/// Both paths for one event; the engine's alone where the flat one declines.
fn both(
    renderer: &mut Renderer,
    event: &RawValue,
    tag: &Tag,
) -> (Option<super::super::Rendered>, String) {
    let request = event::read(event).unwrap();
    let layers = Layers::OwnersOverDefault;
    let prepared = renderer.prepare(layers, request.kind, tag, None).unwrap();
    assert!(renderer.is_plain(layers, request.kind));
    let flat = prepared.flat(&renderer.event(&request, &prepared));
    let engine = renderer.by_engine(layers, &request, &prepared);
    (flat, engine.unwrap())
}

fn assert_same(renderer: &mut Renderer, event: &RawValue, tag: &Tag) {
    let (flat, engine) = both(renderer, event, tag);
    let flat = flat.unwrap_or_else(|| panic!("{tag}: the default theme takes the engine"));
    assert_eq!(flat.html, engine, "{tag}");
    let decoded: String =
        serde_json::from_str(&format!("\"{}\"", flat.json.unwrap().as_str())).unwrap();
    assert_eq!(decoded, engine, "{tag}");
}

#[test]
fn every_message_in_every_language_is_what_the_engine_makes() {
    let people = [
        json!({}),
        json!({ "name": "Ana Souza" }),
        json!({ "name": "O'Brien & \"Söhne\" عمر", "email": "a+b@example.com" }),
    ];
    for (toml, tokens) in [("", &BRAND[..0]), (LINKS, &BRAND[..0]), (LINKS, &BRAND[..])] {
        for verification in [Verification::Code, Verification::Link] {
            let mut renderer = renderer(toml, tokens, verification);
            for tag in renderer.theme().locales(Layers::Default) {
                for kind in Kind::ALL {
                    for person in &people {
                        assert_same(&mut renderer, &event_of(kind, person), &tag);
                    }
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn whoever_it_is_for(name in any::<String>(), given in "\\PC{0,20}", email in "\\PC{0,20}", kind in 0..7usize) {
        let mut renderer = renderer(LINKS, &[], Verification::Code);
        let person = json!({ "name": name, "given_name": given, "email": email });
        let (flat, engine) = both(&mut renderer, &event_of(Kind::ALL[kind], &person), &Tag::parse("ar").unwrap());
        let flat = flat.expect("nothing that may be shown takes the engine");
        prop_assert_eq!(&flat.html, &engine);
        let decoded: String = serde_json::from_str(&format!("\"{}\"", flat.json.unwrap().as_str())).unwrap();
        prop_assert_eq!(decoded, engine);
    }
}

#[test]
fn what_is_not_plain_text_on_one_line_is_left_to_the_engine() {
    for text in ["", " ", " a", "a ", "a\n", "a\nb", "\ta", "a\r"] {
        assert!(!is_one_line(text), "{text:?}");
    }
    for text in ["a", "a b", "\u{a0}a", "<b>"] {
        assert!(is_one_line(text), "{text:?}");
    }
}

#[test]
fn an_owners_template_takes_the_engine() {
    for file in ["layout.html", "components.html", "messages/sign-up.html"] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("messages")).unwrap();
        std::fs::write(folder.path().join(file), "").unwrap();
        let theme = Theme::load(Some(folder.path()), &[]);
        let mut renderer = Renderer::new(theme, Verification::Code);
        let plain = |renderer: &mut Renderer, layers, kind| renderer.is_plain(layers, kind);
        assert!(
            !plain(&mut renderer, Layers::OwnersOverDefault, Kind::SignUp),
            "{file}"
        );
        assert!(
            plain(&mut renderer, Layers::Default, Kind::SignUp),
            "{file}"
        );
        assert_eq!(
            plain(&mut renderer, Layers::OwnersOverDefault, Kind::ResendCode),
            file.starts_with("messages/"),
            "{file}"
        );
    }
}

/// An owner's strings go into the default theme's templates as they come: more lines than one, white
/// space, what only the engine tells about.
#[test]
fn an_owners_strings_are_what_the_engine_makes_of_them() {
    let cases = [
        ("intro", "one line", true),
        ("intro", "{\"  \"}two\n        lines{\" \"}", true),
        ("intro", "{\"\\u0001\"} a mark", false),
        ("intro", "{\"\"}", true),
        ("intro", "<b>bold</b> & 'quoted'", true),
        ("intro", "for { $name }", true),
        ("intro", "for { $name }\n        on two lines", false),
        ("intro", "{ $nothing }", false),
    ];
    for (part, text, is_flat) in cases {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("locales")).unwrap();
        let strings = format!("sign-up =\n    .{part} = {text}\n");
        std::fs::write(folder.path().join("locales/en.ftl"), strings).unwrap();
        let theme = Theme::load(Some(folder.path()), &[]);
        let mut renderer = Renderer::new(theme, Verification::Code);
        let event = event_of(Kind::SignUp, &json!({ "name": "Ana" }));
        let request = event::read(&event).unwrap();
        let (layers, tag) = (Layers::OwnersOverDefault, Tag::parse("en").unwrap());
        let prepared = renderer.prepare(layers, Kind::SignUp, &tag, None).unwrap();
        let flat = prepared.flat(&renderer.event(&request, &prepared));
        assert_eq!(flat.is_some(), is_flat, "{text}");
        let engine = renderer.by_engine(layers, &request, &prepared);
        let body = renderer.body(layers, &request, &prepared);
        assert_eq!(
            body.map(|body| body.html)
                .map_err(|problem| problem.to_string()),
            engine.map_err(|problem| problem.to_string()),
            "{text}"
        );
    }
}
