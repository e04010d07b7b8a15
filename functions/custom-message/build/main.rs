//! Embeds the default theme: every file of `templates/` but its samples, as a sorted table, so that
//! a new message or language is a new file and nothing else; and each of its messages flattened, so
//! that a start need not parse them.

mod flatten;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[allow(
    clippy::disallowed_methods,
    reason = "a build script is told by its environment"
)]
fn main() -> io::Result<()> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let templates = manifest.join("../../templates").canonicalize()?;
    println!("cargo:rerun-if-changed={}", templates.display());

    let mut names = Vec::new();
    for folder in ["", "messages", "locales"] {
        collect(&templates, folder, &mut names)?;
    }
    let files = names
        .into_iter()
        .map(|name| {
            let text = fs::read_to_string(templates.join(&name))?;
            Ok((name, text))
        })
        .collect::<io::Result<BTreeMap<_, _>>>()?;
    fs::write(out.join("default_theme.rs"), table(&files)?)?;
    fs::write(
        out.join("flat_messages.rs"),
        table(&flat_messages(&files)?)?,
    )
}

/// Texts by name as a Rust array, sorted.
fn table(texts: &BTreeMap<String, String>) -> io::Result<String> {
    let mut table = String::from("[\n");
    for (name, text) in texts {
        writeln!(table, "    ({name:?}, {text:?}),").map_err(io::Error::other)?;
    }
    table.push_str("]\n");
    Ok(table)
}

/// Each message by its name, flattened.
fn flat_messages(files: &BTreeMap<String, String>) -> io::Result<BTreeMap<String, String>> {
    let messages = files.keys().filter(|name| name.starts_with("messages/"));
    messages
        .map(|name| {
            let flat = flatten::flatten(name, |name| files.get(name).map(String::as_str));
            Ok((name.clone(), flat.map_err(io::Error::other)?))
        })
        .collect()
}

fn collect(templates: &Path, folder: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(templates.join(folder))? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        if [".html", ".ftl", ".toml"]
            .iter()
            .any(|ending| file.ends_with(ending))
        {
            names.push(if folder.is_empty() {
                file
            } else {
                format!("{folder}/{file}")
            });
        }
    }
    Ok(())
}
