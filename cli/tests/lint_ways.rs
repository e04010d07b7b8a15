//! Lint and the ways in which pools verify: `VERIFICATION`, links that hold the code, and what every event has.
//! The themes are those of public reports (aws-amplify/amplify-js#612 and others), made small.

use std::fs;
use std::process::Command;

use serde_json::Value;

/// A page of one's own that shows the code and no link.
const CODE_PAGE: &str = "{% extends \"layout.html\" %}
{% block content %}
<tr><td>{{ text.intro }} {{ text.expires }}</td></tr>
<tr><td>{{ code }}</td></tr>
{% endblock %}
{% block closing %}{{ <fine_print text={shared.never_share} /> }}{{ <fine_print text={text.ignore} /> }}{% endblock %}
";

/// A page whose only way to confirm is the theme's own link.
const LINK_PAGE: &str = "{% extends \"layout.html\" %}
{% block content %}
<tr><td>{{ text.intro }} {{ text.expires }} <a class=\"link\" href=\"{{ links.sign_up }}\" style=\"color:{{ color.link }};text-decoration:underline\">{{ text.action }}</a></td></tr>
{% endblock %}
{% block closing %}{{ <fine_print text={shared.never_share} /> }}{{ <fine_print text={text.ignore} /> }}{% endblock %}
";

/// The findings of a theme but notes: severity, rule and text.
fn found(settings: &str, page: Option<&str>, verification: Option<&str>) -> Vec<String> {
    let theme = tempfile::tempdir().expect("a temporary folder");
    let settings =
        format!("[brand]\nname = \"Northwind\"\n[locales]\noffered = [\"en\"]\n{settings}");
    fs::write(theme.path().join("theme.toml"), settings).expect("a file");
    if let Some(page) = page {
        fs::create_dir(theme.path().join("messages")).expect("a folder");
        for message in ["sign-up", "resend-code"] {
            let path = theme.path().join(format!("messages/{message}.html"));
            fs::write(path, page).expect("a file");
        }
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_signet"));
    command.args(["lint", "--format", "json"]).arg(theme.path());
    command.env_clear();
    command.envs(verification.map(|value| ("VERIFICATION", value)));
    let output = command.output().expect("signet runs");
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = document["findings"].as_array().expect("findings");
    let text = |finding: &Value, name: &str| finding[name].as_str().expect("a text").to_owned();
    let lines = findings.iter().map(|finding| {
        let names = ["severity", "rule", "text"].map(|name| text(finding, name));
        names.join(" ")
    });
    lines.filter(|line| !line.starts_with("note")).collect()
}

#[test]
fn a_page_for_pools_that_verify_by_code_has_no_finding_where_the_environment_says_so() {
    assert_eq!(
        found("", Some(CODE_PAGE), Some("code")),
        Vec::<String>::new()
    );
    // Without a word, it is a warning that says which one to say.
    let unsaid = found("", Some(CODE_PAGE), None);
    assert_eq!(unsaid.len(), 2, "{unsaid:?}");
    for line in &unsaid {
        assert!(line.starts_with("warning code-missing"), "{line}");
        assert!(line.contains("VERIFICATION=code"), "{line}");
    }
    // For a pool that verifies by link it is the error that it was.
    let by_link = found("", Some(CODE_PAGE), Some("link"));
    assert!(
        by_link
            .iter()
            .any(|it| it.starts_with("error code-missing"))
    );
}

#[test]
fn a_link_that_holds_the_code_is_a_code_that_is_there() {
    let settings = "[links]\nsign-up = \"https://app.example.com/confirm?code={code}\"\n";
    for verification in [None, Some("code")] {
        let found = found(settings, Some(LINK_PAGE), verification);
        assert_eq!(found, Vec::<String>::new(), "{verification:?}");
    }
    // A pool that verifies by link has no code for it.
    let by_link = found(settings, Some(LINK_PAGE), Some("link"));
    assert!(
        by_link
            .iter()
            .any(|it| it.starts_with("error code-missing")),
        "{by_link:?}"
    );
    assert!(
        by_link.iter().any(|it| it.contains("the link is empty")),
        "{by_link:?}"
    );
}

#[test]
fn what_every_event_has_makes_no_link_empty_or_too_long() {
    for link in [
        "https://app.example.com/confirm?code={code}&email={email}&username={userName}",
        "https://app.example.com/confirm?code={code}&client_id={clientId}&region={region}",
        "https://app.example.com/{userPoolId}/{sub}/{locale}?code={code}",
        "https://app.example.com/confirm?email={email}",
    ] {
        let settings = format!("[links]\nsign-up = {link:?}\nresend-code = {link:?}\n");
        assert_eq!(found(&settings, None, None), Vec::<String>::new(), "{link}");
    }
}

#[test]
fn a_link_with_a_value_that_not_everybody_has_says_so() {
    let settings = "[attributes]\norg = [\"custom:org\"]\n[links]\nsign-up = \"https://app.example.com/{org}?code={code}\"\n";
    let found = found(settings, Some(LINK_PAGE), Some("code"));
    assert!(!found.is_empty());
    for line in &found {
        let is_told = line.contains("the link is empty") || line.starts_with("error code-missing");
        assert!(is_told, "{line}");
    }
}
