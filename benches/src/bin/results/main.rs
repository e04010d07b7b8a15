//! `results`: everything that is claimed about speed, size and cost, measured in one run and written
//! to `RESULTS.md` with its plots.

mod args;
mod contestants;
mod growth;
mod machine;
mod money;
mod page;
mod progress;
mod section;
mod ses;
mod side_by_side;
mod tables;
mod wanted;

use std::error::Error;
use std::process::ExitCode;
use std::{env, fs, io};

use args::{Args, Part, USAGE};
use benches::exit;
use contestants::Built;
use machine::Machine;
use page::Page;
use section::Section;

fn main() -> ExitCode {
    exit(run())
}

fn run() -> Result<String, Box<dyn Error>> {
    let args = Args::parse(env::args().skip(1))?;
    if args.help {
        return Ok(USAGE.to_owned());
    }
    let built = Built::beside(&env::current_exe()?);
    let machine = Machine::now(&built);
    let page = Page {
        sections: sections(&args, &built)?,
        machine,
        plan: args.plan,
    };
    write(&args, &page)?;
    Ok(page.to_string())
}

/// In the order in which they stand on the page.
fn sections(args: &Args, built: &Built) -> Result<Vec<Section>, Box<dyn Error>> {
    let mut sections = Vec::new();
    let mut messages = Vec::new();
    let mut resources = Vec::new();
    if args.wants(Part::SideBySide) {
        let (section, measured) = side_by_side::run(args, built)?;
        sections.push(section);
        messages = measured;
    }
    if args.wants(Part::Growth) {
        sections.push(growth::run(args, built)?);
    }
    if args.wants(Part::Ses) {
        let (section, measured) = ses::run(args, built)?;
        sections.push(section);
        resources = measured;
    }
    if args.wants(Part::Money) {
        sections.push(money::section(&messages, &resources));
    }
    Ok(sections)
}

fn write(args: &Args, page: &Page) -> io::Result<()> {
    let Some(out) = &args.out else {
        return Ok(());
    };
    fs::create_dir_all(out)?;
    fs::write(out.join("RESULTS.md"), page.to_string())?;
    let plots = page.sections.iter().flat_map(|section| &section.plots);
    for (name, svg) in plots {
        fs::write(out.join(name), svg)?;
    }
    Ok(())
}
