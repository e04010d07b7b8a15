//! The section on custom-message beside a bare echo and beside the functions that users would write.

use std::error::Error;

use benches::{
    Figure, Likeness, Measured, Pinned, ProgressLine, Spread, in_every_language, measure, same_work,
};

use crate::args::ResultsArgs;
use crate::contestants::{BuildFolders, PACKAGED, Participants};
use crate::events;
use crate::goal::{Goal, GoalBound};
use crate::section::Section;
use crate::tables::{CONSTANT, ECHO, OURS, TableBaselines, named};

/// The other contestants. React Email writes its own markup, so only the visible part is compared.
const OTHERS: [(&str, Likeness); 3] = [
    ("node-handlebars", Likeness::Exact),
    ("node-react-email", Likeness::Visible),
    ("python-jinja", Likeness::Exact),
];

/// The other languages and the prefixes of their contestants' names.
const LANGUAGES: [(&str, &str); 2] = [("Node", "node-"), ("Python", "python-")];

const INTRO: &str = "\
All answer the same seven events (`templates/samples`), in turns. Before the run, the other contestants must \
answer these events and those of `benches/events`, in every language, as custom-message does: Handlebars and Jinja2 \
byte for byte, React Email in everything that a reader sees. The bare echo gives every event back: the cost of the \
runtime and the process. constant-mail answers every event with the same ready mail: the cost of carrying a mail. Packaged is \
the binary that `make package` ships, linked by zig. × is the ratio round by round, median (quartiles). The \
contestants \"again\" show the noise: their difference to themselves. On all CPUs, a warm answer of some 50 µs \
depends on the system, which keeps both ends of the connection on one CPU or wakes another CPU for each event. \
On one CPU, which Lambda gives below 1,769 MB, it does not. Cold is from the start of the process to its first \
answer. Deployed is the uncompressed content of a zip; Lambda's managed runtimes bring their interpreter, boto3 \
and the runtime client.";

/// Measures all on all CPUs and on one, and returns the figures on one CPU.
pub(crate) fn run(
    args: &ResultsArgs,
    folders: &BuildFolders,
) -> Result<(Section, Vec<Measured>), Box<dyn Error>> {
    let participants = participants(args, folders);
    let events = events::samples()?;
    same_work_as_ours(
        &participants,
        &in_every_language(&[events.clone(), events::difficult()?].concat()),
    )?;
    let measured = |subject| {
        let progress = ProgressLine::of(subject);
        measure(&participants.present, &events, args.plan, &progress)
    };
    let on_all = measured("side by side")?;
    let on_one = {
        let _pinned = Pinned::to_the_last()?;
        measured("side by side, one CPU")?
    };
    let section = Section {
        title: "Side by side",
        text: text(&on_all, &on_one),
        missing: participants.missing,
        goals: goals(&on_all, &on_one),
        plots: Vec::new(),
    };
    Ok((section, on_one))
}

/// The echo comes first, because the first ratio is to it.
fn participants(args: &ResultsArgs, folders: &BuildFolders) -> Participants {
    let mut participants = Participants::default();
    for name in [ECHO, CONSTANT, OURS] {
        participants.add(folders.binary(name));
    }
    participants.add(folders.packaged(OURS, args.quick));
    for (name, _) in OTHERS {
        participants.add(folders.installed(name, args.quick));
    }
    participants.repeat(&[ECHO, OURS]);
    participants
}

/// Ends the run when a contestant does other work or less: its figures would be worth nothing.
fn same_work_as_ours(
    participants: &Participants,
    events: &[Vec<u8>],
) -> Result<(), Box<dyn Error>> {
    for (name, likeness) in OTHERS {
        if let (Some(ours), Some(theirs)) = (participants.named(OURS), participants.named(name)) {
            same_work(ours, theirs, events, likeness)?;
        }
    }
    Ok(())
}

fn text(on_all: &[Measured], on_one: &[Measured]) -> String {
    let mut text = INTRO.to_owned();
    for (measured, cpus) in [(on_all, "all CPUs"), (on_one, "one CPU")] {
        let baselines = TableBaselines::of(measured, OURS);
        text += &format!(
            "\n\n### Cold, on {cpus}\n\n{}\n### Warm, on {cpus}\n\n{}",
            baselines.starts(measured),
            baselines.answers(measured),
        );
    }
    let footprint = TableBaselines::of(on_all, OURS).footprint(on_all);
    let beyond_echo = beyond_echo(on_one).unwrap_or_default();
    format!("{text}\n### Memory and size\n\n{footprint}{beyond_echo}")
}

/// The time that custom-message takes beyond the echo, and its parts.
fn beyond_echo(measured: &[Measured]) -> Option<String> {
    let (echo, ours) = (named(measured, ECHO)?, named(measured, OURS)?);
    let more = |figure: Figure| Some(figure.more(ours, echo)?.median);
    let (cold, init) = (more(Figure::Cold)?, more(Figure::Init)?);
    let carrying = Figure::Warm.more(named(measured, CONSTANT)?, echo)?.median;
    Some(format!(
        "\n### The time beyond the echo\n\nOn one CPU, custom-message needs {cold:.2} ms more than the echo until \
         its first answer: {init:.2} ms before it asks for an event (it maps a larger binary, reads settings and the \
         theme), the remainder in the first message; {:.2} ms of CPU in all. A warm message needs {:.1} µs more, \
         {:.1} µs of CPU; the ready mail of constant-mail needs {carrying:.1} µs more than the echo. \
         `cargo bench --package custom-message` measures the steps of both inside one process, and README.md \
         shows the figures of a profiler.\n",
        more(Figure::ColdCpu)?,
        more(Figure::Warm)?,
        more(Figure::WarmCpu)?,
    ))
}

fn goals(on_all: &[Measured], on_one: &[Measured]) -> Vec<Goal> {
    let mut goals = Vec::new();
    for (measured, cpus) in [(on_all, "all CPUs"), (on_one, "one CPU")] {
        let (echo, ours) = (named(measured, ECHO), named(measured, OURS));
        for (figure, name) in [(Figure::Cold, "cold"), (Figure::Warm, "warm")] {
            goals.push(Goal::new(
                format!("custom-message, {name}, of the bare echo; {cpus}"),
                GoalBound::RatioAtMost(1.15),
                echo.and_then(|echo| figure.ratio(ours?, echo)),
            ));
        }
        for (language, prefix) in LANGUAGES {
            goals.push(Goal::new(
                format!(
                    "the best {language}, cold, of {}; {cpus}",
                    shipped(measured)
                ),
                GoalBound::RatioAtLeast(30.0),
                best(Figure::Cold, prefix, measured),
            ));
        }
    }
    let memory = LANGUAGES.map(|(language, prefix)| {
        Goal::new(
            format!("the best {language}, peak memory, of {}", shipped(on_all)),
            GoalBound::RatioAtLeast(5.0),
            best(Figure::Peak, prefix, on_all),
        )
    });
    goals.extend(memory);
    goals
}

/// The name of ours that is compared with other languages: the packaged binary, if there is one.
fn shipped(measured: &[Measured]) -> String {
    let packaged = format!("{OURS}{PACKAGED}");
    match named(measured, &packaged) {
        Some(_) => packaged,
        None => OURS.to_owned(),
    }
}

/// The least ratio to ours among the contestants whose names begin with the prefix.
fn best(figure: Figure, prefix: &str, measured: &[Measured]) -> Option<Spread> {
    let ours = named(measured, &shipped(measured))?;
    let theirs = measured.iter().filter(|one| one.name.starts_with(prefix));
    theirs
        .filter_map(|one| figure.ratio(one, ours))
        .min_by(|one, other| one.median.total_cmp(&other.median))
}
