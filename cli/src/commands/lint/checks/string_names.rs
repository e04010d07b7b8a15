//! Check that a theme's strings have names that something uses.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use theme::mail::variables::{APART, SHARED};
use theme::suggest::closest;
use theme::syntax::{Expression, Template};
use theme::{Files, Settings, locale_file};

use super::variants;

use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::strings::{self, PartName};
use crate::commands::lint::sources::{Source, Sources};
use crate::commands::theme_names;

/// The term that the brand's name makes.
const BRAND: &str = "brand";

/// Reports the strings that nothing uses, and returns their names: no other check has to speak of them.
pub fn check(
    settings: &[Rc<Settings>],
    sources: &Sources<'_>,
    findings: &mut Findings,
) -> BTreeSet<PartName> {
    let known = Known::of(settings, sources);
    let mut unknown = BTreeSet::new();
    for source in sources.judged().filter(|file| file.name.ends_with(".ftl")) {
        for (term, at) in &source.strings.terms {
            if term != BRAND && !known.refers(&format!("-{term}")) {
                let near = match closest(term, [BRAND]) {
                    Some(near) => format!(": did you mean `-{near}`?"),
                    None => String::new(),
                };
                add(
                    source,
                    *at,
                    format!("no string uses the term -{term}{near}"),
                    findings,
                );
            }
        }
        for (message, at) in &source.strings.messages {
            if let Some(text) = known.message_defect(message) {
                add(source, *at, text, findings);
                let parts = source.strings.parts.keys();
                unknown.extend(parts.filter(|(name, _)| name == message).cloned());
            }
        }
        for (name, part) in &source.strings.parts {
            if let Some(text) = known.part_defect(&name.0, &name.1) {
                add(source, part.offset, text, findings);
                unknown.insert(name.clone());
            }
        }
    }
    unknown
}

fn add(source: &Source<'_>, at: usize, text: String, findings: &mut Findings) {
    let place = Some(source.place_at(at));
    findings.add(Finding::new(&rule::UNKNOWN_NAME, text).at(place));
}

/// The names of strings that something uses.
struct Known<'s> {
    /// The parts of each message in the default theme's English.
    default: BTreeMap<String, BTreeSet<String>>,
    /// The fields of `text` and `shared` that templates print, as names of parts.
    printed: BTreeMap<&'s str, BTreeSet<String>>,
    /// Every text that may refer to a string.
    texts: Vec<&'s str>,
    /// A value of events chooses variants.
    chooses_variants: bool,
}

impl<'s> Known<'s> {
    fn of(settings: &[Rc<Settings>], sources: &'s Sources<'_>) -> Self {
        let english = Files::embedded(&locale_file("en")).expect("English is in the default theme");
        let mut default: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (message, part) in strings::read(english).parts.into_keys() {
            default.entry(message).or_default().insert(part);
        }
        let mut printed = BTreeMap::new();
        for template in sources
            .files()
            .iter()
            .filter_map(|file| file.template.as_ref())
        {
            add_printed(template, &mut printed);
        }
        let strings = sources
            .files()
            .iter()
            .filter(|file| file.name.ends_with(".ftl"));
        Self {
            default,
            printed,
            texts: strings.map(|file| file.text).collect(),
            chooses_variants: variants::are_chosen(settings),
        }
    }

    /// Returns the defect of a message that does not exist, and that no string refers to.
    fn message_defect(&self, name: &str) -> Option<String> {
        if name == SHARED || self.refers(name) {
            return None;
        }
        if theme_names::is_message(name) {
            return variants::defect(name).filter(|_| !self.chooses_variants);
        }
        let (message, variant) = match name.split_once('_') {
            Some((message, variant)) => (message, format!("_{variant}")),
            None => (name, String::new()),
        };
        let near = match closest(message, [SHARED]) {
            Some(near) => Some(near.to_owned()),
            None => theme_names::message_meant(message)
                .map(|near| format!("{near}{variant}"))
                .or_else(|| theme_names::message_meant(name)),
        };
        let near = near.map_or_else(String::new, |near| format!(": did you mean `{near}`?"));
        Some(format!("there is no message {name}{near}"))
    }

    /// Returns the defect of a part that no template prints.
    fn part_defect(&self, message: &str, part: &str) -> Option<String> {
        let base = message.split_once('_').map_or(message, |(base, _)| base);
        // Other messages are either unknown or texts for other strings.
        let default = self.default.get(base)?;
        if part.is_empty() {
            let is_read = self.refers(message);
            let text =
                format!("nothing reads this text of {message}: write its parts, such as .subject");
            return (!is_read).then_some(text);
        }
        let variable = if base == SHARED { SHARED } else { "text" };
        let printed = self.printed.get(variable);
        let is_printed = printed.is_some_and(|parts| parts.contains(part) || parts.contains(""));
        let is_known = default.contains(part)
            || APART.contains(&part)
            || is_printed
            || self.refers(&format!("{message}.{part}"));
        if is_known {
            return None;
        }
        let known = default.iter().map(String::as_str);
        let near = match closest(part, known.chain(APART)) {
            Some(near) => format!(": did you mean `.{near}`?"),
            None => String::new(),
        };
        Some(format!("no template prints .{part}{near}"))
    }

    /// Returns true if a string may refer to that name.
    fn refers(&self, name: &str) -> bool {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        self.texts.iter().any(|text| {
            text.match_indices(name).any(|(at, _)| {
                let is_whole = !text[at + name.len()..].starts_with(is_name);
                is_whole && text[..at].trim_end().ends_with(['{', '(', ','])
            })
        })
    }
}

/// Adds the strings that a template prints. The whole of `text`, as a loop takes it, stands for all of them;
/// in a component it is a parameter of that name.
fn add_printed<'s>(template: &Template<'s>, printed: &mut BTreeMap<&'s str, BTreeSet<String>>) {
    let of_components = template
        .components
        .iter()
        .flat_map(|one| one.all_nodes())
        .map(|node| (node, true));
    let own = template.all_nodes().into_iter().map(|node| (node, false));
    for (node, is_in_component) in own.chain(of_components) {
        for part in node.expressions().into_iter().flat_map(Expression::all) {
            let Expression::Path(path) = part else {
                continue;
            };
            let field = path.steps.first().map(|step| step.name.replace('_', "-"));
            if matches!(path.root, "text" | SHARED) && (field.is_some() || !is_in_component) {
                let parts = printed.entry(path.root).or_default();
                parts.insert(field.unwrap_or_default());
            }
        }
    }
}
