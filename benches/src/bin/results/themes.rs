//! The section on the default theme beside an owner's theme that overrides every file.

mod owner_theme;
mod theme_check;
mod theme_figures;

use std::error::Error;
use std::fs;

use benches::{Pinned, ProgressLine, RunPlan, measure};

use crate::args::ResultsArgs;
use crate::contestants::{BuildFolders, Participants};
use crate::events::samples_with_name;
use crate::section::Section;
use crate::tables::{CONSTANT, ECHO, OURS};
use theme_check::check;
use theme_figures::ThemeFigures;

const OWNERS: &str = "custom-message, owner's theme";
const NAME: &str = "Ana Souza";

const INTRO: &str = "\
The owner's theme overrides every file of `templates/` and changes something visible in each. Before the run, \
each answer must show all of these changes, and the name where an event has one. All run on one CPU and \
answer the seven samples: first without a name, so that no mail shows one, then with a name. `constant-mail` is \
an echo with a ready mail in its answer. Peak is that of the process that answered the events with a name.";

/// Measures the echo, the ready mail and custom-message with both themes.
pub(crate) fn run(args: &ResultsArgs, folders: &BuildFolders) -> Result<Section, Box<dyn Error>> {
    let participants = participants(folders)?;
    let (without_name, with_name) = (samples_with_name(None)?, samples_with_name(Some(NAME))?);
    for (name, is_owners) in [(OURS, false), (OWNERS, true)] {
        if let Some(contestant) = participants.named(name) {
            check(contestant, &without_name, is_owners, None)?;
            check(contestant, &with_name, is_owners, Some(NAME))?;
        }
    }
    let _pinned = Pinned::to_the_last()?;
    let measured = |events: &[Vec<u8>], plan, subject| {
        measure(
            &participants.present,
            events,
            plan,
            &ProgressLine::of(subject),
        )
    };
    let only_warm = RunPlan {
        cold: 0,
        ..args.plan
    };
    let figures = ThemeFigures {
        without_name: measured(&without_name, args.plan, "themes, no name")?,
        with_name: measured(&with_name, only_warm, "themes, with a name")?,
    };
    Ok(Section {
        title: "Default theme and owner's theme",
        text: format!("{INTRO}\n\n{}", figures.table()),
        missing: participants.missing,
        goals: figures.goals(),
        plots: Vec::new(),
    })
}

fn participants(folders: &BuildFolders) -> Result<Participants, Box<dyn Error>> {
    let mut participants = Participants::default();
    for name in [ECHO, CONSTANT, OURS] {
        participants.add(folders.binary(name));
    }
    let owners = participants
        .named(OURS)
        .map(|ours| ours.clone().called(OWNERS));
    if let Some(owners) = owners {
        let theme = folders.scratch("owner-theme");
        if theme.exists() {
            fs::remove_dir_all(&theme)?;
        }
        owner_theme::make(&theme)?;
        let theme = theme.canonicalize()?;
        participants.add(Ok(owners.env("THEME_DIR", theme.to_string_lossy())));
    }
    participants.repeat(&[ECHO, CONSTANT, OURS, OWNERS]);
    Ok(participants)
}
