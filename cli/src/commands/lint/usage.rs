//! The files of a theme's folder that something reads, and findings for all others.

use std::collections::{BTreeMap, BTreeSet};

use theme::Files;
use theme::syntax::{Node, Template};

use super::finding::{Finding, Findings};
use super::rule;
use super::sources::{Layer, Source, Sources};
use crate::commands::theme_names;

/// The use of the files of an owner's folder.
#[derive(Debug, Default)]
pub struct Usage {
    /// The files that something reads, sorted.
    pub files: Vec<String>,
    /// The folders around these files.
    folders: BTreeSet<String>,
    /// The files that nothing reads, sorted.
    unread: Vec<String>,
}

impl Usage {
    /// Finds out what is read: by its name, or because a template extends or includes it.
    pub fn of(sources: &Sources<'_>) -> Self {
        let included = included(sources);
        let mut usage = Self::default();
        for name in sources.inventory() {
            if theme_names::is_read(name) || included.contains(name.as_str()) {
                usage.files.push(name.clone());
                let ends = name.match_indices('/').map(|(at, _)| at);
                usage.folders.extend(ends.map(|end| name[..end].to_owned()));
            } else if !theme_names::is_tolerated(name) && !is_default_look(sources, name) {
                usage.unread.push(name.clone());
            }
        }
        usage
    }

    /// Reports what nothing reads: a folder of which nothing is used once, not file by file.
    pub fn report(&self, sources: &Sources<'_>, findings: &mut Findings) {
        let mut folders: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for name in &self.unread {
            match self.unread_folder(name) {
                Some(folder) => folders.entry(folder).or_default().push(name.clone()),
                None => {
                    let text = format!("nothing reads this file: {}", self.advice(name));
                    add(name, text, sources, findings);
                }
            }
        }
        for (folder, files) in folders {
            let advice = theme_names::folder_advice(folder, &files);
            let text = format!("nothing reads this folder: {advice}");
            add(folder, text, sources, findings);
        }
    }

    /// Returns the outermost folder around a file of which nothing is used; nothing for a file that stands
    /// beside used ones or in a folder with a name of a theme's.
    fn unread_folder<'n>(&self, name: &'n str) -> Option<&'n str> {
        let ends = name.match_indices('/').map(|(at, _)| at);
        let folders = ends.map(|end| &name[..end]);
        let is_known = |folder: &str| {
            let mut known = theme_names::FOLDERS.iter();
            known.any(|(known, _)| *known == folder)
        };
        folders
            .filter(|folder| !is_known(folder))
            .find(|folder| !self.folders.contains(*folder))
    }

    fn advice(&self, name: &str) -> String {
        let advice = theme_names::advice(name);
        let target = advice.strip_prefix("name it ").unwrap_or_default();
        // The names of an inventory are sorted.
        if self
            .files
            .binary_search_by(|file| file.as_str().cmp(target))
            .is_ok()
        {
            return format!("{target} is read instead: remove this one");
        }
        advice
    }
}

fn add(name: &str, text: String, sources: &Sources<'_>, findings: &mut Findings) {
    let place = sources.place_of_file(name);
    findings.add(Finding::new(&rule::UNREAD_FILE, text).at(place));
}

/// Returns the names that templates extend or include, starting from those that are read by their names.
fn included<'s>(sources: &'s Sources<'_>) -> BTreeSet<&'s str> {
    let is_root =
        |file: &Source<'_>| file.layer == Layer::Default || theme_names::is_read(file.name);
    let mut open: Vec<&Source<'_>> = sources
        .files()
        .iter()
        .filter(|file| is_root(file))
        .collect();
    let mut included = BTreeSet::new();
    while let Some(file) = open.pop() {
        let Some(template) = &file.template else {
            continue;
        };
        for name in references(template) {
            if included.insert(name) {
                let mut own = sources.files().iter();
                open.extend(own.find(|file| file.layer == Layer::Own && file.name == name));
            }
        }
    }
    included
}

/// Returns true for a file of the default theme's looks, unchanged: a copy of the whole default theme has them.
fn is_default_look(sources: &Sources<'_>, name: &str) -> bool {
    let of_looks = name.starts_with("looks/");
    let default = of_looks.then(|| Files::embedded(name)).flatten();
    let mut own = sources
        .files()
        .iter()
        .filter(|file| file.layer == Layer::Own);
    default.is_some_and(|text| own.any(|file| file.name == name && file.text == text))
}

fn references<'s>(template: &Template<'s>) -> Vec<&'s str> {
    let extends = template.extends.iter().map(|(name, _)| *name);
    let of_components = template.components.iter().flat_map(|one| one.all_nodes());
    let nodes = template.all_nodes().into_iter().chain(of_components);
    let includes = nodes.filter_map(|node| match node {
        Node::Include(name, _) => Some(*name),
        _ => None,
    });
    extends.chain(includes).collect()
}
