//! Who takes part.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use loopback::Launch;

/// A function under a name, from `name=program[ argument…][,VARIABLE=value…]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contestant {
    /// What the table calls it.
    pub name: String,
    program: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
}

impl Contestant {
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

    /// The size of its binary in bytes; unknown for what an interpreter runs.
    pub(crate) fn artifact_bytes(&self) -> Option<u64> {
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
        })
    }
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
    fn what_names_no_program_is_refused_with_the_form() {
        for text in ["", "echo", "=path", "echo=", "echo=path,nothing"] {
            let error = text.parse::<Contestant>().unwrap_err().to_string();
            assert!(error.contains("name=program"), "{error}");
        }
    }
}
