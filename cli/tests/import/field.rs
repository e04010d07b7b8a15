//! Sources as public repositories have them, and the themes that come of them.

use std::path::{Path, PathBuf};

use super::{Desk, differences, texts};

fn case(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/field");
    folder.join(name).canonicalize().unwrap()
}

fn same(handler: &str, probes: &[&str]) -> Desk {
    let desk = Desk::new();
    let (exit, report) = desk.ask(&case(handler), probes, &[]);
    assert_eq!((exit, differences(&report)), (0, vec![]), "{handler}");
    desk
}

#[test]
fn a_button_with_the_address_and_the_code() {
    let desk = same("link-with-email.cjs", &[]);
    let toml = desk.read("theme/theme.toml");
    for link in [
        "sign-up = \"https://staging.example.com/confirm?email={email}&code={code}\"",
        "forgot-password = \"https://staging.example.com/reset?email={email}&code={code}\"",
        "name = \"Kestrel\"",
        "authentication = \"cognito\"",
    ] {
        assert!(toml.contains(link), "{toml}");
    }
    // One theme serves every stage.
    let staged = toml.replace("https://staging.example.com/", "/");
    desk.write("theme/theme.toml", staged);
    let event = desk.path("probes/sign-up.all.1.json");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_signet"));
    command
        .args(["render", "--theme", "theme", "--format", "html"])
        .arg(event);
    command
        .current_dir(desk.folder.path())
        .env("LINK_BASE", "https://app.example.com");
    let html = String::from_utf8(command.output().unwrap().stdout).unwrap();
    assert!(
        html.contains("href=\"https://app.example.com/confirm?email="),
        "{html}"
    );
}

#[test]
fn an_f_string_has_single_braces_in_its_answer() {
    let desk = same("python-doubled-braces.py", &[]);
    let page = desk.read("theme/messages/forgot-password.html");
    assert!(
        page.contains("  body { font-family: Arial, sans-serif; color: #333; }"),
        "{page}"
    );
    assert!(
        page.contains("Dear {{ user.given_name }} {{ user.family_name }},"),
        "{page}"
    );
}

#[test]
fn a_language_that_is_written_as_a_word() {
    let desk = same("two-languages.cjs", &["--languages", "Deutsch,English"]);
    let toml = desk.read("theme/theme.toml");
    assert!(
        toml.contains("default = \"en\"\noffered = [\"en\", \"de\"]\nfrom = [\"custom:lang\"]"),
        "{toml}"
    );
    assert!(
        desk.read("theme/locales/de.ftl")
            .contains("Turmfalke: neues Passwort")
    );
}

#[test]
fn words_by_attribute_metadata_and_pool() {
    let probes = [
        "--pools",
        "us-east-1_STAFF",
        "--with",
        "clientMetadata.flow=activate",
        "--with",
        "custom:group=merchant",
    ];
    let desk = same("variants.cjs", &probes);
    let toml = desk.read("theme/theme.toml");
    assert!(
        toml.contains("from = [\"clientMetadata.flow\", \"custom:group\"]"),
        "{toml}"
    );
    let strings = desk.read("theme/locales/en.ftl");
    assert!(
        strings.contains(
            "forgot-password_activate =\n    .subject = Activate your { -brand } account"
        ),
        "{strings}"
    );
    assert_eq!(
        desk.read("theme/pools/us-east-1_STAFF.toml"),
        "[brand]\nname = \"Kestrel Staff\"\n"
    );
}

#[test]
fn a_page_that_a_mail_tool_built() {
    let desk = Desk::new();
    let page = case("react-email-padding.html");
    let (exit, report) = desk.import(&[page.to_str().unwrap(), "--message", "sign-up"]);
    assert_eq!((exit, differences(&report)), (0, vec![]));
    assert!(
        texts(&report["notes"]).contains("padding taken out: 420"),
        "{}",
        report["notes"]
    );
    let built = desk.read("theme/messages/sign-up.html");
    assert!(
        built.contains("Hello {{ user.name }}, this is your code:"),
        "{built}"
    );
    assert!(!built.contains('\u{200c}'));
    assert!(desk.read("theme/theme.toml").contains("name = \"Kestrel\""));
}

#[test]
fn the_templates_of_a_pool() {
    let desk = Desk::new();
    let pool = case("pool-template.json");
    let (exit, report) = desk.import(&[pool.to_str().unwrap()]);
    assert_eq!((exit, differences(&report)), (0, vec![]));
    assert!(texts(&report["changes"]).contains("COGNITO_DEFAULT"));
    let included = "{% include \"messages/sign-up.html\" %}\n";
    for message in [
        "resend-code",
        "forgot-password",
        "update-user-attribute",
        "verify-user-attribute",
    ] {
        assert_eq!(
            desk.read(&format!("theme/messages/{message}.html")),
            included
        );
    }
    let invitation = desk.read("theme/messages/admin-create-user.html");
    assert!(
        invitation.contains("2. User name: {{ username }}<br>\n3. Password: {{ code }}<br>"),
        "{invitation}"
    );
    let strings = desk.read("theme/locales/en.ftl");
    assert!(
        strings.contains("    .sms = Kestrel sign-in: { $code }"),
        "{strings}"
    );
    assert!(
        strings.contains("    .subject = Kestrel 👋 your account"),
        "{strings}"
    );
    assert!(
        desk.read("theme/theme.toml")
            .contains("authentication = { email = \"cognito\" }")
    );
}

#[test]
fn a_page_in_one_language_is_offered_in_that_language_alone() {
    let desk = Desk::new();
    desk.write(
        "sign-up.html",
        "<html><body><p>Bienvenue chez Crécerelle.</p><p>Votre code :</p><p>{{code}}</p></body></html>",
    );
    let (exit, _) = desk.import(&["sign-up.html", "--locale", "fr", "--brand", "Crécerelle"]);
    assert_eq!(exit, 0);
    let lint = desk.signet(&["lint", "theme", "--format", "json"]);
    assert!(!lint.out.contains("one-language-body"), "{}", lint.out);
    assert!(!lint.out.contains("sample-brand"), "{}", lint.out);
    assert!(lint.out.contains("page-without-twin"), "{}", lint.out);
}
