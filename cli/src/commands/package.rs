//! `signet package`: a theme as the zip of a Lambda layer, the same bytes for the same files.

use std::ffi::OsStr;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::lint;
use super::theme_folder::ChosenTheme;
use crate::args::PackageArguments;
use crate::counted::counted;
use crate::exit_code::ExitCode;
use crate::io_error::IoError;
use crate::output_folder;
use crate::printer::Printer;

/// One of these is in every theme.
const MARKS: [&str; 8] = [
    "theme.toml",
    "layout.html",
    "components.html",
    "messages",
    "locales",
    "clients",
    "pools",
    "tenants",
];
/// Files and folders for people and for signet; no function reads them.
const NOT_READ: [&str; 3] = ["samples", "lint.toml", "lint-baseline.json"];
/// Files whose names begin like this are for people, too.
const NOTES: [&str; 3] = ["README", "LICENSE", "CHANGELOG"];
/// Lambda's limit for a function with all its layers, unzipped, in bytes.
const SIZE_MAX: u64 = 250 * 1024 * 1024;

/// Runs the command.
///
/// # Errors
/// The folder is not a theme, holds a symbolic link, is too large, or the zip cannot be written.
pub fn run(arguments: &PackageArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let chosen = ChosenTheme::of(arguments.theme.as_deref())?;
    let Some(theme) = chosen.config.theme.as_deref() else {
        bail!("there is no theme here: name its folder, or make one with `signet init mytheme`");
    };
    chosen.explain(printer);
    let files = theme_files(theme)?;
    if lint::print_errors(&chosen, printer)? {
        printer.hint("nothing was written: fix the errors above, then package again");
        return Ok(ExitCode::Defects);
    }
    let zip = layer(theme, &files)?;
    write(&arguments.out, &zip)?;
    for file in &files {
        printer.detail(&format!("packed: theme/{}", in_zip(file)));
    }
    printer.summary(&format!(
        "{}: {}, {:.1} KB",
        arguments.out.display(),
        counted(files.len(), "file"),
        zip.len() as f64 / 1000.0
    ));
    Ok(ExitCode::Success)
}

/// Returns the files of the layer by their path in the theme, sorted.
fn theme_files(theme: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !theme.is_dir() {
        bail!(
            "{0}: not a folder: `signet init {0}` makes a theme",
            theme.display()
        );
    }
    if !MARKS.iter().any(|mark| theme.join(mark).exists()) {
        let marks = MARKS.join(", ");
        bail!("{}: not a theme: it has none of {marks}", theme.display());
    }
    let mut files = Vec::new();
    collect(theme, Path::new(""), &mut files)?;
    files.sort();
    let sizes = files.iter().map(|file| fs::metadata(theme.join(file)));
    let size: u64 = sizes.flatten().map(|file| file.len()).sum();
    if size > SIZE_MAX {
        bail!(
            "{}: larger than Lambda allows ({} MB)",
            theme.display(),
            SIZE_MAX >> 20
        );
    }
    Ok(files)
}

fn collect(theme: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let path = theme.join(folder);
    let failed = || path.display().to_string();
    for entry in fs::read_dir(&path).map_err(IoError).with_context(failed)? {
        let entry = entry.map_err(IoError).with_context(failed)?;
        let name = folder.join(entry.file_name());
        if !is_packed(&name) {
            continue;
        }
        let kind = entry.file_type().map_err(IoError).with_context(failed)?;
        if kind.is_dir() {
            collect(theme, &name, files)?;
        } else if kind.is_file() {
            files.push(name);
        } else {
            // A link may lead out of the theme; Lambda gets no devices.
            bail!(
                "{}: not a regular file: put the file itself into the theme",
                entry.path().display()
            );
        }
    }
    Ok(())
}

/// Returns true for a file or folder that a function may need.
fn is_packed(name: &Path) -> bool {
    let hidden = |part: &OsStr| part.to_string_lossy().starts_with('.');
    if name.iter().any(hidden) {
        return false;
    }
    let first = name.iter().next().expect("a name has a part");
    let first = first.to_string_lossy();
    !NOT_READ.contains(&&*first) && !NOTES.iter().any(|note| first.starts_with(note))
}

fn layer(theme: &Path, files: &[PathBuf]) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The earliest time that a zip can hold and the same permissions everywhere: the bytes depend on
    // nothing but the files' names and content.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for file in files {
        let path = theme.join(file);
        let content = fs::read(&path).map_err(IoError);
        let content = content.with_context(|| path.display().to_string())?;
        zip.start_file(format!("theme/{}", in_zip(file)), options)?;
        zip.write_all(&content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Returns a path as a zip spells it on every system.
fn in_zip(file: &Path) -> String {
    let parts: Vec<_> = file.iter().map(OsStr::to_string_lossy).collect();
    parts.join("/")
}

/// Writes the layer in the place of an earlier one. Another file stays: `--out` may be a mistake.
fn write(out: &Path, zip: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder)
            .map_err(IoError)
            .with_context(|| format!("--out {}", folder.display()))?;
    }
    if out.is_file() && !is_layer(out) {
        bail!(
            "--out {}: it is there, and it is no layer of a theme: name another file, or remove it",
            out.display()
        );
    }
    output_folder::replace(out, zip).context("--out")
}

/// Returns true for a zip that has nothing but a theme.
fn is_layer(path: &Path) -> bool {
    let archive = fs::File::open(path).ok().map(ZipArchive::new);
    let Some(Ok(archive)) = archive else {
        return false;
    };
    let mut names = archive.file_names();
    !archive.is_empty() && names.all(|name| name.is_ok_and(|name| name.starts_with("theme/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &str); 7] = [
        ("theme.toml", "[brand]\nname = \"Northwind\"\n"),
        ("locales/de.ftl", "sign-up =\n    .heading = Hallo\n"),
        ("samples/mine.json", "{}"),
        ("lint.toml", ""),
        (".git/config", ""),
        ("locales/.de.ftl.swp", ""),
        ("README.md", "notes"),
    ];

    fn theme(folder: &Path, names: impl Iterator<Item = (&'static str, &'static str)>) {
        for (name, text) in names {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    fn packed(folder: &Path) -> Vec<u8> {
        layer(folder, &theme_files(folder).unwrap()).unwrap()
    }

    #[test]
    fn the_same_theme_is_the_same_layer() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        theme(one.path(), FILES.into_iter());
        theme(other.path(), FILES.into_iter().rev());
        assert_eq!(packed(one.path()), packed(other.path()));
    }

    #[test]
    fn a_layer_holds_what_a_function_reads() {
        let folder = tempfile::tempdir().unwrap();
        theme(folder.path(), FILES.into_iter());
        let mut archive = zip::ZipArchive::new(Cursor::new(packed(folder.path()))).unwrap();
        let names: Vec<String> = archive
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert_eq!(names, ["theme/locales/de.ftl", "theme/theme.toml"]);
        let mode = archive.by_index(0).unwrap().unix_mode();
        assert_eq!(mode.map(|mode| mode & 0o777), Some(0o644));
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        theme(folder.path(), FILES.into_iter());
        std::os::unix::fs::symlink("/etc/hostname", folder.path().join("layout.html")).unwrap();
        let refused = theme_files(folder.path()).unwrap_err().to_string();
        assert!(
            refused.contains("layout.html: not a regular file"),
            "{refused}"
        );
    }

    #[test]
    fn a_folder_without_a_theme_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let refused = theme_files(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("not a theme"), "{refused}");
        let refused = theme_files(&folder.path().join("none")).unwrap_err();
        assert!(refused.to_string().contains("not a folder"), "{refused}");
    }
}
