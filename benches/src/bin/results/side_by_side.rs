//! custom-message beside a bare echo and beside what users would pick instead.

use std::error::Error;
use std::path::Path;
use std::{fs, io};

use benches::{Figure, Likeness, Measured, Pinned, Spread, measure, same_work};

use crate::args::Args;
use crate::contestants::{Built, Field, PACKAGED};
use crate::progress;
use crate::section::Section;
use crate::tables::{ECHO, References, named};
use crate::wanted::{Bound, Wanted};

pub(crate) const OURS: &str = "custom-message";
/// Answers the same mail to everybody.
const CONSTANT: &str = "constant-mail";
/// Ends the names of those who run twice.
pub(crate) const AGAIN: &str = ", again";
/// React Email writes markup of its own.
const OTHERS: [(&str, Likeness); 3] = [
    ("node-handlebars", Likeness::Exact),
    ("node-react-email", Likeness::Visible),
    ("python-jinja", Likeness::Exact),
];

/// With how their contestants' names begin.
const LANGUAGES: [(&str, &str); 2] = [("Node", "node-"), ("Python", "python-")];

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../templates/samples");
/// What else must be answered alike: hostile names, languages to fall back from, missing fields.
const TRICKY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/events");

const INTRO: &str = "\
The same seven events (`templates/samples`) for all, in turns; each of the others has shown before that \
it answers them, and those of `benches/events`, as custom-message does, Handlebars and Jinja2 to the \
byte, React Email in all that is seen. The bare echo gives every event back: it is what the runtime and \
the process cost, and no message; constant-mail answers each with the same mail, and is what carrying one \
costs. Packaged is what `make package` ships, linked by zig. × is the ratio round by round, median (quartiles). Who stands here \
twice shows what a ratio is worth: the difference between the two is noise. On all CPUs a warm answer of \
some 50 µs depends on whether the system puts both ends of the connection on one CPU or wakes another one \
for each event; on one CPU, which is what Lambda gives below 1,769 MB, it does not. Cold is from the start \
of the process to its first answer. Deployed is what a zip would \
hold, uncompressed; Lambda's own runtimes bring their interpreter, boto3 and the runtime's client.";

/// Measures them on all CPUs and on one; the latter is handed on.
pub(crate) fn run(args: &Args, built: &Built) -> Result<(Section, Vec<Measured>), Box<dyn Error>> {
    let field = field(args, built);
    let events = samples(Path::new(SAMPLES))?;
    let tricky = samples(Path::new(TRICKY))?;
    same_work_as_ours(&field, &[events.clone(), tricky].concat())?;
    let measured = |what| {
        let mut progress = progress::on_terminal(what);
        measure(&field.present, &events, args.plan, &mut progress)
    };
    let on_all = measured("side by side")?;
    let on_one = {
        let _pinned = Pinned::to_the_last()?;
        measured("side by side, one CPU")?
    };
    let section = Section {
        title: "Side by side",
        text: text(&on_all, &on_one),
        left_out: field.left_out,
        wanted: wanted(&on_all, &on_one),
        plots: Vec::new(),
    };
    Ok((section, on_one))
}

/// The floor first, since ratios are to it; the same ones again as the control.
fn field(args: &Args, built: &Built) -> Field {
    let mut field = Field::default();
    field.add(built.binary(ECHO));
    field.add(built.binary(CONSTANT));
    field.add(built.binary(OURS));
    field.add(built.packaged(OURS, args.quick));
    for (name, _) in OTHERS {
        field.add(built.installed(name, args.quick));
    }
    let twice = field
        .present
        .iter()
        .filter(|one| [ECHO, OURS].contains(&one.name.as_str()));
    let again: Vec<_> = twice
        .map(|one| one.clone().called(format!("{}{AGAIN}", one.name)))
        .collect();
    field.present.extend(again);
    field
}

/// Who does something else, or less, ends the run: its figures would be worth nothing.
fn same_work_as_ours(field: &Field, events: &[Vec<u8>]) -> Result<(), Box<dyn Error>> {
    let of = |name: &str| field.present.iter().find(|one| one.name == name);
    for (name, likeness) in OTHERS {
        if let (Some(ours), Some(theirs)) = (of(OURS), of(name)) {
            same_work(ours, theirs, events, likeness)?;
        }
    }
    Ok(())
}

/// Every event of a folder, by name.
fn samples(folder: &Path) -> io::Result<Vec<Vec<u8>>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    paths.iter().map(fs::read).collect()
}

fn text(on_all: &[Measured], on_one: &[Measured]) -> String {
    let mut text = INTRO.to_owned();
    for (measured, place) in [(on_all, "all CPUs"), (on_one, "one CPU")] {
        let references = References::of(measured, OURS);
        text += &format!(
            "\n\n### Cold, on {place}\n\n{}\n### Warm, on {place}\n\n{}",
            references.starts(measured),
            references.answers(measured),
        );
    }
    let footprint = References::of(on_all, OURS).footprint(on_all);
    let rest = rest(on_one).unwrap_or_default();
    format!("{text}\n### Memory and size\n\n{footprint}{rest}")
}

/// Where goes what custom-message takes beyond the floor.
fn rest(measured: &[Measured]) -> Option<String> {
    let (echo, ours) = (named(measured, ECHO)?, named(measured, OURS)?);
    let more = |figure: Figure| Some(figure.more(ours, echo)?.median);
    let (cold, init) = (more(Figure::Cold)?, more(Figure::Init)?);
    let carrying = Figure::Warm.more(named(measured, CONSTANT)?, echo)?.median;
    Some(format!(
        "\n### Where the rest goes\n\nOn one CPU, until its first answer custom-message takes {cold:.2} ms more than the \
         echo: {init:.2} ms before it asks for an event (a larger binary to map, the settings, the theme), the \
         others in the first message; {:.2} ms of CPU in all. A warm message takes {:.1} µs more, {:.1} µs of CPU; \
         an answer that carries a mail, always the same, takes {carrying:.1} µs more by itself. \
         `cargo bench --package custom-message` measures the steps of both inside one process, and README.md \
         tells what a profiler says of them.\n",
        more(Figure::ColdCpu)?,
        more(Figure::Warm)?,
        more(Figure::WarmCpu)?,
    ))
}

fn wanted(on_all: &[Measured], on_one: &[Measured]) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for (measured, place) in [(on_all, "all CPUs"), (on_one, "one CPU")] {
        let (echo, ours) = (named(measured, ECHO), named(measured, OURS));
        for (figure, name) in [(Figure::Cold, "cold"), (Figure::Warm, "warm")] {
            wanted.push(Wanted::new(
                format!("custom-message, {name}, of the bare echo; {place}"),
                Bound::AtMost(1.15),
                echo.and_then(|echo| figure.ratio(ours?, echo)),
            ));
        }
        for (language, prefix) in LANGUAGES {
            wanted.push(Wanted::new(
                format!(
                    "the best {language}, cold, of {}; {place}",
                    shipped(measured)
                ),
                Bound::AtLeast(30.0),
                best(Figure::Cold, prefix, measured),
            ));
        }
    }
    let memory = LANGUAGES.map(|(language, prefix)| {
        Wanted::new(
            format!("the best {language}, peak memory, of {}", shipped(on_all)),
            Bound::AtLeast(5.0),
            best(Figure::Peak, prefix, on_all),
        )
    });
    wanted.extend(memory);
    wanted
}

/// Which of ours stands against what users would pick instead: what ships, where it is packaged.
fn shipped(measured: &[Measured]) -> String {
    let packaged = format!("{OURS}{PACKAGED}");
    match named(measured, &packaged) {
        Some(_) => packaged,
        None => OURS.to_owned(),
    }
}

/// The least ratio to ours among those whose names begin so.
fn best(figure: Figure, prefix: &str, measured: &[Measured]) -> Option<Spread> {
    let ours = named(measured, &shipped(measured))?;
    let theirs = measured.iter().filter(|one| one.name.starts_with(prefix));
    theirs
        .filter_map(|one| figure.ratio(one, ours))
        .min_by(|one, other| one.median.total_cmp(&other.median))
}
