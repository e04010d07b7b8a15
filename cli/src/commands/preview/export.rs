//! `--export`: the same pages as files, for reading without a server.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::mail::{self, Images, MailScheme};
use super::pages::links::Links;
use super::pages::{Cards, ICON, IndexPage, MessagePage, Pages, SCRIPT, STYLE};
use super::query::ViewQuery;
use super::session::Session;
use crate::output_folder::OutputFolder;
use crate::printer::Printer;

/// Writes every message in every language for every app client, and returns the index's path.
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
    let pages = Pages::new();
    let (cards, all) = Cards::everything(session.contents(), Links::Files);
    // Many messages share a defect: each is told once.
    let mut found = BTreeSet::new();
    for query in &all {
        let findings = session.view(query).findings.into_iter();
        found.extend(findings.map(|finding| (finding.file, finding.line, finding.message)));
        save_mails(&mut out, session, query)?;
        let page = MessagePage::of(session, query, Links::Files);
        out.write(&Links::Files.page(query), pages.page(&page))?;
    }
    for (file, line, message) in &found {
        printer.warning(&format!("{file}:{line}: {message}"));
    }
    let index = IndexPage::of(session, cards, found.len());
    out.write("index.html", pages.index(&index))
}

fn save_mails(
    out: &mut OutputFolder,
    session: &mut Session,
    query: &ViewQuery,
) -> anyhow::Result<()> {
    let Some(mail) = session.mail(query) else {
        return Ok(());
    };
    for scheme in MailScheme::ALL {
        for images in Images::ALL {
            let name = Links::Files.mail(query, scheme, images);
            out.write(&name, mail::displayed(&mail, scheme, images))?;
        }
    }
    Ok(())
}
