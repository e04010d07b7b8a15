//! The machine, the date and the versions of a run.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fmt, fs};

use serde_json::Value;

use crate::contestants::BuildFolders;

/// The folders of the contestants that have packages.
const CONTESTANTS: [&str; 7] = [
    "node-runtime",
    "node-handlebars",
    "node-react-email",
    "python-jinja",
    "python-runtime",
    "node-ses",
    "python-ses",
];

/// Packages of every virtual environment.
const OF_EVERY_ENVIRONMENT: [&str; 2] = ["pip", "setuptools"];

/// Facts on which the figures depend.
#[derive(Debug)]
pub(crate) struct Machine {
    facts: Vec<(&'static str, String)>,
    packages: Vec<(&'static str, String)>,
}

impl Machine {
    pub(crate) fn now(folders: &BuildFolders) -> Self {
        let packages = |name| (name, packages(&folders.contestant(name)).join(", "));
        Self {
            facts: facts(folders),
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

fn facts(folders: &BuildFolders) -> Vec<(&'static str, String)> {
    let cpus = std::thread::available_parallelism().map_or(0, usize::from);
    let cpu = after_colon("/proc/cpuinfo", "model name");
    let kib: f64 = after_colon("/proc/meminfo", "MemTotal")
        .trim_end_matches("kB")
        .trim()
        .parse()
        .unwrap_or_default();
    vec![
        ("date", first_line("date", &["-u", "+%Y-%m-%d %H:%M UTC"])),
        ("commit", commit()),
        ("CPU", format!("{cpu}, {cpus} of them")),
        ("memory", format!("{:.1} GB", kib * 1024.0 / 1e9)),
        ("kernel", first_line("uname", &["-srm"])),
        ("load before", load()),
        ("rustc", first_line("rustc", &["--version"])),
        ("node", first_line("node", &["--version"])),
        ("python", first_line(&python(folders), &["--version"])),
    ]
}

/// The contestants' Python, which may differ from the first on PATH.
fn python(folders: &BuildFolders) -> String {
    let python = folders.contestant("python-runtime").join("venv/bin/python");
    if python.exists() {
        python.to_string_lossy().into_owned()
    } else {
        "python3".to_owned()
    }
}

/// The commit, with a note if the binaries may differ from it.
fn commit() -> String {
    let commit = first_line("git", &["rev-parse", "--short=12", "HEAD"]);
    let changed = ["status", "--porcelain", "--untracked-files=no"];
    match Command::new("git").args(changed).output() {
        Ok(output) if !output.stdout.is_empty() => {
            format!("{commit} with uncommitted changes")
        }
        _ => commit,
    }
}

/// The load average of the last minute.
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
fn first_line(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    match text.unwrap_or_default().lines().next() {
        Some(line) if !line.is_empty() => line.to_owned(),
        _ => "unknown".to_owned(),
    }
}

/// Names and versions of the packages that a contestant requires, below its folder.
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
            found.extend(required_packages(&path, folder));
        } else if let Some(wheel) = name.strip_suffix(".dist-info") {
            found.extend(package_of_wheel(wheel));
        } else if depth > 0 && name != "node_modules" && path.is_dir() {
            collect(&path, depth - 1, found);
        }
    }
}

/// Splits `boto3-1.44.5` into name and version.
fn package_of_wheel(stem: &str) -> Option<String> {
    let (name, version) = stem.split_once('-')?;
    (!OF_EVERY_ENVIRONMENT.contains(&name)).then(|| format!("{name} {version}"))
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path())
}

/// The dependencies of a `package.json`, at the versions that are installed beside it.
fn required_packages(manifest: &Path, folder: &Path) -> Vec<String> {
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
    fn a_program_without_output_is_unknown() {
        assert_eq!(first_line("/no/such/program", &[]), "unknown");
        assert_eq!(first_line("true", &[]), "unknown");
    }
}
