//! What was typed.

use std::path::PathBuf;

use benches::{Contestant, Plan};

pub(crate) const USAGE: &str = "\
Measures Lambda functions side by side over a loopback Runtime API.

usage: cold-and-warm [OPTIONS] NAME=PROGRAM[,VARIABLE=VALUE…]… EVENT.json…

Ratios are to the first contestant, taken round by round; give a contestant twice to see the noise.
PROGRAM may carry arguments: 'node=/usr/bin/node index.js'.

  --cold N     starts of each, in turns             [40]
  --warm N     events for one process of each, in turns by blocks, after 200 uncounted ones [5000]
  --pin CPU    everything on one CPU, by taskset: wake-ups of another one do not blur the figures
  --logs       keep what contestants write, to see why one fails (a log that is read costs time)
  --json       all quantiles, as JSON
  --help       this
";

/// A run, as asked for.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) contestants: Vec<Contestant>,
    pub(crate) events: Vec<PathBuf>,
    pub(crate) plan: Plan,
    pub(crate) pin: Option<usize>,
    pub(crate) json: bool,
    pub(crate) help: bool,
}

impl Args {
    /// # Errors
    /// A sentence that names what is wrong and how it is written.
    pub(crate) fn parse(mut typed: impl Iterator<Item = String>) -> Result<Self, String> {
        let plan = Plan {
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
                    return Err(format!("no option `{option}`: see --help"));
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
        .map_err(|error: benches::NotAContestant| error.to_string())
}

fn number(option: &str, text: Option<String>) -> Result<usize, String> {
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| format!("`{option}` wants a number: `{option} 20`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str) -> Result<Args, String> {
        Args::parse(typed.split(' ').map(str::to_owned))
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
    fn what_is_wrong_is_named_with_its_mend() {
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
