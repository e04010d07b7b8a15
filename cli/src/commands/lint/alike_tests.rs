//! A theme with many app clients: the findings are those of every client checked by itself.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use custom_message::config::Config;

use super::alike::Group;
use super::ignore::Accepted;
use super::{Division, LintResult, alike, lint_with};
use crate::args::Target;

/// Writes the files of `count` app clients: names of all lengths and accents for half of them, other colours, links
/// and defects for the rest.
fn write_clients(folder: &Path, count: usize) {
    fs::create_dir_all(folder.join("clients")).unwrap();
    fs::create_dir_all(folder.join("messages")).unwrap();
    let theme = "[brand]\nname = \"Acme\"\nwebsite = \"https://acme.example\"\n[locales]\ndefault = \"en\"\noffered = [\"en\", \"ar\"]\n[links]\nhelp = \"https://acme.example/help\"\n";
    fs::write(folder.join("theme.toml"), theme).unwrap();
    let page = "{% extends \"layout.html\" %}{% block content %}<tr><td>{{ code }} <a href=\"{{ links.help }}\" class=\"link\" style=\"color:{{ color.link }}\">acme.example</a><u>x</u></td></tr>{% endblock %}";
    fs::write(folder.join("messages/forgot-password.html"), page).unwrap();
    for at in 0..count {
        let name = match at % 10 {
            7 => "Müller & Söhne".to_owned(),
            8 => "visit acme.example".to_owned(),
            _ => format!("Client {at} {}", "x".repeat(at % 39)),
        };
        let mut text = format!("[brand]\nname = \"{name}\"\n");
        if at < count / 2 {
            write!(text, "[colors]\naccent = \"#1f{at:02}ff\"\n").unwrap();
            fs::write(folder.join(format!("clients/client{at:03}.toml")), text).unwrap();
            continue;
        }
        match at % 6 {
            1 => text.push_str("website = \"https://t.co/x\"\n"),
            2 => writeln!(text, "website = \"https://client{at}.example\"").unwrap(),
            _ => {}
        }
        match at % 5 {
            1 => write!(text, "[colors]\naccent = \"#1f{at:02}ff\"\n").unwrap(),
            2 => text.push_str("[colors]\ntext = \"#e0e0e0\"\n"),
            3 => text.push_str("[colors]\naccent = \"blue\"\n"),
            _ => {}
        }
        if at % 4 == 1 {
            write!(text, "[links]\nhelp = \"https://c{at}.example/help\"\n").unwrap();
        }
        fs::write(folder.join(format!("clients/client{at:03}.toml")), text).unwrap();
    }
}

/// Has each scope checked by itself.
fn each_alone(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    groups.into_iter().flat_map(Group::apart).collect()
}

fn linted(folder: &Path, divided: Division) -> LintResult {
    let config = Config {
        theme: Some(folder.to_owned()),
        ..Config::default()
    };
    lint_with(
        Target::CustomMessage,
        &config,
        |_| true,
        &Accepted::default(),
        divided,
    )
}

#[test]
fn the_findings_are_those_of_each_scope_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    write_clients(folder.path(), 40);
    let [alike, each] =
        [(|groups| groups) as Division, each_alone].map(|it| linted(folder.path(), it));
    assert_eq!(alike.rendered, each.rendered);
    assert!(each.findings.len() > 10, "{}", each.findings.len());
    let shown = |result: &LintResult| {
        let findings = result.findings.iter();
        let shown = findings.map(|finding| {
            let (place, concerns) = (&finding.place, &finding.concerns);
            format!(
                "{:?} {} {place:?} {} {concerns:?}",
                finding.severity, finding.rule.id, finding.text
            )
        });
        shown.collect::<Vec<_>>()
    };
    for (alike, each) in shown(&alike).iter().zip(&shown(&each)) {
        assert_eq!(alike, each);
    }
    assert_eq!(alike.findings.len(), each.findings.len());
}

/// Clients with names and colours of their own are one group in each language, however many there are.
#[test]
fn ordinary_clients_are_few_groups() {
    let groups_of = |count: usize| {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("clients")).unwrap();
        fs::write(
            folder.path().join("theme.toml"),
            "[brand]\nname = \"Acme\"\n",
        )
        .unwrap();
        for at in 0..count {
            let text =
                format!("[brand]\nname = \"Client {at}\"\n[colors]\naccent = \"#1f{at:04x}\"\n");
            fs::write(
                folder.path().join(format!("clients/client{at:04}.toml")),
                text,
            )
            .unwrap();
        }
        let config = Config {
            theme: Some(folder.path().to_owned()),
            ..Config::default()
        };
        let theme = theme::Theme::load(config.theme.as_deref(), &[]);
        let files = theme.scope_files().into_iter().map(Some);
        let scopes: Vec<_> = std::iter::once(None)
            .chain(files)
            .map(|scope| {
                let settings = super::scopes::settings(&theme, scope.as_ref());
                alike::ScopeSettings::of(scope, settings, theme.settings())
            })
            .collect();
        let batches = super::Batch::all(
            Target::CustomMessage,
            &theme,
            super::layers(&theme),
            &config,
        );
        let clear = alike::palettes(&scopes);
        assert_eq!(clear.len(), count);
        let languages = theme.locales(super::layers(&theme)).len();
        alike::groups(&batches, &scopes, &clear).len() / languages
    };
    assert_eq!(groups_of(100), 2);
    assert_eq!(groups_of(200), 2);
}
