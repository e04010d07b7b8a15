//! Owners' themes: their changes, and the cost of a broken one.

use crate::stage::{html_of, sign_up, subject_of, tag, text_of, with_code};
use tempfile::TempDir;

pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn sent_with(files: &[(&str, &str)]) -> (serde_json::Value, serde_json::Value) {
    let folder = folder(files);
    let mut stage = with_code(&[("THEME_DIR", folder.path().to_str().unwrap())]);
    stage.invoke(&sign_up()).unwrap();
    (stage.mail(), stage.line())
}

#[test]
fn an_owners_theme_is_sent() {
    let (mail, line) = sent_with(&[
        ("messages/sign-up.html", "<h1>Own</h1><p>{{ code }}</p>"),
        ("messages/sign-up.txt", "Own text\n{{ code }}\n"),
    ]);
    assert!(html_of(&mail).contains("<h1>Own</h1><p>123456</p>"));
    assert_eq!(text_of(&mail), "Own text\n123456\n");
    assert_eq!(
        (&line["step"], &line["FellBack"], &line["Sent"]),
        (&"theme".into(), &0.into(), &1.into())
    );
}

#[test]
fn a_defect_costs_a_step_and_not_the_mail() {
    for files in [
        [("messages/sign-up.html", "{{ cod }}")],
        [("messages/sign-up.html", "<p>no code</p>")],
        [("messages/sign-up.html", "<!-- {{ code }} --><p>Hello</p>")],
        [(
            "messages/sign-up.html",
            "<p style=\"display:none\">{{ code }}</p>",
        )],
        [(
            "messages/sign-up.html",
            "<title>{{ code }}</title><p>Hello</p>",
        )],
        [(
            "messages/sign-up.html",
            "<a href=\"https://x.example/{{ code }}\"></a>",
        )],
        [(
            "messages/sign-up.html",
            "<p style=\"font-size:0\"><b>{{ code }}</b></p>",
        )],
        [("messages/sign-up.html", "<img alt=\"{{ code }}\" src=\"\">")],
        [("messages/sign-up.txt", "no code")],
        [("messages/sign-up.txt", "{% if %}")],
        [("locales/en.ftl", "sign-up =\n    .subject = { $nobody }\n")],
        [("layout.html", "{{ 1 | sort }}{{ code }}")],
    ] {
        let (mail, line) = sent_with(&files);
        assert!(html_of(&mail).contains(">123456<"), "{files:?}");
        assert_eq!(
            (&line["step"], &line["FellBack"]),
            (&"default".into(), &1.into()),
            "{files:?} {line}"
        );
        assert_eq!(line["level"], "WARN");
    }
}

#[test]
fn a_code_that_is_seen_after_all_costs_nothing() {
    for page in [
        "<td style=\"font-size:0\"><p style=\"font-size:16px\">{{ code }}</p></td>",
        "<!--[if !mso]><!--><p>{{ code }}</p><!--<![endif]-->",
        "<a href=\"https://x.example/?code={{ code }}\">Confirm</a>",
    ] {
        let (mail, line) = sent_with(&[("messages/sign-up.html", page)]);
        assert!(html_of(&mail).contains("123456"), "{page}");
        assert_eq!(line["step"], "theme", "{page} {line}");
    }
}

#[test]
fn look_and_logos_come_from_the_environment_too() {
    let url = |name: &str| format!("https://a.example/{name}.png");
    let (light, dark) = (url("light"), url("dark"));
    let html = |look: &str| {
        let mut stage = with_code(&[
            ("BRAND_LOOK", look),
            ("BRAND_LOGO_URL", &light),
            ("BRAND_LOGO_DARK_URL", &dark),
        ]);
        stage.invoke(&sign_up()).unwrap();
        html_of(&stage.mail()).to_owned()
    };
    let card = html("card");
    assert!(card.contains(&light) && card.contains(&dark), "{card}");
    assert!(!html("plain").contains(".png"));
}

#[test]
fn a_code_that_nobody_sees_is_named_with_its_reason() {
    let hidden = "<p style=\"display:none\">{{ code }}</p>";
    let (_, line) = sent_with(&[("messages/sign-up.html", hidden)]);
    let reason = line["warnings"][0]["reason"].as_str().unwrap();
    assert_eq!(
        reason,
        "in the HTML, nobody can see the code: it is hidden by display:none"
    );
}

#[test]
fn a_scope_has_its_own_sender_and_subject() {
    let (mail, _) = sent_with(&[
        ("theme.toml", "[tenants]\nfrom = [\"given_name\"]\n"),
        (
            "clients/1example23456789.toml",
            "[sender]\nfrom = \"Bücher <books@example.org>\"\nreply_to = \"help@example.org\"\n[subject]\ncode = true\n",
        ),
        ("tenants/Zebedee.toml", "[brand]\nname = \"Tenant\"\n"),
    ]);
    assert_eq!(
        mail["FromEmailAddress"],
        "=?UTF-8?Q?B=C3=BCcher?= <books@example.org>"
    );
    assert_eq!(mail["ReplyToAddresses"][0], "help@example.org");
    assert!(
        subject_of(&mail).starts_with("123456 – "),
        "{}",
        subject_of(&mail)
    );
    assert_eq!(tag(&mail, "tenant"), Some("Zebedee"));
}

#[test]
fn a_scope_may_send_nothing_and_a_wrong_sender_is_the_environments() {
    let client = "clients/1example23456789.toml";
    let files = folder(&[(client, "[sender]\nsend = false\n")]);
    let mut stage = with_code(&[("THEME_DIR", files.path().to_str().unwrap())]);
    stage.invoke(&sign_up()).unwrap();
    assert_eq!(stage.line()["reason"], "sending is off");
    assert!(stage.accepted().is_empty());
    let (mail, line) = sent_with(&[(client, "[sender]\nfrom = \"nobody\"\n")]);
    assert!(
        mail["FromEmailAddress"]
            .as_str()
            .unwrap()
            .contains("no-reply@example.com")
    );
    assert!(
        line["warnings"][0]["reason"]
            .as_str()
            .unwrap()
            .starts_with("sender.from")
    );
}

/// As custom-message logs them: the mail goes out without the part that cannot be read.
#[test]
fn what_cannot_be_read_in_the_files_of_a_mail_is_logged_with_its_place() {
    let client = "clients/1example23456789.toml";
    let (mail, line) = sent_with(&[
        (client, "[sender]\nfrom = \"a@example.org\"\nreply_to = x\n"),
        ("locales/en.ftl", "sign-up =\n    .heading = {\n"),
    ]);
    assert_eq!(mail["FromEmailAddress"], "a@example.org");
    let warnings = line["warnings"].as_array().unwrap();
    let places = warnings
        .iter()
        .map(|w| (w["file"].as_str(), w["line"].as_u64()));
    let expected = [(Some(client), Some(3)), (Some("locales/en.ftl"), Some(2))];
    assert_eq!(places.collect::<Vec<_>>(), expected);
    assert_eq!(
        (&line["step"], &line["FellBack"]),
        (&"theme".into(), &1.into())
    );
    // A file with a defect in each line does not make a line of log for each.
    let (_, line) = sent_with(&[(client, &"x = \n".repeat(1000))]);
    assert_eq!(line["warnings"].as_array().unwrap().len(), 20);
}
