//! A new folder of files: nothing that is there is overwritten, and nothing is written through a link.

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::output_folder::create;

/// A folder for new files.
#[derive(Debug)]
pub struct NewFolder {
    path: PathBuf,
}

impl NewFolder {
    /// Takes a folder, which need not exist.
    ///
    /// # Errors
    /// The path is a file or a link.
    pub fn at(path: &Path) -> anyhow::Result<Self> {
        match std::fs::symlink_metadata(path) {
            Ok(known) if !known.is_dir() => {
                bail!("{}: not a folder: name another path", path.display())
            }
            _ => Ok(Self {
                path: path.to_owned(),
            }),
        }
    }

    /// Checks that none of the files exists.
    ///
    /// # Errors
    /// The first one that does.
    pub fn check<'n>(&self, mut names: impl Iterator<Item = &'n str>) -> anyhow::Result<()> {
        let taken = names.find(|name| {
            let path = self.path.join(name);
            let folders = path.ancestors().skip(1).take_while(|it| **it != *self.path);
            let is_link = |folder: &Path| {
                std::fs::symlink_metadata(folder).is_ok_and(|known| !known.is_dir())
            };
            std::fs::symlink_metadata(&path).is_ok() || folders.into_iter().any(is_link)
        });
        match taken {
            Some(name) => bail!(
                "{}: exists, and nothing is overwritten; choose another folder or move it away",
                self.path.join(name).display()
            ),
            None => Ok(()),
        }
    }

    /// Writes files, all or none of them.
    ///
    /// # Errors
    /// One exists, or cannot be written.
    pub fn write(&self, files: &[(String, String)]) -> anyhow::Result<()> {
        self.check(files.iter().map(|(name, _)| name.as_str()))?;
        for (name, text) in files {
            // Another program may have been quicker.
            if !create(&self.path, name, text.as_bytes())? {
                bail!("{}: exists by now", self.path.join(name).display());
            }
        }
        Ok(())
    }
}
