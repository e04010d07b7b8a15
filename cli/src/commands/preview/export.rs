//! `--export`: the same pages as files, to look through without a server.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::links::Links;
use super::listing::Cards;
use super::mail::{self, Images, Scheme};
use super::pages::{ICON, Index, Pages, SCRIPT, STYLE, View};
use super::wanted::Wanted;
use super::workshop::Workshop;
use crate::printer::Printer;

/// Writes every message in every language for every app client, and returns the index.
///
/// # Errors
/// A folder that cannot be made or written to.
pub fn write(
    folder: &Path,
    workshop: &mut Workshop,
    printer: &mut Printer,
) -> anyhow::Result<PathBuf> {
    std::fs::create_dir_all(folder).with_context(|| format!("--export {}", folder.display()))?;
    for (name, text) in [("page.css", STYLE), ("page.js", SCRIPT), ("icon.svg", ICON)] {
        save(folder, name, text)?;
    }
    let pages = Pages::new();
    let (cards, all) = Cards::everything(workshop.catalog(), Links::Files);
    let mut found = BTreeSet::new();
    for wanted in &all {
        let shown = workshop.show(wanted);
        let told = shown.findings.into_iter();
        found.extend(told.map(|finding| (finding.file, finding.line, finding.message)));
        save_mails(folder, workshop, wanted)?;
        let view = View::of(workshop, wanted, Links::Files);
        save(folder, &Links::Files.page(wanted), &pages.page(&view))?;
    }
    for (file, line, message) in &found {
        printer.warning(&format!("{file}:{line}: {message}"));
    }
    let index = Index::of(workshop, cards, found.len());
    save(folder, "index.html", &pages.index(&index))?;
    Ok(folder.join("index.html"))
}

fn save_mails(folder: &Path, workshop: &mut Workshop, wanted: &Wanted) -> anyhow::Result<()> {
    let Some(mail) = workshop.mail(wanted) else {
        return Ok(());
    };
    for scheme in Scheme::ALL {
        for images in Images::ALL {
            let name = Links::Files.mail(wanted, scheme, images);
            save(folder, &name, &mail::displayed(&mail, scheme, images))?;
        }
    }
    Ok(())
}

fn save(folder: &Path, name: &str, text: &str) -> anyhow::Result<()> {
    let path = folder.join(name);
    std::fs::write(&path, text).with_context(|| path.display().to_string())
}
