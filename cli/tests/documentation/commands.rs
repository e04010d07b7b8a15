use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use crate::page::{CALLS, Page, all, guides, repository};

const SIGNET: &str = env!("CARGO_BIN_EXE_signet");
/// In place of signet: a preview ends once it has said where it listens, and no browser is opened.
const SIGNET_OF_A_READER: &str = r#"#!/bin/bash
case " $* " in
  *" --export "* | *" --help "*) exec "$SIGNET" "$@" ;;
  " preview "*)
    coproc { exec "$SIGNET" "${@/#--open/--port=0}" 2>&1; }
    while read -r line; do case $line in *http://127.0.0.1:*) kill "$COPROC_PID"; exit 0 ;; esac; done <&"${COPROC[0]}"
    exit 1 ;;
  *) exec "$SIGNET" "$@" ;;
esac
"#;
/// In place of `npx` and `uvx`, which would ask a registry for the command.
const PACKAGE_RUNNER: &str = "#!/bin/sh\n[ \"$1\" = signet-mail ] && shift && exec signet \"$@\"\n";
/// In place of make: the target and its variables must exist. `.ci/run` runs the targets themselves.
const MAKE: &str = "#!/bin/sh\nPATH=\"$REAL_PATH\" exec make --dry-run --directory \"$REPOSITORY\" \"$@\" >/dev/null\n";

/// The programs above come before the machine's own.
const START: &str = "set -euo pipefail\nexport REAL_PATH=\"$PATH\" PATH=\"$PROGRAMS:$PATH\"\n";

fn write_program(folder: &Path, name: &str, text: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// The blocks of a page that a reader runs without an account, as one script.
fn script(page: &Page) -> Option<String> {
    let blocks = page.blocks();
    let run = blocks
        .iter()
        .filter(|block| block.is_shell && !block.is_marked);
    let commands: String = run.map(|block| block.text.as_str()).collect();
    let theme = if commands.contains("signet init") {
        ""
    } else {
        "signet init mytheme >/dev/null 2>&1\n"
    };
    (!commands.is_empty()).then(|| format!("{START}{theme}{commands}"))
}

/// Runs a script in a folder of its own, which has the repository's templates and a theme.
fn run(script: &str, pages: &[String]) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let programs = folder.path().join("programs");
    let work = folder.path().join("work");
    std::fs::create_dir_all(&programs).unwrap();
    std::fs::create_dir_all(&work).unwrap();
    write_program(&programs, "signet", SIGNET_OF_A_READER);
    write_program(&programs, "npx", PACKAGE_RUNNER);
    write_program(&programs, "uvx", PACKAGE_RUNNER);
    write_program(&programs, "make", MAKE);
    std::os::unix::fs::symlink(repository().join("templates"), work.join("templates")).unwrap();
    // SST's page edits this file of Pulumi's page.
    std::fs::write(
        work.join("signet.ts"),
        "import * as pulumi from '@pulumi/pulumi';\n",
    )
    .unwrap();
    let event = repository().join("templates/samples/sign-up.json");
    std::fs::copy(event, work.join("event.json")).unwrap();
    let output = Command::new("bash")
        .args(["-c", script])
        .current_dir(&work)
        .env("PROGRAMS", &programs)
        .env("HOME", folder.path())
        .env("SIGNET", SIGNET)
        .env("REPOSITORY", repository())
        .output()
        .unwrap();
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{pages:?}: {}\n{script}\n{said}", output.status))
}

#[test]
fn every_command_runs_or_is_marked() {
    // Pages that tell the same are run once.
    let mut scripts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for page in guides() {
        if let Some(script) = script(&page) {
            scripts.entry(script).or_default().push(page.name);
        }
    }
    let failures: Vec<String> = std::thread::scope(|scope| {
        let start = |(script, pages)| scope.spawn(move || run(script, pages));
        let runs: Vec<_> = scripts
            .iter()
            .map(|(script, pages)| start((script.as_str(), pages.as_slice())))
            .collect();
        runs.into_iter()
            .filter_map(|run| run.join().unwrap().err())
            .collect()
    });
    let runs: usize = scripts.values().map(Vec::len).sum();
    let failures = failures.join("\n");
    assert!(runs >= 8, "only {runs} pages have commands");
    assert!(
        failures.is_empty(),
        "mark a command that needs an account with *(AWS)*, one that needs a release with *(registry)*:\n{failures}"
    );
}

/// The options of each command, from its `--help`.
struct Help(BTreeMap<String, String>);

impl Help {
    fn of(&mut self, command: &str) -> &str {
        self.0.entry(command.to_owned()).or_insert_with(|| {
            let output = Command::new(SIGNET)
                .args([command, "--help"])
                .output()
                .unwrap();
            if output.status.success() {
                String::from_utf8(output.stdout).unwrap()
            } else {
                String::new()
            }
        })
    }
}

/// The arguments of each call of signet in a text, up to where the shell goes on with something else.
fn calls(text: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        for call in CALLS {
            if let Some(arguments) = line.strip_prefix(call) {
                let words = arguments.split_whitespace();
                found.push(
                    words
                        .take_while(|word| !matches!(*word, "#" | "|" | "\\" | "&&" | ">"))
                        .collect(),
                );
            }
        }
    }
    found
}

#[test]
fn commands_and_options_exist() {
    let mut help = Help(BTreeMap::new());
    let mut unknown = BTreeSet::new();
    let mut seen = 0;
    for page in all() {
        let blocks = page.blocks();
        let texts = blocks.iter().map(|block| block.text.as_str());
        for call in texts.chain(page.inline_code()).flat_map(calls) {
            let Some(&command) = call.first() else {
                continue;
            };
            if command.starts_with(['-', '<', '…']) {
                continue;
            }
            seen += 1;
            let known = help.of(command).to_owned();
            if known.is_empty() {
                unknown.insert(format!("{}: signet {command}", page.name));
            }
            for option in call.iter().filter(|word| word.starts_with("--")) {
                let option = option.split('=').next().unwrap();
                if !known.contains(&format!("{option} ")) && !known.contains(&format!("{option}\n"))
                {
                    unknown.insert(format!("{}: signet {command} {option}", page.name));
                }
            }
        }
    }
    assert!(seen > 50, "only {seen} calls were found");
    assert!(
        unknown.is_empty(),
        "no such command or option: {unknown:#?}"
    );
}
