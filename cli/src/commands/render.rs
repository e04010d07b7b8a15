//! `signet render`: the function's own library on events from files.

mod event;
mod gallery;
mod pseudo;
mod report;

use std::path::Path;

use anyhow::{Context, bail};
use custom_message::config::Config;
use custom_message::handler::{Handler, Outcome};
use custom_message::locale::Tag;
use custom_message::theme::Theme;
use serde_json::value::RawValue;

use crate::args::{Format, Render};
use crate::exit_code::ExitCode;
use crate::printer::Printer;

/// An event and what became of it.
pub struct Rendered {
    /// The event's file without its ending; `stdin` for standard input.
    pub name: String,
    /// The event as it was rendered.
    pub event: Box<RawValue>,
    /// The messages.
    pub outcome: Outcome,
}

/// Runs the command.
///
/// # Errors
/// Whatever keeps it from rendering: arguments, files, events that are none.
pub fn run(arguments: &Render, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    check(arguments)?;
    let config = config(arguments)?;
    for problem in &config.problems {
        printer.warning(&problem.to_string());
    }
    let mut theme = Theme::load(config.theme.as_deref(), &config.tokens);
    if let Some(tag) = arguments.locale.as_deref().and_then(Tag::parse) {
        pseudo::add(&mut theme, config.theme.as_deref(), &tag)?;
    }
    let mut handler = Handler::of_theme(
        theme,
        Config {
            problems: Vec::new(),
            ..config
        },
    );
    let problems = handler.renderer().theme().check();
    for problem in &problems {
        printer.problem(problem);
    }

    let mut rendered = Vec::new();
    for path in &arguments.events {
        let event = event::read(
            path,
            arguments.locale.as_deref(),
            arguments.client.as_deref(),
        )?;
        let outcome = handler.outcome(&event).with_context(|| shown(path))?;
        rendered.push(Rendered {
            name: event::name(path),
            event,
            outcome,
        });
    }
    let fell_back = report_warnings(&rendered, &problems, printer);
    print(arguments.format, &rendered, printer);
    if let Some(folder) = &arguments.out {
        let index = gallery::write(folder, &rendered)?;
        printer.note(&format!("gallery: {}", index.display()));
    }
    Ok(if problems.is_empty() && !fell_back {
        ExitCode::Success
    } else {
        ExitCode::Defects
    })
}

fn check(arguments: &Render) -> anyhow::Result<()> {
    if arguments.format == Format::Html && arguments.events.len() > 1 {
        bail!(
            "--format html prints one body, and {} events were given: use --out DIR for many",
            arguments.events.len()
        );
    }
    if let Some(tag) = &arguments.locale
        && Tag::parse(tag).is_none()
    {
        bail!("--locale {tag}: no language tag; write it as de or pt-BR");
    }
    Ok(())
}

/// The environment's settings, with the theme that was named.
fn config(arguments: &Render) -> anyhow::Result<Config> {
    let config = Config::from_environment();
    match &arguments.theme {
        None => Ok(config),
        Some(theme) if theme.is_dir() => {
            std::fs::read_dir(theme).with_context(|| format!("--theme {}", theme.display()))?;
            Ok(Config {
                theme: Some(theme.clone()),
                ..config
            })
        }
        Some(theme) => bail!("--theme {}: no such folder", theme.display()),
    }
}

/// Prints what cost a rung, once for each defect, and says whether anything did.
fn report_warnings(
    rendered: &[Rendered],
    known: &[custom_message::theme::Problem],
    printer: &mut Printer,
) -> bool {
    let mut seen = known.to_vec();
    for (_, problem) in rendered
        .iter()
        .flat_map(|message| &message.outcome.warnings)
    {
        if !seen.iter().any(|known| {
            (&known.file, known.line, &known.reason)
                == (&problem.file, problem.line, &problem.reason)
        }) {
            printer.problem(problem);
            seen.push(problem.clone());
        }
    }
    rendered.iter().any(|message| message.outcome.fell_back)
}

fn print(format: Format, rendered: &[Rendered], printer: &mut Printer) {
    match format {
        Format::Table => printer.result(&report::table(rendered)),
        Format::Json => printer.result(&report::json(rendered)),
        Format::Html => {
            let body = rendered
                .first()
                .and_then(|message| message.outcome.email.message.as_ref())
                .map(|email| &email.body);
            match body {
                Some(body) => printer.result(body.as_str()),
                None => printer.warning("no email: Cognito's own message would go out"),
            }
        }
    }
}

/// A file's path for messages.
fn shown(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}
