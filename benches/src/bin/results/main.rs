//! The program `results`: measures what Signet claims about speed, size and cost in one run, and writes
//! `RESULTS.md` and its plots.

mod args;
mod contestants;
mod events;
mod goal;
mod growth;
mod machine;
mod money;
mod results_page;
mod section;
mod sender;
mod ses;
mod side_by_side;
mod tables;
mod themes;

use std::error::Error;
use std::process::ExitCode;
use std::{env, fs, io};

use args::{ResultsArgs, SectionName, USAGE};
use benches::exit;
use contestants::BuildFolders;
use machine::Machine;
use results_page::ResultsPage;
use section::Section;

fn main() -> ExitCode {
    exit(run())
}

fn run() -> Result<String, Box<dyn Error>> {
    let args = ResultsArgs::parse(env::args().skip(1))?;
    if args.help {
        return Ok(USAGE.to_owned());
    }
    let folders = BuildFolders::around(&env::current_exe()?);
    let machine = Machine::now(&folders);
    let page = ResultsPage {
        sections: sections(&args, &folders)?,
        machine,
        plan: args.plan,
    };
    write(&args, &page)?;
    Ok(page.to_string())
}

/// Measures the requested sections, in the order of the page.
fn sections(args: &ResultsArgs, folders: &BuildFolders) -> Result<Vec<Section>, Box<dyn Error>> {
    let mut sections = Vec::new();
    let mut messages = Vec::new();
    let mut resources = Vec::new();
    if args.requests(SectionName::SideBySide) {
        let (section, measured) = side_by_side::run(args, folders)?;
        sections.push(section);
        messages = measured;
    }
    if args.requests(SectionName::Themes) {
        sections.push(themes::run(args, folders)?);
    }
    if args.requests(SectionName::Growth) {
        sections.push(growth::run(args, folders)?);
    }
    if args.requests(SectionName::Ses) {
        let (section, measured) = ses::run(args, folders)?;
        sections.push(section);
        resources = measured;
    }
    if args.requests(SectionName::Sender) {
        sections.push(sender::run(args, folders)?);
    }
    if args.requests(SectionName::Money) {
        sections.push(money::section(&messages, &resources));
    }
    Ok(sections)
}

fn write(args: &ResultsArgs, page: &ResultsPage) -> io::Result<()> {
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
