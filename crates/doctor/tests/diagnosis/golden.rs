//! Golden scenarios: adding a case is adding a folder. `UPDATE_EXPECTED=1` writes what it is now; read
//! the difference before you commit it.

use crate::world::{all, scenarios};
use doctor::diagnosis::{Diagnosis, Strictness};
use doctor::finding::{Finding, FixKind, State};
use std::fmt::Write;
use std::fs;

#[test]
fn every_scenario_says_what_is_expected() {
    let mut wrong = vec![];
    for world in all() {
        let (path, found) = (
            world.scenario.folder.join("expected.txt"),
            print(&world.diagnosis),
        );
        if option_env!("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &found).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != found {
            wrong.push(format!("--- {}\n{found}", world.name()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first part of a folder's name is the finding that it is about, with its state.
#[test]
fn every_scenario_has_the_finding_of_its_name() {
    for world in scenarios() {
        let name = world.name();
        let found = world.diagnosis.findings.iter().any(|finding| {
            let prefix = format!("{}.{}", finding.id, finding.state.name());
            name == prefix || name.starts_with(&format!("{prefix}."))
        });
        assert!(
            found || name.starts_with("mix."),
            "{name}\n{}",
            print(&world.diagnosis)
        );
    }
}

#[test]
fn no_address_is_printed() {
    for world in all().filter(|world| !world.facts.target.show_addresses) {
        let text = print(&world.diagnosis);
        let shown = text.split(|c: char| c.is_whitespace() || "\"'<>(),/=".contains(c));
        let bare: Vec<&str> = shown
            .filter(|word| {
                word.split_once('@').is_some_and(|(local, domain)| {
                    domain.contains('.') && !local.is_empty() && !local.ends_with('…')
                })
            })
            .collect();
        assert!(bare.is_empty(), "{}: {bare:?}", world.name());
    }
}

#[test]
fn whatever_is_broken_or_a_risk_has_a_fix() {
    for world in all() {
        for finding in &world.diagnosis.findings {
            let is_bad = [State::Broken, State::Risk].contains(&finding.state);
            let is_practical = finding
                .fix
                .iter()
                .any(|fix| [FixKind::Command, FixKind::Note].contains(&fix.kind));
            assert!(!is_bad || is_practical, "{}: {finding:?}", world.name());
            assert!(
                !is_bad || !finding.read.is_empty(),
                "{}: {finding:?}",
                world.name()
            );
            assert!(
                finding.state != State::Ok
                    || finding.fix.is_empty()
                    || finding.id == "pool-replicas"
            );
        }
    }
}

#[test]
fn commands_name_their_region() {
    for world in all() {
        let fixes = world
            .diagnosis
            .findings
            .iter()
            .flat_map(|finding| &finding.fix);
        let lines = fixes
            .filter(|fix| fix.kind == FixKind::Command)
            .flat_map(|fix| fix.text.lines());
        for line in lines.filter(|line| line.starts_with("aws ") && !line.starts_with("aws iam ")) {
            assert!(line.contains("--region "), "{}: {line}", world.name());
        }
    }
}

#[test]
fn update_user_pool_is_never_proposed() {
    for world in all() {
        let text = print(&world.diagnosis);
        assert!(!text.contains("update-user-pool"), "{}", world.name());
    }
}

fn print(diagnosis: &Diagnosis) -> String {
    let mut text = format!("{}\n", diagnosis.headline);
    for finding in &diagnosis.findings {
        if finding.state != State::Ok {
            print_finding(&mut text, finding);
        }
    }
    let of_ok = diagnosis
        .findings
        .iter()
        .filter(|finding| finding.state == State::Ok);
    let ids: Vec<&str> = of_ok.map(|finding| finding.id).collect();
    writeln!(text, "\nok: {}", ids.join(" ")).unwrap();
    let counts = diagnosis.counts();
    let exits =
        [(false, false), (true, false), (false, true)].map(|(deny_risks, allow_unknown)| {
            diagnosis
                .exit(Strictness {
                    deny_risks,
                    allow_unknown,
                })
                .to_string()
        });
    writeln!(
        text,
        "{} broken, {} risk, {} unknown; exit {} (--deny risks {}, --allow-unknown {})",
        counts.broken, counts.risk, counts.unknown, exits[0], exits[1], exits[2]
    )
    .unwrap();
    text
}

fn print_finding(text: &mut String, finding: &Finding) {
    let decisive = if finding.decisive {
        ""
    } else {
        ", not decisive"
    };
    let decisive = if finding.state == State::Unknown {
        decisive
    } else {
        ""
    };
    writeln!(
        text,
        "\n{}[{}{decisive}]: {}",
        finding.state.name(),
        finding.id,
        finding.message
    )
    .unwrap();
    for read in &finding.read {
        let region = read.region.as_deref().unwrap_or("dns");
        writeln!(
            text,
            "  read {} {} = {} ({region})",
            read.api, read.field, read.value
        )
        .unwrap();
    }
    for fix in &finding.fix {
        writeln!(
            text,
            "  fix {}: {}",
            fix.kind.name(),
            fix.text.replace('\n', "\n    ")
        )
        .unwrap();
    }
}
