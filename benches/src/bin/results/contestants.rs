//! The contestants that are built and installed, and those that are missing.

use std::fmt;
use std::path::{Path, PathBuf};

use benches::Contestant;

/// The script that installs the other contestants.
const SETUP: &str = "benches/contestants/setup.sh";

/// The end of the names of binaries as they ship.
pub(crate) const PACKAGED: &str = ", packaged";

/// The end of the names of contestants that run a second time.
pub(crate) const AGAIN: &str = ", again";

/// The folders with the workspace's binaries and with the target folder around them.
#[derive(Debug)]
pub(crate) struct BuildFolders {
    binaries: PathBuf,
    target: PathBuf,
}

/// A contestant that did not take part, with the reason.
#[derive(Clone, Debug)]
pub(crate) struct MissingContestant {
    name: String,
    reason: String,
}

impl fmt::Display for MissingContestant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` was left out: {}", self.name, self.reason)
    }
}

/// The contestants of a section.
#[derive(Debug, Default)]
pub(crate) struct Participants {
    pub(crate) present: Vec<Contestant>,
    pub(crate) missing: Vec<MissingContestant>,
}

impl Participants {
    pub(crate) fn add(&mut self, contestant: Result<Contestant, MissingContestant>) {
        match contestant {
            Ok(contestant) => self.present.push(contestant),
            Err(missing) => {
                eprintln!("{missing}");
                self.missing.push(missing);
            }
        }
    }

    pub(crate) fn named(&self, name: &str) -> Option<&Contestant> {
        self.present.iter().find(|one| one.name == name)
    }

    /// Lets these run a second time, as a control of the noise.
    pub(crate) fn repeat(&mut self, names: &[&str]) {
        let again: Vec<_> = names
            .iter()
            .filter_map(|name| self.named(name))
            .map(|one| one.clone().called(format!("{}{AGAIN}", one.name)))
            .collect();
        self.present.extend(again);
    }
}

impl BuildFolders {
    /// The folders around the running program: its binaries lie beside it.
    pub(crate) fn around(program: &Path) -> Self {
        let binaries = program.parent().unwrap_or(Path::new(".")).to_owned();
        let target = binaries.parent().unwrap_or(&binaries).to_owned();
        Self { binaries, target }
    }

    /// A binary of this workspace.
    pub(crate) fn binary(&self, name: &str) -> Result<Contestant, MissingContestant> {
        let path = self.binaries.join(name);
        if path.is_file() {
            return Ok(Contestant::new(name, path));
        }
        Err(MissingContestant {
            name: name.to_owned(),
            reason: format!("`{}` does not exist; run `make bench`", path.display()),
        })
    }

    /// A function as `make package` ships it: linked by zig, for an older glibc.
    pub(crate) fn packaged(
        &self,
        name: &str,
        quick: bool,
    ) -> Result<Contestant, MissingContestant> {
        let packaged = format!("{name}{PACKAGED}");
        let arch = match std::env::consts::ARCH {
            "aarch64" => "arm64",
            arch => arch,
        };
        let folder = self.target.join("lambda").join(arch).join(name);
        let path = folder.join("bootstrap");
        if path.is_file() && !quick {
            return Ok(Contestant::new(&packaged, path));
        }
        Err(MissingContestant {
            name: packaged,
            reason: "it is not packaged (run `make package`), or this is a quick run".to_owned(),
        })
    }

    /// A contestant that `setup.sh` installs. A quick run leaves it out.
    pub(crate) fn installed(
        &self,
        name: &str,
        quick: bool,
    ) -> Result<Contestant, MissingContestant> {
        let missing = |reason| MissingContestant {
            name: name.to_owned(),
            reason,
        };
        if quick {
            return Err(missing("this is a quick run".to_owned()));
        }
        let run = self.contestant(name).join("run");
        if run.is_file() {
            return Ok(Contestant::new(name, run));
        }
        Err(missing(format!(
            "it is not installed; run `{SETUP} {name}`"
        )))
    }

    /// The folder into which `setup.sh` installs a contestant.
    pub(crate) fn contestant(&self, name: &str) -> PathBuf {
        self.target.join("contestants").join(name)
    }

    /// A folder for files that a run makes.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.target.join("bench").join(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_contestant_is_named_with_the_command_that_installs_it() {
        let folders = BuildFolders::around(Path::new("/no/target/release/results"));
        for name in ["python-jinja", "python-ses"] {
            let error = folders.installed(name, false).unwrap_err().to_string();
            let command = format!("run `benches/contestants/setup.sh {name}`");
            assert!(error.ends_with(&command), "{error}");
        }
        let error = folders.binary("custom-message").unwrap_err().to_string();
        assert!(
            error.contains("/no/target/release/custom-message") && error.contains("make bench")
        );
    }
}
