//! Files that a command writes for a person: never over a file that signet did not make, never through a link.
//!
//! CI runs signet in folders of strangers, where `gallery` may be a link to a home folder and `gallery/index.html`
//! somebody's own page. A marker file in the folder lists what signet made there; only that is replaced.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail, ensure};

use crate::io_error::IoError;

/// The marker: a line of explanation, then a path a line, as JSON because a name may hold a line break.
const MARKER: &str = ".signet-files";
const EXPLANATION: &str = "# signet made these files, and replaces them when it runs again";

/// A folder that a command fills, and what signet made in it.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    made: BTreeSet<String>,
}

impl OutputFolder {
    /// Opens a folder, which is made if it does not exist.
    ///
    /// # Errors
    /// The folder or its marker is a link, or cannot be read or made.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        // Without a slash at the end, behind which the system would follow a link.
        let path: PathBuf = path.components().collect();
        refuse_link(&path)?;
        make_folder(&path)?;
        let marker = path.join(MARKER);
        let made = match kind(&marker)? {
            Kind::Missing => String::new(),
            Kind::File => fs::read_to_string(&marker)
                .map_err(IoError)
                .with_context(|| marker.display().to_string())?,
            Kind::Other => return Err(not_ours(&marker)),
        };
        // A line that is none of signet's names nothing that it made.
        let names = made
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        Ok(Self {
            made: names.collect(),
            path,
        })
    }

    /// Writes a file and returns its path. `name` is a path below the folder with `/` between its parts.
    ///
    /// # Errors
    /// There is such a file, and signet did not make it; a folder on the way is a link; it cannot be written.
    pub fn write(&mut self, name: &str, content: impl AsRef<[u8]>) -> anyhow::Result<PathBuf> {
        let path = self.path.join(name);
        if self.made.contains(name) {
            remove_file(&path)?;
        }
        if !create(&self.path, name, content.as_ref())? {
            return Err(not_ours(&path));
        }
        if self.made.insert(name.to_owned()) {
            self.remember(name)?;
        }
        Ok(path)
    }

    /// Adds a name to the marker at once: a run that is stopped leaves no file that nobody made.
    fn remember(&self, name: &str) -> anyhow::Result<()> {
        let path = self.path.join(MARKER);
        let mut text = String::new();
        if kind(&path)? == Kind::Missing {
            text = format!("{EXPLANATION}\n");
        }
        text += &(serde_json::json!(name).to_string() + "\n");
        let file = OpenOptions::new().append(true).create(true).open(&path);
        file.and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(IoError)
            .with_context(|| path.display().to_string())
    }
}

/// Writes a file below a folder unless it exists. Returns true if it was written.
///
/// # Errors
/// A folder on the way is a link or cannot be made, or the file cannot be written.
pub fn create(folder: &Path, name: &str, content: &[u8]) -> anyhow::Result<bool> {
    let parts = Path::new(name).components();
    ensure!(
        parts.clone().count() > 0
            && parts
                .clone()
                .all(|part| matches!(part, Component::Normal(_))),
        "{name:?} is no path below {}",
        folder.display()
    );
    let mut path = folder.to_owned();
    refuse_link(&path)?;
    make_folder(&path)?;
    let last = parts.clone().count() - 1;
    for part in parts.take(last) {
        path.push(part);
        refuse_link(&path)?;
        make_folder(&path)?;
    }
    path = folder.join(name);
    // The system itself refuses an existing file or link: there is no moment between a test and the write.
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    match file.and_then(|mut file| file.write_all(content)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(IoError(error)).with_context(|| path.display().to_string()),
    }
}

/// Writes a file in the place of one that the caller knows to be signet's, or anew.
///
/// # Errors
/// A link, a folder or a device is there, or the file cannot be written.
pub fn replace(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    remove_file(path)?;
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(content))
        .map_err(IoError)
        .with_context(|| path.display().to_string())
}

/// What is at a path, without following a link.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Missing,
    File,
    /// A link, a folder or a device.
    Other,
}

fn kind(path: &Path) -> anyhow::Result<Kind> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => Ok(Kind::File),
        Ok(_) => Ok(Kind::Other),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Kind::Missing),
        Err(error) => Err(IoError(error)).with_context(|| path.display().to_string()),
    }
}

/// Removes a file, so that nothing is written through a second name of it.
fn remove_file(path: &Path) -> anyhow::Result<()> {
    match kind(path)? {
        Kind::Missing => Ok(()),
        Kind::File => fs::remove_file(path)
            .map_err(IoError)
            .with_context(|| path.display().to_string()),
        Kind::Other => Err(not_ours(path)),
    }
}

fn make_folder(path: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(path)
        .map_err(IoError)
        .with_context(|| path.display().to_string())
}

fn refuse_link(path: &Path) -> anyhow::Result<()> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    if is_link {
        bail!(
            "{}: a link, and signet writes through none: name the folder itself",
            path.display()
        );
    }
    Ok(())
}

fn not_ours(path: &Path) -> anyhow::Error {
    anyhow::anyhow!(
        "{}: it is there, and signet did not make it: name another folder, or remove it",
        path.display()
    )
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn text(path: &Path) -> String {
        fs::read_to_string(path).expect("a file that the test wrote")
    }

    #[test]
    fn what_signet_made_is_replaced_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        OutputFolder::open(&out)
            .unwrap()
            .write("a.html", "one")
            .unwrap();
        fs::write(out.join("b.html"), "mine").unwrap();

        let mut again = OutputFolder::open(&out).unwrap();
        again.write("a.html", "two").unwrap();
        let refused = again.write("b.html", "two").unwrap_err().to_string();
        assert!(
            refused.contains("b.html: it is there, and signet did not make it"),
            "{refused}"
        );
        assert_eq!(text(&out.join("a.html")), "two");
        assert_eq!(text(&out.join("b.html")), "mine");
        // A refused file is not signet's the next time either.
        assert!(
            OutputFolder::open(&out)
                .unwrap()
                .write("b.html", "three")
                .is_err()
        );
    }

    #[test]
    fn a_file_that_became_a_link_stays_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let (out, other) = (folder.path().join("out"), folder.path().join("other"));
        OutputFolder::open(&out)
            .unwrap()
            .write("a.html", "one")
            .unwrap();
        fs::write(&other, "mine").unwrap();
        fs::remove_file(out.join("a.html")).unwrap();
        symlink(&other, out.join("a.html")).unwrap();
        assert!(
            OutputFolder::open(&out)
                .unwrap()
                .write("a.html", "two")
                .is_err()
        );
        assert_eq!(text(&other), "mine");
    }

    #[test]
    fn a_second_name_of_a_file_keeps_its_text() {
        let folder = tempfile::tempdir().unwrap();
        let (out, other) = (folder.path().join("out"), folder.path().join("other"));
        OutputFolder::open(&out)
            .unwrap()
            .write("a.html", "one")
            .unwrap();
        fs::hard_link(out.join("a.html"), &other).unwrap();
        OutputFolder::open(&out)
            .unwrap()
            .write("a.html", "two")
            .unwrap();
        assert_eq!(
            (text(&other), text(&out.join("a.html"))),
            ("one".into(), "two".into())
        );
    }

    #[test]
    fn no_folder_on_the_way_is_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (out, other) = (folder.path().join("out"), folder.path().join("other"));
        fs::create_dir_all(&other).unwrap();
        fs::create_dir_all(&out).unwrap();
        symlink(&other, out.join("pictures")).unwrap();
        let refused = OutputFolder::open(&out)
            .unwrap()
            .write("pictures/a.png", "")
            .unwrap_err();
        assert!(
            refused.to_string().contains("pictures: a link"),
            "{refused}"
        );
        symlink(&out, folder.path().join("link")).unwrap();
        for name in ["link", "link/", "link/."] {
            assert!(
                OutputFolder::open(&folder.path().join(name)).is_err(),
                "{name}"
            );
        }
        symlink(
            folder.path().join("nowhere"),
            folder.path().join("dangling"),
        )
        .unwrap();
        assert!(OutputFolder::open(&folder.path().join("dangling")).is_err());
        assert!(!folder.path().join("nowhere").exists());
        assert_eq!(fs::read_dir(other).unwrap().count(), 0);
    }

    #[test]
    fn a_line_break_in_a_name_makes_no_second_name() {
        let folder = tempfile::tempdir().unwrap();
        let mut out = OutputFolder::open(folder.path()).unwrap();
        out.write("a\nmine.html", "").unwrap();
        fs::write(folder.path().join("mine.html"), "mine").unwrap();
        let mut again = OutputFolder::open(folder.path()).unwrap();
        assert!(again.write("mine.html", "").is_err());
        again.write("a\nmine.html", "again").unwrap();
    }

    #[test]
    fn a_name_never_leaves_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let mut out = OutputFolder::open(&folder.path().join("out")).unwrap();
        for name in ["../a", "/tmp/a", "a/../../b", "", "."] {
            assert!(out.write(name, "").is_err(), "{name}");
        }
        assert!(!folder.path().join("a").exists());
    }

    #[test]
    fn a_marker_that_is_a_link_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list");
        fs::write(&list, "theme.toml\n").unwrap();
        let out = folder.path().join("out");
        fs::create_dir(&out).unwrap();
        symlink(&list, out.join(MARKER)).unwrap();
        assert!(OutputFolder::open(&out).is_err());
    }
}
