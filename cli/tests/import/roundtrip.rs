//! A theme whose function answers as a handler, imported again: it says the same.

use custom_message::config::Config;
use custom_message::handler::Handler;
use proptest::prelude::*;
use serde_json::value::RawValue;

use super::{Desk, compared, differences};

/// Pieces of a page. Each is something that owners' themes have.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ,.!?äßéжλ中]{1,20}".prop_map(|text| format!("<p>{text}</p>")),
        Just("<p>Dear {{ user.first }} {{ user.last }},</p>".to_owned()),
        Just("{% if user.first %}<p>Hi {{ user.first }}</p>{% else %}<p>Hi</p>{% endif %}".to_owned()),
        Just("{% if user.company %}<table><tr><td>{{ user.company }}</td></tr></table>{% endif %}".to_owned()),
        Just("<p><a href=\"{{ link }}\">{% if locale.tag == \"de\" %}Weiter{% else %}Next{% endif %}</a></p>".to_owned()),
        Just("<p title='a &gt; b'>{{ brand.name }} &amp; &lt;Co&gt;</p>".to_owned()),
        Just("<style>@media print{{ \"{\" }}#a{b:c}} .x{d:e}</style>".to_owned()),
        Just("<img src=\"https://cdn.example.com/a.png\" alt=\"{{ user.last }}\">".to_owned()),
        Just("<!--[if mso]><p>Outlook</p><![endif]--><br>".to_owned()),
        Just("<p>{{ user.first_or_nick }}</p>".to_owned()),
    ]
}

const SETTINGS: &str = "[brand]\nname = \"Siskin\"\n[locales]\ndefault = \"en\"\noffered = [\"en\", \"de\"]\n[attributes]\nfirst = [\"given_name\"]\nlast = [\"family_name\"]\ncompany = [\"custom:company\"]\nfirst_or_nick = [\"given_name\", \"nickname\"]\n[links]\nsign-up = \"https://a.example/c/{sub}?e={email}&n={last}&c={code}\"\n[messages]\nauthentication = \"cognito\"\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_theme_that_answers_as_a_handler_is_imported_as_it_is(
        pieces in prop::collection::vec(piece(), 1..8),
        subject in "[A-Z][a-zA-Z {}#<>&'\"äß]{5,30}[a-z]",
        other in "[A-Z][a-z \\[*.]{5,30}[a-z]",
    ) {
        let desk = Desk::new();
        let body: String = pieces.concat();
        desk.write("own/theme.toml", SETTINGS);
        desk.write("own/messages/sign-up.html", format!("<html><body>{body}<p>{{{{ code }}}}</p></body></html>"));
        let quoted: String = subject.chars().map(|c| match c {
            '{' | '}' | '<' => format!("{{\"{c}\"}}"),
            c => c.to_string(),
        }).collect();
        desk.write("own/locales/en.ftl", format!("sign-up =\n    .subject = {quoted}\n"));
        desk.write("own/locales/de.ftl", format!("sign-up =\n    .subject = {other}\n"));
        let config = Config { theme: Some(desk.path("own")), ..Config::default() };
        let mut handler = Handler::new(config);
        let probes = ["import", "--probes", "probes", "--languages", "en,de", "--attributes", "custom:company"];
        prop_assert_eq!(desk.signet(&probes).exit, 0);
        for entry in std::fs::read_dir(desk.path("probes")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if !name.starts_with("sign-up.") && !name.starts_with("authentication.") {
                continue;
            }
            let event: Box<RawValue> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let (answer, log) = handler.answer(&event);
            prop_assert!(!log.contains("\"FellBack\":1"), "{}", log);
            desk.write(&format!("answers/{name}"), answer.to_json());
        }
        let (exit, report) = desk.import(&["answers"]);
        prop_assert_eq!(differences(&report), Vec::<String>::new(), "{}\n{}", body, report);
        prop_assert_eq!(exit, 0);
        prop_assert!(compared(&report) > 30);
    }
}
