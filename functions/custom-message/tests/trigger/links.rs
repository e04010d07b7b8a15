//! Links: what may stand in them, where they lead, and what never gets into one.

use custom_message::handler::Step;
use serde_json::{Value, json};
use theme::Kind;

use crate::cognito::{Texts, answer, event, event_with, function_with_theme, outcome, theme};

const PAGE: &str = "{% if link %}<a href=\"{{ link }}\">x</a>{% endif %} {{ code }}";

/// The address of the button in a mail of the owner's.
fn href(toml: &str, variables: &[(&str, &str)], kind: Kind, event: &Value) -> Option<String> {
    let folder = theme(&[("theme.toml", toml), (kind.template(), PAGE)]);
    let mut function = function_with_theme(folder.path(), variables);
    let body = Texts::of(&answer(&mut function, event)).body.unwrap();
    let (_, rest) = body.split_once("href=\"")?;
    let (href, _) = rest.split_once('"')?;
    Some(href.replace("&amp;", "&"))
}

fn sign_up(toml: &str, variables: &[(&str, &str)]) -> Option<String> {
    href(toml, variables, Kind::SignUp, &event(Kind::SignUp))
}

/// aws-amplify/amplify-js#612: the confirm link that everybody copies.
#[test]
fn amplify_js_612_every_name_of_the_contract_has_its_value() {
    let toml = "[links]\nsign-up = \"https://a.example/c?code={code}&e={email}&u={userName}&s={sub}&c={clientId}&p={userPoolId}&r={region}&l={locale}&n={name}\"\n";
    let event = event_with(Kind::SignUp, |event| {
        event["region"] = json!("eu-west-1");
        event["request"]["userAttributes"]["locale"] = json!("pt_BR");
        event["request"]["userAttributes"]["email"] = json!("ana+1@example.com");
    });
    assert_eq!(
        href(toml, &[], Kind::SignUp, &event).as_deref(),
        Some(
            "https://a.example/c?code={####}&e=ana%2B1%40example.com&u=7f1c2d3e-0000-4000-8000-000000000001&s=7f1c2d3e-0000-4000-8000-000000000001&c=1example23456789&p=us-east-1_EXAMPLE&r=eu-west-1&l=pt-BR&n=Ana%20Souza"
        )
    );
}

#[test]
fn a_link_whose_value_is_missing_is_left_out() {
    for (name, change) in [
        (
            "clientId",
            json!({"callerContext": {"clientId": "CLIENT_ID_NOT_APPLICABLE"}}),
        ),
        ("clientId", json!({"callerContext": null})),
        ("region", json!({"region": null})),
        ("userPoolId", json!({"userPoolId": 5})),
        ("userName", json!({"userName": ""})),
        (
            "email",
            json!({"request": {"codeParameter": "{####}", "userAttributes": {}}}),
        ),
        (
            "name",
            json!({"request": {"codeParameter": "{####}", "userAttributes": {"given_name": ""}}}),
        ),
        (
            "sub",
            json!({"request": {"codeParameter": "{####}", "userAttributes": {"sub": ".."}}}),
        ),
    ] {
        let toml = format!("[links]\nsign-up = \"https://a.example/?x={{{name}}}\"\n");
        let event = event_with(Kind::SignUp, |event| {
            let fields = change.as_object().unwrap().iter();
            fields.for_each(|(field, value)| event[field] = value.clone());
        });
        assert_eq!(
            href(&toml, &[], Kind::SignUp, &event),
            None,
            "{name} {change}"
        );
    }
}

/// The host changes by stage without a second theme (field/migrations/link-with-email).
#[test]
fn a_link_that_begins_with_a_slash_is_behind_the_base() {
    let toml =
        "[links]\nsign-up = \"/confirm?code={code}\"\nbase = \"https://staging.example.com/\"\n";
    let link = sign_up(toml, &[]);
    assert_eq!(
        link.as_deref(),
        Some("https://staging.example.com/confirm?code={####}")
    );
    let production = [("LINK_BASE", "https://app.example.com/v2")];
    let link = sign_up(toml, &production);
    assert_eq!(
        link.as_deref(),
        Some("https://app.example.com/v2/confirm?code={####}")
    );
    let absolute = "[links]\nsign-up = \"https://a.example/confirm\"\n";
    assert_eq!(
        sign_up(absolute, &production).as_deref(),
        Some("https://a.example/confirm")
    );
}

#[test]
fn the_environments_base_is_before_that_of_any_scope() {
    let files = [
        (
            "theme.toml",
            "[tenants]\nfrom = [\"custom:org\"]\n[links]\nsign-up = \"/c\"\n",
        ),
        (
            "pools/us-east-1_EXAMPLE.toml",
            "[links]\nbase = \"https://pool.example\"\n",
        ),
        (
            "clients/1example23456789.toml",
            "[links]\nbase = \"https://client.example\"\n",
        ),
        (
            "tenants/acme.toml",
            "[links]\nbase = \"https://acme.example\"\n",
        ),
        ("messages/sign-up.html", PAGE),
    ];
    let folder = theme(&files);
    for (org, variables, host) in [
        ("", &[][..], "https://client.example/c"),
        ("acme", &[], "https://acme.example/c"),
        (
            "acme",
            &[("LINK_BASE", "https://env.example")],
            "https://env.example/c",
        ),
    ] {
        let mut function = function_with_theme(folder.path(), variables);
        let event = event_with(Kind::SignUp, |event| {
            event["request"]["userAttributes"]["custom:org"] = json!(org);
        });
        let body = Texts::of(&answer(&mut function, &event)).body.unwrap();
        assert!(body.contains(host), "{body}");
    }
}

#[test]
fn an_unusable_base_in_the_environment_leaves_the_themes() {
    let toml = "[brand]\nname = \"A\"\n[links]\nbase = \"https://a.example\"\nsign-up = \"/c\"\n";
    for base in [
        "http://b.example",
        "b.example",
        "https://b.example/?x",
        "https://u@b.example",
    ] {
        let folder = theme(&[("theme.toml", toml), (Kind::SignUp.template(), PAGE)]);
        let mut function = function_with_theme(folder.path(), &[("LINK_BASE", base)]);
        let [problem] = function.start_problems() else {
            panic!("{:?}", function.start_problems())
        };
        assert_eq!(problem.file, "LINK_BASE");
        let body = Texts::of(&answer(&mut function, &event(Kind::SignUp))).body;
        assert!(body.unwrap().contains("\"https://a.example/c\""));
    }
}

#[test]
fn a_link_that_cannot_be_made_is_named_with_its_line_and_left_out() {
    for (link, base, reason) in [
        ("/confirm", "", "there is no base"),
        (
            "https://a.example/?u={username}",
            "",
            "did you mean `{userName}`",
        ),
        (
            "https://a.example/?c={client_id}",
            "",
            "did you mean `{clientId}`",
        ),
        (
            "https://a.example/?c={user_pool_id}",
            "",
            "did you mean `{userPoolId}`",
        ),
        ("https://a.example/?c={Code}", "", "did you mean `{code}`"),
        (
            "https://a.example/?c={phone_number}",
            "",
            "a line under [attributes]",
        ),
        ("https://a.example/?c={}", "", "holds {}"),
        (
            "//evil.example/?c={code}",
            "https://a.example",
            "leads to another host",
        ),
        (
            "confirm?c={code}",
            "https://a.example",
            "a path that begins with /",
        ),
    ] {
        let toml =
            format!("[brand]\nname = \"A\"\n[links]\nsign-up = \"{link}\"\nbase = \"{base}\"\n");
        let folder = theme(&[("theme.toml", &toml), (Kind::SignUp.template(), PAGE)]);
        let mut function = function_with_theme(folder.path(), &[]);
        let [problem] = function.start_problems() else {
            panic!("{link}: {:?}", function.start_problems())
        };
        assert_eq!(
            (problem.file.as_str(), problem.line),
            ("theme.toml", 4),
            "{problem}"
        );
        assert!(problem.reason.contains(reason), "{problem}");
        let messages = outcome(&mut function, &event(Kind::SignUp));
        assert_eq!(messages.email.step, Step::Theme);
        let body = messages.email.message.unwrap().body;
        assert!(!body.as_str().contains("href"), "{}", body.as_str());
    }
}

#[test]
fn a_scope_may_bring_the_base_that_the_theme_lacks() {
    let folder = theme(&[
        (
            "theme.toml",
            "[brand]\nname = \"A\"\n[links]\nsign-up = \"/c\"\n",
        ),
        (
            "clients/1example23456789.toml",
            "[links]\nbase = \"https://client.example\"\n",
        ),
        (Kind::SignUp.template(), PAGE),
    ]);
    let mut function = function_with_theme(folder.path(), &[]);
    let body = Texts::of(&answer(&mut function, &event(Kind::SignUp)))
        .body
        .unwrap();
    assert!(body.contains("https://client.example/c"), "{body}");
}

#[test]
fn another_messages_link_is_written_with_underscores_or_brackets() {
    let toml = "[links]\nsign-up = \"https://a.example/{code}\"\nupdate-user-attribute = \"https://b.example/\"\n";
    for (template, expected) in [
        (
            "{{ links.sign_up }} {{ code }}",
            "https://a.example/{####} {####}",
        ),
        (
            "{{ links['sign-up'] }} {{ code }}",
            "https://a.example/{####} {####}",
        ),
        (
            "{{ links[\"sign-up\"] }} {{ code }}",
            "https://a.example/{####} {####}",
        ),
        (
            "{{ links.update_user_attribute }} {{ code }}",
            "https://b.example/ {####}",
        ),
        // by the engine
        (
            "{% set x = 1 %}{{ links.sign_up }} {{ links[\"sign-up\"] }}",
            "https://a.example/{####} https://a.example/{####}",
        ),
    ] {
        let folder = theme(&[
            ("theme.toml", toml),
            (Kind::ResendCode.template(), template),
        ]);
        let mut function = function_with_theme(folder.path(), &[]);
        let body = Texts::of(&answer(&mut function, &event(Kind::ResendCode))).body;
        assert_eq!(body.as_deref(), Some(expected), "{template}");
    }
}

#[test]
fn a_hyphen_behind_a_field_is_named_as_what_it_is() {
    for (template, fix) in [
        ("{{ links.sign-up }}{{ code }}", "write links.sign_up"),
        (
            "{% if links.update-user-attribute %}x{% endif %}{{ code }}",
            "write links.update_user_attribute",
        ),
        (
            "{{ text.code-label | safe }}{{ code }}",
            "write text.code_label",
        ),
    ] {
        let folder = theme(&[(Kind::ResendCode.template(), template)]);
        let mut function = function_with_theme(folder.path(), &[]);
        let messages = outcome(&mut function, &event(Kind::ResendCode));
        let (_, problem) = &messages.warnings[0];
        assert!(problem.reason.contains(fix), "{problem}");
        assert!(!problem.reason.contains("Math"), "{problem}");
    }
}

/// A temporary password breaks an address, and stays in histories and logs.
#[test]
fn no_link_of_an_invitation_holds_the_password() {
    let toml = "[links]\nhelp = \"https://a.example/{code}\"\nadmin-create-user = \"https://a.example/{code}\"\n";
    let page = "[{{ link }}|{{ links.help }}] {{ username }} {{ code }}";
    let folder = theme(&[
        ("theme.toml", toml),
        (Kind::AdminCreateUser.template(), page),
    ]);
    let mut function = function_with_theme(folder.path(), &[]);
    let body = Texts::of(&answer(&mut function, &event(Kind::AdminCreateUser))).body;
    assert_eq!(body.as_deref(), Some("[|] {username} {####}"));
}
