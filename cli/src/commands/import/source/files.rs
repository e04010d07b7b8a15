//! Files of the sources: folders with all files in them, texts in UTF-8 or UTF-16.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::Sources;
use crate::io_error::IoError;

/// The most bytes of a file: a day's log is smaller.
const SIZE_MAX: u64 = 32 * 1024 * 1024;
/// The most folders in each other.
const DEPTH_MAX: usize = 8;
/// The endings of files that are read in a folder; one that is named is read whatever its ending.
const ENDINGS: [&str; 8] = [
    "json", "jsonl", "ndjson", "log", "txt", "csv", "html", "htm",
];

/// A file to read.
#[derive(Debug)]
pub struct SourceFile {
    /// Its path; `-` for standard input.
    pub path: PathBuf,
    /// Its name in messages.
    pub name: String,
}

/// Lists the files of paths. A path that leads nowhere is a source that cannot be read.
pub fn list(paths: &[PathBuf], sources: &mut Sources) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(source_file(path));
            continue;
        }
        let before = files.len();
        if let Err(error) = add_folder(path, DEPTH_MAX, &mut files) {
            let reason = IoError(error);
            sources
                .unreadable
                .push(format!("{}: {reason}", path.display()));
        } else if files.len() == before {
            let reason = "holds no file of JSON, of HTML or of a log";
            sources
                .unreadable
                .push(format!("{}: {reason}", path.display()));
        }
    }
    files
}

fn add_folder(folder: &Path, depth: usize, files: &mut Vec<SourceFile>) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name == "node_modules" {
            continue;
        }
        // A link could lead round in circles.
        let kind = std::fs::symlink_metadata(&path)?.file_type();
        if kind.is_dir() && depth > 0 {
            add_folder(&path, depth - 1, files)?;
        } else if kind.is_file() && is_read(&path) {
            files.push(source_file(&path));
        }
    }
    Ok(())
}

fn is_read(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

fn source_file(path: &Path) -> SourceFile {
    let name = match path == Path::new("-") {
        true => "standard input".to_owned(),
        false => path.display().to_string(),
    };
    SourceFile {
        path: path.to_owned(),
        name,
    }
}

/// Reads a text, in UTF-8 with or without a byte order mark, or in UTF-16 with one, as PowerShell writes it.
///
/// # Errors
/// The file cannot be read, is too large, or is no text.
pub fn text(path: &Path) -> anyhow::Result<String> {
    let bytes = bytes(path)?;
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        rest => String::from_utf8(rest.to_vec()).ok(),
    };
    text.filter(|text| !text.contains('\0'))
        .context("no text: neither UTF-8 nor UTF-16 with a byte order mark")
}

fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = SIZE_MAX + 1;
    if path == Path::new("-") {
        let read = std::io::stdin().lock().take(limit).read_to_end(&mut bytes);
        read.map_err(IoError)?;
    } else {
        // A pipe or a device would have the command wait for ever.
        if !std::fs::metadata(path).map_err(IoError)?.is_file() {
            bail!("no regular file");
        }
        let file = std::fs::File::open(path).map_err(IoError)?;
        file.take(limit).read_to_end(&mut bytes).map_err(IoError)?;
    }
    if bytes.len() as u64 > SIZE_MAX {
        bail!("larger than {} MB", SIZE_MAX / 1024 / 1024);
    }
    Ok(bytes)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    rest.is_empty().then(|| String::from_utf16(&units).ok())?
}
