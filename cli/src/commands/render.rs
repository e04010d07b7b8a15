//! `signet render`: renders events from files with the function's own library.

pub mod event;
mod gallery;
mod pseudo;
mod report;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use custom_message::config::Config;
use custom_message::handler::{Handler, Messages};
use serde_json::value::RawValue;
use theme::Theme;
use theme::locale::Tag;

use super::theme_folder::ChosenTheme;
use crate::args::{RenderArguments, RenderFormat};
use crate::exit_code::ExitCode;
use crate::printer::Printer;

/// An event and the messages that it was rendered to.
pub struct RenderedEvent {
    /// The event's file without its ending; `stdin` for standard input.
    pub name: String,
    /// The event, with the language and the app client of the command line.
    pub event: Box<RawValue>,
    /// The messages.
    pub outcome: Messages,
}

/// Runs the command.
///
/// # Errors
/// Arguments that exclude each other, files that cannot be read, unusable events.
pub fn run(arguments: &RenderArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    check(arguments)?;
    let config = ChosenTheme::of(arguments.theme.as_deref())?.announced(printer);
    let mut handler = handler(config, arguments.locale.as_deref())?;
    let problems = handler.renderer().theme().check();
    for problem in &problems {
        printer.problem(problem);
    }
    let rendered = render_all(arguments, &mut handler)?;
    if let Some(variant) = &arguments.variant {
        warn_of_usual_words(variant, &rendered, printer);
    }
    // A defect that the check has printed is not printed again for each message.
    let fell_back = report_fallbacks(&rendered, &problems, printer);
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

/// Loads the theme, and the pseudo-locale if the command line asks for one.
fn handler(config: Config, locale: Option<&str>) -> anyhow::Result<Handler> {
    let mut theme = Theme::load(config.theme.as_deref(), &config.tokens);
    if let Some(tag) = locale.and_then(Tag::parse) {
        pseudo::add(&mut theme, config.theme.as_deref(), &tag)?;
    }
    let config = Config {
        // They are printed already, and the handler would add them to every message.
        problems: Vec::new(),
        ..config
    };
    Ok(Handler::of_theme(theme, config))
}

fn render_all(
    arguments: &RenderArguments,
    handler: &mut Handler,
) -> anyhow::Result<Vec<RenderedEvent>> {
    let (locale, client) = (arguments.locale.as_deref(), arguments.client.as_deref());
    let render = |path: &PathBuf| {
        let mut event = event::read(path, locale, client)?;
        if let Some(variant) = &arguments.variant {
            event = choosing(variant, &event, handler).with_context(|| shown(path))?;
        }
        let outcome = handler.messages(&event).with_context(|| shown(path))?;
        Ok(RenderedEvent {
            name: event::name(path),
            event,
            outcome,
        })
    };
    arguments.events.iter().map(render).collect()
}

/// Returns an event that chooses a variant, through the first source that its scope names.
fn choosing(
    variant: &str,
    event: &RawValue,
    handler: &mut Handler,
) -> anyhow::Result<Box<RawValue>> {
    let scope = handler.messages(event)?.scope;
    let Some(source) = scope.settings.variants.first() else {
        bail!(
            "--variant {variant}: the theme names no attribute that chooses variants; add from under [variants] to theme.toml"
        );
    };
    event::choosing(event, source, variant)
}

/// Warns of events whose message does not have the variant in its language.
fn warn_of_usual_words(variant: &str, rendered: &[RenderedEvent], printer: &mut Printer) {
    for one in rendered {
        if one.outcome.variant.as_deref() != Some(variant) {
            printer.warning(&format!(
                "{}: {} has no variant {variant} in this language, so these are the usual words",
                one.name,
                one.outcome.kind.name()
            ));
        }
    }
}

fn check(arguments: &RenderArguments) -> anyhow::Result<()> {
    if arguments.format == RenderFormat::Html && arguments.events.len() > 1 {
        bail!(
            "--format html prints one body, but {} events were given; use --out DIR to write them all",
            arguments.events.len()
        );
    }
    if let Some(tag) = &arguments.locale
        && Tag::parse(tag).is_none()
    {
        bail!("--locale {tag}: invalid language tag (expected for example de or pt-BR)");
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

fn print(format: RenderFormat, rendered: &[RenderedEvent], printer: &mut Printer) {
    match format {
        RenderFormat::Table => printer.result(&report::table(rendered)),
        RenderFormat::Json => printer.result(&report::json(rendered)),
        RenderFormat::Html => {
            let body = rendered
                .first()
                .and_then(|message| message.outcome.email.message.as_ref())
                .map(|email| &email.body);
            match body {
                Some(body) => printer.result(body.as_str()),
                None => printer.warning("no email to print: Cognito would send its own message"),
            }
        }
    }
}

/// Returns a path as messages name it.
fn shown(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}
