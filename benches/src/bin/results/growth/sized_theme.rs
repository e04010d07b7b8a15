//! Themes that differ in one size only.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const ENGLISH: &str = include_str!("../../../../../templates/locales/en.ftl");

/// The beginning of the English subject of a sign-up. Each made language begins differently, so that the
/// answer shows the language.
const SUBJECT: &str = "Confirm your email address for";

/// A language from `qaa` to `qtz`: ISO 639-2 reserves them for local use, and no default theme has them.
pub(super) fn language(number: usize) -> String {
    let letter = |number: usize| char::from(b'a' + number as u8);
    format!("q{}{}", letter(number / 26 % 20), letter(number % 26))
}

/// The beginning of the subject of a sign-up in a made language.
pub(super) fn subject(language: &str) -> String {
    format!("[{language}] {SUBJECT}")
}

/// Makes a theme with `count` languages, each as long as English.
pub(super) fn of_languages(folder: &Path, count: usize) -> io::Result<PathBuf> {
    let locales = emptied(folder)?.join("locales");
    fs::create_dir(&locales)?;
    for language in (0..count).map(language) {
        let text = ENGLISH.replace(SUBJECT, &subject(&language));
        fs::write(locales.join(format!("{language}.ftl")), text)?;
    }
    Ok(folder.to_owned())
}

/// The id of an app client.
pub(super) fn client(number: usize) -> String {
    format!("{number:05}client000000000000000")
}

/// The value of a tenant.
pub(super) fn tenant(number: usize) -> String {
    format!("tenant-{number:05}")
}

/// The brand of an app client or a tenant.
pub(super) fn brand(number: usize) -> String {
    format!("Northwind {number}")
}

/// Makes a theme with a file for each of `count` app clients.
pub(super) fn of_clients(folder: &Path, count: usize) -> io::Result<PathBuf> {
    write_scopes(&emptied(folder)?.join("clients"), count, client)?;
    Ok(folder.to_owned())
}

/// Makes a theme with a file for each of `count` tenants. A user's tenant is in `custom:tenant`.
pub(super) fn of_tenants(folder: &Path, count: usize) -> io::Result<PathBuf> {
    write_scopes(&emptied(folder)?.join("tenants"), count, tenant)?;
    let theme = "[tenants]\nfrom = [\"custom:tenant\"]\n";
    fs::write(folder.join("theme.toml"), theme)?;
    Ok(folder.to_owned())
}

fn write_scopes(folder: &Path, count: usize, name: fn(usize) -> String) -> io::Result<()> {
    fs::create_dir(folder)?;
    for number in 1..=count {
        let text = format!(
            "[locales]\ndefault = \"en\"\n\n[brand]\nname = \"{}\"\n\n[colors]\naccent = \"#0b7a5b\"\n",
            brand(number)
        );
        fs::write(folder.join(format!("{}.toml", name(number))), text)?;
    }
    Ok(())
}

/// Makes a theme whose sign-up has `characters` characters, most of them padding.
pub(super) fn of_body(folder: &Path, characters: usize) -> io::Result<PathBuf> {
    const HEAD: &str = "<!doctype html><html><body><p>{{ code }}</p>\n";
    const TAIL: &str = "</body></html>\n";
    const ROW: &str = "<p style=\"margin:0 0 8px;color:#16191f\">A paragraph that pads.</p>\n";
    let around = HEAD.len() - "{{ code }}".len() + "{####}".len() + TAIL.len();
    let padding = characters.saturating_sub(around);
    let rows = ROW.repeat(padding / ROW.len());
    // No spaces: the renderer removes indentation.
    let rest = "x".repeat(padding % ROW.len());
    let messages = emptied(folder)?.join("messages");
    fs::create_dir(&messages)?;
    let message = format!("{HEAD}{rows}{rest}{TAIL}");
    fs::write(messages.join("sign-up.html"), message)?;
    Ok(folder.to_owned())
}

fn emptied(folder: &Path) -> io::Result<&Path> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn three_hundred_languages_have_three_hundred_tags() {
        let tags: BTreeSet<String> = (0..300).map(language).collect();
        assert_eq!(tags.len(), 300);
        assert!(tags.iter().all(|tag| tag.len() == 3));
    }

    #[test]
    fn the_english_subject_still_begins_as_expected() {
        assert!(ENGLISH.contains(SUBJECT));
    }

    #[test]
    fn each_client_and_tenant_has_a_file() {
        let folder = std::env::temp_dir().join(format!("signet-scopes-{}", std::process::id()));
        let files = |of: &str| fs::read_dir(folder.join(of)).unwrap().count();
        of_clients(&folder, 3).unwrap();
        assert_eq!(files("clients"), 3);
        of_tenants(&folder, 2).unwrap();
        assert_eq!(files("tenants"), 2);
        let second = folder.join("tenants/tenant-00002.toml");
        assert!(fs::read_to_string(second).unwrap().contains("Northwind 2"));
        assert!(folder.join("theme.toml").is_file() && !folder.join("clients").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
