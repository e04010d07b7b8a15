//! The catalog as texts: `--explain`, `--list`, and the page `docs/doctor.md`.

use crate::catalog::{Check, checks};
use crate::finding::Hop;
use std::fmt::Write;

/// Returns the explanation of a check, for a terminal.
#[must_use]
pub fn explain(check: &Check) -> String {
    format!(
        "{} ({})\n{}\n\nwhy:  {}\nfix:  {}\nread: {}\n",
        check.id,
        check.hop.name(),
        check.title,
        check.reason,
        check.fix,
        sources(check)
    )
}

/// Advice of guides that no check looks at, by the id that a check would have: the title and the reason.
pub const NOT_CHECKED: [(&str, &str, &str); 1] = [(
    "dns-spf-org",
    "SPF of From's own domain",
    "Receivers ask for SPF at the domain of the envelope sender: the MAIL FROM domain (dns-mailfrom-spf), or amazonses.com, which has its record. A record at From's own domain changes nothing for mail of SES, so its absence is no defect.",
)];

/// Returns the explanation of an id that is not checked.
#[must_use]
pub fn not_checked(id: &str) -> Option<String> {
    let (id, title, reason) = NOT_CHECKED.iter().find(|(known, ..)| *known == id)?;
    Some(format!("{id} (not checked)\n{title}\n\nwhy:  {reason}\n"))
}

/// Returns all ids with their hop and title, a line each.
#[must_use]
pub fn list() -> String {
    let line = |check: &Check| {
        format!(
            "{:<18} {:<26} {}\n",
            check.hop.name(),
            check.id,
            check.title
        )
    };
    checks().map(line).collect()
}

/// Returns the tables of `docs/doctor.md`, one for each hop.
#[must_use]
pub fn tables() -> String {
    let mut text = String::new();
    for hop in Hop::ALL {
        write!(text, "\n### {}\n\n{}\n\n", hop.name(), about(hop))
            .expect("a string takes everything");
        text.push_str("| id | worst | asks for | why | fix | read |\n|---|---|---|---|---|---|\n");
        text.extend(checks().filter(|check| check.hop == hop).map(row));
    }
    text.push_str("\n### Not checked\n\n| id | subject | why |\n|---|---|---|\n");
    let row =
        |(id, title, reason): &(&str, &str, &str)| format!("| `{id}` | {title} | {reason} |\n");
    text.extend(NOT_CHECKED.iter().map(row));
    text
}

fn row(check: &Check) -> String {
    let worst = if check.breaks { "broken" } else { "risk" };
    let cell = |text: &str| text.replace('|', "\\|");
    format!(
        "| `{}` | {worst} | {} | {} | {} | {} |\n",
        check.id,
        cell(check.title),
        cell(check.reason),
        cell(check.fix),
        sources(check)
    )
}

fn sources(check: &Check) -> String {
    let mut sources: Vec<String> = check.reads.iter().map(ToString::to_string).collect();
    if check.hop != Hop::User && sources.is_empty() && check.hop != Hop::Dns {
        sources.push("cognito-idp DescribeUserPool".to_owned());
    }
    let reads_dns = check.hop == Hop::Dns
        || [
            "user-domain-no-mail",
            "identity-zone",
            "dkim-off",
            "dkim-pending",
            "dkim-failed",
        ]
        .contains(&check.id);
    if reads_dns {
        sources.push("DNS".to_owned());
    }
    sources.join(", ")
}

fn about(hop: Hop) -> &'static str {
    match hop {
        Hop::User => "The user who waits for a mail, with `--user`.",
        Hop::Pool => "The pool's own settings.",
        Hop::Trigger => "The functions that the pool calls before a mail.",
        Hop::Permission => "Cognito's permission to send as the identity.",
        Hop::Identity => "The SES identity, in the Region that SourceArn names.",
        Hop::Account => "SES in the account and Region of the identity.",
        Hop::ConfigurationSet => "The pool's configuration set, or the identity's own.",
        Hop::Dns => "The records of the domains.",
        Hop::Delivery => "The evidence of mail that left, or did not.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../../docs/doctor.md");
    const START: &str = "<!-- The tables are made from crates/doctor/src/catalog: UPDATE_EXPECTED=1 cargo test -p doctor --lib manual -->\n";

    #[test]
    fn the_page_has_the_tables_of_the_catalog() {
        let (text, tables_there) = PAGE.split_once(START).unwrap();
        if option_env!("UPDATE_EXPECTED").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/doctor.md");
            std::fs::write(path, format!("{text}{START}{}", tables())).unwrap();
        } else {
            assert_eq!(tables_there, tables());
        }
    }

    #[test]
    fn what_is_not_checked_is_explained_all_the_same() {
        for (id, _, reason) in NOT_CHECKED {
            assert!(Check::of_id(id).is_none(), "{id}");
            assert!(not_checked(id).unwrap().contains(reason));
        }
        assert_eq!(not_checked("ses-sandbox"), None);
    }

    #[test]
    fn every_check_is_explained() {
        for check in checks() {
            let text = explain(check);
            assert!(
                text.contains(check.reason) && text.contains(check.fix),
                "{text}"
            );
            assert!(!text.ends_with("read: \n"), "{text}");
            assert!(list().contains(check.title));
        }
    }
}
