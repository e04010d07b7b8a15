//! A Lambda function that takes part in a run.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::{fmt, fs};

use doubles::Launch;

use crate::ContestantFailure;
use crate::failure::{FailureCause, answered};

/// The file beside a contestant's program that states the deployed bytes, for programs that are scripts
/// and start an interpreter.
const ARTIFACT: &str = "artifact";

/// A function under a name, parsed from `name=program[ argument…][,VARIABLE=value…]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contestant {
    /// Its name in tables.
    pub name: String,
    program: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    events: Option<Vec<Vec<u8>>>,
}

impl Contestant {
    /// Names a program, without arguments or variables.
    pub fn new(name: impl Into<String>, program: impl Into<PathBuf>) -> Self {
        Self {
            name: name.into(),
            program: program.into(),
            arguments: Vec::new(),
            environment: Vec::new(),
            events: None,
        }
    }

    /// Adds an environment variable.
    #[must_use]
    pub fn env(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Gives it its own events instead of the shared ones.
    #[must_use]
    pub fn with_events(mut self, events: Vec<Vec<u8>>) -> Self {
        self.events = Some(events);
        self
    }

    /// Renames it. The same contestant under two names shows the noise of a run.
    #[must_use]
    pub fn called(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Returns its answer to one event, from a process of its own.
    ///
    /// # Errors
    /// When it does not run, or answers with an error.
    pub fn answer(&self, event: &[u8]) -> Result<Vec<u8>, ContestantFailure> {
        self.answer_once(event)
            .map_err(|cause| cause.of(&self.name))
    }

    fn answer_once(&self, event: &[u8]) -> Result<Vec<u8>, FailureCause> {
        answered(self.launch().start()?.invoke(event)?)
    }

    /// Its own events, or the shared ones.
    pub(crate) fn events<'a>(&'a self, shared: &'a [Vec<u8>]) -> &'a [Vec<u8>] {
        self.events.as_deref().unwrap_or(shared)
    }

    /// The way to start it.
    pub(crate) fn launch(&self) -> Launch {
        let launch = self
            .arguments
            .iter()
            .fold(Launch::of(&self.program), Launch::argument);
        self.environment
            .iter()
            .fold(launch, |launch, (name, value)| launch.env(name, value))
    }

    /// The size of what is deployed, in bytes: from the file `artifact` beside the program, else the
    /// size of the program. Unknown for an interpreter's program without such a file.
    pub(crate) fn artifact_bytes(&self) -> Option<u64> {
        if let Some(bytes) = stated_bytes(&self.program.with_file_name(ARTIFACT)) {
            return Some(bytes);
        }
        let is_interpreted = !self.arguments.is_empty();
        self.program
            .metadata()
            .ok()
            .filter(|_| !is_interpreted)
            .map(|file| file.len())
    }
}

impl FromStr for Contestant {
    type Err = ContestantSyntaxError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || ContestantSyntaxError(text.to_owned());
        let (name, rest) = text.split_once('=').ok_or_else(refused)?;
        let mut parts = rest.split(',');
        let mut words = parts.next().unwrap_or_default().split_whitespace();
        let program = words
            .next()
            .filter(|_| !name.is_empty())
            .ok_or_else(refused)?;
        Ok(Self {
            name: name.to_owned(),
            program: PathBuf::from(program),
            arguments: words.map(str::to_owned).collect(),
            environment: environment(parts).ok_or_else(refused)?,
            events: None,
        })
    }
}

fn stated_bytes(artifact: &Path) -> Option<u64> {
    fs::read_to_string(artifact).ok()?.trim().parse().ok()
}

/// A part without `=` belongs to the value before it, so that values may hold commas.
fn environment<'a>(parts: impl Iterator<Item = &'a str>) -> Option<Vec<(String, String)>> {
    let mut variables: Vec<(String, String)> = Vec::new();
    for part in parts {
        match part.split_once('=') {
            Some((name, value)) => variables.push((name.to_owned(), value.to_owned())),
            None => {
                let (_, value) = variables.last_mut()?;
                value.push(',');
                value.push_str(part);
            }
        }
    }
    Some(variables)
}

/// A text that does not name a program to run.
#[derive(Debug)]
pub struct ContestantSyntaxError(String);

impl fmt::Display for ContestantSyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` does not name a contestant: write `name=program` or `name=program,VARIABLE=value`",
            self.0
        )
    }
}

impl std::error::Error for ContestantSyntaxError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_program_arguments_and_environment() {
        let contestant: Contestant = "node=/usr/bin/node index.js,A=1,2,B=x=y".parse().unwrap();
        assert_eq!(contestant.name, "node");
        assert_eq!(contestant.program, PathBuf::from("/usr/bin/node"));
        assert_eq!(contestant.arguments, ["index.js"]);
        let expected =
            [("A", "1,2"), ("B", "x=y")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(contestant.environment, expected);
    }

    #[test]
    fn the_artifact_file_states_the_size_or_the_program_has_it() {
        let folder = std::env::temp_dir().join(format!("signet-artifact-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let run = Contestant::new("one", folder.join("run"));
        fs::write(folder.join("run"), "#!/bin/sh\n").unwrap();
        assert_eq!(run.artifact_bytes(), Some(10));
        fs::write(folder.join(ARTIFACT), "4200000\n").unwrap();
        assert_eq!(run.artifact_bytes(), Some(4_200_000));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn its_own_events_replace_the_shared_ones() {
        let shared = [b"{}".to_vec()];
        let contestant = Contestant::new("one", "/bin/one");
        assert_eq!(contestant.events(&shared), shared);
        let own = contestant.with_events(vec![b"[]".to_vec()]);
        assert_eq!(own.events(&shared), [b"[]".to_vec()]);
    }

    #[test]
    fn a_text_without_a_program_is_refused_with_the_syntax() {
        for text in ["", "echo", "=path", "echo=", "echo=path,nothing"] {
            let error = text.parse::<Contestant>().unwrap_err().to_string();
            assert!(error.contains("name=program"), "{error}");
        }
    }
}
