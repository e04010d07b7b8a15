//! custom-message beside a bare echo and beside what users would pick instead.

use std::error::Error;
use std::path::Path;
use std::{fs, io};

use benches::{Figure, Likeness, Measured, Spread, Table, cell, measure, range, same_work, times};

use crate::args::Args;
use crate::contestants::{Built, Field};
use crate::progress;
use crate::section::Section;
use crate::wanted::{Bound, Wanted};

pub(crate) const ECHO: &str = "bare-echo";
pub(crate) const OURS: &str = "custom-message";
/// Ends the names of those who run twice.
pub(crate) const AGAIN: &str = ", again";
/// React Email writes markup of its own.
const OTHERS: [(&str, Likeness); 3] = [
    ("node-handlebars", Likeness::Exact),
    ("node-react-email", Likeness::Visible),
    ("python-jinja", Likeness::Exact),
];

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../templates/samples");
/// What else must be answered alike: hostile names, languages to fall back from, missing fields.
const TRICKY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/events");

const INTRO: &str = "\
The same seven events (`templates/samples`) for all, in turns; each of the others has shown before that \
it answers them, and those of `benches/events`, as custom-message does, Handlebars and Jinja2 to the byte, React Email in all that is seen. \
The bare echo gives every event back: it \
is what the runtime and the process cost, and no message. × is the ratio round by round, median \
(quartiles). Who stands here twice shows what a ratio is worth: the difference between the two is noise.";

/// Measures them.
pub(crate) fn run(args: &Args, built: &Built) -> Result<(Section, Vec<Measured>), Box<dyn Error>> {
    let field = field(args, built);
    let events = samples(Path::new(SAMPLES))?;
    let tricky = samples(Path::new(TRICKY))?;
    same_work_as_ours(&field, &[events.clone(), tricky].concat())?;
    let measured = measure(
        &field.present,
        &events,
        args.plan,
        &mut progress::on_terminal("side by side"),
    )?;
    let section = Section {
        title: "Side by side",
        text: text(&measured),
        left_out: field.left_out,
        wanted: wanted(&measured),
        plots: Vec::new(),
    };
    Ok((section, measured))
}

/// The floor first, since ratios are to it; the same ones again as the control.
fn field(args: &Args, built: &Built) -> Field {
    let mut field = Field::default();
    field.add(built.binary(ECHO));
    field.add(built.binary(OURS));
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
pub(crate) fn samples(folder: &Path) -> io::Result<Vec<Vec<u8>>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    paths.iter().map(fs::read).collect()
}

fn text(measured: &[Measured]) -> String {
    format!(
        "{INTRO}\n\n### Cold: from the start of the process to the first answer\n\n{}\n\
         ### Warm\n\n{}\n### Memory and size\n\n{}",
        References::of(measured, OURS).starts(measured),
        answers(measured),
        References::of(measured, OURS).footprint(measured)
    )
}

fn answers(measured: &[Measured]) -> Table {
    let references = References::of(measured, OURS);
    let mut table = with_ratios("median, p99 µs", &["CPU µs an event", "× echo"]);
    for one in measured {
        let late = Figure::Warm.quantile(one, 0.99);
        let times = cell(Figure::Warm.of(one), |us| {
            format!("{:.1}, {late:.1}", us.median)
        });
        let mut cells = vec![one.name.clone(), times];
        cells.extend(references.ratios(Figure::Warm, one));
        cells.push(median(Figure::WarmCpu, one, 1));
        cells.push(ratio(Figure::WarmCpu, one, references.echo));
        table.row(cells);
    }
    table
}

/// Those that everybody is held against.
pub(crate) struct References<'a> {
    echo: Option<&'a Measured>,
    ours: Option<&'a Measured>,
}

impl<'a> References<'a> {
    pub(crate) fn of(measured: &'a [Measured], ours: &str) -> Self {
        Self {
            echo: named(measured, ECHO),
            ours: named(measured, ours),
        }
    }

    pub(crate) fn starts(&self, measured: &[Measured]) -> Table {
        let rest = ["of it init ms", "CPU ms", "× echo"];
        let mut table = with_ratios("cold ms (min–median–max)", &rest);
        for one in measured {
            let mut cells = vec![one.name.clone(), cell(Figure::Cold.of(one), range)];
            cells.extend(self.ratios(Figure::Cold, one));
            cells.push(median(Figure::Init, one, 2));
            cells.push(median(Figure::ColdCpu, one, 2));
            cells.push(ratio(Figure::ColdCpu, one, self.echo));
            table.row(cells);
        }
        table
    }

    pub(crate) fn footprint(&self, measured: &[Measured]) -> Table {
        let mut table = with_ratios("peak MB", &["deployed MB"]);
        for one in measured {
            let mut cells = vec![one.name.clone(), median(Figure::Peak, one, 2)];
            cells.extend([self.echo, self.ours].map(|to| peak_ratio(one, to)));
            cells.push(cell(one.artifact_bytes, |bytes| {
                format!("{:.2}", bytes as f64 / 1e6)
            }));
            table.row(cells);
        }
        table
    }

    fn ratios(&self, figure: Figure, one: &Measured) -> [String; 2] {
        [self.echo, self.ours].map(|to| ratio(figure, one, to))
    }
}

pub(crate) fn named<'a>(measured: &'a [Measured], name: &str) -> Option<&'a Measured> {
    measured.iter().find(|one| one.name == name)
}

fn with_ratios(figure: &str, rest: &[&str]) -> Table {
    let head = ["contestant", figure, "× echo", "× ours"];
    Table::with_head(head.iter().chain(rest).copied())
}

fn ratio(figure: Figure, one: &Measured, to: Option<&Measured>) -> String {
    match to {
        // Nothing was compared.
        Some(to) if std::ptr::eq(one, to) => "1".to_owned(),
        _ => cell(to.and_then(|to| figure.ratio(one, to)), times),
    }
}

/// The peak is one value of a run and has no quartiles.
fn peak_ratio(one: &Measured, to: Option<&Measured>) -> String {
    let ratio = to.and_then(|to| Figure::Peak.ratio(one, to));
    cell(ratio, |ratio| format!("{:.2}", ratio.median))
}

fn median(figure: Figure, one: &Measured, digits: usize) -> String {
    cell(figure.of(one), |own| format!("{:.digits$}", own.median))
}

fn wanted(measured: &[Measured]) -> Vec<Wanted> {
    let (echo, ours) = (named(measured, ECHO), named(measured, OURS));
    let to_echo = |figure: Figure| figure.ratio(ours?, echo?);
    let mut wanted = vec![
        Wanted::new(
            "custom-message, cold, of the bare echo",
            Bound::AtMost(1.15),
            to_echo(Figure::Cold),
        ),
        Wanted::new(
            "custom-message, warm, of the bare echo",
            Bound::AtMost(1.15),
            to_echo(Figure::Warm),
        ),
    ];
    for (language, prefix) in [("Node", "node"), ("Python", "python")] {
        let best = |figure| best(figure, prefix, measured, ours?);
        wanted.push(Wanted::new(
            format!("the best {language}, cold, of custom-message"),
            Bound::AtLeast(30.0),
            best(Figure::Cold),
        ));
        wanted.push(Wanted::new(
            format!("the best {language}, peak memory, of custom-message"),
            Bound::AtLeast(5.0),
            best(Figure::Peak),
        ));
    }
    wanted
}

/// The least ratio among those whose names begin so.
pub(crate) fn best(
    figure: Figure,
    prefix: &str,
    measured: &[Measured],
    ours: &Measured,
) -> Option<Spread> {
    let theirs = measured.iter().filter(|one| one.name.starts_with(prefix));
    theirs
        .filter_map(|one| figure.ratio(one, ours))
        .min_by(|one, other| one.median.total_cmp(&other.median))
}
