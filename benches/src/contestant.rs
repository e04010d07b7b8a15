//! Who takes part.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::{fmt, fs};

use doubles::Launch;

use crate::Failure;
use crate::failure::answered;

/// The file beside a contestant's program that says how many bytes are deployed, where the program is
/// a script that starts an interpreter.
const ARTIFACT: &str = "artifact";

/// A function under a name, from `name=program[ argument…][,VARIABLE=value…]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contestant {
    /// What the table calls it.
    pub name: String,
    program: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    events: Option<Vec<Vec<u8>>>,
}

impl Contestant {
    /// A program under a name, without arguments or variables of its own.
    pub fn new(name: impl Into<String>, program: impl Into<PathBuf>) -> Self {
        Self {
            name: name.into(),
            program: program.into(),
            arguments: Vec::new(),
            environment: Vec::new(),
            events: None,
        }
    }

    /// The same with one variable more.
    #[must_use]
    pub fn env(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// The same with events of its own instead of everybody's: what grows is the event, and the
    /// program stays.
    #[must_use]
    pub fn with_events(mut self, events: Vec<Vec<u8>>) -> Self {
        self.events = Some(events);
        self
    }

    /// The same under another name: measured twice, it shows the noise.
    #[must_use]
    pub fn called(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// What it answers to one event, in a process of its own.
    ///
    /// # Errors
    /// When it does not run, or answers with an error.
    pub fn answer(&self, event: &[u8]) -> Result<Vec<u8>, Failure> {
        let answer = || answered(self.launch().start()?.invoke(event)?);
        answer().map_err(|cause| cause.of(&self.name))
    }

    /// Its own events, or everybody's.
    pub(crate) fn events<'a>(&'a self, everybodys: &'a [Vec<u8>]) -> &'a [Vec<u8>] {
        self.events.as_deref().unwrap_or(everybodys)
    }

    /// How to start it.
    pub(crate) fn launch(&self) -> Launch {
        let launch = self
            .arguments
            .iter()
            .fold(Launch::of(&self.program), Launch::argument);
        self.environment
            .iter()
            .fold(launch, |launch, (name, value)| launch.env(name, value))
    }

    /// What is deployed, in bytes: as the file `artifact` beside the program says, or the program
    /// itself. Unknown for what an interpreter runs without such a file.
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
    type Err = NotAContestant;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || NotAContestant(text.to_owned());
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

/// A part without `=` belongs to the value before it, comma and all.
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

/// What was given does not say which program to run.
#[derive(Debug)]
pub struct NotAContestant(String);

impl fmt::Display for NotAContestant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no contestant: give `name=program` or `name=program,VARIABLE=value`",
            self.0
        )
    }
}

impl std::error::Error for NotAContestant {}

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
    fn what_is_deployed_is_what_the_artifact_file_says_or_the_program() {
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
    fn events_of_its_own_go_before_everybodys() {
        let everybodys = [b"{}".to_vec()];
        let contestant = Contestant::new("one", "/bin/one");
        assert_eq!(contestant.events(&everybodys), everybodys);
        let own = contestant.with_events(vec![b"[]".to_vec()]);
        assert_eq!(own.events(&everybodys), [b"[]".to_vec()]);
    }

    #[test]
    fn what_names_no_program_is_refused_with_the_form() {
        for text in ["", "echo", "=path", "echo=", "echo=path,nothing"] {
            let error = text.parse::<Contestant>().unwrap_err().to_string();
            assert!(error.contains("name=program"), "{error}");
        }
    }
}
