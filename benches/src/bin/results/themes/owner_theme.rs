//! An owner's theme that overrides every file of the default theme.

use std::path::{Path, PathBuf};
use std::{fs, io};

const DEFAULT_THEME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../templates");

/// A change for one kind of file.
struct OwnerChange {
    /// A file, or a folder with all its files.
    path: &'static str,
    from: &'static str,
    to: &'static str,
}

/// The changes. Most keep the length, so that the mails of both themes are nearly equally long.
const CHANGES: [OwnerChange; 6] = [
    OwnerChange {
        path: "theme.toml",
        from: "\nborder = \"#dfe3ea\"",
        to: "\nborder = \"#c5ccd8\"",
    },
    OwnerChange {
        path: "layout.html",
        from: "border-radius:10px",
        to: "border-radius:11px",
    },
    OwnerChange {
        path: "components.html",
        from: "padding:0 0 24px",
        to: "padding:0 0 23px",
    },
    OwnerChange {
        path: "messages",
        from: "{% block content %}",
        to: "{% block content %}<tr><td style=\"height:3px\"></td></tr>",
    },
    OwnerChange {
        path: "locales",
        from: ".font = ",
        to: ".font = Verdana,",
    },
    OwnerChange {
        path: "layout.txt",
        from: "{{ text.heading }}",
        to: "* {{ text.heading }}",
    },
];

/// The visible results of the changes, in every HTML body of the owner's theme and in no other. The
/// change of the plain text has none, because Cognito's answer has no plain text.
pub(super) const MARKS: [&str; CHANGES.len() - 1] = [
    "#c5ccd8",
    "border-radius:11px",
    "padding:0 0 23px",
    "style=\"height:3px\"",
    "font-family:Verdana,",
];

/// Makes the theme in an empty `folder`.
///
/// # Errors
/// When a file cannot be read or written, or does not hold the text to change.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let default_theme = Path::new(DEFAULT_THEME);
    for path in files(default_theme)? {
        let text = fs::read_to_string(default_theme.join(&path))?;
        let copy = folder.join(&path);
        fs::create_dir_all(copy.parent().unwrap_or(folder))?;
        fs::write(copy, changed(&path, &text)?)?;
    }
    Ok(())
}

/// The marks that a body lacks: each is a file that came from the default theme.
pub(super) fn missing_marks(body: &str) -> Vec<&'static str> {
    let mut marks = MARKS.to_vec();
    marks.retain(|mark| !body.contains(mark));
    marks
}

/// Samples are copied unchanged, since they are no part of a mail, and so are the plain texts of notices, which
/// only custom-email-sender sends.
fn changed(path: &Path, text: &str) -> io::Result<String> {
    let is_notice =
        path.starts_with("messages") && path.extension().is_some_and(|end| end == "txt");
    let mut changes = CHANGES.iter().filter(|_| !is_notice);
    let change = changes.find(|change| path.starts_with(change.path));
    match change {
        Some(OwnerChange { from, .. }) if !text.contains(from) => {
            let path = path.display();
            Err(io::Error::other(format!(
                "cannot make the owner's theme: the default theme's `{path}` does not hold `{from}`"
            )))
        }
        Some(OwnerChange { from, to, .. }) => Ok(text.replace(from, to)),
        None => Ok(text.to_owned()),
    }
}

/// All files below a folder, as paths in it.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(folder.join(&inner))? {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            match entry.file_type()?.is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_default_theme_is_there_and_changed() {
        let folder = std::env::temp_dir().join(format!("signet-owner-{}", std::process::id()));
        make(&folder).unwrap();
        let default_theme = Path::new(DEFAULT_THEME);
        let files = files(default_theme).unwrap();
        assert!(files.len() > 30, "{files:?}");
        // Samples and the plain texts of notices are copied as they are, and an owner cannot bring looks.
        let is_text = |path: &Path| path.extension().is_some_and(|end| end == "txt");
        let unseen = |path: &Path| {
            path.starts_with("samples")
                || path.starts_with("looks")
                || path.starts_with("messages") && is_text(path)
        };
        for path in files.iter().filter(|path| !unseen(path)) {
            let [ours, theirs] =
                [default_theme, &folder].map(|in_folder| fs::read(in_folder.join(path)).unwrap());
            assert!(ours != theirs, "{} is unchanged", path.display());
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_mail_without_a_mark_is_noticed() {
        assert_eq!(missing_marks(""), MARKS);
        assert_eq!(missing_marks(&MARKS.concat()), [""; 0]);
        assert_eq!(missing_marks(&MARKS[1..].concat()), [MARKS[0]]);
    }
}
