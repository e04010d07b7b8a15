//! The file RESULTS.md.

use std::fmt;

use benches::RunPlan;

use crate::goal;
use crate::machine::Machine;
use crate::section::Section;

/// All results of a run, displayed as Markdown.
pub(crate) struct ResultsPage {
    pub(crate) sections: Vec<Section>,
    pub(crate) machine: Machine,
    pub(crate) plan: RunPlan,
}

impl fmt::Display for ResultsPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RunPlan { cold, warm, .. } = self.plan;
        writeln!(
            f,
            "# Results\n\n`make bench` writes this file; [README.md](README.md) says how to read it. \
             {cold} starts and {warm} warm events of each contestant, in turns.\n\n{}",
            self.machine
        )?;
        let goals = self.sections.iter().flat_map(|section| &section.goals);
        writeln!(f, "## Goals\n\n{}", goal::table(goals))?;
        self.sections
            .iter()
            .try_for_each(|section| write_section(f, section))
    }
}

fn write_section(f: &mut fmt::Formatter<'_>, section: &Section) -> fmt::Result {
    writeln!(f, "## {}\n", section.title)?;
    for missing in &section.missing {
        writeln!(f, "**{missing}.**\n")?;
    }
    writeln!(f, "{}\n", section.text.trim_end())
}
