//! `signet preview`: shows every message in the browser while the theme is edited.

mod actions;
mod brand;
mod contents;
mod export;
mod guard;
mod mail;
mod notes;
mod pages;
mod query;
mod readers;
mod server;
mod session;
mod thread;
mod view;
mod watch;

use std::io::ErrorKind;
use std::net::TcpListener;

use anyhow::bail;
use custom_message::config::Config;

use super::theme_folder::{ChosenTheme, Origin};
use crate::args::{ChoiceArguments, PreviewArguments};
use crate::exit_code::ExitCode;
use crate::io_error::{self, IoError};
use crate::printer::Printer;
use query::ViewQuery;
use session::Session;
use thread::SessionThread;

/// Ports to try, from the requested one on.
const PORTS: u16 = 32;

/// Runs the command until the user stops it, or until the export is written.
///
/// # Errors
/// The theme is not a folder, no port is free, or a file cannot be written.
pub fn run(arguments: &PreviewArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let chosen = ChosenTheme::of(arguments.theme.of_command())?;
    let described = chosen.described();
    let is_told = matches!(chosen.origin, Origin::Nearest | Origin::Current);
    let config = chosen.announced(printer);
    if !is_told {
        printer.hint(&described);
    }
    if let Some(folder) = &arguments.export {
        let index = export::write(folder, &mut Session::new(arguments.target, config), printer)?;
        printer.hint(&format!("preview: {}", index.display()));
        return Ok(ExitCode::Success);
    }

    serve(arguments, config, printer)?;
    Ok(ExitCode::Success)
}

/// Starts the session, the watch and the server; returns when the server ends.
fn serve(
    arguments: &PreviewArguments,
    config: Config,
    printer: &mut Printer,
) -> anyhow::Result<()> {
    let listener = listen(arguments.port)?;
    let address = listener.local_addr().map_err(IoError)?;
    if arguments.port != 0 && address.port() != arguments.port {
        let (requested, port) = (arguments.port, address.port());
        printer.warning(&format!("port {requested} is in use; using {port}"));
    }
    let (changed, changes) = watch::channel();
    let theme = config.theme.clone();
    let target = arguments.target;
    let thread = SessionThread::start(move || Session::new(target, config), changes.clone())
        .map_err(IoError)?;
    if let Some(theme) = &theme {
        printer.detail(&format!(
            "watching: {} and everything below",
            theme.display()
        ));
    }
    let watcher = theme.map(|theme| watch::start(&theme, changed.clone()));
    if let Some(Err(error)) = &watcher {
        printer.warning(&format!(
            "cannot watch the theme's files, so reload the page after a change: {}",
            watch::reason(error)
        ));
    }
    let query = start(&arguments.choice).to_address();
    let query = if query.is_empty() {
        query
    } else {
        format!("?{query}")
    };
    let page = format!("http://{address}/{query}");
    printer.result(&format!("preview: {page}"));
    printer.hint("Ctrl+C stops it. Save a file of the theme, and the page shows the change.");
    if arguments.open {
        open(&page, printer);
    }
    server::run(listener, thread, changes, printer.clone()).map_err(IoError)?;
    // Both live as long as the server: a page takes the end of the changes for the end of the preview.
    drop((watcher, changed));
    Ok(())
}

/// Returns the message that the page shows first.
fn start(choice: &ChoiceArguments) -> ViewQuery {
    let choice = choice.clone();
    ViewQuery {
        locale: choice.locale.unwrap_or_default(),
        client: choice.client.unwrap_or_default(),
        pool: choice.pool.unwrap_or_default(),
        tenant: choice.tenant.unwrap_or_default(),
        variant: choice.variant.unwrap_or_default(),
        ..ViewQuery::default()
    }
}

/// Listens on the requested port, or on the next free one.
fn listen(requested: u16) -> anyhow::Result<TcpListener> {
    // Port 0 lets the system choose.
    let tries = if requested == 0 { 1 } else { PORTS };
    let last = requested.saturating_add(tries - 1);
    for port in requested..=last {
        // On loopback only: the page shows a theme before it is published.
        match TcpListener::bind(("127.0.0.1", port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            // The next port would be refused for the same reason, such as those below 1024.
            Err(error) => bail!(
                "--port {port}: {}; choose another port, such as --port 8080",
                io_error::of_connection(&error)
            ),
        }
    }
    bail!(
        "--port {requested}: all ports up to {last} are in use; choose another port, or 0 for any"
    )
}

/// Opens the page in the user's browser. A failure is a warning, since the address is printed as well.
fn open(page: &str, printer: &mut Printer) {
    let (program, leading): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        // `start` takes its first quoted argument for the title of a window.
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let started = std::process::Command::new(program)
        .args(leading)
        .arg(page)
        // A browser's own messages would mix with those of the preview.
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    if let Err(error) = started {
        printer.warning(&format!(
            "cannot open a browser with {program}: {}",
            IoError(error)
        ));
    }
}
