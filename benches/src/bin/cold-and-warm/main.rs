//! The program `cold-and-warm`: compares starts, answers, CPU time and memory of Lambda functions.

mod args;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use args::{ColdAndWarmArgs, USAGE};
use benches::{Pinned, ProgressLine, RunReport, exit, measure};

fn main() -> ExitCode {
    exit(run())
}

fn run() -> Result<String, Box<dyn Error>> {
    let args = ColdAndWarmArgs::parse(env::args().skip(1))?;
    if args.help {
        return Ok(USAGE.to_owned());
    }
    let events = args
        .events
        .iter()
        .map(read_event)
        .collect::<Result<Vec<_>, _>>()?;
    let _pinned = args.pin.map(Pinned::to).transpose()?;
    let measured = measure(
        &args.contestants,
        &events,
        args.plan,
        &ProgressLine::silent(),
    )?;
    let report = RunReport::of(&measured);
    if args.json {
        return Ok(format!("{:#}", report.json()));
    }
    Ok(format!("{}\n\n{report}", summary(&args)))
}

fn summary(args: &ColdAndWarmArgs) -> String {
    let (cold, warm) = (args.plan.cold, args.plan.warm);
    let cpus = args.pin.map_or_else(
        || "on all CPUs".to_owned(),
        |cpu| format!("all on CPU {cpu}"),
    );
    format!(
        "{cold} starts and {warm} warm events each, in turns, {cpus}; \
         × is to the first contestant round by round: median (quartiles)."
    )
}

fn read_event(path: &PathBuf) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("cannot read the event `{}`: {error}", path.display()))
}
