//! `cold-and-warm`: Lambda functions side by side, by their start, their answers and what they use.

mod args;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use args::{Args, USAGE};
use benches::{Pinned, Report, exit, measure};

fn main() -> ExitCode {
    exit(run())
}

fn run() -> Result<String, Box<dyn Error>> {
    let args = Args::parse(env::args().skip(1))?;
    if args.help {
        return Ok(USAGE.to_owned());
    }
    let events = args
        .events
        .iter()
        .map(read_event)
        .collect::<Result<Vec<_>, _>>()?;
    let _pinned = args.pin.map(Pinned::to).transpose()?;
    let measured = measure(&args.contestants, &events, args.plan, &mut |_, _| {})?;
    let report = Report::of(&measured);
    if args.json {
        return Ok(format!("{:#}", report.json()));
    }
    Ok(format!("{}\n\n{report}", what_was_done(&args)))
}

fn what_was_done(args: &Args) -> String {
    let (cold, warm) = (args.plan.cold, args.plan.warm);
    let place = args.pin.map_or_else(
        || "on all CPUs".to_owned(),
        |cpu| format!("all on CPU {cpu}"),
    );
    format!(
        "{cold} starts and {warm} warm events each, in turns, {place}; \
         × is to the first contestant round by round: median (quartiles)."
    )
}

fn read_event(path: &PathBuf) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("cannot read the event `{}`: {error}", path.display()))
}
