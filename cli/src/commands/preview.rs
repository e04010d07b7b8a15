//! `signet preview`: every message in the browser, next to the editor.

mod catalog;
mod desk;
mod export;
mod findings;
mod guard;
mod inbox;
mod links;
mod listing;
mod mail;
mod pages;
mod server;
mod shown;
mod sms;
mod wanted;
mod watch;
mod workshop;

use std::net::TcpListener;

use anyhow::Context;

use super::render;
use crate::args::Preview;
use crate::exit_code::ExitCode;
use crate::printer::Printer;
use desk::Desk;
use workshop::Workshop;

/// How many ports are tried, from the one that was asked for.
const PORTS: u16 = 32;

/// Runs the command: for as long as it is let, or until the export is written.
///
/// # Errors
/// A theme that is no folder, a port that cannot be had, files that cannot be written.
pub fn run(arguments: &Preview, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let config = render::config(arguments.theme.as_deref())?;
    for problem in &config.problems {
        printer.warning(&problem.to_string());
    }
    if let Some(folder) = &arguments.export {
        let index = export::write(folder, &mut Workshop::new(config), printer)?;
        printer.note(&format!("preview: {}", index.display()));
        return Ok(ExitCode::Success);
    }

    let listener = listen(arguments.port)?;
    let address = listener.local_addr()?;
    if arguments.port != 0 && address.port() != arguments.port {
        printer.warning(&format!("port {} is in use", arguments.port));
    }
    let (changed, changes) = watch::channel();
    let theme = config.theme.clone();
    let desk = Desk::open(move || Workshop::new(config), changes.clone())?;
    let _watcher = theme.as_deref().and_then(|theme| {
        watch::start(theme, changed)
            .inspect_err(|error| {
                printer.warning(&format!(
                    "changes are not noticed, reload the page by hand: {error}"
                ));
            })
            .ok()
    });
    let page = format!("http://{address}/");
    printer.result(&format!("preview: {page}"));
    if arguments.open {
        open(&page, printer);
    }
    server::run(listener, desk, changes)?;
    Ok(ExitCode::Success)
}

/// The port that was asked for, or the next one that nobody has.
fn listen(wanted: u16) -> anyhow::Result<TcpListener> {
    let last = wanted.saturating_add(if wanted == 0 { 0 } else { PORTS - 1 });
    let mut refused = None;
    for port in wanted..=last {
        match TcpListener::bind(("127.0.0.1", port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => refused = Some(error),
        }
    }
    Err(refused.context("no port")?).with_context(|| {
        format!("none of the ports {wanted} to {last} is to be had: name another with --port")
    })
}

/// Opens the page in the user's browser; where that does not work, its address is there to click.
fn open(page: &str, printer: &mut Printer) {
    let (program, leading): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let started = std::process::Command::new(program)
        .args(leading)
        .arg(page)
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    if let Err(error) = started {
        printer.warning(&format!("no browser opened: {program}: {error}"));
    }
}
