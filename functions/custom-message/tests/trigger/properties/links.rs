//! Links, for any text in every value that a link may hold.

use proptest::prelude::*;
use serde_json::json;
use theme::Kind;

use super::run;
use super::texts::text;
use crate::cognito::{Texts, answer, event_with, function_with_theme, theme};

const NAMES: [&str; 8] = [
    "email",
    "userName",
    "sub",
    "clientId",
    "userPoolId",
    "region",
    "locale",
    "name",
];

/// A path, a query and a fragment: a value may stand in each.
fn toml() -> String {
    let links = NAMES.map(|name| {
        let name = format!("{{{name}}}");
        format!(
            "l{} = \"/{name}/a?b={name}&c={{code}}#{name}\"\n",
            &name[1..name.len() - 1]
        )
    });
    format!(
        "[links]\nbase = \"https://app.example.com/v1\"\n{}",
        links.concat()
    )
}

#[test]
fn no_value_changes_where_a_link_leads() {
    let page = NAMES.map(|name| format!("<a href=\"{{{{ links.l{name} }}}}\">x</a>"));
    let page = format!("{} {{{{ code }}}}", page.concat());
    let folder = theme(&[("theme.toml", &toml()), (Kind::SignUp.template(), &page)]);
    let function = std::cell::RefCell::new(function_with_theme(folder.path(), &[]));
    run(1_500, &text(), |text| {
        // Eight links with three values each: longer ones would be over the limit together.
        let text: String = text.chars().take(40).collect();
        let event = event_with(Kind::SignUp, |event| {
            for field in ["userName", "userPoolId", "region"] {
                event[field] = json!(text);
            }
            event["callerContext"]["clientId"] = json!(text);
            for attribute in ["email", "sub", "name", "locale"] {
                event["request"]["userAttributes"][attribute] = json!(text);
            }
        });
        let body = Texts::of(&answer(&mut function.borrow_mut(), &event))
            .body
            .unwrap();
        let hrefs: Vec<&str> = body.split("href=\"").skip(1).collect();
        prop_assert_eq!(hrefs.len(), NAMES.len());
        for href in hrefs {
            let (href, rest) = href.split_once('"').unwrap();
            prop_assert!(rest.starts_with(">x</a>"), "{}", body);
            if href.is_empty() {
                continue;
            }
            let path = href.strip_prefix("https://app.example.com/v1/");
            let path = path.ok_or_else(|| TestCaseError::fail(href.to_owned()))?;
            let plain = path
                .replacen("/a?b=", "", 1)
                .replacen("&amp;c={####}#", "", 1);
            let is_encoded = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
            prop_assert!(plain.chars().all(is_encoded), "{}", href);
        }
        Ok(())
    });
}
