//! The command line of `cold-and-warm`.

use std::path::PathBuf;

use benches::{Contestant, ContestantSyntaxError, RunPlan};

pub(crate) const USAGE: &str = "\
Measures Lambda functions side by side with a Runtime API on loopback.

usage: cold-and-warm [OPTIONS] NAME=PROGRAM[,VARIABLE=VALUE…]… EVENT.json…

Ratios are to the first contestant, taken round by round. Name a contestant twice to see the noise.
PROGRAM may carry arguments: 'node=/usr/bin/node index.js'.

  --cold N     starts of each, in turns             [40]
  --warm N     events for one process of each, in turns by blocks, after 200 uncounted ones [5000]
  --pin CPU    runs everything on one CPU with taskset, so that wake-ups of other CPUs do not count
  --logs       keeps the contestants' logs to show why one fails (reading a log costs time)
  --json       prints all quantiles as JSON
  --help       this
";

/// The requested run.
#[derive(Debug)]
pub(crate) struct ColdAndWarmArgs {
    pub(crate) contestants: Vec<Contestant>,
    pub(crate) events: Vec<PathBuf>,
    pub(crate) plan: RunPlan,
    pub(crate) pin: Option<usize>,
    pub(crate) json: bool,
    pub(crate) help: bool,
}

impl ColdAndWarmArgs {
    /// # Errors
    /// A sentence that names the mistake and the right form.
    pub(crate) fn parse(mut typed: impl Iterator<Item = String>) -> Result<Self, String> {
        let plan = RunPlan {
            cold: 40,
            warm: 5000,
            keep_logs: false,
        };
        let mut args = Self {
            contestants: Vec::new(),
            events: Vec::new(),
            plan,
            pin: None,
            json: false,
            help: false,
        };
        while let Some(word) = typed.next() {
            match word.as_str() {
                "--cold" => args.plan.cold = number(&word, typed.next())?,
                "--warm" => args.plan.warm = number(&word, typed.next())?,
                "--pin" => args.pin = Some(number(&word, typed.next())?),
                "--logs" => args.plan.keep_logs = true,
                "--json" => args.json = true,
                "--help" | "-h" => args.help = true,
                option if option.starts_with('-') => {
                    return Err(format!("unknown option `{option}`: see --help"));
                }
                contestant if contestant.contains('=') => {
                    args.contestants.push(parsed(contestant)?);
                }
                event => args.events.push(PathBuf::from(event)),
            }
        }
        args.complete()
    }

    fn complete(self) -> Result<Self, String> {
        if self.help {
            return Ok(self);
        }
        if self.contestants.is_empty() {
            return Err("no contestant: give one as `name=program`".to_owned());
        }
        if self.events.is_empty() {
            return Err("no event: give at least one file of JSON".to_owned());
        }
        Ok(self)
    }
}

fn parsed(text: &str) -> Result<Contestant, String> {
    text.parse()
        .map_err(|error: ContestantSyntaxError| error.to_string())
}

fn number(option: &str, text: Option<String>) -> Result<usize, String> {
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| format!("`{option}` needs a number: `{option} 20`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str) -> Result<ColdAndWarmArgs, String> {
        ColdAndWarmArgs::parse(typed.split(' ').map(str::to_owned))
    }

    #[test]
    fn contestants_events_and_options_in_any_order() {
        let args = parse("a=/a --cold 3 e.json b=/b,X=1 --pin 1 --json").unwrap();
        assert_eq!(args.contestants.len(), 2);
        assert_eq!(args.events, [PathBuf::from("e.json")]);
        assert_eq!(
            (args.plan.cold, args.plan.warm, args.pin, args.json),
            (3, 5000, Some(1), true)
        );
    }

    #[test]
    fn an_error_names_the_mistake_and_the_right_form() {
        for (typed, said) in [
            ("--cold x", "`--cold 20`"),
            ("--quick", "see --help"),
            ("e.json", "name=program"),
            ("a=/a", "at least one file"),
        ] {
            let error = parse(typed).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
