//! The owner's folder: only regular files inside of it are opened. A theme may come from a stranger (a pull
//! request that CI lints), so a link that leads out of it is refused, and nothing that could block is read.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use crate::problem::{Cause, Problem};

/// No file of a theme is larger than this, in bytes: a body has 20,000 characters.
const FILE_MAX: u64 = 1 << 20;
/// `theme.toml` may hold more: links and colours of many messages.
const SETTINGS_MAX: u64 = 4 << 20;

/// The reason for a link that leads out. It names no target, and is the same if there is none: the answer
/// must not say what exists outside of the theme.
const LEADS_OUT: &str =
    "is a link that leads out of the theme or to nothing: put the file itself there";

/// The text of a file, or nothing where the folder has none of that name.
///
/// # Errors
/// A file that is there and cannot be used.
pub(super) fn read(folder: &Path, name: &str) -> Result<Option<String>, Problem> {
    let refused = |reason: String| Err(Problem::of_file(name, reason).of_cause(Cause::Unreadable));
    if !is_inside(name) {
        return refused("leads out of the theme: name files relative to its folder".to_owned());
    }
    let path = match located(folder, name) {
        Ok(Some(path)) => path,
        Ok(None) => return Ok(None),
        Err(Refused::LeadsOut) => return refused(LEADS_OUT.to_owned()),
        Err(Refused::Unreadable(error)) => return refused(unreadable(&error)),
    };
    match text_of(&path, size_max(name)) {
        Ok(Ok(text)) => Ok(Some(text)),
        Ok(Err(reason)) => refused(reason),
        Err(error) => refused(unreadable(&error)),
    }
}

/// The reason why the system does not read a file, in plain words: its error number says nothing to an owner.
fn unreadable(error: &io::Error) -> String {
    let reason = match error.kind() {
        ErrorKind::PermissionDenied => {
            "permission denied, let everyone read it (chmod -R a+rX on the theme's folder)"
                .to_owned()
        }
        _ => {
            let text = error.to_string();
            let words = text.split(" (os error").next();
            words.unwrap_or_default().to_owned()
        }
    };
    format!("cannot be read: {reason}")
}

/// Returns true if the folder has something of that name, whatever it is: what cannot be used is a defect
/// when it is read, and not a file that is missing.
pub(super) fn has(folder: &Path, name: &str) -> bool {
    fs::symlink_metadata(folder.join(name)).is_ok()
}

/// The names of what a folder of the theme holds, other folders and hidden files left out.
///
/// # Errors
/// The folder is not there, cannot be read, or is a link that leads out of the theme.
pub(super) fn list(root: &Path, folder: &str) -> io::Result<Vec<String>> {
    let path = match folder {
        "" => root.to_owned(),
        _ => match located(root, folder) {
            Ok(Some(path)) => path,
            Ok(None) | Err(Refused::LeadsOut) => return Err(ErrorKind::NotFound.into()),
            Err(Refused::Unreadable(error)) => return Err(error),
        },
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        names.push(if folder.is_empty() {
            name
        } else {
            format!("{folder}/{name}")
        });
    }
    Ok(names)
}

/// The defect of a folder of the theme that is a link out of it: its files are as good as missing.
pub(super) fn folder_problem(root: &Path, folder: &str) -> Option<Problem> {
    let is_refused = matches!(located(root, folder), Err(Refused::LeadsOut));
    is_refused.then(|| Problem::of_file(folder, LEADS_OUT).of_cause(Cause::Unreadable))
}

/// The reason why a path of the theme is not opened.
enum Refused {
    LeadsOut,
    Unreadable(io::Error),
}

/// Returns true if a name has no step out of the folder.
fn is_inside(name: &str) -> bool {
    let is_step = |part: &str| part.is_empty() || part == ".." || part == ".";
    !name.split(['/', '\\']).any(is_step) && !name.contains('\0')
}

/// The path of a name, without links; nothing where there is no such file.
fn located(folder: &Path, name: &str) -> Result<Option<PathBuf>, Refused> {
    let mut path = folder.to_owned();
    let mut has_link = false;
    for part in Path::new(name).components() {
        let Component::Normal(part) = part else {
            return Err(Refused::LeadsOut);
        };
        path.push(part);
        match fs::symlink_metadata(&path) {
            Ok(found) => has_link |= found.file_type().is_symlink(),
            // Behind a link, a path that leads to nothing says what is not there.
            Err(_) if has_link => return Err(Refused::LeadsOut),
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(Refused::Unreadable(error)),
        }
    }
    if !has_link {
        return Ok(Some(path));
    }
    let root = folder.canonicalize().map_err(Refused::Unreadable)?;
    let target = path.canonicalize().map_err(|_| Refused::LeadsOut)?;
    if target.starts_with(&root) && target != root {
        Ok(Some(target))
    } else {
        Err(Refused::LeadsOut)
    }
}

fn is_absent(error: &io::Error) -> bool {
    let kind = error.kind();
    matches!(
        kind,
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename
    )
}

fn size_max(name: &str) -> u64 {
    if name == crate::theme::settings::FILE {
        SETTINGS_MAX
    } else {
        FILE_MAX
    }
}

/// The text of a regular file, or why it is not read.
fn text_of(path: &Path, size_max: u64) -> io::Result<Result<String, String>> {
    // Looked at before it is opened: to open a device may do something.
    if let Some(reason) = irregular(fs::symlink_metadata(path)?.file_type()) {
        return Ok(Err(reason));
    }
    let file = opened(path)?;
    let found = file.metadata()?;
    if let Some(reason) = irregular(found.file_type()) {
        return Ok(Err(reason));
    }
    let too_large = |bytes: u64| format!("{bytes} bytes, and this file has at most {size_max}");
    if found.len() > size_max {
        return Ok(Err(too_large(found.len())));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
    // A file that grows while it is read is cut, and then refused.
    let length = file.take(size_max + 1).read_to_end(&mut bytes)? as u64;
    Ok(if length > size_max {
        Err(too_large(length))
    } else {
        decoded(bytes)
    })
}

/// UTF-8 without the byte order mark that Notepad and PowerShell put before it, or the reason why a file is not UTF-8.
fn decoded(mut bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("cannot be read: it is UTF-16, save it as UTF-8".to_owned());
    }
    if bytes.starts_with("\u{feff}".as_bytes()) {
        bytes.drain(.."\u{feff}".len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = memchr::memchr_iter(b'\n', valid).count() + 1;
        format!("cannot be read: line {line} is not UTF-8, save it as UTF-8")
    })
}

/// The reason why something other than a regular file is not read.
fn irregular(kind: FileType) -> Option<String> {
    let found = if kind.is_file() {
        return None;
    } else if kind.is_dir() {
        "a folder"
    } else {
        "a pipe, a socket or a device"
    };
    Some(format!("is {found} where a file belongs"))
}

/// Opens a file without following a link and without waiting: a pipe that took the file's place since it was
/// looked at has nobody at its other end.
fn opened(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOFOLLOW);
    }
    options.open(path)
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
