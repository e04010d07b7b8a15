//! The fallback ladder, rung by rung, and a theme's layers: what of the owner's is used, what it costs
//! when it is broken, and what the log says about it.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

mod cognito;

use std::time::{Duration, Instant};

use cognito::{
    Pool, Texts, answer, complaints, event, event_with, event_with_attribute, function_with_theme,
    outcome, raw, theme,
};
use custom_message::handler::{Channel, Messages, Step};
use serde_json::json;
use theme::Kind;

/// A filter of Tera 2.4 that panics: arrays of different types compare as equal, so that the order
/// is none, which the standard library's sort notices.
pub const PANICS: &str = "{{ [[37],['a'],['a'],['a'],['a'],[70],[98],['a'],['a'],[44],[11],['a'],[95],['a'],[49],[65],[83],[83],['a'],[40],['a'],['a'],[14],['a'],['a'],[41],['a'],[77],[17],['a'],['a'],['a'],['a'],['a'],['a'],['a'],[13],[2],[8],['a'],[86],['a'],[29],['a'],[56],[67],['a'],['a']] | sort }}";

fn rendered(files: &[(&str, &str)], kind: Kind) -> Messages {
    let folder = theme(files);
    outcome(
        &mut function_with_theme(folder.path(), &[("BRAND_NAME", "Acme")]),
        &event(kind),
    )
}

/// The only warning: its channel, file, line and reason.
fn warning(outcome: &Messages) -> (Channel, &str, usize, &str) {
    let [(channel, problem)] = &outcome.warnings[..] else {
        panic!("one warning expected: {:?}", outcome.warnings)
    };
    (*channel, &problem.file, problem.line, &problem.reason)
}

/// A defect that costs the email its first rung and nothing else.
#[track_caller]
fn email_falls(files: &[(&str, &str)], file: &str, line: usize, reason: &str) {
    let outcome = rendered(files, Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Theme)
    );
    let body = outcome.email.message.as_ref().unwrap().body.as_str();
    assert!(body.contains("Acme"), "the owner's brand is kept");
    let found = warning(&outcome);
    assert_eq!(
        (found.0, found.1, found.2),
        (Channel::Email, file, line),
        "{}",
        found.3
    );
    assert!(found.3.contains(reason), "{}", found.3);
    assert!(outcome.fell_back);
}

const MESSAGE: &str = "messages/sign-up.html";

#[test]
fn a_whole_theme_is_the_first_rung() {
    let outcome = rendered(&[(MESSAGE, "<p>Mine: {{ code }}</p>")], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Theme, Step::Theme)
    );
    assert_eq!(
        outcome.email.message.unwrap().body.as_str(),
        "<p>Mine: {####}</p>\n"
    );
    assert!(outcome.warnings.is_empty() && !outcome.fell_back);
}

#[test]
fn no_theme_is_the_second_rung_and_no_fall() {
    let outcome = outcome(&mut cognito::function(&[]), &event(Kind::SignUp));
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Default)
    );
    assert!(outcome.warnings.is_empty() && !outcome.fell_back);
}

// ---- defects of templates ----

#[test]
fn a_syntax_error_costs_the_email_a_rung() {
    email_falls(&[(MESSAGE, "<p>\n{{ code }\n</p>")], MESSAGE, 2, "");
}

#[test]
fn a_syntax_error_in_what_a_message_extends_names_that_file() {
    email_falls(
        &[("layout.html", "<html>\n\n{% bloc x %}")],
        "layout.html",
        3,
        "",
    );
}

#[test]
fn a_syntax_error_in_a_component_names_that_file() {
    email_falls(
        &[("components.html", "\n{%- component code( -%}\n")],
        "components.html",
        2,
        "",
    );
}

#[test]
fn an_unknown_variable_costs_the_email_a_rung() {
    email_falls(
        &[(MESSAGE, "{{ code }}\n\n{{ nobody }}")],
        MESSAGE,
        3,
        "`nobody` is not defined",
    );
}

/// The user has no name, so the greeting that wants one is not there; it is not what is wrong.
#[test]
fn an_anonymous_user_is_not_blamed_for_a_templates_error() {
    let folder = theme(&[(MESSAGE, "{{ code }}\n{{ nobody }}")]);
    let nameless = event_with(Kind::SignUp, |event| {
        event["request"]["userAttributes"] = json!({});
    });
    let outcome = outcome(&mut function_with_theme(folder.path(), &[]), &nameless);
    let (_, file, line, reason) = warning(&outcome);
    assert_eq!((file, line), (MESSAGE, 2), "{reason}");
    assert!(reason.contains("`nobody` is not defined"), "{reason}");
}

#[test]
fn an_unknown_filter_component_or_template_costs_the_email_a_rung() {
    email_falls(&[(MESSAGE, "{{ code | shout }}")], MESSAGE, 1, "shout");
    email_falls(
        &[(MESSAGE, "\n{{ <button_of_mine /> }}")],
        MESSAGE,
        2,
        "button_of_mine",
    );
    email_falls(
        &[(MESSAGE, "{% include \"nowhere.html\" %}")],
        MESSAGE,
        1,
        "nowhere.html",
    );
    email_falls(
        &[(MESSAGE, "{% extends \"nowhere.html\" %}")],
        MESSAGE,
        0,
        "nowhere.html",
    );
    email_falls(
        &[(MESSAGE, "{% include \"../../etc/passwd\" %}")],
        "../../etc/passwd",
        0,
        "leads out",
    );
}

#[test]
fn a_template_that_extends_or_includes_itself_costs_the_email_a_rung() {
    let itself = [(MESSAGE, "{% extends \"messages/sign-up.html\" %}")];
    email_falls(&itself, MESSAGE, 0, "ircular extend");
    let included = [(MESSAGE, "{{ code }}{% include \"messages/sign-up.html\" %}")];
    email_falls(&included, MESSAGE, 0, "ircular include");
}

#[test]
fn a_component_of_another_type_costs_the_email_a_rung() {
    let template = "{% set font = 'serif' %}\n{{ <paragraph text={7} /> }}";
    email_falls(&[(MESSAGE, template)], MESSAGE, 2, "string");
}

#[test]
fn a_file_that_is_no_text_costs_the_email_a_rung() {
    let folder = theme(&[(MESSAGE, "")]);
    std::fs::write(folder.path().join(MESSAGE), [0xff, 0xfe, b'a']).unwrap();
    let outcome = outcome(
        &mut function_with_theme(folder.path(), &[]),
        &event(Kind::SignUp),
    );
    let (_, file, _, reason) = warning(&outcome);
    assert_eq!((outcome.email.step, file), (Step::Default, MESSAGE));
    assert!(reason.contains("cannot be read"), "{reason}");
}

#[test]
fn an_over_long_file_costs_the_email_a_rung() {
    let long = "x".repeat((1 << 20) + 1);
    email_falls(&[(MESSAGE, &long)], MESSAGE, 0, "at most 1048576");
}

// ---- results that Cognito would not take ----

#[test]
fn an_over_long_body_costs_the_email_a_rung() {
    let long = format!("{{{{ code }}}}{}", "é".repeat(19_999));
    email_falls(&[(MESSAGE, &long)], MESSAGE, 0, "over its limit of 20000");
}

#[test]
fn a_body_without_its_code_costs_the_email_a_rung() {
    email_falls(
        &[(MESSAGE, "<p>Welcome!</p>")],
        MESSAGE,
        0,
        "{####} is missing",
    );
    email_falls(&[(MESSAGE, "")], MESSAGE, 0, "0 characters");
}

#[test]
fn a_body_with_a_placeholder_of_another_message_costs_the_email_a_rung() {
    let template = "{{ code }} {{ '{' ~ 'username}' }}";
    email_falls(
        &[(MESSAGE, template)],
        MESSAGE,
        0,
        "{username} stands where",
    );
    let template = "{{ code }} {{ '{' ~ '##Here##}' }}";
    email_falls(&[(MESSAGE, template)], MESSAGE, 0, "{## stands where");
}

#[test]
fn a_template_that_grows_without_end_costs_the_email_a_rung() {
    let started = Instant::now();
    let template = "{{ code }}{% for i in range(end=100000) %}{% for j in range(end=100000) %}for ever {% endfor %}{% endfor %}";
    email_falls(&[(MESSAGE, template)], MESSAGE, 0, "grows without end");
    let growing = "{%- component code(value: string) -%}{{ value }}{{ <code value={value} /> }}{%- endcomponent code -%}";
    let outcome = rendered(&[("components.html", growing)], Kind::SignUp);
    assert_eq!(outcome.email.step, Step::Default);
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "Cognito waits for 5 s"
    );
}

#[test]
fn a_panic_in_a_filter_costs_the_email_a_rung() {
    email_falls(&[(MESSAGE, PANICS)], MESSAGE, 0, "a panic while rendering");
    // and the next message of the same process is well
    let folder = theme(&[(MESSAGE, PANICS)]);
    let mut function = function_with_theme(folder.path(), &[]);
    for _ in 0..3 {
        assert_eq!(
            outcome(&mut function, &event(Kind::SignUp)).email.step,
            Step::Default
        );
        assert_eq!(
            outcome(&mut function, &event(Kind::ResendCode)).email.step,
            Step::Theme
        );
    }
}

// ---- defects of a language ----

const ENGLISH: &str = "locales/en.ftl";

#[test]
fn a_code_in_a_subject_costs_the_email_a_rung() {
    let strings = "sign-up =\n    .subject = Your code is {\"{####}\"}\n";
    let outcome = rendered(&[(ENGLISH, strings)], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Theme)
    );
    let (channel, file, _, reason) = warning(&outcome);
    assert_eq!((channel, file), (Channel::Email, ENGLISH));
    assert!(
        reason.contains("sign-up.subject") && reason.contains("{####}"),
        "{reason}"
    );
}

#[test]
fn a_users_name_in_a_subject_or_sms_costs_its_channel_a_rung() {
    let strings = "sign-up =\n    .subject = For { $name }\n    .sms = { $code } { $name }\n";
    let outcome = rendered(&[(ENGLISH, strings)], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Default)
    );
    for ((_, problem), line) in outcome.warnings.iter().zip([2, 3]) {
        assert_eq!((problem.file.as_str(), problem.line), (ENGLISH, line));
        assert!(problem.reason.contains("$name"), "{}", problem.reason);
    }
}

#[test]
fn an_sms_over_140_costs_the_sms_a_rung_and_leaves_the_email() {
    let strings = format!("sign-up =\n    .sms = {{ $code }} {}\n", "x".repeat(132));
    let outcome = rendered(&[(ENGLISH, &strings)], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Theme, Step::Default)
    );
    let (channel, file, _, reason) = warning(&outcome);
    assert_eq!((channel, file), (Channel::Sms, ENGLISH));
    assert!(reason.contains("sign-up.sms: 141 characters"), "{reason}");
}

#[test]
fn an_sms_without_its_code_costs_the_sms_a_rung() {
    let outcome = rendered(
        &[(ENGLISH, "sign-up =\n    .sms = Welcome!\n")],
        Kind::SignUp,
    );
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Theme, Step::Default)
    );
    assert!(warning(&outcome).3.contains("{####} is missing"));
}

#[test]
fn a_syntax_error_in_a_language_costs_both_channels_a_rung() {
    let strings = "# mine\nsign-up =\n    .subject = { $x\n\n";
    let outcome = rendered(&[(ENGLISH, strings)], Kind::SignUp);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Default)
    );
    for (_, problem) in &outcome.warnings {
        assert_eq!((problem.file.as_str(), problem.line), (ENGLISH, 3));
    }
}

#[test]
fn a_part_that_a_language_lacks_is_named_with_its_file() {
    let folder = theme(&[(
        "locales/xx.ftl",
        "\nsign-up =\n    .subject = Xx\n    .sms = { $code } xx\n",
    )]);
    let event = event_with_attribute(Kind::SignUp, "locale", "xx");
    let outcome = outcome(&mut function_with_theme(folder.path(), &[]), &event);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Default, Step::Theme)
    );
    assert_eq!(outcome.email.locale.as_ref().unwrap().as_str(), "en");
    let (_, file, line, reason) = warning(&outcome);
    assert_eq!((file, line), ("locales/xx.ftl", 2), "{reason}");
    assert!(reason.starts_with("sign-up has no .preheader"), "{reason}");
}

// ---- defects of theme.toml: warnings at start that cost their key alone ----

#[test]
fn a_defect_of_theme_toml_is_a_warning_with_its_line_and_costs_its_key_alone() {
    for (toml, line, reason) in [
        (
            "[brand]\nname = \"Mine\"\n[colors]\naccent = \"blue-ish\"\n",
            4,
            "not a colour",
        ),
        (
            "[brand]\nname = \"Mine\"\nmotto = \"x\"\n",
            3,
            "has no field \"motto\"",
        ),
        (
            "[brand]\nname = \"Mine\"\n\n[colours]\naccent = \"#123456\"\n",
            4,
            "has no field \"colours\"",
        ),
        (
            "[brand]\nname = \"Mine\"\nlogo_url = \"http://a.example/x.png\"\n",
            3,
            "https://",
        ),
        (
            "[brand]\nname = \"Mine\"\nlogo_width = 9000\n",
            3,
            "from 1 to 600",
        ),
        (
            "[brand]\nname = \"Mine\"\nsupport_email = [1]\n",
            3,
            "an array where text belongs",
        ),
        (
            "[brand]\nname = \"Mine\"\n[links]\nadmin-create-user = \"https://a.example/{code}\"\n",
            4,
            "temporary password",
        ),
        (
            "[brand]\nname = \"Mine\"\n[links]\nsign-up = \"https://{name}.example/\"\n",
            4,
            "https://",
        ),
        (
            "[brand]\nname = \"Mine\"\n[locales]\ndefault = \"not a tag\"\n",
            4,
            "no language tag",
        ),
        (
            "[brand]\nname = \"Mine\"\n[attributes]\n\"a b\" = \"name\"\n",
            4,
            "no name for a template variable",
        ),
    ] {
        let folder = theme(&[("theme.toml", toml)]);
        let mut function = function_with_theme(folder.path(), &[]);
        let [problem] = function.start_problems() else {
            panic!("{toml}: {:?}", function.start_problems())
        };
        assert_eq!(
            (problem.file.as_str(), problem.line),
            ("theme.toml", line),
            "{problem}"
        );
        assert!(problem.reason.contains(reason), "{problem}");
        let outcome = outcome(&mut function, &event(Kind::SignUp));
        assert_eq!(
            (outcome.email.step, outcome.sms.step),
            (Step::Theme, Step::Theme),
            "{toml}"
        );
        let email = outcome.email.message.unwrap();
        assert!(
            email.subject.as_str().contains("Mine"),
            "the other keys hold: {toml}"
        );
    }
}

#[test]
fn a_theme_toml_that_is_no_toml_leaves_the_default_look() {
    let folder = theme(&[("theme.toml", "[brand]\nname = \n")]);
    let mut function = function_with_theme(folder.path(), &[("BRAND_NAME", "Acme")]);
    let [problem] = function.start_problems() else {
        panic!()
    };
    assert_eq!(
        (problem.file.as_str(), problem.line),
        ("theme.toml", 2),
        "{problem}"
    );
    assert_eq!(
        outcome(&mut function, &event(Kind::SignUp)).email.step,
        Step::Theme
    );
}

// ---- the last rung ----

#[test]
fn what_no_rung_can_render_is_left_to_cognito() {
    let nobody = event_with(Kind::AdminCreateUser, |event| {
        event["request"]["usernameParameter"] = json!(null);
    });
    let folder = theme(&[(MESSAGE, "")]);
    let outcome = outcome(&mut function_with_theme(folder.path(), &[]), &nobody);
    assert_eq!(
        (outcome.email.step, outcome.sms.step),
        (Step::Cognito, Step::Cognito)
    );
    assert_eq!(outcome.warnings.len(), 4, "two rungs on two channels");
    for (_, problem) in &outcome.warnings {
        assert!(
            problem
                .to_string()
                .contains("request.usernameParameter is missing")
        );
    }
}

// ---- what the log says ----

#[test]
fn no_warning_holds_a_users_words() {
    let person = "Zebedee Quux";
    for template in [
        "{{ user.name | int }}",
        "{{ user.name | split(pat=' ') | first | int }}",
        "{{ user.name | upper | float }}",
        "{{ throw(message=user.name) }}",
        "{{ {'a': 1} | get(key=user.name) }}",
        "{{ links.all | int }}",
        "{{ user[user.name] }}",
        "{{ '{' ~ '##' ~ user.name ~ '##}' }}{{ code }}",
    ] {
        let folder = theme(&[
            (
                "theme.toml",
                "[links]\nall = \"https://a.example/?e={email}&n={name}\"\n",
            ),
            (MESSAGE, template),
        ]);
        let mut event = event_with_attribute(Kind::SignUp, "name", person);
        event["request"]["userAttributes"]["email"] = json!("zebedee@quux.example");
        let (_, log) = function_with_theme(folder.path(), &[]).answer(&raw(&event));
        assert!(
            log.contains("\"file\":\"messages/sign-up.html\""),
            "{template}: {log}"
        );
        let lower = log.to_lowercase();
        assert!(
            !lower.contains("zebedee") && !lower.contains("quux"),
            "{template}: {log}"
        );
    }
}

#[test]
fn a_fall_is_a_warning_and_counted() {
    let folder = theme(&[(MESSAGE, "{{ nobody }}")]);
    let (_, log) = function_with_theme(folder.path(), &[]).answer(&raw(&event(Kind::SignUp)));
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["level"], "WARN");
    assert_eq!(log["FellBack"], 1);
    assert_eq!(log["rung"], json!({"email": "default", "sms": "theme"}));
    assert_eq!(log["warnings"][0]["file"], MESSAGE);
    assert_eq!(log["warnings"][0]["line"], 1);
}

/// Whatever is broken, what goes out is what Cognito takes.
#[test]
fn no_rung_sends_what_cognito_refuses() {
    for template in [
        "{{ nobody }}",
        "{{ code",
        PANICS,
        "<p>",
        "{{ code }}{{ '{' ~ '##x##}' }}",
    ] {
        for kind in Kind::ALL {
            let file = format!("messages/{}.html", kind.name());
            let folder = theme(&[(&file, template)]);
            let mut function = function_with_theme(folder.path(), &[]);
            let texts = Texts::of(&answer(&mut function, &event(kind)));
            assert_eq!(
                complaints(kind, Pool::Code, &texts),
                [""; 0],
                "{kind:?} {template}"
            );
            assert!(texts.body.is_some() && texts.sms.is_some());
        }
    }
}

// ---- layers ----

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
    assert_eq!(mine, "{####} mine\n");
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
        body.contains("letter-spacing:6px"),
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
        body.contains("Thank you for signing up."),
        "the rest is the default one"
    );
}

#[test]
fn theme_toml_merges_key_by_key_under_the_environment_under_the_client() {
    let toml = "[brand]\nname = \"Theme\"\nsupport_email = \"help@theme.example\"\n[colors]\naccent = \"#123456\"\n[colors.dark]\naccent = \"#abcdef\"\n[clients.\"1example23456789\".brand]\nname = \"Client\"\n[clients.\"1example23456789\".colors]\naccent = \"#00aa00\"\n";
    let files = [("theme.toml", toml)];
    let nobody = event_with(Kind::SignUp, |event| event["callerContext"] = json!({}));
    let theme = body(&files, &[], &nobody);
    assert!(theme.contains("<bdi>Theme</bdi>") && theme.contains("help@theme.example"));
    assert!(theme.contains("#123456") && theme.contains("#abcdef"));
    assert!(
        theme.contains("background:#f2f4f7"),
        "what it leaves out is the default"
    );

    let environment = [
        ("BRAND_NAME", "Environment"),
        ("BRAND_ACCENT_COLOR", "#654321"),
    ];
    let set = body(&files, &environment, &nobody);
    assert!(set.contains("<bdi>Environment</bdi>") && set.contains("help@theme.example"));
    assert!(set.contains("#654321") && !set.contains("#123456") && !set.contains("#abcdef"));

    let client = body(&files, &environment, &event(Kind::SignUp));
    assert!(client.contains("<bdi>Client</bdi>") && client.contains("help@theme.example"));
    assert!(client.contains("#00aa00") && !client.contains("#654321"));
}

#[test]
fn the_second_rung_keeps_the_clients_brand() {
    let toml = "[clients.\"1example23456789\".brand]\nname = \"Client\"\n";
    let outcome = rendered(
        &[("theme.toml", toml), (MESSAGE, "{{ nobody }}")],
        Kind::SignUp,
    );
    assert_eq!(outcome.email.step, Step::Default);
    let email = outcome.email.message.unwrap();
    assert!(email.subject.as_str().contains("Client") && email.body.as_str().contains("Client"));
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
fn a_regional_file_lies_over_its_language() {
    let event = event_with_attribute(Kind::SignUp, "locale", "de-AT");
    let own = "sign-up =\n    .heading = Servus\n";
    let body = body(&[("locales/de-AT.ftl", own)], &[], &event);
    assert!(body.contains("Servus") && body.contains("ielen Dank für Ihre Anmeldung"));
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
    // the environment's default lies over the theme's
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
