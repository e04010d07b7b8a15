//! Handlers in Node and Python as their communities write them, asked by the scripts that `--probes` writes.

use std::path::{Path, PathBuf};

use super::{Desk, compared, differences, texts};

fn handler(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/handlers");
    folder.join(name).canonicalize().unwrap()
}

/// Asks and imports a handler whose mail a theme can say, and returns the folder.
fn same(name: &str, probes: &[&str]) -> Desk {
    let desk = Desk::new();
    let (exit, report) = desk.ask(&handler(name), probes, &[]);
    assert_eq!(differences(&report), Vec::<String>::new(), "{name}");
    assert_eq!(exit, 0, "{name}");
    assert!(compared(&report) > 100, "{name}: {}", compared(&report));
    // What it writes has no error that `signet lint` knows.
    let lint = desk.signet(&["lint", "theme"]);
    assert_eq!(lint.exit, 0, "{name}: {}", lint.out);
    desk
}

#[test]
fn a_switch_with_template_literals() {
    let desk = same("switch-template-literals.mjs", &[]);
    let toml = desk.read("theme/theme.toml");
    assert!(toml.contains(
        "sign-up = \"https://app.example.com/verify?email={email}&user={userName}&code={code}\""
    ));
    assert!(
        toml.contains("given_name_or_nickname = [\"given_name\", \"nickname\"]"),
        "{toml}"
    );
    assert!(toml.contains("[brand]\nname = \"Lark\""), "{toml}");
    let page = desk.read("theme/messages/sign-up.html");
    assert!(page.contains("{% if user.given_name_or_nickname %}Hi {{ user.given_name_or_nickname }}!{% else %}Hi there!{% endif %}"), "{page}");
    assert_eq!(
        desk.read("theme/messages/resend-code.html"),
        "{% include \"messages/sign-up.html\" %}\n"
    );
}

#[test]
fn replaced_placeholders_languages_and_a_brand_for_each_client() {
    let probes = [
        "--languages",
        "en-US,de-DE,fr,it",
        "--clients",
        "1web0client0000000000000,2pro0client0000000000000",
    ];
    let desk = same("brands-by-client.cjs", &probes);
    let toml = desk.read("theme/theme.toml");
    assert!(
        toml.contains("offered = [\"en\", \"de\", \"fr\"]"),
        "{toml}"
    );
    let client = desk.read("theme/clients/2pro0client0000000000000.toml");
    assert!(client.contains("name = \"Acme Pro\""), "{client}");
    assert!(
        client.contains("https://pro.example.com/go?u={userName}&code={code}"),
        "{client}"
    );
    assert!(
        desk.read("theme/locales/de.ftl")
            .contains("Willkommen bei { -brand }")
    );
}

#[test]
fn f_strings_and_a_dictionary_of_languages() {
    let desk = same("fstrings.py", &["--languages", "es,pt-BR,en,de"]);
    let toml = desk.read("theme/theme.toml");
    assert!(
        toml.contains("offered = [\"en\", \"es\", \"pt-BR\"]"),
        "{toml}"
    );
    assert!(toml.contains("from = [\"custom:language\"]"), "{toml}");
    let page = desk.read("theme/messages/sign-up.html");
    assert!(
        page.contains("  @media (max-width: 600px) { .code { font-size: 22px; } }"),
        "{page}"
    );
}

#[test]
fn a_template_engine_with_conditions_and_filters() {
    let desk = same(
        "jinja.py",
        &["--attributes", "custom:company,clientMetadata.order"],
    );
    let page = desk.read("theme/messages/sign-up.html");
    assert!(
        page.contains("{% if user.company %}<p>For {{ user.company }}</p>{% endif %}"),
        "{page}"
    );
    assert!(page.contains("{{ user.given_name | upper }}"), "{page}");
    let toml = desk.read("theme/theme.toml");
    assert!(
        toml.contains("authentication = \"https://shop.example.com/order?id={order}\""),
        "{toml}"
    );
    assert!(
        toml.contains("order = { from = [\"clientMetadata.order\"], shape = \"text\" }"),
        "{toml}"
    );
}

#[test]
fn sms_alone_and_another_brand_for_a_pool() {
    let desk = same("sms-by-pool.py", &["--pools", "eu-west-1_Staff0001"]);
    assert!(!desk.path("theme/messages").exists());
    assert!(
        desk.read("theme/theme.toml")
            .contains("sign-up = { email = \"cognito\" }")
    );
    let staff = desk.read("theme/pools/eu-west-1_Staff0001.toml");
    assert_eq!(staff, "[brand]\nname = \"Robin Staff\"\n");
}

#[test]
fn cognitos_own_link_with_other_words() {
    let desk = Desk::new();
    let (exit, report) = desk.ask(&handler("link-placeholder.cjs"), &[], &[]);
    assert_eq!((exit, differences(&report)), (0, vec![]));
    let changes = texts(&report["changes"]);
    assert!(changes.contains("Set VERIFICATION=link"), "{changes}");
    assert!(
        changes.contains("Set VERIFICATION_LINK_TEXT=localized"),
        "{changes}"
    );
    let strings = desk.read("theme/locales/en.ftl");
    assert!(
        strings.contains("    .action = Verify my address\n"),
        "{strings}"
    );
}

#[test]
fn what_a_theme_does_not_say_is_named_with_the_nearest() {
    let desk = Desk::new();
    let probes = ["--attributes", "clientMetadata.origin"];
    let (exit, report) = desk.ask(&handler("cannot-say.mjs"), &probes, &[]);
    assert_eq!(exit, 1);
    let found = differences(&report);
    for difference in [
        "sign-up en subject",
        "sign-up en links",
        "admin-create-user en links",
        "forgot-password en text",
        "forgot-password en links",
        "authentication en links",
    ] {
        assert!(
            found.iter().any(|known| known == difference),
            "{difference}: {found:?}"
        );
    }
    let unsayable = texts(&report["unsayable"]);
    for reason in [
        "http:",
        "Base64",
        "the part before @",
        "given_name in the subject",
        "temporary password",
        "a host from the event",
    ] {
        assert!(unsayable.contains(reason), "{reason}: {unsayable}");
    }
    // Nothing of a made-up user is left in what goes to real ones.
    for file in [
        "messages/forgot-password.html",
        "messages/authentication.html",
        "theme.toml",
        "locales/en.ftl",
    ] {
        let text = desk.read(&format!("theme/{file}")).to_lowercase();
        for answer in ["xozinoqi", "ralogome", "mesekabi", "eyj"] {
            assert!(!text.contains(answer), "{file}: {text}");
        }
    }
    assert!(
        desk.read("theme/locales/en.ftl")
            .contains(".subject = Welcome friend\n")
    );
}

#[test]
fn a_theme_that_says_something_else_is_found() {
    let desk = Desk::new();
    let (exit, report) = desk.ask(&handler("counting.mjs"), &[], &[]);
    assert_eq!(exit, 1);
    assert_eq!(differences(&report), ["sign-up en text"]);
}
