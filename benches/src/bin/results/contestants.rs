//! Where the contestants are, and who is not there.

use std::fmt;
use std::path::{Path, PathBuf};

use benches::Contestant;

/// Installs those who do the work of Signet's functions.
const SETUP: &str = "benches/contestants/setup.sh";

/// Ends the names of those who are measured as they ship.
pub(crate) const PACKAGED: &str = ", packaged";

/// What was built and installed.
#[derive(Debug)]
pub(crate) struct Built {
    binaries: PathBuf,
    target: PathBuf,
}

/// Who did not take part.
#[derive(Clone, Debug)]
pub(crate) struct LeftOut {
    name: String,
    why: String,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` was left out: {}", self.name, self.why)
    }
}

/// Who takes part, and who does not.
#[derive(Debug, Default)]
pub(crate) struct Field {
    pub(crate) present: Vec<Contestant>,
    pub(crate) left_out: Vec<LeftOut>,
}

impl Field {
    pub(crate) fn add(&mut self, contestant: Result<Contestant, LeftOut>) {
        match contestant {
            Ok(contestant) => self.present.push(contestant),
            Err(left_out) => {
                eprintln!("{left_out}");
                self.left_out.push(left_out);
            }
        }
    }
}

impl Built {
    /// The binaries lie beside this one, contestants in the target folder around.
    pub(crate) fn beside(program: &Path) -> Self {
        let binaries = program.parent().unwrap_or(Path::new(".")).to_owned();
        let target = binaries.parent().unwrap_or(&binaries).to_owned();
        Self { binaries, target }
    }

    /// A binary of this workspace.
    pub(crate) fn binary(&self, name: &str) -> Result<Contestant, LeftOut> {
        let path = self.binaries.join(name);
        if path.is_file() {
            return Ok(Contestant::new(name, path));
        }
        Err(LeftOut {
            name: name.to_owned(),
            why: format!(
                "`{}` is not built; `make release` builds it",
                path.display()
            ),
        })
    }

    /// A function as `make package` ships it: linked by zig, for an older glibc.
    pub(crate) fn packaged(&self, name: &str, quick: bool) -> Result<Contestant, LeftOut> {
        let packaged = format!("{name}{PACKAGED}");
        let arch = match std::env::consts::ARCH {
            "aarch64" => "arm64",
            arch => arch,
        };
        let path = self.target.join("lambda").join(arch).join(name);
        let path = path.join("bootstrap");
        if path.is_file() && !quick {
            return Ok(Contestant::new(&packaged, path));
        }
        Err(LeftOut {
            name: packaged,
            why: "it is not packaged, or the run is a quick one; `make package` packages it"
                .to_owned(),
        })
    }

    /// Somebody else's function; a quick run has none.
    pub(crate) fn installed(&self, name: &str, quick: bool) -> Result<Contestant, LeftOut> {
        let left_out = |why| LeftOut {
            name: name.to_owned(),
            why,
        };
        if quick {
            return Err(left_out("a quick run is among ourselves".to_owned()));
        }
        let run = self.folder(name).join("run");
        if run.is_file() {
            return Ok(Contestant::new(name, run));
        }
        Err(left_out(format!(
            "it is not installed; `{SETUP} {name}` installs it"
        )))
    }

    /// Where somebody else's function is installed.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        self.target.join("contestants").join(name)
    }

    /// A folder for what a run makes.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.target.join("bench").join(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_not_installed_is_named_with_the_command_that_installs_it() {
        let built = Built::beside(Path::new("/no/target/release/results"));
        let said = |name| built.installed(name, false).unwrap_err().to_string();
        assert!(
            said("python-jinja")
                .ends_with("`benches/contestants/setup.sh python-jinja` installs it")
        );
        assert!(said("python-ses").contains("benches/contestants/setup.sh python-ses"));
        let error = built.binary("custom-message").unwrap_err().to_string();
        assert!(
            error.contains("/no/target/release/custom-message") && error.contains("make release")
        );
    }
}
