//! A page and Tera say the same: for the default theme in every language, and for generated templates.

use std::rc::Rc;

use typed_arena::Arena;

use super::compile::{LEFT_OUT, Stop, compile};
use super::engine::Engine;
use super::renderer::Renderer;
use super::request::{DraftRequest, Person};
use super::templates::{Lookup, Templates};
use super::values::Values;
use super::variables::Variables;
use crate::{Kind, Layers, Occasion, Problem, Settings, Theme, Wording};

/// A request as Cognito makes it, for a user with these attributes.
pub(super) fn request<'a>(kind: Kind, by_link: bool, person: &'a Person<'a>) -> DraftRequest<'a> {
    request_on(kind, None, by_link, person)
}

fn request_on<'a>(
    kind: Kind,
    occasion: Option<Occasion>,
    by_link: bool,
    person: &'a Person<'a>,
) -> DraftRequest<'a> {
    DraftRequest {
        kind,
        occasion,
        code: if occasion == Some(Occasion::Passwordless) {
            ""
        } else {
            "{####}"
        },
        username: kind.is_invitation().then_some("{username}"),
        verification_link: by_link.then_some("{##Click Here##}"),
        person,
        client: None,
        pool: None,
        region: None,
        year: 2026,
    }
}

pub(super) fn named(name: &str) -> Person<'_> {
    Person {
        attributes: vec![("name".into(), name.into())],
        ..Person::default()
    }
}

/// The two renderings of a template; nothing for the page where only Tera can render it.
pub(super) struct Both {
    pub(super) page: Option<Result<String, Problem>>,
    pub(super) tera: Result<String, Problem>,
}

pub(super) fn both(
    theme: &Theme,
    settings: &Settings,
    name: &str,
    tag: &str,
    request: &DraftRequest<'_>,
) -> Both {
    let tag = crate::locale::Tag::parse(tag).unwrap();
    let wording = Wording {
        occasion: request.occasion,
        ..Wording::usual(request.kind)
    };
    let strings = theme.strings_for(&wording, Layers::OwnersOverDefault, &tag);
    let strings = strings.unwrap();
    let catalog = Rc::new(strings).with_brand(&settings.look.brand.name);
    let by_link = request.verification_link.is_some();
    let variables = Variables::new(&wording, by_link, &catalog, settings, "A & B".to_owned());
    let values = Values::new(request, settings, &catalog);
    let texts = Arena::new();
    let lookup = Lookup {
        theme,
        layers: Layers::OwnersOverDefault,
        design: settings.look.design,
    };
    let templates = match Templates::load(&texts, lookup, name) {
        Ok(templates) => templates,
        Err(problem) => {
            return Both {
                page: Some(Err(problem.clone())),
                tera: Err(problem),
            };
        }
    };
    let page = match compile(&templates, &variables, name, name.ends_with(".html")) {
        Ok(page) => Some(page.filled(&values).map(|body| {
            assert_eq!(
                serde_json::to_string(&body.text).unwrap(),
                format!("\"{}\"", body.json.as_str())
            );
            body.text
        })),
        Err(Stop::Defect(problem)) => Some(Err(problem)),
        Err(Stop::Tera(_)) => None,
    };
    let engine = Engine::new(&templates, name);
    let tera = engine.and_then(|engine| engine.render(&variables, &values));
    Both { page, tera }
}

#[test]
fn the_default_theme_needs_no_engine_and_says_what_tera_says() {
    let theme = Theme::load(None, &[]);
    let mut dressed = theme.settings().clone();
    for (key, value) in [
        ("logo_url", "https://a.example/l.png"),
        ("website", "https://a.example/?a=1&b=2"),
        ("support_email", "help@a.example"),
        ("postal_address", "1 \"Way\" & <Co>"),
    ] {
        dressed.look.set_brand(key, value).unwrap();
    }
    for kind in Kind::ALL {
        dressed
            .look
            .set_link(kind.name(), "https://a.example/?n={name}")
            .unwrap();
    }
    let with = |settings: &Settings, key: &str, value: &str| {
        let mut settings = settings.clone();
        settings.look.set_brand(key, value).unwrap();
        settings
    };
    let plain = with(theme.settings(), "look", "plain");
    let plain_dressed = with(&dressed, "look", "plain");
    let dark_logo = with(&dressed, "logo_dark_url", "https://a.example/d.png");
    let plate = with(&dressed, "logo_on_dark", "plate");
    let wordmark = with(&dressed, "logo_on_dark", "wordmark");
    let usual = Kind::ALL.map(|kind| (kind, None));
    let occasions = Kind::ALL.map(|kind| (kind, Occasion::possible(kind)));
    for tag in theme.locales(Layers::Default) {
        for (kind, occasion) in usual.into_iter().chain(occasions) {
            for (settings, name, by_link) in [
                (theme.settings(), "", false),
                (&dressed, "Ana <b> عمر", true),
                (&dressed, "O'Brien", false),
                (&plain, "Ana", false),
                (&plain_dressed, "", true),
                (&dark_logo, "", false),
                (&plate, "", false),
                (&wordmark, "", false),
            ] {
                let mut person = named(name);
                if by_link {
                    let email = "ana@example.com";
                    person.attributes.push(("email".into(), email.into()));
                }
                let by_link = by_link && kind.may_verify_by_link();
                let request = request_on(kind, occasion, by_link, &person);
                let wording = Wording {
                    occasion,
                    ..Wording::usual(kind)
                };
                let template = theme.message_template(Layers::Default, &wording);
                for template in [template.as_str(), "layout.txt"] {
                    let Both { page, tera } =
                        both(&theme, settings, template, tag.as_str(), &request);
                    let page = page.unwrap_or_else(|| panic!("{template} is not a page"));
                    let tera = tera.unwrap();
                    assert_eq!(page.unwrap(), tera, "{tag} {template}");
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_rendered_is_left_out_and_every_defect_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("messages")).unwrap();
    std::fs::create_dir(folder.path().join("locales")).unwrap();
    let template = "{{ code }}{{ usr.name }}{{ <panel /> }}{% include \"none.html\" %}{{ 1 + }}<a href=\"{{ 2 * }}\"></a>\
        {% for brand in links %}<i>{{ brand.title }}</i>{% endfor %}{% if 1 < 2 %}<b>{% endif %}{{ text.legal }}.";
    std::fs::write(folder.path().join(Kind::SignUp.template()), template).unwrap();
    let strings = "sign-up =\n    .legal = { $plan }\n";
    std::fs::write(folder.path().join("locales/en.ftl"), strings).unwrap();
    let mut renderer = Renderer::new(Theme::load(Some(folder.path()), &[]));
    let person = Person::default();
    let request = request(Kind::SignUp, false, &person);
    let draft = renderer.email(Layers::OwnersOverDefault, &request).unwrap();
    let readable = renderer
        .readable(Layers::OwnersOverDefault, &request)
        .unwrap();
    let html = readable.html.replace(LEFT_OUT, "?");
    assert_eq!(html, "{####}????<a href=\"?\"></a>?<i>?</i>?<b>?.");
    let reasons = readable.defects.iter().map(|defect| defect.reason.as_str());
    let first = |reason: &str| {
        reason
            .split([':', ';', '('])
            .next()
            .unwrap()
            .trim()
            .to_owned()
    };
    assert_eq!(
        reasons.map(first).collect::<Vec<_>>(),
        [
            "the end of the tag where a value belongs",
            "the end of the tag where a value belongs",
            "there is no template \"none.html\"",
            "there is no component <panel>",
            "there is no variable `usr`",
            "sign-up.legal",
        ]
    );
    assert_eq!(draft.html.unwrap_err(), readable.defects[0]);
}

#[test]
fn the_plain_text_is_the_owners_or_made_of_the_strings() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("messages")).unwrap();
    let own = "Code:\n\n{{ code }}\n";
    std::fs::write(folder.path().join("messages/sign-up.txt"), own).unwrap();
    let mut renderer = super::Renderer::new(Theme::load(Some(folder.path()), &[]));
    let person = named("");
    let mut text = |kind| {
        let request = request(kind, false, &person);
        renderer.text(Layers::OwnersOverDefault, &request).unwrap()
    };
    assert_eq!(text(Kind::SignUp), "Code:\n\n{####}\n");
    let reset = text(Kind::ForgotPassword);
    assert!(reset.lines().any(|line| line == "{####}"), "{reset}");
    assert!(!reset.contains('<'), "{reset}");
}

/// An invitation without a password: printing the empty code is a defect where a mail gets there, in a page and
/// in Tera, and asking for it is none.
#[test]
fn a_code_that_is_not_there_is_not_printed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("messages")).unwrap();
    let kind = Kind::AdminCreateUser;
    let tera_only = "{% set a = 1 %}";
    let person = named("");
    let request = request_on(kind, Some(Occasion::Passwordless), false, &person);
    let theme = Theme::load(Some(folder.path()), &[]);
    for (template, printed) in [
        ("{{ username }}{{ code }}", None),
        (
            "{{ username }}\n{{ <credential label={text.password_label} value={code} /> }}",
            None,
        ),
        (
            "{{ username }}{% if code %}{{ code }}{% endif %}",
            Some("{username}"),
        ),
        (
            "{{ username }}{% if not code %}!{% else %}{{ code }}{% endif %}",
            Some("{username}!"),
        ),
        (
            "{{ username }}{% if link or code %}{{ code }}{% endif %}",
            Some("{username}"),
        ),
    ] {
        for engine in ["", tera_only] {
            let template = format!("{engine}{template}");
            std::fs::write(folder.path().join(kind.template()), &template).unwrap();
            let Both { page, tera } =
                both(&theme, theme.settings(), kind.template(), "en", &request);
            assert_eq!(page.is_some(), engine.is_empty(), "{template}");
            for result in page.into_iter().chain([tera]) {
                match (result, printed) {
                    (Ok(html), Some(printed)) => assert_eq!(html, printed, "{template}"),
                    (Err(problem), None) => {
                        assert!(problem.reason.contains("has none to print"), "{problem}");
                    }
                    (result, _) => panic!("{template}: {result:?}"),
                }
            }
        }
    }
}

/// Every page of the default theme works in every look, and an owner's layout extends that of the look.
#[test]
fn a_look_is_a_layout_and_components_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let html = |layout: &str, look: &str| {
        std::fs::write(folder.path().join("layout.html"), layout).unwrap();
        std::fs::write(folder.path().join("theme.toml"), look).unwrap();
        let mut renderer = Renderer::new(Theme::load(Some(folder.path()), &[]));
        let person = Person::default();
        let request = request(Kind::SignUp, false, &person);
        let draft = renderer.email(Layers::OwnersOverDefault, &request).unwrap();
        draft.html.unwrap().text
    };
    let own = "{% extends \"default/layout.html\" %}{% block footer %}mine{% endblock %}";
    let (card, plain) = (html(own, ""), html(own, "[brand]\nlook = \"plain\"\n"));
    for body in [&card, &plain] {
        assert!(body.contains("mine") && body.contains("{####}"), "{body}");
    }
    assert!(card.contains("class=\"panel") && card.contains("border-top:6px"));
    assert!(!plain.contains("class=\"panel") && !plain.contains("border-top"));
    let mut settings = Settings::default();
    let refused = settings.look.set_brand("look", "plane").unwrap_err();
    assert!(
        refused.reason.contains("did you mean `plain`"),
        "{}",
        refused.reason
    );
}
