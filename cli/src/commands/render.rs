//! `signet render`: renders events from files with the function's own library.

pub mod event;
mod gallery;
pub mod pseudo;
mod report;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, bail};
use custom_message::config::Config;
use lettre::Message;
use serde_json::value::RawValue;
use theme::Theme;
use theme::locale::Tag;

use super::letter;
use super::maker::{Made, Maker};
use super::theme_folder::ChosenTheme;
use crate::args::{RenderArguments, RenderFormat, Target};
use crate::counted::counted;
use crate::environment;
use crate::exit_code::ExitCode;
use crate::printer::Printer;

/// An event and the messages that it was rendered to.
pub struct RenderedEvent {
    /// The event's file without its ending; `stdin` for standard input.
    pub name: String,
    /// The event, with the choices of the command line.
    pub event: Box<RawValue>,
    /// The messages.
    pub made: Made,
}

/// Runs the command.
///
/// # Errors
/// Arguments that exclude each other, files that cannot be read, unusable events.
pub fn run(arguments: &RenderArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    check(arguments)?;
    let config = ChosenTheme::of(arguments.theme.as_deref())?.announced(printer);
    let mut maker = maker(arguments.target, config, arguments.choice.locale.as_deref())?;
    arguments.choice.check(maker.theme(), printer)?;
    let problems = maker.theme().check();
    for problem in &problems {
        printer.problem(problem);
    }
    let started = Instant::now();
    let rendered = render_all(arguments, &mut maker)?;
    let (events, time) = (counted(rendered.len(), "event"), started.elapsed());
    printer.detail(&format!("rendered: {events} in {time:.0?}"));
    for one in &rendered {
        let name = &one.name;
        printer.detail(&format!("{name}: {}", one.made.described()));
        arguments
            .choice
            .warn_of_usual_words(name, &one.made, printer);
    }
    // A defect that the check has printed is not printed again for each message.
    let fell_back = report_fallbacks(&rendered, &problems, printer);
    print(arguments, &rendered, maker.theme().has_owner(), printer)?;
    if let Some(folder) = &arguments.out {
        let index = gallery::write(folder, &rendered)?;
        printer.hint(&format!("gallery: {}", index.display()));
    }
    Ok(if problems.is_empty() && !fell_back {
        ExitCode::Success
    } else {
        ExitCode::Defects
    })
}

/// Loads the theme, and the pseudo-locale if the command line asks for one.
///
/// # Errors
/// An English file of the pseudo-locale cannot be read.
pub fn maker(target: Target, config: Config, locale: Option<&str>) -> anyhow::Result<Maker> {
    let mut theme = Theme::load(config.theme.as_deref(), &config.tokens);
    if let Some(tag) = locale.and_then(Tag::parse) {
        pseudo::add(&mut theme, config.theme.as_deref(), &tag)?;
    }
    let config = Config {
        // They are printed already, and the function would add them to every message.
        problems: Vec::new(),
        ..config
    };
    Ok(Maker::new(target, theme, config))
}

fn render_all(
    arguments: &RenderArguments,
    maker: &mut Maker,
) -> anyhow::Result<Vec<RenderedEvent>> {
    let render = |path: &PathBuf| {
        let event = event::read(path, arguments.choice.edits())?;
        let made = arguments.choice.made(event, maker);
        let (event, made) = made.with_context(|| shown(path))?;
        Ok(RenderedEvent {
            name: event::name(path),
            event,
            made,
        })
    };
    arguments.events.iter().map(render).collect()
}

fn check(arguments: &RenderArguments) -> anyhow::Result<()> {
    let one = match arguments.format {
        RenderFormat::Table | RenderFormat::Json => return Ok(()),
        RenderFormat::Html => "html prints one body",
        RenderFormat::Text => "text prints one text",
        RenderFormat::Eml => "eml prints one mail",
    };
    if arguments.events.len() > 1 {
        bail!(
            "--format {one}, but {} events were given; use --out DIR to write them all",
            arguments.events.len()
        );
    }
    Ok(())
}

/// Prints the reasons for fallbacks, once for each defect. Returns true if a message fell back.
fn report_fallbacks(
    rendered: &[RenderedEvent],
    known: &[theme::Problem],
    printer: &mut Printer,
) -> bool {
    let mut seen = known.to_vec();
    for (_, problem) in rendered.iter().flat_map(|one| &one.made.warnings) {
        if !seen.iter().any(|known| {
            (&known.file, known.line, &known.reason)
                == (&problem.file, problem.line, &problem.reason)
        }) {
            printer.problem(problem);
            seen.push(problem.clone());
        }
    }
    rendered.iter().any(|one| one.made.fell_back)
}

fn print(
    arguments: &RenderArguments,
    rendered: &[RenderedEvent],
    has_theme: bool,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    match (arguments.format, rendered) {
        (RenderFormat::Table, all) => printer.result(&report::table(all, has_theme)),
        (RenderFormat::Json, all) => printer.result(&report::json(arguments.target, all)),
        (_, [one]) => print_part(arguments.format, one, printer)?,
        (_, _) => {}
    }
    Ok(())
}

/// Prints a part of one message.
fn print_part(
    format: RenderFormat,
    one: &RenderedEvent,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    let Some(email) = &one.made.email else {
        printer.warning(&format!(
            "no email to print: {}",
            one.made.email_step.words()
        ));
        return Ok(());
    };
    match format {
        RenderFormat::Html => match &email.html {
            Some(html) => printer.result(html),
            None => printer.warning("no HTML to print: the mail is two lines of text"),
        },
        RenderFormat::Text => printer.result(letter::text(email)?),
        _ => printer.bytes(&mail(one)?.formatted()),
    }
    Ok(())
}

/// Returns a message as a mail from whom it would come to the event's user.
fn mail(one: &RenderedEvent) -> anyhow::Result<Message> {
    let scope = &one.made.scope;
    let named = letter::named_sender(scope, environment::sender().as_deref())?;
    let from = named.unwrap_or_else(|| letter::sample_sender(scope));
    letter::message(&one.made, &one.event, from, letter::recipient(&one.event))
}

/// Returns a path as messages name it.
fn shown(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}
