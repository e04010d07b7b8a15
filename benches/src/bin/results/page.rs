//! `RESULTS.md`.

use std::fmt;

use benches::Plan;

use crate::machine::Machine;
use crate::section::Section;
use crate::wanted;

/// All of a run.
pub(crate) struct Page {
    pub(crate) sections: Vec<Section>,
    pub(crate) machine: Machine,
    pub(crate) plan: Plan,
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { cold, warm, .. } = self.plan;
        writeln!(
            f,
            "# Results\n\nWritten by `make bench`; [README.md](README.md) says how to read it. {cold} starts \
             and {warm} warm events each, in turns.\n\n{}",
            self.machine
        )?;
        self.write_wanted(f)?;
        self.sections
            .iter()
            .try_for_each(|section| write_section(f, section))
    }
}

impl Page {
    fn write_wanted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wanted = self.sections.iter().flat_map(|section| &section.wanted);
        writeln!(f, "## Wanted and measured\n\n{}", wanted::table(wanted))
    }
}

fn write_section(f: &mut fmt::Formatter<'_>, section: &Section) -> fmt::Result {
    writeln!(f, "## {}\n", section.title)?;
    for left_out in &section.left_out {
        writeln!(f, "**{left_out}.**\n")?;
    }
    writeln!(f, "{}\n", section.text.trim_end())
}
