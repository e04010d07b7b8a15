//! The brand's fields on the page, which write `theme.toml`. Everything else in the file stays as it is, comments
//! too.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, bail, ensure};
use serde::{Deserialize, Serialize};
use toml_edit::{DocumentMut, Item, Table, Value, value};

use crate::io_error::IoError;

/// The file that is written, and the one that is renamed to it.
const FILE: &str = "theme.toml";
const NEW_FILE: &str = ".theme.toml.new";
/// The longest text of a field.
const TEXT_MAX: usize = 500;

/// The fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// `[brand] name`.
    pub name: String,
    /// `[colors] accent`.
    pub accent: String,
    /// `[brand] logo_url`; empty for none.
    pub logo_url: String,
}

/// The theme's file, and what it held before each change.
#[derive(Debug)]
pub struct BrandFile {
    folder: PathBuf,
    changes: Vec<Change>,
}

/// A change of the file by this program.
#[derive(Debug)]
struct Change {
    /// The text before; none if there was no file.
    before: Option<String>,
    /// The text that was written.
    written: String,
}

impl BrandFile {
    /// The file of an owner's theme.
    pub const fn of(folder: PathBuf) -> Self {
        Self {
            folder,
            changes: Vec::new(),
        }
    }

    /// Returns true if there is a change that can be taken back.
    pub const fn can_undo(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Writes the fields.
    ///
    /// # Errors
    /// A field has no usable value, or the file is not TOML or cannot be written.
    pub fn write(&mut self, fields: &Fields) -> anyhow::Result<()> {
        let fields = checked(fields)?;
        let text = self.read()?;
        let changed = changed(text.as_deref().unwrap_or_default(), &fields)?;
        if text.as_ref() == Some(&changed) {
            return Ok(());
        }
        self.save(&changed)?;
        self.changes.push(Change {
            before: text,
            written: changed,
        });
        Ok(())
    }

    /// Takes the last change back.
    ///
    /// # Errors
    /// There is none, another program has changed the file since then, or it cannot be written.
    pub fn undo(&mut self) -> anyhow::Result<()> {
        let change = self.changes.last().context("nothing to undo")?;
        ensure!(
            self.read()?.as_ref() == Some(&change.written),
            "{FILE} was changed elsewhere since then, and undo would lose that: change the field, or the file itself"
        );
        match &change.before {
            Some(text) => self.save(text)?,
            None => fs::remove_file(self.folder.join(FILE))
                .map_err(IoError)
                .context(FILE)?,
        }
        self.changes.pop();
        Ok(())
    }

    /// Returns the file's text; nothing if there is no file.
    fn read(&self) -> anyhow::Result<Option<String>> {
        let path = self.folder.join(FILE);
        match fs::symlink_metadata(&path) {
            Ok(found) => ensure!(found.is_file(), "{FILE}: not a regular file"),
            Err(_) => return Ok(None),
        }
        let text = fs::read_to_string(&path).map_err(IoError).context(FILE)?;
        Ok(Some(text))
    }

    /// Writes a new file and renames it, so that nobody reads half a file, and no link is followed.
    fn save(&self, text: &str) -> anyhow::Result<()> {
        let new = self.folder.join(NEW_FILE);
        let _ = fs::remove_file(&new);
        let write = || {
            let mut file = fs::File::create_new(&new)?;
            file.write_all(text.as_bytes())?;
            fs::rename(&new, self.folder.join(FILE))
        };
        write().map_err(IoError).context(FILE)
    }
}

/// Returns the fields without space around them.
fn checked(fields: &Fields) -> anyhow::Result<Fields> {
    let text = |text: &str| text.trim().to_owned();
    let fields = Fields {
        name: text(&fields.name),
        accent: text(&fields.accent).to_ascii_lowercase(),
        logo_url: text(&fields.logo_url),
    };
    for (name, field) in [("name", &fields.name), ("logo", &fields.logo_url)] {
        let is_line = field.len() <= TEXT_MAX && !field.chars().any(char::is_control);
        ensure!(is_line, "{name}: not one line of at most {TEXT_MAX} bytes");
    }
    ensure!(!fields.name.is_empty(), "name: empty");
    let digits = fields.accent.strip_prefix('#').unwrap_or_default();
    let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    ensure!(is_colour, "colour: expected for example #0b6e5f");
    let is_link = fields.logo_url.is_empty() || fields.logo_url.starts_with("https://");
    ensure!(is_link, "logo: expected an address with https://");
    Ok(fields)
}

fn changed(text: &str, fields: &Fields) -> anyhow::Result<String> {
    let document = text.parse::<DocumentMut>();
    let Ok(mut document) = document else {
        bail!("{FILE} is not TOML; fix it first");
    };
    set(&mut document, "brand", "name", &fields.name)?;
    set(&mut document, "brand", "logo_url", &fields.logo_url)?;
    set(&mut document, "colors", "accent", &fields.accent)?;
    Ok(document.to_string())
}

/// Sets a key and keeps the comment behind it; an empty text removes the key.
fn set(document: &mut DocumentMut, table: &str, key: &str, text: &str) -> anyhow::Result<()> {
    let table = document
        .entry(table)
        .or_insert_with(|| Item::Table(Table::new()))
        .as_table_like_mut()
        .with_context(|| format!("{FILE}: {table} is not a table"))?;
    let old = table.get(key).and_then(Item::as_value);
    if old.and_then(Value::as_str) == Some(text) {
        return Ok(());
    }
    if text.is_empty() {
        table.remove(key);
        return Ok(());
    }
    let decor = old.map(|value| value.decor().clone());
    let mut new = value(text);
    if let (Some(value), Some(decor)) = (new.as_value_mut(), decor) {
        *value.decor_mut() = decor;
    }
    table.insert(key, new);
    Ok(())
}

/// Returns the fields as a theme has them now.
pub fn fields_of(look: &theme::Look) -> Fields {
    Fields {
        name: look.brand.name.clone(),
        accent: look
            .light
            .accent
            .map(|accent| accent.to_string())
            .unwrap_or_default(),
        logo_url: look.brand.logo_url.clone().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = "# mine\n[brand]\nname = \"Acme\"   # the name\nwebsite = \"https://a.example\"\n\n[colors]\naccent = \"#0b6e5f\" # green\n";

    fn fields(name: &str, accent: &str, logo_url: &str) -> Fields {
        Fields {
            name: name.to_owned(),
            accent: accent.to_owned(),
            logo_url: logo_url.to_owned(),
        }
    }

    #[test]
    fn comments_and_other_keys_stay_and_undo_takes_everything_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        fs::write(&path, TOML).unwrap();
        let mut file = BrandFile::of(folder.path().to_owned());
        file.write(&fields(" Bolt ", "#FF0000", "https://a.example/l.png"))
            .unwrap();
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            "# mine\n[brand]\nname = \"Bolt\"   # the name\nwebsite = \"https://a.example\"\nlogo_url = \"https://a.example/l.png\"\n\n[colors]\naccent = \"#ff0000\" # green\n"
        );
        file.write(&fields("Bolt", "#ff0000", "")).unwrap();
        assert!(!fs::read_to_string(&path).unwrap().contains("logo_url"));
        file.undo().unwrap();
        file.undo().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), TOML);
        assert!(!file.can_undo() && file.undo().is_err());
    }

    #[test]
    fn a_theme_without_the_file_gets_one_and_undo_removes_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = BrandFile::of(folder.path().to_owned());
        file.write(&fields("A \"quoted\" name", "#000000", ""))
            .unwrap();
        let text = fs::read_to_string(folder.path().join(FILE)).unwrap();
        let theme = theme::Theme::load(Some(folder.path()), &[]);
        assert_eq!(
            fields_of(&theme.settings().look).name,
            "A \"quoted\" name",
            "{text}"
        );
        file.undo().unwrap();
        assert!(!folder.path().join(FILE).exists());
    }

    #[test]
    fn undo_loses_nothing_that_another_program_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        fs::write(&path, TOML).unwrap();
        let mut file = BrandFile::of(folder.path().to_owned());
        file.write(&fields("Bolt", "#0b6e5f", "")).unwrap();
        let written = fs::read_to_string(&path).unwrap();
        let theirs = format!("{written}background = \"#ffffff\"\n");
        fs::write(&path, &theirs).unwrap();
        let refused = file.undo().unwrap_err().to_string();
        assert!(
            refused.contains("theme.toml was changed elsewhere"),
            "{refused}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
        // A change of a field after that can be taken back, and keeps what the other program wrote.
        file.write(&fields("Cog", "#0b6e5f", "")).unwrap();
        file.undo().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
        fs::remove_file(&path).unwrap();
        assert!(file.undo().is_err() && !path.exists());
        fs::write(&path, written).unwrap();
        file.undo().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), TOML);
    }

    #[test]
    fn what_cannot_be_used_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        fs::write(&path, TOML).unwrap();
        let mut file = BrandFile::of(folder.path().to_owned());
        for wrong in [
            fields("", "#000000", ""),
            fields("a\nb", "#000000", ""),
            fields("A", "red", ""),
            fields("A", "#00000g", ""),
            fields("A", "#000000", "http://a.example"),
            fields("A", "#000000", "javascript:alert(1)"),
        ] {
            assert!(file.write(&wrong).is_err(), "{wrong:?}");
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), TOML);
        for text in ["[brand", "brand = 1\n"] {
            fs::write(&path, text).unwrap();
            assert!(file.write(&fields("A", "#000000", "")).is_err());
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        let victim = outside.path().join("victim");
        fs::write(&victim, "theirs").unwrap();
        std::os::unix::fs::symlink(&victim, folder.path().join(FILE)).unwrap();
        std::os::unix::fs::symlink(&victim, folder.path().join(NEW_FILE)).unwrap();
        let mut file = BrandFile::of(folder.path().to_owned());
        assert!(file.write(&fields("A", "#000000", "")).is_err());
        fs::remove_file(folder.path().join(FILE)).unwrap();
        file.write(&fields("A", "#000000", "")).unwrap();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "theirs");
    }
}
