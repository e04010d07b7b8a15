//! The section on the cost of more languages, app clients, tenants, attributes and text.

mod expected_answer;
mod series;
mod size_pair;
mod sized_theme;

use std::error::Error;
use std::io;
use std::path::PathBuf;

use benches::{Contestant, Measured, Pinned, ProgressLine, measure};

use crate::args::ResultsArgs;
use crate::contestants::{BuildFolders, Participants};
use crate::section::Section;
use crate::tables::{ECHO, OURS};
use expected_answer::ExpectedAnswer;
use series::Series;
use size_pair::SizePair;

const INTRO: &str = "\
Each series is one run on one CPU with all sizes in turns. At each size, a bare echo gets the same events. \
\"× first\" is the ratio to custom-message at the first size of the series, \"× echo\" to the echo at the same size; \
ratios are taken round by round and shown as median (quartiles). Before the run, each answer must show its size: \
the language, the brand of the client or tenant, the number of characters.";

/// Measures every series.
pub(crate) fn run(args: &ResultsArgs, folders: &BuildFolders) -> Result<Section, Box<dyn Error>> {
    let mut participants = Participants::default();
    participants.add(folders.binary(ECHO));
    participants.add(folders.binary(OURS));
    let mut section = Section {
        title: "How cost grows",
        text: INTRO.to_owned(),
        ..Section::default()
    };
    let _pinned = Pinned::to_the_last()?;
    if let [echo, ours] = participants.present.as_slice() {
        for series in &series::ALL {
            let pairs = measured(args, folders, series, [echo, ours])?;
            add(&mut section, series, &pairs);
        }
    }
    section.missing = participants.missing;
    Ok(section)
}

fn measured(
    args: &ResultsArgs,
    folders: &BuildFolders,
    series: &Series,
    [echo, ours]: [&Contestant; 2],
) -> Result<Vec<SizePair>, Box<dyn Error>> {
    let sizes = sizes(series, args.quick);
    let mut contestants = Vec::new();
    for &size in &sizes {
        let case = series.at(&folders.scratch("growth"), size)?;
        let ours = ours
            .clone()
            .called(format!("{OURS}, {size} {}", series.axis));
        let ours = with_theme(ours, case.theme)?;
        let events = checked_events(&ours, case.events)?;
        contestants.push(ours.with_events(events.clone()));
        contestants.push(echo.clone().with_events(events));
    }
    let progress = ProgressLine::of(format!("growth, {}", series.title));
    let measured = measure(&contestants, &[], args.plan, &progress)?;
    Ok(pairs(&sizes, measured))
}

fn with_theme(ours: Contestant, theme: Option<PathBuf>) -> io::Result<Contestant> {
    match theme {
        Some(theme) => Ok(ours.env("THEME_DIR", theme.canonicalize()?.to_string_lossy())),
        None => Ok(ours),
    }
}

/// The events, once the answer to each shows the size.
fn checked_events(
    ours: &Contestant,
    events: Vec<(Vec<u8>, ExpectedAnswer)>,
) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut checked = Vec::with_capacity(events.len());
    for (event, expected) in events {
        let result = expected.check(&ours.answer(&event)?);
        result.map_err(|problem| format!("`{}` cannot be measured: {problem}", ours.name))?;
        checked.push(event);
    }
    Ok(checked)
}

/// A quick run has only the ends of a series.
fn sizes(series: &Series, quick: bool) -> Vec<usize> {
    match series.sizes {
        [first, .., last] if quick => vec![*first, *last],
        all => all.to_vec(),
    }
}

fn pairs(sizes: &[usize], measured: Vec<Measured>) -> Vec<SizePair> {
    let mut measured = measured.into_iter();
    let pair = |&size| {
        Some(SizePair {
            size,
            ours: measured.next()?,
            echo: measured.next()?,
        })
    };
    sizes.iter().filter_map(pair).collect()
}

fn add(section: &mut Section, series: &Series, pairs: &[SizePair]) {
    let file = format!("growth-{}.svg", series.name);
    section.text += &format!(
        "\n\n### {title}\n\n{}\n\n![{title}: cold start, warm answer and peak memory]({file})\n\n{}",
        series.description,
        size_pair::table(series, pairs),
        title = series.title,
    );
    section.plots.push((file, size_pair::plot(series, pairs)));
    if series.is_flat {
        section.goals.extend(size_pair::goals(series, pairs));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_run_has_the_ends_of_a_series() {
        for series in &series::ALL {
            let ends = sizes(series, true);
            assert_eq!(ends.first(), series.sizes.first());
            assert_eq!(ends.last(), series.sizes.last());
        }
    }
}
