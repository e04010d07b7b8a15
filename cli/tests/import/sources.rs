//! The forms in which sources come: events in files, lists, lines and logs; encodings; pools; managed logins; pages.

use serde_json::{Value, json};

use super::{Desk, compared, differences, texts};

/// An answered event.
fn answered(source: &str, language: &str, name: &str) -> Value {
    let (hello, subject) = match language {
        "de" => ("Hallo", "Ihr Code"),
        _ => ("Hello", "Your code"),
    };
    json!({
        "version": "1", "region": "us-east-1", "userPoolId": "us-east-1_EXAMPLE", "userName": format!("{name}.user"),
        "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "1example23456789"},
        "triggerSource": source,
        "request": {
            "userAttributes": {"sub": "7f1c2d3e-0000-4000-8000-000000000001", "email": format!("{name}@example.com"),
                "given_name": name, "locale": language, "cognito:user_status": "UNCONFIRMED"},
            "codeParameter": "{####}", "linkParameter": "{##Click Here##}", "usernameParameter": null,
        },
        "response": {
            "smsMessage": null, "emailSubject": format!("Siskin: {subject}"),
            "emailMessage": format!("<p>{hello} {name},</p>\r\n<p>{{####}}</p><a href=\"https://a.example/c?e={name}%40example.com&amp;c={{####}}\">x</a>"),
        },
    })
}

fn events() -> Vec<Value> {
    let mut events = Vec::new();
    for language in ["en", "de"] {
        for name in ["Jolanda", "Cristobal"] {
            events.push(answered("CustomMessage_SignUp", language, name));
        }
    }
    events
}

/// Imports and expects the theme of [`events`].
fn expect_same(desk: &Desk, sources: &[&str]) {
    let (exit, report) = desk.import(sources);
    assert_eq!((exit, differences(&report)), (0, vec![]), "{sources:?}");
    assert!(compared(&report) >= 4, "{sources:?}");
    let toml = desk.read("theme/theme.toml");
    assert!(toml.contains("offered = [\"en\", \"de\"]"), "{toml}");
    assert!(
        toml.contains("sign-up = \"https://a.example/c?e={email}&c={code}\""),
        "{toml}"
    );
    let page = desk.read("theme/messages/sign-up.html");
    assert!(page.contains("Hello {{ user.given_name }},"), "{page}");
    assert!(!page.contains("Jolanda") && !page.contains('\r'), "{page}");
}

#[test]
fn events_in_a_folder_of_files() {
    let desk = Desk::new();
    for (at, event) in events().iter().enumerate() {
        desk.write(&format!("answers/deep/{at}.json"), event.to_string());
    }
    desk.write("answers/README.md", "not a source");
    desk.write("answers/.hidden.json", "not a source");
    expect_same(&desk, &["answers"]);
}

#[test]
fn events_in_a_list() {
    let desk = Desk::new();
    desk.write("all.json", serde_json::to_string_pretty(&events()).unwrap());
    expect_same(&desk, &["all.json"]);
}

#[test]
fn events_in_lines_with_windows_line_ends_and_a_mark() {
    let desk = Desk::new();
    let lines: Vec<String> = events().iter().map(Value::to_string).collect();
    desk.write("all.jsonl", format!("\u{feff}{}\r\n", lines.join("\r\n")));
    expect_same(&desk, &["all.jsonl"]);
}

#[test]
fn events_in_a_log_among_other_lines() {
    let desk = Desk::new();
    let mut log = "START RequestId: 1 Version: $LATEST\n{ not json }\n{\"level\":\"info\",\"secret\":\"hunter2\"}\n".to_owned();
    for event in events() {
        log.push_str(&format!(
            "2026-01-01T00:00:00.000Z\t1\tINFO\tanswer: {event}\nEND RequestId: 1\n"
        ));
    }
    log.push_str(&answered("PreSignUp_SignUp", "en", "x").to_string());
    desk.write("function.log", log);
    expect_same(&desk, &["function.log"]);
}

#[test]
fn events_in_the_output_of_aws_logs() {
    let desk = Desk::new();
    let messages = events().into_iter().map(|event| {
        let line = json!({"level": "INFO", "message": {"answer": event.to_string()}});
        json!({"timestamp": 1, "message": format!("{line}\n")})
    });
    let logs = json!({"events": messages.collect::<Vec<_>>(), "searchedLogStreams": []});
    desk.write("logs.json", serde_json::to_string_pretty(&logs).unwrap());
    expect_same(&desk, &["logs.json"]);
}

#[test]
fn events_in_a_table_of_logs_insights() {
    let desk = Desk::new();
    let mut table = "@timestamp,@message\n".to_owned();
    for event in events() {
        table.push_str(&format!(
            "2026-01-01,\"{}\"\n",
            event.to_string().replace('"', "\"\"")
        ));
    }
    desk.write("insights.csv", table);
    expect_same(&desk, &["insights.csv"]);
}

#[test]
fn questions_beside_their_answers_count_once() {
    let desk = Desk::new();
    for (at, mut event) in events().into_iter().enumerate() {
        desk.write(&format!("probes/answers/{at}.json"), event.to_string());
        event["response"] = json!({"smsMessage": null, "emailMessage": null, "emailSubject": null});
        desk.write(&format!("probes/{at}.json"), event.to_string());
    }
    expect_same(&desk, &["probes"]);
}

#[test]
fn powershell_writes_a_pool_in_utf_16() {
    for outer in [true, false] {
        let desk = Desk::new();
        let pool = json!({"Id": "us-east-1_A", "Name": "p", "VerificationMessageTemplate": {
            "EmailMessageByLink": "<p>Please {##confirm your address##}</p>", "EmailSubjectByLink": "Confirm",
            "EmailMessage": "<p>{####}</p>", "EmailSubject": "Code", "DefaultEmailOption": "CONFIRM_WITH_LINK"}});
        let pool = if outer {
            json!({"UserPool": pool})
        } else {
            pool
        };
        let units = format!("\u{feff}{pool:#}\r\n");
        let bytes: Vec<u8> = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
        desk.write("pool.json", bytes);
        let (exit, report) = desk.import(&["pool.json", "--locale", "en"]);
        assert_eq!((exit, differences(&report)), (0, vec![]));
        assert!(texts(&report["changes"]).contains("Set VERIFICATION=link"));
        let page = desk.read("theme/messages/sign-up.html");
        assert!(page.contains("Please {{ verification_link }}"), "{page}");
        assert!(
            desk.read("theme/messages/forgot-password.html")
                .contains("{{ code }}")
        );
        let strings = desk.read("theme/locales/en.ftl");
        assert!(
            strings.contains(".action = confirm your address"),
            "{strings}"
        );
        assert!(
            desk.read("theme/theme.toml")
                .contains("admin-create-user = \"cognito\"")
        );
    }
}

#[test]
fn a_pool_beside_answers_gives_the_subject() {
    let desk = Desk::new();
    let mut event = answered("CustomMessage_SignUp", "en", "Jolanda");
    event["response"]["emailSubject"] = Value::Null;
    desk.write("answer.json", event.to_string());
    let pool = json!({"UserPool": {"Id": "us-east-1_A", "VerificationMessageTemplate": {
        "EmailMessage": "<p>{####}</p>", "EmailSubject": "The pool's words", "DefaultEmailOption": "CONFIRM_WITH_CODE"}}});
    desk.write("pool.json", pool.to_string());
    let (exit, _) = desk.import(&["answer.json", "pool.json"]);
    assert_eq!(exit, 0);
    let strings = desk.read("theme/locales/en.ftl");
    assert!(
        strings.contains("    .subject = The pool's words"),
        "{strings}"
    );
    assert!(!desk.path("theme/messages/forgot-password.html").exists());
}

#[test]
fn the_colours_of_a_managed_login() {
    let mode = |accent: &str, page: &str| json!({"button": {"defaults": {"backgroundColor": accent}}, "page": {"color": page}});
    let (light, dark) = (mode("0972d3ff", "ffffffff"), mode("539fe5ff", "0f1b2aff"));
    let login = json!({"ManagedLoginBranding": {"ManagedLoginBrandingId": "1", "UserPoolId": "us-east-1_A",
    "Assets": [{"Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": "PNG", "Bytes": "AAAA"}],
    "Settings": {"components": {
        "primaryButton": {"lightMode": light["button"], "darkMode": dark["button"]},
        "pageBackground": {"lightMode": light["page"], "darkMode": dark["page"]},
        "form": {"lightMode": {"backgroundColor": "ffffff80", "borderColor": "c6c6cdff"}},
    }}}});
    let desk = Desk::new();
    desk.write("login.json", login.to_string());
    let (exit, report) = desk.import(&["login.json"]);
    assert_eq!(exit, 0);
    assert!(texts(&report["notes"]).contains("logo_url"));
    assert_eq!(
        desk.read("theme/theme.toml"),
        "[colors]\naccent = \"#0972d3\"\nbackground = \"#ffffff\"\nborder = \"#c6c6cd\"\n\n[colors.dark]\naccent = \"#539fe5\"\nbackground = \"#0f1b2a\"\n"
    );
    assert_eq!(desk.signet(&["lint", "theme"]).exit, 0);
}

#[test]
fn pages_of_mjml_and_maizzle() {
    let desk = Desk::new();
    desk.write("dist/forgotPassword.html", "<!doctype html><html lang=\"de\" xmlns:o=\"urn:x\"><head><title>Kiebitz</title><!--[if mso]><xml></xml><![endif]--></head><body><div style=\"display:none\">Ihr Code&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div><p>Hallo [[data:firstname:\"Kunde\"]] @{{ firstName }}, {{ code }}</p><a href=\"{{ resetUrl }}\">Weiter</a></body></html>");
    let (exit, report) = desk.import(&["dist/forgotPassword.html"]);
    assert_eq!((exit, differences(&report)), (0, vec![]));
    let page = desk.read("theme/messages/forgot-password.html");
    assert!(
        page.contains("<!--[if mso]><xml></xml><![endif]-->"),
        "{page}"
    );
    assert!(
        page.contains("{{ user.given_name }}, {{ code }}</p><a href=\"{{ link }}\">"),
        "{page}"
    );
    assert!(
        page.contains("<div style=\"display:none\">Ihr Code</div>"),
        "{page}"
    );
    let toml = desk.read("theme/theme.toml");
    assert!(toml.contains("default = \"de\""), "{toml}");
    assert!(
        texts(&report["notes"]).contains("write your address"),
        "{}",
        report["notes"]
    );
}

#[test]
fn the_report_keeps_to_its_schema() {
    let schema =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/import.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let desk = Desk::new();
    let mut event = answered("CustomMessage_SignUp", "en", "Jolanda");
    event["response"]["emailSubject"] = json!("For Jolanda");
    desk.write("answer.json", event.to_string());
    let (exit, mut report) = desk.import(&["answer.json"]);
    assert_eq!(exit, 1);
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    report["messages"][0]["differences"][0]["part"] = json!("another");
    assert!(!validator.is_valid(&report), "the schema refuses nothing");
}
