//! Embeds the default theme: every file of `templates/` but its samples, as a sorted table, so that
//! a new message or language is a new file and nothing else.

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
    names.sort();
    let mut table = String::from("[\n");
    for name in names {
        let path = templates.join(&name);
        writeln!(
            table,
            "    ({name:?}, include_str!({:?})),",
            path.display().to_string()
        )
        .map_err(io::Error::other)?;
    }
    table.push_str("]\n");
    fs::write(out.join("default_theme.rs"), table)
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
