//! How cost grows with what an owner adds and what a user sends.

mod series;
mod theme;

use std::error::Error;
use std::iter::zip;

use benches::plot::{self, Panel};
use benches::{Contestant, Figure, Measured, Pinned, Spread, Table, cell, measure, times};

use crate::args::Args;
use crate::contestants::{Built, Field};
use crate::progress;
use crate::section::Section;
use crate::side_by_side::OURS;
use crate::tables::ECHO;
use crate::wanted::{Bound, Wanted};
use series::{Series, Shows};

/// Twice the noise of the same contestant twice: what is less is no growth.
const FLAT: f64 = 1.1;

const INTRO: &str = "\
Each series is one run on one CPU, all sizes in turns, and at each size a bare echo that is given the same event. \
\"× first\" is to custom-message at the first size of the series, \"× echo\" to the echo at the same size, \
round by round, median (quartiles). Before a size is measured, its answer must show that it was taken: \
that language, that client's brand, that many characters.";

const PANELS: [(Figure, &str); 3] = [
    (Figure::Cold, "cold start, ms"),
    (Figure::Warm, "warm answer, µs"),
    (Figure::Peak, "peak memory, MB"),
];

/// custom-message and the echo at one size.
struct Pair {
    size: usize,
    ours: Measured,
    echo: Measured,
}

/// Measures every series.
pub(crate) fn run(args: &Args, built: &Built) -> Result<Section, Box<dyn Error>> {
    let mut field = Field::default();
    field.add(built.binary(ECHO));
    field.add(built.binary(OURS));
    let mut section = Section {
        title: "How cost grows",
        text: INTRO.to_owned(),
        ..Section::default()
    };
    let _pinned = Pinned::to_the_last()?;
    if let [echo, ours] = field.present.as_slice() {
        for series in &series::ALL {
            let pairs = measured(args, built, series, [echo, ours])?;
            add(&mut section, series, &pairs);
        }
    }
    section.left_out = field.left_out;
    Ok(section)
}

fn measured(
    args: &Args,
    built: &Built,
    series: &Series,
    [echo, ours]: [&Contestant; 2],
) -> Result<Vec<Pair>, Box<dyn Error>> {
    let sizes = sizes(series, args.quick);
    let mut contestants = Vec::new();
    for &size in &sizes {
        let point = series.at(&built.scratch("growth"), size)?;
        let mut ours = ours
            .clone()
            .called(format!("{OURS}, {size} {}", series.axis));
        if let Some(theme) = &point.theme {
            ours = ours.env("THEME_DIR", theme.canonicalize()?.to_string_lossy());
        }
        let events = shown(&ours, point.events)?;
        contestants.push(ours.with_events(events.clone()));
        contestants.push(echo.clone().with_events(events));
    }
    let what = format!("growth, {}", series.title);
    let measured = measure(
        &contestants,
        &[],
        args.plan,
        &mut progress::on_terminal(&what),
    )?;
    Ok(pairs(&sizes, measured))
}

/// The events, once the answer to each shows what it must.
fn shown(ours: &Contestant, events: Vec<(Vec<u8>, Shows)>) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let shown = events.into_iter().map(|(event, shows)| {
        let checked = shows.check(&ours.answer(&event)?);
        checked
            .map_err(|what| format!("`{}` is not what was to be measured: {what}", ours.name))?;
        Ok(event)
    });
    shown.collect()
}

fn sizes(series: &Series, quick: bool) -> Vec<usize> {
    match series.sizes {
        [first, .., last] if quick => vec![*first, *last],
        all => all.to_vec(),
    }
}

fn pairs(sizes: &[usize], measured: Vec<Measured>) -> Vec<Pair> {
    let mut measured = measured.into_iter();
    let pair = |&size| {
        Some(Pair {
            size,
            ours: measured.next()?,
            echo: measured.next()?,
        })
    };
    sizes.iter().filter_map(pair).collect()
}

fn add(section: &mut Section, series: &Series, pairs: &[Pair]) {
    let file = format!("growth-{}.svg", series.name);
    section.text += &format!(
        "\n\n### {}\n\n{}\n\n![{}: cold start, warm answer and peak memory]({file})\n\n{}",
        series.title,
        series.says,
        series.title,
        table(series, pairs)
    );
    section.plots.push((file, plotted(series, pairs)));
    if series.is_flat {
        section.wanted.extend(flat(series, pairs));
    }
}

fn table(series: &Series, pairs: &[Pair]) -> Table {
    let mut head = vec![series.axis.to_owned()];
    for (_, title) in PANELS {
        head.extend([title, "× first", "× echo"].map(str::to_owned));
    }
    let mut table = Table::with_head(head);
    for pair in pairs {
        let mut cells = vec![grouped(pair.size)];
        for (figure, _) in PANELS {
            cells.push(cell(figure.of(&pair.ours), |own| {
                format!("{:.2}", own.median)
            }));
            let first = pairs.first().map(|first| &first.ours);
            cells.push(ratio(figure, &pair.ours, first));
            cells.push(ratio(figure, &pair.ours, Some(&pair.echo)));
        }
        table.row(cells);
    }
    table
}

/// The peak is one value of a run and has no quartiles.
fn ratio(figure: Figure, one: &Measured, to: Option<&Measured>) -> String {
    if to.is_some_and(|to| std::ptr::eq(one, to)) {
        return "1".to_owned();
    }
    let ratio = to.and_then(|to| figure.ratio(one, to));
    match figure {
        Figure::Peak => cell(ratio, |ratio| format!("{:.2}", ratio.median)),
        _ => cell(ratio, times),
    }
}

fn plotted(series: &Series, pairs: &[Pair]) -> String {
    let panels = PANELS.map(|(figure, title)| {
        let spreads = |measured: fn(&Pair) -> &Measured| -> Vec<Spread> {
            pairs
                .iter()
                .filter_map(|pair| figure.of(measured(pair)))
                .collect()
        };
        Panel {
            title: title.to_owned(),
            sizes: pairs.iter().map(|pair| grouped(pair.size)).collect(),
            one: spreads(|pair| &pair.ours),
            floor: spreads(|pair| &pair.echo),
        }
    });
    plot::svg(&panels, series.axis, [OURS, "bare echo"])
}

fn flat(series: &Series, pairs: &[Pair]) -> Vec<Wanted> {
    let [first, .., last] = pairs else {
        return Vec::new();
    };
    let size = grouped(last.size);
    let figures = [
        (Figure::Cold, "cold"),
        (Figure::Warm, "warm"),
        (Figure::Peak, "peak memory"),
    ];
    let wanted = figures.map(|(figure, name)| {
        Wanted::new(
            format!("flat: {size} {}, {name}, of {}", series.axis, first.size),
            Bound::AtMost(FLAT),
            figure.ratio(&last.ours, &first.ours),
        )
    });
    wanted.into()
}

/// 10000 as 10,000.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let from_the_end = |place: usize| digits.len() - place;
    let separated = zip(0.., digits.chars()).flat_map(|(place, digit)| {
        let comma = (place > 0 && from_the_end(place) % 3 == 0).then_some(',');
        comma.into_iter().chain([digit])
    });
    separated.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(
            [1, 300, 2048, 19_000].map(grouped),
            ["1", "300", "2,048", "19,000"]
        );
    }

    #[test]
    fn a_quick_run_has_the_ends_of_a_series() {
        for series in &series::ALL {
            let ends = sizes(series, true);
            assert_eq!(ends.first(), series.sizes.first());
            assert_eq!(ends.last(), series.sizes.last());
        }
    }
}
