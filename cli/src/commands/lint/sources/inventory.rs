//! The names of everything in a theme's folder.

use std::path::Path;

/// Depth of nested folders at most, so that a symbolic link to a folder above ends.
const DEPTH_MAX: usize = 6;
/// Folders whose files are not listed: their number says nothing about the theme.
const CLOSED: [&str; 2] = ["node_modules", "target"];

/// Lists the files of a folder with their paths in it, sorted, without hidden ones. A folder that is not looked
/// into stands for its files.
pub fn of(root: &Path) -> Vec<String> {
    let mut names = Vec::new();
    collect(root, "", DEPTH_MAX, &mut names);
    names.sort();
    names
}

fn collect(root: &Path, folder: &str, depth: usize, names: &mut Vec<String>) {
    // The function cannot list such a folder either, and then uses the default theme's files.
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
        return;
    };
    for entry in entries.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.starts_with('.') {
            continue;
        }
        let name = match folder {
            "" => file.clone(),
            folder => format!("{folder}/{file}"),
        };
        let is_folder = entry.path().is_dir();
        if is_folder && depth > 0 && !CLOSED.contains(&file.as_str()) {
            collect(root, &name, depth - 1, names);
        } else {
            names.push(name);
        }
    }
}
