//! The program `same-work`: checks that contestants answer each event as the first of them does.

use std::env;
use std::error::Error;
use std::fs;
use std::process::ExitCode;

use benches::{Contestant, Likeness, exit, in_every_language, same_work};

const USAGE: &str = "\
Compares the answers of Lambda functions with those of the first of them.

usage: same-work [--every-language] NAME=PROGRAM[,VARIABLE=value…] [--visible] NAME=PROGRAM[,…]… EVENT.json…

With --every-language, each event is sent again in each language of the default theme.
Contestants after --visible may have other markup: text, links, placeholders, language and direction of
the body must be the same, and the rest of the answer exactly.";

fn main() -> ExitCode {
    exit(run(env::args().skip(1)))
}

fn run(typed: impl Iterator<Item = String>) -> Result<String, Box<dyn Error>> {
    let mut contestants = Vec::new();
    let mut events = Vec::new();
    let mut likeness = Likeness::Exact;
    let mut every_language = false;
    for word in typed {
        match word.as_str() {
            "--help" | "-h" => return Ok(USAGE.to_owned()),
            "--visible" => likeness = Likeness::Visible,
            "--every-language" => every_language = true,
            contestant if contestant.contains('=') => {
                contestants.push((contestant.parse::<Contestant>()?, likeness));
            }
            event => {
                let read = fs::read(event);
                events.push(read.map_err(|error| format!("cannot read `{event}`: {error}"))?);
            }
        }
    }
    let [(reference, _), others @ ..] = &contestants[..] else {
        return Err(USAGE.into());
    };
    if others.is_empty() || events.is_empty() {
        return Err(USAGE.into());
    }
    if every_language {
        events = in_every_language(&events);
    }
    let mut lines = Vec::new();
    for (other, likeness) in others {
        same_work(reference, other, &events, *likeness)?;
        let alike = match likeness {
            Likeness::Exact => "equal",
            Likeness::Visible => "visibly equal",
        };
        lines.push(format!(
            "{}: {} answers, {alike} to those of {}",
            other.name,
            events.len(),
            reference.name
        ));
    }
    Ok(lines.join("\n"))
}
