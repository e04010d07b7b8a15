//! `--export`: every mail as a file, and an index of them, for reading without a server.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};

use super::mail::{self, Images, MailScheme};
use super::pages::links::Links;
use super::pages::{Cards, ICON, IndexPage, Pages, SCRIPT, STYLE};
use super::query::ViewQuery;
use super::readers::Reader;
use super::session::Session;
use crate::commands::lint::rule::Severity;
use crate::output_folder::OutputFolder;
use crate::printer::Printer;

/// Writes every message in every language for every app client, and returns the index's path. Dark mode is
/// written in the default language alone: its colours are those of every language.
///
/// # Errors
/// The folder or a file cannot be written.
pub fn write(
    folder: &Path,
    session: &mut Session,
    printer: &mut Printer,
) -> anyhow::Result<PathBuf> {
    let mut out = OutputFolder::open(folder).context("--export")?;
    for (name, text) in [("page.css", STYLE), ("page.js", SCRIPT), ("icon.svg", ICON)] {
        out.write(name, text)?;
    }
    let (cards, all) = Cards::everything(session.contents(), Links::Files);
    let default = session.contents().default_locale.to_string();
    // Many messages share a defect: each is told once.
    let mut found = BTreeSet::new();
    for query in &all {
        let findings = session.view(query).findings.into_iter();
        found.extend(findings.map(|it| (it.severity, it.file, it.line, it.message)));
        save(&mut out, session, query, MailScheme::Light)?;
        if query.locale == default {
            save(&mut out, session, query, MailScheme::Dark)?;
        }
    }
    for (severity, file, line, message) in &found {
        // A file that cannot be read has no line.
        let line = match line {
            0 => String::new(),
            line => format!(":{line}"),
        };
        let text = format!("{file}{line}: {message}");
        match severity {
            Severity::Error => printer.error(&anyhow!("{text}")),
            Severity::Warning => printer.warning(&text),
            Severity::Note => printer.hint(&format!("note: {text}")),
        }
    }
    let index = IndexPage::of(session, cards, found.len());
    out.write("index.html", Pages::new().index(&index))
}

fn save(
    out: &mut OutputFolder,
    session: &mut Session,
    query: &ViewQuery,
    scheme: MailScheme,
) -> anyhow::Result<()> {
    let mail = session.mail(query, Reader::Any);
    let mail = mail.as_deref().unwrap_or(mail::NO_MAIL);
    let name = Links::Files.mail(query, scheme, Images::On);
    out.write(&name, mail::displayed(mail, scheme, Images::On))?;
    Ok(())
}
