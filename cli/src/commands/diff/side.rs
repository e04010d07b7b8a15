//! A theme before or after: a folder, or what git has of one in a revision.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, anyhow, bail};
use custom_message::config::Config;
use tempfile::TempDir;

use crate::commands::theme_folder::ChosenTheme;
use crate::counted::counted;
use crate::io_error::{self, IoError};
use crate::output_folder::create;
use crate::visible;

/// The most files that are taken from a revision: a theme has some hundred.
const FILES_MAX: usize = 5_000;

/// A theme before or after.
#[derive(Debug)]
pub struct Side {
    /// Its name in the report.
    pub name: String,
    /// The folder or the commit that it was taken from, for a reader.
    pub origin: String,
    /// The settings of the environment, with the theme.
    pub config: Config,
    /// The files of a revision, for as long as they are needed.
    _files: Option<TempDir>,
}

impl Side {
    /// Finds the theme after: the one that is named, or the files as they are now.
    ///
    /// # Errors
    /// There is no such theme.
    pub fn new(named: Option<&str>, home: Option<&Path>) -> anyhow::Result<Self> {
        match named {
            Some(named) => Self::named(named, || owners_folder(home)),
            None => Self::folder(&owners_folder(home)?),
        }
    }

    /// Finds the theme before. A revision is one of the theme that is given, or else of the folder after.
    ///
    /// # Errors
    /// There is no such theme.
    pub fn old(named: &str, home: Option<&Path>, new: &Self) -> anyhow::Result<Self> {
        Self::named(named, || match (home, new._files.is_some()) {
            (None, false) => new.config.theme.clone().context("no theme"),
            _ => owners_folder(home),
        })
    }

    fn named(named: &str, home: impl FnOnce() -> anyhow::Result<PathBuf>) -> anyhow::Result<Self> {
        let path = Path::new(named);
        match path.is_dir() {
            true => Self::folder(path),
            false => Self::revision(named, &home()?),
        }
    }

    fn folder(folder: &Path) -> anyhow::Result<Self> {
        let chosen = ChosenTheme::of(Some(folder))?;
        chosen.check_files()?;
        Ok(Self {
            name: folder.display().to_string(),
            origin: format!("the folder {}", folder.display()),
            config: chosen.config,
            _files: None,
        })
    }

    fn revision(revision: &str, folder: &Path) -> anyhow::Result<Self> {
        let shown = visible::line(revision);
        let commit = format!("{revision}^{{commit}}");
        let find = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ];
        let found = run_git(folder, &find).with_context(|| {
            format!("{shown}: no such folder, and not to be found as a revision")
        })?;
        if !found.status.success() {
            bail!(
                "{shown}: neither a folder, nor a revision that git knows in {}",
                folder.display()
            );
        }
        let commit = String::from_utf8(found.stdout)?.trim().to_owned();
        let files = temporary_folder()?;
        let count = extract(folder, &commit, files.path())?;
        if count == 0 {
            bail!("{shown}: has no files in {}", folder.display());
        }
        let chosen = ChosenTheme::of(Some(files.path()))?;
        chosen
            .check_files()
            .map_err(|_| anyhow!("{shown}: {} holds no theme there", folder.display()))?;
        Ok(Self {
            name: revision.to_owned(),
            origin: format!(
                "{} of commit {commit} in {}",
                counted(count, "file"),
                folder.display()
            ),
            config: chosen.config,
            _files: Some(files),
        })
    }
}

/// Returns the folder of the theme that revisions are of.
fn owners_folder(given: Option<&Path>) -> anyhow::Result<PathBuf> {
    let chosen = ChosenTheme::of(given)?;
    let folder = chosen.config.theme;
    folder.context("there is no theme here: name two folders, or the theme with --theme DIR")
}

/// Writes the files of a folder in a commit into another folder, and returns their number. Links stay out, as they
/// do in a theme.
fn extract(folder: &Path, commit: &str, target: &Path) -> anyhow::Result<usize> {
    let prefix = String::from_utf8(git(folder, &["rev-parse", "--show-prefix"])?)?;
    let prefix = prefix.trim_end_matches('\n');
    let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", commit];
    if !prefix.is_empty() {
        arguments.extend(["--", prefix]);
    }
    let listed = String::from_utf8(git(folder, &arguments)?).context("a file's name")?;
    let mut count = 0;
    for entry in listed.split('\0').filter(|entry| !entry.is_empty()) {
        let (facts, path) = entry.split_once('\t').context("git ls-tree")?;
        let mut facts = facts.split(' ');
        let (mode, _, object) = (facts.next(), facts.next(), facts.next());
        let is_file = matches!(mode, Some("100644" | "100755"));
        let Some((name, object)) = path.strip_prefix(prefix).zip(object).filter(|_| is_file) else {
            continue;
        };
        count += 1;
        if count > FILES_MAX {
            bail!(
                "more than {FILES_MAX} files: is {} a theme?",
                folder.display()
            );
        }
        create(target, name, &git(folder, &["cat-file", "blob", object])?)?;
    }
    Ok(count)
}

/// Makes a folder for the files of a revision.
fn temporary_folder() -> anyhow::Result<TempDir> {
    let place = std::env::temp_dir();
    // The library's own error quotes the system's, with its number.
    TempDir::new().map_err(|error| {
        let reason = io_error::reason(&error.kind().into());
        anyhow!(
            "no folder for the files of the revision in {}: {reason}; TMPDIR names another place",
            place.display()
        )
    })
}

/// Runs git in a folder.
fn run_git(folder: &Path, arguments: &[&str]) -> anyhow::Result<Output> {
    let output = Command::new("git")
        // A monitor is a program that a strange repository may name.
        .args(["-c", "core.fsmonitor=false", "-C"])
        .arg(folder)
        .args(arguments)
        .output();
    output.map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            anyhow!("git is not installed; without it, two folders can be compared")
        }
        _ => anyhow!("git cannot be run: {}", IoError(error)),
    })
}

/// Runs git in a folder, and returns what it prints.
fn git(folder: &Path, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
    let output = run_git(folder, arguments)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let reason = String::from_utf8_lossy(&output.stderr);
    bail!("git: {}", visible::line(reason.trim()))
}
