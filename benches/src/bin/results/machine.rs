//! On what, when, and with which versions.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fmt, fs};

use serde_json::Value;

use crate::contestants::Built;

/// The interpreters' packages, in the folders that their installers made.
const CONTESTANTS: [&str; 7] = [
    "node-runtime",
    "node-handlebars",
    "node-react-email",
    "python-jinja",
    "python-runtime",
    "node-ses",
    "python-ses",
];

/// What every virtual environment holds and no contestant asked for.
const OF_THE_ENVIRONMENT: [&str; 2] = ["pip", "setuptools"];

/// What a figure depends on.
#[derive(Debug)]
pub(crate) struct Machine {
    facts: Vec<(&'static str, String)>,
    packages: Vec<(&'static str, String)>,
}

impl Machine {
    pub(crate) fn now(built: &Built) -> Self {
        let packages = |name| (name, packages(&built.folder(name)).join(", "));
        Self {
            facts: facts(built),
            packages: CONTESTANTS
                .map(packages)
                .into_iter()
                .filter(|(_, packages)| !packages.is_empty())
                .collect(),
        }
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = self.facts.iter().chain(&self.packages);
        all.try_for_each(|(name, value)| writeln!(f, "- {name}: {value}"))
    }
}

fn facts(built: &Built) -> Vec<(&'static str, String)> {
    let cpus = std::thread::available_parallelism().map_or(0, usize::from);
    let cpu = after_colon("/proc/cpuinfo", "model name");
    let kib: f64 = after_colon("/proc/meminfo", "MemTotal")
        .trim_end_matches("kB")
        .trim()
        .parse()
        .unwrap_or_default();
    vec![
        ("date", said("date", &["-u", "+%Y-%m-%d %H:%M UTC"])),
        ("commit", commit()),
        ("CPU", format!("{cpu}, {cpus} of them")),
        ("memory", format!("{:.1} GB", kib * 1024.0 / 1e9)),
        ("kernel", said("uname", &["-srm"])),
        ("load before", load()),
        ("rustc", said("rustc", &["--version"])),
        ("node", said("node", &["--version"])),
        ("python", said(&python(built), &["--version"])),
    ]
}

/// The contestants', which need not be the one that is found first.
fn python(built: &Built) -> String {
    let python = built.folder("python-runtime").join("venv/bin/python");
    if python.exists() {
        python.to_string_lossy().into_owned()
    } else {
        "python3".to_owned()
    }
}

/// With a word if what was measured may differ from it.
fn commit() -> String {
    let commit = said("git", &["rev-parse", "--short=12", "HEAD"]);
    let changed = ["status", "--porcelain", "--untracked-files=no"];
    match Command::new("git").args(changed).output() {
        Ok(output) if !output.stdout.is_empty() => {
            format!("{commit}, and changes that are not committed")
        }
        _ => commit,
    }
}

/// What else the machine was at, in the last minute.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

fn after_colon(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(name));
    let value = line.and_then(|line| line.split_once(':'));
    value.map_or_else(
        || "unknown".to_owned(),
        |(_, value)| value.trim().to_owned(),
    )
}

/// The first line that a program prints.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    match text.unwrap_or_default().lines().next() {
        Some(line) if !line.is_empty() => line.to_owned(),
        _ => "unknown".to_owned(),
    }
}

/// Name and version of each package that a contestant asked for, wherever its installer put it.
fn packages(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    collect(folder, 6, &mut found);
    found.sort();
    found.dedup();
    found
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<String>) {
    for path in entries(folder) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name == "package.json" {
            found.extend(asked_for(&path, folder));
        } else if let Some(wheel) = name.strip_suffix(".dist-info") {
            found.extend(wheel_of(wheel));
        } else if depth > 0 && name != "node_modules" && path.is_dir() {
            collect(&path, depth - 1, found);
        }
    }
}

/// `boto3-1.44.5` as name and version.
fn wheel_of(stem: &str) -> Option<String> {
    let (name, version) = stem.split_once('-')?;
    (!OF_THE_ENVIRONMENT.contains(&name)).then(|| format!("{name} {version}"))
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path())
}

/// The dependencies of a `package.json`, at the versions that are installed beside it.
fn asked_for(manifest: &Path, folder: &Path) -> Vec<String> {
    let dependencies = json(manifest)["dependencies"].clone();
    let names = dependencies
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name);
    let installed = names.filter_map(|name| {
        let manifest = folder.join("node_modules").join(name).join("package.json");
        let version = json(&manifest)["version"].as_str()?.to_owned();
        Some(format!("{name} {version}"))
    });
    installed.collect()
}

fn json(file: &Path) -> Value {
    let text = fs::read_to_string(file).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_found_where_npm_and_pip_put_them() {
        let folder = std::env::temp_dir().join(format!("signet-packages-{}", std::process::id()));
        let installed = folder.join("build/node-ses/node_modules/one");
        fs::create_dir_all(&installed).unwrap();
        for wheel in ["boto3-1.44.5", "pip-23.2.1"] {
            let packages = folder.join("venv/lib/python3.11/site-packages");
            fs::create_dir_all(packages.join(format!("{wheel}.dist-info"))).unwrap();
        }
        let manifest = r#"{ "dependencies": { "one": "^1", "absent": "1" } }"#;
        fs::write(folder.join("build/node-ses/package.json"), manifest).unwrap();
        fs::write(installed.join("package.json"), r#"{ "version": "1.2.3" }"#).unwrap();
        assert_eq!(packages(&folder), ["boto3 1.44.5", "one 1.2.3"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_a_program_does_not_say_is_unknown() {
        assert_eq!(said("/no/such/program", &[]), "unknown");
        assert_eq!(said("true", &[]), "unknown");
    }
}
